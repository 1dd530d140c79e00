"""From scanned text to verdicts: the one function every screen, import and command asks.

The way of a text: cleaned → cut at labels, line ends, blanks and commas → every piece read by the first reader that
takes it → what none takes is named and refused.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.codes import cleaning
from app.domain.codes.answers import (
    Piece,
    accepted,
    joined,
    personal,
    refused,
    shown,
    told_once,
    without_bystanders,
)
from app.domain.codes.personal_tokens import certain_token, masked, token_as_a_whole
from app.domain.codes.readers import is_msfx20, msfx20, read
from app.domain.codes.rules import GS, CodeRules
from app.domain.codes.verdicts import Kind, Reason, Recognition, Verdict
from app.domain.codes.web_addresses import is_web_address

MAX_READ = 200_000  # characters: some nine thousand codes pasted at once
MAX_PIECE = 4_096
MAX_PIECES = 10_000
_LONGEST_TOKEN = 40


def recognise(text: str, rules: CodeRules) -> tuple[Recognition, ...]:
    """What a scanned, pasted or typed text is: one recognition for each code in it, at least one.

    Never raises, and takes time in proportion to the length of the text. A code that comes several times is told
    once, with the flag "repeated".
    """
    if is_msfx20(text, rules):
        return (accepted(text, msfx20(text)),)
    clean, flags = cleaning.cleaned(text)
    aim, rest = cleaning.aim_and_rest(clean)
    if is_msfx20(rest, rules):
        return (accepted(text, msfx20(rest), (f"aim:{aim}", *flags) if aim else flags),)
    if not clean.strip(GS + " ,;"):
        return (Recognition(shown(text), Kind.EMPTY, Verdict.REFUSED, flags=flags, reason=Reason.EMPTY),)
    if len(clean) > MAX_READ:
        return (_too_long(clean, flags),)
    found = told_once(_without_label_text(_all_lines(clean, flags, rules)))
    if not found:
        return (refused(Piece(clean, clean, flags=flags), Kind.UNKNOWN, Reason.BAD_FORMAT),)
    if len(found) == 1 and found[0].reason is not Reason.PERSONAL and masked(clean) == clean:
        found = [replace(found[0], input=shown(text))]
    return tuple(without_bystanders(found))


def _all_lines(clean: str, flags: tuple[str, ...], rules: CodeRules) -> list[Recognition]:
    lines = [
        (line, (*flags, "labelled") if is_labelled else flags)
        for part, is_labelled in cleaning.labelled(clean, rules.labels)
        for line in cleaning.lines(part)
    ]
    if len(lines) > MAX_PIECES:
        return [_too_long(clean, flags)]
    return [recognition for line, its_flags in lines for recognition in _line(line, its_flags, rules)]


def _line(line: str, flags: tuple[str, ...], rules: CodeRules) -> list[Recognition]:
    """A line is one code, or several with blanks, commas or semicolons between them."""
    pieces = cleaning.parts(line)
    if len(pieces) > MAX_PIECES:
        return [_too_long(line, flags)]
    token = certain_token(line)
    if token:
        return [personal(token, flags)]
    as_one = _piece(line, flags, rules)
    if len(pieces) < 2 or all(recognition.accepted for recognition in as_one):
        return as_one
    apart = [_piece(piece, flags, rules) for piece in pieces]
    if as_one[0].kind in (Kind.URL, Kind.GS1) and not any(found.accepted for many in apart for found in many):
        return as_one
    return _with_split_tokens_hidden(pieces, apart, flags)


def _piece(text: str, flags: tuple[str, ...], rules: CodeRules) -> list[Recognition]:
    """One reading of a device, or several that arrived without anything between them."""
    if len(text) > MAX_PIECE:
        return [_too_long(text, flags)]
    readings = [text] if is_web_address(text) else cleaning.cut_at_aim_ids(text)
    found = [recognition for reading in readings for recognition in _reading(reading, flags, rules)]
    return found if len(readings) == 1 else joined(found)


def _reading(text: str, flags: tuple[str, ...], rules: CodeRules) -> list[Recognition]:
    aim, rest = cleaning.aim_and_rest(text)
    return read(Piece(rest, text, aim, (f"aim:{aim}", *flags) if aim else flags), rules)


def _with_split_tokens_hidden(
    pieces: list[str], apart: list[list[Recognition]], flags: tuple[str, ...]
) -> list[Recognition]:
    """Neighbours that nobody could read may be a token written with blanks: such become one refusal."""
    told: list[Recognition] = []
    at = 0
    while at < len(pieces):
        end, together, token = at, "", None
        while token is None and end < len(pieces) and len(together) < _LONGEST_TOKEN and not apart[end][0].accepted:
            together += pieces[end]
            token = token_as_a_whole(together)
            end += 1
        told.extend([personal(token, flags)] if token else apart[at])
        at = end if token else at + 1
    return told


def _without_label_text(found: list[Recognition]) -> list[Recognition]:
    """Where a code was found after its label, the unknown rest is what else the label says: name, lot, maker."""
    if not any(recognition.accepted and "labelled" in recognition.flags for recognition in found):
        return found
    return [recognition for recognition in found if recognition.kind is not Kind.UNKNOWN]


def _too_long(text: str, flags: tuple[str, ...]) -> Recognition:
    return refused(Piece(text, text, flags=flags), Kind.UNKNOWN, Reason.TOO_LONG, (f"length:{len(text)}",))
