"""3501 to 3507 and their A forms: what is right is taken, row by row, and held."""

import pytest

from tests.fakes.simulator import RunningSimulator
from tests.simulator.hospital import DATA_TYPES, ROWS, Hospital, counted, removed, sold, trace

SINGLES = sorted(ROWS)
ERROR_NODES = {
    "3501A": "invinfoErrDetail", "3502A": "invinfoErrDetail", "3503A": "purcinfoErrDetail",
    "3504A": "purcinfoErrDetail", "3505A": "selinfoErrDetail", "3506A": "selinfoErrDetail",
}  # fmt: skip


@pytest.mark.parametrize("infno", SINGLES)
def test_a_right_row_is_accepted_without_output_and_held(hospital: Hospital, infno: str) -> None:
    answer = hospital.post(infno, ROWS[infno]("N1"))
    assert (answer.status, answer.json["infcode"], answer.err_msg) == (200, 0, "")
    assert "output" not in answer.json
    (held,) = hospital.platform.ledger("N1")
    assert (held["infno"], held["data_type"], held["state"]) == (infno, DATA_TYPES[infno], "held")


@pytest.mark.parametrize("infno", SINGLES)
def test_the_a_form_takes_a_list_and_reports_no_failed_rows(hospital: Hospital, infno: str) -> None:
    answer = hospital.post(f"{infno}A", ROWS[infno]("N1"), ROWS[infno]("N2"))
    assert answer.infcode == "0"
    assert answer.output == {ERROR_NODES[f"{infno}A"]: []}
    assert {row["bchno"] for row in hospital.platform.ledger()} == {"N1", "N2"}


@pytest.mark.parametrize("infno", SINGLES)
def test_in_an_a_form_the_good_rows_are_taken_and_the_bad_one_is_named(hospital: Hospital, infno: str) -> None:
    bad = ROWS[infno]("N2", rx_flag="9")
    answer = hospital.post(f"{infno}A", ROWS[infno]("N1"), bad, ROWS[infno]("N3"))
    assert answer.infcode == "0"
    (failed,) = answer.output[ERROR_NODES[f"{infno}A"]]
    assert (failed["fixmedins_bchno"], failed["retRslt"]) == ("N2", "0")
    assert "rx_flag" in failed["msgRslt"]
    assert failed["fixmedins_hilist_name"] == bad["fixmedins_hilist_name"]
    assert {row["bchno"] for row in hospital.platform.ledger()} == {"N1", "N3"}


def test_the_failed_rows_of_3502a_carry_the_change_type(hospital: Hospital) -> None:
    (failed,) = hospital.post("3502A", ROWS["3502"]("N1", cnt="x")).output["invinfoErrDetail"]
    assert failed["inv_chg_type"] == "102"


@pytest.mark.parametrize("infno", SINGLES)
def test_a_row_is_deleted_by_its_number_and_data_type(hospital: Hospital, infno: str) -> None:
    hospital.post(infno, ROWS[infno]("N1"))
    assert hospital.post("3507", removed("N1", DATA_TYPES[infno])).infcode == "0"
    (row,) = hospital.platform.ledger("N1")
    assert row["state"] == "deleted"


def test_a_deletion_of_another_data_type_takes_nothing(hospital: Hospital) -> None:
    hospital.post("3505", sold("N1"))
    answer = hospital.post("3507", removed("N1", "1"))
    assert (answer.infcode, answer.err_msg) == ("-1", "未找到该批次流水号对应的信息")
    assert hospital.platform.ledger("N1")[0]["state"] == "held"


def test_3507a_deletes_what_it_finds_and_names_what_it_does_not(hospital: Hospital) -> None:
    hospital.post("3505", sold("N1"))
    answer = hospital.post("3507A", removed("N1", "4"), removed("N2", "4"))
    (failed,) = answer.output["goodErrDetail"]
    assert (failed["fixmedins_bchno"], failed["inv_data_type"], failed["retRslt"]) == ("N2", "4", "0")
    assert hospital.platform.state()["rows"] == {"accepted": 1, "held": 0, "deleted": 1, "overwritten": 0}


def test_numbers_may_be_json_numbers_too(hospital: Hospital) -> None:
    assert hospital.post("3501", counted("N1", inv_cnt=120)).infcode == "0"
    assert hospital.post("3501", counted("N2", inv_cnt=120.25)).infcode == "0"


def test_the_old_flat_code_field_of_a_sale_counts_as_a_trace_code(hospital: Hospital) -> None:
    hospital.post("3505", sold("N1", drug_trac_codg="81000010000000000001"))
    (use,) = hospital.platform.code("81000010000000000001")
    assert use["bchno"] == "N1"


def test_trace_codes_on_a_purchase_are_unknown_unless_the_profile_takes_them(
    hospital: Hospital, platform: RunningSimulator
) -> None:
    row = ROWS["3503"]("N1", drugtracinfo=trace("81000010000000000001"))
    assert "未知字段drugtracinfo" in hospital.post("3503", row).err_msg
    platform.flags({"inventory.trace_on": ["3501", "3502", "3503", "3505", "3506"]})
    assert hospital.post("3503", row).infcode == "0"


def test_a_profile_may_want_the_trace_node_of_a_stocktake_as_one_object(
    hospital: Hospital, platform: RunningSimulator
) -> None:
    platform.flags({"inventory.trace_object_on": ["3501"]})
    listed = counted("N1", drugtracinfo=trace("81000010000000000001"))
    assert hospital.post("3501", listed).infcode == "-1"
    assert hospital.post("3501", counted("N1", drugtracinfo=listed["drugtracinfo"][0])).infcode == "0"
    assert len(platform.code("81000010000000000001")) == 1


def test_a_batch_under_a_result_profile_is_held_or_refused_as_a_whole(
    hospital: Hospital, platform: RunningSimulator
) -> None:
    platform.flags({"answers.batch": "result"})
    refused = hospital.post("3505A", sold("N1"), sold("N2", rx_flag="9"))
    assert refused.infcode == "0"
    assert refused.output["result"]["retRslt"] == "0"
    assert "第2行" in refused.output["result"]["msgRslt"]
    assert platform.ledger() == []
    assert hospital.post("3505A", sold("N1"), sold("N2")).output == {"result": {"retRslt": "1", "msgRslt": "成功"}}
    assert len(platform.ledger()) == 2
