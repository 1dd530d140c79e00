"""Reads whatever came back. A reply that cannot be understood is an outage: nobody knows what the platform did.

    HTTP  body                                   means
    2xx   JSON with infcode 0                    taken, as far as the rows do not say otherwise (see verdicts.py)
    2xx   JSON with any other infcode            refused, for certain
    2xx   JSON without infcode, code/msg(message)  the gateway or a middle tier speaks: refused where its words are known
          or its code says so, else nobody knows
    4xx   anything                               refused; 408, 425 nobody knows; 429 too many requests
    3xx   anything                               nobody knows: redirects are not followed
    5xx   JSON with code 400001                  TIF refused the signature, for certain
    5xx   anything else                          nobody knows
    any   empty, cut off, HTML, a list, a number   nobody knows

Source: national interface, response message table; classification of outcomes as real clients do it; TIF server filter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import orjson

from app.domain.submissions import ErrorClass
from app.platforms.insurance.wire.chinese_time import parse_compact
from app.platforms.insurance.wire.refusals import error_class

LONGEST_WORDS = 500
"""Characters kept of what the platform says; err_msg is documented with 200 and longer in practice."""

_MEANS_NOTHING_KNOWN = (408, 425)
_WRONG_ADDRESS = (401, 403, 404, 405, 407, 410, 415, 421)
_REFUSING_CODES = frozenset({"400001", "999"})
"""TIF's refused signature; the middle tier's failure."""

_WAITED_IN_VAIN = re.compile(r"超时|timed? ?out|无响应|连接", re.IGNORECASE)
"""Words of a middle tier that itself got no answer: then its failure says nothing about the platform."""

_ROUTED_AT_THE_GATE = frozenset(
    {ErrorClass.SIGNATURE, ErrorClass.CLOCK, ErrorClass.RATE, ErrorClass.SIGN_IN, ErrorClass.SIGNED_OUT}
)


class Unreadable(Exception):
    """Nobody can say what this reply means. The text is English and holds nothing of the reply."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply that could be read.

    error: None when infcode is 0. words: the platform's, unmasked. document: the whole JSON, with a JSON text in
    `output` read too. reference: the platform's message id.
    """

    error: ErrorClass | None
    words: str = field(repr=False)
    reference: str | None
    responded_at: datetime | None
    document: Mapping[str, object] = field(repr=False)

    @property
    def is_taken(self) -> bool:
        """infcode is 0; the rows may still say otherwise."""
        return self.error is None


def parse_reply(status: int, body: bytes, regional: Sequence[tuple[str, ErrorClass]] = ()) -> Reply:
    """Raises Unreadable when nobody can know what became of the message."""
    document = _document(body)
    if 200 <= status < 300:
        if document is None:
            raise Unreadable(_what_is_wrong_with(body))
        return _envelope(document, regional) if _has_infcode(document) else _gate(document, regional)
    if status >= 500:
        return _broken(status, document, regional)
    if status < 400 or status in _MEANS_NOTHING_KNOWN:
        raise Unreadable(f"HTTP status {status}")
    return _turned_away(status, document, regional)


def _envelope(document: Mapping[str, object], regional: Sequence[tuple[str, ErrorClass]]) -> Reply:
    infcode = document["infcode"]
    if isinstance(infcode, bool) or not isinstance(infcode, (int, float, str)):
        raise Unreadable("infcode is neither number nor text")
    code = _code_text(infcode)
    if code == "0":
        words = _first_text(document, "warn_msg", "err_msg")
        return _reply(None, words, {**document, "output": _output(document.get("output"))})
    words = _first_text(document, "err_msg", "msg", "message") or f"infcode {code}"
    return _reply(error_class(words, regional, code=code), words, document)


def _gate(document: Mapping[str, object], regional: Sequence[tuple[str, ErrorClass]]) -> Reply:
    """No envelope: somebody in front of the platform speaks."""
    code = _code_text(document.get("code"))
    words = _first_text(document, "msg", "message", "err_msg")
    if not code:
        raise Unreadable("no infcode")
    error = error_class(words, regional, code=code)
    if error not in _ROUTED_AT_THE_GATE and (code not in _REFUSING_CODES or _WAITED_IN_VAIN.search(words)):
        raise Unreadable(f"no infcode, code {code[:20]}")
    return _reply(error, words or f"code {code}", document)


def _broken(status: int, document: Mapping[str, object] | None, regional: Sequence[tuple[str, ErrorClass]]) -> Reply:
    if document is not None and _code_text(document.get("code")) == "400001":
        return _gate(document, regional)
    raise Unreadable(f"HTTP status {status}")


def _turned_away(
    status: int, document: Mapping[str, object] | None, regional: Sequence[tuple[str, ErrorClass]]
) -> Reply:
    document = document or {}
    if status != 429 and _has_infcode(document):
        if _code_text(document["infcode"]) == "0":
            raise Unreadable(f"HTTP status {status} with infcode 0")
        return _envelope(document, regional)
    words = _first_text(document, "err_msg", "msg", "message")
    error = error_class(words, regional, code=str(status))
    if error is not ErrorClass.RATE and status in _WRONG_ADDRESS:
        error = error if error in _ROUTED_AT_THE_GATE else ErrorClass.SIGNATURE
    return _reply(error, f"HTTP {status} {words}".strip(), document)


def _reply(error: ErrorClass | None, words: str, document: Mapping[str, object]) -> Reply:
    return Reply(
        error=error,
        words=words[:LONGEST_WORDS],
        reference=_first_text(document, "inf_refmsgid")[:50] or None,
        responded_at=parse_compact(document.get("respond_time")) or parse_compact(document.get("refmsg_time")),
        document=document,
    )


def decoded(body: bytes) -> str:
    """The text of a body: UTF-8 or, from older front ends, GB18030."""
    try:
        return body.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        return body.decode("gb18030", errors="replace")


def _document(body: bytes) -> dict[str, object] | None:
    """The JSON object of a body, None for anything else."""
    try:
        document = orjson.loads(decoded(body))
    except orjson.JSONDecodeError:
        return None
    return document if isinstance(document, dict) else None


def _output(output: object) -> object:
    """Some regions send the output as a JSON text, some a word or nothing."""
    if not isinstance(output, str) or output.strip()[:1] not in ("{", "["):
        return output
    return read_nested(output)


def read_nested(text: str) -> object:
    """JSON inside a JSON text. Raises Unreadable: what is cut off might have been a refusal."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Unreadable("a JSON text inside the reply cannot be read") from error


def _has_infcode(document: Mapping[str, object]) -> bool:
    return document.get("infcode") not in (None, "")


def _code_text(code: object) -> str:
    """Codes arrive as number or text: 0, 0.0 and "0" are the same."""
    if isinstance(code, bool) or not isinstance(code, (int, float, str)):
        return ""
    return f"{code:g}" if isinstance(code, float) else str(code).strip()


def _first_text(document: Mapping[str, object], *names: str) -> str:
    for name in names:
        value = document.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _what_is_wrong_with(body: bytes) -> str:
    start = body[:200].lstrip()
    if not start:
        return "an empty reply"
    if start.startswith(b"<"):
        return "a web page instead of JSON"
    return "a reply that is no JSON object"
