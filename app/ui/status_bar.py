"""The last line of the window: who, where, the devices, the platforms, what is still owed, the time.

Being offline is shown calmly, with the age of what we know; work goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.ui import icons
from app.ui.ages import age
from app.ui.theme import set_tone
from app.ui.view import View

HEIGHT = 32
_TICK_MS = 1000


class Presence(StrEnum):
    """How the scanners or the readers are, taken together."""

    READY = "ready"  # at least one
    KEYBOARD = "keyboard"  # none but those that play keyboard, which nobody can ask
    OPENING = "opening"
    LOST = "lost"  # unplugged; it is looked for
    TROUBLE = "trouble"  # a person is needed: a permission, another program, a wrong mode
    NONE = "none"


class Reach(StrEnum):
    """How the outside platforms are."""

    ONLINE = "online"
    OFFLINE = "offline"
    PAUSED = "paused"  # a person is needed: key, clock or sign-in
    UNKNOWN = "unknown"  # not asked yet


@dataclass(frozen=True, slots=True)
class StatusState:
    """Everything in the bar. heard_at: when a platform last answered. oldest_at: of what waits. Times are aware.

    rejected: rows that wait for a person. scanners, readers: each with its state, a line each, for the tool tip.
    training: there is a virtual scanner to click.
    """

    operator: str = ""
    place: str = ""
    scanner: Presence = Presence.KEYBOARD
    reader: Presence = Presence.NONE
    scanners: tuple[tuple[str, str], ...] = ()
    readers: tuple[tuple[str, str], ...] = ()
    reach: Reach = Reach.UNKNOWN
    heard_at: datetime | None = None
    owed: int = 0
    oldest_at: datetime | None = None
    rejected: int = 0
    muted: bool = False
    audible: bool = True
    training: bool = False


class StatusBar(View):
    """Emits `opened(page id)` when a part is clicked, `mute_asked()` for the sound, `training_asked()` for the panel."""

    opened = Signal(str)
    mute_asked = Signal()
    training_asked = Signal()

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """clock: aware local time."""
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._clock = clock
        self._state = StatusState()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 8, 0)
        self._row.setSpacing(2)
        self.operator = self._opening("person", "people")
        self.place = self._opening("place", "settings")
        self._row.addStretch(1)
        self.training = self._part("scanner", self.training_asked)
        self.scanner = self._opening("scanner", "devices")
        self.reader = self._opening("reader", "devices")
        self.network = self._opening("online", "uploads")
        self.owed = self._opening("uploads", "uploads")
        self.sound = self._part("sound", self.mute_asked)
        self.time = self._opening("clock", "settings")
        self._minute = QTimer(self, interval=_TICK_MS)
        self._minute.timeout.connect(self._tick)
        self._minute.start()
        self.retranslate()

    def draw(self, state: StatusState) -> None:
        """Show this state."""
        self._state = state
        _write(self.operator, state.operator or self.tr("未登录"))
        _write(self.place, state.place)
        self.place.setVisible(bool(state.place))
        _write(self.scanner, self._scanner_words(state.scanner))
        _write(self.reader, self._reader_words(state.reader))
        for part, presence, devices in (
            (self.scanner, state.scanner, state.scanners),
            (self.reader, state.reader, state.readers),
        ):
            set_tone(part, {Presence.LOST: "attention", Presence.TROUBLE: "stop"}.get(presence, ""))
            part.setToolTip("\n".join(f"{name} · {how}" for name, how in devices))
        _write(self.training, self.tr("虚拟扫码枪"))
        self.training.setVisible(state.training)
        self._draw_network(state)
        self._draw_sound(state)
        self._tick()

    def retranslate(self) -> None:
        """All words depend on the state."""
        self.draw(self._state)

    def _opening(self, icon: str, page: str) -> QPushButton:
        button = self._part(icon, None)
        button.clicked.connect(lambda: self.opened.emit(page))
        return button

    def _part(self, icon: str, asked: SignalInstance | None) -> QPushButton:
        button = QPushButton()
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icons.dress(button, icon, "muted", 16)
        if asked is not None:
            button.clicked.connect(asked)
        self._row.addWidget(button)
        return button

    def _scanner_words(self, presence: Presence) -> str:
        return {
            Presence.READY: self.tr("扫码枪 就绪"),
            Presence.KEYBOARD: self.tr("扫码枪 键盘式"),
            Presence.OPENING: self.tr("扫码枪 连接中"),
            Presence.LOST: self.tr("扫码枪 断开"),
            Presence.TROUBLE: self.tr("扫码枪 需处理"),
            Presence.NONE: self.tr("扫码枪 未接"),
        }[presence]

    def _reader_words(self, presence: Presence) -> str:
        return {
            Presence.READY: self.tr("读卡器 就绪"),
            Presence.KEYBOARD: self.tr("读卡器 键盘式"),
            Presence.OPENING: self.tr("读卡器 连接中"),
            Presence.LOST: self.tr("读卡器 断开"),
            Presence.TROUBLE: self.tr("读卡器 需处理"),
            Presence.NONE: self.tr("读卡器 未接"),
        }[presence]

    def _draw_network(self, state: StatusState) -> None:
        online = state.reach is Reach.ONLINE
        icons.dress(self.network, "online" if online or state.reach is Reach.UNKNOWN else "offline", "muted", 16)
        set_tone(self.network, "attention" if state.reach in (Reach.OFFLINE, Reach.PAUSED) else "")

    def _draw_sound(self, state: StatusState) -> None:
        silent = state.muted or not state.audible
        icons.dress(self.sound, "muted" if silent else "sound", "attention_text" if silent else "muted", 16)
        words = self.tr("静音") if state.muted else self.tr("有声") if state.audible else self.tr("无声卡")
        _write(self.sound, words)
        set_tone(self.sound, "attention" if silent else "")

    def _network_words(self, now: datetime) -> str:
        heard = self._state.heard_at
        match self._state.reach:
            case Reach.ONLINE:
                return self.tr("平台 已连")
            case Reach.PAUSED:
                return self.tr("平台 暂停，需处理")
            case Reach.OFFLINE if heard is not None:
                return self.tr("平台 离线（{age}前连通）").format(age=age(heard, now))
            case Reach.OFFLINE:
                return self.tr("平台 离线")
            case _:
                return self.tr("平台 未试")

    def _owed_words(self, now: datetime) -> str:
        state = self._state
        words = self.tr("待上传 {n}").format(n=state.owed)
        if state.owed and state.oldest_at is not None:
            words += self.tr("（最久 {age}）").format(age=age(state.oldest_at, now))
        return words + (self.tr(" · 退回 {n}").format(n=state.rejected) if state.rejected else "")

    def _tick(self) -> None:
        """Once a second, but a label is only touched when its words change."""
        now = self._clock()
        for button, words in (
            (self.time, now.strftime("%H:%M")),
            (self.network, self._network_words(now)),
            (self.owed, self._owed_words(now)),
        ):
            _write(button, words)
        set_tone(self.owed, "attention" if self._state.rejected else "")


def _write(button: QPushButton, words: str) -> None:
    """Room between icon and word; nothing is drawn again for the same words."""
    if button.text() != f" {words}":
        button.setText(f" {words}")
