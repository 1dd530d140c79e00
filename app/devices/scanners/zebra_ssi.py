"""Zebra's and Symbol's Simple Serial Interface: packets with a check sum, each of them acknowledged.

    length | opcode | source | status | data … | check sum, high and low byte

length: of everything but the check sum, so 4 to 255. source: 0 the scanner, 4 the host. status bit 0: sent again; bit 1:
more packets of this message follow. Check sum: two's complement of the sum of all bytes before it, 16 bits.

A code comes as DECODE_DATA: its type, then its characters with the scanner's own prefix and suffix; a long one as several
such packets. The host answers ACK, or NAK with a reason, within the scanner's timeout (2 s by default), else the scanner
sends it again, twice at most. Engines that sleep must be woken by a NUL 50 ms before a command; the others ignore it.

Source: Zebra's "Simple Serial Interface Programmer's Guide" (72E-40451) and the SSI chapters of its integration guides;
code types as there and in the vendor's scanner SDK. Not known for certain: whether the packets of a long code repeat its
type (we take it so, as the format of DECODE_DATA has it). Newer firmware sets more status bits; they are ignored. Bluetooth
models wrap very long codes differently (opcode 0x73): those packets are denied, and the code told as garbled.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from app.devices.decoder import Decoded, Garbled
from app.devices.scanners.framing import WENT, Framing, LineFramer

SCANNER, HOST = 0x00, 0x04
RETRANSMITTED, CONTINUED = 0x01, 0x02
LEAST = 4
SILENCE_S = 0.3
"""The rest of a packet comes at once; the next one of a message after our ACK."""
BROKEN = "broken packet"
UNKNOWN = "unknown packet"
MOST_PARTS = 64


class Opcode(IntEnum):
    """What a packet is about."""

    REQUEST_REVISION = 0xA3
    REPLY_REVISION = 0xA4
    PARAM_SEND = 0xC6
    ACK = 0xD0
    NAK = 0xD1
    START_SESSION = 0xE4
    STOP_SESSION = 0xE5
    BEEP = 0xE6
    SCAN_ENABLE = 0xE9
    SCAN_DISABLE = 0xEA
    DECODE_DATA = 0xF3
    EVENT = 0xF6


_TOLD_BY_SCANNERS = frozenset({Opcode.REPLY_REVISION, Opcode.PARAM_SEND, Opcode.EVENT})
"""Beside codes, and of no interest to us."""


class Cause(IntEnum):
    """Why a NAK."""

    RESEND = 1
    BAD_CONTEXT = 2
    DENIED = 6


AIM_OF_TYPE = {
    0x01: "]A0", 0x02: "]F0", 0x03: "]C0", 0x04: "]S0", 0x06: "]I0", 0x07: "]G0", 0x08: "]E0", 0x09: "]E0",
    0x0A: "]E4", 0x0B: "]E0", 0x0C: "]H0", 0x0E: "]M0", 0x0F: "]C1", 0x11: "]L0", 0x13: "]A4", 0x16: "]E0",
    0x1A: "]L0", 0x1B: "]d1", 0x1C: "]Q1", 0x2D: "]z0", 0x30: "]e0", 0x31: "]e0", 0x32: "]e0", 0xC1: "]d2",
    0xC2: "]Q3",
}  # fmt: skip
"""AIM identifiers of the scanner's code types, where there is one answer."""


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet, whole and checked."""

    opcode: int
    source: int
    status: int
    data: bytes

    def __repr__(self) -> str:
        """Without the data: it may be a patient's token."""
        return f"Packet({self.opcode:#04x}, {self.status:#04x}, {len(self.data)} bytes)"


def packet(opcode: int, data: bytes = b"", *, source: int = HOST, status: int = 0) -> bytes:
    """The bytes of a packet; at most 251 of data."""
    body = bytes((LEAST + len(data), opcode, source, status)) + data
    return body + check_sum(body)


def check_sum(body: bytes) -> bytes:
    """Two's complement of the sum, 16 bits, high byte first."""
    return (-sum(body) & 0xFFFF).to_bytes(2, "big")


WAKE = b"\0"
ACK = packet(Opcode.ACK)
START, STOP = packet(Opcode.START_SESSION), packet(Opcode.STOP_SESSION)
ENABLE, DISABLE = packet(Opcode.SCAN_ENABLE), packet(Opcode.SCAN_DISABLE)
BEEP = packet(Opcode.BEEP, b"\0")  # one short high beep
IDENTIFY = packet(Opcode.REQUEST_REVISION)


def nak(cause: Cause) -> bytes:
    """Refuse a packet."""
    return packet(Opcode.NAK, bytes((cause,)))


class SsiDecoder:
    """Makes codes of packets, and answers them. A Decoder."""

    def __init__(self, framing: Framing | None = None) -> None:
        """framing: for the prefix, suffix and encoding of the codes; their ends are the packets'."""
        self._framer = LineFramer(framing)
        self._pending = b""
        self._parts: list[Packet] = []
        self._raw = b""
        self._before: Packet | None = None
        self._replies = b""
        self._due_s: float | None = None

    def feed(self, data: bytes, at_s: float) -> list[Decoded | Garbled]:
        """As Decoder."""
        found: list[Decoded | Garbled] = []
        self._pending += data
        while (raw := self._next()) is not None:
            found += self._take(raw)
        self._due_s = at_s + SILENCE_S if self._pending else at_s + 10 * SILENCE_S if self._parts else None
        return found

    def due_s(self) -> float | None:
        """As Decoder."""
        return self._due_s

    def expire(self, at_s: float) -> list[Decoded | Garbled]:
        """As Decoder: half a packet is asked for again, a message whose rest never came is given up."""
        if self._pending:
            self._replies += nak(Cause.RESEND)
            broken, self._pending = self._pending, b""
            self._due_s = at_s + 10 * SILENCE_S if self._parts else None
            return [Garbled(broken, BROKEN)]
        return [*self._give_up(BROKEN)]

    def lost(self) -> list[Garbled]:
        """As Decoder."""
        self._raw, self._pending = self._raw + self._pending, b""
        self._before = None
        return self._give_up(WENT)

    def replies(self) -> bytes:
        """As Decoder: ACK or NAK for what was fed."""
        told, self._replies = self._replies, b""
        return told

    def _give_up(self, why: str) -> list[Garbled]:
        raw = self._raw
        self._parts, self._raw, self._due_s = [], b"", None
        return [Garbled(raw, why)] if raw else []

    def _next(self) -> bytes | None:
        """The next packet as its length tells; what cannot be a length is skipped."""
        self._pending = self._pending.lstrip(bytes(range(LEAST)))
        if not self._pending or len(self._pending) < self._pending[0] + 2:
            return None
        length = self._pending[0] + 2
        raw, self._pending = self._pending[:length], self._pending[length:]
        return raw

    def _take(self, raw: bytes) -> list[Decoded | Garbled]:
        got = parsed(raw)
        if got is None:
            self._replies += nak(Cause.RESEND)
            return [Garbled(raw, BROKEN)]
        if got.source == HOST or got.opcode in (Opcode.ACK, Opcode.NAK):
            return []  # an echo of ours, or an answer to it
        if got.opcode != Opcode.DECODE_DATA:
            known = got.opcode in _TOLD_BY_SCANNERS
            self._replies += ACK if known else nak(Cause.DENIED)
            return [] if known else [Garbled(raw, UNKNOWN)]
        self._replies += ACK
        if got.status & RETRANSMITTED and self._had(got):
            return []
        self._before = got
        return self._code(got, raw)

    def _had(self, got: Packet) -> bool:
        """Whether it is the packet we had last: then the scanner did not hear our ACK."""
        before = self._before
        return before is not None and (before.data, before.status | RETRANSMITTED) == (got.data, got.status)

    def _code(self, got: Packet, raw: bytes) -> list[Decoded | Garbled]:
        self._parts.append(got)
        self._raw += raw
        if got.status & CONTINUED and len(self._parts) < MOST_PARTS:
            return []
        text = b"".join(part.data[1:] for part in self._parts)
        kinds = {part.data[:1] for part in self._parts}
        whole, self._parts, self._raw = self._raw, [], b""
        if got.status & CONTINUED or len(kinds) > 1 or kinds == {b""}:
            return [Garbled(whole, BROKEN)]
        found = self._framer.codes(whole, text)
        aim = AIM_OF_TYPE.get(got.data[0])
        return [Decoded(one.texts, one.raw, one.symbology or aim) for one in found]


def parsed(raw: bytes) -> Packet | None:
    """The packet of these bytes; None where they are broken."""
    if len(raw) < LEAST + 2 or raw[0] != len(raw) - 2 or check_sum(raw[:-2]) != raw[-2:]:
        return None
    return Packet(raw[1], raw[2], raw[3], raw[4:-2])


def revision(data: bytes) -> bytes | None:
    """The text of REPLY_REVISION among the packets of these bytes; None while it has not come whole."""
    while len(data) >= LEAST and len(data) >= data[0] + 2:
        got = parsed(data[: data[0] + 2])
        if got is not None and got.opcode == Opcode.REPLY_REVISION:
            return got.data
        data = data[data[0] + 2 :] if got is not None else data[1:]
    return None
