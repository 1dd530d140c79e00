"""What goes wrong at the counter, row by row: cause, and how it is handled."""

import pytest

from app.domain.codes import Kind, Reason, Verdict, recognise
from tests.domain.codes.shipped import GS1, GTIN, ID_NUMBER, RULES, VOUCHER, A, B, only


@pytest.mark.parametrize("aim", ["]C0", "]C1", "]Q1", "]d1", "]X0", "]c0"])
def test_an_aim_id_is_stripped_and_told(aim: str) -> None:
    found = only(aim + A)
    assert (found.verdict, found.key, found.flags) == (Verdict.OK, "8100001", (f"aim:{aim}",))


def test_a_vendors_own_code_letter_is_not_guessed_away() -> None:
    assert only("j" + A).reason is Reason.BAD_FORMAT


@pytest.mark.parametrize("text", [f"\x02{A}\x03", f"{A}\r\n", f"\t{A}", f"  {A}  ", f"\0{A}\0", f"{A}\x7f", f"{A}\x1d"])
def test_stray_control_characters_are_stripped(text: str) -> None:
    found = only(text)
    assert (found.verdict, found.code and found.code.value, found.input) == (Verdict.OK, A, text)


@pytest.mark.parametrize("text", [f"{A}\r", f"{A}\n", f"{A}\r\n"])
def test_a_line_end_is_what_scanners_send_and_not_worth_a_flag(text: str) -> None:
    assert only(text).flags == ()


def test_a_chinese_input_method_that_swallowed_letters_leaves_a_refusal() -> None:
    assert only("0106923456000124210001").reason is Reason.AMBIGUOUS_GS1  # it was …21SN0001
    assert only(ID_NUMBER[:17]).kind is Kind.ID_NUMBER  # the X is lost, the person is still in it


def test_full_width_letters_digits_and_brackets_are_mapped() -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in f"(01){GTIN}(21)SN0001")
    found = only(wide)
    assert (found.key, found.serial, found.flags) == (GTIN, "SN0001", ("normalized",))


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b", "\u2060", "\u202a", "\xad"])
def test_invisible_characters_are_stripped(mark: str) -> None:
    found = only(f"{mark}{A[:9]}{mark}{A[9:]}{mark}")
    assert (found.code and found.code.value, found.flags) == (A, ("normalized",))


@pytest.mark.parametrize("digit", ["①", "²", "٣", "𝟏"])
def test_digits_no_scanner_types_are_not_taken_for_digits(digit: str) -> None:
    assert only(A[:-1] + digit).verdict is Verdict.REFUSED


def test_caps_lock_that_turned_the_aim_id_must_be_confirmed() -> None:
    found = only(f"]D201{GTIN}21sn0001\x1d1727123110lot7")
    assert (found.verdict, found.reason) == (Verdict.CONFIRM, Reason.CASE_SUSPECT)
    assert "case_suspect" in found.flags


def test_small_letters_alone_make_the_case_suspect() -> None:
    assert only(f"]d201{GTIN}21sn0001").flags == ("aim:]d2", "case_suspect")
    assert only(f"]d201{GTIN}21Sn0001").flags == ("aim:]d2",)


def test_keypad_mode_leaves_a_refusal() -> None:
    assert {found.verdict for found in recognise("0056 0049 0048 0048", RULES)} == {Verdict.REFUSED}


@pytest.mark.parametrize("stand_in", ["<GS>", "␝", "]", "^]", "\\x1d", "\\u001D", "{GS}", "<F8>", "<FNC1>", "|"])
@pytest.mark.parametrize("aim", ["]d2", ""])
def test_stand_ins_for_gs_are_read_as_gs(stand_in: str, aim: str) -> None:
    found = only(aim + GS1.replace("\x1d", stand_in))
    assert found.verdict is Verdict.OK
    assert found.code is not None
    assert (found.code.value, found.serial, found.lot) == (GS1, "SN0001", "LOT7")


@pytest.mark.parametrize(
    "text",
    [
        GS1.replace("\x1d", ""),
        "]d2" + GS1.replace("\x1d", ""),
        f"]d201{GTIN}21SN0001SN0001SN0001" + "1727123110LOT7",  # longer than any serial
        f"]d201{GTIN}17271231" + "10LOT721SN0001",
    ],
)
def test_a_lost_gs_is_ambiguous_and_never_guessed(text: str) -> None:
    found = only(text)
    assert (found.kind, found.verdict, found.reason) == (Kind.GS1, Verdict.AMBIGUOUS, Reason.AMBIGUOUS_GS1)
    assert (found.code, found.key, found.serial) == (None, GTIN, None)


def test_the_same_code_twice_in_one_read_is_told_once_and_flagged() -> None:
    for text in (f"{A}\r{A}\r", f"{A},{A}", A * 3, f"]C0{A}]C0{A}"):
        found = only(text)
        assert found.verdict is Verdict.OK
        assert "repeated" in found.flags


@pytest.mark.parametrize("length", range(1, 20))
def test_a_half_code_is_too_short_and_kept_as_it_came(length: int) -> None:
    found = only(A[:length])
    assert (found.kind, found.verdict, found.reason) == (Kind.UNKNOWN, Verdict.REFUSED, Reason.TOO_SHORT)
    assert (found.flags, found.input) == ((f"length:{length}",), A[:length])


@pytest.mark.parametrize("text", [A + B, A + B + A, f"]C0{A}]C0{B}", f"{A}\x1d{B}"])
def test_glued_codes_are_split_and_must_be_confirmed(text: str) -> None:
    found = recognise(text, RULES)
    assert [one.code and one.code.value for one in found] == [A, B]
    assert {one.verdict for one in found} == {Verdict.CONFIRM}


@pytest.mark.parametrize("text", [A + "7" + B[1:], A + B[:10], A + A[:19]])
def test_glued_text_that_is_not_all_codes_is_refused(text: str) -> None:
    found = only(text)
    assert (found.verdict, found.reason) == (Verdict.REFUSED, Reason.TOO_LONG)
    assert found.flags == (f"length:{len(text)}",)


@pytest.mark.parametrize(
    "separator", ["\r", "\n", "\r\n", "\t", ",", "，", ";", "；", "、", " ", "\u3000", ", ", "\x03\x02", "\xa0"]
)
def test_several_codes_in_one_read_are_told_apart(separator: str) -> None:
    found = recognise(f"{A}{separator}{B}{separator}", RULES)
    assert [one.code and one.code.value for one in found] == [A, B]
    assert {one.verdict for one in found} == {Verdict.OK}


def test_several_gs1_codes_in_one_read_are_told_apart() -> None:
    other = GS1.replace("SN0001", "SN0002")
    for text in (
        f"]d2{GS1},]d2{other}",
        f"]d2{GS1}\r]d2{other}\r",
        f"{GS1};{other}",
        f"(01){GTIN}(21)SN0001 (01){GTIN}(21)SN0002",
    ):
        found = recognise(text, RULES)
        assert [one.serial for one in found] == ["SN0001", "SN0002"]
        assert {one.verdict for one in found} == {Verdict.OK}


def test_bracketed_print_may_run_over_several_lines() -> None:
    found = only(f"(01) {GTIN}\n(21) SN0001\n(17) 271231\n(10) LOT7")
    assert found.code is not None
    assert found.code.value == GS1


@pytest.mark.parametrize(
    "text", ["8100001-9000000000017", "8100001 9000000000017", "81000 01900 00000 00017", "8100001－9000000000017"]
)
def test_hyphens_and_blanks_go_when_20_digits_remain(text: str) -> None:
    found = only(text)
    assert (found.code and found.code.value, "dehyphenated" in found.flags) == (A, True)


def test_hyphens_stay_when_the_result_is_no_code() -> None:
    assert only("8100001-900000000001").reason is Reason.BAD_FORMAT


def test_a_list_of_codes_printed_with_blanks_is_told_apart() -> None:
    found = recognise("8100001 9000000000017 8100001 9000000000024", RULES)
    assert [one.code and one.code.value for one in found] == [A, B]


@pytest.mark.parametrize(
    "text",
    [
        "药品标识码：8100001序列号：9000000000017",
        "药品标识码 8100001\n序列号 9000000000017",
        "【药品追溯码】81000019000000000017",
        "药品追溯码:8100001 9000000000017",
        "品名：阿莫西林胶囊；药品追溯码：81000019000000000017；批号：L7",
    ],
)
def test_a_label_is_read_and_the_rest_of_it_left_aside(text: str) -> None:
    found = only(text)
    assert (found.code and found.code.value, "labelled" in found.flags) == (A, True)


def test_two_labels_are_two_codes() -> None:
    found = recognise("药品标识码：8100001序列号：9000000000017 药品标识码：8100001序列号：9000000000024", RULES)
    assert [one.code and one.code.value for one in found] == [A, B]


@pytest.mark.parametrize("text", ["????", "药品", "某药厂 追溯查询", "?" + A])
def test_chinese_text_typed_by_a_wedge_is_refused(text: str) -> None:
    assert all(one.verdict is Verdict.REFUSED for one in recognise(text, RULES))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("6923456000124", Kind.PRICE_BARCODE),
        ("MA.156.M0.100001.1000001X.M240101", Kind.UDI),
        ("86900001000019", Kind.DRUG_BASE_CODE),
        ("00069234560000000018", Kind.SSCC),
        (VOUCHER, Kind.E_VOUCHER),
        (ID_NUMBER, Kind.ID_NUMBER),
    ],
)
def test_the_wrong_code_on_the_counter_is_refused_by_name(text: str, kind: Kind) -> None:
    found = only(text)
    assert (found.kind, found.verdict) == (kind, Verdict.REFUSED)


def test_a_case_code_is_a_code_like_any_other_until_the_identifier_table_says_its_level() -> None:
    assert only("81000029000000000017").verdict is Verdict.OK


@pytest.mark.parametrize("text", ["", "\r", "\n\r\n", "   ", "\t", "\ufeff", "\x02\x03", "\x1d", ",;", "\u3000"])
def test_nothing_is_empty(text: str) -> None:
    found = only(text)
    assert (found.kind, found.verdict, found.reason) == (Kind.EMPTY, Verdict.REFUSED, Reason.EMPTY)
