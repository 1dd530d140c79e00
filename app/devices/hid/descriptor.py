"""A HID report descriptor, read for one thing: which bits of which input report are a scan.

A descriptor is a list of items. Global items (page, size, count, report id) stand until they are changed; local ones (usages)
until the next main item; a main item (input, output, feature) lays down its fields behind those before it, in the report
whose id stands. Wanted are the input fields of a bar code scanner's collection, told apart by their usage.

Source: USB Device Class Definition for HID 1.11, section 6.2.2; HID Point of Sale Usage Tables 1.02, page 0x8C.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.devices.hid.items import Bad, Item, items

SCANNER_PAGE = 0x8C
VENDOR_SCANNER_PAGE = 0xFF8C  # of one Honeywell (0c2e:1007); the usages are taken to be the same
SCANNER = 0x02  # the usage of the whole device
AIM = (0xFB, 0xFC, 0xFD)
DATA = 0xFE
CONTINUED = 0xFF
BYTE_COUNT = 0x0001_003B  # of the Generic Desktop page

LONGEST_DESCRIPTOR = 4096  # bytes, as Linux has it
LONGEST_REPORT = 16384  # bytes, as Linux has it


@dataclass(frozen=True, slots=True)
class Bits:
    """A stretch of a report. at: bits from the report's first byte, its id included where it has one."""

    at: int
    size: int

    @property
    def end(self) -> int:
        """The first bit behind it."""
        return self.at + self.size


@dataclass(frozen=True, slots=True)
class ScanReport:
    """Where one input report holds a scan.

    report_id: 0 where the device numbers no reports; then the report begins with its first field.
    aim: the bytes of the AIM identifier, in order; fewer than three where the device tells fewer.
    """

    report_id: int
    data: Bits
    aim: tuple[Bits, ...] = ()
    count: Bits | None = None
    continued: Bits | None = None


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What a descriptor says, as far as it concerns scanning.

    collections: page and usage of each outermost collection. scans: one for each report id that holds decoded data.
    features: the ids of the feature reports.
    """

    collections: tuple[tuple[int, int], ...]
    scans: tuple[ScanReport, ...]
    features: frozenset[int]


@dataclass(frozen=True, slots=True)
class Malformed:
    """No descriptor: why, and at which byte."""

    why: str
    at: int


def parse(descriptor: bytes) -> Descriptor | Malformed:
    """Read a report descriptor as the device gave it."""
    if len(descriptor) > LONGEST_DESCRIPTOR:
        return Malformed("longer than a descriptor may be", LONGEST_DESCRIPTOR)
    reader, at = _Reader(), 0
    try:
        for item in items(descriptor):
            at = item.at
            reader.take(item)
        return reader.result()
    except Bad as bad:
        return Malformed(bad.why, at if bad.at is None else bad.at)


@dataclass(frozen=True, slots=True)
class _Globals:
    page: int = 0
    size: int = 0
    count: int = 0
    report_id: int = 0


@dataclass(slots=True)
class _Fields:
    """What was found so far in one input report."""

    aim: dict[int, list[Bits]] = field(default_factory=dict)
    data: Bits | None = None
    count: Bits | None = None
    continued: Bits | None = None


class _Reader:
    """Goes through the items once. A usage stays unfinished, page and all, until the main item it belongs to."""

    def __init__(self) -> None:
        self._globals = _Globals()
        self._pushed: list[_Globals] = []
        self._usages: list[tuple[int, int]] = []  # ranges, both ends included; with page where above 0xFFFF
        self._minimum: int | None = None
        self._in_set = 0  # usages of an alternative set seen so far, 0 outside one
        self._open: list[int] = []  # the usages of the collections around
        self._outermost: list[tuple[int, int]] = []
        self._ends: dict[tuple[int, int], int] = {}  # (tag, report id) → bits laid down
        self._found: dict[int, _Fields] = {}

    def take(self, item: Item) -> None:
        """One item. Raises Bad."""
        kind = item.tag & 0x0C
        if kind == 0x04:
            self._take_global(item)
        elif kind == 0x08:
            self._take_local(item)
        elif kind == 0x00:
            self._take_main(item)
            self._usages, self._minimum, self._in_set = [], None, 0

    def result(self) -> Descriptor:
        """After the last item. Raises Bad."""
        if self._open:
            raise Bad("a collection is not closed")
        numbered = {report_id for _, report_id in self._ends}
        if 0 in numbered and len(numbered) > 1:
            raise Bad("some reports are numbered and some are not")
        scans = tuple(
            ScanReport(report_id, found.data, _in_order(found.aim), found.count, found.continued)
            for report_id, found in sorted(self._found.items())
            if found.data is not None and found.data.size >= 8
        )
        features = frozenset(report_id for tag, report_id in self._ends if tag == _FEATURE)
        return Descriptor(tuple(self._outermost), scans, features)

    def _take_global(self, item: Item) -> None:
        if item.tag == 0xA4:
            self._pushed.append(self._globals)
        elif item.tag == 0xB4:
            if not self._pushed:
                raise Bad("a pop without a push")
            self._globals = self._pushed.pop()
        elif item.tag == 0x84 and not 0 < item.value <= 0xFF:
            raise Bad("a report id outside 1 to 255")
        elif name := _GLOBALS.get(item.tag):
            self._globals = replace(self._globals, **{name: item.value})

    def _take_local(self, item: Item) -> None:
        if item.tag == 0xA8:
            self._in_set = 1 if item.value else 0
        elif item.tag == 0x08:
            self._add_usages(item.value, item.value)
        elif item.tag == 0x18:
            self._minimum = item.value
        elif item.tag == 0x28:
            if self._minimum is None or self._minimum > item.value:
                raise Bad("a range of usages without a beginning")
            self._add_usages(self._minimum, item.value)
            self._minimum = None

    def _add_usages(self, first: int, last: int) -> None:
        """Of a set of alternatives the first is the one meant by default."""
        if self._in_set <= 1:
            self._usages.append((first, last))
        if self._in_set:
            self._in_set += 1

    def _take_main(self, item: Item) -> None:
        if item.tag == 0xA0:
            usage = self._with_page(self._usages[0][0]) if self._usages else 0
            if not self._open:
                self._outermost.append((usage >> 16, usage & 0xFFFF))
            self._open.append(usage)
        elif item.tag == 0xC0:
            if not self._open:
                raise Bad("a collection is closed that was not opened")
            self._open.pop()
        elif item.tag in (_INPUT, _OUTPUT, _FEATURE):
            start = self._lay_down(item.tag)
            if item.tag == _INPUT and not item.value & 1 and self._open and self._open[0] in _SCANNERS:
                self._note(start)

    def _lay_down(self, tag: int) -> int:
        """Room in the report for a main item's fields; the bit at which they begin."""
        now = self._globals
        start = self._ends.get((tag, now.report_id), 8 if now.report_id else 0)
        end = start + now.size * now.count
        if end > LONGEST_REPORT * 8:
            raise Bad("a report longer than a report may be")
        self._ends[tag, now.report_id] = end
        return start

    def _note(self, start: int) -> None:
        """Keep the wanted ones of the fields that begin at bit `start`. The last usage stands for all fields left over."""
        now, index = self._globals, 0
        found = self._found.setdefault(now.report_id, _Fields())
        for number, (first, last) in enumerate(self._usages):
            first, last = self._with_page(first), self._with_page(last)
            for usage in _WANTED:
                nth = index + usage - first
                if first <= usage <= last and nth < now.count:
                    to_the_end = number == len(self._usages) - 1 and usage == last
                    many = now.count - nth if to_the_end else 1
                    _keep(found, usage, Bits(start + nth * now.size, many * now.size))
            index += max(0, last - first + 1)

    def _with_page(self, usage: int) -> int:
        return usage if usage > 0xFFFF else self._globals.page << 16 | usage


def _keep(found: _Fields, usage: int, bits: Bits) -> None:
    if usage == BYTE_COUNT:
        found.count = found.count or bits
        return
    short = usage & 0xFFFF
    if short == DATA:
        together = found.data is not None and found.data.end == bits.at
        found.data = Bits(found.data.at, found.data.size + bits.size) if together and found.data else found.data or bits
    elif short == CONTINUED:
        found.continued = found.continued or bits
    else:
        found.aim.setdefault(short, _bytes_of(bits))


def _bytes_of(bits: Bits) -> list[Bits]:
    return [Bits(at, 8) for at in range(bits.at, bits.end - 7, 8)]


def _in_order(aim: dict[int, list[Bits]]) -> tuple[Bits, ...]:
    return tuple(one for usage in AIM for one in aim.get(usage, ()))[:3]


_INPUT, _OUTPUT, _FEATURE = 0x80, 0x90, 0xB0
_GLOBALS = {0x04: "page", 0x74: "size", 0x94: "count", 0x84: "report_id"}
_SCANNERS = frozenset({SCANNER_PAGE << 16 | SCANNER, VENDOR_SCANNER_PAGE << 16 | SCANNER})
_WANTED = (
    BYTE_COUNT,
    *(page << 16 | usage for page in (SCANNER_PAGE, VENDOR_SCANNER_PAGE) for usage in (*AIM, DATA, CONTINUED)),
)
