"""Waiting in slices, as on Windows and behind rfc2217: the same promises, with drivers that hide what happened."""

import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
import serial
from serial import SerialException

from app.devices.port import PortError
from app.devices.serial_port import SLICE_S, SerialPort
from app.devices.serial_waits import Sliced
from app.domain.devices import Trouble
from tests.devices.heard import WITHIN_S

if sys.platform == "win32":
    pytest.skip("pseudo terminals are Unix's", allow_module_level=True)
from tests.devices.cables import Cable

NEVER = 3600.0


class Driver:
    """As much of pyserial as is waited on. Each read gives the next answer; then there is only silence."""

    def __init__(self, *answers: bytes | Exception, waiting: list[int | Exception] | None = None) -> None:
        self._answers = list(answers)
        self._waiting = waiting or []

    def read(self, size: int) -> bytes:
        answer = self._answers.pop(0) if self._answers else b""
        if isinstance(answer, Exception):
            raise answer
        return answer[:size]

    @property
    def in_waiting(self) -> int:
        answer = self._waiting.pop(0) if self._waiting else 0
        if isinstance(answer, Exception):
            raise answer
        return answer


def take(driver: Driver, timeout_s: float = 0.0) -> bytes:
    """One wait on it."""
    return Sliced(driver).take(timeout_s, Event())  # type: ignore[arg-type]


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    cable = Cable(tmp_path / "scanner")
    yield cable
    cable.unplug()


@pytest.fixture
def port(cable: Cable) -> Iterator[SerialPort]:
    opened = serial.Serial(str(cable.link), timeout=SLICE_S)
    with closing(SerialPort("COM3", opened, Sliced(opened))) as port:
        yield port


def test_what_is_there_is_taken_with_the_first_byte(cable: Cable, port: SerialPort) -> None:
    cable.says(b"8123\r")
    data = b""
    while len(data) < 5:
        data += port.read(NEVER)
    assert data == b"8123\r"


def test_nothing_is_read_from_silence(port: SerialPort) -> None:
    assert port.read(0.0) == b""


def test_an_unplug_ends_a_wait(cable: Cable, port: SerialPort) -> None:
    cable.unplug()
    with pytest.raises(PortError) as went:
        port.read(NEVER)
    assert (went.value.trouble, went.value.detail) == (Trouble.GONE, "COM3")


def test_closing_ends_a_wait(port: SerialPort) -> None:
    closer = threading.Thread(target=port.close)
    closer.start()
    with pytest.raises(PortError) as went:
        port.read(NEVER)
    closer.join(WITHIN_S)
    assert went.value.trouble is Trouble.GONE


def test_a_driver_that_hides_an_unplug_is_asked_about_it() -> None:
    hiding = Driver(waiting=[0, SerialException("ClearCommError failed")])
    with pytest.raises(SerialException):
        take(hiding, NEVER)


def test_what_came_before_the_error_is_given_first() -> None:
    broken = SerialException("device disconnected")
    driver = Driver(b"8", b"1", broken, broken, waiting=[1, 1])
    assert take(driver) == b"81"
    with pytest.raises(SerialException):
        take(driver)


def test_what_comes_without_end_is_given_in_parts() -> None:
    driver = Driver(*[b"x" * 4096] * 9, waiting=[4096] * 9)
    assert len(take(driver)) == 4097
