"""Whose social-security card it is: three generations, and every way in which a card may be asked or may refuse."""

from __future__ import annotations

from typing import Any

import pytest

from app.devices.cards.social.holder import generation, read_holder
from app.domain.cards import CardKind, PersonCard
from app.domain.refusals import (
    CardNotRead,
    CardWantsPin,
    NotSocialSecurityCard,
    Refusal,
    UnknownCardGeneration,
)
from tests.fakes.social_card import READ_RECORD, SELECT, SocialCard

HOLDER = PersonCard(CardKind.SOCIAL_SECURITY, "王芳", "110101199003070134", "110100")
VERIFY = 0x20


@pytest.mark.parametrize("version", [b"1.00", b"2.00", b"\0\0\0\0", b"00", b"3.00"])
def test_each_generation_tells_name_number_and_region(version: bytes) -> None:
    assert read_holder(SocialCard(version=version).transmit) == HOLDER


@pytest.mark.parametrize(
    "habits",
    [
        {"wants_exact_length": True},
        {"answers_in_pieces": 255},
        {"answers_in_pieces": 7},
        {"wants_exact_length": True, "answers_in_pieces": 20},
        {"knows_short_identifiers": False},
        {"knows_short_identifiers": False, "select_p1": 0x02},
        {"counts_records": False},
        {"counts_records": False, "wants_exact_length": True, "select_p1": 0x02},
    ],
    ids=str,
)
def test_a_card_is_asked_in_the_way_it_knows(habits: dict[str, Any]) -> None:
    assert read_holder(SocialCard(**habits).transmit) == HOLDER


@pytest.mark.parametrize(
    ("habits", "refusal"),
    [
        ({"application": None}, NotSocialSecurityCard()),
        ({"fails_with": 0x6E00}, NotSocialSecurityCard()),
        ({"fails_with": 0x6D00}, NotSocialSecurityCard()),
        ({"wants_pin": True}, CardWantsPin()),
        ({"blocked": True}, CardWantsPin()),
        ({"wants_pin": True, "counts_records": False}, CardWantsPin()),
        ({"version": b"4.00"}, UnknownCardGeneration("4.00")),
        ({"version": b""}, UnknownCardGeneration("")),
        ({"version": b"\xa4\x01"}, UnknownCardGeneration("A401")),
        ({"name": ""}, CardNotRead("social_security", "unreadable")),
        ({"number": ""}, CardNotRead("social_security", "unreadable")),
        ({"fails_with": 0x6F00}, CardNotRead("social_security", "unreadable", "6F00")),
    ],
    ids=lambda case: "" if isinstance(case, Refusal) else str(case),
)
def test_a_card_that_tells_nothing_is_refused_with_the_reason(habits: dict[str, Any], refusal: Refusal) -> None:
    with pytest.raises(type(refusal)) as refused:
        read_holder(SocialCard(**habits).transmit)
    assert refused.value == refusal


@pytest.mark.parametrize("habits", [{}, {"wants_pin": True}, {"blocked": True}, {"application": None}], ids=str)
def test_no_pin_is_ever_sent_and_nothing_is_written(habits: dict[str, Any]) -> None:
    card = SocialCard(**habits)
    try:
        read_holder(card.transmit)
    except Refusal:
        pass
    assert {apdu[1] for apdu in card.heard} <= {SELECT, READ_RECORD}


def test_no_more_is_read_than_is_needed() -> None:
    card = SocialCard()
    read_holder(card.transmit)
    assert [apdu.hex() for apdu in card.heard[1:]] == [
        "00b2012c00", "00b2022c00", "00b2032c00", "00b2013400", "00b2023400",
    ]  # fmt: skip


@pytest.mark.parametrize("habits", [{"wants_pin": True}, {"blocked": True}], ids=str)
def test_a_locked_file_is_asked_for_once(habits: dict[str, Any]) -> None:
    card = SocialCard(**habits)
    with pytest.raises(CardWantsPin):
        read_holder(card.transmit)
    assert [apdu.hex() for apdu in card.heard[4:]] == ["00b2013400"]


def test_a_region_that_is_no_region_is_left_out() -> None:
    assert read_holder(SocialCard(region=b"\xff\xff\xff").transmit).insured_at is None
    assert read_holder(SocialCard(region=b"\x11").transmit).insured_at == "110000"


def test_a_name_outside_the_oldest_characters_is_read_and_padding_is_not_part_of_it() -> None:
    assert read_holder(SocialCard(name="赵喆镕　").transmit).name == "赵喆镕"


@pytest.mark.parametrize(
    ("version", "told"), [(b"1", 1), (b"2", 2), (b"0", 2), (b"3", 3), (b"9", None), (b"\xff", None)]
)
def test_the_version_tells_the_generation(version: bytes, told: int | None) -> None:
    assert generation(version) == told
