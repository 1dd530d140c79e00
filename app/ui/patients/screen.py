"""The base of the two screens where patients stand: one person's documents, and who a card belongs to, in words."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut

from app.domain.cards import PersonCard
from app.ui import actions
from app.ui.actions import Action
from app.ui.banner import Answer, BannerState
from app.ui.patients.viewmodel import PatientState, PatientViewModel, Standing
from app.ui.scanning.document_screen import DocumentScreen
from app.ui.scanning.scan_state import ScanState

ALL = "all"


class PatientScreen(DocumentScreen):
    """Draws what its model knows of the person at the counter. Names come masked."""

    model: PatientViewModel

    def furnish(self) -> None:
        """Ways back to everybody's documents, and an ear for who is typed in the search line."""
        self.queue.takes = self.model.named
        self.queue.notice.answered.connect(lambda _: self.model.show_all())
        self.queue.notice.closed.connect(self.model.show_all)
        self._all = QShortcut(Qt.Key.Key_Escape, self.queue)
        self._all.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._all.activated.connect(self.model.show_all)

    @abstractmethod
    def shown_words(self, who: str, count: int) -> str:
        """「张* 有 2 张待发处方」."""

    @abstractmethod
    def nothing_words(self, who: str) -> str:
        """「没有 张* 的待发处方」, and what to press."""

    def show_person(self, card: PersonCard) -> bool:
        """A card was laid on a reader."""
        self.model.show_person(card)
        return True

    def card_refused(self, error: Exception) -> bool:
        """It told nobody."""
        self.model.card_refused(error)
        return True

    def show_state(self, state: ScanState) -> None:
        """Esc means something only while one person's documents, or their absence, are told."""
        super().show_state(state)
        self._all.setEnabled(cast("PatientState", state).patient is not None and state.opened is None)

    def offers(self) -> Sequence[Action]:
        """Reading a card, where a reader waits to be asked."""
        can_read = self.model.can_read
        read = Action(actions.READ_CARD, self.tr("读卡"), self.model.card_asked, enabled=can_read, hidden=not can_read)
        return [*super().offers(), read]

    def _settled_notice(self, state: ScanState) -> BannerState | None:
        settled, person = super()._settled_notice(state), self._person_notice(cast("PatientState", state))
        if settled is None or person is None:
            return person or settled
        text = self.tr("{first}；{then}").format(first=settled.text, then=person.text)
        return BannerState(text, person.tone, person.answers)

    def _person_notice(self, state: PatientState) -> BannerState | None:
        if state.patient is None:
            return None
        who = state.patient.who
        match state.patient.standing:
            case Standing.SHOWN:
                everybody = Answer(ALL, self.tr("全部 Esc"))
                return BannerState(self.shown_words(who, len(state.queue)), "accent", (everybody,))
            case Standing.NOTHING:
                return BannerState(self.nothing_words(who), "attention")
            case Standing.AWAITED:
                return BannerState(self.tr("正在读取证件或电子凭证，请稍候"), "accent")
            case _:
                return None

    def _prompt(self, state: ScanState) -> BannerState | None:
        prompt, patient = super()._prompt(state), cast("PatientState", state).patient
        if prompt is not None or patient is None:
            return prompt
        match patient.standing:
            case Standing.SAME:
                return BannerState(self.tr("证件与单据是同一人：{who}").format(who=patient.who), "ok")
            case Standing.OTHER:
                text = self.tr("这是 {who} 的证件，不是这张单据的患者。先按 F2 确认或 F8 返回列表，再刷一次")
                return BannerState(text.format(who=patient.who), "attention")
            case Standing.AWAITED:
                return BannerState(self.tr("正在读取证件或电子凭证，请稍候"), "accent")
            case _:
                return None
