"""Columns of a table as data, and what a person made of them: which are shown, how wide, in which order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True)  # no slots: until Python 3.13 `Column[Row](…)` of a frozen class with slots raises TypeError
class Column(Generic[Row]):
    """One column.

    title: called on each language change. text: what the cell shows, copies and finds. brief: what it shows instead, where
    the text may be too much for a cell; the tooltip has all of it. order: what it is sorted by, the text unless given.
    width in pixels; 0 takes what is left. number: right-aligned. tone, icon: by row, "" for none.
    total: what stands under the column, of all rows now shown. shown: without a choice of the person's. firm: half of it
    could be mistaken, so it takes the width its texts want before all others. spare: it goes out of sight before anything
    is cut, because the same stands elsewhere on the screen.
    """

    id: str
    title: Callable[[], str]
    text: Callable[[Row], str]
    width: int = 0
    order: Callable[[Row], Any] | None = None
    number: bool = False
    tone: Callable[[Row], str] | None = None
    icon: Callable[[Row], str] | None = None
    total: Callable[[Iterable[Row]], str] | None = None
    shown: bool = True
    firm: bool = False
    spare: bool = False
    brief: Callable[[Row], str] | None = None

    def cell(self, row: Row) -> str:
        """What stands in its cell."""
        return (self.brief or self.text)(row)


class Memory(Protocol):
    """Where small choices of a person are kept between starts."""

    def get(self, name: str) -> str | None: ...

    def put(self, name: str, value: str) -> None: ...


class NoMemory:
    """Keeps choices for as long as the program runs."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """What was put under that name."""
        return self._kept.get(name)

    def put(self, name: str, value: str) -> None:
        """Keep it."""
        self._kept[name] = value


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """order: column ids from left to right. hidden: ids. widths: id -> pixels."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    widths: tuple[tuple[str, int], ...] = ()

    def to_text(self) -> str:
        """For a `Memory`."""
        return json.dumps({"order": self.order, "hidden": sorted(self.hidden), "widths": dict(self.widths)})

    @classmethod
    def from_text(cls, text: str | None, columns: Sequence[Column[Any]]) -> ColumnChoice:
        """What was kept, as far as it still fits the columns there are; the columns' own choice where nothing was."""
        known = [column.id for column in columns]
        try:
            kept = json.loads(text or "")
            order = [str(name) for name in kept["order"] if name in known]
            hidden = frozenset(str(name) for name in kept["hidden"] if name in known)
            widths = {
                str(name): int(px) for name, px in kept["widths"].items() if name in known and 20 <= int(px) < 3000
            }
        except (ValueError, KeyError, TypeError, AttributeError):
            return cls(tuple(known), frozenset(column.id for column in columns if not column.shown))
        order += [name for name in known if name not in order]
        return cls(tuple(order), hidden, tuple(widths.items()))
