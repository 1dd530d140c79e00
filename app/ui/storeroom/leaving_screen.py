"""The base of the screens on which goods leave: columns with the stock and the lot that goes out first."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import cast

from app.ui import actions
from app.ui.actions import Action
from app.ui.columns import Column
from app.ui.fields_form import FieldsForm, FormField
from app.ui.scanning.line_rows import LineRow
from app.ui.scanning.scan_state import ScanState
from app.ui.scanning.state import EmptyWords
from app.ui.storeroom.leaving import LeavingState, LeavingViewModel
from app.ui.storeroom.parts import PartRow, part_rows
from app.ui.storeroom.screen import StoreroomScreen
from app.ui.storeroom.viewmodel import Asking, StoreroomState
from app.ui.text import day
from app.ui.units import amount
from app.usecases.looking import Opened
from app.usecases.papers import Papers


class LeavingScreen(StoreroomScreen):
    """A subclass says its words and the fields of its form."""

    model: LeavingViewModel

    # --- what a subclass says ---------------------------------------------------------------------------------------

    def fields(self) -> tuple[FormField, ...]:
        """Of the form and of the papers; their names are members of `Papers`."""
        raise NotImplementedError

    def form_title(self) -> str:
        """Of the form."""
        raise NotImplementedError

    def options(self, state: StoreroomState) -> dict[str, Sequence[str]]:
        """What the fields complete from."""
        return {"party": state.parties}

    def first_values(self) -> dict[str, str]:
        """What stands in the form at the beginning."""
        return {}

    def units_word(self) -> str:
        """Over the column of what leaves."""
        raise NotImplementedError

    # --- parts ------------------------------------------------------------------------------------------------------

    def furnish(self) -> None:
        """The papers of an open document, above its lines."""
        super().furnish()
        self.papers = FieldsForm(lambda: self.tr("单据信息"), self.fields(), lambda: self.tr("保存 Enter"))
        self.papers.hide()
        self.work.above.addWidget(self.papers)
        self.papers.submitted.connect(lambda values: self.model.papers_typed(Papers(**values)))
        self.papers.left.connect(self.left_what_was_asked)
        self.work.line_chosen.connect(lambda _row: self.work.entered())

    def make_form(self) -> FieldsForm:
        """The same fields for a new document."""
        form = FieldsForm(self.form_title, self.fields(), lambda: self.tr("开始 Enter"))
        form.submitted.connect(lambda values: self.model.begun(Papers(**values)))
        form.left.connect(self.left_what_was_asked)
        return form

    def begin_form(self) -> None:
        """F4."""
        form = cast("FieldsForm", self.form)
        form.fill(self.first_values())
        form.focus()

    def draw_form(self, state: StoreroomState) -> None:
        """What the fields complete from."""
        options = self.options(state)
        cast("FieldsForm", self.form).complete_from(options)
        self.papers.complete_from(options)

    def show_state(self, state: ScanState) -> None:
        """And the papers, while they are asked for."""
        assert isinstance(state, LeavingState)
        self.papers.setVisible(state.asking is Asking.PAPERS)
        super().show_state(state)

    def asked_for(self, asking: Asking) -> None:
        """Papers have fields of their own."""
        document = self._state.document
        if asking is Asking.PAPERS and document is not None:
            self.papers.fill({field.name: getattr(document.head, field.name) or "" for field in self.fields()})
            self.papers.focus()
        else:
            super().asked_for(asking)

    # --- lines ------------------------------------------------------------------------------------------------------

    def rows(self, opened: Opened, state: ScanState) -> tuple[LineRow, ...]:
        """One per line and lot."""
        return part_rows(opened, cast("LeavingState", state).shelves)

    def current(self, state: ScanState) -> Hashable | None:
        """The row of the last scan's lot, else the first of the chosen line."""
        line = state.line
        if line is None or state.opened is None:
            return None
        of_line = [row for row in part_rows(state.opened, {}) if row.line.id == line.id]
        hit = state.card if state.card is not None and state.card.line_id == line.id else None
        by_lot = (row for row in of_line if hit is not None and row.lot is not None and row.lot.number == hit.lot)
        row = next(by_lot, of_line[-1])
        return row.key

    def columns(self) -> Sequence[Column[LineRow]]:
        """Drug, how many, lot and expiry, stock, the lot that goes out first, codes."""
        return (
            Column("drug", lambda: self.tr("药品"), lambda row: row.drug.name, width=0),
            Column("spec", lambda: self.tr("规格"), lambda row: row.drug.spec, width=120, firm=True),
            Column("maker", lambda: self.tr("厂家"), lambda row: row.drug.maker, width=130, shown=False),
            Column(
                "units", self.units_word, _units, width=84, number=True, firm=True, tone=_units_tone, order=_of_units
            ),
            Column("lot", lambda: self.tr("批号"), lambda row: row.lot.number if row.lot else "", width=104),
            Column(
                "expires",
                lambda: self.tr("有效期至"),
                lambda row: day(row.lot.expires_on) if row.lot else "",
                width=100,
            ),
            Column("stock", lambda: self.tr("账面库存"), _stock, width=90, number=True, firm=True, tone=_stock_tone),
            Column("first", lambda: self.tr("应先出批号"), self._first, width=100, tone=_first_tone),
            Column("codes", lambda: self.tr("追溯码"), self._codes, width=76),
        )

    def no_lines(self) -> EmptyWords:
        """Nothing scanned yet."""
        return EmptyWords(self.tr("请扫描要出的药盒"), self.tr("无码的药按 F3 找到后输入盒数"))

    def missing_words(self, row_state: ScanState) -> str:
        """How much is on the document."""
        opened = row_state.opened
        if opened is None:
            return ""
        packs = sum(line.total // opened.drugs[line.drug_id].pack_units for line in opened.document.lines)
        return self.tr("共 {n} 盒").format(n=packs) if packs else ""

    def is_complete(self, state: ScanState) -> bool:
        """Nothing is asked for, so nothing is missing."""
        return True

    def extra_actions(self) -> Sequence[Action]:
        """Loose units and papers."""
        return (
            Action(actions.SPLIT, self.tr("拆零"), self.model.split_pressed, enabled=self._state.line is not None),
            Action(actions.PAPERS, self.tr("单据"), self.model.papers_asked),
        )

    def _first(self, row: LineRow) -> str:
        shelf = _part(row).shelf
        first = shelf.first if shelf else None
        if first is None:
            return ""
        return self.tr("✓ 正是此批") if _goes_first(row) else first.number

    def _codes(self, row: LineRow) -> str:
        part = _part(row)
        if part.by_hand:
            return self.tr("无码") if part.units else ""
        return self.tr("{n} 个").format(n=len(part.codes))


def _part(row: LineRow) -> PartRow:
    assert isinstance(row, PartRow)
    return row


def _of_units(row: LineRow) -> int:
    return _part(row).units


def _units(row: LineRow) -> str:
    return amount(_part(row).units, row.drug.pack_units, row.drug.unit, row.drug.pack_unit)


def _units_tone(row: LineRow) -> str:
    return "" if _part(row).units else "muted"


def _stock(row: LineRow) -> str:
    shelf = _part(row).shelf
    return "" if shelf is None else amount(shelf.on_hand, row.drug.pack_units, row.drug.unit, row.drug.pack_unit)


def _stock_tone(row: LineRow) -> str:
    """More leaves than the books have."""
    shelf = _part(row).shelf
    return "attention" if shelf is not None and row.line.total > shelf.on_hand else ""


def _goes_first(row: LineRow) -> bool:
    shelf, lot = _part(row).shelf, row.lot
    return shelf is not None and shelf.first is not None and lot is not None and lot.id == shelf.first.id


def _first_tone(row: LineRow) -> str:
    if row.lot is None or not _part(row).units:
        return "muted"
    return "ok" if _goes_first(row) else "attention"
