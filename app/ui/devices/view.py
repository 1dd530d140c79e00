"""设备: each scanner and reader with its state, what it read last, and everything that mends one that does not read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.devices import Command, DeviceReading, Link
from app.ui import actions
from app.ui.actions import Action
from app.ui.banner import Banner, BannerState
from app.ui.columns import Memory
from app.ui.devices.columns import device_columns
from app.ui.devices.detail import DetailPanel
from app.ui.devices.doctor_page import DoctorPage
from app.ui.devices.form import DeviceForm
from app.ui.devices.keyed import arrival_of
from app.ui.devices.rows import DeviceRow, Kind, keyboard_row
from app.ui.devices.sheet_paper import SheetPaper
from app.ui.devices.trial import TrialPanel, is_new
from app.ui.devices.viewmodel import DevicesState, DevicesViewModel, Side
from app.ui.devices.words import DeviceWords
from app.ui.keyboard.scan_facts import Timed
from app.ui.messages import Messages
from app.ui.reading import Reading
from app.ui.screen import Screen
from app.ui.table import Table

_NARROW, _WIDE, _WIDE_FROM = 380, 500, 1500
_LIVE_MS = 150
"""However fast devices tell, the list is drawn anew no oftener: the window belongs to whoever scans."""

AskForPdf = Callable[[QWidget, str], Path | None]


def ask_for_pdf(parent: QWidget, name: str) -> Path | None:
    """The system's own dialog for saving."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "PDF", name, "PDF (*.pdf)")
    if not chosen:
        return None
    return Path(chosen) if chosen.lower().endswith(".pdf") else Path(f"{chosen}.pdf")


def show_file(path: Path) -> None:
    """In whatever shows such files here."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class DevicesView(Screen):
    """Owns its model. `device_told`, `device_read` and `keyed` are connected to the relay and the wedge."""

    def __init__(
        self,
        model: DevicesViewModel,
        *,
        messages: Messages,
        memory: Memory,
        ask: AskForPdf = ask_for_pdf,
        show_file: Callable[[Path], None] = show_file,
    ) -> None:
        super().__init__()
        self.model, self._messages, self._ask, self._show_file = model, messages, ask, show_file
        self._words, self._state, self._saved = DeviceWords(self), DevicesState(), ""
        self.notice = Banner()
        self.table: Table[DeviceRow] = Table(
            "devices", device_columns(self._words), key=lambda row: row.key, filterable=False, memory=memory
        )
        self.detail, self.form = DetailPanel(self._words), DeviceForm(self._words)
        self.trial, self.doctor = TrialPanel(self._words, messages), DoctorPage(self._words)
        self._side, self._pages = QStackedWidget(), QStackedWidget()
        self._live = QTimer(self, interval=_LIVE_MS, singleShot=True)
        self._lay_out()
        self._connect()
        model.watch(self.show_state)
        model.changed()

    # --- drawing ----------------------------------------------------------------------------------------------------

    def show_state(self, state: DevicesState) -> None:
        """Everything of it."""
        before, self._state = self._state, state
        self.notice.draw(self._notice(state))
        if state.rows != tuple(self.table.model.rows):
            self.table.set_rows(state.rows)
        current = self.table.current()
        if state.selected is not None and (current is None or current.key != state.selected):
            self.table.select(state.selected)
        self.detail.draw(state.row, may_change=state.may_change, busy=state.busy, switchable=state.switchable)
        self.form.draw(state.draft, state.look.found, busy=state.busy)
        self.trial.draw(state.trial, state.row, may_change=state.may_change, busy=state.busy)
        self._draw_doctor(state)
        self._side.setCurrentWidget({Side.FORM: self.form, Side.TRIAL: self.trial}.get(state.side, self.detail))
        if state.side is Side.FORM and before.side is not Side.FORM:
            self.form.focus()
        self.actions_changed.emit()

    def _draw_doctor(self, state: DevicesState) -> None:
        checkup = state.checkup
        self._pages.setCurrentIndex(0 if checkup is None else 1)
        if checkup is not None:
            row = next((row for row in state.rows if row.key == checkup.device), keyboard_row())
            self.doctor.draw(checkup, self._words.name(row), may_send=state.may_change)

    def retranslate(self) -> None:
        """The state again, in the other language."""
        self.show_state(self._state)

    def _notice(self, state: DevicesState) -> BannerState | None:
        if state.trouble is not None:
            return BannerState(self._messages.tell(state.trouble).sentence, "stop")
        if state.look.trouble is not None:
            return BannerState(self._messages.tell(state.look.trouble).sentence, "attention", closable=False)
        if state.done is not None:
            return BannerState(self._words.deed(*state.done), "ok")
        if self._saved:
            return BannerState(self.tr("诊断页已存为 {file}").format(file=self._saved), "ok")
        if not state.look.rows and state.side is Side.DETAIL and state.checkup is None:
            return BannerState(self._empty_words(), "accent", closable=False)
        return None

    def _empty_words(self) -> str:
        return self.tr(
            "还没有发现串口、HID-POS 扫码枪或读卡器：插上会自动出现；普通串口和网络串口按 F4 添加；"
            "键盘式扫码枪不用添加，直接扫。"
        )

    # --- news -------------------------------------------------------------------------------------------------------

    def device_told(self, _state: object) -> None:
        """A device came, went or changed. While the screen is seen, the list follows."""
        if self.isVisible() and not self._live.isActive():
            self._live.start()

    def device_read(self, reading: object) -> None:
        """A device read something; cards show only that they were read."""
        if isinstance(reading, DeviceReading) and self.isVisible() and self.model.listening:
            self.model.read(reading)
        else:
            self.device_told(None)

    def keyed(self, timed: object) -> None:
        """A scanner that plays keyboard wrote something. Heard while another screen is in front, too: it shows the last code."""
        if isinstance(timed, Timed):
            self.model.keyed(timed.reading.device, arrival_of(timed))

    # --- gestures ---------------------------------------------------------------------------------------------------

    def scanned(self, reading: Reading) -> bool:
        """Every scan has a use here: it shows that the scanner works. It comes by `device_read` or `keyed` as well."""
        return True

    def offers(self) -> Sequence[Action]:
        """F-keys."""
        state = self._state
        if state.checkup is not None:
            return self._of_doctor(state)
        if state.side is Side.FORM:
            may = state.may_change and not state.busy
            return (Action(actions.CONFIRM, self.tr("保存"), self.form.submit, may, primary=True), self._back())
        if state.side is Side.TRIAL:
            return self._of_trial(state)
        return self._of_list(state)

    def _of_list(self, state: DevicesState) -> tuple[Action, ...]:
        row, model, free = state.row, self.model, not state.busy
        real = row is not None and row.device.link is not Link.KEYBOARD
        may = real and state.may_change and free
        scanner = row is not None and row.kind is Kind.SCANNER
        on = row is None or row.device.on
        recording = row is not None and bool(row.recording)
        hears = row is not None and row.ready and state.sign in row.commands
        return (
            Action(actions.CONFIRM, self.tr("试扫"), model.tried, scanner and free, primary=True),
            Action(actions.QUERY, self._words.command(state.sign), model.tested, hears and free),
            Action(actions.NEXT, self.tr("添加"), model.new, state.may_change and free),
            Action(actions.REFRESH, self.tr("重新查找"), model.refresh),
            Action(actions.PRINT, self.tr("诊断"), model.examined, scanner and free),
            Action(actions.SPLIT, self.tr("停用") if on else self.tr("启用"), model.switched, may),
            self._mode(state, may=scanner and state.may_change and free),
            Action(
                actions.ONLY,
                self.tr("停止录制") if recording else self.tr("录制"),
                model.recorded,
                state.may_change and free and scanner and (recording or on),
            ),
        )

    def _mode(self, state: DevicesState, *, may: bool) -> Action:
        """Its form; of a scanner that plays keyboard and could do better, that."""
        if len(state.switchable) == 1:
            can = state.may_change and not state.busy
            return Action(actions.LOT, self.tr("换成 HID-POS"), self.model.mode_switched, can)
        return Action(actions.LOT, self.tr("模式参数"), self.model.changing, may)

    def _of_trial(self, state: DevicesState) -> tuple[Action, ...]:
        trial, row = state.trial, state.row
        new = trial is not None and row is not None and is_new(trial.fitting, row)
        may = new and state.may_change and not state.busy
        return (
            Action(actions.CONFIRM, self.tr("采用"), self.model.fitted, may, primary=True),
            Action(actions.PRINT, self.tr("诊断"), self.model.examined, not state.busy),
            self._back(),
        )

    def _of_doctor(self, state: DevicesState) -> tuple[Action, ...]:
        checkup = state.checkup
        assert checkup is not None
        asking = checkup.told is None
        end = (
            Action(actions.CONFIRM, self.tr("看结论"), self.model.judged, bool(checkup.arrivals), primary=True)
            if asking
            else Action(actions.CONFIRM, self.tr("再查一遍"), self.model.examined, not state.busy, primary=True)
        )
        return (
            end,
            Action(actions.NEXT, self.tr("扫不出来"), self.model.gave_up, asking),
            Action(actions.PRINT, self.tr("存为 PDF"), self.save_sheet),
            self._back(),
        )

    def _back(self) -> Action:
        return Action(actions.BACK, self.tr("返回"), self.model.back)

    def save_sheet(self) -> None:
        """The sheet as a PDF to print, opened in whatever shows PDFs here."""
        checkup = self._state.checkup
        path = self._ask(self, self.tr("扫码枪诊断页") + ".pdf") if checkup is not None else None
        if path is None or checkup is None:
            return
        try:
            SheetPaper(self).write_pdf(path, checkup.pages)
        except OSError as fault:
            words = self.tr("导出失败 {file}：{why}").format(file=path, why=fault.strerror)
            self.notice.draw(BannerState(words, "stop"))
            return
        self._saved = str(path)
        self.show_state(self._state)
        self._show_file(path)

    def left(self) -> None:
        """Test scans end with the page: elsewhere keys are keys again."""
        self.model.back()

    def entered(self) -> None:
        """Read anew."""
        self._saved = ""
        self.model.changed()
        self.table.sheet.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape and (self._state.side is not Side.DETAIL or self._state.checkup):
            self.model.back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side gets more room on a wide screen."""
        super().resizeEvent(event)
        self._side.setFixedWidth(_WIDE if self.width() >= _WIDE_FROM else _NARROW)

    def _close_notice(self) -> None:
        self._saved = ""
        self.model.told()

    def _connect(self) -> None:
        model = self.model
        self.table.selected.connect(lambda row: model.selected(row.key))
        self.notice.closed.connect(self._close_notice)
        self.detail.forgotten.connect(model.forgotten)
        self.detail.identified.connect(model.identified)
        self.detail.told.connect(lambda command: model.told_to(Command(command)))
        self.detail.adjusted.connect(model.changing)
        self.detail.switched.connect(model.mode_switched)
        self.form.submitted.connect(model.submitted)
        self.form.left.connect(model.back)
        self.trial.fitted.connect(model.fitted)
        self.trial.left.connect(model.back)
        self.doctor.maker_chosen.connect(model.maker_chosen)
        self.doctor.cured.connect(model.cured)
        self._live.timeout.connect(model.changed)

    def _lay_out(self) -> None:
        for panel in (self.detail, self.form, self.trial):
            self._side.addWidget(panel)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.table, 1)
        row.addWidget(self._side)
        self._pages.addWidget(page)
        self._pages.addWidget(self.doctor)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)
