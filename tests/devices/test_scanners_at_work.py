"""Whole scanners: a cable, a thread, a decoder. They are unplugged, swapped and cut off, and no code is lost or made up."""

import os
import random
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from app.devices.finding import wherever
from app.devices.machine import Machine
from app.devices.port import Opener
from app.devices.scanners.decoding import decoder_for
from app.devices.scanners.zebra_ssi import ACK, Opcode, packet
from app.devices.serial_port import open_serial
from app.domain.device_profiles import DeviceProfile, Ending, Maker
from app.domain.devices import Condition, Trouble
from tests.devices.heard import WITHIN_S, Heard

if sys.platform == "win32":
    pytest.skip("pseudo terminals are Unix's", allow_module_level=True)
from tests.devices.cables import Cable, Rfc2217Server, exactly, listening, socat_pair

SOON = 0.001
READY = (Condition.READY, None)
GONE = (Condition.LOST, Trouble.GONE)
CODE = "81000019000000000017"
WITH_CR = DeviceProfile(ending=Ending.CR)
quietly = pytest.mark.filterwarnings("ignore:set(Daemon|Name)\\(\\) is deprecated:DeprecationWarning:serial.rfc2217")


@contextmanager
def at_work(
    opener: Opener, name: str = "dev", maker: Maker = Maker.OTHER, profile: DeviceProfile = WITH_CR
) -> Iterator[Heard]:
    """A machine that runs, and what it tells."""
    heard = Heard()
    machine = Machine(name, opener, decoder_for(maker, profile), reopen_every_s=SOON, **heard.ears)
    machine.start()
    try:
        yield heard
    finally:
        machine.stop()


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    cable = Cable(tmp_path / "scanner")
    yield cable
    cable.unplug()


def arrived(heard: Heard) -> int:
    """Bytes the machine has had."""
    return sum(map(len, heard.pieces))


def test_a_thousand_unplugs_in_mid_code_lose_nothing_that_was_complete_and_invent_nothing(cable: Cable) -> None:
    chance = random.Random(2026)
    complete, halves, sent = [], [], 0
    with at_work(lambda: open_serial(str(cable.link))) as heard:
        for round_ in range(1, 1001):
            heard.until(lambda: heard.told.count(READY) == round_)  # noqa: B023
            codes = [f"8100001{round_:06d}{number:07d}" for number in range(chance.randrange(3))]
            half = f"8100002{round_:06d}0000000"[: chance.randrange(20)].encode()
            said = b"".join(code.encode() + b"\r" for code in codes) + half
            cable.says(said)
            complete += codes
            halves += [half] if half else []
            sent += len(said)
            heard.until(lambda: arrived(heard) == sent)  # noqa: B023  # what the system never got is nobody's
            cable.unplug()
            heard.until(lambda: heard.told.count(GONE) == round_)  # noqa: B023
            cable.plug()
    assert heard.texts == complete
    assert [one.raw for one in heard.garbled] == halves
    assert {trouble for _, trouble in heard.told} == {None, Trouble.GONE, Trouble.SWITCHED_OFF}


def test_a_scanner_plugged_into_another_socket_goes_on_under_another_name(cable: Cable, tmp_path: Path) -> None:
    @contextmanager
    def plugged(name: str) -> Iterator[Cable]:
        other = Cable(tmp_path / name)
        there.append(Info(str(other.link)))
        yield other
        there.clear()
        other.unplug()

    class Info:
        vid, pid, serial_number, location, product = 0x1EAB, 0x1A06, "C1234", None, None

        def __init__(self, device: str) -> None:
            self.device = device

    there: list[Info] = []
    with at_work(wherever("usb:1eab:1a06:C1234", ports=lambda: tuple(there))) as heard:
        heard.until(lambda: GONE in heard.told)
        for number, name in enumerate(("ttyACM0", "ttyACM1", "ttyACM0"), 1):
            with plugged(name) as here:
                heard.until(lambda: heard.told.count(READY) == number)  # noqa: B023
                here.says(f"{number}\r".encode())
                heard.until(lambda: len(heard.texts) == number)  # noqa: B023
            heard.until(lambda: heard.told.count(GONE) == number + 1)  # noqa: B023
    assert heard.texts == ["1", "2", "3"]


def test_a_port_that_another_program_holds_is_told_and_taken_when_it_is_free(cable: Cable) -> None:
    held = open_serial(str(cable.link))
    with at_work(lambda: open_serial(str(cable.link))) as heard:
        heard.until(lambda: (Condition.LOST, Trouble.IN_USE) in heard.told)
        held.close()
        heard.until(lambda: READY in heard.told)


def test_two_scanners_at_once_do_not_mix(tmp_path: Path) -> None:
    with ExitStack() as stack:
        cables = [Cable(tmp_path / name) for name in "AB"]
        for one in cables:
            stack.callback(one.unplug)
        heard = [
            stack.enter_context(at_work(lambda one=one: open_serial(str(one.link)), one.link.name))  # type: ignore[misc]
            for one in cables
        ]
        for each in heard:
            each.until(lambda each=each: READY in each.told)  # type: ignore[misc]
        threads = [
            threading.Thread(target=lambda one=one: [one.says(byte) for byte in _bytes(one.link.name * 19 + "\r", 50)])
            for one in cables
        ]
        for thread in threads:
            thread.start()
        for each in heard:
            each.until(lambda each=each: len(each.texts) == 50)  # type: ignore[misc]
        for thread in threads:
            thread.join()
    for each, name in zip(heard, "AB", strict=True):
        assert set(each.texts) == {name * 19}
        assert {reading.device for reading in each.readings} == {name}


def _bytes(text: str, times: int) -> list[bytes]:
    return [bytes((byte,)) for byte in (text * times).encode()]


def test_a_scanner_without_a_terminator_is_read_after_its_silence(cable: Cable) -> None:
    with at_work(lambda: open_serial(str(cable.link)), profile=DeviceProfile(ending=Ending.NONE)) as heard:
        heard.until(lambda: READY in heard.told)
        cable.says(CODE.encode())
        heard.until(lambda: heard.texts)
    assert "".join(heard.texts) == CODE


def test_a_zebra_is_answered_and_a_code_it_sends_again_is_read_once(cable: Cable) -> None:
    code = b"\x03" + CODE.encode()
    first, again = (packet(Opcode.DECODE_DATA, code, source=0, status=status) for status in (0, 1))
    with at_work(lambda: open_serial(str(cable.link)), maker=Maker.ZEBRA) as heard:
        heard.until(lambda: READY in heard.told)
        cable.says(first)
        assert cable.hears(6) == ACK
        cable.says(again)
        assert cable.hears(6) == ACK
        cable.says(first)
        heard.until(lambda: len(heard.readings) == 2)
    assert heard.texts == [CODE, CODE]
    assert heard.readings[0].symbology == "]C0"


def test_a_cable_of_socat_may_be_pulled_and_laid_again(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    with at_work(lambda: open_serial(str(ours))) as heard:
        for number in (1, 2):
            with socat_pair(ours, theirs):
                heard.until(lambda: heard.told.count(READY) == number)  # noqa: B023
                scanner = os.open(theirs, os.O_RDWR | os.O_NOCTTY)
                os.write(scanner, f"{number}\rhalf".encode())
                heard.until(lambda: heard.pieces and b"".join(heard.pieces).count(b"half") == number)  # noqa: B023
                os.close(scanner)
            heard.until(lambda: heard.told[-1] == GONE)
            for end in (ours, theirs):
                end.unlink(missing_ok=True)
    assert heard.texts == ["1", "2"]
    assert [one.raw for one in heard.garbled] == [b"half", b"half"]


def test_a_serial_server_may_go_and_come_back() -> None:
    with listening() as (server, number), at_work(lambda: open_serial(f"socket://127.0.0.1:{number}")) as heard:
        for turn in (1, 2):
            connection, _ = server.accept()
            with connection:
                heard.until(lambda: heard.told.count(READY) == turn)  # noqa: B023
                connection.sendall(f"{turn}\rhalf".encode())
                heard.until(lambda: len(heard.texts) == turn)  # noqa: B023
            heard.until(lambda: len(heard.garbled) == turn)  # noqa: B023
    assert heard.texts == ["1", "2"]


@quietly
def test_a_scanner_behind_an_rfc2217_server_is_read_and_answered(cable: Cable) -> None:
    code = packet(Opcode.DECODE_DATA, b"\x03" + CODE.encode(), source=0)
    with listening() as (server, number), Rfc2217Server(server, str(cable.link)):
        address = f"rfc2217://127.0.0.1:{number}?timeout={WITHIN_S}"
        with at_work(lambda: open_serial(address), maker=Maker.ZEBRA) as heard:
            heard.until(lambda: READY in heard.told)
            cable.says(code)
            heard.until(lambda: heard.texts)
            assert exactly(cable.end, len(ACK)) == ACK
    assert heard.texts == [CODE]
