"""One thread's line: sign-in for the day, receipts row by row, questions after silence, and a call log without people."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from app.domain.outage import Outage
from app.domain.submissions import Accepted, ErrorClass, Rejected, SubmissionKind
from app.platforms.insurance.platform import Insurance
from app.platforms.platform import CannotAsk, Outcome
from tests.platforms.line_server import answering, line_server, sending
from tests.platforms.samples import ID_NUMBER, NOW, options, profile, submission

K = SubmissionKind
MESSAGE_ID = "H44000000001202611201403590001"
NO_SIGN_IN = {"signs_in": False}


def reply(infcode=0, err_msg="", output=None, status="200 OK", date="", **members):
    document = {"infcode": infcode, "inf_refmsgid": "R1", "err_msg": err_msg, "output": output, **members}
    return answering(orjson.dumps(document), status, f"Date: {date}\r\n" if date else "")


def signed_in(number="S1"):
    return reply(output={"signinoutb": {"sign_no": number, "sign_time": "2026-11-20 14:03:59"}})


class Clock:
    def __init__(self, at=NOW):
        self.at = at

    def __call__(self):
        return self.at


class Table:
    """A platform, a client of it, and everything that was said."""

    def __init__(self, server, clock, **sections):
        self.server = server
        self.calls = []
        self.platform = Insurance(options(url=server.url, profile=profile(**sections)), clock=clock)
        self.client = self.platform.client(self.calls.append)

    def send(self, *rows):
        (load,) = self.platform.pack(rows).loads
        return self.client.send(load, MESSAGE_ID)

    def heard(self, index=-1):
        return orjson.loads(self.server.requests[index].split(b"\r\n\r\n", 1)[1])


@contextmanager
def table(*acts, clock=None, **sections):
    with line_server(*acts) as server:
        there = Table(server, clock or Clock(), **sections)
        try:
            yield there
        finally:
            there.client.close()


def test_rows_that_are_taken_are_accepted_with_the_platform_s_number():
    rows = [submission(), submission()]
    with table(reply(warn_msg="机构名称过长"), **NO_SIGN_IN) as there:
        receipts = there.send(*rows)
    assert receipts == {row.id: Accepted(MESSAGE_ID, "R1", NOW, "机构名称过长") for row in rows}
    assert there.calls[0].outcome is Outcome.ACCEPTED
    assert (there.calls[0].transaction, there.calls[0].message_id) == ("3505A", MESSAGE_ID)


def test_one_row_may_be_refused_and_its_neighbour_held():
    good, bad = submission(), submission()
    output = {"selinfoErrDetail": [{"fixmedins_bchno": bad.id, "retRslt": "0", "msgRslt": "医保编码不存在"}]}
    with table(reply(output=output), **NO_SIGN_IN) as there:
        receipts = there.send(good, bad)
    assert isinstance(receipts[good.id], Accepted)
    assert receipts[bad.id] == Rejected(MESSAGE_ID, ErrorClass.CATALOGUE, "医保编码不存在", NOW)
    assert there.calls[0].outcome is Outcome.PARTLY


def test_a_refused_message_refuses_every_row():
    rows = [submission(), submission()]
    with table(reply(-1, "操作员未备案"), **NO_SIGN_IN) as there:
        receipts = there.send(*rows)
    assert receipts == {row.id: Rejected(MESSAGE_ID, ErrorClass.OPERATOR, "操作员未备案", NOW) for row in rows}
    assert there.calls[0].outcome is Outcome.REJECTED


def test_a_withdrawal_gets_the_verdict_on_the_row_it_names():
    withdrawal = submission(K.WITHDRAWAL)
    output = {"goodErrDetail": [{"fixmedins_bchno": withdrawal.body.of, "retRslt": "0", "msgRslt": "未找到"}]}
    with table(reply(output=output), **NO_SIGN_IN) as there:
        receipts = there.send(withdrawal)
    assert receipts[withdrawal.id] == Rejected(MESSAGE_ID, ErrorClass.OTHER, "未找到", NOW)


@pytest.mark.parametrize(
    "act",
    [
        answering(b""),
        answering(b"<html>"),
        answering(b'{"infcode":0,"output":{"re'),
        sending(b""),
        reply(status="502 Bad"),
    ],
)
def test_silence_of_every_kind_is_an_outage_and_on_record(act):
    with table(act, **NO_SIGN_IN) as there, pytest.raises(Outage) as caught:
        there.send(submission())
    assert caught.value.sent
    assert there.calls[0].outcome is Outcome.SILENT
    assert there.calls[0].trouble


def test_what_never_left_is_on_record_too():
    with table(reply(), **NO_SIGN_IN) as there:
        there.platform.cable.cut()
        with pytest.raises(Outage) as caught:
            there.send(submission())
    assert not caught.value.sent
    assert (there.calls[0].outcome, there.calls[0].answer) == (Outcome.NOT_SENT, None)


def test_the_day_begins_with_a_sign_in_that_all_threads_share():
    with table(signed_in(), reply()) as there:
        assert there.client.must_sign_in
        assert there.client.sign_in("M9001") == Accepted("M9001", "R1", NOW)
        other = there.platform.client(there.calls.append)
        assert not other.must_sign_in
        assert other.sign_in("M9001b") == Accepted(None, None, NOW)
        other.close()
        there.send(submission())
    assert there.heard(0)["infno"] == "9001"
    assert there.heard(0)["sign_no"] == ""
    assert there.heard(0)["input"] == {"signIn": {"opter_no": "001", "mac": "00-1A-2B-3C-4D-5E", "ip": "10.0.0.7"}}
    assert there.heard(1)["sign_no"] == "S1"
    assert len(there.server.requests) == 2


def test_nothing_is_sent_before_the_sign_in():
    with table(reply()) as there, pytest.raises(Outage) as caught:
        there.send(submission())
    assert not caught.value.sent
    assert there.server.requests == []


def test_a_region_without_sign_in_never_asks_for_one():
    with table(reply(), **NO_SIGN_IN) as there:
        assert not there.client.must_sign_in
        assert isinstance(there.client.sign_in("M"), Accepted)
    assert there.server.requests == []


def test_the_sign_in_ends_at_midnight_in_china():
    clock = Clock(datetime(2026, 11, 20, 15, 59, 59, tzinfo=UTC))
    with table(signed_in(), clock=clock) as there:
        there.client.sign_in("M")
        assert not there.client.must_sign_in
        clock.at += timedelta(seconds=1)
        assert there.client.must_sign_in


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("今天已签退，不能再次签到", ErrorClass.SIGNED_OUT),
        ("签到失败，IP不在白名单", ErrorClass.SIGN_IN),
        ("参数校验失败：缺少必填字段MAC", ErrorClass.SIGN_IN),
        ("验签失败", ErrorClass.SIGNATURE),
        ("访问过于频繁", ErrorClass.RATE),
    ],
)
def test_a_refused_sign_in_stops_everything_but_haste(words, error):
    with table(reply(-1, words)) as there:
        refused = there.client.sign_in("M")
        assert there.client.must_sign_in
    assert refused == Rejected("M", error, words, NOW)


def test_a_sign_in_without_a_number_is_none():
    with table(reply(output={"signinoutb": {}})) as there:
        assert there.client.sign_in("M").error is ErrorClass.SIGN_IN


def test_a_forgotten_sign_in_is_renewed():
    with table(signed_in(), reply(-1, "签到编号无效或已过期，请重新签到"), signed_in("S2"), reply()) as there:
        there.client.sign_in("M")
        row = submission()
        assert there.send(row)[row.id].error is ErrorClass.SIGN_IN
        assert there.client.must_sign_in
        there.client.sign_in("M2")
        there.send(row)
    assert there.heard()["sign_no"] == "S2"


def test_who_signed_out_does_not_come_in_again_today():
    clock = Clock()
    with table(signed_in(), reply(), signed_in("S2"), clock=clock) as there:
        there.client.sign_in("M")
        assert isinstance(there.client.sign_out("M2"), Accepted)
        assert there.heard()["input"] == {"signOut": {"opter_no": "001", "sign_no": "S1"}}
        assert there.client.sign_in("M3") == Rejected(None, ErrorClass.SIGNED_OUT, "今天已签退", NOW)
        clock.at += timedelta(days=1)
        assert isinstance(there.client.sign_in("M4"), Accepted)


def test_nobody_signs_out_who_is_not_in():
    with table(reply()) as there:
        assert isinstance(there.client.sign_out("M"), Rejected)
    assert there.server.requests == []


@pytest.mark.parametrize(
    ("kind", "query"),
    [
        (K.COUNT, "3508"),
        (K.STOCK_CHANGE, "3509"),
        (K.PURCHASE, "3510"),
        (K.SUPPLIER_RETURN, "3510"),
        (K.SALE, "3511"),
        (K.SALE_RETURN, "3511"),
    ],
)
def test_each_kind_is_asked_for_by_its_own_query_and_number(kind, query):
    row = submission(kind)
    with table(
        reply(output={"data": [{"fixmedins_bchno": row.id}]}), reply(output={"data": []}), **NO_SIGN_IN
    ) as there:
        assert there.client.ask(row, MESSAGE_ID) == Accepted(MESSAGE_ID, "query", NOW)
        assert there.client.ask(row, MESSAGE_ID) is None
    assert there.heard()["infno"] == query
    assert there.heard()["input"] == {"data": {"fixmedins_code": "H44000000001", "fixmedins_bchno": row.id}}


def test_a_withdrawal_is_done_when_the_row_is_gone():
    withdrawal = submission(K.WITHDRAWAL)
    there_still = reply(output={"data": [{"fixmedins_bchno": withdrawal.body.of}]})
    with table(there_still, reply(output={"data": []}), **NO_SIGN_IN) as there:
        assert there.client.ask(withdrawal, MESSAGE_ID) is None
        assert there.client.ask(withdrawal, MESSAGE_ID) == Accepted(MESSAGE_ID, "query", NOW)
    assert there.heard()["infno"] == "3511"


def test_a_refused_or_evasive_question_is_no_answer():
    row = submission()
    evasive = reply(output={"data": [{"fixmedins_bchno": "somebody else"}]})
    with table(reply(-1, "验签失败"), evasive, **NO_SIGN_IN) as there:
        with pytest.raises(CannotAsk) as caught:
            there.client.ask(row, MESSAGE_ID)
        assert caught.value.error is ErrorClass.SIGNATURE
        with pytest.raises(CannotAsk) as caught:
            there.client.ask(row, MESSAGE_ID)
        assert caught.value.error is None


def test_a_region_may_say_no_such_row_in_words():
    with table(reply(-1, "未查询到数据"), asking={"empty_answers": ["未查询到"]}, **NO_SIGN_IN) as there:
        assert there.client.ask(submission(), MESSAGE_ID) is None


def test_a_region_without_the_query_cannot_be_asked():
    with table(reply(), asking={"queries": ["3508"]}, **NO_SIGN_IN) as there, pytest.raises(CannotAsk):
        there.client.ask(submission(), MESSAGE_ID)
    assert there.server.requests == []


def test_silence_after_a_question_is_an_outage():
    with table(sending(b""), **NO_SIGN_IN) as there, pytest.raises(Outage):
        there.client.ask(submission(), MESSAGE_ID)


def test_rows_can_be_fetched_to_compare_books():
    rows = {"data": [{"fixmedinsBchno": "1", "drugTracCodg": "8"}]}
    with table(reply(output=rows), **NO_SIGN_IN) as there:
        found = there.client.records("3513", {"drug_trac_codg": "8", "psn_cert_type": "01"}, MESSAGE_ID)
    assert found == ({"fixmedins_bchno": "1", "drug_trac_codg": "8"},)


def test_the_call_log_holds_no_personal_data_in_question_or_answer():
    personal = {"3505": {"send": ["psn_name", "certno", "psn_no"]}}
    row = submission()
    echo = {"data": [{"psnName": "张小明", "certno": ID_NUMBER, "x": "张小明"}], "err": "张小明"}
    with table(reply(-1, f"张小明({ID_NUMBER})参保状态异常", echo), fields=personal, **NO_SIGN_IN) as there:
        receipt = there.send(row)[row.id]
    heard = there.heard()["input"]["selinfoDetail"][0]
    assert (heard["psn_name"], heard["certno"]) == ("张小明", ID_NUMBER)
    assert there.heard()["insuplc_admdvs"] == "440300"
    for text in (there.calls[0].request, there.calls[0].answer, receipt.words):
        assert "张小明" not in text
        assert ID_NUMBER not in text
    for text in ("44030000000000012345", "11010519491231002X"):
        assert text not in there.calls[0].request
    assert receipt.words == "张**(110***********4514)参保状态异常"
    assert "81234567890123456789" in there.calls[0].request
    assert orjson.loads(there.calls[0].request)["infno"] == "3505A"


def test_personal_members_are_masked_by_name_even_if_the_profile_fills_them():
    with table(reply(), fields={"3505": {"constants": {"phar_certno": "G12345678"}}}, **NO_SIGN_IN) as there:
        there.send(submission())
    assert there.heard()["input"]["selinfoDetail"][0]["phar_certno"] == "G12345678"
    assert "G12345678" not in there.calls[0].request


def test_people_insured_elsewhere_are_sent_without_their_number():
    away = submission(visit={"insured": True, "settlement_id": "S", "out_of_area": True})
    with table(reply(), fields={"3505": {"send": ["psn_no"]}}, **NO_SIGN_IN) as there:
        there.send(away)
    assert there.heard()["insuplc_admdvs"] == ""
    assert "psn_no" not in there.heard()["input"]["selinfoDetail"][0]


def test_the_call_log_holds_no_credentials():
    with line_server(reply()) as server:
        calls = []
        region = profile("guangdong", signs_in=False)
        platform = Insurance(options(url=server.url, profile=region, account="konto-1", key="geheim"))
        client = platform.client(calls.append)
        client.send(platform.pack([submission()]).loads[0], MESSAGE_ID)
        client.close()
    assert b"konto-1" in server.requests[0]
    assert b"geheim" not in server.requests[0]
    assert "konto-1" not in str(calls)


def test_the_platform_s_clock_is_compared_with_ours():
    with table(reply(date="Fri, 20 Nov 2026 06:13:59 GMT"), **NO_SIGN_IN) as there:
        assert there.platform.drift_s is None
        there.send(submission())
        assert there.platform.drift_s == 600


def test_without_a_date_the_reply_s_own_time_is_taken():
    with table(reply(respond_time="20261120140329500"), **NO_SIGN_IN) as there:
        there.send(submission())
        assert there.platform.drift_s == -29.5


@pytest.mark.parametrize(("date", "error"), [("06:13:59", ErrorClass.CLOCK), ("06:04:59", ErrorClass.SIGNATURE)])
def test_a_refused_signature_is_the_clock_s_fault_where_the_clocks_are_apart(date, error):
    refusal = answering(
        orjson.dumps({"code": 400001, "msg": "鉴权失败，鉴权信息有误。"}),
        "500 Internal Server Error",
        f"Date: Fri, 20 Nov 2026 {date} GMT\r\n",
    )
    row = submission()
    with table(refusal, **NO_SIGN_IN) as there:
        assert there.send(row)[row.id].error is error
