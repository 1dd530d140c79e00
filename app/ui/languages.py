"""Chinese is written in the source; English comes from translations/yaosu_en.qm. Both can be changed while running.

How words get translated: a view writes `self.tr("…")` in `retranslate()` or `draw()`; words without a view of their own use
`translate("Context", "…")` from here. Arguments are plain literals, never f-strings (`self.tr("{n} 行").format(n=n)`),
because `scripts/translate` finds only those. Installing a translator makes Qt send LanguageChange to every view, which calls
its `retranslate()`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

Language = Literal["zh_CN", "en"]
LANGUAGES: tuple[Language, ...] = ("zh_CN", "en")


class Languages(QObject):
    """Which language the window speaks."""

    changed = Signal(str)

    def __init__(self, folder: Path) -> None:
        """`folder` holds yaosu_*.qm, made by `scripts/translate`."""
        super().__init__()
        self._folder = folder
        self._worn: list[QTranslator] = []
        self._language: Language = "zh_CN"

    @property
    def language(self) -> Language:
        """The language spoken now."""
        return self._language

    def speak(self, language: Language) -> bool:
        """Change now. False where the translation is missing; then the source's Chinese is shown."""
        application = QCoreApplication.instance()
        if application is None:
            return False
        for translator in self._worn:
            application.removeTranslator(translator)
        self._worn = []
        self._language = language
        QLocale.setDefault(QLocale(language))
        found = self._load(application, f"yaosu_{language}.qm", self._folder) or language == "zh_CN"
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._load(application, f"qtbase_{language}.qm", qt)  # Qt's own words: menus of fields, dialogs' buttons
        self.changed.emit(language)
        return found

    def _load(self, application: QCoreApplication, name: str, folder: Path) -> bool:
        translator = QTranslator(self)
        if not translator.load(str(folder / name)):
            return False
        self._worn.append(translator)
        return application.installTranslator(translator)


def translate(context: str, text: str) -> str:
    """A word that belongs to no widget, such as a screen's title, in the language worn now."""
    return QCoreApplication.translate(context, text)
