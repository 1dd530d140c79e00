"""The banner of open points and the field of the reason under it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.store.tables.documents import documents
from app.ui.dispensing.view import DispensingView
from app.ui.reading import Origin, Reading
from tests.usecases.conftest import AMOXICILLIN, House, pack


@pytest.fixture
def asked(house: House, view: DispensingView) -> DispensingView:
    house.prescription("CF1", (house.amoxicillin, 48))
    for text in ("CF1", pack(AMOXICILLIN, 1)):
        view.scanned(Reading(text, Origin.SCANNED))
    view.confirm()
    return view


def told(view: DispensingView) -> str:
    return " ".join(label.text() for label in view.work.banner.findChildren(QLabel) if label.isVisible())


def reason_kept(house: House) -> str | None:
    with house.store.reading() as tx:
        kept: str | None = tx.connection.execute(documents.select()).one().reason
    return kept


def test_the_banner_says_what_will_happen_and_takes_no_focus(asked: DispensingView) -> None:
    assert "1 盒没有扫码，将按无码发出：阿莫西林胶囊。再按 F2 确认" in told(asked)
    assert asked.work.reason.isVisible()
    assert asked.work.input.edit.hasFocus()


def test_without_a_word_the_books_say_that_nobody_wrote_one(house: House, asked: DispensingView) -> None:
    asked.confirm()
    assert reason_kept(house) == "未写原因"


def test_tab_reaches_the_reason_and_enter_goes_on_with_it(house: House, asked: DispensingView) -> None:
    QTest.keyClick(asked.work.input.edit, Qt.Key.Key_Tab)
    assert asked.work.reason.edit.hasFocus()
    asked.work.reason.edit.insert("患者自述已取走")
    QTest.keyClick(asked.work.reason.edit, Qt.Key.Key_Return)
    assert reason_kept(house) == "患者自述已取走"


def test_arrow_down_chooses_a_usual_reason(house: House, asked: DispensingView) -> None:
    asked.work.reason.edit.setFocus()
    QTest.keyClick(asked.work.reason.edit, Qt.Key.Key_Down)
    QTest.keyClick(asked.work.reason.edit, Qt.Key.Key_Down)
    QTest.keyClick(asked.work.reason.edit, Qt.Key.Key_Return)
    assert reason_kept(house) == "药盒上没有码"


def test_a_scan_while_a_reason_is_typed_goes_on_and_the_keys_go_home(asked: DispensingView) -> None:
    asked.work.reason.edit.setFocus()
    asked.work.reason.edit.insert("缺")
    asked.scanned(Reading(pack(AMOXICILLIN, 2), Origin.SCANNED))
    QApplication.processEvents()
    assert not asked.work.reason.isVisible()
    assert not asked.work.banner.isVisible()
    assert asked.work.input.edit.hasFocus()
    assert asked.work.reason.words == ""


def test_escape_goes_back_to_scanning(asked: DispensingView) -> None:
    asked.work.reason.edit.setFocus()
    QTest.keyClick(asked.work.reason.edit, Qt.Key.Key_Escape)
    assert not asked.work.reason.isVisible()
    assert asked.work.input.edit.hasFocus()
