"""The scanner doctor: one symbol after the other, then what is wrong and how it is mended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.device_profiles import Maker
from app.ui import icons
from app.ui.devices.checkup import Checkup, Told
from app.ui.devices.doctor_words import DoctorWords
from app.ui.devices.parts import label, scrolled
from app.ui.devices.symbol_view import SymbolView
from app.ui.devices.words import DeviceWords
from app.ui.theme import set_tone
from app.ui.view import View

_SIDE_WIDTH = 320


class FindingCard(View):
    """One fault. Emits `cured()` when a person wants its cure sent."""

    cured = Signal()

    def __init__(self, told: Told, maker: Maker, words: DoctorWords, *, may_send: bool) -> None:
        super().__init__()
        self.setObjectName("finding")
        set_tone(self, "attention")
        title, harm = label("heading", words.title(told.finding)), label("", words.harm(told.finding))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(5)
        column.addWidget(title)
        column.addWidget(harm)
        for kind, text in (
            ("caption", words.where(told.finding)),
            ("value", words.makers_words(told.cure, maker)),
        ):
            if text:
                column.addWidget(label(kind, text))
        self.send = QPushButton(self.tr("发给扫码枪"))
        self.send.setProperty("kind", "small")
        self.send.setVisible(bool(told.cure.send) and may_send)
        self.send.clicked.connect(self.cured)
        column.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)


class DoctorPage(View):
    """Emits `maker_chosen(Maker)` and `cured(place)`."""

    maker_chosen = Signal(object)
    cured = Signal(int)

    def __init__(self, words: DeviceWords) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._words, self._doctor = words, DoctorWords(self)
        self._checkup: Checkup | None = None
        self._name, self._may_send = "", False
        self._drawn: object = None
        self.title, self.about, self.steps = label("title"), label("muted"), QGridLayout()
        self.maker, self._maker_head = QComboBox(), label("caption")
        self.symbol, self.caption, self.hint = SymbolView(), QLabel(), label("muted")
        self.verdict, self.findings = label("title"), QVBoxLayout()
        self.cards: list[FindingCard] = []
        self._marks: list[tuple[QLabel, QLabel]] = []
        self._pages = QStackedWidget()
        self._lay_out()
        self.maker.activated.connect(lambda _: self.maker_chosen.emit(Maker(self.maker.currentData())))
        self.retranslate()

    def draw(self, checkup: Checkup | None, name: str, *, may_send: bool) -> None:
        """name: of the scanner."""
        self._checkup, self._name, self._may_send = checkup, name, may_send
        if checkup is None:
            return
        self.title.setText(self.tr("扫码枪诊断：{name}").format(name=name))
        self.maker.setCurrentIndex(list(Maker).index(checkup.maker))
        self._draw_steps(checkup)
        self._pages.setCurrentIndex(0 if checkup.told is None else 1)
        if checkup.told is None:
            self.symbol.draw(checkup.page.picture)
            self.caption.setText(self._doctor.symbol(checkup.page.symbol.name))
        else:
            self._draw_findings(checkup.told, checkup.maker)

    def retranslate(self) -> None:
        """Fixed words, then the check again."""
        self.about.setText(self.tr("用这把枪依次扫屏幕上或纸上的码，哪一个先扫都可以。扫不出来就按 F4。"))
        self._maker_head.setText(self.tr("厂家（决定怎样改）"))
        self.hint.setText(self.tr("屏幕反光扫不出来时，按 F6 存为 PDF，打印后扫"))
        chosen = self.maker.currentIndex()
        self.maker.clear()
        for maker in Maker:
            self.maker.addItem(self._words.maker(maker), maker)
        self.maker.setCurrentIndex(max(chosen, 0))
        self.maker.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._drawn = None
        self.draw(self._checkup, self._name, may_send=self._may_send)

    def _draw_steps(self, checkup: Checkup) -> None:
        self._make_marks(len(checkup.pages))
        for place, (page, (mark, word)) in enumerate(zip(checkup.pages, self._marks, strict=True)):
            name = page.symbol.name
            shown = checkup.told is None and place == checkup.at
            icon, tone = (
                ("check", "ok_text")
                if name in checkup.came
                else ("close", "stop_text")
                if name in checkup.nothing
                else ("right", "accent_text")
                if shown
                else ("dash", "faint")
            )
            icons.dress(mark, icon, tone, 16)
            word.setText(self._doctor.symbol(name))
            set_tone(word, "accent" if shown else "muted" if icon == "dash" else "")

    def _make_marks(self, count: int) -> None:
        while len(self._marks) < count:
            mark, word = QLabel(), QLabel()
            place = len(self._marks)
            self.steps.addWidget(mark, place, 0)
            self.steps.addWidget(word, place, 1)
            self._marks.append((mark, word))

    def _draw_findings(self, told: Sequence[Told], maker: Maker) -> None:
        drawn = (tuple(told), maker, self._may_send)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self.verdict.setText(
            self.tr("发现 {n} 处问题").format(n=len(told)) if told else self.tr("一切正常：每个码都原样到达")
        )
        set_tone(self.verdict, "" if told else "ok")
        for card in self.cards:
            self.findings.removeWidget(card)
            card.hide()  # else a layout may show it as a window of its own
            card.setParent(None)
            card.deleteLater()
        self.cards = [FindingCard(one, maker, self._doctor, may_send=self._may_send) for one in told]
        for place, card in enumerate(self.cards):
            card.cured.connect(lambda place=place: self.cured.emit(place))
            self.findings.addWidget(card)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setProperty("kind", "card")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(_SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        self.steps.setVerticalSpacing(9)
        self.steps.setHorizontalSpacing(10)
        self.steps.setColumnStretch(1, 1)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(self.steps)
        column.addSpacing(8)
        column.addWidget(self._maker_head)
        column.addWidget(self.maker)
        column.addStretch(1)
        self._pages.addWidget(self._symbol_card())
        self._pages.addWidget(self._findings_card())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(side)
        row.addWidget(self._pages, 1)

    def _symbol_card(self) -> QWidget:
        card = QWidget()
        card.setProperty("kind", "card")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.caption.setProperty("kind", "heading")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.caption, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.symbol, 1)
        column.addWidget(self.hint)
        return card

    def _findings_card(self) -> QWidget:
        card = QWidget()
        card.setProperty("kind", "card")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        column.addWidget(self.verdict)
        self.findings.setSpacing(10)
        column.addLayout(self.findings)
        column.addStretch(1)
        outer = QVBoxLayout(card)
        outer.setContentsMargins(2, 2, 2, 2)
        outer.addWidget(scrolled(page))
        return card
