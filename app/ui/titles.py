"""Names of the screens, for the navigation."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Titles(QObject):
    """One method per screen; asked again on each language change."""

    def dispensing(self) -> str:
        """Handing out a prescription."""
        return self.tr("处方发药")

    def take_back(self) -> str:
        """A patient's return."""
        return self.tr("处方退药")

    def receiving(self) -> str:
        """A supplier's delivery."""
        return self.tr("入库")

    def issue(self) -> str:
        """To a department."""
        return self.tr("出库")

    def supplier_return(self) -> str:
        """Back to the supplier."""
        return self.tr("采购退货")

    def stocktake(self) -> str:
        """Counting."""
        return self.tr("药库盘点")

    def identifiers(self) -> str:
        """What keys stand for."""
        return self.tr("药品标识码")

    def trace(self) -> str:
        """The life of a pack."""
        return self.tr("追溯查询")

    def uploads(self) -> str:
        """What is owed."""
        return self.tr("上传")

    def devices(self) -> str:
        """Scanners and readers."""
        return self.tr("设备")

    def settings(self) -> str:
        """Options."""
        return self.tr("设置")
