"""What a field of the platform is: its form on the wire, whether it is needed, and which of our words fills it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from app.platforms.insurance.wire.chinese_time import day_text, moment_text

Value = str | int | Decimal | date | datetime | None
"""What one of our words holds before it is written for the wire."""


class Unfit(ValueError):
    """A value the field cannot hold. The text is Chinese and holds no personal data."""


@dataclass(frozen=True, slots=True)
class Text:
    """字符. length: most characters. cut: longer texts are cut; only remarks, whose end nobody computes with."""

    length: int
    cut: bool = False

    def write(self, value: Value) -> str:
        """Surrounding spaces are dropped. Raises Unfit when too long: half a name is a wrong name."""
        text = str(value).strip()
        if len(text) <= self.length:
            return text
        if self.cut:
            return text[: self.length]
        raise Unfit(f"有 {len(text)} 个字符，最多 {self.length} 个")


@dataclass(frozen=True, slots=True)
class Number:
    """数值. digits: all of them; decimals: those behind the point, always written out, as text, so nothing drifts."""

    digits: int
    decimals: int

    def write(self, value: Value) -> str:
        """Rounded half up. Raises Unfit when it needs more digits before the point than there are, or is negative."""
        exact = value if isinstance(value, Decimal) else Decimal(str(value))
        limit = Decimal(10) ** (self.digits - self.decimals)
        if 0 <= exact < limit:
            number = exact.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
            if number < limit:
                return f"{number:f}"
        raise Unfit(f"{exact:.6g} 超出 数值({self.digits},{self.decimals})")


@dataclass(frozen=True, slots=True)
class Day:
    """日期 yyyy-MM-dd."""

    def write(self, value: Value) -> str:
        """The day as it stands."""
        assert isinstance(value, date), value
        return day_text(value)


@dataclass(frozen=True, slots=True)
class Moment:
    """日期时间 yyyy-MM-dd HH:mm:ss, in UTC+8."""

    def write(self, value: Value) -> str:
        """Whole seconds; fractions are dropped."""
        assert isinstance(value, datetime), value
        return moment_text(value)


Form = Text | Number | Day | Moment


class Need(StrEnum):
    """Whether a row without the field is refused."""

    YES = "yes"
    NO = "no"
    INSURED = "insured"  # only where the insurer pays (mdtrt_setl_type 1)


class Sent(StrEnum):
    """When a field that has a value is sent."""

    ALWAYS = "always"
    ON_REQUEST = "on_request"  # only where the region profile lists it: personal data, and fields of unclear meaning


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a field table.

    name, label, form: theirs. ours: the word of our own vocabulary that fills it (see `values.py`) and that names it
    when it is missing; "" where we have none, so that only a profile's constant can fill it.
    """

    name: str
    label: str
    form: Form
    need: Need
    ours: str
    sent: Sent = Sent.ALWAYS
