"""Test scans: what came, and the profile that fits it. Nothing is changed until a person says so."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.codes import masked
from app.domain.devices import Link
from app.domain.key_profiles import KeyProfile
from app.domain.scanner_check import Fitting
from app.ui.devices.histogram import Histogram
from app.ui.devices.parts import Facts, column_of, label, scrolled
from app.ui.devices.rows import DeviceRow
from app.ui.devices.viewmodel import Trial
from app.ui.devices.words import DeviceWords
from app.ui.messages import Messages
from app.ui.text import breakable
from app.ui.view import View

_SHOWN = 5


def is_new(fitting: Fitting | None, row: DeviceRow) -> bool:
    """Whether what fits is another profile than the one in use."""
    if fitting is None or fitting.unlike is not None:
        return False
    if row.device.link is not Link.KEYBOARD:
        return fitting.profile != row.device.profile
    now = row.device.keys or KeyProfile()
    return fitting.keys is not None and replace(fitting.keys, device="") != replace(now, device="")


class TrialPanel(View):
    """Emits `fitted()` and `left()`."""

    fitted = Signal()
    left = Signal()

    def __init__(self, words: DeviceWords, messages: Messages) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._words, self._messages = words, messages
        self._drawn: tuple[Trial, DeviceRow] | None = None
        self._may_change = self._busy = False
        self.title, self.about, self.came = label("title"), label("muted"), label("value")
        self.pace, self.found_head, self.verdict = label("muted"), label("heading"), label()
        self.histogram, self.found = Histogram(), Facts()
        self.use, self.leave = QPushButton(), QPushButton()
        self.use.setProperty("kind", "primary")
        self.leave.setProperty("kind", "quiet")
        self.use.clicked.connect(self.fitted)
        self.leave.clicked.connect(self.left)
        page = QWidget()
        column_of(
            page,
            self.title,
            self.about,
            self.came,
            self.histogram,
            self.pace,
            self.found_head,
            self.verdict,
            self.found,
            self.use,
            self.leave,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 2)
        outer.addWidget(scrolled(page))
        self.retranslate()

    def draw(self, trial: Trial | None, row: DeviceRow | None, *, may_change: bool, busy: bool) -> None:
        """Show what came so far."""
        self._may_change, self._busy = may_change, busy
        self._drawn = (trial, row) if trial is not None and row is not None else None
        if trial is None or row is None:
            return
        self.title.setText(self.tr("试扫：{name}").format(name=self._words.name(row)))
        lines = [self._words.arrival(one, masked(one.text)) for one in trial.arrivals[-_SHOWN:]]
        self.came.setText("\n".join(map(breakable, lines)) or self.tr("等待扫码…"))
        gaps = tuple(gap for one in trial.arrivals for gap in one.gaps_ms)
        self.histogram.draw(gaps)
        self.pace.setText(self._words.pace(gaps) if trial.arrivals else "")
        self._draw_fitting(trial, row)

    def retranslate(self) -> None:
        """Fixed words, and the trial again."""
        self.about.setText(
            self.tr("用这把枪扫两三次药盒上的追溯码（20 位），或扫诊断页上的任意一个码；其他码看不出前缀和后缀。")
        )
        self.found_head.setText(self.tr("结论"))
        self.use.setText(self.tr("采用 F2"))
        self.leave.setText(self.tr("返回 Esc"))
        if self._drawn is not None:
            self.draw(*self._drawn, may_change=self._may_change, busy=self._busy)

    def _draw_fitting(self, trial: Trial, row: DeviceRow) -> None:
        fitting = trial.fitting
        new = is_new(fitting, row)
        if fitting is None:
            words = self.tr("还没有扫到认得的码") if trial.arrivals else ""
        elif fitting.unlike is not None:
            words = self._messages.tell(fitting.unlike).sentence
        elif not new:
            words = self.tr("和现在的设置一致，不用改")
        else:
            words = self.tr("建议这样设置：")
        self.verdict.setText(words)
        self.found.draw(self._proposed(fitting, row) if fitting is not None and new else [])
        self.use.setVisible(new and self._may_change and not self._busy)
        self.found_head.setVisible(bool(words))

    def _proposed(self, fitting: Fitting, row: DeviceRow) -> list[tuple[str, str]]:
        profile, keys = fitting.profile, fitting.keys
        if row.device.link is Link.KEYBOARD:
            pace = self.tr("每字符 {n} 毫秒以内").format(n=keys.max_gap_ms) if keys is not None else ""
            return [
                (self.tr("快慢"), pace),
                (self.tr("前缀"), self._words.around(profile.prefix)),
                (self.tr("后缀"), self._words.around(profile.suffix)),
            ]
        return [
            (self.tr("结束符"), self._words.ending(profile.ending)),
            (self.tr("前缀"), self._words.around(profile.prefix)),
            (self.tr("后缀"), self._words.around(profile.suffix)),
        ]
