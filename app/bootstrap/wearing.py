"""What the settings say of looks and sound, put on: theme, language, volume, and how keyboard scanners are told from hands."""

from __future__ import annotations

from typing import cast

from app.domain.device_profiles import ConfiguredDevice
from app.domain.key_profiles import KeyProfile
from app.domain.keyboard_scanners import listened_for
from app.settings import Settings, options
from app.ui.languages import Language, Languages
from app.ui.theme import Theme, ThemeName
from app.ui.tones import Tones
from app.ui.wedge import Wedge


class Wearing:
    """Follows the settings it was given last."""

    def __init__(self, theme: Theme, languages: Languages, tones: Tones, wedge: Wedge) -> None:
        self.theme, self._languages, self._tones, self._wedge = theme, languages, tones, wedge
        self._settings: Settings | None = None
        self._keyboards: tuple[ConfiguredDevice, ...] = ()

    def wear(self, settings: Settings) -> None:
        """From now on these."""
        self._settings = settings
        self.again()

    def again(self) -> None:
        """The settings changed."""
        settings = self._settings
        if settings is None:
            return
        self.theme.wear(cast("ThemeName", settings[options.THEME]))
        self._languages.speak(cast("Language", settings[options.LANGUAGE]))
        self._tones.set_volume(settings[options.VOLUME])
        self._tones.mute(settings[options.MUTE])
        self._hear_keys(settings)

    def listen_for(self, keyboards: tuple[ConfiguredDevice, ...]) -> None:
        """The scanners of this workstation that play keyboard; they were measured, changed or forgotten."""
        if keyboards != self._keyboards and self._settings is not None:
            self._keyboards = keyboards
            self._hear_keys(self._settings)

    def _hear_keys(self, settings: Settings) -> None:
        """What their entries do not say, the settings do."""
        self._wedge.use(
            *listened_for(
                self._keyboards,
                KeyProfile(
                    max_gap_ms=settings[options.WEDGE_MAX_GAP_MS],
                    give_back_ms=settings[options.WEDGE_GIVE_BACK_MS],
                    silence_ms=settings[options.WEDGE_SILENCE_MS],
                    late_end_ms=settings[options.WEDGE_LATE_END_MS],
                    min_length=settings[options.WEDGE_MIN_LENGTH],
                    same_again_ms=settings[options.WEDGE_SAME_AGAIN_MS],
                ),
            )
        )
