"""The words of the identifier table."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from app.domain.identifiers import KeyType, Source
from app.ui.identifiers.draft import Draft
from app.ui.identifiers.viewmodel import Deed
from app.ui.scanning.words import ScanWords
from app.ui.text import day
from app.ui.units import counted
from app.usecases.look_at_identifiers import Binding


class IdentifierWords(QObject):
    """Everything this screen says of bindings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scans = ScanWords()

    def level(self, level: int) -> str:
        """Package level, for a column."""
        return {1: self.tr("小包装"), 2: self.tr("中包装")}.get(level, self.tr("整箱"))

    def key_type(self, key_type: KeyType) -> str:
        """What kind of key."""
        return {
            KeyType.PREFIX7: self.tr("追溯码前 7 位"),
            KeyType.GTIN14: self.tr("GTIN 商品编码"),
            KeyType.MAKER: self.tr("企业自编码"),
        }[key_type]

    def source(self, source: Source) -> str:
        """Who said so."""
        return {
            Source.IMPORTED: self.tr("导入"),
            Source.TYPED: self.tr("手工登记"),
            Source.LEARNED: self.tr("扫码对照"),
        }[source]

    def units(self, row: Binding) -> str:
        """`24粒 = 1盒`; once where both are the same."""
        drug, units = row.drug, row.identifier.units
        packs, loose = divmod(units, drug.pack_units)
        plain = counted(units, drug.unit, ",")
        return plain if loose or drug.unit == drug.pack_unit else f"{plain} = {counted(packs, drug.pack_unit, ',')}"

    def draft_units(self, draft: Draft) -> str:
        """The same of the form."""
        if draft.drug is None:
            return ""
        return f"= {counted(draft.units, draft.drug.unit, ',')}"

    def validity(self, row: Binding) -> str:
        """From – to; empty where it is open at both ends."""
        first, last = row.identifier.valid_from, row.identifier.valid_to
        return f"{day(first)} — {day(last)}" if first or last else self.tr("长期")

    def standing(self, row: Binding, today: date) -> tuple[str, str]:
        """One word, and its tone."""
        one = row.identifier
        if row.conflict:
            return self.tr("冲突"), "stop"
        if one.valid_to is not None and one.valid_to < today:
            return self.tr("已停用"), "muted"
        if one.valid_from is not None and one.valid_from > today:
            return self.tr("未生效"), "accent"
        if one.approved_by is None:
            return self.tr("待复核"), "attention"
        return self.tr("在用"), "ok"

    def meaning(self, draft: Draft, today: date) -> tuple[str, str]:
        """What the key in the form means now, and the tone of that; "" while there is no key."""
        if draft.unreadable is not None:
            reading = draft.unreadable.reading
            kind = self._scans.kind(reading.kind)
            if reading.code is not None:
                return self.tr("两码相连，请逐盒再扫"), "attention"
            return self.tr("这是{kind}，没有标识码").format(kind=kind), "stop"
        if not draft.key:
            return "", ""
        holding = [claim for claim in draft.claims if claim.identifier.holds_on(today)]
        if not holding:
            return self.tr("还没有对照：选药品和包装后按 F2"), "accent"
        said = self.tr("；").join(self._said(claim) for claim in holding)
        if len(holding) > 1:
            return self.tr("对应 {n} 个药品：{said}。停用不对的那条").format(n=len(holding), said=said), "stop"
        return self.tr("已是 {said}").format(said=said), "ok"

    def _said(self, row: Binding) -> str:
        return f"{row.drug.name} {row.drug.spec} {self.level(row.identifier.level)}"

    def done(self, deed: Deed, key: str) -> str:
        """What was just done."""
        return {
            Deed.ADDED: self.tr("标识码 {key} 已登记，等另一位同事复核；现在就可以用"),
            Deed.APPROVED: self.tr("标识码 {key} 已复核"),
            Deed.ENDED: self.tr("标识码 {key} 已停用；以前按它读的记录不变"),
        }[deed].format(key=key)
