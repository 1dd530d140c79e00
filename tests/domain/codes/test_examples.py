"""The table of examples, row by row: what is typed or scanned, and what the counter is told."""

from datetime import date

import pytest

from app.domain.codes import CodeRules, Kind, Reason, Recognition, Verdict, recognise
from tests.domain.codes.shipped import GS1, GTIN, ID_NUMBER, RULES, VOUCHER, A, B, only, tables

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

TAKEN = {
    "A": (A, ()),
    "AIM id and CR": (f"]C0{A}\r", ("aim:]C0",)),
    "blank before, TAB after": (f" {A}\t", ("trimmed",)),
    "A in full-width": (A.translate(FULL_WIDTH), ("normalized",)),
    "hyphen between 7 and 13": ("8100001-9000000000017", ("dehyphenated",)),
    "label": ("药品标识码：8100001序列号：9000000000017", ("labelled",)),
    "configured URL": (f"https://www.mashangfangxin.com/drugQueryResult?code={A}", ("url",)),
    "AA in one read": (A + A, ("repeated",)),
    # Whether the prefix is known, on the bill or used before is not the text's affair: its form is right.
    "A, prefix not in table": ("89999999000000000017", ()),
    "A already in this bill": (A, ()),
}


@pytest.mark.parametrize(("text", "flags"), TAKEN.values(), ids=TAKEN)
def test_a_20_digit_code_is_taken(text: str, flags: tuple[str, ...]) -> None:
    found = only(text)
    assert (found.kind, found.verdict, found.reason) == (Kind.MSFX20, Verdict.OK, None)
    assert found.flags == flags
    assert found.code is not None
    assert found.input == text
    assert found.code.value.isdigit()
    assert len(found.code.value) == 20
    assert (found.key, found.serial) == (found.code.value[:7], found.code.value[7:])


def test_the_first_seven_digits_are_the_key_and_the_other_thirteen_the_serial() -> None:
    found = only(A)
    assert (found.key, found.serial) == ("8100001", "9000000000017")
    assert found.serial is not None
    assert found.serial[-4:] == "0017"  # unverified: only the platform can check them


REFUSED = {
    "URL of an unknown host": (f"http://example.com/x?id={A}", Kind.URL, Reason.UNKNOWN_URL),
    "first 16 digits of A": (A[:16], Kind.UNKNOWN, Reason.TOO_SHORT),
    "20 digits that begin with 7": ("71000019000000000017", Kind.UNKNOWN, Reason.NOT_8),
    "20 characters, not digits": ("8100001900000000001X", Kind.UNKNOWN, Reason.BAD_FORMAT),
    "GTIN with a wrong check digit": ("]d2010692345600012521SN0001", Kind.GS1, Reason.BAD_CHECK_DIGIT),
    "EAN-13": ("6923456000124", Kind.PRICE_BARCODE, Reason.NOT_TRACE_CODE),
    "本位码": ("86900001000019", Kind.DRUG_BASE_CODE, Reason.NOT_TRACE_CODE),
    "insurance drug code": ("XA01ABD075A002010100483", Kind.INSURANCE_DRUG_CODE, Reason.NOT_TRACE_CODE),
    "e-voucher QR": (VOUCHER, Kind.E_VOUCHER, Reason.PERSONAL),
    "ID number": (ID_NUMBER, Kind.ID_NUMBER, Reason.PERSONAL),
    "empty": ("", Kind.EMPTY, Reason.EMPTY),
    "only CR": ("\r", Kind.EMPTY, Reason.EMPTY),
}


@pytest.mark.parametrize(("text", "kind", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_trace_code_is_refused_by_name(text: str, kind: Kind, reason: Reason) -> None:
    found = only(text)
    assert (found.kind, found.verdict, found.reason) == (kind, Verdict.REFUSED, reason)
    assert found.code is None


def test_a_half_code_says_how_long_it_was() -> None:
    assert only(A[:16]).flags == ("length:16",)


@pytest.mark.parametrize("text", [f"{A},{B}", f"{A}\n{B}"], ids=["A,B", "A newline B"])
def test_two_separated_codes_are_two(text: str) -> None:
    found = recognise(text, RULES)
    assert [one.input for one in found] == [A, B]
    assert all(one.verdict is Verdict.OK for one in found)


def test_two_glued_codes_are_both_shown_for_confirmation() -> None:
    found = recognise(A + B, RULES)
    assert [one.code and one.code.value for one in found] == [A, B]
    assert all(one.verdict is Verdict.CONFIRM and one.reason is Reason.JOINED for one in found)
    assert all("joined" in one.flags for one in found)


@pytest.mark.parametrize("separator", ["\x1d", "␝"], ids=["GS", "picture of GS"])
def test_a_gs1_code_is_taken_apart(separator: str) -> None:
    assert_is_the_gs1_pack(only("]d2" + GS1.replace("\x1d", separator)))


def assert_is_the_gs1_pack(found: Recognition) -> None:
    assert (found.kind, found.verdict) == (Kind.GS1, Verdict.OK)
    assert (found.key, found.serial, found.lot, found.expiry) == (GTIN, "SN0001", "LOT7", date(2027, 12, 31))
    assert found.code is not None
    assert found.code.value == GS1


def test_a_gs1_code_typed_from_its_print_is_taken() -> None:
    found = only(f"(01){GTIN}(21)SN0001")
    assert (found.kind, found.verdict, found.key, found.serial) == (Kind.GS1, Verdict.OK, GTIN, "SN0001")


def test_a_gs1_text_without_separator_and_aim_id_is_ambiguous() -> None:
    found = only(f"01{GTIN}21SN00011727123110LOT7")
    assert (found.kind, found.verdict, found.reason) == (Kind.GS1, Verdict.AMBIGUOUS, Reason.AMBIGUOUS_GS1)
    assert found.code is None
    assert (found.serial, found.lot, found.expiry) == (None, None, None)


def test_not_8_is_taken_where_a_makers_rule_matches() -> None:
    rule = {"name": "甲", "enabled": True, "regex": "(?P<key>7[0-9]{6})[0-9]{13}", "level": 1}
    found = only("71000019000000000017", CodeRules.from_mapping(tables(maker=[rule])))
    assert (found.kind, found.verdict, found.key) == (Kind.MAKER, Verdict.OK, "7100001")


def test_20_characters_are_taken_where_that_rule_is_on() -> None:
    found = only("8100001900000000001X", CodeRules.from_mapping(tables(nmpa20={"enabled": True})))
    assert (found.kind, found.verdict, found.key, found.serial) == (Kind.NMPA20, Verdict.OK, "8100001", "900000000001X")


@pytest.mark.parametrize("text", [VOUCHER, ID_NUMBER], ids=["e-voucher QR", "ID number"])
def test_personal_tokens_are_shown_masked(text: str) -> None:
    found = only(text)
    assert found.input != text
    assert found.input.startswith(text[:3] + "****")
    assert text[3:-4] not in repr(found)
