"""Where the scan lies in a report, and taking it from there.

The device's descriptor tells it. Where it does not, the layout that Honeywell, Intermec and Youjie share is taken, and its
known relatives:

    02 | count | ] x N | 56 bytes, zero padded | code id | letter or 0 | 1 if continued
    02 | count | one byte more | ] x N | 56 bytes …
    02 | ] x N | 56 bytes, zero padded | 1 if continued
    each also without the 02, the report id
"""

from __future__ import annotations

from dataclasses import dataclass

from app.devices.hid.descriptor import Bits, Descriptor, ScanReport, parse

TOO_SHORT = "report too short"
COUNT_TOO_LARGE = "more bytes announced than a report holds"

HONEYWELL_ID = 0x02
HONEYWELL_DATA = 56


@dataclass(frozen=True, slots=True)
class Piece:
    """What one report holds of a scan. aim: None where the report tells none."""

    data: bytes
    aim: str | None
    continued: bool

    def __repr__(self) -> str:
        """Without what was read: it may be a patient's token."""
        return f"Piece({len(self.data)} bytes, {self.aim}, continued={self.continued})"


def layouts(descriptor: bytes) -> dict[int, ScanReport]:
    """By report id, 0 where reports are not numbered; empty where the descriptor tells none, whatever is wrong with it."""
    found = parse(descriptor)
    return {scan.report_id: scan for scan in found.scans} if isinstance(found, Descriptor) else {}


def piece_of(report: bytes, layout: ScanReport) -> Piece | str:
    """One report taken apart; a text if it cannot be: why."""
    told = [layout.data, *layout.aim, *(bits for bits in (layout.count, layout.continued) if bits is not None)]
    if len(report) * 8 < max(bits.end for bits in told):
        return TOO_SHORT
    whole = int.from_bytes(report, "little")
    data = _cut(whole, layout.data).to_bytes((layout.data.size + 7) // 8, "little")
    if layout.count is None:
        data = data.rstrip(b"\0")
    elif (count := _cut(whole, layout.count)) <= len(data):
        data = data[:count]
    else:
        return COUNT_TOO_LARGE
    aim = bytes(_cut(whole, bits) for bits in layout.aim)
    return Piece(data, _identifier(aim), layout.continued is not None and bool(_cut(whole, layout.continued) & 1))


def guessed(report: bytes) -> ScanReport | None:
    """The layout of a report whose descriptor is unknown, by where the AIM identifier's "]" stands and how long it is.

    None: it is no scan of a known layout.
    """
    numbered = report[:1] == bytes([HONEYWELL_ID])
    length, at = len(report), report[:4].find(b"]")
    if at == -1 and numbered and length >= 62 and not any(report[2:5]):
        at = 2  # a scanner that tells no identifier
    if at == 0 or (at == 1 and numbered):
        return _told_by(at, length, None)
    if at == 1 or (at == 2 and (not numbered or length == 63)):
        return _told_by(at, length, 0)
    return _told_by(at, length, 1) if at in (2, 3) and numbered else None


def _told_by(aim_at: int, length: int, count_at: int | None) -> ScanReport | None:
    """A layout in whole bytes. The last byte says whether the scan is continued, whatever stands before it."""
    data_at, last = aim_at + 3, length - 1
    room = min(HONEYWELL_DATA, last - data_at)
    if room < 1:
        return None
    return ScanReport(
        report_id=0,
        data=_bytes(data_at, room),
        aim=tuple(_bytes(at, 1) for at in range(aim_at, data_at)),
        count=None if count_at is None else _bytes(count_at, 1),
        continued=_bytes(last, 1),
    )


def _identifier(aim: bytes) -> str | None:
    return aim.decode("ascii") if len(aim) == 3 and aim[:1] == b"]" and aim.isascii() and aim[1:].isalnum() else None


def _cut(whole: int, bits: Bits) -> int:
    return whole >> bits.at & (1 << bits.size) - 1


def _bytes(at: int, count: int) -> Bits:
    return Bits(at * 8, count * 8)
