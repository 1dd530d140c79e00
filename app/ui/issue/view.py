"""出库: to a department or pharmacy; the lot that expires first goes first."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.documents import Document
from app.ui.columns import Memory
from app.ui.fields_form import FormField
from app.ui.messages import Messages
from app.ui.scanning.state import EmptyWords, HeadState
from app.ui.storeroom.leaving import LeavingViewModel
from app.ui.storeroom.leaving_screen import LeavingScreen
from app.ui.storeroom.viewmodel import StoreroomState


class IssueView(LeavingScreen):
    """Draws issues."""

    def __init__(
        self, name: str, model: LeavingViewModel, *, messages: Messages, memory: Memory, pharmacy: str
    ) -> None:
        """pharmacy: the usual target."""
        self._pharmacy = pharmacy
        super().__init__(name, model, messages=messages, memory=memory)

    def fields(self) -> tuple[FormField, ...]:
        """Where to, and why."""
        return (
            FormField("party", lambda: self.tr("去向（科室或药房）"), required=True, width=3),
            FormField("reason", lambda: self.tr("事由"), width=3),
        )

    def form_title(self) -> str:
        """Of the form."""
        return self.tr("新出库")

    def options(self, state: StoreroomState) -> dict[str, Sequence[str]]:
        """Earlier targets and the pharmacy; the usual reasons."""
        targets = dict.fromkeys((*state.parties, self._pharmacy))
        reasons = (self.tr("请领"), self.tr("调拨"), self.tr("科室基数补充"), self.tr("急救备药"))
        return {"party": tuple(targets), "reason": reasons}

    def first_values(self) -> dict[str, str]:
        """The pharmacy."""
        return {"party": self._pharmacy}

    def units_word(self) -> str:
        """Over the column."""
        return self.tr("出库数")

    def head(self, document: Document) -> HeadState:
        """Where to."""
        head = document.head
        return HeadState(
            title=self.tr("{place} → {target}").format(place=head.place, target=head.party or ""),
            number=head.number,
            state=self.tr("出库中"),
            fields=((self.tr("事由"), head.reason or self.tr("未填")),),
        )

    def title(self) -> str:
        """Of the queue."""
        return self.tr("未完成的出库")

    def party_word(self) -> str:
        """Where to."""
        return self.tr("去向")

    def nothing(self) -> EmptyWords:
        """An empty queue."""
        return EmptyWords(
            self.tr("没有未完成的出库"), self.tr("按 F4 写明去向，然后扫描药盒"), self.new_word(), icon="issue"
        )

    def new_word(self) -> str:
        """On F4."""
        return self.tr("新出库")

    def confirm_word(self) -> str:
        """On F2."""
        return self.tr("确认出库")
