"""What holds for every text."""

import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.codes import (
    CodeRules,
    Kind,
    Reason,
    Recognition,
    Verdict,
    as_record,
    masked,
    printed,
    recognise,
    unescaped,
)
from tests.domain.codes.shipped import GS1, GTIN, RULES, A, B, tables

ALL_ON = CodeRules.from_mapping(
    tables(
        nmpa20={"enabled": True, "symbols": ["-", ".", "/"]},
        maker=[{"name": "甲", "enabled": True, "regex": "(?P<key>[79][0-9]{7})[0-9]{12,22}", "level": 1}],
    )
)

ANY = st.text(st.characters(exclude_categories=()), max_size=200)  # surrogates too
FRAGMENTS = (
    *(A, B, A[:13], "8", "X", "８", "٣", "-", "8100001-9000000000017"),
    *(GS1, f"01{GTIN}", "21SN0001", "17271231", "1727", "10LOT7", "(01)", "(21)", "(17)", GTIN),
    *("]d2", "]C0", "]E0", "]D2", "\x1d", "<GS>", "␝", "|", "]", " ", ",", "\n", "\ufeff", "\ud800"),
    *("https://", "www.mashangfangxin.com", "/drugQueryResult?code=", "/01/", "/21/", "%31"),
    *("药品追溯码：", "序列号：", "药品标识码：8100001", "424", "opc", "110105", "19491231", "MA.156."),
)
NEARLY = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)
TEXTS = ANY | NEARLY


@settings(max_examples=500)
@given(TEXTS)
@example("\x1d")
@example("(01)")
@example("http://[")
@example("]d2")
@example("www.\ud800")
def test_every_text_gets_an_answer(text: str) -> None:
    for rules in (RULES, ALL_ON):
        found = recognise(text, rules)
        assert found
        for one in found:
            assert_is_consistent(one)


def assert_is_consistent(found: Recognition) -> None:
    assert (found.code is not None) == (found.verdict in (Verdict.OK, Verdict.CONFIRM))
    assert (found.reason is None) == (found.verdict is Verdict.OK)
    assert (found.verdict is Verdict.AMBIGUOUS) == (found.reason is Reason.AMBIGUOUS_GS1)
    assert len(set(found.flags)) == len(found.flags)
    assert as_record(found)["input"] == found.input
    found.input.encode("utf-8")
    if found.code is None:
        assert (found.serial, found.lot, found.expiry) == (None, None, None)
        return
    code = found.code
    assert (found.kind, found.key, found.serial, found.lot, found.expiry) == (
        code.kind, code.key, code.serial, code.lot, code.expiry
    )  # fmt: skip
    assert code.value.isascii()
    assert 1 <= len(code.value) <= 100
    assert code.kind in (Kind.MSFX20, Kind.NMPA20, Kind.GS1, Kind.MAKER)


@settings(max_examples=500)
@given(TEXTS)
@example("]d2" + GS1)
@example(f"(01){GTIN}(21)SN0001")
@example(f"(01){GTIN}(21)SN10X")
@example(f"01{GTIN}21S\x1d10(00)")
@example("8100001-9000-00001Ab")
def test_recognising_again_changes_nothing(text: str) -> None:
    for one in recognise(text, ALL_ON):
        if one.code is not None:
            (again,) = recognise(printed(one.code), ALL_ON)
            assert (again.code, again.verdict) == (one.code, Verdict.OK)


@settings(max_examples=500)
@given(TEXTS)
@example("]d2" + GS1)
def test_a_stored_value_is_the_same_code_or_ambiguous_but_never_another(text: str) -> None:
    for one in recognise(text, ALL_ON):
        if one.code is not None:
            (again,) = recognise(one.code.value, ALL_ON)
            bare_gs1 = one.kind is Kind.GS1 and "\x1d" not in one.code.value
            assert again.code == (None if bare_gs1 else one.code)
            assert again.verdict is (Verdict.AMBIGUOUS if bare_gs1 else Verdict.OK)


GS1_TEXT = st.text(st.sampled_from("!\"%&'*+,-./0123456789:;=?ABCXYZ_abcxyz"), min_size=1, max_size=20)


@given(serial=GS1_TEXT, lot=GS1_TEXT, expiry=st.dates(date(2000, 1, 1), date(2070, 1, 1)))
def test_every_gs1_pack_is_read_as_it_was_written(serial: str, lot: str, expiry: date) -> None:
    scanned = f"]d201{GTIN}21{serial}\x1d17{expiry:%y%m%d}10{lot}"
    typed = f"(01){GTIN}(21){serial}(17){expiry:%y%m%d}(10){lot}"
    for text in (scanned, typed):
        (found,) = recognise(text, RULES)
        assert (found.verdict, found.key, found.serial, found.lot) == (Verdict.OK, GTIN, serial, lot)
        assert found.expiry == expiry
        assert found.code is not None
        assert found.code.value == scanned.removeprefix("]d2")


@given(st.text("0123456789", min_size=1, max_size=60))
def test_of_digits_only_whole_20_digit_codes_are_taken(digits: str) -> None:
    for one in recognise(digits, RULES):
        if one.code is not None:
            assert len(digits) % 20 == 0
            assert one.code.value in digits
            assert one.code.value[0] == "8"


@given(st.lists(st.integers(0, 10**19 - 1).map(lambda n: f"8{n:019}"), min_size=2, max_size=30, unique=True))
def test_a_pasted_list_gives_every_code_in_order(codes: list[str]) -> None:
    assert [one.code and one.code.value for one in recognise("\r\n".join(codes), RULES)] == codes


@given(ANY)
def test_masking_and_unescaping_take_any_text(text: str) -> None:
    assert masked(masked(text)) == masked(text)
    unescaped(text)


LONG = {
    "digits": "1" * 100_000,
    "a code again and again": A * 5_000,
    "single digits": "1 " * 50_000,
    "half codes": "1234567890 " * 9_000,
    "half codes on lines": "1234567\n" * 12_000,
    "commas": "," * 100_000,
    "AIM ids": "]C0" * 33_333,
    "brackets": "(01)" * 25_000,
    "separators": "\x1d1" * 50_000,
    "hyphens": "1-" * 50_000,
    "Chinese": "药品标识码" * 20_000,
    "full width": "１" * 100_000,
    "vouchers": "424" * 33_333,
    "open vouchers": "opc" * 33_333,
    "an address": "https://a.b/01/" + "?" * 100_000,
    "surrogates": "\ud800" * 100_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts_are_answered_soon(text: str) -> None:
    started = time.perf_counter()
    found = recognise(text, ALL_ON)
    assert time.perf_counter() - started < 5
    assert all(len(one.input) <= 520 for one in found)


def test_a_pasted_stock_list_is_taken_whole() -> None:
    codes = [f"8{n:019}" for n in range(4_000)]
    assert len(recognise("\n".join(codes), RULES)) == 4_000


def test_a_text_too_long_for_any_list_is_refused_at_once() -> None:
    (found,) = recognise("81000019000000000017\n" * 20_000, RULES)
    assert (found.verdict, found.reason) == (Verdict.REFUSED, Reason.TOO_LONG)


def test_a_plain_code_is_recognised_within_microseconds() -> None:
    def took() -> float:
        started = time.perf_counter()
        for _ in range(1_000):
            recognise(A, RULES)
        return (time.perf_counter() - started) / 1_000

    assert min(took() for _ in range(5)) < 100e-6  # 2 µs on a quiet machine


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"SN1\x1d10L", "SN1\x1d10L"),
        (r"\u241d", "␝"),
        (r"A\r\n\t", "A\r\n\t"),
        (r"\\x1d", r"\x1d"),
        (r"\q\x1", r"\q\x1"),
        ("plain", "plain"),
    ],
)
def test_escapes_are_read(written: str, meant: str) -> None:
    assert unescaped(written) == meant


def test_a_record_is_plain_json() -> None:
    (found,) = recognise("]d2" + GS1, RULES)
    assert as_record(found) == {
        "input": "]d2" + GS1,
        "kind": "gs1",
        "verdict": "ok",
        "key": GTIN,
        "serial": "SN0001",
        "lot": "LOT7",
        "expiry": "2027-12-31",
        "flags": ["aim:]d2"],
        "reason": None,
    }
    assert list(as_record(found)) == ["input", "kind", "verdict", "key", "serial", "lot", "expiry", "flags", "reason"]
    assert {type(value) for value in as_record(found).values()} <= {str, list, type(None)}
