"""USB ids tell a name, a mode and a maker, and never that something is no scanner."""

import pytest

from app.bootstrap.places import RESOURCES
from app.devices.models import Model, Models, read_models
from app.domain.device_profiles import Maker
from app.domain.devices import Link


@pytest.fixture(scope="module")
def models() -> Models:
    return read_models((RESOURCES / "devices" / "models.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("vid", "pid", "model"),
    [
        (0x1EAB, 0x1A03, Model("新大陆 Newland HR22", Maker.NEWLAND, Link.KEYBOARD, sure=True)),
        (0x1EAB, 0x1A06, Model("新大陆 Newland HR22", Maker.NEWLAND, Link.SERIAL, sure=True)),
        (0x1EAB, 0x1D10, Model("新大陆 Newland FM430", Maker.NEWLAND, Link.HID_POS, sure=True)),
        (0x1EAB, 0x8206, Model("新大陆 Newland", Maker.NEWLAND, Link.SERIAL, sure=True)),
        (0x1EAB, 0x1A22, Model("新大陆 Newland HR22", Maker.NEWLAND, None, sure=True)),
        (0x0C2E, 0x0907, Model("Honeywell Xenon 1900", Maker.HONEYWELL, Link.HID_POS, sure=True)),
        (0x0C2E, 0xFFFF, Model("Honeywell", Maker.HONEYWELL, None, sure=True)),
        (0x23D0, 0x0C81, Model("优解 Youjie", Maker.HONEYWELL, None, sure=True)),
        (0x067E, 0x0803, Model("Intermec", Maker.HONEYWELL, Link.SERIAL, sure=True)),
        (0x05E0, 0x1701, Model("Zebra / Symbol", Maker.ZEBRA, Link.SERIAL, sure=True)),
        (0x05F9, 0x4204, Model("Datalogic", Maker.OTHER, Link.SERIAL, sure=True)),
        (0x04B4, 0x0100, Model("Cypress Cino", Maker.OTHER)),
        (0x04B4, 0x0101, None),
        (0x1A86, 0x7523, None),
        (None, None, None),
    ],
)
def test_an_id_tells_what_it_tells(models: Models, vid: int | None, pid: int | None, model: Model | None) -> None:
    assert models.guess(vid, pid) == model


def test_a_table_with_a_word_that_means_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody"):
        read_models('[[vendor]]\nid = 1\nname = "X"\nmaker = "nobody"')
