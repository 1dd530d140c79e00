"""Which decoder reads a scanner on a serial line: its maker's language, and its own terminator, prefix and encoding."""

from __future__ import annotations

from collections.abc import Callable

from app.devices.decoder import Decoded, Decoder, Garbled
from app.devices.scanners import gm65, newland
from app.devices.scanners.framing import SILENCE_S, Framing, LineFramer, framing_of
from app.devices.scanners.zebra_ssi import LEAST, SCANNER, SsiDecoder
from app.domain.device_profiles import DeviceProfile, Maker


def decoder_for(maker: Maker, profile: DeviceProfile) -> Callable[[], Decoder]:
    """What a machine wants: a new decoder for every time the device is opened."""
    framing = framing_of(profile)
    match maker:
        case Maker.NEWLAND:
            return lambda: newland.decoder(framing)
        case Maker.GM65:
            return lambda: gm65.decoder(framing)
        case Maker.ZEBRA:
            return lambda: PacketsOrLines(framing)
        case _:
            return lambda: LineFramer(framing)


class PacketsOrLines:
    """A Zebra scanner writes packets or plain lines as it is set; its first three bytes tell which. A Decoder.

    A packet begins with its length, an opcode beyond ASCII and NUL for its source; no line does.
    """

    def __init__(self, framing: Framing | None = None) -> None:
        self._packets, self._lines = SsiDecoder(framing), LineFramer(framing)
        self._reading: SsiDecoder | LineFramer | None = None
        self._first = b""
        self._first_until_s: float | None = None

    def feed(self, data: bytes, at_s: float) -> list[Decoded | Garbled]:
        """As Decoder."""
        if self._reading is None:
            self._first += data.lstrip(b"\0") if not self._first else data
            self._first_until_s = at_s + SILENCE_S if self._first else None
            if (chosen := self._chosen(self._first)) is None:
                return []
            self._reading, data, self._first, self._first_until_s = chosen, self._first, b"", None
        found = self._reading.feed(data, at_s)
        self._free()
        return found

    def due_s(self) -> float | None:
        """As Decoder."""
        return self._reading.due_s() if self._reading else self._first_until_s

    def expire(self, at_s: float) -> list[Decoded | Garbled]:
        """As Decoder: fewer than three bytes are no packet."""
        found: list[Decoded | Garbled] = []
        if self._reading is None and self._first:
            self._reading = self._lines
            found = self._lines.feed(self._first, at_s)
            self._first, self._first_until_s = b"", None
        if self._reading is not None:
            found += self._reading.expire(at_s)
        self._free()
        return found

    def lost(self) -> list[Garbled]:
        """As Decoder."""
        if self._first:
            self._lines.feed(self._first, 0.0)
        self._reading, self._first, self._first_until_s = None, b"", None
        return [*self._packets.lost(), *self._lines.lost()]

    def replies(self) -> bytes:
        """As Decoder."""
        return self._packets.replies()

    def _chosen(self, first: bytes) -> SsiDecoder | LineFramer | None:
        if len(first) > 1 and first[1] < 0x80:
            return self._lines
        if len(first) < 3:
            return None
        return self._packets if first[0] >= LEAST and first[2] == SCANNER else self._lines

    def _free(self) -> None:
        """With nothing unfinished, the next bytes may be of either kind: somebody may have changed the setting."""
        if self._reading is not None and self._reading.due_s() is None:
            self._reading = None
