"""From what a device or a clipboard delivered to pieces that may be codes.

str.strip, str.split and `\\s` are not used: to them the GS1 separator (0x1D) is a blank.
"""

from __future__ import annotations

import re

from app.domain.codes.rules import LabelRule

# A Chinese input method in full-width mode types １ for 1 and （ for (. Only these are mapped: NFKC would also make
# digits of ² and ①, which no scanner types.
_FULL_WIDTH = {0xFF01 + place: 0x21 + place for place in range(94)}
# Left behind by byte order marks, web pages and chat programs.
_INVISIBLE = dict.fromkeys(
    [0xFEFF, 0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
)
# Between codes or after a label these are as good as their ASCII twins and not worth a flag.
_PUNCTUATION = {
    **dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **dict.fromkeys([0x85, 0x2028, 0x2029], "\n"),
    ord("，"): ",",
    ord("、"): ",",
    ord("；"): ";",
    ord("："): ":",
}
_WRITTEN_DIFFERENTLY = {**_FULL_WIDTH, **_INVISIBLE}

_TERMINATOR = re.compile("\r\n?$|\n$")
_EDGES = "".join(chr(code) for code in range(0x21) if code != 0x1D) + "\x7f"
# A comma ends a line only before an AIM id: lots and serials of GS1 codes may hold commas.
_LINE_ENDS = re.compile(r"[\0\x02\x03\t\n\v\f\r]+|[ ,;]+(?=\][A-Za-z][0-9A-Za-z])")
_SEPARATORS = re.compile("[ ,;]+")
_BRACKETED_FIELD = re.compile(r"\((?!0[01]\))[0-9]{2,4}\)")
_LABEL_SPACED = re.compile("(?<![0-9])([0-9]{7}) ([0-9]{13})(?![0-9])")
_HYPHENS = re.compile("[ \u2010-\u2015\u2212-]+")
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")


def cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without invisible characters, in ASCII digits and letters, bare of control characters at its ends.

    With it what was done: "normalized", "trimmed". A line end after the text is what scanners send, and not told.
    """
    flags: tuple[str, ...] = ()
    if not text.isascii():
        text = text.translate(_PUNCTUATION)
        plain = text.translate(_WRITTEN_DIFFERENTLY)
        flags = ("normalized",) if plain != text else ()
        text = plain
    text = _TERMINATOR.sub("", text, count=1)
    bare = text.strip(_EDGES)
    return bare, flags if bare == text else ("trimmed", *flags)


def labelled(text: str, rule: LabelRule) -> list[tuple[str, bool]]:
    """The text cut at labels: (part, whether a label stood before it). Identifier and serial become one part."""
    if text.isascii():  # labels are Chinese
        return [(text, False)]
    parts = []
    plain_from = 0
    for pair in rule.pair.finditer(text):
        parts.append((text[plain_from : pair.start()], False))
        parts.append((pair[1] + pair[2], True))
        plain_from = pair.end()
    parts.append((text[plain_from:], False))
    return [cut for part, whole in parts for cut in ([(part, True)] if whole else _after_labels(part, rule))]


def _after_labels(text: str, rule: LabelRule) -> list[tuple[str, bool]]:
    first, *others = rule.whole.split(text)
    return [(first, False), *((other, True) for other in others)]


def lines(text: str) -> list[str]:
    """The lines that hold something. Bracketed GS1 fields on lines of their own belong to the line before."""
    found: list[str] = []
    for line in _LINE_ENDS.split(text):
        bare = line.strip(_EDGES)
        if found and found[-1].startswith("(") and _BRACKETED_FIELD.match(bare):
            found[-1] += bare
        elif bare:
            found.append(bare)
    return found


def parts(line: str) -> list[str]:
    """A line cut at blanks, commas and semicolons, except where a blank stands between identifier and serial."""
    return [part for part in _SEPARATORS.split(_LABEL_SPACED.sub(r"\1-\2", line)) if part]


def without_hyphens(text: str) -> str:
    """The text without the hyphens and blanks that labels print inside numbers."""
    return _HYPHENS.sub("", text)


def aim_and_rest(text: str) -> tuple[str, str]:
    """The AIM id a scanner put in front ("" if none), and the rest. Source: ISO/IEC 15424."""
    aim = _AIM.match(text)
    return (aim[0], text[3:]) if aim else ("", text)


def cut_at_aim_ids(text: str) -> list[str]:
    """Readings glued together, each of which begins with its AIM id; the first may have none."""
    starts = [found.start() for found in _AIM.finditer(text) if found.start() > 0]
    return [text[start:end] for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]
