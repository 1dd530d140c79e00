"""Each fault, seen from the caller's side of the line and in the ledger: was it taken or not?"""

import calendar
import time
from email.utils import parsedate_to_datetime

import httpx
import orjson
import pytest

from tests.fakes.simulator import RunningSimulator
from tests.simulator.hospital import Hospital, removed, sold

SILENCE = (httpx.RemoteProtocolError, httpx.ReadError)


def rule(do: str, when: str = "", **parameters: object) -> str:
    lines = [f"{name} = {orjson.dumps(value).decode()}" for name, value in parameters.items()]
    return "\n".join(["[[rule]]", f'do = "{do}"', f"when = {{ {when} }}" if when else "", *lines, ""])


def held(platform: RunningSimulator, bchno: str = "N1") -> bool:
    return [row["state"] for row in platform.ledger(bchno)] == ["held"]


def test_delay_before_and_after_make_the_caller_wait(hospital: Hospital, platform: RunningSimulator) -> None:
    for number, stage in enumerate(("before", "after")):
        platform.faults(rule("delay", seconds=0.3, stage=stage))
        began = time.monotonic()
        assert hospital.post("3505", sold(f"N{number}")).infcode == "0"
        assert time.monotonic() - began >= 0.3


@pytest.mark.parametrize("stage", ["before", "after"])
def test_a_caller_who_gives_up_waiting_has_been_accepted_all_the_same(
    hospital: Hospital, platform: RunningSimulator, stage: str
) -> None:
    platform.faults(rule("delay", "nth = 1", seconds=1.0, stage=stage))
    hospital.client.timeout = httpx.Timeout(0.2)
    with pytest.raises(httpx.ReadTimeout):
        hospital.post("3505", sold("N1"))
    hospital.client.timeout = httpx.Timeout(20)
    platform.faults(rule("delay", seconds=1.0, stage="after"))  # its answer comes after the first one's wait has ended
    hospital.post("3505", sold("N2"))
    assert held(platform)


def test_others_are_served_while_one_waits(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.faults(rule("delay", 'contains = "SLOW"', seconds=30.0))
    hospital.client.timeout = httpx.Timeout(0.2)
    with pytest.raises(httpx.ReadTimeout):
        hospital.post("3505", sold("SLOW"))
    hospital.client.timeout = httpx.Timeout(20)
    assert hospital.post("3505", sold("N1")).infcode == "0"


def test_drop_unread_closes_before_reading(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.faults(rule("drop_unread", "every = 2"))
    assert hospital.post("3505", sold("N1")).infcode == "0"
    with pytest.raises((*SILENCE, httpx.WriteError)):
        hospital.post("3505", sold("N2"))
    assert platform.ledger("N2") == []
    assert platform.calls()[0]["verdict"] == "fault"


@pytest.mark.parametrize("reset", [False, True])
def test_drop_before_takes_nothing_and_the_message_number_stays_good(
    hospital: Hospital, platform: RunningSimulator, reset: bool
) -> None:
    platform.faults(rule("drop_before", "nth = 1", reset=reset))
    envelope = orjson.dumps(hospital.envelope("3505", {"selinfo": sold("N1")}))
    with pytest.raises(SILENCE):
        hospital.send_body(envelope)
    assert platform.ledger() == []
    assert hospital.send_body(envelope).infcode == "0"


@pytest.mark.parametrize("reset", [False, True])
def test_drop_after_has_taken_everything(hospital: Hospital, platform: RunningSimulator, reset: bool) -> None:
    platform.faults(rule("drop_after", "nth = 1", reset=reset))
    envelope = orjson.dumps(hospital.envelope("3505A", {"selinfoDetail": [sold("N1"), sold("N2")]}))
    with pytest.raises(SILENCE):
        hospital.send_body(envelope)
    assert held(platform, "N1")
    assert held(platform, "N2")
    assert hospital.send_body(envelope).err_msg == "发送方报文ID重复"
    assert [row["fixmedins_bchno"] for row in hospital.ask("3511").output["data"]] == ["N1", "N2"]
    assert platform.state()["doubled"] == []


def test_drop_after_on_a_deletion_has_deleted(hospital: Hospital, platform: RunningSimulator) -> None:
    hospital.post("3505", sold("N1"))
    platform.faults(rule("drop_after", 'infno = "3507"'))
    with pytest.raises(SILENCE):
        hospital.post("3507", removed("N1", "4"))
    assert platform.ledger("N1")[0]["state"] == "deleted"


@pytest.mark.parametrize("code", [500, 502, 503, 504, 404, 429])
@pytest.mark.parametrize("stage", ["before", "after"])
def test_a_status_comes_on_either_side_of_acceptance(
    hospital: Hospital, platform: RunningSimulator, code: int, stage: str
) -> None:
    platform.faults(rule("status", code=code, stage=stage))
    answer = hospital.post("3505", sold("N1"))
    assert answer.status == code
    assert b"infcode" not in answer.body
    assert held(platform) == (stage == "after")


@pytest.mark.parametrize("stage", ["before", "after"])
def test_a_truncated_body_is_shorter_than_promised(hospital: Hospital, platform: RunningSimulator, stage: str) -> None:
    platform.faults(rule("truncated", keep=0.5, stage=stage))
    with pytest.raises(httpx.RemoteProtocolError, match="complete message body"):
        hospital.post("3505", sold("N1"))
    assert held(platform) == (stage == "after")


@pytest.mark.parametrize("stage", ["before", "after"])
def test_cut_headers_are_no_answer(hospital: Hospital, platform: RunningSimulator, stage: str) -> None:
    platform.faults(rule("cut_headers", stage=stage))
    with pytest.raises(httpx.RemoteProtocolError):
        hospital.post("3505", sold("N1"))
    assert held(platform) == (stage == "after")


@pytest.mark.parametrize("stage", ["before", "after"])
def test_garbage_and_nothing_arrive_with_status_200(hospital: Hospital, platform: RunningSimulator, stage: str) -> None:
    platform.faults(rule("garbage", size=300, stage=stage))
    answer = hospital.post("3505", sold("N1"))
    assert (answer.status, len(answer.body)) == (200, 300)
    with pytest.raises(orjson.JSONDecodeError):
        orjson.loads(answer.body)
    platform.faults(rule("empty", stage=stage))
    answer = hospital.post("3505", sold("N2"))
    assert (answer.status, answer.body) == (200, b"")
    assert held(platform, "N1") == held(platform, "N2") == (stage == "after")


def test_a_wrong_content_type_wraps_the_right_answer(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.faults(rule("content_type", value="text/html;charset=ISO-8859-1"))
    answer = hospital.post("3505", sold("N1"))
    assert answer.headers["content-type"] == "text/html;charset=ISO-8859-1"
    assert answer.infcode == "0"


def test_gbk_is_the_right_answer_in_another_encoding(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.faults(rule("gbk"))
    answer = hospital.post("3505", sold("N1", rx_flag="9"))
    assert "处方药标志" in answer.body.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        answer.body.decode()


@pytest.mark.parametrize("stage", ["before", "after"])
@pytest.mark.parametrize("status", [200, 502])
def test_an_html_page_of_a_proxy(hospital: Hospital, platform: RunningSimulator, status: int, stage: str) -> None:
    platform.faults(rule("html", status=status, stage=stage))
    answer = hospital.post("3505", sold("N1"))
    assert (answer.status, answer.headers["content-type"]) == (status, "text/html;charset=UTF-8")
    assert answer.body.startswith(b"<!DOCTYPE html>")
    assert held(platform) == (stage == "after")


@pytest.mark.parametrize("stage", ["before", "after"])
def test_a_chosen_err_msg_refuses_or_lies(hospital: Hospital, platform: RunningSimulator, stage: str) -> None:
    platform.faults(rule("err_msg", text="医保目录编码不存在", stage=stage))
    answer = hospital.post("3505", sold("N1"))
    assert (answer.infcode, answer.err_msg) == ("-1", "医保目录编码不存在")
    assert held(platform) == (stage == "after")


def test_an_infcode_of_ones_own(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.faults(rule("err_msg", text="失败", infcode="1"))
    assert hospital.post("3505", sold("N1")).json["infcode"] == 1


def test_chosen_rows_of_a_batch_fail_and_the_others_are_taken(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.faults(rule("rows", rows=[2, 4], text="未做目录对照"))
    answer = hospital.post("3505A", *(sold(f"N{number}") for number in (1, 2, 3, 4)))
    failed = answer.output["selinfoErrDetail"]
    assert answer.infcode == "0"
    assert [(row["fixmedins_bchno"], row["retRslt"], row["msgRslt"]) for row in failed] == [
        ("N2", "0", "未做目录对照"),
        ("N4", "0", "未做目录对照"),
    ]
    assert sorted(row["bchno"] for row in platform.ledger()) == ["N1", "N3"]
    assert platform.calls()[0]["verdict"] == "partial"


def test_a_failed_single_row_hides_behind_infcode_0(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.faults(rule("rows", rows=[1], text="未做目录对照"))
    answer = hospital.post("3505", sold("N1"))
    assert answer.infcode == "0"
    assert answer.output == {"result": {"retRslt": "0", "msgRslt": "未做目录对照"}}
    assert platform.ledger() == []


@pytest.mark.parametrize("seconds", [-600, 600])
def test_a_skewed_clock_shows_and_turns_signatures_away(hospital_of: object, platform_of: object, seconds: int) -> None:
    plain, tif = hospital_of("plain"), hospital_of("tif")  # type: ignore[operator]
    for hospital in (plain, tif):
        hospital.platform.faults(rule("clock", seconds=float(seconds)))
    answer = plain.post("3505", sold("N1"))
    date = parsedate_to_datetime(answer.headers["date"]).timestamp()
    assert abs(date - time.time() - seconds) < 30
    assert abs(float(answer.json["respond_time"]) - float(answer.json["refmsg_time"])) < 10_000
    told = calendar.timegm(time.strptime(answer.json["respond_time"][:14], "%Y%m%d%H%M%S")) - 8 * 3600
    assert abs(told - time.time() - seconds) < 30
    assert tif.post("3505", sold("N1")).json["code"] == 400001
    right = tif.headers(timestamp=str(int(time.time()) + seconds))
    assert tif.post("3505", sold("N1"), headers=right).status == 200


def test_a_drip_arrives_whole_but_slowly(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.faults(rule("drip", chunk=10, interval_s=0.01))
    began = time.monotonic()
    assert hospital.post("3505", sold("N1")).infcode == "0"
    assert time.monotonic() - began > 0.2
    assert held(platform)


def test_a_drip_outlives_a_read_timeout_and_the_caller_may_leave(
    hospital: Hospital, platform: RunningSimulator
) -> None:
    platform.faults(rule("drip", "nth = 1", chunk=1, interval_s=0.6))
    hospital.client.timeout = httpx.Timeout(0.3)
    with pytest.raises(httpx.ReadTimeout):
        hospital.post("3505", sold("N1"))
    assert held(platform)
    hospital.client.timeout = httpx.Timeout(20)
    assert hospital.post("3505", sold("N2")).infcode == "0"


def test_a_rate_limit_refuses_what_exceeds_it_by_status_or_by_words(
    hospital: Hospital, platform: RunningSimulator
) -> None:
    platform.faults(rule("rate_limit", per_minute=2))
    assert [hospital.post("3505", sold(f"A{number}")).status for number in range(4)] == [200, 200, 429, 429]
    platform.faults(rule("rate_limit", per_minute=2, status=200, text="慢一点"))
    answers = [hospital.post("3505", sold(f"B{number}")) for number in range(3)]
    assert [answer.status for answer in answers] == [200, 200, 200]
    assert [answer.err_msg for answer in answers] == ["", "", "慢一点"]
    assert len(platform.ledger()) == 4


def test_a_rule_strikes_where_all_its_conditions_fit(hospital: Hospital, platform: RunningSimulator) -> None:
    script = rule("err_msg", 'infno = ["3505", "3505A"], contains = "8100001", nth = [2, 3], count = 1', text="碰到了")
    platform.faults(script)
    struck = []
    for number, code in enumerate(["X", "81000010000000000001", "81000010000000000002", "Y", "81000010000000000003"]):
        struck.append(hospital.post("3505", sold(f"N{number}", code)).err_msg)
    assert struck == ["", "", "碰到了", "", ""]
    (told,) = platform.state()["faults"]["rules"]
    assert (told["seen"], told["fired"]) == (3, 1)


def test_contains_looks_at_batch_numbers_too(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.faults(rule("err_msg", 'contains = "N2"', text="碰到了"))
    assert hospital.post("3505A", sold("N1"), sold("N3")).infcode == "0"
    assert hospital.post("3505A", sold("N4"), sold("N2")).err_msg == "碰到了"


def test_chance_is_the_same_for_the_same_seed(hospital: Hospital, platform: RunningSimulator) -> None:
    runs = []
    for run in "AB":
        platform.faults(rule("err_msg", "probability = 0.5, seed = 7", text="碰到了"))
        runs.append([hospital.post("3505", sold(f"{run}{number}")).err_msg for number in range(30)])
    assert runs[0] == runs[1]
    assert set(runs[0]) == {"", "碰到了"}


def test_a_rule_keeps_to_its_time_window(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.faults(rule("err_msg", "from_s = 60", text="以后") + rule("err_msg", "until_s = 60", text="现在"))
    assert hospital.post("3505", sold("N1")).err_msg == "现在"


def test_the_first_rule_that_fits_strikes_and_the_others_keep_their_count(
    hospital: Hospital, platform: RunningSimulator
) -> None:
    platform.faults(rule("err_msg", "count = 1", text="甲") + rule("err_msg", "count = 1", text="乙"))
    assert [hospital.post("3505", sold(f"N{number}")).err_msg for number in range(3)] == ["甲", "乙", ""]


def test_a_fault_waits_behind_the_gateway(hospital_of: object) -> None:
    tif = hospital_of("tif")  # type: ignore[operator]
    tif.platform.faults(rule("drop_after", "nth = 1"))
    assert tif.post("3505", sold("N1"), headers=tif.headers(token="wrong")).status == 500
    with pytest.raises(SILENCE):
        tif.sign_in()


def test_faults_are_cleared_and_replaced_at_run_time(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.faults(rule("err_msg", text="甲"))
    assert hospital.post("3505", sold("N1")).err_msg == "甲"
    platform.faults(rule("err_msg", text="乙"))
    assert hospital.post("3505", sold("N1")).err_msg == "乙"
    assert hospital.client.delete("/_sim/faults").json() == {"text": "", "rules": []}
    assert hospital.post("3505", sold("N1")).infcode == "0"


def test_the_call_log_names_the_fault_a_request_met(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.faults('[[rule]]\nname = "收下之后 500"\ndo = "status"\nstage = "after"\n')
    hospital.post("3505", sold("N1"))
    (call,) = platform.calls()
    assert (call["fault"], call["verdict"], call["accepted"]) == ("收下之后 500", "accepted", 1)
