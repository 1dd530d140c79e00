"""The envelope around every transaction. Source: request message table, fields 1–18."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import orjson

from app.platforms.insurance.profile import EnvelopeStyle
from app.platforms.insurance.wire.chinese_time import compact_text, moment_text

INSTITUTION_LENGTH = 12

Sign = Callable[[Mapping[str, str], str], str]
"""From the members of the envelope and the text of `input` to `cainfo`."""


def message_number(institution: str, at: datetime, sequence: int) -> str:
    """msgid, exactly 30 characters: institution (12, filled up with 0), wall clock in China (14), sequence (4)."""
    return f"{institution[:INSTITUTION_LENGTH]:0<{INSTITUTION_LENGTH}}{compact_text(at)}{sequence % 10_000:04d}"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who we are to the platform. Lengths are checked where the settings come in."""

    institution_code: str
    institution_name: str
    region: str
    operator: str
    operator_name: str
    device: str = ""


def input_text(node: Mapping[str, object]) -> str:
    """The text of `input` as it travels. Raises orjson.JSONEncodeError for texts that are no Unicode."""
    return orjson.dumps(node).decode()


def escaped_text(text: str) -> str:
    """A text as it stands between the quotes of a JSON string."""
    return orjson.dumps(text).decode()[1:-1]


@dataclass(frozen=True, slots=True)
class EnvelopeWriter:
    """Wraps inputs for one sender in one region. sign: makes cainfo; None where the region wants none."""

    sender: Sender
    style: EnvelopeStyle
    signtype: str
    sign: Sign | None = field(default=None, repr=False)

    def members(
        self, transaction: str, message_id: str, at: datetime, *, sign_no: str, insured_in: str
    ) -> dict[str, str]:
        """Every member but cainfo and input, in the order of the table. insured_in: "" or a region, with psn_no."""
        return {
            "infno": transaction,
            "msgid": message_id,
            "mdtrtarea_admvs": self.sender.region,
            "insuplc_admdvs": insured_in,
            "recer_sys_code": self.style.recer_sys_code,
            "dev_no": self.sender.device,
            "dev_safe_info": "",
            "cainfo": "",
            "signtype": self.signtype,
            "infver": self.style.infver,
            "opter_type": self.style.opter_type,
            "opter": self.sender.operator,
            "opter_name": self.sender.operator_name,
            "inf_time": moment_text(at),
            "fixmedins_code": self.sender.institution_code,
            "fixmedins_name": self.sender.institution_name,
            "sign_no": sign_no,
            **self.style.extra,
        }

    def signed(self, members: Mapping[str, str], text: str) -> dict[str, str]:
        """The members with cainfo where the region wants it. `text` is the text of `input`."""
        return {**members, "cainfo": self.sign(members, text)} if self.sign else dict(members)

    def message(self, members: Mapping[str, str], text: str) -> bytes:
        """JSON of the members with `input` last, as an object or as a text."""
        whole = {**members, "input": text if self.style.input_as_string else orjson.Fragment(text)}
        return orjson.dumps(whole)
