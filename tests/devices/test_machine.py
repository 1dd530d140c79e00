"""The thread of a device: it comes, goes, comes back, and tells no reading that was not whole."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from app.devices.decoder import Decoded, Garbled
from app.devices.machine import Machine
from app.devices.port import Opener, PortError
from app.domain.devices import Condition, DeviceReading, DeviceState, Trouble
from tests.devices.heard import WITHIN_S, Heard
from tests.fakes.device_port import FakePort, Openings

SOON = 0.001
"""Seconds until a lost device is looked for again."""
NEVER = 3600.0
OPENING = (Condition.OPENING, None)
READY = (Condition.READY, None)
GONE = (Condition.LOST, Trouble.GONE)
OFF = (Condition.STOPPED, Trouble.SWITCHED_OFF)
BROKEN = (Condition.STOPPED, Trouble.BROKEN)


class Lines:
    """Codes end with a newline, or after `silence_s`; "?" is acknowledged; "!" is a bug."""

    silence_s: float | None = None

    def __init__(self) -> None:
        self._pending = b""
        self._replies = b""
        self._due_s: float | None = None

    def feed(self, data: bytes, at_s: float) -> list[Decoded | Garbled]:
        if b"!" in data:
            raise ZeroDivisionError
        self._replies = b"\x06" * data.count(b"?")
        *whole, self._pending = (self._pending + data).split(b"\n")
        self._due_s = at_s + self.silence_s if self._pending and self.silence_s is not None else None
        return [Decoded((line.decode(),), line + b"\n") for line in whole]

    def due_s(self) -> float | None:
        return self._due_s

    def expire(self, at_s: float) -> list[Decoded | Garbled]:
        code, self._pending, self._due_s = self._pending, b"", None
        return [Decoded((code.decode(),), code)]

    def lost(self) -> list[Garbled]:
        return [Garbled(self._pending, "went away")] if self._pending else []

    def replies(self) -> bytes:
        told, self._replies = self._replies, b""
        return told


class HastyLines(Lines):
    silence_s = 0.0


@contextmanager
def running(
    opener: Opener, decoder: Any = Lines, every_s: float = SOON, **more: Any
) -> Iterator[tuple[Machine, Heard]]:
    heard = Heard()
    machine = Machine("dev", opener, decoder, reopen_every_s=every_s, **(heard.ears | more))
    machine.start()
    try:
        yield machine, heard
    finally:
        machine.stop()


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> list[threading.ExceptHookArgs]:
    """What reached threading.excepthook."""
    reached: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", reached.append)
    return reached


def test_a_device_is_opened_and_its_codes_are_told_with_device_bytes_and_time() -> None:
    port = FakePort(b"81", b"23\nrest")
    with running(Openings([port]), ticks=lambda: 7.5) as (machine, heard):
        heard.until(lambda: heard.readings)
        assert heard.readings == [DeviceReading("dev", ("8123",), b"8123\n", 7.5)]
        assert machine.state == DeviceState("dev", Condition.READY)
        assert heard.pieces == [b"81", b"23\nrest"]
    assert heard.told == [OPENING, READY, OFF]
    assert port.closed


def test_a_device_that_goes_is_looked_for_until_it_is_back() -> None:
    first, second = FakePort(b"one\n"), FakePort(b"two\n")
    first.goes()
    nowhere = [PortError(Trouble.GONE)] * 3
    with running(Openings([first, *nowhere, second])) as (_, heard):
        heard.until(lambda: len(heard.readings) == 2)
    assert heard.texts == ["one", "two"]
    assert heard.told == [OPENING, READY, GONE, READY, OFF]
    assert first.closed


def test_half_a_code_before_an_unplug_is_garbled_and_does_not_touch_the_next_code() -> None:
    first, second = FakePort(b"whole\nhal"), FakePort(b"f\n")
    first.goes()
    with running(Openings([first, second])) as (_, heard):
        heard.until(lambda: len(heard.readings) == 2)
    assert heard.texts == ["whole", "f"]
    assert heard.garbled == [Garbled(b"hal", "went away")]


def test_half_a_code_before_switching_off_is_garbled() -> None:
    with running(Openings([FakePort(b"hal")])) as (machine, heard):
        heard.until(lambda: heard.pieces)
        machine.stop()
        assert heard.garbled == [Garbled(b"hal", "went away")]
        assert machine.state.trouble is Trouble.SWITCHED_OFF


@pytest.mark.parametrize(
    "trouble", [Trouble.NO_PERMISSION, Trouble.IN_USE, Trouble.WRONG_MODE, Trouble.NO_SERVICE, Trouble.SILENT]
)
def test_what_may_mend_itself_is_told_once_and_tried_until_it_opens(trouble: Trouble) -> None:
    openings = Openings([*[PortError(trouble, "how")] * 5, FakePort(b"one\n")])
    with running(openings) as (_, heard):
        heard.until(lambda: heard.readings)
    assert heard.states[1] == DeviceState("dev", Condition.LOST, trouble, "how")
    assert heard.told == [OPENING, (Condition.LOST, trouble), READY, OFF]


def test_a_changed_reason_is_told() -> None:
    openings = Openings([PortError(Trouble.GONE), PortError(Trouble.IN_USE), FakePort()])
    with running(openings) as (_, heard):
        heard.until(lambda: READY in heard.told)
    assert heard.told[:4] == [OPENING, GONE, (Condition.LOST, Trouble.IN_USE), READY]


def test_a_device_that_calls_itself_broken_is_left_alone_until_somebody_starts_it_again() -> None:
    openings = Openings([PortError(Trouble.BROKEN, "self-test"), FakePort(b"one\n")])
    with running(openings, every_s=0.0) as (machine, heard):
        heard.until(lambda: BROKEN in heard.told)
        assert heard.states[-1].detail == "self-test"
        assert openings.asked == 1
        machine.start()
        heard.until(lambda: heard.readings)


def test_a_nudge_looks_at_once() -> None:
    openings = Openings([PortError(Trouble.GONE), FakePort()])
    with running(openings, every_s=NEVER) as (machine, heard):
        heard.until(lambda: GONE in heard.told)
        machine.nudge()
        heard.until(lambda: READY in heard.told)


def test_stopping_interrupts_the_wait_for_a_lost_device() -> None:
    with running(Openings([PortError(Trouble.GONE)]), every_s=NEVER) as (machine, heard):
        heard.until(lambda: GONE in heard.told)
        machine.stop()
        assert heard.told == [OPENING, GONE, OFF]


def test_stopping_wakes_a_read_that_would_wait_for_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.devices.machine.READ_S", NEVER)
    with running(Openings([FakePort()])) as (machine, heard):
        heard.until(lambda: READY in heard.told)
        machine.stop()
        machine.stop()
        assert heard.told[-1] == OFF


def test_stopping_while_a_device_opens_closes_it_unused() -> None:
    inside, go_on = threading.Event(), threading.Event()
    port = FakePort(b"one\n")

    def slowly() -> FakePort:
        inside.set()
        assert go_on.wait(WITHIN_S)
        return port

    with running(slowly) as (machine, heard):
        assert inside.wait(WITHIN_S)
        stopper = threading.Thread(target=machine.stop)
        stopper.start()
        assert machine._stopping.wait(WITHIN_S)
        go_on.set()
        stopper.join(WITHIN_S)
        assert not stopper.is_alive()
    assert port.closed
    assert heard.told == [OPENING, OFF]


def test_a_callback_may_stop_its_own_device() -> None:
    def stop(_: DeviceReading) -> None:
        machine.stop()

    port, heard = FakePort(), Heard()
    machine = Machine("dev", Openings([port]), Lines, **(heard.ears | {"on_reading": stop}))
    machine.start()
    port.gives(b"one\n")
    heard.until(lambda: OFF in heard.told)
    machine.stop()


def test_silence_ends_a_code_and_its_time_is_that_of_the_last_byte() -> None:
    clock = iter(range(1, 1000))
    with running(Openings([FakePort(b"81", b"23")]), HastyLines, ticks=lambda: float(next(clock))) as (_, heard):
        heard.until(lambda: heard.readings)
    assert heard.texts == ["8123"]
    assert heard.pieces == [b"81", b"23"]
    fed_at = (
        4.0  # the clock is asked for the first piece, for the patience of the second read, and for the second piece
    )
    assert heard.readings[0].read_at_s <= fed_at


def test_an_acknowledgement_leaves_before_the_reading_is_told() -> None:
    port = FakePort(b"code?\n")
    sent_before: list[list[bytes]] = []
    with running(Openings([port]), on_reading=lambda _: sent_before.append(list(port.written))) as (_, heard):
        heard.until(lambda: heard.pieces)
    assert sent_before == [[b"\x06"]]


def test_codes_are_told_even_if_the_device_goes_before_their_acknowledgement() -> None:
    class Rude(FakePort):
        def write(self, data: bytes) -> None:
            raise PortError(Trouble.GONE)

    with running(Openings([Rude(b"code?\n"), FakePort()])) as (_, heard):
        heard.until(lambda: heard.told.count(READY) == 2)
    assert heard.texts == ["code?"]
    assert heard.told == [OPENING, READY, GONE, READY, OFF]


def test_bytes_are_sent_to_an_open_device_and_refused_for_a_lost_one() -> None:
    port = FakePort()
    with running(Openings([PortError(Trouble.IN_USE, "by whom"), port]), every_s=NEVER) as (machine, heard):
        heard.until(lambda: len(heard.told) == 2)
        with pytest.raises(PortError) as refused:
            machine.send(b"beep")
        assert (refused.value.trouble, refused.value.detail) == (Trouble.IN_USE, "by whom")
        machine.nudge()
        heard.until(lambda: READY in heard.told)
        machine.send(b"beep")
    assert port.written == [b"beep"]
    with pytest.raises(PortError):
        machine.send(b"beep")


def test_a_bug_in_the_decoder_stops_the_device_in_sight(faults: list[threading.ExceptHookArgs]) -> None:
    port = FakePort(b"!")
    with running(Openings([port])) as (_, heard):
        heard.until(lambda: BROKEN in heard.told)
    assert heard.told == [OPENING, READY, BROKEN]
    assert heard.states[-1].detail == "ZeroDivisionError"
    assert port.closed
    assert [type(fault.exc_value) for fault in faults] == [ZeroDivisionError]


def test_a_bug_in_the_opener_stops_the_device_in_sight(faults: list[threading.ExceptHookArgs]) -> None:
    with running(lambda: 1 // 0) as (_, heard):  # type: ignore[arg-type, return-value]
        heard.until(lambda: BROKEN in heard.told)
    assert [type(fault.exc_value) for fault in faults] == [ZeroDivisionError]


@pytest.mark.parametrize("callback", ["on_reading", "on_bytes", "on_garbled"])
def test_a_bug_in_a_callback_stops_the_device_in_sight(callback: str, faults: list[threading.ExceptHookArgs]) -> None:
    def buggy(*_: object) -> None:
        raise KeyError(callback)

    port = FakePort(b"one\nhal")
    port.goes()
    with running(Openings([port, PortError(Trouble.GONE)]), **{callback: buggy}) as (_, heard):
        heard.until(lambda: BROKEN in heard.told)
    assert [str(fault.exc_value) for fault in faults] == [repr(callback)]
    assert port.closed


def test_a_bug_in_the_state_callback_is_not_lost_either(faults: list[threading.ExceptHookArgs]) -> None:
    def buggy(state: DeviceState) -> None:
        if state.condition is Condition.READY:
            raise KeyError("ready")
        states.append(state)

    states: list[DeviceState] = []
    port = FakePort()
    with running(Openings([port]), on_state=buggy) as (machine, _):
        assert machine._thread is not None
        machine._thread.join(WITHIN_S)
    assert [str(fault.exc_value) for fault in faults] == ["'ready'"]
    assert states[-1].trouble is Trouble.BROKEN
    assert port.closed


def test_starting_a_running_machine_again_changes_nothing() -> None:
    openings = Openings([FakePort(b"one\n")])
    with running(openings) as (machine, heard):
        machine.start()
        heard.until(lambda: heard.readings)
        machine.start()
    assert openings.asked == 1
    assert heard.told == [OPENING, READY, OFF]
