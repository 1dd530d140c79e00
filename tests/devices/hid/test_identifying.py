"""What a HID scanner answers to the question what it is: a model, an unknown command, or nothing at all."""

from __future__ import annotations

import pytest

from app.devices.decoder import Decoded
from app.devices.hid.identifying import identify_over_hid
from app.devices.hid.scanner import open_port
from app.devices.port import PortError
from app.devices.scanners.identifying import Identity
from app.domain.device_profiles import DeviceProfile, Maker
from app.domain.devices import Trouble
from tests.devices.hid.test_switching import REVISION, answering
from tests.fakes.hid import FakeHid, FakeScanner

VOYAGER = Identity(Maker.HONEYWELL, "Voyager 1602g", "15000B0000", "CW000082BBA")


def asked(scanner: FakeScanner, within_s: float = 30.0) -> Identity | None:
    computer = FakeHid()
    port = open_port(computer, computer.plug(scanner))
    scans: list[Decoded] = []
    try:
        return identify_over_hid(port, port.descriptor(), DeviceProfile(), scans.append, within_s=within_s)
    finally:
        port.close()
        assert scans == []


@pytest.mark.parametrize(
    ("scanner", "found"),
    [
        (answering(b"REVINF\x06.", REVISION), VOYAGER),
        (answering(REVISION.encode() + b"REVINF\x06."), VOYAGER),
        (answering(b"REVINF\x05."), None),
        (answering(b"REVINF\x06."), None),
    ],
    ids=["told before", "told in one", "unknown command", "nothing told"],
)
def test_it_says_what_it_is_or_nothing(scanner: FakeScanner, found: Identity | None) -> None:
    assert asked(scanner) == found


def test_silence_is_no_trouble() -> None:
    assert asked(FakeScanner(), within_s=0.01) is None


def test_a_scanner_that_takes_no_report_is_a_trouble_and_no_silence() -> None:
    with pytest.raises(PortError) as refused:
        asked(FakeScanner(deaf=True))
    assert refused.value.trouble is Trouble.BROKEN
