"""A scanner on a real line is told to scan, to stop and to beep; what it answers is no code, and it reads on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue

import pytest

from app.bootstrap.attended import Attended
from app.bootstrap.device_parts import RealParts
from app.devices.commands import commands_of
from app.devices.port import PortError
from app.devices.scanners import newland, zebra_ssi
from app.domain.device_profiles import ConfiguredDevice, DeviceProfile, Ending, Maker
from app.domain.devices import Command, Condition, DeviceReading, DeviceState, Link, Trouble
from tests.devices.heard import WITHIN_S

if sys.platform == "win32":
    pytest.skip("pseudo terminals are Unix's", allow_module_level=True)
from tests.devices.cables import Cable

CODE = "81000019000000000017"
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
DONE = {
    Maker.HONEYWELL: b"",
    Maker.NEWLAND: newland.ACK,
    Maker.ZEBRA: zebra_ssi.packet(zebra_ssi.Opcode.ACK, source=zebra_ssi.SCANNER),
    Maker.GM65: bytes.fromhex("02 00 00 01 00 33 31"),
}


def sends(maker: Maker) -> bytes:
    """How that maker's scanner sends the code."""
    if maker is Maker.ZEBRA:
        return zebra_ssi.packet(zebra_ssi.Opcode.DECODE_DATA, b"\x03" + CODE.encode(), source=zebra_ssi.SCANNER)
    return f"{CODE}\r".encode()


class Told:
    """News of one scanner."""

    def __init__(self) -> None:
        self.readings: Queue[object] = Queue()
        self.states: Queue[object] = Queue()

    def tell_reading(self, reading: object) -> None:
        self.readings.put(reading)

    def tell_device(self, state: object) -> None:
        self.states.put(state)

    def tell_card(self, card: object) -> None:
        raise AssertionError(card)

    tell_card_refused = tell_card

    def until(self, condition: Condition) -> None:
        while (state := self.states.get(timeout=WITHIN_S)) is not None:
            if isinstance(state, DeviceState) and state.condition is condition:
                return


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    made = Cable(tmp_path / "scanner")
    yield made
    made.unplug()


def attended(cable: Cable, maker: Maker, told: Told) -> Attended:
    key = f"port:{cable.link}"
    device = ConfiguredDevice(key, Link.SERIAL, maker=maker, profile=DeviceProfile(ending=Ending.CR))
    made = RealParts(now=lambda: NOW, ports=list).attend(device, None, told, added=True)
    assert isinstance(made, Attended)
    return made


@pytest.mark.parametrize("maker", list(DONE))
def test_every_command_arrives_its_answer_is_no_code_and_the_next_code_is_read(cable: Cable, maker: Maker) -> None:
    told, commands = Told(), commands_of(maker, Link.SERIAL)
    scanner = attended(cable, maker, told)
    scanner.start()
    try:
        told.until(Condition.READY)
        assert scanner.rows()[0].commands == set(commands)
        for command, words in commands.items():
            scanner.tell(command)
            assert cable.hears(len(words)) == words
            cable.says(DONE[maker])
        cable.says(sends(maker))
        reading = told.readings.get(timeout=WITHIN_S)
        assert isinstance(reading, DeviceReading)
        assert reading.texts == (CODE,)
        assert told.readings.empty()
    finally:
        scanner.stop()


def test_what_its_language_does_not_know_is_refused_and_nothing_is_sent(cable: Cable) -> None:
    told = Told()
    scanner = attended(cable, Maker.NEWLAND, told)
    scanner.start()
    try:
        told.until(Condition.READY)
        with pytest.raises(PortError) as refused:
            scanner.tell(Command.BEEP)
        assert refused.value.trouble is Trouble.WRONG_MODE
        scanner.tell(Command.STOP)
        assert cable.hears(2) == newland.STOP, "and nothing before it"
    finally:
        scanner.stop()


def test_a_scanner_that_is_not_there_refuses_with_its_reason(cable: Cable) -> None:
    told = Told()
    scanner = attended(cable, Maker.GM65, told)
    cable.unplug()
    scanner.start()
    try:
        told.until(Condition.LOST)
        with pytest.raises(PortError) as refused:
            scanner.tell(Command.TRIGGER)
        assert refused.value.trouble is Trouble.GONE
    finally:
        scanner.stop()
