"""What the platform's words mean, as they were seen on site and in other programs' mock platforms."""

import pytest

from app.domain.submissions import ErrorClass
from app.platforms.insurance.wire.refusals import error_class

E = ErrorClass

SEEN = [
    ("验签失败", E.SIGNATURE),
    ("签名不正确", E.SIGNATURE),
    ("9000 签名超时", E.CLOCK),
    ("操作员未备案", E.OPERATOR),
    ("opter 不存在", E.OPERATOR),
    ("该人员未参保", E.PERSON),
    ("参保状态异常", E.PERSON),
    ("医保编码不存在", E.CATALOGUE),
    ("目录已失效，请重新下载", E.CATALOGUE),
    ("科室未对照", E.DEPARTMENT),
    ("未找到该批次流水号对应的信息", E.ABSENT),
    ("批次流水号不存在", E.ABSENT),
    ("该批次流水号已存在", E.DUPLICATE),
    ("药品未对照", E.CATALOGUE),
    ("科室编码错误", E.DEPARTMENT),
    ("违反限制用药规则", E.RULE),
    ("超限额", E.RULE),
    ("今天已签退，不能再次签到", E.SIGNED_OUT),
    ("签到失败：IP/MAC 不在白名单", E.SIGN_IN),
    ("签到编号无效或已过期，请重新签到", E.SIGN_IN),
    ("未签到：缺少sign_no(交易签到流水号)", E.SIGN_IN),
    ("调用频率超过限制，请稍后再试", E.RATE),
    ("访问过于频繁", E.RATE),
    ("该批次流水号已存在", E.DUPLICATE),
    ("批次流水号重复", E.DUPLICATE),
    ("参数校验失败：缺少必填字段生产批号", E.FIELD),
    ("sel_retn_opter_name不能为空", E.FIELD),
    ("缺少必填字段医疗目录编码", E.FIELD),
    ("used_frqu 使用频率字段格式错误", E.FIELD),
    ("发送方报文ID重复", E.OTHER),
    ("数量9000超出范围", E.OTHER),
    ("系统繁忙", E.OTHER),
    ("", E.OTHER),
]


@pytest.mark.parametrize(("words", "error"), SEEN)
def test_words_are_routed_to_their_class(words, error):
    assert error_class(words) is error


def test_what_the_region_says_comes_first():
    regional = (("系统繁忙", E.RATE), ("医保编码", E.OTHER), ("", E.CLOCK))
    assert error_class("系统繁忙", regional) is E.RATE
    assert error_class("医保编码不存在", regional) is E.OTHER
    assert error_class("操作员未备案", regional) is E.OPERATOR


@pytest.mark.parametrize(
    ("code", "error"), [("9000", E.CLOCK), ("400001", E.SIGNATURE), ("429", E.RATE), ("-1", E.OTHER)]
)
def test_some_codes_speak_for_themselves(code, error):
    assert error_class("", code=code) is error


@pytest.mark.parametrize("words", ["验签失败", "9000 签名超时", "今天已签退", "签到失败"])
def test_what_keeps_everybody_out_stops_the_queue(words):
    assert error_class(words).stops_the_queue
