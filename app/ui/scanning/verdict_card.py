"""The big card: the last scan, readable at two metres. Icon, word and colour together; colour is never alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.domain.documents import ScanResult
from app.domain.refusals import AlreadyOpen, AnotherOpen
from app.domain.verdict import Verdict
from app.ui import icons
from app.ui.messages import Messages, Told
from app.ui.scanning.taken_back import TakenBack
from app.ui.scanning.words import ScanWords
from app.ui.text import day, grouped
from app.ui.theme import set_tone
from app.ui.units import amount
from app.ui.view import View

HEIGHT = 168
_VERDICT_WIDTH = 132
_COUNT_WIDTH = 168
_FITS = ("", "smaller", "small")


class Line(QLabel):
    """One line of the card: never wraps, never makes the card wider.

    What is too long is written smaller, `fit` tells the style sheet how; what is still too long ends in ….
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def say(self, text: str) -> None:
        """Show it, or hide the line."""
        self._whole = text
        self.setVisible(bool(text))
        self.setToolTip(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The room changed."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.contentsRect().width(), 60)
        for fit in _FITS:
            if self.property("fit") != fit:
                self.setProperty("fit", fit)
                self.style().unpolish(self)
                self.style().polish(self)
            if self.fontMetrics().horizontalAdvance(self._whole) <= room:
                break
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class VerdictCard(View):
    """`draw` a result, or the trouble that came instead of one, or what was taken back, or nothing: waiting."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages, self._words = messages, ScanWords(self)
        self._result: ScanResult | None = None
        self._trouble: Exception | None = None
        self._taken_back: TakenBack | None = None
        self.setFixedHeight(HEIGHT)
        self._icon, self.word = QLabel(), QLabel()
        self.drug, self.facts, self.code = Line("drug"), Line("facts"), Line("code")
        self.told, self.next = Line("told"), Line("next")
        self.got, self.missing = QLabel(), QLabel()
        for label, name in ((self.word, "word"), (self.got, "got"), (self.missing, "missing")):
            label.setObjectName(name)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.retranslate()

    def draw(
        self, result: ScanResult | None, trouble: Exception | None = None, taken_back: TakenBack | None = None
    ) -> None:
        """Show the last scan. With `trouble` the card says stop and what the trouble is; a scan taken back has no colour."""
        self._result, self._trouble, self._taken_back = result, trouble, taken_back
        if trouble is not None:
            self._draw_verdict(Verdict.ATTENTION if isinstance(trouble, AnotherOpen | AlreadyOpen) else Verdict.STOP)
            self._draw_told("", "", self._messages.tell(trouble))
            self._draw_count(None)
        elif taken_back is not None:
            self._draw_taken_back(taken_back)
        elif result is not None:
            self._draw_verdict(result.verdict)
            self._draw_result(result)
            self._draw_count(result)
        else:
            self._draw_waiting()

    def retranslate(self) -> None:
        """All words depend on the state."""
        self.draw(self._result, self._trouble, self._taken_back)

    def _draw_waiting(self) -> None:
        set_tone(self, "")
        icons.dress(self._icon, "scanner", "muted", 52)
        self.word.setText(self.tr("待扫"))
        self._draw_told(
            "", "", Told(self.tr("等待扫描"), "", self.tr("对准药盒上的追溯码按下扫码枪；光标在哪里都可以"))
        )
        self._draw_count(None)

    def _draw_taken_back(self, back: TakenBack) -> None:
        set_tone(self, "")
        icons.dress(self._icon, "undo", "muted", 52)
        self.word.setText(self.tr("已撤回"))
        drug = back.drug
        what = f"{drug.name}  {drug.spec}" if drug else grouped(back.shown)
        units = amount(back.units, drug.pack_units, drug.unit, drug.pack_unit) if drug and back.units else ""
        title = self.tr("已撤回 {n}").format(n=units) if units else self.tr("已撤回")
        then = self.tr("这一盒又在右侧待处理") if back.aside else self.tr("记录保留；可继续扫描")
        self._draw_told(what, "", Told(title, "", then))
        self.code.say(grouped(back.shown) if drug else "")
        self._draw_count(None)

    def _draw_verdict(self, verdict: Verdict) -> None:
        set_tone(self, verdict.value)
        icons.dress(self._icon, verdict.value, f"on_{verdict.value}", 56)
        self.word.setText(self._words.verdict(verdict))

    def _draw_result(self, result: ScanResult) -> None:
        told = self._words.tell(result)
        drug = "  ".join(part for part in (result.drug, result.spec) if part)
        facts = [
            self.tr("批号 {lot}").format(lot=result.lot) if result.lot else "",
            self.tr("有效期至 {day}").format(day=day(result.expires_on)) if result.expires_on else "",
            self.tr("对照待复核") if result.unapproved else "",
        ]
        self._draw_told(drug, "　".join(part for part in facts if part), told)
        self.code.say(grouped(result.shown))

    def _draw_told(self, drug: str, facts: str, told: Told) -> None:
        self.drug.say(drug or told.title)
        self.code.say("")
        self.facts.say(facts)
        self.told.say(told.title if drug else "")
        self.next.say("　".join(part for part in (told.whose and f"【{told.whose}】", told.next_step) if part))

    def _draw_count(self, result: ScanResult | None) -> None:
        counted = result is not None and result.got is not None
        self._count.setVisible(counted)
        if result is None or result.got is None:
            return
        pack = (result.pack_units or 0, result.unit or "", result.pack_unit or "")
        self.got.setText(_got_of_needed(result, *pack))
        left = (result.needed or 0) - result.got
        if result.needed is None:
            self.missing.setText(self.tr("已扫"))
        elif result.line is not None and result.line.source_line_id is not None:
            left = 0  # of a return any part is all that was wanted
            self.missing.setText(self.tr("已退 / 可退"))
        elif left > 0:
            self.missing.setText(self.tr("还差 {n}").format(n=amount(left, *pack)))
        else:
            self.missing.setText(self.tr("✓ 已齐"))
        set_tone(self.missing, "ok" if result.needed is not None and left <= 0 else "")

    def _lay_out(self) -> None:
        verdict = QWidget()
        verdict.setObjectName("verdict")
        verdict.setFixedWidth(_VERDICT_WIDTH)
        left = QVBoxLayout(verdict)
        left.setContentsMargins(0, 14, 0, 12)
        left.setSpacing(4)
        left.addStretch(1)
        left.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignCenter)
        left.addWidget(self.word)
        left.addStretch(1)
        middle = QVBoxLayout()
        middle.setContentsMargins(20, 6, 8, 6)
        middle.setSpacing(2)
        middle.addStretch(1)
        for line in (self.drug, self.facts, self.code, self.told, self.next):
            middle.addWidget(line)
        middle.addStretch(1)
        self._count = QWidget()
        self._count.setMinimumWidth(_COUNT_WIDTH)
        right = QVBoxLayout(self._count)
        right.setContentsMargins(0, 10, 16, 10)
        right.setSpacing(2)
        right.addStretch(1)
        right.addWidget(self.got)
        right.addWidget(self.missing)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        row.addWidget(verdict)
        row.addLayout(middle, 1)
        row.addWidget(self._count)


def _got_of_needed(result: ScanResult, pack_units: int, unit: str, pack_unit: str) -> str:
    """`2/3盒` where both are whole packs, `1盒6片` otherwise."""
    got, needed = result.got or 0, result.needed
    whole = pack_units > 0 and got % pack_units == 0 and (needed or 0) % pack_units == 0
    if needed is None:
        return amount(got, pack_units, unit, pack_unit)
    if whole:
        return f"{got // pack_units} / {needed // pack_units}"
    return f"{amount(got, pack_units, unit, pack_unit)}"
