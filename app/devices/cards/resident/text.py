"""The 256 bytes of text on an identity card, by kind of card.

UTF-16LE, padded with spaces. A letter at byte 248 tells the kind:

    (none)  identity card of a citizen
    J       residence permit of Hong Kong, Macao or Taiwan residents: a citizen's layout, with a pass number behind it
    I       permanent residence card of foreigners, 2017: a layout of its own, 15-character number
    Y       the same, 2023: name and 18-digit number stand where a citizen's stand, Latin name where the address stands

Source: public reader software and the ministry's published tables of I and J; that of Y is known by hearsay, and only the
two fields that matter are taken from it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.domain.cards import CardKind, PersonCard

TEXT_BYTES = 256
NEW_ADDRESS_BYTES = 70
LONG_TERM = "长期"


@dataclass(frozen=True, slots=True)
class IdText:
    """What stands on the card.

    latin_name: of foreigners, else "". nation: two digits 01–57, of foreigners the country's letters, else "". sex: a
    digit, 1 man, 2 woman, 0 and 9 not told. valid_until: None for ever, and where it cannot be read. pass_number: of J.
    """

    kind: CardKind
    name: str
    number: str
    latin_name: str = ""
    sex: str = ""
    nation: str = ""
    born: date | None = None
    address: str = ""
    issuer: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    long_term: bool = False
    pass_number: str = ""

    def __repr__(self) -> str:
        """As masked as the person."""
        return f"IdText({self.person()!r})"

    def person(self) -> PersonCard:
        """Only what the program needs."""
        return PersonCard(self.kind, self.name or self.latin_name, self.number)

    def at_address(self, address: str) -> IdText:
        """The same person, moved."""
        return replace(self, address=address)


class Unreadable(Exception):
    """These bytes name nobody."""


def read_text(data: bytes) -> IdText:
    """The text of a card. Raises Unreadable where the length is wrong, or no name or number stands there."""
    if len(data) != TEXT_BYTES:
        raise Unreadable
    by_kind = {"I": _foreigner_2017, "Y": _foreigner_2023, "J": _permit}
    read = by_kind.get(_text(data, 248, 2), _citizen)(data)
    if not (read.name or read.latin_name) or not read.number:
        raise Unreadable
    return read


def read_new_address(data: bytes) -> str:
    """The address written on the card later, "" where none was."""
    return _text(data, 0, NEW_ADDRESS_BYTES)


def _citizen(data: bytes) -> IdText:
    return IdText(
        kind=CardKind.RESIDENT,
        name=_text(data, 0, 30),
        sex=_text(data, 30, 2),
        nation=_text(data, 32, 4),
        born=_day(data, 36),
        address=_text(data, 52, 70),
        number=_text(data, 122, 36),
        issuer=_text(data, 158, 30),
        valid_from=_day(data, 188),
        valid_until=_day(data, 204),
        long_term=_text(data, 204, 16) == LONG_TERM,
    )


def _permit(data: bytes) -> IdText:
    """A citizen's layout with four bytes unused where the nation stands."""
    citizen = _citizen(data)
    return replace(citizen, kind=CardKind.HMT, nation="", pass_number=_text(data, 220, 18))


def _foreigner_2017(data: bytes) -> IdText:
    return IdText(
        kind=CardKind.FOREIGNER,
        latin_name=_text(data, 0, 120),
        sex=_text(data, 120, 2),
        number=_text(data, 122, 30),
        nation=_text(data, 152, 6),
        name=_text(data, 158, 30),
        valid_from=_day(data, 188),
        valid_until=_day(data, 204),
        born=_day(data, 220),
    )


def _foreigner_2023(data: bytes) -> IdText:
    return IdText(
        kind=CardKind.FOREIGNER,
        name=_text(data, 0, 30),
        latin_name=_text(data, 52, 70),
        number=_text(data, 122, 36),
    )


def _text(data: bytes, at: int, length: int) -> str:
    return data[at : at + length].decode("utf-16-le", "ignore").strip(" \0\u3000")


def _day(data: bytes, at: int) -> date | None:
    text = _text(data, at, 16)
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])) if len(text) == 8 else None
    except ValueError:
        return None
