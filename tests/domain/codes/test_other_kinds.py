"""Codes that are no trace codes, each refused under its own name."""

import pytest
from biip.checksums import gs1_standard_check_digit
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import CodeRules, Kind, Reason, Verdict
from app.domain.codes.check_digits import id_number_ok, mod10_ok
from tests.domain.codes.shipped import GS1, GTIN, A, only, tables

NAMED = {
    "EAN-13 of a Chinese maker": ("6923456000124", Kind.PRICE_BARCODE),
    "EAN-13 of a foreign maker": ("4006381333931", Kind.PRICE_BARCODE),
    "EAN-13 announced as such": ("]E06923456000124", Kind.PRICE_BARCODE),
    "EAN-8": ("69012341", Kind.PRICE_BARCODE),
    "EAN-8 announced as such": ("]E469012341", Kind.PRICE_BARCODE),
    "UPC-A": ("036000291452", Kind.PRICE_BARCODE),
    "ITF-14 of a case": ("16923456000121", Kind.PRICE_BARCODE),
    "DataBar with a GTIN alone": ("]e06923456000124", Kind.PRICE_BARCODE),
    "本位码": ("86900483000019", Kind.DRUG_BASE_CODE),
    "western medicine, insurer": ("XJ01CRA040B001010305131", Kind.INSURANCE_DRUG_CODE),
    "the same typed small": ("xj01cra040b001010305131", Kind.INSURANCE_DRUG_CODE),
    "Chinese patent medicine, insurer": ("ZA01AAB0010010103180", Kind.INSURANCE_DRUG_CODE),
    "herbal piece, insurer": ("T001700123", Kind.INSURANCE_DRUG_CODE),
    "consumable, insurer": ("C14040204100000022390000001", Kind.CONSUMABLE_CODE),
    "device, issuer MA": ("MA.156.M0.100001.1000001X.M240101.L7", Kind.UDI),
    "device, issuer AHM": ("AHM0001230004BNL7SN0001", Kind.UDI),
    "SSCC": ("00069234560000000018", Kind.SSCC),
    "SSCC announced as GS1": ("]C100069234560000000018", Kind.SSCC),
    "SSCC in brackets": ("(00)069234560000000018", Kind.SSCC),
}


@pytest.mark.parametrize(("text", "kind"), NAMED.values(), ids=NAMED)
def test_it_is_refused_by_name(text: str, kind: Kind) -> None:
    found = only(text)
    assert (found.kind, found.verdict, found.reason) == (kind, Verdict.REFUSED, Reason.NOT_TRACE_CODE)
    assert (found.code, found.input) == (None, text)


def test_a_misread_price_barcode_is_still_one() -> None:
    for text in ("6923456000125", "]E06923456000125"):
        assert (only(text).kind, only(text).reason) == (Kind.PRICE_BARCODE, Reason.BAD_CHECK_DIGIT)


def test_a_case_barcode_is_flagged() -> None:
    assert only("16923456000121").flags == ("gtin14",)


@pytest.mark.parametrize("text", ["69012342", "036000291453", "16923456000122", "86900483000018"])
def test_without_a_right_check_digit_short_numbers_are_half_codes(text: str) -> None:
    assert (only(text).kind, only(text).reason) == (Kind.UNKNOWN, Reason.TOO_SHORT)


def test_a_patent_medicine_code_is_no_20_character_trace_code() -> None:
    rules = CodeRules.from_mapping(tables(nmpa20={"enabled": True}))
    assert only("ZA01AAB0010010103180", rules).kind is Kind.INSURANCE_DRUG_CODE


def test_a_20_digit_code_starting_with_00_and_a_wrong_check_digit_has_no_name() -> None:
    assert (only("00069234560000000019").kind, only("00069234560000000019").reason) == (Kind.UNKNOWN, Reason.NOT_8)


def test_gs1_codes_of_makers_of_devices_are_udi() -> None:
    rules = CodeRules.from_mapping(tables(udi={"gtin_prefixes": [GTIN[1:8]]}))
    assert (only("]d2" + GS1, rules).kind, only("]d2" + GS1).kind) == (Kind.UDI, Kind.GS1)


@given(st.text("0123456789", min_size=7, max_size=17))
def test_the_check_digit_is_that_of_gs1(digits: str) -> None:
    right = gs1_standard_check_digit(digits)
    assert [check for check in range(10) if mod10_ok(f"{digits}{check}")] == [right]


def test_the_check_character_of_an_id_number_is_the_one_of_the_standard() -> None:
    assert [check for check in "0123456789X" if id_number_ok("11010519491231002" + check)] == ["X"]
    assert [check for check in "0123456789X" if id_number_ok("44052418800101001" + check)] == ["4"]


def test_a_trace_code_comes_before_every_other_name() -> None:
    assert only("]E0" + A).kind is Kind.MSFX20
