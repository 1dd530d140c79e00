"""The envelope: who sends, what, with which number; and how long it may be."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest

from tests.fakes.simulator import RunningSimulator
from tests.simulator.hospital import INSTITUTION, Hospital, counted, message_number, sold

REQUIRED = (
    "infno", "msgid", "mdtrtarea_admvs", "recer_sys_code", "infver", "opter_type", "opter", "opter_name", "inf_time",
    "fixmedins_code", "fixmedins_name", "input",
)  # fmt: skip


def refusal(hospital: Hospital, **members: Any) -> str:
    answer = hospital.post("3505", sold("N1"), **members)
    assert (answer.status, answer.infcode) == (200, "-1"), answer.json
    assert hospital.platform.ledger() == []
    return answer.err_msg


@pytest.mark.parametrize("name", REQUIRED)
def test_each_required_member_is_missed(hospital: Hospital, name: str) -> None:
    assert f"缺少必填项{name}" in refusal(hospital, **{name: None})
    assert f"缺少必填项{name}" in refusal(hospital, **{name: ""})


def test_the_optional_members_may_be_absent(hospital: Hospital) -> None:
    absent = dict.fromkeys(("insuplc_admdvs", "dev_no", "dev_safe_info", "cainfo", "signtype", "sign_no"))
    assert hospital.post("3505", sold("N1"), **absent).infcode == "0"


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"infno": "3599"}, "交易编号3599不存在"),
        ({"infno": "3508A"}, "交易编号3508A不存在"),
        ({"infno": "3505AA"}, "长度6超过5"),
        ({"infno": 3505}, "类型应为字符"),
        ({"mdtrtarea_admvs": "44030"}, "6位医保区划"),
        ({"insuplc_admdvs": "44030X"}, "6位医保区划"),
        ({"recer_sys_code": "x" * 11}, "长度11超过10"),
        ({"infver": "V9.9"}, "接口版本号应为V1.0"),
        ({"opter_type": "4"}, "不在字典opter_type内"),
        ({"opter": "x" * 31}, "长度31超过30"),
        ({"inf_time": "2026/01/05 10:00:00"}, "应为yyyy-MM-dd HH:mm:ss"),
        ({"inf_time": "2026-02-30 10:00:00"}, "应为yyyy-MM-dd HH:mm:ss"),
        ({"fixmedins_code": "X44000000001"}, "定点医药机构编号不存在"),
        ({"fixmedins_code": "H440000000011"}, "长度13超过12"),
        ({"fixmedins_name": "医" * 201}, "长度201超过200"),
        ({"sign_no": "x" * 31}, "长度31超过30"),
        ({"mdtrtarea_admdvs": "440300"}, "未知项mdtrtarea_admdvs"),
        ({"enc_type": "SM4"}, "未知项enc_type"),
        ({"input": "{}"}, "input应为JSON对象"),
        ({"input": []}, "input应为JSON对象"),
    ],
)
def test_a_wrong_member_is_named(hospital: Hospital, members: dict[str, Any], told: str) -> None:
    assert told in refusal(hospital, **members)


@pytest.mark.parametrize(
    "msgid",
    [
        INSTITUTION + "20260105100000" + "001",
        INSTITUTION + "20260105100000" + "00001",
        "H44000000002" + "20260105100000" + "0001",
        INSTITUTION + "20260230100000" + "0001",
        INSTITUTION + "20260105250000" + "0001",
        INSTITUTION + "2026010510000a" + "0001",
        INSTITUTION + "20260105100000" + "00０1",
        "0b8d2f7c-6a4e-4c11-9d3b-0f5e6c7d",
    ],
)
def test_a_message_number_is_institution_moment_and_sequence(hospital: Hospital, msgid: str) -> None:
    told = refusal(hospital, msgid=msgid)
    assert "msgid" in told or "发送方报文ID应为30位" in told


def test_a_message_number_is_good_once(hospital: Hospital, platform: RunningSimulator) -> None:
    msgid = message_number()
    assert hospital.post("3505", sold("N1"), msgid=msgid).infcode == "0"
    assert hospital.post("3505", sold("N2"), msgid=msgid).err_msg == "发送方报文ID重复"
    platform.flags({"envelope.repeated_msgid": "allow"})
    assert hospital.post("3505", sold("N3"), msgid=msgid).infcode == "0"


def test_a_message_number_is_used_up_even_when_its_rows_are_refused(hospital: Hospital) -> None:
    msgid = message_number()
    assert "rx_flag" in hospital.post("3505", sold("N1", rx_flag="9"), msgid=msgid).err_msg
    assert hospital.post("3505", sold("N1"), msgid=msgid).err_msg == "发送方报文ID重复"


def test_a_long_institution_name_passes_with_a_warning(hospital: Hospital) -> None:
    answer = hospital.post("3505", sold("N1"), fixmedins_name="某某市第一人民医院南院区门诊部药学部中心药房")
    assert answer.infcode == "0"
    assert "fixmedins_name" in answer.json["warn_msg"]


def test_registered_operators_only_where_the_profile_lists_them(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.flags({"envelope.operators": ["001"]})
    assert hospital.post("3505", sold("N1"), opter="002").err_msg == "操作员未备案"
    assert hospital.post("3505", sold("N1"), opter="001").infcode == "0"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"\xff\xfe{}", '{"infno":"３'.encode("gbk"), b"null"])
def test_a_body_that_is_no_json_object_is_refused_in_json(hospital: Hospital, body: bytes) -> None:
    answer = hospital.send_body(body)
    assert (answer.status, answer.infcode) == (200, "-1")
    assert "报文格式错误" in answer.err_msg


def test_input_may_hold_forty_thousand_characters_and_not_one_more(hospital: Hospital) -> None:
    rows = [counted(f"N{number:03d}", memo="备") for number in range(70)]
    spare = 40_000 - len(orjson.dumps({"invinfoDetail": rows}).decode())
    for number, row in enumerate(rows):
        row["memo"] += "备" * (spare // 70 + (number < spare % 70))
    too_long = [*rows[:-1], {**rows[-1], "memo": rows[-1]["memo"] + "备"}]
    assert hospital.send("3501A", {"invinfoDetail": too_long}).err_msg == "input长度40001超过40000"
    assert hospital.send("3501A", {"invinfoDetail": rows}).output == {"invinfoErrDetail": []}
    assert hospital.platform.state()["rows"]["held"] == 70


def test_white_space_on_the_wire_counts_into_the_length_of_input(hospital: Hospital) -> None:
    envelope = hospital.envelope("3505", {"selinfo": sold("N1")})
    padded = orjson.dumps(envelope).replace(b'"selinfo":', b'"selinfo":' + b" " * 40_000)
    assert "超过40000" in hospital.send_body(padded).err_msg
    outside = b"\n" * 40_000 + orjson.dumps(envelope)
    assert hospital.send_body(outside).infcode == "0"


def test_only_known_institutions_where_they_are_named(
    running_simulator: Callable[..., RunningSimulator], visit: Callable[..., Hospital]
) -> None:
    hospital = visit(running_simulator(institutions=["H11000000001", "P11000000001"]))
    assert refusal(hospital) == "定点医药机构编号不存在"
    answer = hospital.post(
        "3505",
        sold("N1"),
        fixmedins_code="P11000000001",
        msgid=message_number("P11000000001"),
        mdtrtarea_admvs="110100",
    )
    assert answer.infcode == "0"
