"""上传: what is owed, why it is not there yet, and what to press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from app.domain.submissions import SubmissionState
from app.ui import actions
from app.ui.actions import Action
from app.ui.banner import Banner, BannerState
from app.ui.columns import Memory
from app.ui.exporting import AskForFile, ask_for_file, write_csv
from app.ui.messages import Messages
from app.ui.reading import Reading
from app.ui.screen import Screen
from app.ui.table import Table
from app.ui.uploads.columns import upload_columns
from app.ui.uploads.detail import DetailView
from app.ui.uploads.filters import Filters
from app.ui.uploads.standing import PlatformStanding
from app.ui.uploads.viewmodel import MOST_ROWS, UploadsState, UploadsViewModel
from app.ui.uploads.words import RESUME, UploadWords
from app.usecases.looking import UploadRow

_NARROW, _WIDE, _WIDE_FROM = 400, 520, 1500
_LIVE_MS = 700  # commits of a busy flusher come much faster


class UploadsView(Screen):
    """Owns its model. `changed` and `platform_told` are connected to the relay.

    code_of: the trace code of a scanned text, None where it is anything else.
    """

    def __init__(
        self,
        model: UploadsViewModel,
        *,
        messages: Messages,
        memory: Memory,
        now: Callable[[], datetime],
        code_of: Callable[[str], str | None],
        ask: AskForFile = ask_for_file,
        standing_of: Callable[[object], PlatformStanding] | None = None,
    ) -> None:
        super().__init__()
        self.model, self._messages, self._now, self._ask = model, messages, now, ask
        self._code_of, self._standing_of = code_of, standing_of
        self._words, self._state, self._exported = UploadWords(self), UploadsState(), ""
        self.platform, self.notice = Banner(), Banner()
        self.filters, self.detail = Filters(self._words), DetailView(self._words)
        self.table: Table[UploadRow] = Table(
            "uploads", upload_columns(self._words, now), key=lambda row: row.id, filterable=False, memory=memory
        )
        self._live = QTimer(self, interval=_LIVE_MS, singleShot=True)
        self._lay_out()
        self._connect()
        model.watch(self.show_state)

    # --- drawing ----------------------------------------------------------------------------------------------------

    def show_state(self, state: UploadsState) -> None:
        """Everything of it."""
        self._state = state
        self.platform.draw(self._words.banner(state.standing))
        self.notice.draw(self._notice(state))
        self.filters.draw(state)
        self.table.empty.say(
            self.tr("没有符合条件的记录"), self.tr("发药、退药、入库、盘点后，要上传的内容会列在这里"), icon="uploads"
        )
        if state.rows is not self.table.model.rows:
            self.table.set_rows(state.rows)
            if state.selected is not None:
                self.table.select(state.selected)
        self._draw_detail(state)
        self.actions_changed.emit()

    def _draw_detail(self, state: UploadsState) -> None:
        """What had the focus there may be gone after it: then work goes on in the table."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.detail.isAncestorOf(focused)
        self.detail.draw(state, self._now())
        if inside and focused is not None and not focused.isVisible():
            self.table.sheet.setFocus()

    def retranslate(self) -> None:
        """The state again, in the other language."""
        self.show_state(self._state)

    def _notice(self, state: UploadsState) -> BannerState | None:
        if state.trouble is not None:
            return BannerState(self._messages.tell(state.trouble).sentence, "stop")
        if state.done is not None:
            return BannerState(self._words.done(*state.done), "ok")
        if self._exported:
            return BannerState(self._exported, "ok")
        if state.cut:
            text = self.tr("只列出最近的 {n} 条，请用条件缩小范围").format(n=f"{MOST_ROWS:,}")
            return BannerState(text, "accent", closable=False)
        return None

    # --- news -------------------------------------------------------------------------------------------------------

    def changed(self, subjects: frozenset[str]) -> None:
        """A commit touched these; while the screen is seen, its rows follow."""
        if "outbox" in subjects and self.isVisible() and not self._live.isActive():
            self._live.start()

    def platform_told(self, state: object) -> None:
        """The flusher told how its platform stands."""
        if self._standing_of is not None:
            self.model.platform_told(self._standing_of(state))

    # --- gestures ---------------------------------------------------------------------------------------------------

    def scanned(self, reading: Reading) -> bool:
        """A scanned pack shows what was told of it. Anything else may be a patient's token: it is not even shown."""
        code = self._code_of(reading.text)
        if code is None:
            return False
        self.filters.search.setText(code)
        self.model.typed({"words": code})
        return True

    def offers(self) -> Sequence[Action]:
        """F-keys."""
        detail = self._state.detail
        rejected = detail is not None and detail.row.state is SubmissionState.REJECTED
        may = self._state.may_mend and not self._state.busy
        mended = any(text.strip() for text in self.detail.mending.typed().values())
        words = self.tr("改好并重新上传") if mended else self.tr("重新上传")
        return (
            Action(actions.CONFIRM, words, self._send_again, may and rejected, primary=True),
            Action(actions.QUERY, self.tr("查找"), self.filters.focus),
            Action(actions.REFRESH, self.tr("刷新"), self.model.refresh),
            Action(actions.EXPORT, self.tr("导出"), self.export, bool(self._state.rows)),
        )

    def entered(self) -> None:
        """Read anew."""
        self.model.refresh()
        self.table.sheet.setFocus()

    def export(self) -> None:
        """The rows shown, in the columns shown, to a file."""
        path = self._ask(self, self.tr("上传记录") + f"-{self._now().astimezone():%Y%m%d-%H%M}.csv")
        if path is None:
            return
        try:
            count = write_csv(path, self.table.shown_cells())
        except OSError as fault:
            words = self.tr("导出失败 {file}：{why}").format(file=path, why=fault.strerror)
            self.notice.draw(BannerState(words, "stop"))
        else:
            self._exported = self.tr("已导出 {n} 条到 {file}").format(n=count, file=path)
            self.show_state(self._state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The detail gets more room on a wide screen."""
        super().resizeEvent(event)
        self.detail.setFixedWidth(_WIDE if self.width() >= _WIDE_FROM else _NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while another screen was in front is read now."""
        super().showEvent(event)
        self._exported = ""

    def _send_again(self) -> None:
        """With what was typed into the form, if anything was."""
        typed = self.detail.mending.typed()
        if any(text.strip() for text in typed.values()):
            self.model.corrected(typed)
        else:
            self.model.sent_again()

    def _close_notice(self) -> None:
        self._exported = ""
        self.model.told()

    def _connect(self) -> None:
        model, mending = self.model, self.detail.mending
        self.filters.state_chosen.connect(model.state_chosen)
        self.filters.period_chosen.connect(model.period_chosen)
        self.filters.conditions.connect(model.typed)
        self.table.selected.connect(lambda row: model.selected(row.id))
        self.table.typed.connect(self._typed)
        self.platform.answered.connect(lambda answer: model.resumed() if answer == RESUME else None)
        self.notice.closed.connect(self._close_notice)
        self.detail.why.ahead_opened.connect(model.ahead_opened)
        mending.corrected.connect(model.corrected)
        mending.amended.connect(self.actions_changed)
        mending.sent_again.connect(model.sent_again)
        mending.all_sent_again.connect(model.all_sent_again)
        mending.withdrawn.connect(model.withdrawn)
        mending.held.connect(lambda: model.settled(held=True))
        mending.not_held.connect(lambda: model.settled(held=False))
        self._live.timeout.connect(model.refresh)

    def _typed(self, text: str) -> None:
        self.filters.search.setFocus()
        self.filters.search.insert(text)
        self.filters.search.textEdited.emit(self.filters.search.text())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.notice)
        left.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(left, 1)
        row.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.platform)
        column.addWidget(self.filters)
        column.addLayout(row, 1)
