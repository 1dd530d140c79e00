"""The text of `input` exactly as it stood on the wire: what its length and the signature over it are about."""

import json
import re

_decoder = json.JSONDecoder()
_space = re.compile(r"[ \t\r\n]*")


def raw_member(body: str, name: str) -> str:
    """The source text of one top-level member of a JSON object; of a string member its content.

    `body` has been parsed before, so it is valid JSON; of repeated members the last counts, as for the parser.
    Returns "" where there is no such member.
    """
    found = ""
    at = _skip(body, body.index("{") + 1)
    while body[at] != "}":
        key, at = _decoder.raw_decode(body, at)
        at = _skip(body, _skip(body, at) + 1)
        value, end = _decoder.raw_decode(body, at)
        if key == name:
            found = value if isinstance(value, str) else body[at:end]
        at = _skip(body, end)
        at = _skip(body, at + 1) if body[at] == "," else at
    return found


def _skip(body: str, at: int) -> int:
    match = _space.match(body, at)
    return match.end() if match else at
