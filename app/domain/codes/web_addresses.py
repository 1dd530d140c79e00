"""Codes inside web addresses: GS1 Digital Links, and addresses for which there is a rule.

An address without a rule is refused. Nobody looks for the longest number in it: addresses hold other long numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.codes.rules import UrlRule, host_fits

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}://|www\.", re.IGNORECASE)
# Source: RFC 3986, appendix B; a user name before the host is not allowed here, it is used to deceive.
_PARTS = re.compile(
    r"(?:https?://)?(?P<host>[A-Za-z0-9.-]+)(?::[0-9]{1,5})?(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?(?:#.*)?",
    re.IGNORECASE | re.DOTALL,
)
_ESCAPE = re.compile("%([0-7][0-9A-Fa-f])")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address taken apart. host: small letters. path, query: as written, still with %-escapes."""

    host: str
    path: str
    query: str


def is_web_address(text: str) -> bool:
    """Whether the text means to be an address, of whatever kind."""
    return _ADDRESS.match(text) is not None


def web_address(text: str) -> WebAddress | None:
    """The parts of an http or https address; None if it is another one or malformed."""
    found = _PARTS.fullmatch(text)
    if found is None:
        return None
    return WebAddress(found["host"].lower(), found["path"] or "", found["query"] or "")


def digital_link_pairs(address: WebAddress) -> list[tuple[str, str]] | None:
    """The (AI, value) pairs of a GS1 Digital Link: the path from /01/ on, then the query; None if it is none."""
    segments = address.path.strip("/").split("/")
    if "01" not in segments:
        return None
    found = segments[segments.index("01") :]
    if len(found) % 2 or not re.fullmatch("[0-9]{8}|[0-9]{12,14}", found[1]):
        return None
    in_path = [(ai, unescaped_percents(value)) for ai, value in zip(found[::2], found[1::2], strict=True)]
    in_query = [(ai, value) for ai, value in _fields(address.query) if re.fullmatch("[0-9]{2,4}", ai)]
    return in_path + in_query


def texts_held(address: WebAddress, rules: tuple[UrlRule, ...]) -> set[str]:
    """What the rules for this host find in the address: usually one text, none if nothing fits."""
    return {
        text
        for rule in rules
        if host_fits(address.host, rule.hosts) and rule.path in (None, address.path.lower())
        for text in _held(address, rule)
    }


def _held(address: WebAddress, rule: UrlRule) -> Iterator[str]:
    if rule.query is not None:
        yield from (value for field, value in _fields(address.query) if field.lower() == rule.query)
    elif rule.segment_after is not None and rule.segment_after in address.path.lower():
        start = address.path.lower().index(rule.segment_after) + len(rule.segment_after)
        yield unescaped_percents(address.path[start:].partition("/")[0])


def _fields(query: str) -> Iterator[tuple[str, str]]:
    for field in query.split("&"):
        name, _, value = field.partition("=")
        yield unescaped_percents(name), unescaped_percents(value)


def unescaped_percents(text: str) -> str:
    """The text with %41 and the like as the ASCII characters they stand for."""
    return _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
