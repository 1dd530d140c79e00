"""The status bar says in one word whether one can scan, and names each device when asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.devices import Condition, DeviceState, Trouble
from app.ui.devices.presence import lines, presence_of, rows_of
from app.ui.devices.rows import DeviceRow, DevicesLook, Kind
from app.ui.devices.words import VIRTUAL, DeviceWords
from app.ui.status_bar import Presence, StatusBar, StatusState
from app.ui.theme import Theme
from tests.ui.devices.kit import FORBIDDEN, NOW, OFF, READY

READER = replace(READY, kind=Kind.READER)


def as_it_is(condition: Condition, trouble: Trouble | None = None, *, row: DeviceRow = READY) -> DeviceRow:
    return replace(row, state=DeviceState(row.key, condition, trouble))


@pytest.mark.parametrize(
    ("rows", "presence"),
    [
        ((), Presence.KEYBOARD),
        ((OFF,), Presence.KEYBOARD),
        ((READY, as_it_is(Condition.LOST, Trouble.GONE)), Presence.READY),
        ((as_it_is(Condition.LOST, Trouble.GONE),), Presence.LOST),
        ((as_it_is(Condition.LOST, Trouble.GONE), FORBIDDEN), Presence.TROUBLE),
        ((as_it_is(Condition.STOPPED, Trouble.BROKEN),), Presence.TROUBLE),
        ((as_it_is(Condition.OPENING),), Presence.OPENING),
        ((READER,), Presence.KEYBOARD),
        ((replace(READY, device=replace(READY.device, key=VIRTUAL)),), Presence.KEYBOARD),
    ],
)
def test_one_ready_scanner_is_enough_and_one_that_needs_a_person_is_told_first(
    rows: tuple[DeviceRow, ...], presence: Presence
) -> None:
    assert presence_of(DevicesLook(rows), Kind.SCANNER) is presence


def test_readers_are_judged_apart(qapp: QApplication) -> None:
    look = DevicesLook((READY, as_it_is(Condition.LOST, Trouble.GONE, row=READER)))
    assert presence_of(look, Kind.READER) is Presence.LOST
    assert presence_of(DevicesLook((READY,)), Kind.READER) is Presence.NONE
    assert lines(rows_of(look, Kind.SCANNER), DeviceWords()) == (("一号窗", "就绪"),)


@pytest.mark.parametrize(("presence", "tone"), [(Presence.LOST, "attention"), (Presence.TROUBLE, "stop")])
def test_trouble_is_coloured_and_calm_again_afterwards(dressed: Theme, presence: Presence, tone: str) -> None:
    bar = StatusBar(lambda: NOW)
    bar.draw(StatusState(scanner=presence, scanners=(("一号窗", "断开"),)))
    assert bar.scanner.property("tone") == tone
    assert bar.scanner.toolTip() == "一号窗 · 断开"
    bar.draw(StatusState(scanner=Presence.READY))
    assert bar.scanner.property("tone") == ""
    assert bar.scanner.toolTip() == ""
    bar.deleteLater()


def test_every_presence_has_words_for_both(dressed: Theme) -> None:
    bar = StatusBar(lambda: NOW)
    for presence in Presence:
        bar.draw(StatusState(scanner=presence, reader=presence))
        assert bar.scanner.text().strip()
        assert bar.reader.text().strip()
    bar.deleteLater()
