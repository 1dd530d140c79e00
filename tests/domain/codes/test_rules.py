"""Rules that a hospital edits: what they change, and how mistakes in them are told."""

import time
from typing import Any

import pytest

from app.domain.codes import BadRules, CodeRules, Kind, Reason, Verdict, recognise
from app.domain.codes.patterns import MAX_TEXT, CarelessPattern, safe_pattern
from tests.domain.codes.shipped import GTIN, ID_NUMBER, RULES, VOUCHER, A, B, only, tables

MAKER = {"name": "甲药厂", "enabled": True, "regex": "(?P<key>9[0-9]{7})[0-9]{20}", "level": 2}
URL = {"name": "甲", "enabled": True, "hosts": ["t.example.cn"], "query": "c"}


def with_makers(*makers: dict[str, Any]) -> CodeRules:
    return CodeRules.from_mapping(tables(maker=list(makers)))


def with_urls(*urls: dict[str, Any]) -> CodeRules:
    return CodeRules.from_mapping(tables(url=list(urls)))


# --- what they change ------------------------------------------------------------------------------------------------


def test_the_shipped_rules_have_every_maker_off() -> None:
    assert RULES.makers == ()
    assert only("9" * 28).verdict is Verdict.REFUSED


def test_a_makers_code_is_taken_whole_with_its_key_and_level() -> None:
    text = "91234567" + "0" * 19 + "1"
    found = only(f" {text}\r", with_makers(MAKER))
    assert (found.kind, found.verdict, found.key, found.serial) == (Kind.MAKER, Verdict.OK, "91234567", None)
    assert found.flags == ("trimmed", "maker:甲药厂", "level:2")
    assert found.code is not None
    assert found.code.value == text


def test_a_makers_key_may_be_a_slice_or_another_group() -> None:
    slice_, group = {"key_start": 3, "key_length": 5}, {"key_group": "product"}
    by_slice = {"name": "乙", "enabled": True, "level": 1, "regex": "ABC[0-9]{13}", **slice_}
    by_group = {"name": "丙", "enabled": True, "level": 1, "regex": "X(?P<product>[0-9]{4})[0-9]{4}", **group}
    rules = with_makers(by_slice, by_group)
    assert only("ABC1234500000001", rules).key == "12345"
    assert only("X12345678", rules).key == "1234"


def test_a_makers_rule_must_fit_the_whole_text() -> None:
    assert only("9" * 29, with_makers(MAKER)).verdict is Verdict.REFUSED


def test_a_makers_rule_never_takes_a_national_code_or_a_patients_token() -> None:
    rules = with_makers({"name": "all", "enabled": True, "regex": "(?P<key>.).*", "level": 1})
    assert only(A, rules).kind is Kind.MSFX20
    assert [found.kind for found in recognise(A + B, rules)] == [Kind.MSFX20] * 2
    assert only(VOUCHER, rules).kind is Kind.E_VOUCHER
    assert only(VOUCHER + "12", rules).kind is Kind.E_VOUCHER
    assert only(ID_NUMBER, rules).kind is Kind.ID_NUMBER
    assert only(f"(01){GTIN}(21)SN0001", rules).kind is Kind.GS1


def test_a_makers_rule_that_takes_anything_does_not_swallow_a_list() -> None:
    rules = with_makers({"name": "all", "enabled": True, "regex": "(?P<key>.).*", "level": 1})
    assert [found.kind for found in recognise(f"{A},{B}", rules)] == [Kind.MSFX20] * 2


def test_a_makers_key_that_matches_nothing_is_no_match() -> None:
    rules = with_makers({"name": "x", "enabled": True, "regex": "(?P<key>[0-9]*)ABC", "level": 1})
    assert only("ABC", rules).reason is Reason.BAD_FORMAT


def test_other_first_digits_may_be_allowed() -> None:
    rules = CodeRules.from_mapping(tables(msfx20={"first_digits": "87"}))
    assert only("7" + A[1:], rules).kind is Kind.MSFX20
    assert only("7" + A[1:]).reason is Reason.NOT_8


def test_20_characters_may_hold_the_symbols_that_are_allowed() -> None:
    rules = CodeRules.from_mapping(tables(nmpa20={"enabled": True, "symbols": ["-", "."]}))
    assert only("8100001-9000.00001Ab", rules).kind is Kind.NMPA20
    assert only("8100001-9000_00001Ab", rules).reason is Reason.BAD_FORMAT
    assert only("7" + A[1:], rules).reason is Reason.NOT_8  # all digits: another form


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.mashangfangxin.com/drugQueryResult?code={A}",
        f"HTTPS://WWW.MASHANGFANGXIN.COM/DRUGQUERYRESULT?CODE={A}",
        f"www.mashangfangxin.com/drugQueryResult?code={A}",
        f"http://mashangfangxin.com:80/drugQueryResult?from=qr&code={A}#top",
        f"https://m.mashangfangxin.com/drugQueryResult?code=%38{A[1:]}",
        f"]Q1https://www.mashangfangxin.com/drugQueryResult?code={A}\r",
    ],
)
def test_the_code_of_a_known_address_is_taken(address: str) -> None:
    found = only(address)
    assert (found.code and found.code.value, "url" in found.flags, found.input) == (A, True, address)


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.mashangfangxin.com/rqQueryResult?code={A}",  # not for drugs
        f"https://www.mashangfangxin.com/drugQueryResult?id={A}",
        f"https://www.mashangfangxin.com/drugQueryResult?code={A}&code={B}",
        f"https://www.mashangfangxin.com@example.com/drugQueryResult?code={A}",
        f"https://example.com/www.mashangfangxin.com/drugQueryResult?code={A}",
        f"https://mashangfangxin.com.example.com/drugQueryResult?code={A}",
        f"https://notmashangfangxin.com/drugQueryResult?code={A}",
        f"weixin://www.mashangfangxin.com/drugQueryResult?code={A}",
        "https://example.com/x?ids=1,2;3",
        "https://",
        "http://[::1/x",
        "www.",
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    found = only(address)
    assert (found.kind, found.verdict, found.reason) == (Kind.URL, Verdict.REFUSED, Reason.UNKNOWN_URL)


def test_a_known_address_with_half_a_code_is_refused() -> None:
    found = only(f"https://www.mashangfangxin.com/drugQueryResult?code={A[:19]}")
    assert (found.kind, found.reason) == (Kind.URL, Reason.BAD_FORMAT)


def test_an_address_may_hold_its_code_in_the_path() -> None:
    in_path = {"name": "甲", "enabled": True, "hosts": ["t.example.cn"], "segment_after": "/T/"}
    rules = with_urls(in_path)
    assert only(f"https://t.example.cn/t/{A}/info?x=1", rules).key == "8100001"
    assert only(f"https://t.example.cn/u/{A}", rules).reason is Reason.UNKNOWN_URL


def test_an_address_may_hold_a_makers_code() -> None:
    rules = CodeRules.from_mapping(tables(url=[URL], maker=[MAKER]))
    assert only("https://t.example.cn/?c=" + "9" * 28, rules).kind is Kind.MAKER


def test_addresses_beside_codes_are_told_apart() -> None:
    address = f"https://www.mashangfangxin.com/drugQueryResult?code={A}"
    assert [found.key for found in recognise(f"{address},{B}", RULES)] == ["8100001"] * 2
    assert [found.key for found in recognise(f"{address} {B}", RULES)] == ["8100001"] * 2


# --- how mistakes in them are told -----------------------------------------------------------------------------------

MISTAKES = {
    "unknown section": ({"msfx21": {}}, "msfx21", ""),
    "no table": ({"msfx20": 8}, "msfx20", ""),
    "no digits": ({"msfx20": {"first_digits": "x"}}, "msfx20", "first_digits"),
    "digits of another script": ({"msfx20": {"first_digits": "８"}}, "msfx20", "first_digits"),
    "number for text": ({"msfx20": {"first_digits": 8}}, "msfx20", "first_digits"),
    "misspelt field": ({"gs1": {"aimids": []}}, "gs1", "aimids"),
    "text for switch": ({"nmpa20": {"enabled": "yes"}}, "nmpa20", "enabled"),
    "long symbol": ({"nmpa20": {"symbols": ["--"]}}, "nmpa20", "symbols"),
    "separator as symbol": ({"nmpa20": {"symbols": [","]}}, "nmpa20", "symbols"),
    "AIM id without bracket": ({"gs1": {"aim_ids": ["d2"]}}, "gs1", "aim_ids"),
    "lot character for GS": ({"gs1": {"stand_ins": ["-"]}}, "gs1", "stand_ins"),
    "empty stand-in": ({"gs1": {"stand_ins": [""]}}, "gs1", "stand_ins"),
    "twice": ({"gs1": {"stand_ins": ["|", "|"]}}, "gs1", "stand_ins"),
    "no AI": ({"gs1": {"tail_ais": ["1O"]}}, "gs1", "tail_ais"),
    "no tail AIs": ({"gs1": {"tail_ais": []}}, "gs1", "tail_ais"),
    "too long": ({"gs1": {"max_length": 1000}}, "gs1", "max_length"),
    "true for number": ({"gs1": {"max_length": True}}, "gs1", "max_length"),
    "year in two digits": ({"gs1": {"reference_year": 25}}, "gs1", "reference_year"),
    "host with path": ({"gs1": {"link_hosts": ["a.cn/x"]}}, "gs1", "link_hosts"),
    "no labels": ({"labels": {"whole": []}}, "labels", "whole"),
    "letters in a GTIN": ({"udi": {"gtin_prefixes": ["69A"]}}, "udi", "gtin_prefixes"),
    "single brackets": ({"maker": MAKER}, "maker", ""),
    "maker without switch": ({"maker": [{"name": "乙"}]}, "maker 1 (乙)", "enabled"),
    "maker without name": ({"maker": [{"enabled": True}]}, "maker 1", "name"),
    "second maker": ({"maker": [MAKER, MAKER | {"level": 0}]}, "maker 2 (甲药厂)", "level"),
    "also when off": ({"maker": [MAKER | {"enabled": False, "regex": "("}]}, "maker 1 (甲药厂)", "regex"),
    "no key group": ({"maker": [MAKER | {"regex": "[0-9]{9}"}]}, "maker 1 (甲药厂)", "key_group"),
    "half a slice": ({"maker": [MAKER | {"key_start": 1}]}, "maker 1 (甲药厂)", "key_length"),
    "careless regex": ({"maker": [MAKER | {"regex": "(?P<key>(a+)+)b"}]}, "maker 1 (甲药厂)", "regex"),
    "misspelt in a maker": ({"maker": [MAKER | {"lvl": 1}]}, "maker 1 (甲药厂)", "lvl"),
    "host in capitals": ({"url": [URL | {"hosts": ["T.cn"]}]}, "url 1 (甲)", "hosts"),
    "no hosts": ({"url": [URL | {"hosts": []}]}, "url 1 (甲)", "hosts"),
    "two ways": ({"url": [URL | {"segment_after": "/t/"}]}, "url 1 (甲)", "query"),
}


@pytest.mark.parametrize(("changes", "rule", "field"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_names_the_rule_and_the_field(changes: dict[str, Any], rule: str, field: str) -> None:
    with pytest.raises(BadRules) as told:
        CodeRules.from_mapping(tables(**changes))
    assert (told.value.rule, told.value.field) == (rule, field)
    assert repr(rule) in str(told.value)
    assert told.value.why in str(told.value)


@pytest.mark.parametrize("section", ["msfx20", "nmpa20", "gs1", "labels", "udi"])
def test_a_missing_section_or_field_is_told(section: str) -> None:
    without = tables()
    field, _ = without[section].popitem()
    with pytest.raises(BadRules) as told:
        CodeRules.from_mapping(without)
    assert (told.value.rule, told.value.field) == (section, field)
    del without[section]
    with pytest.raises(BadRules) as told:
        CodeRules.from_mapping(without)
    assert (told.value.rule, told.value.field) == (section, "")


def test_addresses_and_makers_may_be_left_out() -> None:
    some = {name: table for name, table in tables().items() if name not in ("url", "maker")}
    assert CodeRules.from_mapping(some).urls == ()


def test_bad_rules_are_a_value_error() -> None:
    assert issubclass(BadRules, ValueError)


# --- patterns --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(a*)*b",
        "(?:a|aa)+b",
        "(a|aa)*b",
        "(?:[0-9]{1,3}){5}",
        "a?a?a?a?aaaa",
        ".*.*.*.*x",
        "(?P<a>.)(?P=a)",
        r"(a)\1",
        "(?=a)a",
        "(?!a)b",
        "(?i)a",
        "(?>a)b",
        "((?:){99}){129}",
        "(",
        "[",
        "a{2,1}",
        "x" * 201,
    ],
)
def test_careless_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(CarelessPattern):
        safe_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?P<key>[0-9]{8})[0-9]{20}", "1" * 28),
        ("(?:AB|CD)[0-9A-Z]{6,20}", "CD123456"),
        ("(?:[0-9]{4}-){3}[0-9]{4}", "1234-1234-1234-1234"),
        (r"\(x\)[()|+*?]{3}\d{2}", "(x)|+*12"),
        ("[]a^-]+b?", "]]a^b"),
        ("([0-9]{3}x+)?", "123xx"),
    ],
)
def test_plain_patterns_are_taken(pattern: str, text: str) -> None:
    assert safe_pattern(pattern).fullmatch(text)


@pytest.mark.parametrize("pattern", [".*.*.*X", "[0-9]+[0-9]+[0-9]+X", "(?:1|1?)1*X"])
def test_the_worst_pattern_that_is_taken_ends_soon(pattern: str) -> None:
    compiled = safe_pattern(pattern)
    started = time.perf_counter()
    assert compiled.fullmatch("1" * MAX_TEXT) is None
    assert time.perf_counter() - started < 1


def test_a_makers_rule_does_not_see_longer_texts() -> None:
    rules = with_makers({"name": "x", "enabled": True, "regex": "(?P<key>A)[A-Z]*", "level": 1})
    assert only("A" * MAX_TEXT, rules).kind is Kind.MAKER
    assert only("A" * (MAX_TEXT + 1), rules).kind is Kind.UNKNOWN
