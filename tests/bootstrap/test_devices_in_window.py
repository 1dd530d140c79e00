"""The program with devices: what they read goes to the screen in front, how they are stands in the status bar."""

from __future__ import annotations

import os
import pty
import sys
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import device_parts, places
from app.bootstrap.people import FIRST_LOGIN, FIRST_PASSWORD
from app.bootstrap.window import Asked, Program
from app.bootstrap.workplace import open_workplace
from app.domain.cards import CardKind, PersonCard
from app.domain.device_profiles import ConfiguredDevice, DeviceProfile
from app.domain.devices import Link
from app.settings import options
from app.ui.devices.rows import KEYBOARD
from app.ui.devices.view import DevicesView
from app.ui.reading import Reading
from app.ui.sign_in.viewmodel import Guests
from app.ui.status_bar import Presence

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scanner hangs on a pseudo terminal")
PASSPHRASE, WITHIN_MS = "correct horse", 60_000
CODE, OTHER = "81000019000000000017", "81000019000000000024"


@dataclass
class Cable:
    """A serial scanner: `scan` writes what it reads."""

    host: int
    name: str

    def scan(self, text: str) -> None:
        os.write(self.host, text.encode() + b"\r")


@pytest.fixture
def cable() -> Iterator[Cable]:
    host, device = pty.openpty()
    tty.setraw(device)
    yield Cable(host, os.ttyname(device))
    os.close(host)
    os.close(device)


@pytest.fixture
def folder(tmp_path: Path, cable: Cable, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workstation with one scanner on its list. What hangs on the computer that runs this is not looked at."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(device_parts.RealParts, "plugged", lambda _self: [])
    QDir.setSearchPaths("yaosu", [str(places.RESOURCES)])
    with open_workplace(tmp_path, passphrase=lambda: PASSPHRASE):
        pass
    listed = f'[[device]]\nkey = "port:{cable.name}"\nlink = "serial"\nname = "靠窗"\nending = "cr"\n'
    (tmp_path / "devices.toml").write_text(listed, encoding="utf-8")
    return tmp_path


@contextmanager
def program(folder: Path, qtbot: QtBot, **more: object) -> Iterator[Program]:
    """Started, with its devices attended."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = Program(app, Asked(folder, lambda: PASSPHRASE, size=(1366, 768), **more))  # type: ignore[arg-type]
    made.start()
    try:
        qtbot.waitUntil(lambda: made.status.state.scanner is Presence.READY, timeout=WITHIN_MS)
        yield made
    finally:
        made.stop()
        made.window.close()


def signed_in(made: Program, qtbot: QtBot) -> None:
    form = made.entrance.form
    form.login.setText(FIRST_LOGIN)
    form.password.setText(FIRST_PASSWORD)
    form.go.click()
    qtbot.waitUntil(form.again.isVisible, timeout=WITHIN_MS)
    form.password.setText("second-2026-x")
    form.again.setText("second-2026-x")
    form.go.click()
    qtbot.waitUntil(lambda: not made.window.locked, timeout=WITHIN_MS)


def test_a_scan_reaches_the_screen_in_front_and_the_page_of_devices_shows_it(
    folder: Path, cable: Cable, qtbot: QtBot
) -> None:
    with program(folder, qtbot) as made:
        assert made.window.status_bar.scanner.toolTip() == "靠窗 · 就绪"
        strays: list[Reading] = []
        made.window.stray.connect(strays.append)
        cable.scan(CODE)
        qtbot.waitUntil(lambda: bool(strays), timeout=WITHIN_MS)
        assert [(stray.text, stray.device) for stray in strays] == [(CODE, f"port:{cable.name}")], (
            "nobody signed in yet"
        )
        signed_in(made, qtbot)
        made.window.open("devices")
        view = made.window.front
        assert isinstance(view, DevicesView)
        cable.scan(OTHER)
        qtbot.waitUntil(lambda: "9000000000024" in view.detail.last.text().replace("\u200b", ""), timeout=WITHIN_MS)
        assert view.detail.title.text() == "靠窗"
        assert len(strays) == 1
    assert made.frame.devices is not None
    assert made.frame.devices.workers() == () or all(not row.ready for row in made.frame.devices.look().rows)


def test_keyboard_scanners_go_by_their_own_time_and_where_they_have_none_by_the_settings(
    folder: Path, qtbot: QtBot
) -> None:
    def times(made: Program) -> set[int]:
        return {keys.same_again_ms for keys in made.frame.wedge.profiles}

    with program(folder, qtbot) as made:
        desk = made.frame.devices
        assert desk is not None
        assert times(made) == {300}
        desk.keep(ConfiguredDevice(KEYBOARD, Link.KEYBOARD, profile=DeviceProfile(same_again_ms=1500)))
        qtbot.waitUntil(lambda: times(made) == {1500}, timeout=WITHIN_MS)
        settings = made.frame.wearing._settings
        assert settings is not None
        settings.save({options.WEDGE_SAME_AGAIN_MS.key: 700})
        made.frame.wearing.again()
        assert times(made) == {1500}
        desk.keep(ConfiguredDevice(KEYBOARD, Link.KEYBOARD, name="台面"))
        qtbot.waitUntil(lambda: times(made) == {700}, timeout=WITHIN_MS)


def test_the_virtual_scanner_is_offered_in_the_demo_only(folder: Path, cable: Cable, qtbot: QtBot) -> None:
    with program(folder, qtbot) as made:
        assert made.attendance.training is None
        assert made.window.status_bar.training.isHidden()
    with program(folder, qtbot, guests=Guests((), "x")) as made:
        qtbot.waitUntil(lambda: made.attendance.training is not None, timeout=WITHIN_MS)
        assert not made.window.status_bar.training.isHidden()


def test_a_card_that_no_screen_asked_for_is_told_and_kept_nowhere(folder: Path, qtbot: QtBot) -> None:
    with program(folder, qtbot) as made:
        told: list[object] = []
        made.window.stray_card.connect(told.append)
        made.frame.relay.tell_card(PersonCard(CardKind.RESIDENT, "张伟", "11010519491231002X"))
        qtbot.waitUntil(lambda: bool(told), timeout=WITHIN_MS)
        assert "张伟" not in repr(told)
