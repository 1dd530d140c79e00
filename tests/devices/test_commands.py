"""What each maker's scanners can be told: the bytes of their manuals, and nothing for whoever is not known to listen."""

from __future__ import annotations

import pytest

from app.devices.commands import LANGUAGES, commands_of
from app.domain.device_profiles import Maker
from app.domain.devices import Command, Link

TRIGGER, STOP, BEEP = Command.TRIGGER, Command.STOP, Command.BEEP


@pytest.mark.parametrize("link", [Link.SERIAL, Link.NETWORK])
@pytest.mark.parametrize(
    ("maker", "said"),
    [
        (Maker.HONEYWELL, {TRIGGER: "16 54 0D", STOP: "16 55 0D", BEEP: "16 07 0D"}),
        (Maker.NEWLAND, {TRIGGER: "1B 31", STOP: "1B 30"}),
        (Maker.ZEBRA, {TRIGGER: "04 E4 04 00 FF 14", STOP: "04 E5 04 00 FF 13", BEEP: "05 E6 04 00 00 FF 11"}),
        (Maker.GM65, {TRIGGER: "7E 00 08 01 00 02 01 AB CD", STOP: "7E 00 08 01 00 02 00 AB CD"}),
        (Maker.OTHER, {}),
    ],
)
def test_on_a_line_every_language_has_its_own_words(link: Link, maker: Maker, said: dict[Command, str]) -> None:
    assert commands_of(maker, link) == {command: bytes.fromhex(words) for command, words in said.items()}


def test_over_hid_only_honeywells_language_is_known() -> None:
    told = {command: words.hex(" ") for command, words in commands_of(Maker.HONEYWELL, Link.HID_POS).items()}
    assert told == {TRIGGER: "fd 03 16 54 0d", STOP: "fd 03 16 55 0d", BEEP: "fd 03 16 07 0d"}
    assert not any(commands_of(maker, Link.HID_POS) for maker in Maker if maker is not Maker.HONEYWELL)


@pytest.mark.parametrize("link", [Link.KEYBOARD, Link.USB, Link.PCSC, Link.HELPER])
def test_nothing_is_ever_said_where_nobody_listens(link: Link) -> None:
    assert not any(commands_of(maker, link) for maker in Maker)


def test_whoever_can_be_told_to_begin_can_be_told_to_end() -> None:
    for maker in LANGUAGES:
        for link in Link:
            assert (TRIGGER in commands_of(maker, link)) is (STOP in commands_of(maker, link))
