"""Devices are known again: after an unplug, in another socket, under another port's name."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import serial.tools.list_ports

from app.devices.finding import ListPorts, SerialDevice, list_ports, serial_devices, wherever
from app.devices.port import PortError
from app.domain.devices import Trouble
from tests.devices.cables import Cable
from tests.devices.heard import WITHIN_S


@dataclass
class Info:
    """A port as the system tells of it."""

    device: str
    vid: int | None = 0x1EAB
    pid: int | None = 0x1406
    serial_number: str | None = None
    location: str | None = None
    product: str | None = None


def keys(*ports: Info) -> list[tuple[str, ...]]:
    """Of the devices on these ports."""
    return [device.keys for device in serial_devices(ports)]


def always(*ports: Info) -> ListPorts:
    """These ports are there."""
    return lambda: ports


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    cable = Cable(tmp_path / "ttyACM0")
    yield cable
    cable.unplug()


def test_a_device_is_told_with_what_names_it() -> None:
    info = Info("/dev/ttyACM0", serial_number="C1234", location="1-2:1.0", product="NLS HR22 ")
    assert serial_devices([info]) == [
        SerialDevice(
            ("usb:1eab:1406:C1234", "usb:1eab:1406@1-2:1.0"),
            "/dev/ttyACM0",
            0x1EAB,
            0x1406,
            "C1234",
            "1-2:1.0",
            "NLS HR22",
        )
    ]


def test_a_device_with_a_serial_number_keeps_its_key_in_another_socket() -> None:
    here = Info("/dev/ttyACM0", serial_number="C1234", location="1-2")
    there = Info("/dev/ttyACM7", serial_number="C1234", location="3-1")
    assert serial_devices([here])[0].key == serial_devices([there])[0].key == "usb:1eab:1406:C1234"


@pytest.mark.parametrize("number", [None, "", " ", "0", "00000000", "1111", "\x00\x01"])
def test_a_device_without_a_serial_number_keeps_its_key_in_its_socket(number: str | None) -> None:
    assert keys(Info("COM3", serial_number=number, location="1-2")) == [("usb:1eab:1406@1-2",)]
    assert keys(Info("COM8", serial_number=number, location="1-2")) == [("usb:1eab:1406@1-2",)]


def test_a_serial_number_that_two_devices_share_is_none() -> None:
    one, other = Info("COM3", serial_number="0001", location="1-2"), Info("COM4", serial_number="0001", location="1-3")
    assert keys(one, other) == [("usb:1eab:1406@1-2",), ("usb:1eab:1406@1-3",)]
    assert keys(one, Info("COM4", pid=0x0C06, serial_number="0001", location="1-3"))[1][0] == "usb:1eab:1406:0001"


def test_a_port_that_hangs_on_no_usb_is_known_by_its_name() -> None:
    assert keys(Info("COM1", vid=None, pid=None)) == [("port:COM1",)]
    assert keys(Info("COM5", location=None)) == [("usb:1eab:1406@COM5",)]


def test_a_device_is_opened_wherever_it_is_now(cable: Cable) -> None:
    elsewhere = Info("/dev/ttyACM9", serial_number="OTHER", location="1-1")
    ports = always(elsewhere, Info(str(cable.link), serial_number="C1234", location="1-2"))
    for key in ("usb:1eab:1406:C1234", "usb:1eab:1406@1-2"):
        with closing(wherever(key, "/dev/ttyACM5", ports=ports)()) as port:
            cable.says(b"8123\r")
            assert port.read(WITHIN_S)


def test_a_device_is_looked_for_anew_each_time(cable: Cable) -> None:
    here: list[Info] = []
    opener = wherever("usb:1eab:1406:C1234", ports=lambda: here)
    with pytest.raises(PortError) as refused:
        opener()
    assert (refused.value.trouble, refused.value.detail) == (Trouble.GONE, "usb:1eab:1406:C1234")
    here.append(Info(str(cable.link), serial_number="C1234"))
    opener().close()


def test_a_device_that_the_system_cannot_tell_of_is_gone_for_now() -> None:
    with pytest.raises(PortError) as refused:
        wherever("usb:1eab:1406:C1234", "COM3", ports=lambda: None)()
    assert (refused.value.trouble, refused.value.detail) == (Trouble.GONE, "COM3")


def test_of_two_devices_with_one_serial_number_the_one_at_the_address_is_opened(cable: Cable) -> None:
    twin = Info("/dev/nothing", serial_number="0001", location="1-1")
    ports = always(twin, Info(str(cable.link), serial_number="0001", location="1-2"))
    wherever("usb:1eab:1406:0001", str(cable.link), ports=ports)().close()


@pytest.mark.parametrize("prefix", ["port:", ""])
def test_a_port_is_opened_by_its_name_without_looking(cable: Cable, prefix: str) -> None:
    def nobody() -> Iterable[Info]:
        raise AssertionError

    wherever(f"{prefix}{cable.link}", ports=nobody)().close()
    wherever("port:COM99", str(cable.link), ports=nobody)().close()


def test_a_device_that_goes_while_the_system_looks_does_not_end_the_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[object] = [TypeError("int() argument must be a string"), OSError(), [Info("COM3")]]

    def comports() -> object:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(serial.tools.list_ports, "comports", comports)
    assert list_ports() == [Info("COM3")]
    answers.extend(OSError() for _ in range(9))
    assert list_ports() is None


def test_the_systems_own_ports_can_be_listed() -> None:
    found = list_ports()
    assert found is not None
    assert all(device.keys for device in serial_devices(found))
