"""What the call log must not keep: personal members are masked by name, and the values we know wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import orjson

from app.domain.personal import mask_id_number, mask_name
from app.domain.submissions import Sale, SaleReturn, Submission

_NAMES = frozenset({"psnname", "patnname", "agntername"})
_NUMBERS = frozenset(
    {
        "certno",
        "psnno",
        "prscdrcertno",
        "pharcertno",
        "psncertno",
        "mdtrtcertno",
        "cardsn",
        "agntercertno",
        "tel",
        "agntertel",
        "addr",
        "agnteraddr",
        "brdy",
    }
)
_CODES = "drugtracinfo"  # hundreds of codes and nothing else: not walked through

_ID_NUMBER = re.compile(r"\b\d{17}[\dXx]\b", re.ASCII)
"""What may be a citizen's number, standing alone; trace codes have 20 digits and stay."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_MARKS = "10X98765432"
"""Source: GB 11643, check character of the citizen's number."""

_DEEPEST = 40
"""Levels kept of a reply in the log; no reply that means something is deeper."""


def masked(value: object, depth: int = 0) -> object:
    """A copy with personal members masked; the very same object where there are none."""
    if depth > _DEEPEST:
        return "…"
    if isinstance(value, dict):
        changed = {name: _masked_member(name, inner, depth) for name, inner in value.items()}
        return changed if any(changed[name] is not value[name] for name in value) else value
    if isinstance(value, list):
        copied = [masked(one, depth + 1) for one in value]
        return copied if any(new is not old for new, old in zip(copied, value, strict=True)) else value
    return _masked_text(value, depth) if isinstance(value, str) else value


def _masked_text(text: str, depth: int) -> str:
    """Some regions send JSON inside a JSON text."""
    if text.strip()[:1] not in ("{", "["):
        return text
    try:
        inner = orjson.loads(text)
        shown = masked(inner, depth + 1)
        return text if shown is inner else orjson.dumps(shown).decode()
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return text


def _masked_member(name: str, value: object, depth: int) -> object:
    plain = name.replace("_", "").lower()
    if plain == _CODES:
        return value
    if plain in _NAMES and isinstance(value, (str, int)):
        return mask_name(str(value))
    if plain in _NUMBERS and isinstance(value, (str, int)):
        return mask_id_number(str(value))
    return masked(value, depth + 1)


def known_values(submissions: Sequence[Submission]) -> dict[str, str]:
    """Personal values of these submissions and what may be shown instead."""
    found: dict[str, str] = {}
    for submission in submissions:
        if submission.patient and submission.patient.name and len(submission.patient.name) > 1:
            found[submission.patient.name] = mask_name(submission.patient.name)
        for number in _numbers(submission):
            if number and len(number) > 3:
                found[number] = mask_id_number(number)
    return found


def _numbers(submission: Submission) -> tuple[str | None, ...]:
    body = submission.body
    patient = submission.patient.id_number if submission.patient else None
    person = body.visit.person_no if isinstance(body, (Sale, SaleReturn)) else None
    prescriber = body.prescriber_id if isinstance(body, Sale) else None
    return patient, person, prescriber


def without(text: str, known: Mapping[str, str]) -> str:
    """A text with the known values and every citizen's number masked."""
    for value in sorted(known, key=len, reverse=True):
        text = text.replace(value, known[value])
    return _ID_NUMBER.sub(lambda found: mask_id_number(found[0]) if is_citizen_number(found[0]) else found[0], text)


def is_citizen_number(text: str) -> bool:
    """Whether eighteen characters have the check character of a citizen's number; settlement numbers seldom do."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text, strict=False))
    return _CHECK_MARKS[total % 11] == text[17].upper()
