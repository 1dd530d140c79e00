"""APDUs as they are printed, and answers that come in steps."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from app.devices.cards.social.apdu import (
    MOST_PIECES,
    CardSays,
    ask,
    get_response,
    read_record,
    read_record_with,
    select_application,
    select_file,
)
from app.devices.cards.social.files import APPLICATION


class Played:
    """Answers as listed, whatever is sent."""

    def __init__(self, *answers: tuple[str, int]) -> None:
        self.answers: Iterable[tuple[str, int]] = iter(answers)
        self.sent: list[str] = []

    def __call__(self, apdu: bytes) -> tuple[bytes, int]:
        self.sent.append(apdu.hex(" "))
        data, sw = next(iter(self.answers))
        return bytes.fromhex(data), sw


@pytest.mark.parametrize(
    ("apdu", "printed"),
    [
        (select_application(APPLICATION), "00A404000F7378312E73682EC9E7BBE1B1A3D5CF"),
        (select_file(0xEF05), "00A4000002EF05"),
        (select_file(0xEF06, p1=2), "00A4020002EF06"),
        (read_record(1, sfi=5), "00B2012C00"),
        (read_record(3, sfi=6), "00B2033400"),
        (read_record(2), "00B2020400"),
        (read_record_with(9), "00B2090000"),
        (get_response(0x20), "00C0000020"),
    ],
)
def test_commands_are_those_of_the_standard(apdu: bytes, printed: str) -> None:
    assert apdu.hex().upper() == printed


def test_what_waits_is_fetched_until_nothing_waits() -> None:
    card = Played(("", 0x6102), ("0102", 0x6101), ("03", 0x9000))
    assert ask(card, read_record(1)) == bytes([1, 2, 3])
    assert card.sent == ["00 b2 01 04 00", "00 c0 00 00 02", "00 c0 00 00 01"]


def test_a_wrong_length_is_asked_again_with_the_right_one() -> None:
    card = Played(("", 0x6C03), ("010203", 0x9000))
    assert ask(card, read_record(1)) == bytes([1, 2, 3])
    assert card.sent == ["00 b2 01 04 00", "00 b2 01 04 03"]


def test_what_waits_may_have_another_length_than_was_told() -> None:
    card = Played(("", 0x6120), ("", 0x6C02), ("0102", 0x9000))
    assert ask(card, read_record(1)) == bytes([1, 2])
    assert card.sent[1:] == ["00 c0 00 00 20", "00 c0 00 00 02"]


def test_a_length_is_corrected_only_once() -> None:
    with pytest.raises(CardSays) as said:
        ask(Played(("", 0x6C03), ("", 0x6C04)), read_record(1))
    assert said.value.sw == 0x6C04


def test_a_card_that_always_has_more_is_out_of_order() -> None:
    with pytest.raises(CardSays):
        ask(Played(*[("00", 0x6101)] * (MOST_PIECES + 1)), read_record(1))


def test_any_other_word_is_told() -> None:
    with pytest.raises(CardSays, match="6A82"):
        ask(Played(("", 0x6A82)), read_record(1))
