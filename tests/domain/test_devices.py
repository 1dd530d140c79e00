"""Readings of devices, as the code rules get them."""

import pytest

from app.domain.devices import DeviceReading

GS1 = "010690123450001217290501"


@pytest.mark.parametrize(
    ("symbology", "codes"),
    [("]C1", ("]C1" + GS1,)), ("]d2", ("]d2" + GS1,)), ("]C0", (GS1,)), ("]E0", (GS1,)), (None, (GS1,))],
)
def test_gs1_says_what_it_is_and_nothing_else_changes(symbology: str | None, codes: tuple[str, ...]) -> None:
    assert DeviceReading("usb:1", (GS1,), b"", 0.0, symbology).codes == codes


def test_what_was_read_stands_in_no_log() -> None:
    assert "4240" not in repr(DeviceReading("usb:1", ("4240" * 7,), b"4240" * 7, 0.0))
