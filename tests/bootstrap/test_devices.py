"""All devices of a workstation: found, added, changed and switched off while the program runs; each reading arrives once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.bootstrap.attended import Attended
from app.bootstrap.attended_cards import CardTeller
from app.bootstrap.devices import DeviceDesk, Plugged, Worker
from app.devices.recording import Changed
from app.devices.replaying import read_recording, replay
from app.devices.scanners.framing import line_framer
from app.devices.virtual import VirtualScanner
from app.domain.device_profiles import ConfiguredDevice, DeviceProfile, Ending
from app.domain.devices import Condition, DeviceReading, DeviceState, Link, Trouble
from app.domain.key_profiles import KeyProfile
from app.domain.keyboard_scanners import listened_for
from app.domain.refusals import BadSetting, DeviceNotReady
from app.ui.devices.rows import DeviceRow

CODE = "81000019000000000017"
VOUCHER = "4240000000000000000099330000"
PATIENCE_S = 30


class Told:
    """What the relay would carry into the window; whoever waits is woken by each piece of news."""

    def __init__(self) -> None:
        self.readings: list[DeviceReading] = []
        self.states: list[DeviceState | None] = []
        self._news = threading.Condition()

    def tell_reading(self, reading: object) -> None:
        assert isinstance(reading, DeviceReading)
        with self._news:
            self.readings.append(reading)
            self._news.notify_all()

    def tell_device(self, state: object) -> None:
        assert state is None or isinstance(state, DeviceState)
        with self._news:
            self.states.append(state)
            self._news.notify_all()

    def tell_card(self, card: object) -> None:
        raise AssertionError(card)

    tell_card_refused = tell_card

    def until(self, there: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(there, PATIENCE_S), self.states

    @property
    def texts(self) -> list[str]:
        return [text for reading in self.readings for text in reading.texts]


class Cables:
    """Scanners by key; what is plugged in is found at once unless it is a bare port."""

    def __init__(self, *keys: str) -> None:
        self.scanners = {key: VirtualScanner() for key in keys}
        self.there = [Plugged(key, Link.SERIAL, f"/dev/{key}", f"model {key}", at_once=True) for key in keys]
        self.attended: list[ConfiguredDevice] = []

    def plugged(self) -> Sequence[Plugged]:
        return list(self.there)

    def attend(
        self, device: ConfiguredDevice, there: Plugged | None, teller: CardTeller, *, added: bool
    ) -> Worker | None:
        self.attended.append(device)
        return Attended(
            device,
            self.scanners.setdefault(device.key, VirtualScanner()).open,
            line_framer(device.profile),
            teller=teller,
            now=lambda: datetime(2026, 11, 20, 8, tzinfo=UTC),
            model=there.model if there else "",
            added=added,
        )


@pytest.fixture
def told() -> Told:
    return Told()


@contextmanager
def desk(tmp_path: Path, told: Told, cables: Cables) -> Iterator[DeviceDesk]:
    made = DeviceDesk(tmp_path / "devices.toml", told, lambda: cables)
    made.start()
    try:
        yield made
    finally:
        made.stop()


def row(made: DeviceDesk, key: str) -> DeviceRow | None:
    return next((each for each in made.look().rows if each.key == key), None)


def ready(made: DeviceDesk, key: str) -> Callable[[], bool]:
    return lambda: (found := row(made, key)) is not None and found.ready


def test_what_can_only_be_a_scanner_is_used_without_being_asked_for(tmp_path: Path, told: Told) -> None:
    cables = Cables("one")
    with desk(tmp_path, told, cables) as made:
        told.until(ready(made, "one"))
        cables.scanners["one"].scan(CODE)
        told.until(lambda: bool(told.readings))
        assert told.texts == [CODE]
        found = row(made, "one")
        assert found is not None
        assert (found.model, found.added, found.read) == ("model one", False, 1)
        assert found.last is not None
        assert found.last.shown == CODE
    assert not (tmp_path / "devices.toml").exists(), "looking writes nothing"


def test_two_scanners_at_once_never_mix(tmp_path: Path, told: Told) -> None:
    cables = Cables("one", "two")
    with desk(tmp_path, told, cables) as made:
        told.until(lambda: ready(made, "one")() and ready(made, "two")())
        cables.scanners["one"].say(CODE[:9].encode())
        cables.scanners["two"].scan(CODE[::-1])
        cables.scanners["one"].say(CODE[9:].encode() + b"\r")
        told.until(lambda: len(told.readings) == 2)
        assert {(each.device, each.texts[0]) for each in told.readings} == {("one", CODE), ("two", CODE[::-1])}


def test_a_bare_port_is_used_only_after_a_person_added_it(tmp_path: Path, told: Told) -> None:
    cables = Cables()
    cables.there = [Plugged("com1", Link.SERIAL, "COM1", "USB-SERIAL CH340")]
    with desk(tmp_path, told, cables) as made:
        told.until(lambda: bool(made.look().found))
        assert cables.attended == []
        assert [(port.key, port.address) for port in made.look().found] == [("com1", "COM1")]
        made.keep(ConfiguredDevice("com1", Link.SERIAL, "COM1", "柜台"))
        told.until(lambda: ready(made, "com1")() and made.look().found == ())


def test_a_device_switched_off_is_let_go_and_taken_again(tmp_path: Path, told: Told) -> None:
    cables = Cables("one")
    with desk(tmp_path, told, cables) as made:
        told.until(ready(made, "one"))
        made.keep(ConfiguredDevice("one", Link.SERIAL, on=False))
        told.until(lambda: (found := row(made, "one")) is not None and found.state.trouble is Trouble.SWITCHED_OFF)
        with pytest.raises(DeviceNotReady):
            made.send("one", b"beep")
        made.keep(ConfiguredDevice("one", Link.SERIAL))
        told.until(ready(made, "one"))


def test_another_profile_is_heard_at_once_and_another_name_disturbs_nothing(tmp_path: Path, told: Told) -> None:
    cables = Cables("one")
    with desk(tmp_path, told, cables) as made:
        told.until(ready(made, "one"))
        made.keep(ConfiguredDevice("one", Link.SERIAL, name="靠窗"))
        told.until(lambda: (found := row(made, "one")) is not None and found.device.name == "靠窗")
        assert len(cables.attended) == 1
        profile = DeviceProfile(ending=Ending.CR, prefix="#")
        made.keep(ConfiguredDevice("one", Link.SERIAL, name="靠窗", profile=profile))
        told.until(lambda: len(cables.attended) == 2 and ready(made, "one")())
        cables.scanners["one"].scan("#" + CODE)
        told.until(lambda: bool(told.readings))
        assert told.texts == [CODE]


def test_an_unplugged_scanner_stays_on_the_list_and_comes_back_by_itself(tmp_path: Path, told: Told) -> None:
    cables = Cables("one")
    with desk(tmp_path, told, cables) as made:
        told.until(ready(made, "one"))
        plugs, cables.there = cables.there, []
        cables.scanners["one"].unplug()
        told.until(lambda: (found := row(made, "one")) is not None and found.state.condition is Condition.LOST)
        cables.there = plugs
        cables.scanners["one"].plug_in()
        made.nudge()
        told.until(ready(made, "one"))
        cables.scanners["one"].scan(CODE)
        told.until(lambda: bool(told.readings))


def test_measured_keyboard_scanners_are_told_the_pickiest_first(tmp_path: Path, told: Told) -> None:
    with desk(tmp_path, told, Cables()) as made:
        quick, slow = KeyProfile(prefix="#", device="q"), KeyProfile(needs_end=True, device="s")
        for keys in (quick, slow):
            made.keep(ConfiguredDevice(keys.device, Link.KEYBOARD, keys=keys))
        made.keep(ConfiguredDevice("off", Link.KEYBOARD, on=False, keys=KeyProfile(device="off")))
        own = DeviceProfile(same_again_ms=800)
        made.keep(ConfiguredDevice("s", Link.KEYBOARD, keys=slow, profile=own))
        usual = KeyProfile(same_again_ms=450)
        kept = (replace(slow, same_again_ms=800), replace(quick, same_again_ms=450), usual)
        told.until(lambda: listened_for(made.keyboards(), usual) == kept)
        told.until(lambda: [each.key for each in made.look().rows if each.ready] == ["q", "s"])


def test_a_damaged_file_is_told_and_what_it_said_before_stays_in_use(tmp_path: Path, told: Told) -> None:
    file = tmp_path / "devices.toml"
    file.write_text('[[device]]\nkey = "one"\nlink = "serial"\n', encoding="utf-8")
    with desk(tmp_path, told, Cables()) as made:
        told.until(ready(made, "one"))
        file.write_text('[[device]]\nkey = "one"\nlink = "serial"\nbaud = "fast"\n', encoding="utf-8")
        made.nudge()
        told.until(lambda: isinstance(made.look().trouble, BadSetting))
        assert ready(made, "one")()
        with pytest.raises(BadSetting):
            made.keep(ConfiguredDevice("two", Link.SERIAL))
        assert "fast" in file.read_text(encoding="utf-8")


def test_a_patients_token_is_told_to_the_window_and_shown_to_nobody(tmp_path: Path, told: Told) -> None:
    cables = Cables("one")
    with desk(tmp_path, told, cables) as made:
        told.until(ready(made, "one"))
        cables.scanners["one"].scan(VOUCHER)
        told.until(lambda: bool(told.readings))
        assert told.texts == [VOUCHER]
        found = row(made, "one")
        assert found is not None
        assert VOUCHER not in repr(found)


def test_what_a_device_says_is_recorded_through_an_unplug_and_the_file_is_whole(tmp_path: Path, told: Told) -> None:
    cables, file = Cables("one"), tmp_path / "recordings" / "one.jsonl"
    with desk(tmp_path, told, cables) as made:
        told.until(ready(made, "one"))
        made.record("one", file)
        cables.scanners["one"].scan(CODE)
        told.until(lambda: bool(told.readings))
        cables.scanners["one"].say(b"810000")
        cables.scanners["one"].unplug()
        told.until(lambda: (found := row(made, "one")) is not None and found.state.condition is Condition.LOST)
        cables.scanners["one"].plug_in()
        made.nudge()
        told.until(ready(made, "one"))
        found = row(made, "one")
        assert found is not None
        assert found.recording == str(file)
        assert made.stop_recording("one") == file
        assert made.stop_recording("one") is None
    again = [
        each.what for each in replay(read_recording(file.read_text("utf-8").splitlines()), line_framer(DeviceProfile()))
    ]
    assert [each.texts for each in again if hasattr(each, "texts")] == [(CODE,)]
    conditions = [each.condition for each in again if isinstance(each, Changed)]
    assert conditions == [Condition.READY, Condition.LOST, Condition.READY]
