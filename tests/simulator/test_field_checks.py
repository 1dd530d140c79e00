"""Every class of field check, on the transactions where it bites."""

from typing import Any

import pytest

from tests.fakes.simulator import RunningSimulator
from tests.simulator.hospital import ROWS, Hospital, counted, removed, sold, taken_back, trace

# The required fields as the specification prints them, written out a second time.
REQUIRED = {
    "3501": "med_list_codg fixmedins_hilist_id fixmedins_hilist_name rx_flag invdate inv_cnt fixmedins_bchno manu_date"
    " expy_end",
    "3502": "med_list_codg inv_chg_type fixmedins_hilist_id fixmedins_hilist_name fixmedins_bchno pric cnt rx_flag"
    " inv_chg_time trdn_flag",
    "3503": "med_list_codg fixmedins_hilist_id fixmedins_hilist_name fixmedins_bchno spler_name manu_lotnum"
    " prodentp_name aprvno manu_date expy_end purc_retn_cnt rx_flag purc_retn_stoin_time purc_retn_opter_name",
    "3504": "med_list_codg fixmedins_hilist_id fixmedins_hilist_name fixmedins_bchno spler_name manu_date expy_end"
    " purc_retn_cnt purc_invo_no rx_flag purc_retn_stoin_time purc_retn_opter_name",
    "3505": "med_list_codg fixmedins_hilist_id fixmedins_hilist_name fixmedins_bchno prsc_dr_name phar_name"
    " phar_prac_cert_no hi_feesetl_type mdtrt_sn psn_cert_type manu_lotnum manu_date rx_flag trdn_flag rtal_docno"
    " sel_retn_cnt sel_retn_time sel_retn_opter_name",
    "3506": "med_list_codg fixmedins_hilist_id fixmedins_hilist_name fixmedins_bchno manu_lotnum manu_date rx_flag"
    " trdn_flag sel_retn_cnt sel_retn_time sel_retn_opter_name mdtrt_sn",
}


def refusal(hospital: Hospital, infno: str, row: dict[str, Any]) -> str:
    """The words of a refusal; nothing was taken."""
    answer = hospital.post(infno, row)
    assert (answer.status, answer.infcode) == (200, "-1"), answer.json
    assert hospital.platform.ledger() == []
    return answer.err_msg


@pytest.mark.parametrize("infno", sorted(REQUIRED))
def test_each_required_field_is_missed_when_absent_and_when_blank(hospital: Hospital, infno: str) -> None:
    for name in REQUIRED[infno].split():
        row = ROWS[infno]("N1")
        assert f"缺少必填字段{name}(" in refusal(hospital, infno, {k: v for k, v in row.items() if k != name})
        assert f"缺少必填字段{name}(" in refusal(hospital, infno, {**row, name: " "})


@pytest.mark.parametrize("infno", sorted(REQUIRED))
def test_nothing_else_is_required(hospital: Hospital, infno: str) -> None:
    row = ROWS[infno]("N1")
    assert hospital.post(infno, {name: row[name] for name in REQUIRED[infno].split()}).infcode == "0"


def test_all_missing_fields_are_told_at_once(hospital: Hospital) -> None:
    told = refusal(hospital, "3505", sold("N1", prsc_dr_name=None, phar_name=None, rtal_docno=None))
    assert all(name in told for name in ("prsc_dr_name(开方医师姓名)", "phar_name(药师姓名)", "rtal_docno(零售单据号)"))


@pytest.mark.parametrize(
    ("infno", "name", "length"),
    [
        ("3501", "fixmedins_hilist_id", 30),
        ("3501", "memo", 500),
        ("3502", "inv_chg_opter_name", 50),
        ("3503", "aprvno", 100),
        ("3503", "spler_name", 200),
        ("3504", "purc_invo_no", 50),
        ("3505", "fixmedins_bchno", 30),
        ("3505", "rxno", 40),
        ("3505", "prsc_dr_cert_type", 6),
        ("3505", "shelf_posi", 20),
        ("3506", "medins_prod_sel_no", 50),
    ],
)
def test_a_text_of_the_full_length_passes_and_one_character_more_does_not(
    hospital: Hospital, infno: str, name: str, length: int
) -> None:
    too_long = ROWS[infno]("N1", **{name: "药" * (length + 1)})
    assert f"长度{length + 1}超过{length}" in refusal(hospital, infno, too_long)
    assert hospital.post(infno, ROWS[infno]("N1", **{name: "药" * length})).infcode == "0"


@pytest.mark.parametrize(
    ("infno", "name", "good", "bad"),
    [
        (
            "3501",
            "inv_cnt",
            ["0", "99999999999999.99", 7, 1.5],
            ["1.234", "1.", ".5", "100000000000000", "1,000", "一"],
        ),
        ("3502", "cnt", ["0.0001", 3.4], ["-1", "+1", "1e3", "１", 1e-7, 3.400000000004, True, [1]]),
        ("3502", "pric", ["9999999999.999999"], ["10000000000", "0.1234567", " 1"]),
        ("3505", "finl_trns_pric", ["35.6", 35.123456], ["35.1234567", "￥35", {"a": 1}]),
    ],
)
def test_numbers_keep_to_their_digits_and_decimals(
    hospital: Hospital, infno: str, name: str, good: list[Any], bad: list[Any]
) -> None:
    for value in bad:
        assert f"字段{name}(" in refusal(hospital, infno, ROWS[infno]("N1", **{name: value})), value
    for number, value in enumerate(good):
        assert hospital.post(infno, ROWS[infno](f"G{number}", **{name: value})).infcode == "0", value


@pytest.mark.parametrize("bad", ["2025/03/01", "20250301", "2025-02-29", "2025-3-1", "2025-03-01 00:00:00", 20250301])
def test_a_date_is_a_day_that_exists_written_with_dashes(hospital: Hospital, bad: Any) -> None:
    assert "manu_date(生产日期)应为yyyy-MM-dd" in refusal(hospital, "3505", sold("N1", manu_date=bad))


@pytest.mark.parametrize(
    "bad", ["2026-01-0511:00:00", "2026-01-05T11:00:00", "2026-01-05", "2026-01-05 24:00:00", "2026-01-05 11:00", 1]
)
def test_a_time_is_a_moment_that_exists_with_the_space_in_it(hospital: Hospital, bad: Any) -> None:
    assert "应为yyyy-MM-dd HH:mm:ss" in refusal(hospital, "3505", sold("N1", sel_retn_time=bad))


@pytest.mark.parametrize(
    ("infno", "name", "good", "bad"),
    [
        ("3502", "inv_chg_type", [str(code) for code in range(101, 112)], ["100", "112", "108 "]),
        ("3505", "rx_flag", ["0", "1", "2"], ["3", "是", 1]),
        ("3505", "trdn_flag", ["0", "1"], ["2", "Y", True]),
        ("3505", "hi_feesetl_type", ["0", "1", "2"], ["3"]),
        ("3505", "mdtrt_setl_type", ["2"], ["0", "3"]),
        ("3505", "rx_circ_flag", ["0", "1"], ["2"]),
        ("3503", "prod_geay_flag", ["0", "1"], ["否"]),
    ],
)
def test_a_dictionary_field_takes_its_codes_as_text_and_nothing_else(
    hospital: Hospital, infno: str, name: str, good: list[str], bad: list[Any]
) -> None:
    for value in bad:
        assert f"字段{name}(" in refusal(hospital, infno, ROWS[infno]("N1", **{name: value})), value
    for number, value in enumerate(good):
        assert hospital.post(infno, ROWS[infno](f"G{number}", **{name: value})).infcode == "0", value


@pytest.mark.parametrize("bad", ["0", "5", 4])
def test_a_deletion_wants_one_of_the_four_data_types(hospital: Hospital, bad: Any) -> None:
    assert "inv_data_type" in refusal(hospital, "3507", removed("N1", bad))


def test_an_insured_sale_needs_its_settlement_and_a_self_paid_one_does_not(hospital: Hospital) -> None:
    assert "mdtrt_setl_type为1时缺少必填字段setl_id" in refusal(hospital, "3505", sold("N1", mdtrt_setl_type="1"))
    assert hospital.post("3505", sold("N1", mdtrt_setl_type="1", setl_id="S1")).infcode == "0"
    assert hospital.post("3505", sold("N2", mdtrt_setl_type="2")).infcode == "0"


@pytest.mark.parametrize(
    "typo", ["fixmedins_hist_id", "drug_trac_code", "MDTRT_SETL_TYPE", "purc_retn_stointime", "psn_nme"]
)
def test_misspelled_names_seen_in_the_wild_are_refused_by_name(
    hospital: Hospital, platform: RunningSimulator, typo: str
) -> None:
    assert f"未知字段{typo}" in refusal(hospital, "3505", sold("N1", **{typo: "1"}))
    platform.flags({"inventory.unknown_fields": "note"})
    assert hospital.post("3505", sold("N1", **{typo: "1"})).infcode == "0"
    assert platform.calls()[0]["err_msg"] == f"已忽略未知字段{typo}"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("81000010000000000001", "drugtracinfo应为数组"),
        ({"drug_trac_codg": "1"}, "drugtracinfo应为数组"),
        (["81000010000000000001"], "drugtracinfo的每一项应为对象"),
        ([{}], "drugtracinfo内缺少必填字段drug_trac_codg"),
        ([{"drug_trac_code": "1"}], "drugtracinfo内有未知字段drug_trac_code"),
        ([{"drug_trac_codg": 8100001000000000001}], "类型应为字符"),
        ([{"drug_trac_codg": "8" * 101}], "长度101超过100"),
        ([{"drug_trac_codg": "1", "trdn_flag": "0"}], "drugtracinfo内有未知字段trdn_flag"),
    ],
)
def test_the_trace_list_has_one_shape(hospital: Hospital, wrong: Any, told: str) -> None:
    for infno, row in (("3505", sold), ("3506", taken_back), ("3501", counted)):
        assert told in refusal(hospital, infno, row("N1", drugtracinfo=wrong))


def test_a_trace_code_of_a_hundred_characters_passes(hospital: Hospital) -> None:
    assert hospital.post("3505", sold("N1", "8" * 100)).infcode == "0"
    assert hospital.post("3505", sold("N2", drugtracinfo=[])).infcode == "0"


@pytest.mark.parametrize(
    ("infno", "given"),
    [
        ("3505", {"selinfoDetail": [sold()]}),
        ("3505A", {"selinfo": sold()}),
        ("3505A", {"selinfoDetail": sold()}),
        ("3505A", {"selinfoDetail": []}),
        ("3505", {"selinfo": [sold()]}),
        ("3504", {"selinfo": sold()}),
        ("3501A", {"invinfo": [counted()]}),
        ("3501", {"invinfo": counted(), "drugtracinfo": trace("1")}),
        ("3507", {"goodDetail": [removed("N1", "4")]}),
        ("3505", {}),
    ],
)
def test_rows_under_the_wrong_node_are_refused(hospital: Hospital, infno: str, given: dict[str, Any]) -> None:
    answer = hospital.send(infno, given)
    assert answer.infcode == "-1"
    assert "节点" in answer.err_msg
    assert hospital.platform.ledger() == []


def test_a_row_that_is_no_object_is_refused_alone(hospital: Hospital) -> None:
    answer = hospital.post("3505A", sold("N1"), "row", None)
    assert [failed["retRslt"] for failed in answer.output["selinfoErrDetail"]] == ["0", "0"]
    assert len(hospital.platform.ledger()) == 1


def test_a_person_number_needs_the_insured_region(hospital: Hospital) -> None:
    assert "insuplc_admdvs" in refusal(hospital, "3505", sold("N1", psn_no="44000000000001"))
    row = sold("N1", psn_no="44000000000001")
    assert hospital.post("3505", row, insuplc_admdvs="440300").infcode == "0"


def test_no_refusal_repeats_a_persons_data(hospital: Hospital) -> None:
    secret = "110101199001011234" * 4
    told = refusal(hospital, "3505", sold("N1", certno=secret, psn_name=secret, phar_certno=secret))
    assert "110101" not in told
    assert "110101" not in str(hospital.platform.calls())


def test_a_profile_can_write_a_field_otherwise_and_add_one(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.flags(
        {
            "names.mdtrt_setl_type": "MDTRT_SETL_TYPE",
            "fields.3505": {"sin_dos_dscr": "text 200 n", "certno": "text 600 n", "phar_name": "text 50 n"},
        }
    )
    row = sold(
        "N1", mdtrt_setl_type=None, MDTRT_SETL_TYPE="1", sin_dos_dscr="每次1片", certno="1" * 600, phar_name=None
    )
    assert "MDTRT_SETL_TYPE为1时缺少必填字段setl_id" in refusal(hospital, "3505", row)
    assert hospital.post("3505", {**row, "MDTRT_SETL_TYPE": "2"}).infcode == "0"
    assert "未知字段mdtrt_setl_type" in hospital.post("3505", sold("N2")).err_msg
