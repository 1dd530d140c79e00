"""The form of a new stocktake, with real keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.drug_search import DrugSearch
from app.ui.stocktake.form import StocktakeForm
from app.ui.stocktake.viewmodel import Scope
from app.ui.theme import Theme


def _never(work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
    """Nobody searches here."""


def _form(qtbot: QtBot) -> tuple[StocktakeForm, list[Scope]]:
    form = StocktakeForm(DrugSearch(lambda words: (), run=_never))
    qtbot.addWidget(form)
    submitted: list[Scope] = []
    form.submitted.connect(submitted.append)
    form.resize(1100, 140)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.begin()
    return form, submitted


def test_enter_starts_one_stocktake_and_not_two(qtbot: QtBot, dressed: Theme) -> None:
    form, submitted = _form(qtbot)
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    assert submitted == [Scope()]

    QTest.mouseClick(form.radios[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(form.words.hasFocus)
    QTest.keyClicks(form.words, "amx")
    QTest.keyClick(form.words, Qt.Key.Key_Return)
    assert submitted == [Scope(), Scope(words="amx")]


def test_an_arrow_key_leads_to_the_field_of_its_choice(qtbot: QtBot, dressed: Theme) -> None:
    form, _ = _form(qtbot)
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Right)
    qtbot.waitUntil(form.words.hasFocus)
