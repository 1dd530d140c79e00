"""A check of one scanner with the sheet: which symbol comes next, what arrived, what was found. No widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.device_profiles import Maker
from app.domain.devices import Link
from app.domain.scanner_check import Arrival, Cure, Finding, Picture, Symbol


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One symbol of the sheet, drawn."""

    symbol: Symbol
    picture: Picture


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and how it is mended."""

    finding: Finding
    cure: Cure


@dataclass(frozen=True, slots=True)
class Checkup:
    """maker, link: of the scanner being checked, as a person chose. at: place of the symbol that is shown.

    came: names of symbols that arrived; nothing: of those somebody gave up. told: None until the check is over.
    """

    device: str
    link: Link
    maker: Maker
    pages: tuple[SheetPage, ...]
    at: int = 0
    arrivals: tuple[Arrival, ...] = ()
    came: frozenset[str] = frozenset()
    nothing: frozenset[str] = frozenset()
    told: tuple[Told, ...] | None = None

    @property
    def page(self) -> SheetPage:
        """The symbol that is shown."""
        return self.pages[self.at]

    @property
    def over(self) -> bool:
        """Every symbol came or was given up."""
        return all(page.symbol.name in self.came | self.nothing for page in self.pages)

    def arrived(self, arrival: Arrival, name: str) -> Checkup:
        """Something came. name: which symbol it was, "" for none of the sheet: then the shown one stays."""
        seen = replace(arrival, asked=arrival.asked or self.page.symbol.name)
        return replace(self, arrivals=(*self.arrivals, seen), came=self.came | ({name} if name else set())).next_of(
            name
        )

    def gave_up(self) -> Checkup:
        """The shown symbol gives nothing."""
        name = self.page.symbol.name
        arrival = Arrival("", self.link, asked=name)
        return replace(self, arrivals=(*self.arrivals, arrival), nothing=self.nothing | {name}).next_of(name)

    def next_of(self, name: str) -> Checkup:
        """Show the next symbol nobody has tried."""
        if not name:
            return self
        left = [place for place, page in enumerate(self.pages) if page.symbol.name not in self.came | self.nothing]
        later = [place for place in left if place > self.at]
        return replace(self, at=(later or left or [self.at])[0])
