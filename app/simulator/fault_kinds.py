"""What can go wrong, one dataclass per kind: the `do = "…"` of a fault script and its parameters.

stage says on which side of acceptance the fault falls: "before", the platform never took the rows; "after", it holds
them and only the answer suffers. That difference is what an outbox has to survive.
"""

from dataclasses import dataclass
from typing import Literal

from app.simulator.declared import Undeclared

Stage = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Delay:
    """Wait `seconds`, before the rows are taken or after."""

    seconds: float
    stage: Stage = "before"

    def __post_init__(self) -> None:
        _at_least("seconds", self.seconds, 0)


@dataclass(frozen=True, slots=True)
class DropUnread:
    """Close the connection without reading the request's body. Cannot look at infno or contains."""


@dataclass(frozen=True, slots=True)
class DropBefore:
    """Read the request, take nothing, close the connection. reset: hard, without TLS good-bye."""

    reset: bool = False


@dataclass(frozen=True, slots=True)
class DropAfter:
    """Take the rows, then close the connection without a word: accepted, reply lost."""

    reset: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """An HTTP status instead of the answer: 500, 502, 504 … with a line of text."""

    code: int = 500
    stage: Stage = "before"
    text: str = ""

    def __post_init__(self) -> None:
        if not 400 <= self.code <= 599:
            raise Undeclared("code：应在 400 到 599 之间")


@dataclass(frozen=True, slots=True)
class Truncated:
    """Headers promise the whole body, `keep` (0 to 1) of it arrives, then the connection closes."""

    keep: float = 0.5
    stage: Stage = "after"

    def __post_init__(self) -> None:
        _between("keep", self.keep, 0, 1)


@dataclass(frozen=True, slots=True)
class CutHeaders:
    """The connection closes inside the response's headers."""

    stage: Stage = "after"


@dataclass(frozen=True, slots=True)
class Garbage:
    """`size` random bytes with status 200 and a JSON content type."""

    size: int = 200
    stage: Stage = "after"

    def __post_init__(self) -> None:
        _at_least("size", self.size, 1)


@dataclass(frozen=True, slots=True)
class Empty:
    """Status 200 and an empty body."""

    stage: Stage = "after"


@dataclass(frozen=True, slots=True)
class ContentType:
    """The right answer under the wrong content type."""

    value: str = "text/plain"

    def __post_init__(self) -> None:
        if not self.value.isascii() or not self.value.isprintable():
            raise Undeclared("value：应为 ASCII 文字")


@dataclass(frozen=True, slots=True)
class Gbk:
    """The right answer in GBK, as one local edition sends it."""


@dataclass(frozen=True, slots=True)
class Html:
    """An HTML error page, as a proxy in between would send it."""

    status: int = 200
    stage: Stage = "after"

    def __post_init__(self) -> None:
        if not 200 <= self.status <= 599:
            raise Undeclared("status：应在 200 到 599 之间")


@dataclass(frozen=True, slots=True)
class ErrMsg:
    """infcode -1 with a chosen err_msg; nothing is taken. stage "after" lies: the rows are held all the same."""

    text: str
    infcode: str = "-1"
    stage: Stage = "before"


@dataclass(frozen=True, slots=True)
class Rows:
    """retRslt 0 for the rows of these numbers, counted from 1; the others are taken as usual."""

    rows: tuple[int, ...]
    text: str = "业务处理失败"

    def __post_init__(self) -> None:
        if not self.rows or min(self.rows) < 1:
            raise Undeclared("rows：行号从 1 开始")


@dataclass(frozen=True, slots=True)
class Clock:
    """The platform's clock is off by `seconds`: signature windows, sign-in days, respond_time and Date follow it."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Drip:
    """The whole response, headers too, `chunk` bytes at a time with `interval_s` between."""

    chunk: int = 1
    interval_s: float = 0.02

    def __post_init__(self) -> None:
        _at_least("chunk", self.chunk, 1)
        _at_least("interval_s", self.interval_s, 0)


@dataclass(frozen=True, slots=True)
class RateLimit:
    """Refuse what exceeds `per_minute` requests in any 60 s: HTTP 429, or status 200 with infcode -1 and `text`."""

    per_minute: int
    status: Literal[429, 200] = 429
    text: str = "调用频率超过限制，请稍后再试"

    def __post_init__(self) -> None:
        _at_least("per_minute", self.per_minute, 0)


Fault = (
    Delay | DropUnread | DropBefore | DropAfter | Status | Truncated | CutHeaders | Garbage | Empty | ContentType | Gbk
    | Html | ErrMsg | Rows | Clock | Drip | RateLimit
)  # fmt: skip

KINDS: dict[str, type[Fault]] = {
    "delay": Delay,
    "drop_unread": DropUnread,
    "drop_before": DropBefore,
    "drop_after": DropAfter,
    "status": Status,
    "truncated": Truncated,
    "cut_headers": CutHeaders,
    "garbage": Garbage,
    "empty": Empty,
    "content_type": ContentType,
    "gbk": Gbk,
    "html": Html,
    "err_msg": ErrMsg,
    "rows": Rows,
    "clock": Clock,
    "drip": Drip,
    "rate_limit": RateLimit,
}


def stage_of(fault: Fault) -> Stage:
    """On which side of acceptance a fault falls."""
    match fault:
        case DropUnread() | DropBefore() | RateLimit() | Rows() | Clock():
            return "before"
        case DropAfter() | ContentType() | Gbk() | Drip():
            return "after"
        case _:
            return fault.stage


def _at_least(name: str, value: float, low: float) -> None:
    if value < low:
        raise Undeclared(f"{name}：不能小于 {low}")


def _between(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise Undeclared(f"{name}：应在 {low} 到 {high} 之间")
