"""Models and windows of 处方发药 and 处方退药."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import screens
from app.bootstrap.card_door import CardDoor
from app.domain.verdict import Verdict
from app.ui.dispensing.view import DispensingView
from app.ui.dispensing.viewmodel import DispensingViewModel
from app.ui.take_back.view import TakeBackView
from app.ui.take_back.viewmodel import TakeBackViewModel
from app.ui.theme import Theme
from tests.ui.patients.counter import kit
from tests.usecases.conftest import House


@pytest.fixture
def tones() -> list[Verdict]:
    return []


@pytest.fixture
def door() -> CardDoor:
    return CardDoor()


@pytest.fixture
def dispensing(house: House, tones: list[Verdict], door: CardDoor, qapp: QApplication) -> DispensingViewModel:
    return screens.dispensing_model(kit(house, tones, door))


@pytest.fixture
def returning(house: House, tones: list[Verdict], door: CardDoor, qapp: QApplication) -> TakeBackViewModel:
    return screens.take_back_model(kit(house, tones, door))


@pytest.fixture
def desk(house: House, tones: list[Verdict], door: CardDoor, qtbot: QtBot, dressed: Theme) -> DispensingView:
    """The dispensing screen, visible, without its first questions asked."""
    made = screens._dispensing(kit(house, tones, door))
    assert isinstance(made, DispensingView)
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    return made


@pytest.fixture
def return_desk(house: House, tones: list[Verdict], door: CardDoor, qtbot: QtBot, dressed: Theme) -> TakeBackView:
    made = screens._take_back(kit(house, tones, door))
    assert isinstance(made, TakeBackView)
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    return made
