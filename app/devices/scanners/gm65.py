"""Embedded modules of the GM65 class (GM65, GM805, GM861, EM1365 …): zones of bytes, read and written.

    to the module     7E 00 | type | count | address, two bytes | data … | check, two bytes
    from the module   02 00 | 00 for well done | count | data … | check, two bytes

type: 07 reads `count` bytes, 08 writes them, 09 keeps them over a loss of power. check: CRC-16/XMODEM of everything
between the two header bytes and itself, in answers of everything behind the first byte; AB CD in a question says
"do not check". 9600 baud, CR behind a code. A trigger is answered at once, the code comes later, on the same wire.

Source: user manuals of these modules, chapter "serial port instructions"; open drivers agree.
"""

from __future__ import annotations

from binascii import crc_hqx

from app.devices.scanners.answers import WithoutAnswers
from app.devices.scanners.framing import Framing, LineFramer

READ, WRITE, SAVE = 0x07, 0x08, 0x09
QUESTION, ANSWER = b"\x7e\x00", b"\x02\x00\x00"
UNCHECKED = b"\xab\xcd"
_HARDWARE, _SOFTWARE = 0x00E1, 0x00E2


def question(kind: int, address: int, data: bytes, *, checked: bool = True) -> bytes:
    """Bytes to send: at READ, data is the number of bytes asked for, in one byte."""
    body = bytes((kind, 1 if kind == READ else len(data))) + address.to_bytes(2, "big") + data
    return QUESTION + body + (_check(body) if checked else UNCHECKED)


def answer(data: bytes) -> bytes | None:
    """What a whole answer says; None where it is none, or broken."""
    whole = data.startswith(ANSWER) and len(data) == _length(data)
    return data[4:-2] if whole and _check(data[1:-2]) == data[-2:] else None


def decoder(framing: Framing | None = None) -> WithoutAnswers:
    """Codes, without the answers to our commands among them."""
    return WithoutAnswers(LineFramer(framing), ANSWER, _length, lambda data: answer(data) is not None)


def _length(data: bytes) -> int | None:
    return 4 + data[3] + 2 if len(data) > 3 else None


def _check(data: bytes) -> bytes:
    return crc_hqx(data, 0).to_bytes(2, "big")


TRIGGER = question(WRITE, 0x0002, b"\x01", checked=False)
STOP = question(WRITE, 0x0002, b"\x00", checked=False)
HARDWARE = question(READ, _HARDWARE, b"\x01")
SOFTWARE = question(READ, _SOFTWARE, b"\x01")
