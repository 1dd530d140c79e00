"""The second level of success: infcode 0 says the message arrived, the rows say what became of each.

Seen: no `output` at all; `result.retRslt` "1" or "0" for the whole message; lists named …ErrDetail whose entries carry
`fixmedins_bchno` and perhaps `retRslt`; all of it in snake_case or camelCase, some of it as JSON texts. Any doubt is
Unreadable: a row taken for accepted and not held would be lost for good, one that is asked for is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.platforms.insurance.wire.replies import LONGEST_WORDS, Reply, Unreadable, read_nested

_KEY, _RESULT, _WORDS = "fixmedinsbchno", "retrslt", "msgrslt"
_LISTS_OF_FAILURES = ("errdetail", "faildata")  # the second is a vendor middle tier's
_MAY_BE_JSON_TEXT = ("result", "data", *_LISTS_OF_FAILURES)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one row was refused, in the platform's words."""

    words: str


@dataclass(frozen=True, slots=True)
class _Statement:
    """What the reply says of one row; key None: of the whole message, or it does not say of which."""

    key: str | None
    ok: bool
    words: str
    in_list: bool


def failures(reply: Reply, keys: Sequence[str]) -> dict[str, Failure]:
    """The refused rows of a taken message, by `fixmedins_bchno`; the others are held. Raises Unreadable."""
    statements = list(_statements(reply.document))
    refused = [statement for statement in statements if not statement.ok]
    known = {key.casefold(): key for key in keys}
    found: dict[str, Failure] = {}
    for statement in refused:
        for key in _meant(statement, keys, known):
            found.setdefault(key, Failure(statement.words or reply.words))
    return found


def _meant(statement: _Statement, keys: Sequence[str], known: Mapping[str, str]) -> Sequence[str]:
    """The rows a refusal is about."""
    if statement.key is not None:
        if statement.key.casefold() in known:
            return [known[statement.key.casefold()]]
        raise Unreadable("a refusal names a row we did not send")
    if statement.in_list and len(keys) > 1:
        raise Unreadable("a refusal does not say which row it is about")
    return keys


def _statements(document: Mapping[str, object]) -> Iterator[_Statement]:
    """Walks the whole reply, however deep things lie."""
    pending: list[tuple[object, bool]] = [(document, False)]
    while pending:
        value, in_failures = pending.pop()
        if isinstance(value, list):
            if in_failures and not all(isinstance(one, dict) and one for one in value):
                raise Unreadable("a list of failures holds something that is no row")
            pending.extend((one, in_failures) for one in value)
        elif isinstance(value, dict):
            plain = {_plain(name): inner for name, inner in value.items()}
            statement = _statement(plain, in_failures)
            if statement is not None:
                yield statement
            pending.extend(_inside(plain, in_failures and statement is None))
        elif in_failures and value not in (None, ""):
            raise Unreadable("a list of failures is no list")


def _inside(plain: Mapping[str, object], in_failures: bool) -> Iterator[tuple[object, bool]]:
    for name, inner in plain.items():
        failing = name.endswith(_LISTS_OF_FAILURES)
        if isinstance(inner, str):
            if not name.endswith(_MAY_BE_JSON_TEXT) or not inner.strip():
                continue
            if inner.strip()[:1] in ("{", "["):
                inner = read_nested(inner)
        if isinstance(inner, (dict, list)) or failing:
            yield inner, in_failures or failing


def _statement(plain: Mapping[str, object], in_failures: bool) -> _Statement | None:
    """What one object says; None where it says nothing of success. A row listed among failures failed."""
    result = plain.get(_RESULT)
    key = plain.get(_KEY)
    said = result not in (None, "")
    if not said and not (in_failures and plain):
        return None
    words = plain.get(_WORDS)
    return _Statement(
        key=str(key).strip() if isinstance(key, (str, int)) and str(key).strip() else None,
        ok=_is_one(result) if said else False,
        words=words.strip()[:LONGEST_WORDS] if isinstance(words, str) else "",
        in_list=in_failures,
    )


def _is_one(result: object) -> bool:
    """1 held, 0 refused, as number, text or truth. Raises Unreadable for anything else."""
    text = f"{result:g}" if isinstance(result, float) else str(result).strip().lower()
    if text in ("1", "true"):
        return True
    if text in ("0", "false"):
        return False
    raise Unreadable("retRslt is neither 1 nor 0")


def _plain(name: str) -> str:
    return name.replace("_", "").lower()
