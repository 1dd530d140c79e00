"""The thread of an identity-card reader, over a pseudo terminal: laid down once, read once; unplugged and back again."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.devices.cards.resident import conversation
from app.devices.cards.resident.reader import resident_reader
from app.devices.cards.resident.status import Status
from app.devices.cards.watch import CardWatch
from app.devices.port import Opener, PortError
from app.devices.serial_port import SerialLine, open_serial
from app.domain.cards import CardKind, PersonCard
from app.domain.devices import Condition, DeviceState, Trouble
from app.domain.refusals import CardNotRead
from tests.devices.cables import Cable
from tests.fakes.card_ears import WITHIN_S, HeardCards
from tests.fakes.identity_card_reader import FIND, READ, SELECT, Habit, ModulePort, SamModule, citizen, played

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals")

SOON = 0.001
READY = (Condition.READY, None)
GONE = (Condition.LOST, Trouble.GONE)
OFF = (Condition.STOPPED, Trouble.SWITCHED_OFF)


@contextmanager
def watching(opener: Opener, every_s: float = SOON) -> Iterator[tuple[CardWatch, HeardCards]]:
    heard = HeardCards()
    watch = resident_reader("id", opener, heard.ears, find_every_s=SOON, reopen_every_s=every_s)
    watch.start()
    try:
        yield watch, heard
    finally:
        watch.stop()


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    made = Cable(tmp_path / "reader")
    yield made
    made.unplug()


@pytest.fixture
def module() -> SamModule:
    return SamModule()


def over(cable: Cable) -> Opener:
    return lambda: open_serial(str(cable.link), SerialLine(115200))


def lay(reader_lock: threading.Lock, module: SamModule, text: bytes | None) -> None:
    with reader_lock:
        module.lift() if text is None else module.lay(text)


def wait_for_finds(module: SamModule, heard: HeardCards, more: int) -> None:
    """Wait until the reader has looked for a card that often again."""
    wanted = module.commands.count(FIND) + more
    deadline = threading.Event()
    for _ in range(int(WITHIN_S / SOON)):
        if module.commands.count(FIND) >= wanted:
            return
        deadline.wait(SOON)
    raise AssertionError(heard.states)


@pytest.mark.parametrize("piece", [1, 7, 4096])
def test_a_card_laid_down_is_told_once_however_its_bytes_come(cable: Cable, module: SamModule, piece: int) -> None:
    with played(module, cable, piece) as reader, watching(over(cable)) as (watch, heard):
        heard.until(lambda: heard.is_now("id", *READY))
        lay(reader.lock, module, citizen())
        heard.until(lambda: heard.people)
        wait_for_finds(module, heard, 5)
        assert heard.people == [("id", PersonCard(CardKind.RESIDENT, "张伟", "110101199003070134"))]
        assert watch.state == DeviceState("id", Condition.READY)
    assert heard.told("id") == [(Condition.OPENING, None), READY, OFF]
    assert heard.refusals == []


@pytest.mark.parametrize("habit", ["quiet", "finding", "every second time"])
def test_a_card_left_lying_is_not_told_again_and_one_laid_down_again_is(cable: Cable, habit: Habit) -> None:
    module = SamModule(habit)
    with played(module, cable) as reader, watching(over(cable)) as (_, heard):
        lay(reader.lock, module, citizen())
        heard.until(lambda: heard.people)
        wait_for_finds(module, heard, 20)
        assert heard.names == ["张伟"]
        lay(reader.lock, module, None)
        wait_for_finds(module, heard, 3)
        lay(reader.lock, module, citizen())
        heard.until(lambda: len(heard.people) == 2)
        lay(reader.lock, module, None)
        wait_for_finds(module, heard, 3)
        lay(reader.lock, module, citizen("李娜", "110101199003070214"))
        heard.until(lambda: len(heard.people) == 3)
    assert heard.names == ["张伟", "张伟", "李娜"]


def test_a_card_that_cannot_be_read_is_told_once_until_it_is_lifted(cable: Cable) -> None:
    module = SamModule("finding")
    with played(module, cable) as reader, watching(over(cable)) as (_, heard):
        with reader.lock:
            module.fails_next(READ, *[Status.READ_FAILED] * 6)
            module.lay(citizen())
        heard.until(lambda: heard.refusals)
        wait_for_finds(module, heard, 10)
        assert heard.refusals == [("id", CardNotRead(CardKind.RESIDENT, "moved", "41"))]
        lay(reader.lock, module, None)
        wait_for_finds(module, heard, 3)
        lay(reader.lock, module, citizen())
        heard.until(lambda: heard.people)
    assert heard.names == ["张伟"]
    assert len(heard.refusals) == 1


def test_a_card_lifted_in_the_middle_is_told_and_may_be_laid_down_again(cable: Cable, module: SamModule) -> None:
    with played(module, cable) as reader, watching(over(cable)) as (_, heard):
        with reader.lock:
            module.lay(citizen())
            module.fails_next(SELECT, *[Status.NOT_SELECTED] * 6)
        heard.until(lambda: heard.refusals)
        lay(reader.lock, module, None)
        wait_for_finds(module, heard, 3)
        lay(reader.lock, module, citizen())
        heard.until(lambda: heard.people)
    assert heard.names == ["张伟"]


@pytest.mark.parametrize("kept", [12, 20, 700, 1294])
def test_a_reader_unplugged_in_the_middle_of_a_card_tells_nobody_and_comes_back(
    cable: Cable, module: SamModule, kept: int
) -> None:
    with watching(over(cable)) as (_, heard):
        with played(module, cable) as reader:
            heard.until(lambda: heard.is_now("id", *READY))
            with reader.lock:
                reader.pull_after = kept  # "found" has 12 bytes, "selected" 19, the card 1295
                module.lay(citizen())
            heard.until(lambda: heard.is_now("id", *GONE))
        assert heard.people == []
        cable.plug()
        with played(module, cable) as reader:
            lay(reader.lock, module, citizen("李娜"))
            heard.until(lambda: heard.people)
    assert heard.names == ["李娜"]
    assert heard.told("id") == [(Condition.OPENING, None), READY, GONE, READY, OFF]


def test_a_port_behind_which_nothing_answers_is_silent_until_somebody_does(
    module: SamModule, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "ANSWER_S", 0.01)
    module.silent_for = 6
    with watching(lambda: ModulePort(module)) as (_, heard):
        heard.until(lambda: heard.is_now("id", *READY))
    assert heard.told("id")[:3] == [(Condition.OPENING, None), (Condition.LOST, Trouble.SILENT), READY]


def test_a_broken_module_is_asked_again_until_it_is_well(module: SamModule) -> None:
    module.fails_next(bytes.fromhex("11FF"), 0x60, 0x60)
    with watching(lambda: ModulePort(module)) as (_, heard):
        heard.until(lambda: heard.is_now("id", *READY))
    assert heard.states[1] == DeviceState("id", Condition.LOST, Trouble.BROKEN, "SAM 60")


def test_a_reader_that_is_not_there_is_looked_for_and_a_nudge_looks_at_once(module: SamModule) -> None:
    there = threading.Event()

    def opener() -> ModulePort:
        if not there.is_set():
            raise PortError(Trouble.NO_PERMISSION, "a line to run")
        return ModulePort(module)

    with watching(opener, every_s=3600.0) as (watch, heard):
        heard.until(lambda: heard.is_now("id", Condition.LOST, Trouble.NO_PERMISSION))
        assert watch.state.detail == "a line to run"
        there.set()
        watch.nudge()
        heard.until(lambda: heard.is_now("id", *READY))


def test_a_reader_may_be_stopped_and_started_again(module: SamModule) -> None:
    with watching(lambda: ModulePort(module)) as (watch, heard):
        heard.until(lambda: heard.is_now("id", *READY))
        watch.stop()
        assert heard.is_now("id", *OFF)
        watch.start()
        watch.start()
        heard.until(lambda: heard.is_now("id", *READY))
    assert heard.told("id") == [(Condition.OPENING, None), READY, OFF] * 2


def test_a_bug_in_a_callback_stops_the_reader_in_sight(module: SamModule, monkeypatch: pytest.MonkeyPatch) -> None:
    faults: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    heard = HeardCards()
    ears = type(heard.ears)(lambda device, person: 1 // 0, heard.ears.on_refused, heard.ears.on_state)
    module.lay(citizen())
    watch = resident_reader("id", lambda: ModulePort(module), ears, find_every_s=SOON)
    watch.start()
    heard.until(lambda: heard.is_now("id", Condition.STOPPED, Trouble.BROKEN))
    watch.stop()
    assert heard.states[-1].detail == "ZeroDivisionError"
    assert [type(fault.exc_value) for fault in faults] == [ZeroDivisionError]
