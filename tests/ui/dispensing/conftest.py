"""Model and window of 处方发药 on a real store, answered at once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import screens
from app.bootstrap.card_door import CardDoor
from app.domain.verdict import Verdict
from app.ui.dispensing.view import DispensingView
from app.ui.dispensing.viewmodel import DispensingViewModel
from app.ui.theme import Theme
from tests.ui.patients.counter import kit
from tests.usecases.conftest import House


@pytest.fixture
def tones() -> list[Verdict]:
    return []


@pytest.fixture
def model(house: House, tones: list[Verdict], qapp: QApplication) -> DispensingViewModel:
    return screens.dispensing_model(kit(house, tones, CardDoor()))


@pytest.fixture
def view(house: House, tones: list[Verdict], qtbot: QtBot, dressed: Theme) -> DispensingView:
    """The screen, visible and in front."""
    made = screens._dispensing(kit(house, tones, CardDoor()))
    assert isinstance(made, DispensingView)
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made
