"""The request envelope: who sends, which transaction, with which message number. Source: request message table."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from app.simulator.profile import EnvelopeRules
from app.simulator.refused import Refused
from app.simulator.rows import is_blank
from app.simulator.tables import Table

_LONG_NAME = 20  # one edition prints 20 for fixmedins_name, others 200


@dataclass(frozen=True, slots=True)
class Envelope:
    """A well-formed envelope. base: the transaction without A; input: still unchecked; warnings: told, not refused."""

    infno: str
    base: str
    batch: bool
    msgid: str
    institution: str
    opter: str
    sign_no: str
    region: str
    insured_region: str
    input: Mapping[str, Any]
    warnings: tuple[str, ...]


def parse_members(body: bytes) -> dict[str, Any]:
    """The top-level members of a request. Raises Refused when the body is not a JSON object in UTF-8."""
    try:
        members = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Refused("报文格式错误：不是UTF-8编码的合法JSON") from None
    if not isinstance(members, dict):
        raise Refused("报文格式错误：最外层应为JSON对象")
    return members


@dataclass(frozen=True, slots=True)
class EnvelopeChecker:
    """Checks envelopes under one profile, for the institutions the platform knows (none named: all)."""

    table: Table
    rules: EnvelopeRules
    institutions: Collection[str]
    transactions: Collection[str]

    def check(self, members: Mapping[str, Any]) -> Envelope:
        """The envelope of well-formed members. Raises Refused with everything that is wrong."""
        wrongs = self._member_wrongs(members)
        if wrongs:
            raise Refused("报文格式错误：" + "；".join(wrongs))
        infno = members["infno"]
        base = infno.removesuffix("A")
        if infno not in self.transactions:
            raise Refused(f"交易编号{infno[:5]}不存在")
        self._check_sender(members)
        return Envelope(
            infno=infno,
            base=base,
            batch=infno != base,
            msgid=members["msgid"],
            institution=members["fixmedins_code"],
            opter=members["opter"],
            sign_no=members.get("sign_no") or "",
            region=members["mdtrtarea_admvs"],
            insured_region=members.get("insuplc_admdvs") or "",
            input=self._input(members),
            warnings=_warnings(members),
        )

    def _member_wrongs(self, members: Mapping[str, Any]) -> list[str]:
        found = []
        known = {"input", *self.rules.extra}
        for field in self.table.fields:
            known.add(field.name)
            value = members.get(field.name)
            if is_blank(value):
                if field.required:
                    found.append(f"缺少必填项{field.label}")
            elif wrong := field.check(value):
                found.append(f"{field.label}{wrong}")
        if is_blank(members.get("input")):
            found.append("缺少必填项input(交易输入)")
        return found + [f"未知项{name}" for name in members if name not in known]

    def _check_sender(self, members: Mapping[str, Any]) -> None:
        institution = members["fixmedins_code"]
        if institution[0] not in "HP" or (self.institutions and institution not in self.institutions):
            raise Refused("定点医药机构编号不存在")
        if not is_message_number(members["msgid"], institution):
            raise Refused("发送方报文ID应为30位：定点医药机构编号(12)+时间(14)+顺序号(4)")
        for name in ("mdtrtarea_admvs", "insuplc_admdvs"):
            if members.get(name) and not re.fullmatch("[0-9]{6}", members[name]):
                raise Refused(f"{name}应为6位医保区划")
        if members["infver"] not in self.rules.infver:
            raise Refused(f"接口版本号应为{'、'.join(self.rules.infver)}")
        if self.rules.operators and members["opter"] not in self.rules.operators:
            raise Refused("操作员未备案")

    def _input(self, members: Mapping[str, Any]) -> Mapping[str, Any]:
        given = members["input"]
        if self.rules.input_as_string != isinstance(given, str):
            raise Refused(f"input应为JSON{'字符串' if self.rules.input_as_string else '对象'}")
        if isinstance(given, str):
            try:
                given = orjson.loads(given)
            except orjson.JSONDecodeError:
                raise Refused("input不是合法的JSON字符串") from None
        if not isinstance(given, dict):
            raise Refused("input应为JSON对象")
        return given


def is_message_number(msgid: str, institution: str) -> bool:
    """Exactly 30 characters: institution (12), a moment that exists (14 digits), a sequence number (4 digits)."""
    moment, sequence = msgid[12:26], msgid[26:]
    if len(msgid) != 30 or not msgid.startswith(institution) or not (moment + sequence).isascii():
        return False
    if not (moment.isdecimal() and sequence.isdecimal()):
        return False
    try:
        datetime.fromisoformat(f"{moment[:8]}T{moment[8:]}")
    except ValueError:
        return False
    return True


def _warnings(members: Mapping[str, Any]) -> tuple[str, ...]:
    long_name = len(members["fixmedins_name"]) > _LONG_NAME
    return (f"fixmedins_name超过{_LONG_NAME}个字符",) if long_name else ()
