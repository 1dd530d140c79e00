"""Reports and report descriptors of scanners that do not exist, one shape for each that is known of."""

from __future__ import annotations

from dataclasses import dataclass

SCANNER = b"\x05\x8c\x09\x02\xa1\x01"  # page bar code scanner, usage bar code scanner, application collection
BYTES = b"\x15\x00\x26\xff\x00\x75\x08"  # 0 to 255, eight bits each
KEYBOARD = bytes.fromhex("05010906a101050719e029e71500250175019508810295017508810395067508150025650507190029658100c0")
"""The boot keyboard of the HID standard, appendix E.6, without its lights."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one make lays out a scan. report_id: 0 for none. before_aim: bytes between count and identifier. after: behind the data."""

    name: str
    report_id: int = 2
    count: bool = True
    before_aim: int = 0
    room: int = 56
    after: int = 2

    def descriptor(self) -> bytes:
        """What the device says of itself."""
        parts = [SCANNER]
        if self.report_id:
            parts.append(bytes([0x85, self.report_id]))
        parts += [b"\x09\x12\xa1\x02", BYTES]
        if self.count:
            parts.append(b"\x95\x01\x05\x01\x09\x3b\x81\x02\x05\x8c")
        parts.append(_vendor(self.before_aim))
        parts.append(b"\x95\x03\x09\xfb\x09\xfc\x09\xfd\x81\x02")
        parts.append(bytes([0x95, self.room]) + b"\x09\xfe\x82\x02\x01")
        parts.append(_vendor(self.after))
        parts.append(b"\x25\x01\x75\x01\x95\x01\x09\xff\x81\x02\x75\x07\x81\x03\xc0\xc0")
        return b"".join(parts)

    def reports(self, data: bytes, aim: str = "]C0") -> list[bytes]:
        """A scan, cut into as many reports as it needs."""
        pieces = [data[at : at + self.room] for at in range(0, len(data), self.room)] or [b""]
        return [self.report(piece, aim, continued=piece is not pieces[-1]) for piece in pieces]

    def report(self, data: bytes, aim: str = "]C0", *, continued: bool = False, count: int | None = None) -> bytes:
        """One report. count: what it says it holds, where that is to be a lie."""
        return b"".join(
            [
                bytes([self.report_id]) if self.report_id else b"",
                bytes([len(data) if count is None else count]) if self.count else b"",
                b"\x07" * self.before_aim,
                aim.encode().ljust(3, b"\0"),
                data.ljust(self.room, b"\0"),
                b"\x6a\x00"[: self.after],
                bytes([continued]),
            ]
        )


def _vendor(count: int) -> bytes:
    """So many bytes of the maker's own."""
    return b"" if count == 0 else b"\x95" + bytes([count]) + b"\x06\x00\xff\x09\x01\x81\x02\x05\x8c"


HONEYWELL = Shape("honeywell")
WITHOUT_ID = Shape("honeywell, no report id", report_id=0)
SHIFTED = Shape("one byte more before the identifier", before_aim=1, after=1)
SHIFTED_WITHOUT_ID = Shape("one byte more, no report id", report_id=0, before_aim=1, after=1)
SHORT = Shape("nothing behind the data", after=0)
GENERIC = Shape("no count", count=False, after=0)
GENERIC_WITHOUT_ID = Shape("no count, no report id", report_id=0, count=False, after=0)
NAMED_SHAPES = (HONEYWELL, WITHOUT_ID, SHIFTED, SHIFTED_WITHOUT_ID, SHORT, GENERIC, GENERIC_WITHOUT_ID)
"""Told apart even where the device keeps its descriptor to itself."""
ODD = Shape("odd", report_id=9, before_aim=3, room=20, after=2)
ODD_WITHOUT_COUNT = Shape("odd, no count", report_id=9, count=False, before_aim=1, room=9, after=1)
SHAPES = (*NAMED_SHAPES, ODD, ODD_WITHOUT_COUNT)
