"""处方退药: the dispensed code beside the one in hand."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import cast

from app.domain.documents import Document, DocumentState
from app.domain.personal import mask_name
from app.ui import actions
from app.ui.actions import Action
from app.ui.columns import Column, Memory
from app.ui.messages import Messages
from app.ui.patients.screen import PatientScreen
from app.ui.scanning.line_rows import LineRow
from app.ui.scanning.scan_state import ScanState
from app.ui.scanning.state import EmptyWords, HeadState, ScanScreenState
from app.ui.take_back.reasons import Reasons
from app.ui.take_back.rows import Match, ReturnRow, return_rows
from app.ui.take_back.viewmodel import TakeBackState, TakeBackViewModel
from app.ui.text import day, grouped
from app.ui.units import amount
from app.usecases.looking import Opened, Waiting

_TONES = {Match.AGREES: "ok", Match.DIFFERS: "stop", Match.NOT_YET: "muted", Match.UNCODED: ""}
_ICONS = {Match.AGREES: "ok", Match.DIFFERS: "stop", Match.NOT_YET: "", Match.UNCODED: ""}


class TakeBackView(PatientScreen):
    """Draws returns."""

    model: TakeBackViewModel

    def __init__(self, name: str, model: TakeBackViewModel, *, messages: Messages, memory: Memory) -> None:
        self._reasons = Reasons()
        super().__init__(name, model, messages=messages, memory=memory)
        self.work.above.addWidget(self._reasons)
        self.queue.hint = lambda: self.tr("处方号、患者姓名或科室；也可直接扫药盒")
        self.queue.retranslate()
        self._reasons.chosen.connect(model.reason_chosen)

    def columns(self) -> Sequence[Column[LineRow]]:
        """Drug, dispensed and back, and the two codes side by side."""
        return (
            Column("drug", lambda: self.tr("药品"), lambda row: row.drug.name, width=0),
            Column("spec", lambda: self.tr("规格"), lambda row: row.drug.spec, width=100, firm=True),
            Column(
                "lot", lambda: self.tr("批号"), lambda row: row.lot.number if row.lot else "", width=96, shown=False
            ),
            Column(
                "expires",
                lambda: self.tr("有效期至"),
                lambda row: day(row.lot.expires_on) if row.lot else "",
                width=104,
                shown=False,
            ),
            Column("out", lambda: self.tr("可退"), lambda row: _amount(row, _of(row).units), width=62, firm=True),
            Column("dispensed", lambda: self.tr("发出的追溯码"), self._dispensed, width=186),
            Column("in_hand", lambda: self.tr("手中的追溯码"), self._in_hand, width=186, tone=_tone),
            Column(
                "back",
                lambda: self.tr("退回"),
                lambda row: _amount(row, _of(row).back),
                width=62,
                tone=_back_tone,
                firm=True,
            ),
            Column("state", lambda: self.tr("核对"), self._match_word, width=104, tone=_tone, icon=_icon),
        )

    def head(self, document: Document) -> HeadState:
        """The patient, masked, and the dispensing that is answered."""
        head = document.head
        name = mask_name(head.patient.name) if head.patient and head.patient.name else self.tr("（无姓名）")
        prescribed = head.prescribed_at.astimezone().strftime("%m-%d %H:%M") if head.prescribed_at else ""
        return HeadState(
            title=name,
            number=head.number,
            state=self.tr("退药中"),
            fields=(
                (self.tr("原处方"), head.source or ""),
                (self.tr("科室"), head.department or ""),
                (self.tr("医师"), head.prescriber or ""),
                (self.tr("开方"), prescribed),
                (self.tr("结算"), self.tr("医保") if head.visit and head.visit.insured else self.tr("自费")),
            ),
        )

    def title(self) -> str:
        """Of the queue."""
        return self.tr("已发处方")

    def nothing(self) -> EmptyWords:
        """Nothing was dispensed, or nothing fits the words."""
        return EmptyWords(
            self.tr("没有找到已发的处方"),
            self.tr("输入处方号或患者姓名的一部分，或直接扫描要退的药盒"),
            icon="take_back",
        )

    def shown_words(self, who: str, count: int) -> str:
        """Several dispensings of one patient."""
        return self.tr("{who} 有 {n} 张可退的处方：按 ↑ ↓ 选择，Enter 打开").format(who=who, n=count)

    def nothing_words(self, who: str) -> str:
        """Nothing was dispensed to them here, or all of it came back."""
        return self.tr("没有 {who} 可退的处方：直接扫要退的药盒，或输入处方号").format(who=who)

    def confirm_word(self) -> str:
        """On F2."""
        return self.tr("确认退药")

    def missing_words(self, row_state: ScanState) -> str:
        """What was compared so far; a return need not be whole."""
        opened = row_state.opened
        if opened is None:
            return ""
        differing = len(cast("TakeBackState", row_state).refused)
        if differing:
            return self.tr("不符 {n} 盒").format(n=differing)
        if not any(line.total for line in opened.document.lines):
            return self.tr("请扫要退的药盒")
        packs = [(opened.drugs[line.drug_id].pack_units, line) for line in opened.document.lines]
        back = sum(-(-line.total // units) for units, line in packs)
        may = sum(-(-(line.needed or 0) // units) for units, line in packs)
        return self.tr("已退 {n} / 可退 {m} 盒").format(n=back, m=may)

    def usual_reasons(self) -> Sequence[str]:
        """Why it comes back is chosen above the lines, and is the only reason there is."""
        return ()

    def confirm(self) -> None:
        """F2."""
        self.model.confirmed(self._reasons.words)

    def may_bind(self) -> bool:
        """What nobody knows was not dispensed here."""
        return False

    def may_keep(self) -> bool:
        """Another pack than the dispensed one never comes back."""
        return False

    def rows(self, opened: Opened, state: ScanState) -> tuple[LineRow, ...]:
        """One per dispensed code."""
        return return_rows(opened, cast("TakeBackState", state).refused)

    def current(self, state: ScanState) -> Hashable | None:
        """The row of the last scan, else the first of the chosen line."""
        if state.opened is None or state.line is None:
            return None
        rows = cast("tuple[ReturnRow, ...]", self.rows(state.opened, state))
        if state.card is not None and state.card.code is not None:
            for row in rows:
                if row.in_hand == state.card.code:
                    return row.key
        standing = self.work.lines.current()
        mine = [row.key for row in rows if row.line.id == state.line.id]
        return standing.key if standing is not None and standing.key in mine else next(iter(mine), None)

    def offers(self) -> Sequence[Action]:
        """Nothing is bound here."""
        return [action for action in super().offers() if action.id != actions.BIND]

    def show_state(self, state: ScanState) -> None:
        """The reason too."""
        super().show_state(state)
        self._reasons.draw(cast("TakeBackState", state).reason)

    def _drawn(self, state: ScanState) -> ScanScreenState:
        """A return with a pack that differs is not in order, whatever else came back."""
        drawn = super()._drawn(state)
        return replace(drawn, complete=drawn.complete and not cast("TakeBackState", state).refused)

    def _hint(self, state: ScanState) -> str:
        if state.loose:
            return self.tr("拆零：输入当前行要退的数量（最小单位）后按 Enter")
        return self.tr("扫描要退的药盒；无追溯码的行输入退回盒数后按 Enter")

    def _dispensed(self, row: LineRow) -> str:
        code = _of(row).code
        return grouped(code.code) if code else self.tr("未采集")

    def _in_hand(self, row: LineRow) -> str:
        return grouped(_of(row).in_hand)

    def _match_word(self, row: LineRow) -> str:
        match = _of(row).match
        if match is Match.UNCODED:
            return self.tr("未采集") if not row.line.by_hand else self.tr("已填数量")
        return {
            Match.AGREES: self.tr("相符"),
            Match.DIFFERS: self.tr("不符"),
            Match.NOT_YET: self.tr("待核对"),
        }[match]

    def _queue_state(self, row: Waiting) -> str:
        if row.state is DocumentState.OPEN:
            return self.tr("退药中")
        return self.tr("已退过") if row.touched else self.tr("已发药")

    def _queue_tone(self, row: Waiting) -> str:
        if row.state is DocumentState.OPEN:
            return "accent"
        return "attention" if row.touched else "muted"


def _of(row: LineRow) -> ReturnRow:
    return cast("ReturnRow", row)


def _amount(row: LineRow, units: int) -> str:
    return amount(units, row.drug.pack_units, row.drug.unit, row.drug.pack_unit) if units else "—"


def _tone(row: LineRow) -> str:
    return _TONES[_of(row).match]


def _back_tone(row: LineRow) -> str:
    return "ok" if _of(row).back else ""


def _icon(row: LineRow) -> str:
    return _ICONS[_of(row).match]
