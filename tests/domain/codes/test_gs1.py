"""GS1 codes in all their forms."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app.domain.codes import CodeRules, Kind, Reason, Recognition, Verdict, printed, recognise
from tests.domain.codes.shipped import GS1, GTIN, RULES, A, only, tables

FORMS = {
    "GS1-128": f"]C1{GS1}",
    "DataMatrix": f"]d2{GS1}",
    "QR": f"]Q3{GS1}",
    "separators alone": GS1,
    "FNC1 in front sent as GS": f"\x1d{GS1}",
    "GS at the end": f"]d2{GS1}\x1d",
    "GS after fields that need none": f"]d201{GTIN}\x1d21SN0001\x1d17271231\x1d10LOT7",
    "brackets": f"(01){GTIN}(21)SN0001(17)271231(10)LOT7",
    "brackets and blanks": f"(01) {GTIN} (21) SN0001 (17) 271231 (10) LOT7",
    "brackets in full width": f"（01）{GTIN}（21）SN0001（17）271231（10）LOT7",
    "Digital Link": f"https://id.gs1.org/01/{GTIN}/21/SN0001?17=271231&10=LOT7",
    "Digital Link of the brand": f"http://trace.example.cn/p/01/{GTIN[1:]}/21/SN0001?lang=zh&17=271231&10=LOT7#top",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_all_forms_give_the_same_code(text: str) -> None:
    found = only(text)
    assert (found.kind, found.verdict, found.reason) == (Kind.GS1, Verdict.OK, None)
    assert found.code is not None
    assert found.code.value == GS1
    assert (found.key, found.serial, found.lot, found.expiry) == (GTIN, "SN0001", "LOT7", date(2027, 12, 31))
    assert found.input == text


def test_the_pack_is_its_gtin_and_serial() -> None:
    full, short, other = only("]d2" + GS1), only(f"(01){GTIN}(21)SN0001"), only(f"(01){GTIN}(21)SN0002")
    assert full.code
    assert short.code
    assert other.code
    assert full.code.identity == short.code.identity != other.code.identity


REFUSED = {
    "no serial": (f"]d201{GTIN}17271231", Reason.GS1_WITHOUT_SERIAL, GTIN),
    "GTIN alone": (f"]d201{GTIN}", Reason.GS1_WITHOUT_SERIAL, GTIN),
    "GTIN alone, unannounced": (f"01{GTIN}", Reason.GS1_WITHOUT_SERIAL, GTIN),
    "no GTIN": ("]d221SN0001\x1d10LOT7", Reason.GS1_WITHOUT_GTIN, None),
    "contents of a case": (f"]C102{GTIN}3710", Reason.GS1_WITHOUT_GTIN, None),
    "wrong check digit": (f"]d2{GS1.replace('0124', '0125')}", Reason.BAD_CHECK_DIGIT, None),
    "month 13": (f"]d201{GTIN}1727133121SN0001", Reason.BAD_DATE, None),
    "30 February": (f"]d201{GTIN}1727023021SN0001", Reason.BAD_DATE, GTIN),
    "made on day 32": (f"(01){GTIN}(21)SN0001(11)270132", Reason.BAD_DATE, None),
    "unknown AI": (f"]d201{GTIN}21SN0001\x1d05XX", Reason.BAD_FORMAT, None),
    "cut off in the date": (f"]d201{GTIN}1727", Reason.BAD_FORMAT, None),
    "serial too long": (f"(01){GTIN}(21)" + "S" * 21, Reason.BAD_FORMAT, None),
    "serial too long, closed": (f"]d201{GTIN}21" + "S" * 21 + "\x1d10LOT7", Reason.BAD_FORMAT, None),
    "brackets around the wrong digits": (f"(010){GTIN[1:]}(21)SN0001", Reason.BAD_FORMAT, None),
    "serial empty": (f"]d201{GTIN}21\x1d10LOT7", Reason.BAD_FORMAT, None),
    "two GTINs": (f"(01){GTIN}(01)06923456000131(21)S", Reason.BAD_FORMAT, None),
    "not GS1 at all": ("]d2hello", Reason.BAD_FORMAT, None),
    "letters outside the set": (f"(01){GTIN}(21)SN号", Reason.BAD_FORMAT, None),
    "digits of another script": (f"(01)٠{GTIN[1:]}(21)SN0001", Reason.BAD_FORMAT, None),
    "text before brackets": (f"(01)x(01){GTIN}", Reason.BAD_FORMAT, None),
}


@pytest.mark.parametrize(("text", "reason", "key"), REFUSED.values(), ids=REFUSED)
def test_a_gs1_text_that_names_no_pack_is_refused_with_its_reason(text: str, reason: Reason, key: str | None) -> None:
    found = only(text)
    assert (found.kind, found.verdict, found.reason, found.key) == (Kind.GS1, Verdict.REFUSED, reason, key)
    assert found.code is None


def test_a_code_longer_than_the_insurers_field_is_refused() -> None:
    fits = f"]d201{GTIN}21SN0001\x1d91" + "X" * (100 - 27)
    assert only(fits).code
    assert only(fits + "X").reason is Reason.TOO_LONG
    shorter = CodeRules.from_mapping(tables(gs1={"max_length": 30}))
    assert only("]d2" + GS1, shorter).reason is Reason.TOO_LONG


def test_bare_text_is_never_read_as_fields() -> None:
    assert only(f"01{GTIN}21SN0001").verdict is Verdict.AMBIGUOUS
    assert only(f"01{GTIN}2112").reason is Reason.NOT_8  # 20 digits
    assert only(f"01{GTIN[:-1]}521SN0001").reason is Reason.BAD_FORMAT


def test_a_last_serial_that_hides_nothing_needs_no_separator() -> None:
    found = only(f"]d201{GTIN}1727123121SN0001")
    assert (found.verdict, found.serial) == (Verdict.OK, "SN0001")


def test_a_separator_anywhere_shows_that_the_scanner_sends_them() -> None:
    found = only(f"]d201{GTIN}10LOT7\x1d21SN10X")
    assert (found.verdict, found.serial) == (Verdict.OK, "SN10X")
    assert only(f"]d201{GTIN}91A\x1d21SN10X").serial == "SN10X"
    assert only(f"]d2\x1d01{GTIN}21SN10X").serial == "SN10X"
    assert only(f"]d201{GTIN}21SN10X").verdict is Verdict.AMBIGUOUS


def test_an_impossible_date_hides_nothing() -> None:
    assert only(f"]d201{GTIN}21SN17999999").serial == "SN17999999"


def test_a_field_that_stands_twice_counts_once() -> None:
    code = only(f"(01){GTIN}(21)SN0001(01){GTIN}").code
    assert code is not None
    assert code.value == f"01{GTIN}21SN0001"


def test_commas_and_semicolons_belong_to_a_lot() -> None:
    assert only(f"]d201{GTIN}21SN0001\x1d10L,7;8").lot == "L,7;8"


@pytest.mark.parametrize(
    ("yymmdd", "day"),
    [
        ("271231", date(2027, 12, 31)),
        ("270200", date(2027, 2, 28)),
        ("280200", date(2028, 2, 29)),
        ("751231", date(2075, 12, 31)),
        ("761231", date(1976, 12, 31)),
        ("000101", date(2000, 1, 1)),
    ],
)
def test_an_expiry_is_read_around_the_reference_year(yymmdd: str, day: date) -> None:
    assert only(f"(01){GTIN}(21)SN0001(17){yymmdd}").expiry == day


def test_the_reference_year_may_be_moved() -> None:
    later = CodeRules.from_mapping(tables(gs1={"reference_year": 2060}))
    assert only(f"(01){GTIN}(21)SN0001(17)090630", later).expiry == date(2109, 6, 30)
    assert only(f"(01){GTIN}(21)SN0001(17)110630", later).expiry == date(2011, 6, 30)


def test_gs1_may_be_switched_off() -> None:
    rules = CodeRules.from_mapping(tables(gs1={"enabled": False}))
    for text in FORMS.values():
        assert {found.verdict for found in recognise(text, rules)} == {Verdict.REFUSED}


def test_digital_links_may_be_kept_to_known_hosts() -> None:
    rules = CodeRules.from_mapping(tables(gs1={"link_hosts": ["*.gs1.org"]}))
    assert only(FORMS["Digital Link"], rules).code
    assert only(FORMS["Digital Link of the brand"], rules).reason is Reason.UNKNOWN_URL


def test_a_digital_link_with_a_wrong_gtin_is_told_so() -> None:
    found: Recognition = only("https://id.gs1.org/01/06923456000125/21/SN0001")
    assert (found.kind, found.reason) == (Kind.GS1, Reason.BAD_CHECK_DIGIT)


def test_escaped_characters_of_a_digital_link_are_read() -> None:
    assert only(f"https://id.gs1.org/01/{GTIN}/21/SN%2F1+2").serial == "SN/1+2"


def test_what_is_printed_can_be_typed_back() -> None:
    code = only("]d2" + GS1).code
    assert code is not None
    assert printed(code) == f"(01){GTIN}(21)SN0001(17)271231(10)LOT7"
    assert only(printed(code)).code == code


def test_plain_codes_do_not_wait_for_the_gs1_library() -> None:
    script = (
        "import sys, tomllib; from app.domain.codes import CodeRules, recognise;"
        "rules = CodeRules.from_mapping(tomllib.load(open('resources/codes/rules.toml', 'rb')));"
        f"[recognise(text, rules) for text in ('{A}', ']C0{A}', '6923456000124', '01{GTIN}21SN0001')];"
        "sys.exit('biip' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[3], check=False).returncode == 0


def test_aim_ids_are_rules() -> None:
    rules = CodeRules.from_mapping(tables(gs1={"aim_ids": []}))
    assert only(f"]d201{GTIN}21SN0001", rules).verdict is Verdict.AMBIGUOUS
    assert RULES.gs1.aims
