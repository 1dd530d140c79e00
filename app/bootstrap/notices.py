"""What no screen asked for and somebody must know: said once, above the page."""

from __future__ import annotations

from app.domain.refusals import NoUseForScan
from app.domain.verdict import Verdict
from app.ui.banner import BannerState
from app.ui.messages import Messages
from app.ui.tones import Tones
from app.ui.window import MainWindow


class Notices:
    """Says it in the window."""

    def __init__(self, window: MainWindow, messages: Messages, tones: Tones) -> None:
        self._window, self._messages, self._tones = window, messages, tones
        window.stray.connect(self._stray)
        window.stray_card.connect(self._stray_card)

    def bug(self, error: BaseException) -> None:
        """Something broke that nobody foresaw: it is logged, and said once."""
        self._window.notify(BannerState(self._messages.tell(error).sentence, "stop"))

    def trouble(self, error: Exception) -> None:
        """Something did not go, away from every screen."""
        self._window.notify(BannerState(self._messages.tell(error).sentence, "attention"))

    def _stray(self, _reading: object) -> None:
        """Nobody may think that a pack was kept when it was not."""
        self._tones.sound(Verdict.STOP)
        self._window.notify(BannerState(self._messages.tell(NoUseForScan()).sentence, "stop"))

    def _stray_card(self, error: Exception) -> None:
        """A card at a page that asks for nobody, or none that could be read there."""
        self._tones.sound(Verdict.STOP)
        self.trouble(error)
