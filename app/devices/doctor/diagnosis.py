"""What is wrong with a scanner, told from what arrived of the sheet. Pure.

Figures: keyboard scanners write 1 to 50 ms a character, people slower than 80 ms; a serial scanner's pieces follow one
another without a pause, since 9600 baud make a character in 1 ms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from app.devices.doctor.alignment import Aligned, align
from app.devices.doctor.sheet import SHEET
from app.domain.device_profiles import Ending
from app.domain.devices import Link
from app.domain.scanner_check import Arrival, Fault, Finding

SLOW_KEYS_MS = 50.0
"""On average; from here on people and scanners cannot be told apart for sure."""
SLOW_PIECES_MS = 150.0
"""Between two pieces of one code; half of the silence that ends one."""

_ASKABLE = (Link.SERIAL, Link.NETWORK, Link.HID_POS)
_FRAMED = (Link.HID_POS, Link.USB)


@dataclass(frozen=True, slots=True)
class _Seen:
    arrival: Arrival
    aligned: Aligned

    @property
    def name(self) -> str:
        return self.aligned.symbol.name if self.aligned.symbol is not None else self.arrival.asked


def symbol_of(arrival: Arrival) -> str:
    """Name of the symbol it was, "" where it was none of the sheet."""
    if arrival.nothing:
        return ""
    symbol = align(arrival.text, arrival.asked).symbol
    return symbol.name if symbol is not None else ""


def diagnose(arrivals: Iterable[Arrival], *, chosen: Link | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong, the gravest first; empty where all is well.

    chosen: how the scanner should reach the program, where a person has said so.
    """
    told = list(arrivals)
    seen = [_Seen(one, align(one.text, one.asked)) for one in told if not one.nothing]
    if told and not seen:
        return (Finding(Fault.SILENT),)
    found = [
        *_wrong_mode(seen, chosen),
        *_missing(told, seen),
        *_on_the_way(seen),
        *_composed(seen),
        *_around(seen, Fault.PREFIX),
        *_around(seen, Fault.SUFFIX),
        *_endings(seen),
        *_slow(seen),
    ]
    order = list(Fault)
    return tuple(sorted(found, key=lambda finding: order.index(finding.fault)))


def _wrong_mode(seen: Sequence[_Seen], chosen: Link | None) -> Iterator[Finding]:
    if chosen in _ASKABLE and any(one.arrival.via is Link.KEYBOARD for one in seen):
        yield Finding(Fault.WRONG_MODE, _names(seen), str(chosen))


def _missing(told: Sequence[Arrival], seen: Sequence[_Seen]) -> Iterator[Finding]:
    """Somebody tried, and nothing came, though other symbols did; a later success counts."""
    came = {one.name for one in seen}
    silent = {one.asked for one in told if one.nothing and one.asked} - came
    if silent:
        yield Finding(Fault.SYMBOLOGY_OFF, _sorted(silent))


def _on_the_way(seen: Sequence[_Seen]) -> Iterator[Finding]:
    """What happened to the characters. Only the last try with each symbol counts."""
    shows: dict[Fault, str] = {}
    names: dict[Fault, set[str]] = {}
    for one in {one.name: one for one in seen}.values():
        for fault, what in one.aligned.faults:
            shows[fault] = shows.get(fault) or what
            names.setdefault(fault, set()).add(one.name)
    for fault, what in shows.items():
        yield Finding(fault, _sorted(names[fault]), what)


def _composed(seen: Sequence[_Seen]) -> Iterator[Finding]:
    """An input method that did no harm this time will do some the next."""
    last = {one.name: one for one in seen}.values()
    harmed = any(fault is Fault.INPUT_METHOD for one in last for fault, _ in one.aligned.faults)
    names = {one.name for one in last if one.arrival.composed}
    if names and not harmed:
        yield Finding(Fault.INPUT_METHOD, _sorted(names))


def _around(seen: Sequence[_Seen], fault: Fault) -> Iterator[Finding]:
    """Each maker's letter for the kind of symbol may differ from symbol to symbol: all are told."""
    parts: dict[str, set[str]] = {}
    for one in seen:
        part = one.aligned.before if fault is Fault.PREFIX else one.aligned.behind
        if part:
            parts.setdefault(part, set()).add(one.name)
    if parts:
        yield Finding(fault, _sorted(set().union(*parts.values())), " ".join(parts))


def _endings(seen: Sequence[_Seen]) -> Iterator[Finding]:
    """A HID report ends by itself; a key or a byte does not."""
    bare = {one.name for one in seen if one.arrival.ending is Ending.NONE and one.arrival.via not in _FRAMED}
    if bare:
        yield Finding(Fault.NO_ENDING, _sorted(bare))


def _slow(seen: Sequence[_Seen]) -> Iterator[Finding]:
    for keys in (True, False):
        mine = [one for one in seen if (one.arrival.via is Link.KEYBOARD) is keys and one.arrival.gaps_ms]
        if not mine:
            continue
        figure = max((fmean if keys else max)(one.arrival.gaps_ms) for one in mine)
        if figure > (SLOW_KEYS_MS if keys else SLOW_PIECES_MS):
            yield Finding(Fault.SLOW, _names(mine), figure=round(figure, 1))


def _names(seen: Iterable[_Seen]) -> tuple[str, ...]:
    return _sorted({one.name for one in seen})


def _sorted(names: set[str]) -> tuple[str, ...]:
    order = [symbol.name for symbol in SHEET]
    return tuple(sorted(names - {""}, key=lambda name: order.index(name) if name in order else len(order)))
