"""The selected device: how it is, what to do about it, what it read last and how fast."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.devices import Command, Condition, Link, Trouble
from app.ui.devices.columns import last_shown
from app.ui.devices.histogram import Histogram
from app.ui.devices.parts import Facts, column_of, label, scrolled
from app.ui.devices.rows import DeviceRow, Kind, SeenKeyboard
from app.ui.devices.words import DeviceWords
from app.ui.text import breakable
from app.ui.theme import set_tone
from app.ui.view import View

_LINE_HEIGHT = 66


class MendCard(View):
    """Why a device is not ready, what to do, and the line to run where there is one."""

    def __init__(self, words: DeviceWords) -> None:
        super().__init__()
        self.setObjectName("mend")
        self._words = words
        self.why, self.next, self.line, self.copy = label("heading"), label(), QPlainTextEdit(), QPushButton()
        self.line.setReadOnly(True)
        self.line.setFixedHeight(_LINE_HEIGHT)
        self.line.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy.setProperty("kind", "small")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.line.toPlainText()))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        for part in (self.why, self.next, self.line):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        column.addLayout(row)
        self.retranslate()

    def draw(self, row: DeviceRow) -> None:
        """Nothing while all is well."""
        state = row.state
        self.setVisible(state.trouble is not None)
        if state.trouble is None:
            return
        calm = state.trouble is Trouble.SWITCHED_OFF
        set_tone(self, "" if calm else "stop" if state.condition is Condition.STOPPED else "attention")
        self.why.setText(self._words.why(state))
        self.next.setText(self._words.next_step(state))
        line = self._words.line_to_run(state)
        if line != self.line.toPlainText():
            self.line.setPlainText(line)
        self.line.setVisible(bool(line))
        self.copy.setVisible(bool(line))

    def retranslate(self) -> None:
        """The button."""
        self.copy.setText(self.tr("复制这一行"))


class DetailPanel(View):
    """Draws one device.

    Emits `forgotten()`, `identified()`, `adjusted()`, `told(command)`, and `switched(key)` for one of several keyboard scanners.
    """

    forgotten, identified, adjusted, switched, told = Signal(), Signal(), Signal(), Signal(str), Signal(str)

    def __init__(self, words: DeviceWords) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._words = words
        self._row: DeviceRow | None = None
        self._may_change = self._busy = False
        self._switchable: tuple[SeenKeyboard, ...] = ()
        self.switches: list[QPushButton] = []
        self.title, self.state = label("title"), QLabel()
        self.state.setProperty("kind", "chip")
        self.mend, self.facts, self.histogram = MendCard(words), Facts(), Histogram()
        self.last_head, self.last, self.pace_head, self.pace = (
            label("heading"),
            label("value"),
            label("heading"),
            label("muted"),
        )
        self.forget = QPushButton()
        self.forget.setProperty("kind", "small")
        self.forget.clicked.connect(self.forgotten)
        self.adjust = QPushButton()
        self.adjust.setProperty("kind", "small")
        self.adjust.clicked.connect(self.adjusted)
        self.identify = QPushButton()
        self.identify.setProperty("kind", "small")
        self.identify.clicked.connect(self.identified)
        self.commands = {command: self._command(command) for command in Command}
        self._lay_out()
        self.retranslate()

    def draw(
        self,
        row: DeviceRow | None,
        *,
        may_change: bool,
        busy: bool = False,
        switchable: tuple[SeenKeyboard, ...] = (),
    ) -> None:
        """Show it.

        busy: something asked for is under way. switchable: keyboard scanners that could do better; of several each has its
        button.
        """
        self._row, self._may_change, self._busy = row, may_change, busy
        self._draw_switches(switchable if may_change and len(switchable) > 1 else ())
        self.adjust.setVisible(may_change and len(switchable) == 1)  # there the key for it switches the mode
        if row is None:
            return
        words = self._words
        self.title.setText(words.name(row))
        self.state.setText(words.state(row))
        set_tone(self.state, words.tone(row))
        self.mend.draw(row)
        self.facts.draw(self._facts(row))
        self.last.setText(breakable(last_shown(row.last)) or self.tr("还没有读到"))
        scanner = row.kind is Kind.SCANNER
        for part in (self.pace_head, self.pace, self.histogram):
            part.setVisible(scanner)
        self.pace.setText(words.pace(row.gaps_ms) if row.read else self.tr("扫几个码后显示"))
        self.histogram.draw(row.gaps_ms)
        self.forget.setVisible(row.added and may_change)
        self.identify.setVisible(row.asks and may_change)
        for command, button in self.commands.items():
            button.setVisible(command in row.commands)
        self._draw_rest(ready=row.ready and not busy)

    def _draw_rest(self, *, ready: bool) -> None:
        """Buttons rest while nothing can be sent. The focus must not go on to the one that removes the device."""
        buttons = (*self.commands.values(), self.identify)
        if not ready and any(button.hasFocus() for button in buttons):
            self.setFocus()
        for button in buttons:
            button.setEnabled(ready)

    def retranslate(self) -> None:
        """Headings, and the device again."""
        self.last_head.setText(self.tr("最近一次"))
        self.pace_head.setText(self.tr("码内间隔（毫秒）"))
        self.forget.setText(self.tr("移出列表"))
        self.adjust.setText(self.tr("改名称和参数"))
        self.identify.setText(self.tr("问型号"))
        for command, button in self.commands.items():
            button.setText(self._words.command(command))
        self.draw(self._row, may_change=self._may_change, busy=self._busy, switchable=self._switchable)

    def _draw_switches(self, switchable: tuple[SeenKeyboard, ...]) -> None:
        self._switchable = switchable
        while len(self.switches) < len(switchable):
            self.switches.append(self._switch(len(self.switches)))
        for place, button in enumerate(self.switches):
            there = place < len(switchable)
            button.setVisible(there)
            if there:
                button.setText(self.tr("{name}：换成 HID-POS").format(name=switchable[place].name))

    def _switch(self, place: int) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "small")
        button.clicked.connect(lambda: self.switched.emit(self._switchable[place].key))
        self._foot.addWidget(button)
        return button

    def _command(self, command: Command) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "small")
        button.clicked.connect(lambda: self.told.emit(command))
        return button

    def _facts(self, row: DeviceRow) -> list[tuple[str, str]]:
        device, words = row.device, self._words
        profile = device.profile
        facts = [
            (self.tr("连接"), words.link(device.link)),
            (self.tr("型号（推测）"), row.model),
            (self.tr("自报型号"), row.identity),
            (self.tr("位置"), device.address),
        ]
        if device.link is Link.KEYBOARD:
            about = self.tr("像键盘一样打字的扫码枪。系统分不清是哪一把；要分清、要收全字符，请换串口或 HID-POS 模式。")
            keys = device.keys
            slow = self.tr("每字符 {n} 毫秒以内，以回车结束").format(n=keys.max_gap_ms) if keys is not None else ""
            again = words.same_again(profile.same_again_ms)
            around = words.around(keys.prefix) if keys is not None and keys.prefix else ""
            recording = (self.tr("正在录制"), breakable(row.recording))
            return [
                *facts,
                (self.tr("慢速枪"), slow),
                (self.tr("前缀"), around),
                (self.tr("同码算一次"), again),
                (self.tr("说明"), about),
                recording,
            ]
        if row.kind is Kind.SCANNER:
            facts += [
                (self.tr("厂家"), words.maker(device.maker)),
                (self.tr("波特率"), str(profile.baud) if device.link is Link.SERIAL else ""),
                (self.tr("结束符"), words.ending(profile.ending)),
                (self.tr("前缀"), words.around(profile.prefix) if profile.prefix else ""),
                (self.tr("后缀"), words.around(profile.suffix) if profile.suffix else ""),
            ]
        counted = self.tr("读到 {n} 次").format(n=row.read)
        if row.garbled:
            counted += self.tr("，残码 {n} 次").format(n=row.garbled)
        recording = (self.tr("正在录制"), breakable(row.recording))
        return [*facts, (self.tr("本次开机以来"), counted), recording]

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.title, 1)
        top.addWidget(self.state)
        page = QWidget()
        column = column_of(
            page, self.mend, self.last_head, self.last, self.pace_head, self.histogram, self.pace, self.facts
        )
        column.insertLayout(0, top)
        foot = QHBoxLayout()
        for button in (*self.commands.values(), self.identify):
            foot.addWidget(button)
        foot.addStretch(1)
        column.addLayout(foot)
        self._foot = QVBoxLayout()
        column.addLayout(self._foot)
        last = QHBoxLayout()
        last.addWidget(self.forget)
        last.addWidget(self.adjust)
        last.addStretch(1)
        column.addLayout(last)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 2)
        outer.addWidget(scrolled(page))
