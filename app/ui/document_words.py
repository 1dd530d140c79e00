"""What documents are called."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.documents import DocumentKind


class DocumentWords(QObject):
    """Complete: a test walks all kinds."""

    def kind(self, kind: DocumentKind) -> str:
        """The work."""
        return {
            DocumentKind.DISPENSING: self.tr("发药"),
            DocumentKind.TAKE_BACK: self.tr("退药"),
            DocumentKind.STOCKTAKE: self.tr("盘点"),
            DocumentKind.RECEIVING: self.tr("入库"),
            DocumentKind.ISSUE: self.tr("出库"),
            DocumentKind.SUPPLIER_RETURN: self.tr("采购退货"),
        }[kind]
