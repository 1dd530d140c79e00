"""药库盘点: books beside the count, lot by lot; differences in words, sign and colour; a review before the approval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from app.domain.documents import Document
from app.ui import actions
from app.ui.actions import Action
from app.ui.banner import Answer, BannerState
from app.ui.columns import Column
from app.ui.exporting import AskForFile, ask_for_file, write_csv
from app.ui.scanning.document_wording import GO_ON
from app.ui.scanning.line_rows import LineRow
from app.ui.scanning.scan_state import ScanState
from app.ui.scanning.state import EmptyWords, HeadState
from app.ui.stocktake.form import StocktakeForm
from app.ui.stocktake.viewmodel import Only, StocktakeState, StocktakeViewModel
from app.ui.storeroom.lot_strip import LotStrip
from app.ui.storeroom.screen import StoreroomScreen
from app.ui.storeroom.viewmodel import Asking, StoreroomState
from app.ui.text import day
from app.ui.units import amount
from app.usecases.count import is_counted
from app.usecases.looking import Opened, Waiting

RECOUNT = "recount"


class StocktakeView(StoreroomScreen):
    """Draws stocktakes."""

    model: StocktakeViewModel
    ask_for_file: AskForFile = staticmethod(ask_for_file)

    # --- parts ------------------------------------------------------------------------------------------------------

    def furnish(self) -> None:
        """The strip for lots the books never had."""
        super().furnish()
        self.lots = LotStrip(with_price=False)
        self.work.below.addWidget(self.lots)
        self.lots.number_typed.connect(self.model.number_typed)
        self.lots.edited.connect(self.model.lot_edited)
        self.lots.submitted.connect(self.model.lot_typed)
        self.lots.left.connect(self.left_what_was_asked)
        self.lots.another.connect(self.model.another_lot)
        self.work.line_chosen.connect(lambda _row: self.work.entered())

    def make_form(self) -> StocktakeForm:
        """The scope."""
        form = StocktakeForm(self.model.scope_drugs)
        form.submitted.connect(self.model.begun)
        form.found.connect(self.model.drug_found)
        form.dropped.connect(self.model.drug_dropped)
        form.left.connect(self.left_what_was_asked)
        return form

    def begin_form(self) -> None:
        """F4."""
        cast("StocktakeForm", self.form).begin()

    def draw_form(self, state: StoreroomState) -> None:
        """The chosen drugs."""
        assert isinstance(state, StocktakeState)
        cast("StocktakeForm", self.form).draw(state.chosen)

    def show_state(self, state: ScanState) -> None:
        """And the strip, while a lot is typed."""
        assert isinstance(state, StocktakeState)
        if state.books_shown != self._counting.books_shown:
            self.work.lines.model.look_again()
        self.lots.draw(state)
        self.lots.setVisible(state.asking is Asking.LOT)
        super().show_state(state)

    def asked_for(self, asking: Asking) -> None:
        """Lots have fields of their own; a review leaves the focus with the lines."""
        if asking is Asking.LOT:
            self.lots.focus()
        else:
            super().asked_for(asking)

    @property
    def _counting(self) -> StocktakeState:
        """The state that is drawn."""
        return self._state if isinstance(self._state, StocktakeState) else StocktakeState()

    # --- words and columns --------------------------------------------------------------------------------------------

    def columns(self) -> Sequence[Column[LineRow]]:
        """Drug, lot, books, counted, difference, codes, state."""
        return (
            Column("drug", lambda: self.tr("药品"), lambda row: row.drug.name, width=0),
            Column("spec", lambda: self.tr("规格"), lambda row: row.drug.spec, width=112, firm=True),
            Column("maker", lambda: self.tr("厂家"), lambda row: row.drug.maker, width=130, shown=False),
            Column("lot", lambda: self.tr("批号"), lambda row: row.lot.number if row.lot else "", width=94),
            Column(
                "expires",
                lambda: self.tr("有效期至"),
                lambda row: day(row.lot.expires_on) if row.lot else "",
                width=100,
            ),
            Column(
                "book", lambda: self.tr("账面"), self._book, width=74, number=True, firm=True, order=self._book_order
            ),
            Column("counted", lambda: self.tr("实盘"), _counted, width=74, number=True, firm=True, order=_total),
            Column(
                "difference",
                lambda: self.tr("差异"),
                self._difference,
                width=78,
                number=True,
                firm=True,
                order=self._difference_order,
                tone=self._difference_tone,
            ),
            Column("uncoded", lambda: self.tr("其中无码"), _uncoded, width=84, number=True, shown=False),
            Column("codes", lambda: self.tr("码数"), lambda row: str(len(row.codes) or ""), width=66, number=True),
            Column("state", lambda: self.tr("状态"), self._state_of, width=92, tone=self._tone_of, icon=self._icon_of),
        )

    def queue_columns(self) -> Sequence[Column[Waiting]]:
        """The scope stands where others have the supplier."""
        columns = {column.id: column for column in super().queue_columns()}
        columns["who"] = Column("who", lambda: self.tr("范围"), lambda row: row.party or self.tr("全部有库存的药品"))
        return tuple(columns.values())

    def head(self, document: Document) -> HeadState:
        """Scope, moment, how far it is."""
        head, tally = document.head, self._counting.tally
        at = head.opened_at.astimezone().strftime("%m-%d %H:%M")
        review = self._counting.asking is Asking.REVIEW
        return HeadState(
            title=self.tr("{place}盘点").format(place=head.place),
            number=head.number,
            state=self.tr("复核差异") if review else self.tr("盲盘") if head.blind else self.tr("盘点中"),
            tone="attention" if review else "accent",
            fields=(
                (self.tr("范围"), _shortened(head.party) or self.tr("全部有库存的药品")),
                (self.tr("账面截止"), at),
                (self.tr("已盘"), self.tr("{n} / {all} 行").format(n=tally.counted, all=tally.lines)),
            ),
        )

    def title(self) -> str:
        """Of the queue."""
        return self.tr("未完成的盘点")

    def nothing(self) -> EmptyWords:
        """An empty queue."""
        return EmptyWords(self.tr("没有未完成的盘点"), self.tr("按 F4 选定范围开始"), self.new_word(), icon="stocktake")

    def no_lines(self) -> EmptyWords:
        """Nothing on the books, or nothing left of what is shown."""
        if self._counting.only is Only.UNCOUNTED:
            return EmptyWords(self.tr("每一行都已盘"), self.tr("按 F2 复核差异"), icon="check")
        if self._counting.only is Only.DIFFERING:
            return EmptyWords(self.tr("没有差异"), self.tr("按 F11 看全部行"), icon="check")
        return EmptyWords(self.tr("账面上还没有库存"), self.tr("直接扫描药盒；扫到的药品会列在这里"), icon="stocktake")

    def new_word(self) -> str:
        """On F4."""
        return self.tr("新盘点")

    def confirm_word(self) -> str:
        """On F2: first the review, then the approval."""
        reviewing = self._counting.asking is Asking.REVIEW or self._counting.prompt is not None
        return self.tr("审核入账") if reviewing else self.tr("复核差异")

    def usual_reasons(self) -> Sequence[str]:
        """Why some is left as the books have it."""
        return (self.tr("其余下次再盘"), self.tr("药品已借出或在途"), self.tr("码破损，扫不出"))

    def missing_words(self, row_state: ScanState) -> str:
        """How many lines nobody counted yet."""
        tally = cast("StocktakeState", row_state).tally
        if not tally.lines:
            return ""
        return self.tr("未盘 {n} 行").format(n=tally.uncounted) if tally.uncounted else self.tr("✓ 全部已盘")

    def is_complete(self, state: ScanState) -> bool:
        """Somebody looked at every line."""
        return not cast("StocktakeState", state).tally.uncounted

    def extra_actions(self) -> Sequence[Action]:
        """Lots, another lot, counting anew, which lines are shown."""
        state = self.model.state
        chosen = state.line is not None
        only = {
            Only.ALL: self.tr("只看未盘"),
            Only.UNCOUNTED: self.tr("只看差异") if state.books_shown else self.tr("全部行"),
            Only.DIFFERING: self.tr("全部行"),
        }
        counted = state.line is not None and is_counted(state.line)
        review = state.asking is Asking.REVIEW
        return (
            Action(actions.NEXT, self.tr("新批号"), self.model.another_lot, enabled=chosen, hidden=review),
            Action(actions.SPLIT, self.tr("拆零"), self.model.split_pressed, enabled=chosen, hidden=review),
            Action(actions.LOT, self.tr("批号"), self.model.lot_asked, enabled=chosen, hidden=review),
            Action(actions.EXPORT, self.tr("导出"), self.export, hidden=not review),
            Action(actions.ONLY, only[state.only], self.model.only_pressed),
            Action(actions.RECOUNT, self.tr("重盘"), self.model.recount_asked, enabled=counted),
        )

    def rows(self, opened: Opened, state: ScanState) -> tuple[LineRow, ...]:
        """All lines, or those that were asked for."""
        rows = super().rows(opened, state)
        if cast("StocktakeState", state).only is Only.ALL:
            return rows
        return tuple(row for row in rows if self.model.shows(row.line))

    def second_press(self, state: StoreroomState) -> BannerState | None:
        """The review, and counting anew."""
        assert isinstance(state, StocktakeState)
        if state.asking is Asking.REVIEW:
            return BannerState(self._review(state), "attention", (Answer(GO_ON, self.tr("审核入账")),))
        line = state.line
        if state.asking is Asking.RECOUNT and line is not None and state.opened is not None:
            drug = state.opened.drugs[line.drug_id]
            found = amount(line.total, drug.pack_units, drug.unit, drug.pack_unit)
            text = self.tr("重盘 {drug}：已盘的 {found} 清零（记录保留）。再按一次 Ctrl+R 确认").format(
                drug=drug.name, found=found
            )
            return BannerState(text, "attention", (Answer(RECOUNT, self.tr("重盘")),))
        return super().second_press(state)

    def answer_prompt(self, answer: str) -> None:
        """A button of the banner."""
        if answer == RECOUNT:
            self.model.recount_asked()
        else:
            super().answer_prompt(answer)

    def export(self) -> None:
        """The lines shown, to a file: the list of differences that is signed on paper."""
        document = self._state.document
        path = self.ask_for_file(self, f"{document.head.number}.csv") if document else None
        if path is None:
            return
        try:
            count = write_csv(path, self.work.lines.shown_cells())
        except OSError as fault:
            text = self.tr("导出失败 {file}：{why}").format(file=path, why=fault.strerror)
            self.work.banner.draw(BannerState(text, "stop"))
        else:
            self.work.banner.draw(BannerState(self.tr("已导出 {n} 行到 {file}").format(n=count, file=path), "ok"))

    # --- inside -----------------------------------------------------------------------------------------------------

    def _review(self, state: StocktakeState) -> str:
        tally = state.tally
        parts = [
            self.tr("已盘 {n} 行").format(n=tally.counted),
            self.tr("盘盈 {n} 行").format(n=tally.surplus),
            self.tr("盘亏 {n} 行").format(n=tally.shortage),
            self.tr("未盘 {n} 行").format(n=tally.uncounted),
        ]
        if state.troubles:
            parts.append(self.tr("右侧待处理 {n} 盒").format(n=len(state.troubles)))
        return self.tr("{what}。核对无误后再按 F2 审核入账；要重盘，选中该行按 Ctrl+R").format(
            what=self.tr("，").join(parts)
        )

    def _book(self, row: LineRow) -> str:
        return _amount(row, row.line.book or 0) if self._counting.books_shown else "•••"

    def _book_order(self, row: LineRow) -> int:
        """Sorting tells nothing either."""
        return (row.line.book or 0) if self._counting.books_shown else 0

    def _difference(self, row: LineRow) -> str:
        if not self._counting.books_shown or not is_counted(row.line):
            return ""
        sign = "+" if row.difference > 0 else ""
        return f"{sign}{_amount(row, row.difference)}" if row.difference else "0"

    def _difference_order(self, row: LineRow) -> int:
        return row.difference if self._counting.books_shown and is_counted(row.line) else 0

    def _difference_tone(self, row: LineRow) -> str:
        if not is_counted(row.line) or not row.difference:
            return "muted"
        return "attention" if row.difference > 0 else "stop"

    def _state_of(self, row: LineRow) -> str:
        if not is_counted(row.line):
            return self.tr("未盘")
        if not self._counting.books_shown:
            return self.tr("已盘")
        if not row.difference:
            return self.tr("相符")
        return self.tr("盘盈") if row.difference > 0 else self.tr("盘亏")

    def _tone_of(self, row: LineRow) -> str:
        if not is_counted(row.line):
            return "muted"
        return "ok" if not self._counting.books_shown or not row.difference else self._difference_tone(row)

    def _icon_of(self, row: LineRow) -> str:
        return {"ok": "ok", "attention": "attention", "stop": "attention"}.get(self._tone_of(row), "")


def _amount(row: LineRow, units: int) -> str:
    return amount(units, row.drug.pack_units, row.drug.unit, row.drug.pack_unit)


def _total(row: LineRow) -> int:
    return row.line.total


def _counted(row: LineRow) -> str:
    return _amount(row, row.line.total) if is_counted(row.line) else ""


def _uncoded(row: LineRow) -> str:
    return _amount(row, row.line.by_hand) if row.line.by_hand else ""


def _shortened(scope: str | None) -> str:
    if scope is None:
        return ""
    return scope if len(scope) <= 24 else f"{scope[:24]}…"
