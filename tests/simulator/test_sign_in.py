"""9001, 9002, and the sign_no that transactions carry."""

import pytest

from tests.fakes.simulator import RunningSimulator
from tests.simulator.hospital import Hospital, sold

TOMORROW = '[[rule]]\ndo = "clock"\nseconds = 86400\n'


def sign_out(hospital: Hospital, opter: str = "001") -> dict[str, object]:
    return hospital.send("9002", {"signOut": {"opter_no": opter, "sign_no": hospital.sign_no}}, opter=opter).json


@pytest.fixture
def strict(hospital: Hospital) -> Hospital:
    """A hospital whose platform wants a sign-in."""
    hospital.platform.flags({"envelope.sign_no": "required"})
    return hospital


def test_signing_in_hands_out_a_number_and_the_time(hospital: Hospital) -> None:
    signed = hospital.sign_in().output["signinoutb"]
    assert 0 < len(signed["sign_no"]) <= 30
    assert len(signed["sign_time"]) == 19


def test_transactions_want_the_number_where_the_profile_says_so(strict: Hospital) -> None:
    assert "未签到" in strict.post("3505", sold("N1")).err_msg
    strict.sign_in()
    assert strict.post("3505", sold("N1")).infcode == "0"
    assert strict.ask("3511", fixmedins_bchno="N1").infcode == "0"


def test_a_number_nobody_handed_out_is_refused_even_where_none_is_required(hospital: Hospital) -> None:
    assert "签到编号无效" in hospital.post("3505", sold("N1"), sign_no="123").err_msg
    hospital.platform.flags({"envelope.sign_no": "ignored"})
    assert hospital.post("3505", sold("N1"), sign_no="123").infcode == "0"


def test_a_number_belongs_to_its_operator(strict: Hospital) -> None:
    strict.sign_in("001")
    assert "签到编号无效" in strict.post("3505", sold("N1"), opter="002").err_msg
    strict.platform.flags({"envelope.sign_no": "required", "envelope.sign_no_of_operator": False})
    assert strict.post("3505", sold("N1"), opter="002").infcode == "0"


def test_two_workstations_of_one_operator_may_both_sign_in(strict: Hospital) -> None:
    first = strict.sign_in().output["signinoutb"]["sign_no"]
    second = strict.sign_in().output["signinoutb"]["sign_no"]
    assert first != second
    assert strict.post("3505", sold("N1"), sign_no=first).infcode == "0"


def test_after_signing_out_the_day_is_over_for_that_operator(strict: Hospital) -> None:
    strict.sign_in()
    assert strict.post("3505", sold("N1")).infcode == "0"
    assert sign_out(strict)["output"]["signinoutb"]["sign_time"]  # type: ignore[index]
    assert strict.post("3505", sold("N2")).err_msg == "今天已签退"
    assert "今天已签退" in strict.sign_in().err_msg
    assert strict.sign_in("002").infcode == "0"


def test_tomorrow_the_old_number_is_void_and_signing_in_works_again(strict: Hospital) -> None:
    strict.sign_in()
    sign_out(strict)
    strict.platform.faults(TOMORROW)
    assert "签到编号无效" in strict.post("3505", sold("N1")).err_msg
    assert strict.sign_in().infcode == "0"
    assert strict.post("3505", sold("N1")).infcode == "0"


def test_signing_out_wants_a_live_number(hospital: Hospital, platform: RunningSimulator) -> None:
    hospital.sign_no = "1"
    assert sign_out(hospital)["err_msg"] == "签到编号无效或已过期"
    assert platform.state()["sign_ins"] == 0


@pytest.mark.parametrize("missing", ["opter_no", "mac", "ip"])
def test_signing_in_wants_operator_and_machine(hospital: Hospital, missing: str) -> None:
    signing = {"opter_no": "001", "mac": "00:11:22:33:44:55", "ip": "10.0.0.7"}
    answer = hospital.send("9001", {"signIn": {**signing, missing: ""}})
    assert missing in answer.err_msg
