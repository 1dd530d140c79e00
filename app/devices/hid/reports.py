"""Reports of a bar code scanner in, readings out. A scan may be longer than a report: each says whether the next continues it."""

from __future__ import annotations

from dataclasses import dataclass

from app.devices.decoder import Decoded, Garbled
from app.devices.hid.descriptor import ScanReport
from app.devices.hid.layouts import Piece, guessed, layouts, piece_of
from app.domain.device_profiles import DeviceProfile, Ending

CONTINUES_WITHIN_S = 0.2
"""How long the next report of a scan may take; scanners send them a few milliseconds apart."""
DISTRUST_S = 1.0
"""How long, after a scan broke off, its rest may still come. Taken for a scan of its own it would be an invented code."""

NOT_CONTINUED = "the next report of the scan did not come in time"
LATE_REST = "may be the late rest of a scan that broke off"
NOT_FINISHED = "another scan began before this one was whole"
TOO_LONG = "longer than any code"
WENT = "the device went in the middle of a scan"

LONGEST_SCAN = 16384
"""Bytes. A QR code holds 2,953 at most; answers to commands are the longest that come."""
ENDINGS: dict[Ending, tuple[bytes, ...]] = {
    Ending.ANY: (b"\r\n", b"\r", b"\n", b"\t"),
    Ending.CR: (b"\r",),
    Ending.LF: (b"\n",),
    Ending.CRLF: (b"\r\n",),
    Ending.TAB: (b"\t",),
    Ending.NONE: (),
}
"""What may be taken off behind a code. The end of a scan is told by its reports, not by this."""
REPLY = "]Z6"
"""What the last report of an answer to a command begins with. It is no code."""


@dataclass(slots=True)
class _Scan:
    """A scan that is not whole yet. rest: it may be what was left of the one before."""

    rest: bool
    raw: bytes = b""
    data: bytes = b""
    aim: str | None = None
    due_s: float = 0.0

    def add(self, report: bytes, piece: Piece) -> None:
        self.raw += report
        self.data += piece.data
        self.aim = self.aim or piece.aim


class ReportDecoder:
    """Joins the reports of a scan. `feed` takes one whole report, as a HID port gives it.

    That the next report is late is said by `expire` alone: a report that is there came in time, however late it is read.
    """

    def __init__(
        self, descriptor: bytes = b"", profile: DeviceProfile | None = None, *, replies_too: bool = False
    ) -> None:
        """descriptor: the device's own, b"" if it tells none. replies_too: for whoever sent a command."""
        self._layouts = layouts(descriptor)
        self._profile = profile or DeviceProfile()
        self._replies_too = replies_too
        self._scan: _Scan | None = None
        self._broken_aim: str | None = None
        self._distrust_until_s = float("-inf")

    def feed(self, data: bytes, at_s: float) -> list[Decoded | Garbled]:
        """As Decoder. A report that holds no scan changes nothing."""
        layout = self._layout_of(data)
        if layout is None:
            return []
        piece = piece_of(data, layout)
        if isinstance(piece, str):
            return [self._break_off(piece, at_s, data)]
        broken: list[Decoded | Garbled] = []
        if self._scan is not None and _differ(self._scan.aim, piece.aim):
            broken = [self._drop(NOT_FINISHED)]
        return broken + self._take(data, piece, at_s)

    def due_s(self) -> float | None:
        """As Decoder: 200 ms after a report that shall be continued."""
        return None if self._scan is None else self._scan.due_s

    def expire(self, at_s: float) -> list[Decoded | Garbled]:
        """As Decoder: a scan whose next report did not come is no reading."""
        return [] if self._scan is None else [self._break_off(NOT_CONTINUED, at_s)]

    def lost(self) -> list[Garbled]:
        """As Decoder."""
        self._distrust_until_s = float("-inf")
        return [] if self._scan is None else [self._drop(WENT)]

    def replies(self) -> bytes:
        """As Decoder: nothing."""
        return b""

    def _layout_of(self, report: bytes) -> ScanReport | None:
        if not self._layouts:
            return guessed(report)
        return self._layouts.get(0) or self._layouts.get(report[0] if report else 0)

    def _take(self, report: bytes, piece: Piece, at_s: float) -> list[Decoded | Garbled]:
        if self._scan is None:
            self._scan = _Scan(rest=at_s < self._distrust_until_s and not _differ(self._broken_aim, piece.aim))
        self._scan.add(report, piece)
        if len(self._scan.data) > LONGEST_SCAN:
            return [self._break_off(TOO_LONG, at_s)]
        if piece.continued:
            self._scan.due_s = at_s + CONTINUES_WITHIN_S
            return []
        if self._scan.rest:
            self._distrust_until_s = float("-inf")
            return [self._drop(LATE_REST)]
        scan, self._scan = self._scan, None
        return self._whole(scan)

    def _whole(self, scan: _Scan) -> list[Decoded | Garbled]:
        """A scan of nothing but its terminator is none."""
        text = _code_in(scan.data, self._profile)
        if not text or (scan.aim == REPLY and not self._replies_too):
            return []
        return [Decoded((text,), scan.raw, scan.aim)]

    def _break_off(self, why: str, at_s: float, report: bytes = b"") -> Garbled:
        """This scan is none, and its rest may still come."""
        self._distrust_until_s = at_s + DISTRUST_S
        self._broken_aim = None if self._scan is None else self._scan.aim
        return self._drop(why, report)

    def _drop(self, why: str, report: bytes = b"") -> Garbled:
        raw = b"" if self._scan is None else self._scan.raw
        self._scan = None
        return Garbled(raw + report, why)


def _code_in(data: bytes, profile: DeviceProfile) -> str:
    """Without one terminator, and without what the profile says stands around the code."""
    ending = next((ending for ending in ENDINGS[profile.ending] if data.endswith(ending)), b"")
    text = text_of(data.removesuffix(ending), profile.encoding)
    return text.removeprefix(profile.prefix).removesuffix(profile.suffix)


def text_of(data: bytes, encoding: str = "utf-8") -> str:
    """As the profile says; where that cannot be, in the other of UTF-8 and GBK; else each byte for itself."""
    for tried in (encoding, "utf-8", "gb18030"):
        try:
            return data.decode(tried)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _differ(one: str | None, other: str | None) -> bool:
    """Two identifiers that were told and are not the same."""
    return one is not None and other is not None and one != other
