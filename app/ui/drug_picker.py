"""Choosing a drug: a search box that shows name, spec, maker, stock and price, and narrows while one types."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.columns import Column
from app.ui.drug_search import DrugSearch, SearchState
from app.ui.pick_box import PickBox
from app.ui.text import yuan
from app.ui.units import amount
from app.usecases.looking import DrugChoice

_LIST_WIDTH = 780


class DrugPicker(PickBox[DrugChoice]):
    """Emits `found(DrugChoice)`. `search` is its view model; the picker keeps it alive."""

    found = Signal(object)

    def __init__(self, search: DrugSearch) -> None:
        super().__init__(self._choice_columns(), width=_LIST_WIDTH)
        self.search = search
        self.asked.connect(search.typed)
        self.picked.connect(search.picked)
        self.edit.returnPressed.connect(search.entered)
        self.retranslate()
        search.watch(self.draw, self.found.emit)

    def draw(self, state: SearchState) -> None:
        """The box and its list."""
        if self.edit.text() != state.words:
            self.edit.setText(state.words)
        self.offer(state.found)

    def retranslate(self) -> None:
        """What may be typed."""
        self.hint(self.tr("药品名、商品名、拼音码或编码"))

    def _choice_columns(self) -> tuple[Column[DrugChoice], ...]:
        return (
            Column("name", lambda: self.tr("药品"), lambda row: row.drug.name),
            Column("spec", lambda: self.tr("规格"), lambda row: row.drug.spec, 140, firm=True),
            Column("maker", lambda: self.tr("厂家"), lambda row: row.drug.maker, 168),
            Column("stock", lambda: self.tr("库存"), _stock, 90, number=True, tone=_stock_tone),
            Column("price", lambda: self.tr("单价"), lambda row: yuan(row.drug.price), 84, number=True),
        )


def _stock(row: DrugChoice) -> str:
    if row.on_hand is None:
        return ""
    return amount(row.on_hand, row.drug.pack_units, row.drug.unit, row.drug.pack_unit)


def _stock_tone(row: DrugChoice) -> str:
    return "muted" if not row.on_hand or row.on_hand <= 0 else ""
