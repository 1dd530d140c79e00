"""追溯查询: scan or type a code; its pack, its life, and every submission that told of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui import actions
from app.ui.actions import Action
from app.ui.banner import Banner, BannerState
from app.ui.columns import Column, Memory
from app.ui.empty_state import EmptyState
from app.ui.exporting import AskForFile, ask_for_file, write_csv
from app.ui.messages import Messages
from app.ui.reading import Reading
from app.ui.scanning.input_line import ScanInput
from app.ui.screen import Screen
from app.ui.table import Table
from app.ui.text import grouped
from app.ui.trace.pack_head import PackHead
from app.ui.trace.timeline import Timeline
from app.ui.trace.viewmodel import TraceState, TraceViewModel
from app.ui.trace.words import TraceWords
from app.ui.view import View
from app.usecases.trace import Alike, Life


class TraceView(Screen):
    """Owns its model."""

    def __init__(
        self, model: TraceViewModel, *, messages: Messages, memory: Memory, ask: AskForFile = ask_for_file
    ) -> None:
        super().__init__()
        self.model, self._messages, self._ask = model, messages, ask
        self._words, self._state = TraceWords(self), TraceState()
        self.input, self.banner, self.empty = ScanInput(), Banner(), EmptyState()
        self.head, self.timeline, self._life_page = PackHead(), Timeline(), QWidget()
        self.alike: Table[Alike] = Table(
            "trace.alike", self._columns(), key=lambda row: row.identity, filterable=False, memory=memory
        )
        self._pages = QStackedWidget()
        self._lay_out()
        self.input.entered.connect(self.scanned)
        self.alike.chosen.connect(lambda row: model.asked(row.value))
        self.alike.typed.connect(self.input.insert)
        self.banner.closed.connect(lambda: self.banner.draw(None))
        model.watch(self.show_state)
        self.retranslate()

    # --- drawing ----------------------------------------------------------------------------------------------------

    def show_state(self, state: TraceState) -> None:
        """A life, packs to choose from, or what the code is instead."""
        answered = state.asked != self._state.asked
        self._state = state
        if state.trouble is not None:
            self.banner.draw(BannerState(self._messages.tell(state.trouble).sentence, "stop"))
        elif answered:
            self.banner.draw(None)
        self._draw_page(state)
        self.actions_changed.emit()

    def retranslate(self) -> None:
        """The state again, in the other language."""
        self.input.hint(self.tr("扫描药盒，或输入追溯码；只记得几位也可以，输完按 Enter"))
        self.show_state(self._state)

    def _draw_page(self, state: TraceState) -> None:
        traced = state.traced
        if traced is None:
            self.empty.say(self.tr("查一盒药的来龙去脉"), self.tr("扫描药盒上的追溯码；光标在哪里都可以"), icon="trace")
            self._pages.setCurrentWidget(self.empty)
        elif traced.life is not None:
            self.head.draw(traced.life, self._words)
            self.timeline.draw(traced.life, self._words)
            self._pages.setCurrentWidget(self._life_page)
        elif traced.alike:
            self.alike.set_rows(traced.alike)
            self.banner.draw(BannerState("　".join(self._words.unseen(traced)), "accent"))
            self._pages.setCurrentWidget(self.alike)
        else:
            self.empty.say(*self._words.unseen(traced), icon="search")
            self._pages.setCurrentWidget(self.empty)

    def _columns(self) -> Sequence[Column[Alike]]:
        return (
            Column("code", lambda: self.tr("追溯码"), lambda row: grouped(row.value), width=260),
            Column("drug", lambda: self.tr("药品"), lambda row: row.drug or "", width=0),
            Column("spec", lambda: self.tr("规格"), lambda row: row.spec or "", width=160, firm=True),
            Column("lot", lambda: self.tr("批号"), lambda row: row.lot or "", width=140),
        )

    # --- gestures ---------------------------------------------------------------------------------------------------

    def scanned(self, reading: Reading) -> bool:
        """Open that pack."""
        self.model.asked(reading.text)
        return True

    def offers(self) -> Sequence[Action]:
        """Find, refresh, copy, export."""
        there = self._life is not None
        return (
            Action(actions.QUERY, self.tr("查找"), self.entered),
            Action(actions.REFRESH, self.tr("刷新"), self.model.refresh, there),
            Action(actions.COPY, self.tr("复制全文"), self.copy, there),
            Action(actions.EXPORT, self.tr("导出"), self.export, there),
        )

    def entered(self) -> None:
        """Work begins in the input line."""
        self.input.setFocus()

    def copy(self) -> None:
        """The whole life to the clipboard."""
        if (life := self._life) is not None:
            QGuiApplication.clipboard().setText(self._words.text(life))
            self.banner.draw(BannerState(self.tr("已复制，可以粘贴到别处"), "ok"))

    def export(self) -> None:
        """The events to a file."""
        life = self._life
        if life is None:
            return
        path = self._ask(self, f"{life.pack.value.replace('/', '_')}.csv")
        if path is None:
            return
        try:
            write_csv(path, self._words.cells(life))
        except OSError as fault:
            self.banner.draw(
                BannerState(self.tr("导出失败 {file}：{why}").format(file=path, why=fault.strerror), "stop")
            )
        else:
            self.banner.draw(BannerState(self.tr("已导出到 {file}").format(file=path), "ok"))

    @property
    def _life(self) -> Life | None:
        return self._state.traced.life if self._state.traced is not None else None

    def _lay_out(self) -> None:
        card = View()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(self.timeline)
        life = QVBoxLayout(self._life_page)
        life.setContentsMargins(0, 0, 0, 0)
        life.setSpacing(10)
        life.addWidget(self.head)
        life.addWidget(card, 1)
        for page in (self.empty, self.alike, self._life_page):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.input)
        column.addWidget(self.banner)
        column.addWidget(self._pages, 1)
