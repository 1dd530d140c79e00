"""The many dresses of one answer, each a flag of the profile."""

from typing import Any

import orjson
import pytest

from tests.fakes.simulator import RunningSimulator
from tests.simulator.hospital import Hospital, counted, sold


def test_an_answer_carries_the_envelopes_own_numbers_and_times(hospital: Hospital) -> None:
    answer = hospital.post("3505", sold("N1"))
    reference = answer.json["inf_refmsgid"]
    assert (len(reference), reference[:6], reference.isdecimal()) == (30, "440300", True)
    assert len(answer.json["refmsg_time"]) == len(answer.json["respond_time"]) == 17
    assert answer.headers["content-type"] == "application/json;charset=UTF-8"
    assert answer.headers["date"].endswith("GMT")


def test_no_two_answers_have_the_same_reference(hospital: Hospital) -> None:
    seen = {hospital.post("3505", sold(f"N{number}")).json["inf_refmsgid"] for number in range(5)}
    assert len(seen) == 5


@pytest.mark.parametrize(
    ("flag", "expected"), [("number", [0, 0, -1]), ("string", ["0", "0", "-1"]), ("alternate", [0, "0", -1])]
)
def test_infcode_is_a_number_or_a_text_or_both_in_turn(
    hospital: Hospital, platform: RunningSimulator, flag: str, expected: list[Any]
) -> None:
    platform.flags({"answers.infcode": flag})
    answers = [hospital.post("3505", sold(number)) for number in ("N1", "N2", "N2")]
    assert [answer.json["infcode"] for answer in answers] == expected


@pytest.mark.parametrize(("flag", "expected"), [("null", None), ("object", {}), ("string", "")])
def test_an_empty_output_has_four_shapes(
    hospital: Hospital, platform: RunningSimulator, flag: str, expected: Any
) -> None:
    assert "output" not in hospital.post("3505", sold("N1")).json
    platform.flags({"answers.empty_output": flag})
    answer = hospital.post("3505", sold("N2")).json
    assert "output" in answer
    assert answer["output"] == expected


def test_output_may_be_json_in_a_string(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.flags({"answers.output_as_string": True})
    hospital.post("3501", counted("N1"))
    output = hospital.ask("3508", fixmedins_bchno="N1").output
    assert isinstance(output, str)
    assert orjson.loads(output)["data"][0]["fixmedins_bchno"] == "N1"


def test_err_detail_may_list_every_row(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.flags({"answers.err_detail": "all"})
    listed = hospital.post("3505A", sold("N1"), sold("N2", rx_flag="9")).output["selinfoErrDetail"]
    assert [(row["fixmedins_bchno"], row["retRslt"]) for row in listed] == [("N1", "1"), ("N2", "0")]


def test_a_single_form_may_answer_with_a_result_whose_failure_hides_behind_infcode_0(
    hospital: Hospital, platform: RunningSimulator
) -> None:
    platform.flags({"answers.single": "result"})
    assert hospital.post("3505", sold("N1")).output == {"result": {"retRslt": "1", "msgRslt": "成功"}}
    repeated = hospital.post("3505", sold("N1"))
    assert repeated.infcode == "0"
    assert repeated.output == {"result": {"retRslt": "0", "msgRslt": "该批次流水号已存在"}}
    assert hospital.post("3505", sold("N2", rx_flag="9")).infcode == "-1"
