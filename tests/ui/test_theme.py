"""One palette becomes sheet, Qt's palette and icons, and can be changed while running; bugs are told once."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.ui import application, fonts, icons, worn
from app.ui.palette import DARK, LIGHT, PALETTES
from app.ui.theme import Theme, set_tone, style_sheet
from tests.ui.conftest import ROOT

ICONS = sorted(file.stem for file in (ROOT / "resources" / "icons").glob("*.svg"))


def _inks(image: QImage) -> set[str]:
    """Colours of the fully opaque points."""
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name().upper() for colour in points if colour.alpha() == 255}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_the_sheet_has_no_token_left(dressed: Theme, palette: object) -> None:
    assert "$" not in style_sheet(palette)  # type: ignore[arg-type]


def test_changing_the_theme_changes_everything(qapp: QApplication, dressed: Theme, qtbot: QtBot) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    icons.dress(button, "lock", "text", 24)
    before = _inks(button.icon().pixmap(24).toImage())
    with qtbot.waitSignal(dressed.changed) as told:
        dressed.wear("dark")
    assert told.args == ["dark"]
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert DARK.surface in qapp.styleSheet()
    assert before == {LIGHT.text}
    assert _inks(button.icon().pixmap(24).toImage()) == {DARK.text}
    dressed.wear("light")
    assert worn.now() is LIGHT


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_can_be_drawn_in_a_tokens_colour(dressed: Theme, name: str) -> None:
    assert _inks(icons.pixmap(name, "stop", 32).toImage()) == {LIGHT.stop}


def test_a_disabled_icon_is_faint(dressed: Theme) -> None:
    from PySide6.QtGui import QIcon

    assert _inks(icons.icon("lock").pixmap(20, QIcon.Mode.Disabled).toImage()) == {LIGHT.faint}


def test_an_icon_nobody_drew_is_a_mistake(dressed: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no such icon")


def test_a_tone_reaches_the_parts_of_a_widget(dressed: Theme, qtbot: QtBot) -> None:
    chip = QLabel("x")
    qtbot.addWidget(chip)
    chip.setProperty("kind", "chip")
    set_tone(chip, "stop")
    chip.ensurePolished()
    assert chip.palette().color(QPalette.ColorRole.WindowText).name().upper() == LIGHT.stop_text


def test_digits_stand_in_columns(qapp: QApplication) -> None:
    metrics = QFontMetrics(fonts.choose())
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_the_best_installed_face_comes_first() -> None:
    font = fonts.choose(frozenset({"WenQuanYi Micro Hei", "Noto Sans CJK SC", "Arial"}))
    assert font.families() == ["Noto Sans CJK SC", "WenQuanYi Micro Hei"]


# --- the application ------------------------------------------------------------------------------------------------

_BUILT = """
import sys
from pathlib import Path
from app.ui import application
from PySide6.QtWidgets import QWidget
app = application.build(Path(sys.argv[1]))
icon = QWidget().windowIcon()
print(sorted(size.width() for size in icon.availableSizes()))
image = icon.pixmap(64).toImage()
print(image.pixelColor(32, 2).name().upper(), image.pixelColor(0, 0).alpha())
"""


def test_the_window_wears_the_sign_of_the_program() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _BUILT, str(ROOT / "resources")],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines() == ["[16, 24, 32, 48, 64, 128, 256]", f"{LIGHT.accent.upper()} 0"]


# --- bugs -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def hooked() -> Iterator[list[BaseException]]:
    before, told = sys.excepthook, []
    application.report_bugs(told.append)
    yield told
    sys.excepthook = before


def _fail() -> None:
    raise KeyError("x")


def _meet() -> None:
    try:
        _fail()
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_bug_is_logged_each_time_and_told_once(hooked: list[BaseException], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            _meet()
    assert [type(error) for error in hooked] == [KeyError]
    assert len(caplog.records) == 3
    assert all(record.exc_info for record in caplog.records)


def test_an_interrupt_is_no_bug(hooked: list[BaseException], capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert hooked == []
