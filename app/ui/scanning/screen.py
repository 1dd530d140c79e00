"""The base of every scanning screen: head, input line, weak prompt, card, lines, side list, drawn from one frozen state."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.domain.documents import ScanResult
from app.ui.banner import Banner
from app.ui.columns import Column, Memory
from app.ui.messages import Messages
from app.ui.scanning.head import DocumentHead
from app.ui.scanning.input_line import ScanInput
from app.ui.scanning.reason_field import ReasonField
from app.ui.scanning.side_list import SideList
from app.ui.scanning.state import ScanScreenState
from app.ui.scanning.taken_back import TakenBack
from app.ui.scanning.verdict_card import VerdictCard
from app.ui.screen import Screen
from app.ui.table import Table

Row = TypeVar("Row")

_SIDE_NARROW, _SIDE_WIDE, _WIDE_FROM = 292, 380, 1500
_SIDE_LEAST, _LEAST_BELOW = 232, 1000  # 1366 × 768 at 125 %


class ScanScreen(Screen, Generic[Row]):
    """Subclass it; see the page in `app.ui.scanning`.

    line_chosen(row): Enter or double click on a line. banner_answered(id): a button of the weak prompt.
    banner_closed. trouble_answered(entry key, answer id): a button in the side list. empty_pressed: the button of
    the empty state. What is typed or pasted in the input line is handed to `scanned`, as scans are.
    """

    line_chosen = Signal(object)
    line_selected = Signal(object)
    banner_answered = Signal(str)
    banner_closed = Signal()
    trouble_answered = Signal(str, str)
    empty_pressed = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        *,
        messages: Messages,
        key: Callable[[Row], Hashable] | None = None,
        memory: Memory | None = None,
    ) -> None:
        """name: under which the choice of columns is remembered. key: what makes a line the same after a refresh."""
        super().__init__()
        self._key = key
        self._last_shown: ScanResult | TakenBack | None = None
        self.head, self.input, self.banner, self.reason = DocumentHead(), ScanInput(), Banner(), ReasonField()
        self.card, self.side = VerdictCard(messages), SideList()
        self.lines: Table[Row] = Table(name, columns, key=key, filterable=False, memory=memory)
        self.above = QVBoxLayout()
        """Room between the head and the work, for what only one screen has (a queue, a choice of supplier)."""
        self.below = QVBoxLayout()
        """Room under the table, for what is typed of the chosen line."""
        self._lay_out()
        self.input.entered.connect(self.scanned)
        self.input.stepped.connect(self.lines.step)
        self.lines.typed.connect(self.input.insert)
        self.lines.chosen.connect(self.line_chosen)
        self.lines.selected.connect(self.line_selected)
        self.lines.sheet.resized.connect(self._keep_in_sight)
        self.lines.empty.pressed.connect(self.empty_pressed)
        self.banner.answered.connect(self.banner_answered)
        self.banner.closed.connect(self.banner_closed)
        self.side.answered.connect(self.trouble_answered)
        self.side.left.connect(self.input.setFocus)
        self.side.answers_changed.connect(self._chain)

    def draw(self, state: ScanScreenState) -> None:
        """Show exactly this."""
        self.head.setVisible(state.head is not None)
        if state.head is not None:
            self.head.draw(state.head, missing=state.missing, complete=state.complete, busy=state.busy)
        self.input.hint(state.hint)
        self.banner.draw(state.banner)
        self._ask_reason(state.reasons)
        self.card.draw(state.card, state.trouble, state.taken_back)
        if state.empty is not None:
            empty = state.empty
            self.lines.empty.say(empty.title, empty.text, button=empty.button, icon=empty.icon)
        self.lines.set_rows(state.lines)
        self._bring_into_sight(state)
        self.side.draw(state.waiting, state.last)

    def _ask_reason(self, reasons: tuple[str, ...] | None) -> None:
        """When it is no longer asked, the keys go back to the input line."""
        typing = self.reason.edit.hasFocus()
        self.reason.draw(reasons)
        if reasons is None and typing:
            self.input.setFocus()

    def _bring_into_sight(self, state: ScanScreenState) -> None:
        """Follow each scan; between two scans the person may look elsewhere in the table."""
        row = self.lines.current()
        there = row is not None and self._key is not None and self._key(row) == state.current
        shown = state.card or state.taken_back
        new, self._last_shown = shown is not self._last_shown, shown
        if state.current is not None and not (there and not new):
            self.lines.select(state.current)  # heard by the model, which draws once more before this comes back

    def _keep_in_sight(self) -> None:
        """A banner came and took some of the room: the line in hand stays visible."""
        index = self.lines.sheet.currentIndex()
        if index.isValid():
            self.lines.sheet.scrollTo(index)

    def entered(self) -> None:
        """Work begins in the input line."""
        self.input.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side list gets more room on a wide screen, less on a small one."""
        super().resizeEvent(event)
        narrow = _SIDE_LEAST if self.width() < _LEAST_BELOW else _SIDE_NARROW
        self.side.setFixedWidth(_SIDE_WIDE if self.width() >= _WIDE_FROM else narrow)

    def _chain(self) -> None:
        """Tab goes from the input line to what is asked under it, to the table and its chosen line, down the side list, and
        last to what is chosen for the whole document."""
        parts = (self.input, self.banner, self.reason, self.lines, *_widgets(self.below))
        stops = [stop for part in parts for stop in _stops(part)]
        stops += [*self.side.answers, *(stop for part in _widgets(self.above) for stop in _stops(part))]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _lay_out(self) -> None:
        work = QVBoxLayout()
        work.setSpacing(10)
        for part in (self.input, self.banner, self.reason, self.card):
            work.addWidget(part)
        work.addWidget(self.lines, 1)
        work.addLayout(self.below)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(work, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addLayout(self.above)
        column.addLayout(row, 1)


def _widgets(layout: QLayout) -> list[QWidget]:
    """What stands in it, in its order."""
    items = (layout.itemAt(place) for place in range(layout.count()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]


def _stops(part: QWidget) -> list[QWidget]:
    """Where Tab stops in a part, in the order in which it was built; a list that opens is a window of its own.

    Never ask Qt's chain itself: PySide 6.9 makes each widget of `nextInFocusChain` the ward of the one before, and
    forgets it with that one.
    """
    stops = [part] if part.focusPolicy() & Qt.FocusPolicy.TabFocus else []
    if isinstance(part, (QComboBox, QAbstractSpinBox)):
        return stops
    children = part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [*stops, *(stop for child in children if not child.isWindow() for stop in _stops(child))]
