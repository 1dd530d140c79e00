"""处方发药: a prescription of n packs needs n scans and at most one key."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.documents import Document
from app.domain.personal import mask_name
from app.ui.columns import Column
from app.ui.patients.screen import PatientScreen
from app.ui.scanning.line_rows import LineRow
from app.ui.scanning.state import EmptyWords, HeadState
from app.ui.text import day, grouped
from app.ui.units import amount, of_needed


class DispensingView(PatientScreen):
    """Draws prescriptions."""

    def columns(self) -> Sequence[Column[LineRow]]:
        """Drug, needed and got, lot, codes."""
        return (
            Column("drug", lambda: self.tr("药品"), lambda row: row.drug.name, width=0),
            Column("spec", lambda: self.tr("规格"), lambda row: row.drug.spec, width=118, firm=True),
            Column(
                "got",
                lambda: self.tr("已扫 / 应发"),
                _got,
                width=99,
                tone=_tone,
                order=lambda row: row.line.missing,
                firm=True,
            ),
            Column("lot", lambda: self.tr("批号"), lambda row: row.lot.number if row.lot else "", width=96),
            Column(
                "expires", lambda: self.tr("有效期至"), lambda row: day(row.lot.expires_on) if row.lot else "", width=98
            ),
            Column("codes", lambda: self.tr("追溯码"), self._codes, width=210, brief=self._newest_code),
            Column("split", lambda: self.tr("拆零"), lambda row: self.tr("是") if row.split else "", width=60),
            Column("state", lambda: self.tr("状态"), self._state_of, width=92, tone=_tone, icon=_icon, firm=True),
        )

    def head(self, document: Document) -> HeadState:
        """The patient, masked."""
        head = document.head
        name = mask_name(head.patient.name) if head.patient and head.patient.name else self.tr("（无姓名）")
        return HeadState(
            title=name,
            number=head.number,
            state=self.tr("待发药"),
            fields=(
                (self.tr("科室"), head.department or ""),
                (self.tr("医师"), head.prescriber or ""),
                (
                    self.tr("开方"),
                    head.prescribed_at.astimezone().strftime("%m-%d %H:%M") if head.prescribed_at else "",
                ),
                (self.tr("结算"), self.tr("医保") if head.visit and head.visit.insured else self.tr("自费")),
            ),
        )

    def title(self) -> str:
        """Of the queue."""
        return self.tr("待发处方")

    def nothing(self) -> EmptyWords:
        """An empty queue."""
        return EmptyWords(
            self.tr("没有待发处方"), self.tr("处方由医院系统传来，或用“yaosu import prescriptions”导入；也可扫描处方号")
        )

    def shown_words(self, who: str, count: int) -> str:
        """Several prescriptions of one patient."""
        return self.tr("{who} 有 {n} 张待发处方：按 ↑ ↓ 选择，Enter 打开").format(who=who, n=count)

    def nothing_words(self, who: str) -> str:
        """The hospital's system may send it in a moment."""
        return self.tr("没有 {who} 的待发处方：按 F5 再查，或输入处方号").format(who=who)

    def confirm_word(self) -> str:
        """On F2."""
        return self.tr("确认发药")

    def _codes(self, row: LineRow) -> str:
        return "、".join([*(grouped(code.code) for code in row.codes), *self._without_code(row)])

    def _newest_code(self, row: LineRow) -> str:
        """And how many more: two codes cut in the middle would look like one that does not exist."""
        if len(row.codes) < 2:
            return self._codes(row)
        newest = f"{grouped(row.codes[-1].code)} +{len(row.codes) - 1}"
        return "、".join([newest, *self._without_code(row)])

    def _without_code(self, row: LineRow) -> list[str]:
        amount = row.line.by_hand
        return [self.tr("无码 {n}").format(n=_amount(row, amount))] if amount else []

    def _state_of(self, row: LineRow) -> str:
        if row.drug.no_code is not None:
            return self.tr("无码")
        if row.kept:
            return self.tr("不符")
        if row.line.complete:
            return self.tr("已齐")
        return self.tr("差 {n}").format(n=_amount(row, row.line.missing))


def _amount(row: LineRow, units: int) -> str:
    return amount(units, row.drug.pack_units, row.drug.unit, row.drug.pack_unit)


def _got(row: LineRow) -> str:
    drug = row.drug
    return of_needed(row.line.total, row.line.needed or 0, drug.pack_units, drug.unit, drug.pack_unit)


def _tone(row: LineRow) -> str:
    if row.kept or (row.line.by_hand and row.drug.no_code is None):
        return "attention"
    return "ok" if row.line.complete else "attention" if row.line.total else ""


def _icon(row: LineRow) -> str:
    return "attention" if row.kept else "ok" if row.line.complete else ""
