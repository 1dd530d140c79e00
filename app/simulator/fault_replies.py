"""From a fault to the reply that goes out: another status, another body, or an act on the line."""

import random
from dataclasses import dataclass, replace
from http import HTTPStatus

from app.simulator import fault_kinds as kinds
from app.simulator.fault_kinds import Fault

JSON_TYPE = "application/json;charset=UTF-8"
_HTML_TYPE = "text/html;charset=UTF-8"
_HTML = """<!DOCTYPE html>
<html><head><title>{status} {phrase}</title></head>
<body><center><h1>{status} {phrase}</h1></center><hr><center>nginx/1.18.0</center></body></html>
"""


@dataclass(frozen=True, slots=True)
class Hangup:
    """Close the connection without a byte."""

    reset: bool


@dataclass(frozen=True, slots=True)
class PartOfBody:
    """Send the headers and this share of the body, then close."""

    keep: float


@dataclass(frozen=True, slots=True)
class PartOfHeaders:
    """Send half of the headers, then close."""


@dataclass(frozen=True, slots=True)
class Dripping:
    """Send everything, `chunk` bytes at a time, then close."""

    chunk: int
    interval_s: float


Act = Hangup | PartOfBody | PartOfHeaders | Dripping


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back. date: the Date header; wait_s: before the first byte; act: what happens on the line instead."""

    status: int
    body: bytes
    date: str
    content_type: str = JSON_TYPE
    wait_s: float = 0.0
    act: Act | None = None


def before(fault: Fault, refusal: bytes, date: str) -> Reply | None:
    """The reply of a fault that keeps the rows from being taken; None where the request goes on all the same.

    refusal: a body with infcode -1 and the fault's own text.
    """
    if isinstance(fault, (kinds.Delay, kinds.Rows, kinds.Clock)):
        return None
    return after(fault, Reply(200, refusal, date), refusal)


def after(fault: Fault, reply: Reply, refusal: bytes) -> Reply:
    """The reply as the fault leaves it."""
    match fault:
        case kinds.Delay(stage="after"):
            return replace(reply, wait_s=fault.seconds)
        case kinds.DropBefore() | kinds.DropAfter():
            return replace(reply, act=Hangup(fault.reset))
        case kinds.DropUnread():
            return replace(reply, act=Hangup(reset=False))
        case kinds.Truncated():
            return replace(reply, act=PartOfBody(fault.keep))
        case kinds.CutHeaders():
            return replace(reply, act=PartOfHeaders())
        case kinds.Drip():
            return replace(reply, act=Dripping(fault.chunk, fault.interval_s))
        case kinds.ErrMsg():
            return replace(reply, body=refusal)
        case kinds.RateLimit():
            return replace(reply, status=fault.status, body=refusal)
        case _:
            return _with_other_body(fault, reply)


def _with_other_body(fault: Fault, reply: Reply) -> Reply:
    match fault:
        case kinds.Status():
            body = (fault.text or _phrase(fault.code)).encode()
            return replace(reply, status=fault.code, body=body, content_type="text/plain;charset=UTF-8")
        case kinds.Html():
            page = _HTML.format(status=fault.status, phrase=_phrase(fault.status)).encode()
            return replace(reply, status=fault.status, body=page, content_type=_HTML_TYPE)
        case kinds.Garbage():
            return replace(reply, body=random.Random(fault.size).randbytes(fault.size))
        case kinds.Empty():
            return replace(reply, body=b"")
        case kinds.ContentType():
            return replace(reply, content_type=fault.value)
        case kinds.Gbk():
            body = reply.body.decode().encode("gb18030")
            return replace(reply, body=body, content_type="application/json;charset=GBK")
        case _:
            return reply


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
