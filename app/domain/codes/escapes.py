"""Control characters written out, as people type them on a command line."""

import re

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|([abefnrtv0\\]))")
_NAMED = {
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    "0": "\0",
    "\\": "\\",
}


def unescaped(text: str) -> str:
    """The text with \\x1d, \\u3000, \\r, \\n, \\t, \\\\ … replaced by the characters they stand for.

    What is no escape stays as it is; nothing is raised.
    """
    return _ESCAPE.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    hexadecimal = escape[1] or escape[2]
    return chr(int(hexadecimal, 16)) if hexadecimal else _NAMED[escape[3]]
