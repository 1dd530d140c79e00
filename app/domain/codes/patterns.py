"""Regular expressions that a hospital writes: only such as cannot run for ever.

Python's `re` goes back and tries again, so one careless pattern, `(a+)+b`, can hold the counter for minutes. Patterns
are therefore plain: at most three parts that can match in several ways (`*`, `+`, `?`, `{1,3}`, `|`), none of them
inside a repeated group, no back references, no looking around. The text they are tried on has at most MAX_TEXT
characters, so the worst of them ends within milliseconds.
"""

from __future__ import annotations

import re

MAX_PATTERN = 200
MAX_TEXT = 128
MAX_OPEN_PARTS = 3

_TOKEN = re.compile(
    r"""(?P<plain> \\. | \[\^?\]?(?:\\.|[^\]\\])*\] )   # an escaped character, a character class
      | (?P<open> \((?:\?(?:P<\w+>|:))? )               # the start of a plain, named or silent group
      | (?P<close> \) )
      | (?P<repeat> [*+?]\?? | \{[0-9]*,?[0-9]*\}\?? )
      | (?P<either> \| )
      | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)


class CarelessPattern(ValueError):
    """The pattern is no regular expression, or one that could take very long."""


def safe_pattern(text: str) -> re.Pattern[str]:
    """The compiled pattern. Raises CarelessPattern with the cause, in English."""
    if len(text) > MAX_PATTERN:
        raise CarelessPattern(f"longer than {MAX_PATTERN} characters")
    try:
        compiled = re.compile(text, re.ASCII)
    except (re.error, RecursionError, OverflowError) as fault:
        raise CarelessPattern(f"not a regular expression: {fault}") from fault
    if re.search(r"\(\?(?!P<|:)", text) or re.search(r"\\[1-9]", text):
        raise CarelessPattern("groups may be plain, named or (?:…); nothing may look around or refer back")
    _refuse_slow(text)
    return compiled


def _refuse_slow(text: str) -> None:
    """Count the parts that can match in several ways, and refuse one inside a repeated group."""
    open_parts = 0
    open_groups = [False]  # for every group not yet closed: whether it holds such a part
    just_closed = False  # the same of a group whose bracket was the token before
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "open":
                open_groups.append(False)
            case "repeat":
                _refuse_many(token[0])
                if just_closed and token[0] != "?":
                    raise CarelessPattern("a repeated group holds a part that can match in several ways")
                open_parts += _several_ways(token[0])
                open_groups[-1] = open_groups[-1] or _several_ways(token[0])
            case "either":
                open_parts += not open_groups[-1]
                open_groups[-1] = True
        just_closed = token.lastgroup == "close" and len(open_groups) > 1 and open_groups.pop()
        open_groups[-1] = open_groups[-1] or just_closed
    if open_parts > MAX_OPEN_PARTS:
        raise CarelessPattern(f"more than {MAX_OPEN_PARTS} parts that can match in several ways")


def _several_ways(quantifier: str) -> bool:
    return re.fullmatch(r"\{[0-9]+\}\??", quantifier) is None


def _refuse_many(quantifier: str) -> None:
    if any(int(number) > MAX_TEXT for number in re.findall("[0-9]+", quantifier)):
        raise CarelessPattern(f"a repetition of more than {MAX_TEXT}")
