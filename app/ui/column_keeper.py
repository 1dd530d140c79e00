"""Keeps a table's columns as the person wants them: which are shown, in which order, how wide; and as the room allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu

from app.ui.columns import Column, ColumnChoice, Memory
from app.ui.sheet import Sheet

_DEFAULT_WIDTH = 120
_BROAD = 100  # narrower columns never give way
_LEAST_TAKEN = 165  # a drug's name
_MOST_GIVEN = 0.35
_TAKES = QHeaderView.ResizeMode.Stretch


class ColumnKeeper(QObject):
    """Sets up the header of a sheet that has its model, and remembers what a person changes."""

    def __init__(self, name: str, sheet: Sheet, columns: Sequence[Column[Any]], memory: Memory) -> None:
        super().__init__(sheet)
        self._name, self._sheet, self._columns, self._memory = name, sheet, tuple(columns), memory
        self._header = sheet.horizontalHeader()
        self._widths: dict[str, int] = {}  # those a person chose
        self._ours = False  # what changes now is our doing, not a person's
        self._wear(ColumnChoice.from_text(memory.get(name), self._columns))
        self._header.customContextMenuRequested.connect(self._offer)
        self._header.sectionResized.connect(self._resized)
        self._header.sectionMoved.connect(self._remember)
        sheet.resized.connect(self._make_room)

    def shown(self) -> list[int]:
        """Model columns from left to right, as they stand."""
        places = (self._header.logicalIndex(place) for place in range(self._header.count()))
        return [column for column in places if not self._header.isSectionHidden(column)]

    def menu(self) -> QMenu:
        """A check mark for each column, and back to how it was."""
        menu = QMenu(self._sheet)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, column in enumerate(self._columns):
            there = not self._header.isSectionHidden(place)
            entry = QAction(column.title(), menu, checkable=True, checked=there)
            entry.toggled.connect(lambda on, place=place: self._show(place, on))
            menu.addAction(entry)
        menu.addSeparator()
        menu.addAction(self.tr("恢复默认列"), self._forget)
        return menu

    def _wear(self, choice: ColumnChoice) -> None:
        self._widths = dict(choice.widths)
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
        """Where the columns that take what is left would get too little, the broad ones give way; chosen widths stay."""
        shown = self.shown()
        taking = [place for place in shown if self._header.sectionResizeMode(place) == _TAKES]
        broad = [place for place in shown if self._gives_way(place)]
        if not taking or not broad:
            return
        fixed = sum(self._wish(place) for place in shown if place not in taking)
        lacking = fixed + _LEAST_TAKEN * len(taking) - self._sheet.viewport().width()
        share = min(max(lacking / sum(self._columns[place].width for place in broad), 0.0), _MOST_GIVEN)
        with self._our_doing():
            for place in broad:
                self._header.resizeSection(place, int(self._columns[place].width * (1 - share)))

    def _gives_way(self, place: int) -> bool:
        column = self._columns[place]
        return column.width > _BROAD and not column.firm and not self._is_chosen(place)

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
        places = (self._header.logicalIndex(place) for place in range(self._header.count()))
        order = tuple(self._columns[place].id for place in places)
        hidden = frozenset(c.id for place, c in enumerate(self._columns) if self._header.isSectionHidden(place))
        self._memory.put(self._name, ColumnChoice(order, hidden, tuple(self._widths.items())).to_text())

    def _offer(self, where: QPoint) -> None:
        self.menu().popup(self._header.mapToGlobal(where))

    def _show(self, place: int, shown: bool) -> None:
        if not shown and len(self.shown()) == 1:
            return  # one column stays
        with self._our_doing():
            self._header.setSectionHidden(place, not shown)
        self._make_room()
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
