"""What the platform's words of refusal mean.

Source: err_msg texts and causes as kept by a hospital group's error handbook; the platform's own list of codes is not
published. The first line that fits decides, so what blocks everything stands before what concerns one row, and a
missing field is told before the subject it names. The rest of the wording was seen in gateways and mock platforms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.submissions import ErrorClass

_TABLE: tuple[tuple[str, ErrorClass], ...] = (
    # Too many requests: nothing wrong with the row.
    (r"频繁|(访问|请求|调用)频率|频率(过|超)|限流|流控|限速|请求过多|too many requests|rate limit", ErrorClass.RATE),
    # The message number, not the row, was used before.
    (r"报文\s*ID|msgid", ErrorClass.OTHER),
    (r"签名超时|时间戳|时钟", ErrorClass.CLOCK),
    (r"今天已签退|已签退", ErrorClass.SIGNED_OUT),
    (r"签到|sign_no|白名单", ErrorClass.SIGN_IN),
    # Key, certificate, path, version or institution: the platform does not know us, so no row would pass.
    (r"接口版本|infver|交易编号.*不存在|定点医药机构编号不存在", ErrorClass.SIGNATURE),
    (r"签名|验签|鉴权|cainfo|access.?key|服务不存在|unauthorized|forbidden", ErrorClass.SIGNATURE),
    # 3507 of a number that was never kept.
    (r"(流水号|批次).{0,10}(不存在|没有找到|无记录)|未找到.{0,10}(流水号|批次)|查无此", ErrorClass.ABSENT),
    (r"违反|超限额", ErrorClass.RULE),
    (r"重复上传|重复提交|已存在|已上传|已经上传|流水号.{0,12}重复|重复.{0,12}流水号|duplicate", ErrorClass.DUPLICATE),
    (
        r"缺少|必填|必录|不能为空|为空|未知字段|格式|超长|过长|长度|字典|字段|不合法|不是合法|应为|类型错误",
        ErrorClass.FIELD,
    ),
    (r"科室", ErrorClass.DEPARTMENT),
    (r"目录|医保编码|未对照|未匹配", ErrorClass.CATALOGUE),
    (r"参保", ErrorClass.PERSON),
    # `opter` as a word: sel_retn_opter_name is a field, no operator.
    (r"操作员|经办人|(?<![a-z_])opter(?![a-z_])", ErrorClass.OPERATOR),
)

_CODES = {"9000": ErrorClass.CLOCK, "400001": ErrorClass.SIGNATURE, "429": ErrorClass.RATE}
"""Status codes with a meaning of their own: CSB's signature timeout, TIF's refused signature, HTTP's too many."""

_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), error) for pattern, error in _TABLE)


def error_class(words: str, regional: Sequence[tuple[str, ErrorClass]] = (), *, code: str = "") -> ErrorClass:
    """The class of a refusal; what the region says comes first, then the code. OTHER where nothing fits."""
    for part, error in regional:
        if part and part in words:
            return error
    if code in _CODES:
        return _CODES[code]
    for pattern, error in _COMPILED:
        if pattern.search(words):
            return error
    return ErrorClass.OTHER
