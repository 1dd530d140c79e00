"""Whose social-security card it is. No PIN is ever sent: a card that wants one is refused.

Name and number read here prove nothing about the insurance; that is asked of the platform.
"""

from __future__ import annotations

from app.devices.cards.social.apdu import CardSays, StatusWord, Transmit
from app.devices.cards.social.files import (
    CARD,
    HOLDER,
    NAME,
    NUMBER,
    REGION,
    VERSION,
    CardFile,
    is_locked,
    open_application,
    read_fields,
)
from app.domain.cards import CardKind, PersonCard
from app.domain.refusals import CardNotRead, CardWantsPin, NotSocialSecurityCard, UnknownCardGeneration

GENERATIONS = ("1", "2", "3")
NO_SUCH_APPLICATION = frozenset(
    {
        StatusWord.FILE_NOT_FOUND,
        StatusWord.WRONG_DATA,
        StatusWord.FUNCTION_NOT_SUPPORTED,
        StatusWord.WRONG_P1_P2,
        StatusWord.WRONG_LENGTH,
        StatusWord.INSTRUCTION_NOT_SUPPORTED,
        StatusWord.CLASS_NOT_SUPPORTED,
    }
)
REGION_BYTES = 3


def read_holder(transmit: Transmit) -> PersonCard:
    """The person. Raises NotSocialSecurityCard, UnknownCardGeneration, CardWantsPin or CardNotRead."""
    _open(transmit)
    card = _fields(transmit, CARD, frozenset({REGION, VERSION}))
    version = card.get(VERSION, b"")
    if generation(version) is None:
        raise UnknownCardGeneration(_shown(version))
    holder = _fields(transmit, HOLDER, frozenset({NUMBER, NAME}))
    name, number = _text(holder.get(NAME, b"")), _text(holder.get(NUMBER, b""))
    if not name or not number:
        raise CardNotRead(CardKind.SOCIAL_SECURITY, "unreadable")
    return PersonCard(CardKind.SOCIAL_SECURITY, name, number, _region(card.get(REGION, b"")))


def generation(version: bytes) -> int | None:
    """1, 2 or 3; None for one that came later, or none at all. Some cards of generation 2 say 00."""
    first = version[:1].decode("ascii", "ignore")
    if first in {"\0", "0"}:
        return 2
    return int(first) if first in GENERATIONS else None


def _open(transmit: Transmit) -> None:
    try:
        open_application(transmit)
    except CardSays as said:
        if said.sw in NO_SUCH_APPLICATION:
            raise NotSocialSecurityCard from None
        raise _refusal(said) from None


def _fields(transmit: Transmit, file: CardFile, wanted: frozenset[int]) -> dict[int, bytes]:
    try:
        return read_fields(transmit, file, wanted)
    except CardSays as said:
        raise _refusal(said) from None


def _refusal(said: CardSays) -> CardWantsPin | CardNotRead:
    if is_locked(said.sw):
        return CardWantsPin()
    return CardNotRead(CardKind.SOCIAL_SECURITY, "unreadable", f"{said.sw:04X}")


def _text(value: bytes) -> str:
    return value.rstrip(b"\0\xff").decode("gb18030", "replace").strip(" \0\u3000")


def _region(chip: bytes) -> str | None:
    region = chip[:REGION_BYTES].hex()
    return region if len(region) == 2 * REGION_BYTES and region.isdecimal() else None


def _shown(version: bytes) -> str:
    return version.decode("ascii", "replace").strip(" \0") if version.isascii() else version.hex().upper()
