"""采购退货: back to the supplier, under the invoice it came with."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.documents import Document
from app.ui.fields_form import FormField
from app.ui.scanning.state import EmptyWords, HeadState
from app.ui.storeroom.leaving_screen import LeavingScreen
from app.ui.storeroom.viewmodel import StoreroomState


class SupplierReturnView(LeavingScreen):
    """Draws returns to suppliers."""

    def fields(self) -> tuple[FormField, ...]:
        """The platform wants the invoice number (3504); where it is not typed, the first pack's purchase tells it."""
        return (
            FormField("party", lambda: self.tr("供应商"), required=True, width=4),
            FormField("invoice_no", lambda: self.tr("原发票号"), width=2),
            FormField("reason", lambda: self.tr("退货原因"), width=2),
        )

    def form_title(self) -> str:
        """Of the form."""
        return self.tr("新退货")

    def options(self, state: StoreroomState) -> dict[str, Sequence[str]]:
        """Suppliers of earlier deliveries; the usual reasons."""
        reasons = (
            self.tr("近效期"),
            self.tr("破损"),
            self.tr("质量问题"),
            self.tr("厂家召回"),
            self.tr("发错货"),
            self.tr("滞销"),
        )
        return {"party": state.parties, "reason": reasons}

    def units_word(self) -> str:
        """Over the column."""
        return self.tr("退货数")

    def head(self, document: Document) -> HeadState:
        """The supplier, its invoice, the reason."""
        head = document.head
        return HeadState(
            title=head.party or "",
            number=head.number,
            state=self.tr("退货中"),
            fields=(
                (self.tr("原发票"), head.invoice_no or self.tr("未填")),
                (self.tr("原因"), head.reason or self.tr("未填")),
                (self.tr("库房"), head.place),
            ),
        )

    def title(self) -> str:
        """Of the queue."""
        return self.tr("未完成的退货")

    def nothing(self) -> EmptyWords:
        """An empty queue."""
        return EmptyWords(
            self.tr("没有未完成的退货"),
            self.tr("按 F4 写明供应商，然后扫描药盒；原发票号按入库记录填写"),
            self.new_word(),
            icon="supplier_return",
        )

    def no_lines(self) -> EmptyWords:
        """Nothing scanned yet."""
        return EmptyWords(self.tr("请扫描要退的药盒"), self.tr("无码的药按 F3 找到后输入盒数"))

    def new_word(self) -> str:
        """On F4."""
        return self.tr("新退货")

    def confirm_word(self) -> str:
        """On F2."""
        return self.tr("确认退货")
