"""Replies as they were recorded, and replies of any shape: a reading or an honest "nobody knows", never anything else."""

from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.submissions import ErrorClass
from app.platforms.insurance.wire.replies import Unreadable, parse_reply
from app.platforms.insurance.wire.verdicts import failures

ROWS = ("01JD000000000000000000000A", "01JD000000000000000000000B", "01JD000000000000000000000C")
FIRST, SECOND, THIRD = ROWS
REFERENCE = {"inf_refmsgid": "440300202611201403590000000001", "respond_time": "20261120140359123"}


def reply(document, status=200):
    return parse_reply(status, document if isinstance(document, bytes) else orjson.dumps(document))


def taken(output=None, **members):
    return {"infcode": 0, **REFERENCE, "err_msg": "", **({} if output is None else {"output": output}), **members}


def refused_rows(document, rows=ROWS):
    return {key: failure.words for key, failure in failures(reply(document), rows).items()}


@pytest.mark.parametrize("infcode", [0, "0", 0.0, " 0 "])
def test_success_is_zero_as_number_or_text(infcode):
    read = reply(taken(infcode=infcode))
    assert read.is_taken
    assert read.reference == "440300202611201403590000000001"
    assert read.responded_at == datetime(2026, 11, 20, 6, 3, 59, 123_000, tzinfo=UTC)


@pytest.mark.parametrize("infcode", [-1, "-1", 1, "1", "9000", 2.5, "no"])
def test_anything_else_is_a_refusal(infcode):
    read = reply({"infcode": infcode, "err_msg": "科室未匹配"})
    assert not read.is_taken
    assert read.words == "科室未匹配"


def test_a_refusal_without_words_tells_its_code():
    assert reply({"infcode": -1, "err_msg": None}).words == "infcode -1"
    assert reply({"infcode": -1, "err_msg": None}).error is ErrorClass.OTHER


def test_a_warning_is_kept():
    assert reply(taken(warn_msg="机构名称过长")).words == "机构名称过长"


@pytest.mark.parametrize(
    "output", [None, {}, "", "{}", "成功", {"result": {}}, {"result": None}, {"result": {"retRslt": "1"}}, [], "[]"]
)
def test_no_output_of_note_means_every_row_is_held(output):
    assert refused_rows(taken(output)) == {}
    assert refused_rows({"infcode": 0, "output": output}) == {}


@pytest.mark.parametrize("no", ["0", 0, 0.0, False, "false"])
def test_a_refused_result_refuses_every_row(no):
    output = {"result": {"retRslt": no, "msgRslt": "第2行：药品目录编码不存在"}}
    assert refused_rows(taken(output)) == dict.fromkeys(ROWS, "第2行：药品目录编码不存在")
    assert refused_rows(taken(orjson.dumps(output).decode())) == dict.fromkeys(ROWS, "第2行：药品目录编码不存在")


@pytest.mark.parametrize(
    "row",
    [
        {"fixmedins_bchno": SECOND, "retRslt": "0", "msgRslt": "批次流水号已存在"},
        {"fixmedinsBchno": SECOND, "retRslt": 0, "msgRslt": "批次流水号已存在"},
        {"fixmedins_bchno": f" {SECOND.lower()} ", "ret_rslt": "0", "msg_rslt": "批次流水号已存在"},
        {"fixmedins_bchno": SECOND, "msgRslt": "批次流水号已存在"},
    ],
)
@pytest.mark.parametrize(
    "node", ["invinfoErrDetail", "selinfoErrDetail", "errDetail", "selinfo_err_detail", "failData"]
)
def test_a_row_among_the_failures_failed_and_the_others_are_held(row, node):
    assert refused_rows(taken({node: [row]})) == {SECOND: "批次流水号已存在"}
    assert refused_rows(taken({node: row})) == {SECOND: "批次流水号已存在"}
    assert refused_rows(taken({"result": {node: [row]}})) == {SECOND: "批次流水号已存在"}
    assert refused_rows(taken({node: orjson.dumps([row]).decode()})) == {SECOND: "批次流水号已存在"}
    assert refused_rows(taken(None, **{node: [row]})) == {SECOND: "批次流水号已存在"}


def test_rows_listed_as_good_are_good():
    rows = [{"fixmedins_bchno": key, "retRslt": "1", "msgRslt": ""} for key in ROWS]
    rows[2] |= {"retRslt": "0", "msgRslt": "不行"}
    assert refused_rows(taken({"selinfoErrDetail": rows})) == {THIRD: "不行"}


def test_a_row_said_to_be_good_and_bad_is_bad():
    rows = [{"fixmedins_bchno": FIRST, "retRslt": "1"}, {"fixmedins_bchno": FIRST, "retRslt": "0", "msgRslt": "不行"}]
    assert refused_rows(taken({"selinfoErrDetail": rows})) == {FIRST: "不行"}


def test_an_unnamed_failure_is_the_only_row_s_or_nobody_knows_whose():
    document = taken({"selinfoErrDetail": [{"retRslt": "0", "msgRslt": "不行"}]})
    assert refused_rows(document, ROWS[:1]) == {FIRST: "不行"}
    with pytest.raises(Unreadable):
        refused_rows(document)


@pytest.mark.parametrize(
    "output",
    [
        {"selinfoErrDetail": [{"fixmedins_bchno": "somebody else", "retRslt": "0"}]},
        {"selinfoErrDetail": ["不行"]},
        {"selinfoErrDetail": [{}]},
        {"selinfoErrDetail": [None]},
        {"selinfoErrDetail": "有错误"},
        {"selinfoErrDetail": 3},
        {"result": {"retRslt": "2"}},
        {"result": {"retRslt": ["0"]}},
        {"result": '{"retRslt":"0'},
        '{"result":{"retRslt":"0"',
        "[1,",
    ],
)
def test_what_may_be_a_failure_and_cannot_be_read_is_unreadable(output):
    with pytest.raises(Unreadable):
        refused_rows(taken(output))


@pytest.mark.parametrize("empty", [None, "", [], {}])
def test_an_empty_list_of_failures_is_good_news(empty):
    assert refused_rows(taken({"selinfoErrDetail": empty})) == {}


def test_gbk_and_a_byte_order_mark_are_read():
    text = orjson.dumps({"infcode": -1, "err_msg": "操作员未备案"}).decode()
    assert reply(text.encode("gb18030")).error is ErrorClass.OPERATOR
    assert reply(b"\xef\xbb\xbf" + text.encode()).error is ErrorClass.OPERATOR


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"<html><body>502</body></html>",
        b'{"infcode":0,"output":{"result":{"ret',
        b"\x00\xff\xfe",
        b"[]",
        b"0",
        b"null",
        b'"0"',
        b"{}",
        b'{"infcode":null}',
        b'{"infcode":""}',
        b'{"infcode":true}',
        b'{"infcode":[0]}',
        b'{"output":{"result":{"retRslt":"1"}}}',
        "成功".encode(),
    ],
)
def test_nobody_knows_what_a_body_without_an_envelope_means(body):
    with pytest.raises(Unreadable):
        reply(body)


@pytest.mark.parametrize(
    ("status", "document", "error"),
    [
        (500, {"code": 400001, "msg": "鉴权失败，鉴权信息有误。"}, ErrorClass.SIGNATURE),
        (500, {"code": "400001", "msg": "鉴权参数不完整，请求不合法。"}, ErrorClass.SIGNATURE),
        (200, {"code": 400001, "msg": "鉴权失败，鉴权信息有误。"}, ErrorClass.SIGNATURE),
        (200, {"code": "9000", "message": "签名超时"}, ErrorClass.CLOCK),
        (200, {"code": "500", "message": "验签失败"}, ErrorClass.SIGNATURE),
        (200, {"code": "404", "message": "服务不存在"}, ErrorClass.SIGNATURE),
        (200, {"code": "999", "msg": "医保编码不存在"}, ErrorClass.CATALOGUE),
        (200, {"code": 429, "msg": ""}, ErrorClass.RATE),
        (200, {"infcode": "9000", "err_msg": ""}, ErrorClass.CLOCK),
        (429, b"", ErrorClass.RATE),
        (429, {"infcode": -1, "err_msg": "x"}, ErrorClass.RATE),
        (401, b"", ErrorClass.SIGNATURE),
        (403, b"<html>", ErrorClass.SIGNATURE),
        (404, b"not found", ErrorClass.SIGNATURE),
        (404, {"code": "500", "message": "调用频率超过限制"}, ErrorClass.RATE),
        (415, {"code": 415, "msg": "Content-Type"}, ErrorClass.SIGNATURE),
        (400, {"infcode": -1, "err_msg": "缺少必填字段生产批号"}, ErrorClass.FIELD),
        (400, {"message": "科室未匹配"}, ErrorClass.DEPARTMENT),
        (413, b"", ErrorClass.OTHER),
    ],
)
def test_certain_refusals_of_gateways_and_servers(status, document, error):
    read = reply(document, status)
    assert read.error is error
    assert read.words


@pytest.mark.parametrize(
    ("status", "document"),
    [
        (500, b""),
        (500, {"infcode": -1, "err_msg": "系统异常"}),
        (500, {"infcode": 0}),
        (502, b"<html>"),
        (503, {"code": 500, "msg": "x"}),
        (504, b"Gateway Timeout"),
        (302, b""),
        (304, b""),
        (101, b""),
        (408, b""),
        (400, {"infcode": 0}),
        (200, {"code": "500", "message": "内部错误"}),
        (200, {"code": "999", "msg": "调用医保平台超时"}),
        (200, {"code": 0, "msg": "ok"}),
    ],
)
def test_nobody_knows_what_became_of_the_message(status, document):
    with pytest.raises(Unreadable):
        reply(document, status)


def test_long_words_are_shortened():
    assert len(reply({"infcode": -1, "err_msg": "错" * 9_000}).words) == 500


WORDS = st.sampled_from(["0", "1", "", "-1", "不行", "{", '{"retRslt":"0"}', "[]", *ROWS])
MEMBERS = "infcode output result retRslt msgRslt fixmedins_bchno fixmedinsBchno selinfoErrDetail err_msg code msg x"
NAMES = st.sampled_from(f"{MEMBERS} warn_msg inf_refmsgid respond_time data".split())
ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 2)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=6),
    max_leaves=25,
)
ENVELOPES = st.builds(lambda rest, infcode: {**rest, "infcode": infcode}, st.dictionaries(NAMES, ANY_JSON), ANY_JSON)
TAKEN = st.builds(
    lambda rest, code: {**rest, "infcode": code}, st.dictionaries(NAMES, ANY_JSON), st.sampled_from([0, "0"])
)
STATUSES = st.sampled_from([200, 200, 200, 201, 302, 400, 404, 408, 429, 500, 503])


def held(status, body):
    """Rows taken for accepted, or None where nobody knows or the message was refused."""
    try:
        read = parse_reply(status, body)
        failed = failures(read, ROWS) if read.is_taken else dict.fromkeys(ROWS)
    except Unreadable:
        return None
    assert set(failed) <= set(ROWS)
    return set(ROWS) - set(failed)


@given(status=STATUSES, body=st.binary(max_size=300))
@example(200, b"[" * 5_000)
@example(200, b'{"infcode":0,"output":' + b"[" * 900 + b"]" * 900 + b"}")
@example(200, b'{"infcode":1e999}')
@example(200, b'{"infcode":' + b"9" * 5_000 + b"}")
@example(200, b'{"infcode":0,"output":"\\ud800"}')
def test_no_bytes_break_the_reader(status, body):
    held(status, body)


@given(status=STATUSES, document=ANY_JSON | ENVELOPES | TAKEN)
def test_no_json_breaks_the_reader_and_nothing_is_held_without_infcode_0(status, document):
    accepted = held(status, orjson.dumps(document))
    if accepted:
        assert 200 <= status < 300
        assert str(document["infcode"]).strip() in ("0", "0.0", "-0.0")


@given(document=TAKEN, row=st.sampled_from(ROWS), node=st.sampled_from(["selinfoErrDetail", "invinfoErrDetail"]))
def test_a_row_said_to_have_failed_is_never_held(document, row, node):
    document = {**document, node: [{"fixmedins_bchno": row, "retRslt": "0"}]}
    accepted = held(200, orjson.dumps(document))
    assert accepted is None or row not in accepted


@given(document=TAKEN)
def test_a_refused_result_anywhere_leaves_no_row_held(document):
    document = {**document, "output": {"data": [{"result": {"retRslt": "0", "msgRslt": "不行"}}], "was": document}}
    assert not held(200, orjson.dumps(document))
