"""药品标识码: what keys stand for, conflicts shown, packs bound in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui import actions
from app.ui.actions import Action
from app.ui.banner import Banner, BannerState
from app.ui.columns import Column, Memory
from app.ui.drug_search import DrugSearch
from app.ui.exporting import AskForFile, ask_for_file, write_csv
from app.ui.identifiers.chosen import ChosenBinding
from app.ui.identifiers.form import BindingForm
from app.ui.identifiers.viewmodel import IdentifiersState, IdentifiersViewModel
from app.ui.identifiers.words import IdentifierWords
from app.ui.messages import Messages
from app.ui.reading import Reading
from app.ui.screen import Screen
from app.ui.table import Table
from app.ui.theme import set_tone
from app.usecases.look_at_identifiers import Binding, Only

_NARROW, _WIDE, _WIDE_FROM = 372, 460, 1500
_TYPING_MS = 200
_TONES = {Only.CONFLICTS: "stop", Only.TO_APPROVE: "attention"}


class IdentifiersView(Screen):
    """Owns its model and the search of the drug picker."""

    def __init__(
        self,
        model: IdentifiersViewModel,
        search: DrugSearch,
        *,
        messages: Messages,
        memory: Memory,
        ask: AskForFile = ask_for_file,
    ) -> None:
        super().__init__()
        self.model, self._messages, self._ask = model, messages, ask
        self._words, self._state = IdentifierWords(self), model.state
        self._exported = ""
        self.kinds: dict[Only | None, QPushButton] = {which: QPushButton() for which in (None, *Only)}
        self.search, self.notice = QLineEdit(), Banner()
        self.form, self.chosen = BindingForm(self._words, search), ChosenBinding(self._words)
        self.table: Table[Binding] = Table(
            "identifiers", self._columns(), key=lambda row: row.identifier.id, filterable=False, memory=memory
        )
        self._side = QScrollArea(widgetResizable=True)
        self._soon = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._into_sight = QTimer(self, interval=0, singleShot=True)  # once the card has its place
        self._lay_out()
        self._connect()
        model.watch(self.show_state)
        self.retranslate()

    # --- drawing ----------------------------------------------------------------------------------------------------

    def show_state(self, state: IdentifiersState) -> None:
        """Everything of it."""
        before, self._state = self._state, state
        self.notice.draw(self._notice(state))
        for which, button in self.kinds.items():
            self._draw_kind(which, button, state)
        if not self.search.hasFocus():
            self.search.setText(state.words)
        self.table.empty.say(
            self.tr("没有符合条件的标识码"), self.tr("扫描一盒药即可登记；也可以导入标识码表"), icon="identifiers"
        )
        if state.rows is not self.table.model.rows:
            self.table.set_rows(state.rows)
        if state.selected is not None and (state.rows, state.selected) != (before.rows, before.selected):
            self.table.select(state.selected)
        self.form.draw(state)
        self.chosen.draw(state)
        if state.row is not None and state.selected != before.selected:
            self._into_sight.start()
        if state.draft.key and state.draft.key != before.draft.key and state.may_keep and not state.draft.claims:
            self.form.focus_drug()
        self.actions_changed.emit()

    def retranslate(self) -> None:
        """The state again, in the other language."""
        self.search.setPlaceholderText(self.tr("标识码、药品名称、拼音码或编码"))
        self.show_state(self._state)

    def _draw_kind(self, which: Only | None, button: QPushButton, state: IdentifiersState) -> None:
        words = {
            None: self.tr("全部"),
            Only.TO_APPROVE: self.tr("待复核"),
            Only.CONFLICTS: self.tr("冲突"),
            Only.ENDED: self.tr("已停用"),
        }
        count = state.counts.get(which) if which is not None else None
        button.setText(words[which] if count is None else f"{words[which]}  {count:,}")
        button.setChecked(which is state.only)
        set_tone(button, _TONES.get(which, "") if which is not None and count else "")

    def _notice(self, state: IdentifiersState) -> BannerState | None:
        if state.trouble is not None:
            return BannerState(self._messages.tell(state.trouble).sentence, "stop")
        if state.done is not None:
            return BannerState(self._words.done(*state.done), "ok")
        return BannerState(self._exported, "ok") if self._exported else None

    def _columns(self) -> Sequence[Column[Binding]]:
        words = self._words
        return (
            Column("key", lambda: self.tr("标识码"), lambda row: row.identifier.key, 87, firm=True),
            Column("drug", lambda: self.tr("药品"), lambda row: row.drug.name, 0),
            Column("spec", lambda: self.tr("规格"), lambda row: row.drug.spec, 110, firm=True),
            Column("level", lambda: self.tr("包装"), lambda row: words.level(row.identifier.level), 84, spare=True),
            Column(
                "units",
                lambda: self.tr("每码含量"),
                words.units,
                110,
                order=lambda row: row.identifier.units,
                number=True,
                firm=True,
            ),
            Column("state", lambda: self.tr("状态"), self._standing, 100, tone=self._tone),
            Column("maker", lambda: self.tr("厂家"), lambda row: row.drug.maker, 180, shown=False),
            Column("source", lambda: self.tr("来源"), lambda row: words.source(row.identifier.source), 92, shown=False),
            Column("valid", lambda: self.tr("有效"), words.validity, 190, shown=False),
            Column("by", lambda: self.tr("登记"), lambda row: row.by, 90, shown=False),
            Column("approver", lambda: self.tr("复核"), lambda row: row.approver or "", 90, shown=False),
        )

    def _standing(self, row: Binding) -> str:
        return self._words.standing(row, self._state.today)[0]

    def _tone(self, row: Binding) -> str:
        return self._words.standing(row, self._state.today)[1]

    # --- gestures ---------------------------------------------------------------------------------------------------

    def scanned(self, reading: Reading) -> bool:
        """The pack in hand."""
        self.model.scanned(reading.text)
        return True

    def offers(self) -> Sequence[Action]:
        """F-keys."""
        state = self._state
        offered = [
            Action(actions.QUERY, self.tr("查找"), self._look_for),
            Action(actions.REFRESH, self.tr("刷新"), self.model.refresh),
            Action(actions.EXPORT, self.tr("导出"), self.export, bool(state.rows)),
        ]
        if state.may_keep:
            approve = self.tr("复核通过")
            if state.may_approve and state.row is not None:
                approve = self.tr("复核 {key}").format(key=state.row.identifier.key)
            ready = state.draft.ready and not state.busy
            offered += [
                Action(actions.CONFIRM, self.tr("登记"), self.model.saved, ready, primary=True),
                Action(actions.NEXT, self.tr("新登记"), self._begin),
                Action(actions.BIND, approve, self.model.approved, state.may_approve),
            ]
        return offered

    def entered(self) -> None:
        """Read anew; the table has the keys."""
        self.model.refresh()
        self.table.sheet.setFocus()

    def export(self) -> None:
        """The rows shown, to a file."""
        path = self._ask(self, self.tr("药品标识码") + ".csv")
        if path is None:
            return
        try:
            count = write_csv(path, self.table.shown_cells())
        except OSError as fault:
            self.notice.draw(
                BannerState(self.tr("导出失败 {file}：{why}").format(file=path, why=fault.strerror), "stop")
            )
        else:
            self._exported = self.tr("已导出 {n} 条到 {file}").format(n=count, file=path)
            self.show_state(self._state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side gets more room on a wide screen."""
        super().resizeEvent(event)
        self._side.setFixedWidth(_WIDE if self.width() >= _WIDE_FROM else _NARROW)

    def _begin(self) -> None:
        self.model.cleared()
        self.form.focus_key()

    def _look_for(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _typed(self, text: str) -> None:
        self.search.setFocus()
        self.search.insert(text)
        self._soon.start()

    def _close_notice(self) -> None:
        self._exported = ""
        self.model.told()

    def _connect(self) -> None:
        model, form = self.model, self.form
        self.search.textEdited.connect(lambda _: self._soon.start())
        self.search.returnPressed.connect(lambda: model.searched(self.search.text()))
        self._into_sight.timeout.connect(lambda: self._side.ensureWidgetVisible(self.chosen))
        self._soon.timeout.connect(lambda: model.searched(self.search.text()))
        for which, button in self.kinds.items():
            button.clicked.connect(lambda _=False, which=which: model.only_chosen(which))
        self.table.selected.connect(lambda row: model.selected(row.identifier.id))
        self.table.typed.connect(self._typed)
        self.notice.closed.connect(self._close_notice)
        form.key_typed.connect(model.key_typed)
        form.drug_chosen.connect(lambda choice: model.drug_chosen(choice.drug))
        form.level_chosen.connect(model.level_chosen)
        form.packs_typed.connect(model.packs_typed)
        form.days_typed.connect(model.days_typed)
        form.saved.connect(model.saved)
        form.cleared.connect(self._begin)
        self.chosen.approved.connect(model.approved)
        self.chosen.ended.connect(model.ended)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        for button in self.kinds.values():
            button.setCheckable(True)
            button.setProperty("kind", "count")
            top.addWidget(button)
        top.addStretch(1)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(340)
        top.addWidget(self.search)
        left = QVBoxLayout()
        left.setSpacing(8)
        for part in (self.notice, self.table):
            left.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(left, 1)
        row.addWidget(self._side)
        self._lay_out_side()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(row, 1)

    def _lay_out_side(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "plain")
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(10)
        side.addWidget(self.form)
        side.addWidget(self.chosen)
        side.addStretch(1)
        self._side.setFrameShape(QScrollArea.Shape.NoFrame)
        self._side.setWidget(inner)
