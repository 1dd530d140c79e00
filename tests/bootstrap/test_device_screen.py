"""设备 bound to a person: who may change what, and that every change and command is noted before it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDir, QObject, Signal
from pytestqt.qtbot import QtBot

from app.bootstrap import device_screen, places
from app.bootstrap.devices import DeviceDesk
from app.bootstrap.kit import Kit
from app.bootstrap.workplace import Workplace, open_workplace
from app.devices.configured import read
from app.domain.device_profiles import ConfiguredDevice
from app.domain.devices import Command, DeviceReading, DeviceState, Link
from app.domain.key_profiles import KeyProfile
from app.domain.people import Person, Role
from app.domain.refusals import DeviceNotReady, NotAllowed
from app.ui.columns import NoMemory
from app.ui.devices.rows import KEYBOARD
from app.ui.devices.view import DevicesView
from app.ui.devices.viewmodel import DeviceVerbs
from app.ui.keyboard.scan_facts import Timed
from app.ui.messages import Messages
from app.ui.relay import Relay
from tests.ui.now import run_now

CODE = "81000019000000000017"
DEVICE = ConfiguredDevice("socket://192.0.2.7:4001", Link.NETWORK, "socket://192.0.2.7:4001", "二号窗")


class Wedge(QObject):
    """Keys of this test."""

    timed = Signal(object)
    profiles = (KeyProfile(),)

    def __init__(self) -> None:
        super().__init__()
        self.trying = False

    def try_out(self, trying: bool) -> None:
        self.trying = trying


class Now:
    """Work at once."""

    run = staticmethod(run_now)


@dataclass
class Frame:
    """What the window hands out."""

    tasks: Any = field(default_factory=Now)
    messages: Messages = field(default_factory=Messages)
    memory: Any = field(default_factory=NoMemory)
    relay: Relay = field(default_factory=Relay)
    wedge: Any = field(default_factory=Wedge)
    devices: DeviceDesk | None = None


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workplace]:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    QDir.setSearchPaths("yaosu", [str(places.RESOURCES)])
    with open_workplace(tmp_path, passphrase=lambda: "a passphrase") as opened:
        yield opened


@pytest.fixture
def frame(workplace: Workplace) -> Frame:
    made = Frame()
    made.devices = DeviceDesk(workplace.data / "devices.toml", made.relay, lambda: None)  # type: ignore[arg-type, return-value]
    return made


def verbs(frame: Frame, workplace: Workplace, role: Role = Role.ADMINISTRATOR) -> DeviceVerbs:
    return device_screen.verbs(Kit(frame, workplace, Person(1, "someone", "某人", frozenset({role}))))  # type: ignore[arg-type]


def noted(workplace: Workplace) -> list[tuple[str, str]]:
    """Verb and subject of every line of the audit that is about devices."""
    with workplace.store.engine.connect() as connection:
        lines = connection.exec_driver_sql("select verb, subject from audit order by id").all()
    return [(verb, subject) for verb, subject in lines if "device" in verb or "scanner" in verb]


def test_what_is_kept_stands_in_the_file_and_in_the_audit(frame: Frame, workplace: Workplace) -> None:
    mine = verbs(frame, workplace)
    mine.keep(DEVICE)
    assert read((workplace.data / "devices.toml").read_text(encoding="utf-8")) == (DEVICE,)
    mine.forget(DEVICE.key)
    assert read((workplace.data / "devices.toml").read_text(encoding="utf-8")) == ()
    assert noted(workplace) == [("keep device", DEVICE.key), ("forget device", DEVICE.key)]


def test_whoever_may_not_change_settings_changes_nothing(frame: Frame, workplace: Workplace) -> None:
    mine = verbs(frame, workplace, Role.PHARMACIST)
    acts: tuple[Callable[[], object], ...] = (
        lambda: mine.keep(DEVICE),
        lambda: mine.forget(DEVICE.key),
        lambda: mine.send(DEVICE.key, b"x"),
        lambda: mine.record(KEYBOARD),
        lambda: mine.switch_mode("x"),
        lambda: mine.identify("x"),
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    assert not (workplace.data / "devices.toml").exists()
    assert not (workplace.data / device_screen.RECORDINGS).exists()
    assert noted(workplace) == []


def test_a_device_that_is_not_there_refuses_by_name(frame: Frame, workplace: Workplace) -> None:
    mine = verbs(frame, workplace)
    for act in (mine.record, mine.stop_recording, mine.switch_mode, mine.identify):
        with pytest.raises(DeviceNotReady):
            act(DEVICE.key)
    with pytest.raises(DeviceNotReady):
        mine.tell(DEVICE.key, Command.BEEP)
    frame.devices = None
    assert mine.look().rows == ()
    with pytest.raises(DeviceNotReady):
        mine.tell(DEVICE.key, Command.BEEP)


def test_keyboard_scans_are_recorded_into_a_file_of_their_own(frame: Frame, workplace: Workplace) -> None:
    mine = verbs(frame, workplace)
    path = mine.record(KEYBOARD)
    assert path.parent == workplace.data / device_screen.RECORDINGS
    assert mine.look().tape == str(path)
    assert mine.stop_recording(KEYBOARD) == path
    assert mine.look().tape == ""
    assert path.exists()


def test_the_screen_hears_devices_and_keys_and_gives_the_keys_back_when_it_is_left(
    frame: Frame, workplace: Workplace, qtbot: QtBot
) -> None:
    kit = Kit(frame, workplace, Person(1, "someone", "某人", frozenset({Role.ADMINISTRATOR})))  # type: ignore[arg-type]
    view = device_screen.build(kit)
    assert isinstance(view, DevicesView)
    qtbot.addWidget(view)
    view.show()
    reading = DeviceReading(KEYBOARD, (CODE,), f"{CODE}\r".encode(), 0.0)
    frame.wedge.timed.emit(Timed(reading, tuple(range(0, 21 * 8, 8)), KeyProfile(), frozenset()))
    assert view.model.state.rows[-1].read == 1
    view.model.tried()
    assert frame.wedge.trying
    view.left()
    assert not frame.wedge.trying
    frame.relay.tell_device(DeviceState("x", "ready"))  # type: ignore[arg-type]
    qtbot.waitUntil(view._live.isActive)
