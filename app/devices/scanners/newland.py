"""Newland scanners and engines: commands of text, questions in frames.

    ?                               are you there; answered !
    ESC 1, ESC 0                    begin and end reading; answered ACK
    NLS0006010;                     settings may be changed; each is answered ACK or NAK. NLS0006000; ends that
    7E 00 | length | 33 | what | check      a question; length and check as below
    02 00 | length | 34 | text | check      its answer

length: two bytes, high first, from 33 or 34 to the end of the text. check: all ones XOR every byte from the length on.
The older HR1030 has a language of its own and is not asked. A command that beeps is not known.

Source: Newland's serial command manuals; open drivers for FM420, EM3096, EM2039 and the readers built on them agree.
"""

from __future__ import annotations

from functools import reduce
from operator import xor

from app.devices.scanners.answers import WithoutAnswers
from app.devices.scanners.framing import Framing, LineFramer

ACK, NAK = b"\x06", b"\x15"
PROBE, PRESENT = b"?", b"!"
TRIGGER, STOP = b"\x1b1", b"\x1b0"
SETTINGS_OPEN, SETTINGS_CLOSED = b"NLS0006010;", b"NLS0006000;"
QUESTION, ANSWER = b"\x7e\x00", b"\x02\x00"
_ASKED, _TOLD = 0x33, 0x34


def question(what: bytes) -> bytes:
    """Bytes to send."""
    body = (len(what) + 1).to_bytes(2, "big") + bytes((_ASKED,)) + what
    return QUESTION + body + _check(body)


def answer(data: bytes) -> bytes | None:
    """What a whole answer says; None where it is none, or broken."""
    whole = data.startswith(ANSWER) and len(data) == _length(data) and data[4] == _TOLD
    return data[5:-1] if whole and _check(data[2:-1]) == data[-1:] else None


def setting(number: str, value: str = "") -> bytes:
    """A command that sets something, for example `setting("0313000", "3000")`; between SETTINGS_OPEN and _CLOSED."""
    return f"NLS{number}{'=' if value else ''}{value};".encode("ascii")


def decoder(framing: Framing | None = None) -> WithoutAnswers:
    """Codes, without the answers to our questions among them; the framing itself knows ACK and NAK for noise."""
    return WithoutAnswers(LineFramer(framing), ANSWER, _length, lambda data: answer(data) is not None)


def _length(data: bytes) -> int | None:
    """At least one byte behind the length, where the kind of an answer stands."""
    return 4 + max(1, int.from_bytes(data[2:4], "big")) + 1 if len(data) > 3 else None


def _check(data: bytes) -> bytes:
    return bytes((0xFF ^ reduce(xor, data),))


VERSION, NUMBER = question(b"\x47"), question(b"H020")
"""What it is, and its own number."""
