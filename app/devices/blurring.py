"""Takes patients out of recorded bytes. A token becomes an invented one of the same kind and length, so that a replay
still meets a patient's token at the same moment; what cannot be exchanged so is left out altogether. Pure.
"""

from __future__ import annotations

from itertools import groupby

from app.domain.codes import masked

_VOUCHER_BEGINS = "424"
_INVENTED_ID = "11010119000101000"
"""Of somebody who cannot be: sequence number 000 is given to nobody. Source: GB 11643-1999."""
_INVENTED_IDS = {18: _INVENTED_ID + "7", 17: _INVENTED_ID, 16: _INVENTED_ID[:16], 15: "110101000101000"}


def names_a_patient(text: str) -> bool:
    """Whether a token of a patient is anywhere in the text."""
    return masked(text) != text


def without_patients(raw: bytes) -> bytes | None:
    """The bytes with every token exchanged; None where that cannot be done in place."""
    text = raw.decode("latin-1")
    hidden = masked(text)
    if hidden == text:
        return raw
    if len(hidden) != len(text):
        return None
    made = text
    for first, last in _spans(text, hidden):
        made = made[:first] + _stand_in(text[first:last]) + made[last:]
    return made.encode("latin-1")


def blurred(raw: bytes) -> bytes:
    """Bytes that are no reading and may hold a part of anything: digits become 0, letters x. Signs and controls stay."""
    return bytes(
        0x30 if 0x30 <= byte <= 0x39 else 0x78 if chr(byte).isalpha() and byte < 0x80 else byte for byte in raw
    )


def _spans(text: str, hidden: str) -> list[tuple[int, int]]:
    """First and last place of each token, the three characters `masked` leaves included."""
    differs = [was != now for was, now in zip(text, hidden, strict=True)]
    spans, at = [], 0
    for different, run in groupby(differs):
        length = len(list(run))
        if different:
            spans.append((max(at - 3, 0), at + length))
        at += length
    return spans


def _stand_in(token: str) -> str:
    if token.startswith(_VOUCHER_BEGINS):
        return _VOUCHER_BEGINS + "0" * (len(token) - 3)
    if token[:3].isdigit() and len(token) in _INVENTED_IDS:
        return _INVENTED_IDS[len(token)]
    return token[:3] + "0" * (len(token) - 3)
