"""F1 shows the page of the screen in front, beside the work; no key and no scan is kept from it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.help_panel import HelpPanel
from app.ui.theme import Theme
from tests.ui.conftest import ROOT

HELP = ROOT / "resources" / "help"
PAGES = sorted(page.stem for page in (HELP / "zh_CN").glob("*.md"))


class Page(QWidget):
    """Work, with a field in focus."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.help = HelpPanel(self)


@pytest.fixture
def page(qtbot: QtBot, dressed: Theme) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    return made


@pytest.fixture
def panel(page: Page) -> HelpPanel:
    return page.help


def test_f1_opens_it_and_f1_again_closes_it(panel: HelpPanel) -> None:
    panel.toggle("DispensingView")
    assert panel.isVisible()
    assert "处方发药" in panel.text.toPlainText()
    panel.toggle("DispensingView")
    assert not panel.isVisible()


def test_it_turns_to_the_page_of_the_screen_that_comes_to_the_front(panel: HelpPanel) -> None:
    panel.follow("UploadsView")
    assert not panel.isVisible()
    panel.show_page("DispensingView")
    panel.follow("UploadsView")
    assert "上传" in panel.text.toPlainText()


def test_it_takes_neither_the_focus_nor_a_key(page: Page, panel: HelpPanel, qtbot: QtBot) -> None:
    panel.show_page("DispensingView")
    qtbot.mouseClick(panel.text.viewport(), Qt.MouseButton.LeftButton)
    assert page.focusWidget() is page.field
    qtbot.keyClicks(page.focusWidget(), "abc")
    assert page.field.text() == "abc"


def test_it_stays_along_the_right_edge(page: Page, panel: HelpPanel, qtbot: QtBot) -> None:
    panel.show_page("DispensingView")
    page.resize(QSize(800, 500))
    qtbot.waitUntil(lambda: panel.height() == 500)
    assert panel.geometry().right() == 799


def test_a_page_nobody_wrote_says_so(panel: HelpPanel) -> None:
    panel.show_page("NoSuchView")
    assert "还没有帮助" in panel.text.toPlainText()


def test_it_speaks_the_language_that_is_worn(panel: HelpPanel) -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("en"))
        panel.show_page("UploadsView")
        assert "Everything the platform must be told" in panel.text.toPlainText()
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_written_in_both_languages(page: str) -> None:
    assert (HELP / "en" / f"{page}.md").read_text("utf-8").strip()


def test_every_screen_has_a_page() -> None:
    views = {name for file in Path(ROOT, "app", "ui").rglob("*.py") for name in _screens_of(file.read_text("utf-8"))}
    assert "DispensingView" in views
    assert views <= set(PAGES)


def _screens_of(source: str) -> list[str]:
    """Names of the views in a file that a person can open: `…View` classes that build on a screen."""
    heads = [line for line in source.splitlines() if line.startswith("class ")]
    return [
        head.split()[1].split("(")[0]
        for head in heads
        if "View(" in head and "Screen" in head.partition("(")[2] and not head.startswith("class View(")
    ]
