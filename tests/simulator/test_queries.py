"""3508 to 3513: the platform says what it holds."""

import pytest

from tests.fakes.simulator import RunningSimulator
from tests.simulator.hospital import (
    INSTITUTION,
    ROWS,
    Hospital,
    changed,
    counted,
    message_number,
    purchased,
    removed,
    sent_back,
    sold,
    taken_back,
    trace,
)

QUERIES = {"3501": "3508", "3502": "3509", "3503": "3510", "3504": "3510", "3505": "3511", "3506": "3511"}
NUMBERS = {
    "3508": "medins_prod_inv_no", "3509": "medins_prod_inv_chg_no", "3510": "medins_prod_purc_no",
    "3511": "medins_prod_sel_no",
}  # fmt: skip


@pytest.mark.parametrize("infno", sorted(QUERIES))
def test_what_was_taken_is_found_by_its_number_with_the_platforms_own_members(hospital: Hospital, infno: str) -> None:
    row = ROWS[infno]("N1")
    hospital.post(infno, row)
    hospital.post(infno, ROWS[infno]("N2"))
    (found,) = hospital.ask(QUERIES[infno], fixmedins_bchno="N1").output["data"]
    assert {name: found[name] for name in row} == row
    assert (found["fixmedins_code"], found["vali_flag"]) == (INSTITUTION, "1")
    assert found["rid"]
    assert found["opter_id"] == "001"
    assert found["updt_time"]
    assert found[NUMBERS[QUERIES[infno]]]


@pytest.mark.parametrize("infno", sorted(QUERIES))
def test_what_was_never_sent_or_deleted_is_not_found(hospital: Hospital, infno: str) -> None:
    assert hospital.ask(QUERIES[infno], fixmedins_bchno="N1").output == {"data": []}
    hospital.post(infno, ROWS[infno]("N1"))
    hospital.post("3507", removed("N1", {"3501": "1", "3502": "2", "3503": "3", "3504": "3"}.get(infno, "4")))
    assert hospital.ask(QUERIES[infno], fixmedins_bchno="N1").output == {"data": []}


def test_a_query_is_answered_for_its_own_institution_only(hospital: Hospital) -> None:
    hospital.post("3505", sold("N1"))
    other = {"fixmedins_code": "P44000000002", "msgid": message_number("P44000000002")}
    answer = hospital.send("3511", {"data": {"fixmedins_code": "P44000000002"}}, **other)
    assert answer.output == {"data": []}
    assert "不符" in hospital.send("3511", {"data": {"fixmedins_code": "P44000000002"}}).err_msg


def test_a_query_narrows_by_day_drug_and_hospital_code(hospital: Hospital) -> None:
    hospital.post("3501", counted("N1", invdate="2026-01-01"))
    hospital.post("3501", counted("N2", invdate="2026-01-02", fixmedins_hilist_id="YP0002"))
    hospital.post("3501", counted("N3", invdate="2026-01-03", med_list_codg="XA"))

    def found(**asked: str) -> list[str]:
        return [row["fixmedins_bchno"] for row in hospital.ask("3508", **asked).output["data"]]

    assert found() == ["N1", "N2", "N3"]
    assert found(begndate="2026-01-02") == ["N2", "N3"]
    assert found(begndate="2026-01-02", enddate="2026-01-02") == ["N2"]
    assert found(medins_list_codg="YP0002") == ["N2"]
    assert found(med_list_codg="XA") == ["N3"]
    assert found(medins_prod_inv_no="2") == ["N2"]


def test_purchases_and_their_returns_are_told_apart(hospital: Hospital) -> None:
    hospital.post("3503", purchased("N1", dynt_no="D1"))
    hospital.post("3504", sent_back("N2"))
    (purchase,) = hospital.ask("3510", prod_retn_flag="0").output["data"]
    (returned,) = hospital.ask("3510", prod_retn_flag="1").output["data"]
    assert (purchase["fixmedins_bchno"], returned["fixmedins_bchno"]) == ("N1", "N2")
    assert len(hospital.ask("3510", dynt_no="D1").output["data"]) == 1


def test_codes_that_came_in_are_found_by_3512_and_those_that_went_out_are_not(hospital: Hospital) -> None:
    hospital.post("3502", changed("N1", inv_chg_type="108", drugtracinfo=trace("A1", "A2")))
    hospital.post("3502", changed("N2", inv_chg_type="102", drugtracinfo=trace("A3")))
    hospital.post("3501", counted("N3", drugtracinfo=trace("A4")))
    found = hospital.ask("3512").output["data"]
    assert [(row["fixmedins_bchno"], row["drug_trac_codg"]) for row in found] == [
        ("N1", "A1"),
        ("N1", "A2"),
        ("N3", "A4"),
    ]
    (one,) = hospital.ask("3512", drug_trac_codg="A2").output["data"]
    assert (one["drug_trac_codg"], "drugtracinfo" in one) == ("A2", False)


def test_codes_that_were_sold_and_returned_are_found_by_3513(hospital: Hospital) -> None:
    hospital.post("3505", sold("N1", "A1", "A2", mdtrt_sn="M7"))
    hospital.post("3506", taken_back("N2", "A1"))
    found = hospital.ask("3513", psn_cert_type="01", drug_trac_codg="A2").output["data"]
    assert [(row["fixmedins_bchno"], row["mdtrt_sn"]) for row in found] == [("N1", "M7")]
    assert hospital.ask("3513", drug_trac_codg="A2").err_msg.endswith("缺少必填字段psn_cert_type(人员证件类型)")
    assert len(hospital.ask("3513", psn_cert_type="01", mdtrt_id="M7").output["data"]) == 2


def test_a_misspelled_question_is_refused_where_the_list_of_names_is_complete(hospital: Hospital) -> None:
    assert "未知字段fixmedins_bhcno" in hospital.ask("3508", fixmedins_bhcno="N1").err_msg
    assert hospital.ask("3511", prsc_dr_name="李明").infcode == "0"
    assert "begndate" in hospital.ask("3508", begndate="20260101").err_msg
    assert "fixmedins_code" in hospital.send("3508", {"data": {"fixmedins_bchno": "N1"}}).err_msg


def test_an_answer_too_long_for_the_wire_is_refused_not_cut(hospital: Hospital, platform: RunningSimulator) -> None:
    for start in range(0, 120, 40):
        hospital.post("3501A", *(counted(f"N{number:03d}") for number in range(start, start + 40)))
    assert "缩小查询范围" in hospital.ask("3508").err_msg
    assert "未知字段page_num" in hospital.ask("3508", page_num="1", page_size="10").err_msg
    platform.flags({"inventory.paging": True})
    pages = [hospital.ask("3508", page_num=str(number), page_size="50").output["data"] for number in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [50, 50, 20, 0]
    assert len({row["rid"] for page in pages for row in page}) == 120
    assert "整数" in hospital.ask("3508", page_num="x").err_msg


def test_a_profile_may_answer_in_camel_case(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.flags({"answers.query_names": "camel"})
    hospital.post("3505", sold("N1", "A1"))
    (found,) = hospital.ask("3511", fixmedins_bchno="N1").output["data"]
    assert (found["fixmedinsBchno"], found["medinsProdSelNo"], found["fixmedinsCode"]) == ("N1", "1", INSTITUTION)
    assert found["drugtracinfo"] == [{"drugTracCodg": "A1"}]
    assert not [name for name in found if "_" in name]
