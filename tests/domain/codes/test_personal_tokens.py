"""Patients' tokens and persons' numbers: nobody keeps them, wherever they turn up."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import PERSONAL_KINDS, Kind, Reason, Recognition, Verdict, as_record, masked, recognise
from app.domain.codes.check_digits import id_number_ok
from tests.domain.codes.shipped import GS1, GTIN, ID_NUMBER, RULES, VOUCHER, A, B, only

OPEN_VOUCHER = "opc0123456789abcdef0123456789"


def told(found: tuple[Recognition, ...]) -> str:
    """Everything that could be shown, logged or stored of recognitions, in one text."""
    return "\n".join((repr(found), str(found), json.dumps([as_record(one) for one in found], ensure_ascii=False)))


ALONE = {
    "e-voucher": (VOUCHER, Kind.E_VOUCHER),
    "e-voucher of the open platform": (OPEN_VOUCHER, Kind.E_VOUCHER),
    "the same in capitals": (OPEN_VOUCHER.upper(), Kind.E_VOUCHER),
    "short one of the open platform": ("opc12345", Kind.E_VOUCHER),
    "e-voucher whose end was cut off": (VOUCHER[:24], Kind.E_VOUCHER),
    "e-voucher in groups": ("4240 0000 0000 0000 0000 9933 0000", Kind.E_VOUCHER),
    "e-voucher in full width": (VOUCHER.translate({48 + n: 0xFF10 + n for n in range(10)}), Kind.E_VOUCHER),
    "ID number": (ID_NUMBER, Kind.ID_NUMBER),
    "small x": (ID_NUMBER.lower(), Kind.ID_NUMBER),
    "announced": (f"]Q1{ID_NUMBER}\r", Kind.ID_NUMBER),
    "with blanks": ("110105 19491231 002X", Kind.ID_NUMBER),
    "with small x apart": ("110105 19491231 002 x", Kind.ID_NUMBER),
    "with hyphens": ("110105-19491231-002X", Kind.ID_NUMBER),
    "with dots": ("110105.19491231.002X", Kind.ID_NUMBER),
    "in full width": ("１１０１０５１９４９１２３１００２Ｘ", Kind.ID_NUMBER),
    "in Arabic digits": ("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", Kind.ID_NUMBER),
    "in Arabic digits with blanks": ("١١٠١٠٥ ١٩٤٩١٢٣١ ٠٠٢X", Kind.ID_NUMBER),
    "with invisible characters": ("110105\u200b19491231\u200b002X", Kind.ID_NUMBER),
    "misread": ("110105194912310021", Kind.ID_NUMBER),
    "X swallowed by an input method": ("11010519491231002", Kind.ID_NUMBER),
    "X swallowed, with blanks": ("110105 19491231 002", Kind.ID_NUMBER),
    "of before 1999": ("110105491231002", Kind.ID_NUMBER),
    "residence permit of Hong Kong": ("810000199408230021", Kind.ID_NUMBER),
    "old permanent residence": ("CHN110012345678", Kind.ID_NUMBER),
    "new permanent residence": ("911124198108030024", Kind.ID_NUMBER),
}


@pytest.mark.parametrize(("text", "kind"), ALONE.values(), ids=ALONE)
def test_a_token_is_refused_by_name_and_shown_masked(text: str, kind: Kind) -> None:
    found = only(text)
    assert (found.kind, found.verdict, found.reason) == (kind, Verdict.REFUSED, Reason.PERSONAL)
    assert kind in PERSONAL_KINDS
    assert (found.code, found.key, found.serial) == (None, None, None)
    assert "*****" in found.input
    assert text.strip() not in told((found,))


EMBEDDED = {
    "after a code": f"{A},%s",
    "before a code": f"%s\n{A}",
    "between codes": f"{A} %s {B}",
    "glued behind a code": f"{A}%s",
    "glued between codes": f"{A}%s{B}",
    "in an unknown address": "https://pay.example.cn/q?t=%s&name=x",
    "in a known address": f"https://www.mashangfangxin.com/drugQueryResult?code={A}&t=%s",
    "as the code of a known address": "https://www.mashangfangxin.com/drugQueryResult?code=%s",
    "in a Digital Link": f"https://id.gs1.org/01/{GTIN}/21/SN0001?lang=%s",
    "behind a label": "药品追溯码：%s",
    "in a sentence": "患者%s的药",
    "in brackets": f"(01){GTIN}(21)SN0001 (%s)",
    "as if it were GS1": "]d2%s",
    "behind an unseparated GS1 code": f"01{GTIN}21%s",
    "behind letters": "ABC%s",
}


@pytest.mark.parametrize("token", [VOUCHER, OPEN_VOUCHER, ID_NUMBER])
@pytest.mark.parametrize("around", EMBEDDED.values(), ids=EMBEDDED)
def test_an_embedded_token_appears_nowhere(around: str, token: str) -> None:
    found = recognise(around % token, RULES)
    assert token not in told(found)
    assert token[4:-5] not in told(found)


def test_a_good_code_beside_a_token_is_still_taken() -> None:
    found = recognise(f"{A}, {ID_NUMBER}, {VOUCHER}", RULES)
    assert [one.kind for one in found] == [Kind.MSFX20, Kind.ID_NUMBER, Kind.E_VOUCHER]
    assert found[0].code is not None
    assert found[0].code.value == A


def test_a_name_beside_a_token_is_hidden_too() -> None:
    found = recognise(f"张三 {ID_NUMBER} 13800138000", RULES)
    assert "张三" not in told(found)
    assert "13800138000" not in told(found)


def test_an_escaped_token_in_an_address_is_found() -> None:
    escaped = "".join(f"%{ord(c):02X}" for c in VOUCHER)
    assert only(f"https://pay.example.cn/?t={escaped}").kind is Kind.E_VOUCHER


def test_invisible_characters_do_not_save_a_token_beside_a_code() -> None:
    found = only(f"https://www.mashangfangxin.com/drugQueryResult?code={A}&t={VOUCHER[:9]}\u200b{VOUCHER[9:]}")
    assert found.code is not None
    assert VOUCHER[9:] not in told((found,))


def test_a_serial_that_is_an_id_number_is_refused() -> None:
    found = only(f"]d201{GTIN}21{ID_NUMBER}\x1d10LOT7")
    assert (found.kind, found.code) == (Kind.ID_NUMBER, None)


def test_a_serial_that_only_looks_like_a_damaged_id_number_is_taken() -> None:
    assert only(f"]d201{GTIN}21110105194912310021\x1d10LOT7").verdict is Verdict.OK


def test_trace_codes_that_hold_an_id_number_by_chance_are_taken() -> None:
    code = "81" + "110105194912310021"
    assert only(code).verdict is Verdict.OK
    assert only(f"{code}\r").input == f"{code}\r"


def test_glued_trace_codes_that_hold_424_by_chance_are_taken() -> None:
    found = recognise("81424009000000000017" + B, RULES)
    assert {one.verdict for one in found} == {Verdict.CONFIRM}
    surely = "81" + "424" + "0" * 15 + "8" + "000" + "33" + "0000" + "0" * 10  # 424, 19 digits, Zhejiang, 0000
    assert only(surely).kind is Kind.E_VOUCHER


def test_masking_keeps_the_rest_of_a_text() -> None:
    assert masked(f"scan {ID_NUMBER} at 09:00") == "scan 110*************** at 09:00"
    assert masked(f"a{VOUCHER}b") == "a424*************************b"
    assert masked(A) == A
    assert masked(f"]d2{GS1}") == f"]d2{GS1}"


def test_masking_leaves_nothing_of_a_text_whose_token_is_written_apart() -> None:
    assert masked("张三 110105 19491231 002X") == "110***********002X"


def id_numbers() -> st.SearchStrategy[str]:
    """Valid ID numbers of people born between 1930 and 2026."""
    region = st.sampled_from(["110105", "330102", "440524", "650100", "710000", "810000"])
    days = st.dates(min_value=date(1930, 1, 1), max_value=date(2026, 1, 1))
    heads = st.builds(lambda r, d, n: f"{r}{d:%Y%m%d}{n:03}", region, days, st.integers(0, 999))
    return heads.map(lambda head: next(head + check for check in "0123456789X" if id_number_ok(head + check)))


def tokens() -> st.SearchStrategy[str]:
    """E-vouchers of both forms and ID numbers."""
    vouchers = st.text("0123456789", min_size=25, max_size=25).map("424".__add__)
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=_-"
    return vouchers | id_numbers() | st.text(letters, min_size=20, max_size=64).map("opc".__add__)


PIECES = (
    st.text(max_size=40)
    | st.text("0123456789 ,]d2C()X\x1d-", max_size=40)
    | st.sampled_from([A, A + B, "]d2" + GS1, "药品追溯码："])
)


@given(before=PIECES, token=tokens(), after=PIECES)
def test_a_token_in_any_text_appears_nowhere(before: str, token: str, after: str) -> None:
    found = recognise(before + token + after, RULES)
    codes = [one.code.value for one in found if one.code and one.kind in (Kind.MSFX20, Kind.GS1)]
    if any(token in code for code in codes):  # digits on both sides made it part of a code: nobody can know
        return
    assert token not in told(found)


def test_a_token_that_only_nearly_became_a_code_is_hidden() -> None:
    assert only("810000200001010006" + "00:").kind is Kind.ID_NUMBER


@given(token=tokens(), separator=st.sampled_from([",", "\n", " ", "；", "\t"]))
def test_a_token_among_codes_appears_nowhere(token: str, separator: str) -> None:
    found = recognise(separator.join((A, token, B)), RULES)
    assert [one.code.value for one in found if one.code] == [A, B]
    assert [one.reason for one in found if not one.code] == [Reason.PERSONAL]
    assert token[3:-4] not in told(found)
