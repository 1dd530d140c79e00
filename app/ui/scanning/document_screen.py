"""The base of the screens that work on documents: a queue, and behind it the document being scanned.

A subclass says its words, its columns and its head; gestures and drawing are the same for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedLayout

from app.ui import actions
from app.ui.actions import Action
from app.ui.columns import Memory
from app.ui.messages import Messages
from app.ui.reading import Origin, Reading
from app.ui.scanning.document_wording import DocumentWording
from app.ui.scanning.line_rows import LineRow
from app.ui.scanning.queue_page import QueuePage
from app.ui.scanning.scan_state import ScanState
from app.ui.scanning.screen import ScanScreen
from app.ui.scanning.side_entries import BIND, KEEP
from app.ui.scanning.verdict_card import VerdictCard
from app.ui.scanning.viewmodel import ScanViewModel
from app.ui.view import View

_LONGEST_NUMBER = 5


class DocumentScreen(DocumentWording):
    """Owns its view model and draws its state."""

    def __init__(self, name: str, model: ScanViewModel, *, messages: Messages, memory: Memory) -> None:
        super().__init__(messages)
        self.name, self.model = name, model
        self._state = ScanState()
        self.work: ScanScreen[LineRow] = ScanScreen(
            name, self.columns(), messages=messages, key=lambda row: row.key, memory=memory
        )
        self.queue = QueuePage(f"{name}.queue", self.queue_columns(), card=VerdictCard(messages), memory=memory)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.queue)
        self._pages.addWidget(self.work)
        self.furnish()
        self._connect()
        model.watch(self.show_state)

    # --- what a subclass adds ---------------------------------------------------------------------------------------

    def furnish(self) -> None:
        """Add the parts that only this screen has; called once, before the first state is drawn."""

    def new_document(self) -> None:
        """F4 was pressed."""

    # --- drawing ----------------------------------------------------------------------------------------------------

    def show_state(self, state: ScanState) -> None:
        """Draw it: the queue while no document is open, else the document."""
        self._state = state
        if state.opened is None:
            self.queue.draw(
                self.title(), state.queue, self._empty(state.words), self.new_word(), self._settled_notice(state)
            )
            self.queue.card.setVisible(state.trouble is not None)
            self.queue.card.draw(None, state.trouble)
            self._turn_to(self.queue)
        else:
            self.work.draw(self._drawn(state))
            self._turn_to(self.work)
        self.actions_changed.emit()

    def _turn_to(self, page: View) -> None:
        """The focus goes where work begins on the page that comes to the front."""
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            if self.isVisible():
                self.focus()

    def retranslate(self) -> None:
        """The state again, in the other language."""
        self.show_state(self._state)

    # --- gestures ---------------------------------------------------------------------------------------------------

    def scanned(self, reading: Reading) -> bool:
        """A code; or a short number typed by hand, which is a quantity for the chosen line."""
        text = reading.text.strip()
        if self._state.opened is not None and reading.origin is Origin.TYPED and _is_quantity(text):
            self.model.typed_number(int(text))
        else:
            self.model.scanned(reading.text)
        return True

    def offers(self) -> Sequence[Action]:
        """F-keys: what this state allows."""
        state, opened = self._state, self._state.opened is not None
        offered = [
            Action(actions.CONFIRM, self.confirm_word(), self.confirm, enabled=opened, primary=True),
            Action(actions.QUERY, self.tr("查找"), self.look_for),
            Action(actions.REFRESH, self.tr("刷新"), self.model.refresh),
            Action(
                actions.BIND,
                self.tr("对照"),
                self.bind_newest,
                enabled=state.unknown is not None,
                hidden=not opened,
            ),
            Action(actions.BACK, self.tr("返回列表"), self.model.put_away, enabled=opened),
            Action(actions.SPLIT, self.tr("拆零"), self.model.split_pressed, enabled=opened),
            Action(actions.UNDO, self.tr("撤回上一扫"), self.model.undone, enabled=opened),
        ]
        if self.new_word() or not opened:
            word = self.new_word() or self.tr("下一张")
            offered.append(Action(actions.NEXT, word, self._next, enabled=not opened))
        return offered

    def entered(self) -> None:
        """The screen comes to the front."""
        self.model.entered()
        self.focus()

    def focus(self) -> None:
        """Put the focus where work begins."""
        if self._state.opened is None:
            self.queue.focus()
        else:
            self.work.entered()

    def confirm(self) -> None:
        """F2, or Enter in the field of the reason."""
        self.model.confirmed(self.work.reason.words or self.no_reason())

    def look_for(self) -> None:
        """F3."""
        if self._state.opened is None:
            self.queue.focus()
        else:
            self.work.input.setFocus()

    def bind_newest(self) -> None:
        """F7: the newest unknown pack is the chosen line's drug; asked once more before it is learnt."""
        if self.may_bind():
            self.model.bind_pressed(self._state.to_bind)

    def bind(self, event_id: int) -> None:
        """对照: the pack on the trouble list is the chosen line's drug."""
        self.model.bind_pressed(event_id)

    def answer_prompt(self, answer: str) -> None:
        """A button of the weak prompt does what its key does."""
        if answer == BIND:
            self.bind_newest()
        else:
            self.confirm()

    def agreed(self) -> None:
        """Enter with nothing typed: yes to what F7 asked."""
        if self._state.to_bind is not None:
            self.bind_newest()

    def _next(self) -> None:
        if self.new_word():
            self.new_document()
        else:
            self.queue.open_current()

    def _answer_trouble(self, key: str, answer: str) -> None:
        event_id = int(key)
        if answer == KEEP:
            self.model.kept(event_id, self.no_reason())
        elif answer == BIND:
            self.bind(event_id)
        else:
            self.model.removed(event_id)

    def _connect(self) -> None:
        self.queue.picked.connect(self.model.picked)
        self.queue.searched.connect(self.model.searched)
        self.queue.new_pressed.connect(self._next)
        self.work.input.entered.disconnect()
        self.work.input.entered.connect(self.scanned)
        self.work.input.agreed.connect(self.agreed)
        self.work.line_selected.connect(lambda row: self.model.selected_line(row.line.id))
        self.work.banner_answered.connect(self.answer_prompt)
        self.work.banner_closed.connect(self.model.prompt_dismissed)
        self.work.reason.submitted.connect(self.confirm)
        self.work.reason.left.connect(self.model.prompt_dismissed)
        self.work.trouble_answered.connect(self._answer_trouble)


def _is_quantity(text: str) -> bool:
    """Short enough that no scanner fault looks like it."""
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
