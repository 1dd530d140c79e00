"""Chinese and English are switched while running, and every text can be found by the translator's tool."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.languages import Languages
from app.ui.messages import Messages
from app.ui.scanning import VerdictCard
from app.ui.sign_in import SignInState, SignInView
from app.ui.theme import Theme
from scripts import translations
from tests.ui.conftest import ROOT
from tests.ui.test_sign_in import Door

SOURCES = sorted((ROOT / "app").rglob("*.py"))
CALLS = {"tr", "translate", "QT_TRANSLATE_NOOP"}
NAMES = {"药溯"}  # the program's own name
READ = {"typed_days.py"}  # Chinese that is read from a person, not shown


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def _calls(file: Path) -> Iterator[ast.Call]:
    for node in ast.walk(_tree(file)):
        name = getattr(node, "func", None)
        if isinstance(node, ast.Call) and getattr(name, "attr", getattr(name, "id", "")) in CALLS:
            yield node


def _texts(file: Path) -> set[str]:
    """The literals of `self.tr("…")` and `translate("Context", "…")`."""
    found = set()
    for call in _calls(file):
        place = 0 if getattr(call.func, "attr", "") == "tr" else 1
        text = call.args[place] if len(call.args) > place else None
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            found.add(text.value)
    return found


def _chinese_outside(file: Path) -> set[str]:
    """Chinese literals of the window that no translator sees, docstrings aside."""
    seen = {id(arg) for call in _calls(file) for arg in call.args}
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            seen.add(id(node.value))
    literals = (node for node in ast.walk(_tree(file)) if isinstance(node, ast.Constant) and id(node) not in seen)
    return {
        node.value
        for node in literals
        if isinstance(node.value, str) and any("\u4e00" <= char <= "\u9fff" for char in node.value)
    }


def test_every_text_stands_as_a_plain_literal() -> None:
    """lupdate reads literals only: an f-string or a variable would stay Chinese for ever."""
    for file in SOURCES:
        for call in _calls(file):
            if getattr(call.func, "attr", "") == "tr":
                assert isinstance(call.args[0], ast.Constant), f"{file.name}:{call.lineno}"


def test_every_text_is_found_by_the_tool() -> None:
    kept = {message.source for message in translations.messages(translations.file_of("en"))}
    for file in SOURCES:
        assert _texts(file) <= kept, f"run scripts/translate: {file.name} {_texts(file) - kept}"


@pytest.mark.parametrize("file", [file for file in SOURCES if "ui" in file.parts], ids=lambda file: file.stem)
def test_no_word_of_the_window_escapes_the_translator(file: Path) -> None:
    assert file.name in READ or _chinese_outside(file) <= NAMES


def test_views_change_their_words_while_running(qtbot: QtBot, dressed: Theme, languages: Languages) -> None:
    card, panel = VerdictCard(Messages()), SignInView(Door().model(), Messages())
    for view in (card, panel):
        qtbot.addWidget(view)
    panel.draw(SignInState(login="limin", holder="李敏"))
    assert languages.speak("en")
    qtbot.waitUntil(lambda: card.word.text() == "Ready")
    assert panel.go.text() == "Unlock"
    languages.speak("zh_CN")
    qtbot.waitUntil(lambda: card.word.text() == "待扫")
    assert panel.go.text() == "解锁"


def test_a_missing_translation_leaves_the_chinese(qapp: QApplication, tmp_path: Path) -> None:
    languages = Languages(tmp_path)
    assert not languages.speak("en")
    assert languages.speak("zh_CN")
