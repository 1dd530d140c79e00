"""The vendors' texts, read whichever of the known forms they come in."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.card_helper.answers import Refused, refusal_of
from app.devices.card_helper.records import PersonRecord, card_record, holder, identity_record
from app.devices.card_helper.vouchers import holder_of_voucher

NUMBER = "110101209901010017"
BASIC = (
    f"639900|{NUMBER}|X00000019|639900D15600000500BF7C7A48FB4966|张三|00814E43238697159900BF7C7A|1.00|20101001|20201001"
)
ELEVEN = f"{BASIC}|410100813475|00010000202101010001|"
LOCKED = "411600|||411600D156000005C38275EEFC9B9648||008C544CB386844116018593CA|3.00|20211203|20311202|"
ZHANG = PersonRecord("social_security", "张三", NUMBER, "639900")


@pytest.mark.parametrize(
    "text",
    [
        ELEVEN,
        ELEVEN.removesuffix("|"),
        f"1|{ELEVEN}",
        f"|{ELEVEN}",
        f"{ELEVEN}N0012345678|",
        f"0|{ELEVEN}N0012345678|",
        f"{BASIC}|410100813475||",
        f"{BASIC}|410100813475|",
        f"{BASIC}|",
        f" {ELEVEN} \r\n",
        ELEVEN.replace("|张三|", "| 张三 |"),
    ],
    ids=[
        "eleven fields",
        "without the last bar",
        "with a status",
        "with an empty status",
        "with a permit",
        "with both",
        "without a device number",
        "the same without its bar",
        "without the terminal",
        "blanks around",
        "a padded name",
    ],
)
def test_the_holder_is_read_from_every_known_form(text: str) -> None:
    assert holder(card_record(text)) == ZHANG


def test_every_field_has_its_name() -> None:
    record = card_record(f"1|{ELEVEN}N0012345678|")
    assert (record.card_number, record.identification) == ("X00000019", "639900D15600000500BF7C7A48FB4966")
    assert (record.version, record.issued, record.valid_until) == ("1.00", "20101001", "20201001")
    assert (record.terminal, record.device, record.permit) == ("410100813475", "00010000202101010001", "N0012345678")


@pytest.mark.parametrize(
    "text", ["", "|", "ok", "639900|张三|", ELEVEN * 2, f"2|1|{ELEVEN}", ELEVEN.replace("|", ","), f"{ELEVEN}a|b|c|"]
)
def test_any_other_form_is_not_guessed_at(text: str) -> None:
    with pytest.raises(Refused) as refused:
        card_record(text)
    assert refused.value.reason == "unreadable"
    assert "张三" not in repr(refused.value)


def test_a_card_whose_number_is_locked_names_nobody() -> None:
    with pytest.raises(Refused) as refused:
        holder(card_record(LOCKED))
    assert refused.value.reason == "no_number"


def test_an_identity_card_is_read_by_place() -> None:
    text = f"李四|女|汉|20990101|某省某市某路1号|{NUMBER}|20150101|20350101|某市公安局|"
    assert identity_record(text) == PersonRecord("resident", "李四", NUMBER)
    with pytest.raises(Refused):
        identity_record(text.replace(NUMBER, "某市"))
    with pytest.raises(Refused):
        identity_record(f"李四|女|汉|20990101|某路|{NUMBER}|")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (-2201, "other_region"),
        (-2202, "other_region"),
        (-2203, "other_region"),
        (-24, "other_region"),
        (-27272, "other_region"),
        (-2, "no_card"),
        (-1, "bad_card"),
        (-11, "no_reader"),
        (-9999, "other"),
        (1, "other"),
    ],
)
def test_return_codes_have_meanings(code: int, reason: str) -> None:
    refused = refusal_of(code, "words")
    assert (refused.reason, refused.code, refused.words) == (reason, code, "words")


def voucher(code: Any = 0, **data: str) -> dict[str, Any]:
    told = {"userName": "王五", "idNo": NUMBER, "insuOrg": "430000", "ecToken": "SECRET", **data}
    return {"code": code, "message": "二维码已过期", "orgId": "H1", "data": told}


@pytest.mark.parametrize("code", [0, "0", "0000"])
@pytest.mark.parametrize("as_text", [False, True], ids=["data is an object", "data is JSON text"])
def test_a_voucher_names_its_holder(code: Any, as_text: bool) -> None:
    answer = voucher(code)
    if as_text:
        answer["data"] = json.dumps(answer["data"], ensure_ascii=False)
    assert holder_of_voucher(json.dumps(answer)) == PersonRecord("e_voucher", "王五", NUMBER, "430000")


@pytest.mark.parametrize(
    ("answer", "reason", "words"),
    [
        (voucher(1), "other", "二维码已过期"),
        (voucher(None), "other", "二维码已过期"),
        (voucher(-2), "cancelled", "二维码已过期"),
        (voucher(idNo=""), "no_number", ""),
        ({"code": 0}, "unreadable", ""),
        ({"code": 0, "data": "no json"}, "unreadable", ""),
        ([1], "unreadable", ""),
    ],
)
def test_a_voucher_that_names_nobody_says_why(answer: Any, reason: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        holder_of_voucher(json.dumps(answer))
    assert (refused.value.reason, refused.value.words) == (reason, words)


@given(st.text(alphabet='|0123456789ABCx张三 \x00{}":') | st.text())
def test_whatever_a_library_writes_nothing_breaks(text: str) -> None:
    for read in (lambda: holder(card_record(text)), lambda: identity_record(text), lambda: holder_of_voucher(text)):
        with suppress(Refused):
            assert read().id_number


def test_records_do_not_show_the_person() -> None:
    for shown in (repr(card_record(ELEVEN)), repr(ZHANG)):
        assert "张三" not in shown
        assert NUMBER not in shown
