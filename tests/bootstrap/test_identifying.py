"""A scanner on the list is asked what it is, by whoever stands at the screen; afterwards it reads on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from queue import Queue

import pytest

from app.bootstrap.attended import Attended
from app.bootstrap.device_parts import RealParts, _identity
from app.devices.port import PortError
from app.devices.scanners import newland
from app.devices.scanners.decoding import decoder_for
from app.domain.device_profiles import ConfiguredDevice, DeviceProfile, Maker, Reads
from app.domain.devices import Condition, DeviceReading, DeviceState, Link, Trouble
from tests.fakes.device_port import FakePort
from tests.fakes.hid import FakeHid

CODE = "81000019000000000017"
DEVICE = ConfiguredDevice("usb:1eab:1406:C1", Link.SERIAL, maker=Maker.NEWLAND)
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
PATIENCE_S = 30


class Answering(FakePort):
    """Says that it is there, and nothing of its model."""

    def write(self, data: bytes) -> None:
        super().write(data)
        if data == newland.PROBE:
            self.gives(newland.PRESENT)


class House:
    """One scanner attended. ports: as they were opened."""

    def __init__(self) -> None:
        self.ports: list[Answering] = []
        self.readings: Queue[object] = Queue()
        self.states: Queue[object] = Queue()
        self.attended = Attended(
            DEVICE,
            self._open,
            decoder_for(Maker.NEWLAND, DeviceProfile()),
            teller=self,
            now=lambda: NOW,
            ask=lambda port, _on_scan: port.write(newland.PROBE) or port.read(PATIENCE_S).decode(),  # type: ignore[func-returns-value]
        )

    def _open(self) -> Answering:
        self.ports.append(Answering())
        return self.ports[-1]

    def tell_reading(self, reading: object) -> None:
        self.readings.put(reading)

    def tell_device(self, state: object) -> None:
        self.states.put(state)

    def until(self, condition: Condition) -> None:
        while (state := self.states.get(timeout=PATIENCE_S)) is not None:
            if isinstance(state, DeviceState) and state.condition is condition:
                return


@pytest.fixture
def house() -> Iterator[House]:
    made = House()
    yield made
    made.attended.stop()


def test_a_scanner_is_asked_over_a_port_of_its_own_and_reads_on(house: House) -> None:
    house.attended.start()
    house.until(Condition.READY)
    assert house.attended.identify() == "!"
    assert house.attended.rows()[0].identity == "!"
    house.until(Condition.STOPPED)
    house.until(Condition.READY)
    assert [port.closed for port in house.ports] == [True, True, False]
    house.ports[-1].gives(f"{CODE}\r".encode())
    reading = house.readings.get(timeout=PATIENCE_S)
    assert isinstance(reading, DeviceReading)
    assert reading.texts == (CODE,)


def test_a_scanner_that_goes_while_it_is_asked_is_looked_for_again(house: House) -> None:
    house.attended.start()
    house.until(Condition.READY)

    def gone(_port: object, _on_scan: object) -> str:
        raise PortError(Trouble.GONE)

    house.attended._ask = gone
    with pytest.raises(PortError):
        house.attended.identify()
    house.until(Condition.STOPPED)
    house.until(Condition.READY)


def test_one_that_was_stopped_is_not_asked_and_stays_stopped(house: House) -> None:
    house.attended.start()
    house.until(Condition.READY)
    house.attended.stop()
    with pytest.raises(PortError) as refused:
        house.attended.identify()
    assert refused.value.trouble is Trouble.SWITCHED_OFF
    assert len(house.ports) == 1


def nobody_scans(scan: object) -> None:
    raise AssertionError(scan)


def test_only_whoever_has_a_language_there_is_asked_and_no_device_for_cards() -> None:
    parts = RealParts(now=lambda: NOW, ports=list, hid=FakeHid())
    for device, asks in (
        (DEVICE, True),
        (ConfiguredDevice("socket://192.0.2.7:1", Link.NETWORK), True),
        (ConfiguredDevice("hid:1eab:1410:X1", Link.HID_POS, maker=Maker.NEWLAND), False),
        (ConfiguredDevice("hid:05e0:1300:X1", Link.HID_POS, maker=Maker.ZEBRA), False),
        (ConfiguredDevice("hid:1a86:1300:X1", Link.HID_POS), False),
        (ConfiguredDevice("hid:0c2e:0907:X1", Link.HID_POS, maker=Maker.HONEYWELL), True),
        (ConfiguredDevice("port:/dev/ttyS1", Link.SERIAL, reads=Reads.ID_CARDS), False),
    ):
        worker = parts.attend(device, None, House(), added=True)  # type: ignore[arg-type]
        assert worker is not None
        assert worker.rows()[0].asks is asks


def test_a_scanner_that_answers_without_a_model_is_named_after_its_maker() -> None:
    assert _identity(Maker.NEWLAND, Answering(), nobody_scans) == "Newland"
    assert _identity(Maker.GM65, FakePort(), nobody_scans) == ""
