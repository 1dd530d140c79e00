"""入库: ordered and arrived, lot and dates, price; over, short and foreign are named."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.documents import Document
from app.ui import actions
from app.ui.actions import Action
from app.ui.columns import Column
from app.ui.fields_form import FieldsForm, FormField
from app.ui.receiving.viewmodel import ReceivingState, ReceivingViewModel
from app.ui.scanning.line_rows import LineRow
from app.ui.scanning.scan_state import ScanState
from app.ui.scanning.state import EmptyWords, HeadState
from app.ui.storeroom.lot_strip import LotStrip
from app.ui.storeroom.screen import StoreroomScreen
from app.ui.storeroom.viewmodel import Asking, StoreroomState
from app.ui.text import day, yuan
from app.ui.units import amount
from app.usecases.looking import Opened, Waiting
from app.usecases.papers import Papers


class ReceivingView(StoreroomScreen):
    """Draws deliveries."""

    model: ReceivingViewModel

    def furnish(self) -> None:
        """The strip for lots under the lines, the papers above them."""
        super().furnish()
        self.lots = LotStrip(with_price=True)
        self.work.below.addWidget(self.lots)
        self.papers = FieldsForm(lambda: self.tr("随货单和发票"), self._fields(), lambda: self.tr("保存 Enter"))
        self.papers.hide()
        self.work.above.addWidget(self.papers)
        self.papers.submitted.connect(lambda values: self.model.papers_typed(Papers(**values)))
        self.papers.left.connect(self.left_what_was_asked)
        self.lots.asked.connect(self.model.lot_asked)
        self.lots.number_typed.connect(self.model.number_typed)
        self.lots.edited.connect(self.model.lot_edited)
        self.lots.submitted.connect(self.model.lot_typed)
        self.lots.left.connect(self.left_what_was_asked)
        self.lots.another.connect(self.model.another_lot)
        self.work.line_chosen.connect(lambda row: self.model.lot_asked(row.line.id))

    def make_form(self) -> FieldsForm:
        """Supplier, delivery note, invoice."""
        form = FieldsForm(lambda: self.tr("新入库（没有订单）"), self._fields(), lambda: self.tr("开始 Enter"))
        form.submitted.connect(lambda values: self.model.begun(Papers(**values)))
        form.left.connect(self.left_what_was_asked)
        return form

    def begin_form(self) -> None:
        """F4."""
        assert isinstance(self.form, FieldsForm)
        self.form.fill({})
        self.form.focus()

    def draw_form(self, state: StoreroomState) -> None:
        """Suppliers of earlier deliveries, the newest first."""
        assert isinstance(self.form, FieldsForm)
        self.form.complete_from({"party": state.parties})
        self.papers.complete_from({"party": state.parties})

    def show_state(self, state: ScanState) -> None:
        """And the strip."""
        assert isinstance(state, ReceivingState)
        self.lots.draw(state)
        self.papers.setVisible(state.asking is Asking.PAPERS)
        super().show_state(state)

    def asked_for(self, asking: Asking) -> None:
        """Lots and papers have fields of their own."""
        if asking is Asking.LOT:
            self.lots.focus()
        elif asking is Asking.PAPERS and self._state.document is not None:
            head = self._state.document.head
            values = {"party": head.party, "delivery_no": head.delivery_no, "invoice_no": head.invoice_no}
            self.papers.fill({name: value or "" for name, value in values.items()})
            self.papers.boxes["party"].setEnabled(head.source is None)
            self.papers.focus()
        else:
            super().asked_for(asking)

    # --- words and columns --------------------------------------------------------------------------------------------

    def columns(self) -> Sequence[Column[LineRow]]:
        """Drug, ordered and arrived, lot, dates, price, state."""
        return (
            Column("drug", lambda: self.tr("药品"), lambda row: row.drug.name, width=0),
            Column("spec", lambda: self.tr("规格"), lambda row: row.drug.spec, width=112, firm=True),
            Column("maker", lambda: self.tr("厂家"), lambda row: row.drug.maker, width=120, shown=False),
            Column("needed", lambda: self.tr("订购"), self._ordered, width=64, number=True, firm=True),
            Column(
                "got",
                lambda: self.tr("实到"),
                _arrived,
                width=64,
                number=True,
                tone=_got_tone,
                order=_total,
                firm=True,
            ),
            Column("lot", lambda: self.tr("批号"), _lot, width=96),
            Column(
                "made",
                lambda: self.tr("生产日期"),
                lambda row: day(row.lot.made_on) if row.lot else "",
                width=98,
                spare=True,  # the strip below has it for the chosen line
            ),
            Column(
                "expires", lambda: self.tr("有效期至"), lambda row: day(row.lot.expires_on) if row.lot else "", width=98
            ),
            Column("price", lambda: self.tr("单价"), _price, width=78, number=True),
            Column("state", lambda: self.tr("状态"), self._state_of, width=92, tone=self._tone_of, icon=self._icon_of),
            Column("codes", lambda: self.tr("追溯码数"), lambda row: str(len(row.codes)), width=80, shown=False),
        )

    def head(self, document: Document) -> HeadState:
        """The supplier and the papers."""
        head = document.head
        ordered = head.source is not None
        return HeadState(
            title=head.party or "",
            number=head.number,
            state=self.tr("按订单") if ordered else self.tr("无订单"),
            fields=(
                (self.tr("随货单"), head.delivery_no or self.tr("未填")),
                (self.tr("发票"), head.invoice_no or self.tr("未填")),
                (self.tr("库房"), head.place),
            ),
        )

    def title(self) -> str:
        """Of the queue."""
        return self.tr("待入库")

    def nothing(self) -> EmptyWords:
        """An empty queue."""
        return EmptyWords(
            self.tr("没有待收的订单"),
            self.tr("订单由采购系统传来，或用“yaosu import orders”导入；没有订单的货按 F4"),
            self.new_word(),
            icon="receiving",
        )

    def no_lines(self) -> EmptyWords:
        """A delivery without an order."""
        return EmptyWords(self.tr("请扫描到货的药盒或箱码"), self.tr("无码的药按 F3 找到后输入盒数"))

    def new_word(self) -> str:
        """On F4."""
        return self.tr("新入库")

    def confirm_word(self) -> str:
        """On F2."""
        return self.tr("确认入库")

    def usual_reasons(self) -> Sequence[str]:
        """Why it is not what was ordered."""
        return (
            self.tr("供应商分批送货"),
            self.tr("供应商缺货"),
            self.tr("运输破损，已拒收"),
            self.tr("多送的同意收下"),
            self.tr("码破损，扫不出"),
        )

    def queue_columns(self) -> Sequence[Column[Waiting]]:
        """Orders come by themselves: the delivery note says more than who imported them."""
        columns = {column.id: column for column in super().queue_columns()}
        columns["by"] = Column("by", lambda: self.tr("随货单号"), lambda row: row.delivery_no or "", width=150)
        return tuple(columns.values())

    def missing_words(self, row_state: ScanState) -> str:
        """What is short; without an order, what has arrived."""
        opened = row_state.opened
        if opened is None or opened.document.head.source is not None:
            return super().missing_words(row_state)
        packs = sum(line.total // opened.drugs[line.drug_id].pack_units for line in opened.document.lines)
        return self.tr("已收 {n} 盒").format(n=packs) if packs else ""

    def is_complete(self, state: ScanState) -> bool:
        """Without an order nothing is missing."""
        document = state.document
        return super().is_complete(state) or (document is not None and document.head.source is None)

    def extra_actions(self) -> Sequence[Action]:
        """Lots, papers, and what still wants something."""
        state = self.model.state
        return (
            Action(actions.NEXT, self.tr("新批号"), self.model.another_lot, enabled=state.line is not None),
            Action(actions.LOT, self.tr("批号"), self.model.lot_asked, enabled=state.line is not None),
            Action(
                actions.ONLY,
                self.tr("全部行") if state.only_open else self.tr("只看未齐"),
                self.model.only_open_pressed,
            ),
            Action(actions.PAPERS, self.tr("单据"), self.model.papers_asked),
        )

    def rows(self, opened: Opened, state: ScanState) -> tuple[LineRow, ...]:
        """All lines, or those that still want something."""
        rows = super().rows(opened, state)
        if not (isinstance(state, ReceivingState) and state.only_open):
            return rows
        return tuple(row for row in rows if self.model.wants_something(opened, row.line))

    # --- inside -----------------------------------------------------------------------------------------------------

    def _fields(self) -> tuple[FormField, ...]:
        return (
            FormField("party", lambda: self.tr("供应商"), required=True, width=4),
            FormField("delivery_no", lambda: self.tr("随货单号"), width=2),
            FormField("invoice_no", lambda: self.tr("发票号"), width=2),
        )

    def _ordered(self, row: LineRow) -> str:
        document = self._state.document
        without = document is not None and document.head.source is None
        return "" if row.line.needed is None or without else _amount(row, row.line.needed)

    def _state_of(self, row: LineRow) -> str:
        line = row.line
        if row.kept:
            return self.tr("不符")
        if line.needed is not None and line.total > line.needed:
            return self.tr("多 {n}").format(n=_amount(row, line.total - line.needed))
        if not line.total:
            return self.tr("未到")
        if line.missing:
            return self.tr("少 {n}").format(n=_amount(row, line.missing))
        if _lacks_lot(row):
            return self.tr("缺批号")
        if _typed(row):
            return self.tr("无码 {n}").format(n=_amount(row, line.by_hand))
        return self.tr("已齐")

    def _tone_of(self, row: LineRow) -> str:
        line = row.line
        if not line.total:
            return "muted"
        over = line.needed is not None and line.total > line.needed
        return "attention" if over or line.missing or _lacks_lot(row) or row.kept or _typed(row) else "ok"

    def _icon_of(self, row: LineRow) -> str:
        return {"ok": "ok", "attention": "attention"}.get(self._tone_of(row), "")


def _amount(row: LineRow, units: int) -> str:
    return amount(units, row.drug.pack_units, row.drug.unit, row.drug.pack_unit)


def _arrived(row: LineRow) -> str:
    return _amount(row, row.line.total)


def _total(row: LineRow) -> int:
    return row.line.total


def _got_tone(row: LineRow) -> str:
    line = row.line
    if not line.total:
        return "muted"
    return "attention" if line.needed is not None and line.total != line.needed else "ok"


def _lot(row: LineRow) -> str:
    return row.lot.number if row.lot else ""


def _price(row: LineRow) -> str:
    lot_price = row.lot.price if row.lot else None
    return yuan(row.line.price if row.line.price is not None else lot_price)


def _typed(row: LineRow) -> bool:
    """Counted by a number although the packs carry codes."""
    return row.line.by_hand > 0 and row.drug.no_code is None


def _lacks_lot(row: LineRow) -> bool:
    return row.line.total > 0 and (row.lot is None or row.lot.made_on is None or row.lot.expires_on is None)
