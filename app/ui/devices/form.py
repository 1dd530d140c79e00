"""Adding a device that is not found by itself, and how a device is read: mode, maker, speed, what stands around its codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.device_profiles import (
    ENCODINGS,
    LONGEST_AROUND,
    MOST_SAME_AGAIN_MS,
    SAME_AGAIN_MS,
    DeviceProfile,
    Ending,
    Maker,
    Reads,
)
from app.domain.devices import Link
from app.ui.devices.parts import label, scrolled
from app.ui.devices.rows import FoundPort
from app.ui.devices.viewmodel import Draft
from app.ui.devices.words import DeviceWords, from_visible, visible
from app.ui.drop_down import DropDown
from app.ui.theme import set_tone
from app.ui.view import View

_BAUDS = (9600, 19200, 38400, 57600, 115200)
_LINKS = (Link.SERIAL, Link.NETWORK)
_LONGEST_NAME = 60
_OF_SCANNERS = ("maker", "ending", "prefix", "suffix", "encoding", "separator", "same_again")


class DeviceForm(View):
    """Emits `submitted(ConfiguredDevice)` and `left()`."""

    submitted = Signal(object)
    left = Signal()

    def __init__(self, words: DeviceWords) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._words = words
        self._draft: Draft | None = None
        self._found: tuple[FoundPort, ...] = ()
        self.title, self.about = label("title"), label("muted")
        self.link, self.port, self.maker, self.ending, self.encoding, self.baud = (DropDown() for _ in range(6))
        self.reads = DropDown()
        self.address, self.name, self.prefix, self.suffix, self.same_again = (QLineEdit() for _ in range(5))
        self.separator = QLineEdit()
        self.done, self.cancel = QPushButton(), QPushButton()
        self._labels = {name: QLabel() for name in self._fields()}
        self._lay_out()
        self._connect()
        self.retranslate()

    # --- drawing ----------------------------------------------------------------------------------------------------

    def draw(self, draft: Draft | None, found: Sequence[FoundPort], *, busy: bool) -> None:
        """Show this draft; what was typed stays while it is the same one."""
        self.done.setEnabled(not busy)
        if tuple(found) != self._found:
            self._found = tuple(found)
            self._fill_ports()
        if draft is not None and draft != self._draft:
            self._draft = draft
            self._fill(draft)
        elif draft is None:
            self._draft = None

    def focus(self) -> None:
        """Begin."""
        field = self.port if self._draft is not None and self._draft.new and self.port.count() > 1 else self.name
        field.setFocus()

    def retranslate(self) -> None:
        """All words."""
        for name, words in self._titles().items():
            self._labels[name].setText(words)
        for box, texts in (
            (self.link, [(self._words.link(link), link) for link in _LINKS]),
            (self.maker, [(self._words.maker(maker), maker) for maker in Maker]),
            (self.ending, [(self._words.ending(ending), ending) for ending in Ending]),
            (self.reads, [(self._words.reads(reads), reads) for reads in Reads]),
        ):
            _refill(box, texts)
        self.done.setText(self.tr("保存 F2"))
        self.cancel.setText(self.tr("取消 Esc"))
        self.prefix.setPlaceholderText(self.tr("没有（或如 <STX>）"))
        self.suffix.setPlaceholderText(self.tr("没有"))
        self.separator.setPlaceholderText(self.tr("没有"))
        self.address.setPlaceholderText("socket://10.0.0.5:4001")
        self._fill_ports()
        if self._draft is not None:
            self._write_title(self._draft)

    # --- gestures ---------------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Done, unless a field is wrong: then it is marked."""
        if self._draft is None:
            return
        port: FoundPort | None = self.port.currentData() if self._draft.new else None
        address = port.address if port is not None and self._serial else self.address.text().strip()
        again = self.same_again.text().strip()
        wrong = {
            self.address: not address and (self._draft.new or self._draft.device.link is Link.NETWORK),
            self.same_again: bool(again) and not _whole(again, MOST_SAME_AGAIN_MS),
            self.prefix: len(from_visible(self.prefix.text())) > LONGEST_AROUND,
            self.suffix: len(from_visible(self.suffix.text())) > LONGEST_AROUND,
            self.separator: len(from_visible(self.separator.text())) > LONGEST_AROUND,
        }
        for field, bad in wrong.items():
            set_tone(field, "stop" if bad else "")
        if any(wrong.values()):
            next(field for field, bad in wrong.items() if bad).setFocus()
            return
        device = self._draft.device
        key = (port.key if port is not None and self._serial else address) if self._draft.new else device.key
        self.submitted.emit(
            replace(
                device,
                key=key,
                link=self._link if self._draft.new else device.link,
                address=address,
                name=self.name.text().strip(),
                maker=Maker(self.maker.currentData()),
                profile=self._profile(),
                reads=Reads(self.reads.currentData()),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _serial(self) -> bool:
        return self._link is Link.SERIAL

    @property
    def _link(self) -> Link:
        """Qt keeps the word of an enumeration, not the member."""
        return Link(self.link.currentData())

    def _profile(self) -> DeviceProfile:
        return DeviceProfile(
            baud=int(self.baud.currentText()),
            ending=Ending(self.ending.currentData()),
            prefix=from_visible(self.prefix.text()),
            suffix=from_visible(self.suffix.text()),
            encoding=self.encoding.currentText(),
            same_again_ms=int(again) if (again := self.same_again.text().strip()) else None,
            separator=from_visible(self.separator.text()),
        )

    # --- filling ----------------------------------------------------------------------------------------------------

    def _fill(self, draft: Draft) -> None:
        device, profile = draft.device, draft.device.profile
        _choose(self.link, device.link)
        _choose(self.maker, device.maker)
        _choose(self.ending, profile.ending)
        _choose(self.reads, device.reads)
        self.encoding.setCurrentText(profile.encoding)
        if self.baud.findText(str(profile.baud)) < 0:
            self.baud.addItem(str(profile.baud))
        self.baud.setCurrentText(str(profile.baud))
        self.name.setText(device.name)
        self.address.setText(device.address)
        self.prefix.setText(visible(profile.prefix))
        self.suffix.setText(visible(profile.suffix))
        self.separator.setText(visible(profile.separator))
        self.same_again.setText("" if profile.same_again_ms is None else str(profile.same_again_ms))
        for place in range(self.port.count()):
            port = self.port.itemData(place)
            if port is not None and port.key == device.key:
                self.port.setCurrentIndex(place)
        for field in (self.address, self.same_again, self.prefix, self.suffix, self.separator):
            set_tone(field, "")
        self._write_title(draft)
        self._show_fields()

    def _write_title(self, draft: Draft) -> None:
        self.title.setText(self.tr("添加设备") if draft.new else self.tr("模式与参数"))
        words = self.tr("保存后马上生效。扫码枪自己的设置不会被改动。")
        if draft.new:
            words = self.tr("USB 扫码枪在串口或 HID-POS 模式下会自动出现，不用添加。这里添加普通串口和网络串口。")
        elif draft.device.link is Link.KEYBOARD:
            words = self.tr("保存后马上生效。同码时间留空，就用“设置”里的那一个（wedge.same_again_ms）。")
        self.about.setText(words)

    def _fill_ports(self) -> None:
        chosen = self.port.currentData()
        with_words = [(f"{port.address}　{port.words}" if port.words else port.address, port) for port in self._found]
        _refill(self.port, [*with_words, (self.tr("其他位置…"), None)])
        _choose(self.port, chosen if chosen in self._found else self._found[0] if self._found else None)
        self._show_fields()

    def _show_fields(self) -> None:
        new = self._draft is not None and self._draft.new
        link = self._link if new or self._draft is None else self._draft.device.link
        listed = new and self._serial
        codes, keyed = Reads(self.reads.currentData()) is Reads.CODES, link is Link.KEYBOARD
        self.same_again.setPlaceholderText(self.tr("同本机设置") if keyed else str(SAME_AGAIN_MS))
        shown = dict.fromkeys(_OF_SCANNERS, codes and not keyed) | {
            "same_again": codes,
            "link": new,
            "port": listed,
            "address": (listed and self.port.currentData() is None) or link is Link.NETWORK,
            "reads": link is Link.SERIAL,
            "baud": link is Link.SERIAL,
        }
        for name, field in self._fields().items():
            visible_now = shown.get(name, True)
            field.setVisible(visible_now)
            self._labels[name].setVisible(visible_now)

    def _usual_baud(self) -> None:
        """Identity-card modules speak at 115200 unless somebody changed that."""
        cards = Reads(self.reads.currentData()) is Reads.ID_CARDS
        self.baud.setCurrentText("115200" if cards else "9600")

    def _fields(self) -> dict[str, QWidget]:
        return {
            "link": self.link,
            "port": self.port,
            "address": self.address,
            "reads": self.reads,
            "baud": self.baud,
            "name": self.name,
            "maker": self.maker,
            "same_again": self.same_again,
            "ending": self.ending,
            "prefix": self.prefix,
            "suffix": self.suffix,
            "encoding": self.encoding,
            "separator": self.separator,
        }

    def _titles(self) -> dict[str, str]:
        return {
            "link": self.tr("连接方式"),
            "port": self.tr("串口"),
            "address": self.tr("位置"),
            "name": self.tr("名称"),
            "maker": self.tr("厂家（听哪家的命令）"),
            "reads": self.tr("用途"),
            "baud": self.tr("波特率"),
            "ending": self.tr("结束符"),
            "prefix": self.tr("前缀（会去掉）"),
            "suffix": self.tr("后缀（会去掉）"),
            "encoding": self.tr("汉字编码"),
            "separator": self.tr("多码分隔（视觉箱）"),
            "same_again": self.tr("同码算一次（毫秒内）"),
        }

    def _connect(self) -> None:
        self.done.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.left)
        self.link.currentIndexChanged.connect(lambda _: self._show_fields())
        self.reads.currentIndexChanged.connect(lambda _: self._show_fields())
        self.reads.activated.connect(lambda _: self._usual_baud())
        self.port.currentIndexChanged.connect(lambda _: self._show_fields())

    def _lay_out(self) -> None:
        self.baud.addItems([str(baud) for baud in _BAUDS])
        self.encoding.addItems(ENCODINGS)
        self.name.setMaxLength(_LONGEST_NAME)
        for box in (self.link, self.port, self.reads, self.maker, self.ending, self.encoding, self.baud):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
        self.done.setProperty("kind", "primary")
        self.cancel.setProperty("kind", "quiet")
        page = QWidget()
        grid = QGridLayout()
        grid.setVerticalSpacing(3)
        grid.setHorizontalSpacing(12)
        halves = {
            "reads": 0,
            "baud": 1,
            "same_again": 0,
            "ending": 1,
            "prefix": 0,
            "suffix": 1,
            "encoding": 0,
            "separator": 1,
        }
        row = 0
        for name, field in self._fields().items():
            self._labels[name].setProperty("kind", "caption")
            column, span = (halves[name], 1) if name in halves else (0, 2)
            grid.addWidget(self._labels[name], row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
            if column == 1 or span == 2:
                row += 2
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column_box = QVBoxLayout(page)
        column_box.setContentsMargins(16, 14, 16, 16)
        column_box.setSpacing(10)
        column_box.addWidget(self.title)
        column_box.addWidget(self.about)
        column_box.addLayout(grid)
        column_box.addWidget(self.done)
        column_box.addWidget(self.cancel)
        column_box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 2)
        outer.addWidget(scrolled(page))


def _refill(box: QComboBox, texts: Sequence[tuple[str, object]]) -> None:
    """Other words for the same choices; what was chosen stays chosen."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, value in texts:
        box.addItem(text, value)
    box.blockSignals(False)
    _choose(box, chosen)


def _choose(box: QComboBox, value: object) -> None:
    for place in range(box.count()):
        if box.itemData(place) == value:
            box.setCurrentIndex(place)
            return


def _whole(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and int(text) <= most
