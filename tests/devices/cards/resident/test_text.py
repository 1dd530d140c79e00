"""The 256 bytes of an identity card, by kind."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.devices.cards.resident.text import Unreadable, read_new_address, read_text
from app.domain.cards import CardKind, PersonCard
from tests.fakes.identity_card_reader import citizen, foreigner, padded


def test_a_citizens_card_tells_what_is_printed_on_it() -> None:
    text = read_text(citizen())
    assert text.person() == PersonCard(CardKind.RESIDENT, "张伟", "110101199003070134")
    assert (text.sex, text.nation, text.born) == ("1", "01", date(1990, 3, 7))
    assert (text.address, text.issuer) == ("北京市东城区某某街道1号", "北京市公安局东城分局")
    assert (text.valid_from, text.valid_until, text.long_term) == (date(2016, 7, 8), date(2036, 7, 8), False)


def test_a_card_may_be_valid_for_ever() -> None:
    text = read_text(citizen(until="长期"))
    assert (text.valid_until, text.long_term) == (None, True)


def test_a_residence_permit_of_hong_kong_macao_or_taiwan_adds_a_pass_number() -> None:
    text = read_text(citizen("陈大文", "810000199003070138", mark="J"))
    assert text.person() == PersonCard(CardKind.HMT, "陈大文", "810000199003070138")
    assert (text.nation, text.pass_number) == ("", "H12345678")


@pytest.mark.parametrize(("chinese", "shown"), [("简·多", "简·多"), ("", "DOE, JANE")])
def test_a_foreigners_card_is_called_by_the_chinese_name_where_there_is_one(chinese: str, shown: str) -> None:
    text = read_text(foreigner(chinese))
    assert text.person() == PersonCard(CardKind.FOREIGNER, shown, "USA110090030701")
    assert (text.latin_name, text.nation, text.sex) == ("DOE, JANE", "USA", "2")
    assert (text.born, text.valid_from, text.valid_until) == (date(1990, 3, 7), date(2018, 1, 1), date(2028, 1, 1))


def test_a_foreigners_card_of_2023_has_name_and_number_where_a_citizens_are() -> None:
    text = read_text(citizen("简·多", "911840199003070139", mark="Y"))
    assert text.person() == PersonCard(CardKind.FOREIGNER, "简·多", "911840199003070139")


def test_the_new_address_is_read() -> None:
    assert read_new_address(padded("上海市某某路2号", 70)) == "上海市某某路2号"
    assert read_new_address(padded("", 70)) == ""


@pytest.mark.parametrize("bad", [citizen(name=""), citizen(number=""), foreigner(latin=""), citizen()[:-1], b""])
def test_bytes_that_name_nobody_are_no_card(bad: bytes) -> None:
    with pytest.raises(Unreadable):
        read_text(bad)


def test_days_that_do_not_exist_are_left_out() -> None:
    assert read_text(citizen(until="20230231")).valid_until is None


@given(some.binary(min_size=256, max_size=256))
def test_any_256_bytes_are_a_card_or_none(data: bytes) -> None:
    try:
        read_text(data)
    except Unreadable:
        pass


def test_a_person_is_masked_wherever_the_text_is_shown() -> None:
    text = read_text(citizen())
    shown = repr(text)
    assert "张伟" not in shown
    assert "110101199003070134" not in shown
    assert "东城" not in shown
    assert text.at_address("上海市某某路2号").address == "上海市某某路2号"
