"""The base of the storeroom's screens: F4 starts a document in place, F3 finds a drug, F7 says what an unknown pack is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from app.ui import actions
from app.ui.actions import Action
from app.ui.banner import Answer, BannerState
from app.ui.columns import Column
from app.ui.scanning.document_screen import DocumentScreen
from app.ui.scanning.scan_state import ScanState
from app.ui.storeroom.drug_strip import DrugStrip
from app.ui.storeroom.viewmodel import Asking, StoreroomState, StoreroomViewModel
from app.ui.view import View
from app.usecases.looking import Waiting

DISCARD = "discard"


class StoreroomScreen(DocumentScreen):
    """A subclass says its words and columns, makes its form, and starts a document from what was filled in."""

    model: StoreroomViewModel

    # --- what a subclass says ---------------------------------------------------------------------------------------

    @abstractmethod
    def make_form(self) -> View:
        """What a new document wants to know; connected to `model`."""

    @abstractmethod
    def begin_form(self) -> None:
        """F4: empty the form and put the focus in it."""

    @abstractmethod
    def draw_form(self, state: StoreroomState) -> None:
        """What the form shows of the state, for example what it completes from."""

    def extra_actions(self) -> Sequence[Action]:
        """F-keys that only this screen has."""
        return ()

    # --- parts ------------------------------------------------------------------------------------------------------

    def furnish(self) -> None:
        """The form of a new document, and the strip that asks for a drug."""
        self._asked = Asking.NOTHING
        self.form, self.strip = self.make_form(), DrugStrip(self.model.drugs)
        self.form.hide()
        self.queue.above.addWidget(self.form)
        self.work.above.addWidget(self.strip)
        self.strip.found.connect(self.model.drug_found)
        self.strip.bound.connect(self.model.bind_confirmed)
        self.strip.left.connect(self.left_what_was_asked)

    @property
    def seen(self) -> StoreroomState:
        """The state that is drawn."""
        assert isinstance(self._state, StoreroomState)
        return self._state

    def show_state(self, state: ScanState) -> None:
        """What all document screens draw, and what the person is asked for."""
        super().show_state(state)
        asking = self.seen.asking
        self.form.setVisible(asking is Asking.NEW)
        self.draw_form(self.seen)
        self.strip.draw(self.seen)
        before, self._asked = self._asked, asking
        if asking is not before:
            self.asked_for(asking)

    def asked_for(self, asking: Asking) -> None:
        """Something else is asked now: the focus goes there, and back to the work when it is answered."""
        if asking is Asking.NEW:
            self.begin_form()
        elif asking is Asking.NOTHING and self.isVisible():
            self.focus()

    def left_what_was_asked(self) -> None:
        """Escape."""
        self.model.dismissed()

    # --- gestures ---------------------------------------------------------------------------------------------------

    def new_document(self) -> None:
        """F4."""
        self.model.new_asked()

    def look_for(self) -> None:
        """F3: in the queue a document, in a document a drug."""
        if self._state.opened is None:
            self.queue.focus()
        else:
            self.model.drug_asked()

    def bind_newest(self) -> None:
        """F7."""
        self.model.bind_asked()

    def bind(self, event_id: int) -> None:
        """The button beside an unknown pack."""
        self.model.bind_asked(event_id)

    def discard(self) -> None:
        """Ctrl+Del."""
        self.model.discard_asked(self.tr("操作员作废"))

    def answer_prompt(self, answer: str) -> None:
        """A button of the weak prompt."""
        if answer == DISCARD:
            self.discard()
        else:
            super().answer_prompt(answer)

    def offers(self) -> Sequence[Action]:
        """F-keys: the queue's, or the document's."""
        return self._in_document() if self._state.opened is not None else self._in_queue()

    def _in_queue(self) -> tuple[Action, ...]:
        return (
            Action(actions.NEXT, self.new_word(), self.new_document, primary=True),
            Action(actions.QUERY, self.tr("查找单据"), self.look_for),
            Action(actions.REFRESH, self.tr("刷新"), self.model.refresh),
        )

    def _in_document(self) -> tuple[Action, ...]:
        state = self.seen
        ordered = state.document is not None and state.document.head.source is not None
        return (
            Action(actions.CONFIRM, self.confirm_word(), self.confirm, enabled=not state.confirming, primary=True),
            Action(actions.QUERY, self.tr("找药品"), self.look_for),
            Action(actions.REFRESH, self.tr("刷新"), self.model.refresh, hidden=True),
            Action(actions.BIND, self.tr("对照"), self.bind_newest, enabled=state.unknown is not None),
            Action(actions.BACK, self.tr("返回"), self.model.put_away),
            *self.extra_actions(),
            Action(actions.UNDO, self.tr("撤回"), self.model.undone),
            Action(actions.DISCARD, self.tr("作废"), self.discard, hidden=ordered, enabled=not ordered),
        )

    # --- drawing ----------------------------------------------------------------------------------------------------

    def _prompt(self, state: ScanState) -> BannerState | None:
        asked = self.second_press(self.seen) if isinstance(state, StoreroomState) else None
        return asked or super()._prompt(state)

    def second_press(self, state: StoreroomState) -> BannerState | None:
        """What waits for the same key once more."""
        if state.asking is not Asking.DISCARD or state.document is None:
            return None
        text = self.tr("作废 {number}：扫过的药盒全部释放，记录保留。再按一次 Ctrl+Del 确认").format(
            number=state.document.head.number
        )
        return BannerState(text, "attention", (Answer(DISCARD, self.tr("作废")),))

    def queue_columns(self) -> Sequence[Column[Waiting]]:
        """Of the queue: number, party, when, who opened it, how many lines, state."""
        common = {column.id: column for column in super().queue_columns()}
        return (
            common["number"],
            Column("who", self.party_word, lambda row: row.party or ""),
            Column("by", lambda: self.tr("经办人"), lambda row: row.opened_by, width=110),
            common["at"],
            common["lines"],
            common["state"],
        )

    def party_word(self) -> str:
        """Whom documents come from or go to."""
        return self.tr("供应商")
