"""A scanner without a scanner, for training: codes to click and a line for any other. Beside the window or in front of it.

What is clicked goes the way of every scan: bytes through a decoder on a thread of its own, then to the screen in front.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.devices.parts import label, scrolled
from app.ui.latin_edit import LatinEdit
from app.ui.view import View

WIDTH = 264


@dataclass(frozen=True, slots=True)
class Sample:
    """A code to click. zh, en: what it is. half: its cable goes in the middle."""

    zh: str
    en: str
    text: str
    half: bool = False


class VirtualPanel(View):
    """Emits `scanned(text)`, `cut(text)` for half a code and an unplugged cable, `moved()` and `left()`."""

    scanned = Signal(str)
    cut = Signal(str)
    moved = Signal()
    left = Signal()

    def __init__(self, samples: Sequence[Sample], language: Callable[[], str] = lambda: "zh_CN") -> None:
        """language: "zh_CN" or "en", asked on each change; the samples are data and have both."""
        super().__init__()
        self.setObjectName("virtual")
        self.setFixedWidth(WIDTH)
        self._samples, self._language = tuple(samples), language
        self.title, self.about = label("heading"), label("caption")
        self.line, self.scan = LatinEdit(), QPushButton()
        self.move_out, self.leave = QPushButton(), QPushButton()
        self.buttons = [QPushButton() for _ in self._samples]
        self._lay_out()
        for sample, button in zip(self._samples, self.buttons, strict=True):
            signal = self.cut if sample.half else self.scanned
            button.clicked.connect(lambda _=False, text=sample.text, signal=signal: signal.emit(text))
        self.line.returnPressed.connect(self._scan_line)
        self.scan.clicked.connect(self._scan_line)
        self.move_out.clicked.connect(self.moved)
        self.leave.clicked.connect(self.left)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self.setWindowTitle(self.tr("虚拟扫码枪"))
        self.title.setText(self.tr("虚拟扫码枪"))
        self.about.setText(self.tr("培训用，只在演示模式。点一下就扫一次，和真枪走同一条路。"))
        self.line.setPlaceholderText(self.tr("任意码，回车即扫"))
        self.scan.setText(self.tr("扫"))
        self.move_out.setText(self.tr("停靠") if self.isWindow() else self.tr("浮动"))
        self.leave.setText(self.tr("收起"))
        for sample, button in zip(self._samples, self.buttons, strict=True):
            button.setText(sample.en if self._language() == "en" else sample.zh)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross of its own frame, while it floats."""
        self.left.emit()
        super().closeEvent(event)

    def _scan_line(self) -> None:
        text = self.line.text().replace("<GS>", "\x1d")
        if text:
            self.scanned.emit(text)
            self.line.selectAll()

    def _lay_out(self) -> None:
        page = QWidget()
        codes = QVBoxLayout(page)
        codes.setContentsMargins(12, 2, 12, 8)
        codes.setSpacing(6)
        for button in self.buttons:
            button.setProperty("kind", "small")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the focus stays where the work is
            codes.addWidget(button)
        codes.addStretch(1)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(6)
        line.addWidget(self.line, 1)
        line.addWidget(self.scan)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 10)
        foot.addWidget(self.move_out)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        for button in (self.scan, self.move_out, self.leave):
            button.setProperty("kind", "small")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 0)
        top.addWidget(self.title)
        top.addWidget(self.about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(line)
        column.addWidget(scrolled(page), 1)
        column.addLayout(foot)
