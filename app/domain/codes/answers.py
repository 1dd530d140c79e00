"""Making recognitions: whatever is kept of a text passes through here, so no personal token gets out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.codes.personal_tokens import PersonalToken, masked, token_inside
from app.domain.codes.verdicts import Kind, Reason, Recognition, TraceCode, Verdict

MAX_SHOWN = 512


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A part of a scanned text that may be one code.

    text: what is read, without AIM id. whole: the part as it stood there. aim: AIM id or "".
    It is raw, and never leaves this package.
    """

    text: str
    whole: str
    aim: str = ""
    flags: tuple[str, ...] = ()


def accepted(shown: str, code: TraceCode, flags: tuple[str, ...] = ()) -> Recognition:
    """A trace code. shown: free of personal tokens."""
    return Recognition(shown, code.kind, Verdict.OK, code, code.key, code.serial, code.lot, code.expiry, flags)


def refused(
    piece: Piece, kind: Kind, reason: Reason, flags: tuple[str, ...] = (), *, key: str | None = None
) -> Recognition:
    """No trace code, or an ambiguous one. If a personal token is anywhere in the piece, only that is told."""
    token = token_inside(piece.whole) or token_inside(piece.text)
    if token:
        return personal(token, piece.flags)
    verdict = Verdict.AMBIGUOUS if reason is Reason.AMBIGUOUS_GS1 else Verdict.REFUSED
    return Recognition(shown(piece.whole), kind, verdict, key=key, flags=(*piece.flags, *flags), reason=reason)


def personal(token: PersonalToken, flags: tuple[str, ...]) -> Recognition:
    """A patient's token or a person's number: masked, and nothing of what stood around it."""
    return Recognition(token.shown, token.kind, Verdict.REFUSED, flags=flags, reason=Reason.PERSONAL)


def shown(text: str) -> str:
    """What may be kept of a text: tokens masked, a bounded length, nothing that UTF-8 cannot write."""
    kept = masked(text[: MAX_SHOWN + 64])  # a token that begins before the end of what is shown is seen whole
    kept = kept if len(kept) <= MAX_SHOWN else kept[:MAX_SHOWN] + "…"
    return kept if kept.isascii() else kept.encode("utf-8", "replace").decode("utf-8")


def to_confirm(recognition: Recognition, reason: Reason) -> Recognition:
    """A code that a person must look at first."""
    flags = recognition.flags if reason.value in recognition.flags else (*recognition.flags, reason.value)
    return replace(recognition, verdict=Verdict.CONFIRM, reason=reason, flags=flags)


def joined(found: list[Recognition]) -> list[Recognition]:
    """Codes that arrived as one text: the same one twice is one, different ones must be confirmed."""
    once = told_once(found)
    if len(once) == 1:
        return once
    return [to_confirm(recognition, Reason.JOINED) if recognition.accepted else recognition for recognition in once]


def told_once(found: Iterable[Recognition]) -> list[Recognition]:
    """The same without the second and later ones of every code; the first is flagged "repeated"."""
    told: list[Recognition] = []
    places: dict[str, int] = {}
    for recognition in found:
        if recognition.code is None:
            told.append(recognition)
            continue
        place = places.setdefault(recognition.code.identity, len(told))
        if place == len(told):
            told.append(recognition)
        elif "repeated" not in told[place].flags:
            told[place] = replace(told[place], flags=(*told[place].flags, "repeated"))
    return told


def without_bystanders(found: list[Recognition]) -> list[Recognition]:
    """Unknown text beside a personal token may be the person's name or telephone number: it is hidden as well."""
    if all(recognition.reason is not Reason.PERSONAL for recognition in found):
        return found
    return [
        replace(recognition, input="*" * len(recognition.input)) if recognition.kind is Kind.UNKNOWN else recognition
        for recognition in found
    ]
