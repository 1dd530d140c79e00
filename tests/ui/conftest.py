"""What every window test needs: a display that is not there, and the program's dress."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QDir, QEvent
from PySide6.QtWidgets import QApplication

from app.store import Store, open_store
from app.ui.languages import LANGUAGES, Languages
from app.ui.theme import Theme
from scripts import translations
from tests.usecases.conftest import house  # noqa: F401 the same counter, on a database of its own

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["yaosu-tests"]


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Theme]:
    """The application with fonts, icons and the light palette."""
    QDir.setSearchPaths("yaosu", [str(ROOT / "resources")])
    theme = Theme(qapp)
    theme.wear("light")
    yield theme
    theme.deleteLater()
    # The windows of this test are closed and wait for an event loop to take them; the next theme would dress them all.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both languages compiled as the program's build does it."""
    folder = tmp_path_factory.mktemp("translations")
    for language in LANGUAGES:
        source = translations.file_of(language)
        translations._qt("lrelease", "-silent", str(source), "-qm", str(folder / f"yaosu_{language}.qm"))
    return folder


@pytest.fixture
def languages(qapp: QApplication, compiled: Path) -> Iterator[Languages]:
    made = Languages(compiled)
    yield made
    made.speak("zh_CN")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store; both databases are proven under the use cases."""
    opened = open_store(tmp_path / "yaosu.db", personal_key=b"k" * 16)
    yield opened
    opened.close()
