"""Keeps a table's columns as the person wants them: which are shown, in which order, how wide; and as the room allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu

from app.ui.columns import Column, ColumnChoice, Memory
from app.ui.sheet import Sheet

_DEFAULT_WIDTH = 120
_BROAD = 100  # narrower columns never give way
_LEAST_TAKEN, _USUAL_TAKEN = 165, 240  # a drug's name
_MOST_GIVEN = 0.5
_MOST_GROWN = 220  # a strength as it stands on insulin pens; what is longer is cut after all
_MEASURED_ROWS = 100
_TITLE_PADDING = 28  # both sides, as the style sheet has it, and a point of room
_TAKES = QHeaderView.ResizeMode.Stretch


class ColumnKeeper(QObject):
    """Sets up the header of a sheet that has its model, and remembers what a person changes."""

    def __init__(self, name: str, sheet: Sheet, columns: Sequence[Column[Any]], memory: Memory) -> None:
        super().__init__(sheet)
        self._name, self._sheet, self._columns, self._memory = name, sheet, tuple(columns), memory
        self._header = sheet.horizontalHeader()
        self._widths: dict[str, int] = {}  # those a person chose
        self._ours = False  # what changes now is our doing, not a person's
        self._aside: set[int] = set()  # spare columns the room has no place for
        self._needs = [0] * len(self._columns)  # widths in which nothing would be cut
        self._measured: object = None  # the rows they were measured by
        self._advances: dict[str, int] = {}
        self._wear(ColumnChoice.from_text(memory.get(name), self._columns))
        self._header.customContextMenuRequested.connect(self._offer)
        self._header.sectionResized.connect(self._resized)
        self._header.sectionMoved.connect(self._remember)
        sheet.resized.connect(self._make_room)
        sheet.model().modelReset.connect(self._rows_changed)
        sheet.model().dataChanged.connect(self._cells_changed)
        sheet.model().headerDataChanged.connect(self._words_changed)

    def shown(self) -> list[int]:
        """Model columns from left to right, as they stand; also those there is no room for now."""
        return [place for place in self._in_order() if not self._is_hidden(place)]

    def menu(self) -> QMenu:
        """A check mark for each column, and back to how it was."""
        menu = QMenu(self._sheet)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, column in enumerate(self._columns):
            there = not self._header.isSectionHidden(place)  # what there was no room for can be asked for
            entry = QAction(column.title(), menu, checkable=True, checked=there)
            entry.toggled.connect(lambda on, place=place: self._show(place, on))
            menu.addAction(entry)
        menu.addSeparator()
        menu.addAction(self.tr("恢复默认列"), self._forget)
        return menu

    def _wear(self, choice: ColumnChoice) -> None:
        self._widths, self._aside = dict(choice.widths), set()
        place_of = {column.id: place for place, column in enumerate(self._columns)}
        with self._our_doing():
            for place, name in enumerate(choice.order):
                self._header.moveSection(self._header.visualIndex(place_of[name]), place)
            for place, column in enumerate(self._columns):
                self._header.setSectionHidden(place, column.id in choice.hidden)
                takes = column.width == 0 and column.id not in self._widths
                self._header.setSectionResizeMode(place, _TAKES if takes else QHeaderView.ResizeMode.Interactive)
                if not takes:
                    self._header.resizeSection(place, self._wish(place) or _DEFAULT_WIDTH)

    def _make_room(self) -> None:
        """Every column gets the width it wants, in this order: what could be mistaken, what takes the rest, all others.

        Where that is too much, spare columns go out of sight and broad ones give way. Widths a person chose stay.
        """
        self._put_aside()
        places = [place for place in self.shown() if place not in self._aside]
        taking = [place for place in places if self._takes(place)]
        if not taking:
            return
        widths = {place: self._least(place) for place in places}
        free = self._sheet.viewport().width() - sum(widths.values())
        if free < 0:
            broad = [place for place in places if self._gives_way(place)]
            share = min(-free / max(sum(widths[place] for place in broad), 1), _MOST_GIVEN)
            widths |= {place: int(widths[place] * (1 - share)) for place in broad}
        else:
            free -= sum(max(min(self._needs[place], _USUAL_TAKEN) - widths[place], 0) for place in taking)
            widths |= self._grown(widths, free)
        with self._our_doing():
            for place in places:
                if place not in taking:
                    self._header.resizeSection(place, widths[place])

    def _put_aside(self) -> None:
        """Of the spare columns the last go first, and come back as soon as there is room."""
        wanted = {place: self._least(place) for place in self.shown()}
        lacking = sum(wanted.values()) - self._sheet.viewport().width()
        aside: set[int] = set()
        for place in reversed(list(wanted)):
            if lacking > 0 and self._columns[place].spare and not self._is_chosen(place):
                aside.add(place)
                lacking -= wanted[place]
        with self._our_doing():
            for place in aside ^ self._aside:
                self._header.setSectionHidden(place, place in aside)
        self._aside = aside

    def _grown(self, widths: dict[int, int], free: int) -> dict[int, int]:
        """Columns whose texts are cut get what is free; those that want little come first."""
        lacks = {
            place: min(self._needs[place], _MOST_GROWN) - width
            for place, width in widths.items()
            if not self._takes(place) and not self._is_chosen(place)
        }
        grown: dict[int, int] = {}
        for place, lack in sorted(lacks.items(), key=lambda pair: pair[1]):
            if 0 < lack <= free:
                grown[place] = widths[place] + lack
                free -= lack
        return grown

    def _least(self, place: int) -> int:
        """Less would be cut where it must not be."""
        column, need = self._columns[place], self._needs[place]
        if self._takes(place):
            return max(min(need, _LEAST_TAKEN), _BROAD)
        if column.firm and not self._is_chosen(place):
            return max(min(need, _MOST_GROWN), column.width)
        return self._wish(place)

    # --- measuring --------------------------------------------------------------------------------------------------

    def _rows_changed(self) -> None:
        """Other rows are measured anew; the same rows, sorted or filtered, never make a column narrower."""
        rows = self._sheet.model().rows  # type: ignore[attr-defined]
        if rows is not self._measured:
            self._measured = rows
            self._measure_titles()
        self._measure(range(min(self._sheet.model().rowCount(), _MEASURED_ROWS)))
        self._make_room()

    def _cells_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        before = list(self._needs)
        self._measure(range(first.row(), min(last.row() + 1, _MEASURED_ROWS)))
        if self._needs != before:
            self._make_room()

    def _words_changed(self) -> None:
        """Another language."""
        self._measured = None
        self._rows_changed()

    def _measure_titles(self) -> None:
        self._advances.clear()
        metrics = self._header.fontMetrics()
        self._needs = [metrics.horizontalAdvance(column.title()) + _TITLE_PADDING for column in self._columns]

    def _measure(self, rows: range) -> None:
        model = self._sheet.model()
        for place, column in enumerate(self._columns):
            if self._is_hidden(place) or not rows:
                continue
            texts = [column.cell(model.row(row)) for row in rows]  # type: ignore[attr-defined]
            widest = max(range(len(texts)), key=lambda at: self._advance(texts[at]))
            need = self._sheet.sizeHintForIndex(model.index(rows[widest], place)).width()
            self._needs[place] = max(self._needs[place], need)

    def _advance(self, text: str) -> int:
        if text not in self._advances:
            self._advances[text] = self._sheet.fontMetrics().horizontalAdvance(text)
        return self._advances[text]

    # --- what is where ----------------------------------------------------------------------------------------------

    def _in_order(self) -> list[int]:
        return [self._header.logicalIndex(place) for place in range(self._header.count())]

    def _is_hidden(self, place: int) -> bool:
        return self._header.isSectionHidden(place) and place not in self._aside

    def _takes(self, place: int) -> bool:
        return self._header.sectionResizeMode(place) == _TAKES

    def _gives_way(self, place: int) -> bool:
        column = self._columns[place]
        return column.width > _BROAD and not column.firm and not self._is_chosen(place) and not self._takes(place)

    def _wish(self, place: int) -> int:
        column = self._columns[place]
        return self._widths.get(column.id, column.width)

    def _is_chosen(self, place: int) -> bool:
        return self._columns[place].id in self._widths

    def _resized(self, place: int, _before: int, width: int) -> None:
        """A person drew an edge. Hiding a column is told as a width of 0."""
        if not self._ours and width > 0 and self._header.sectionResizeMode(place) != _TAKES:
            self._widths[self._columns[place].id] = width
            self._remember()

    def _remember(self, *_: object) -> None:
        if self._ours:
            return
        order = tuple(self._columns[place].id for place in self._in_order())
        hidden = frozenset(c.id for place, c in enumerate(self._columns) if self._is_hidden(place))
        self._memory.put(self._name, ColumnChoice(order, hidden, tuple(self._widths.items())).to_text())

    def _offer(self, where: QPoint) -> None:
        self.menu().popup(self._header.mapToGlobal(where))

    def _show(self, place: int, shown: bool) -> None:
        if not shown and len(self.shown()) == 1:
            return  # one column stays
        with self._our_doing():
            self._header.setSectionHidden(place, not shown)
        self._aside.discard(place)
        if shown and self._columns[place].spare:
            self._widths[self._columns[place].id] = self._columns[place].width  # asked for: now it stays
        self._rows_changed()
        self._remember()

    def _forget(self) -> None:
        self._wear(ColumnChoice.from_text(None, self._columns))
        self._make_room()
        self._memory.put(self._name, "")

    @contextmanager
    def _our_doing(self) -> Iterator[None]:
        before, self._ours = self._ours, True
        try:
            yield
        finally:
            self._ours = before
