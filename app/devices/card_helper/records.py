"""The texts the libraries write: fields with `|` behind each, in GBK. Pure.

Basic data of a social-security card, 11 fields: region of issue, social-security number, card number, card
identification (hex digits), name, historical bytes of the reset answer, version of the standard, issued, valid until,
terminal number, terminal device number. Some provinces put a status of one digit in front or a permit number behind, and
readers without a security module leave the two of the terminal away, so the fields are counted, and known by their form.
Cards whose holder's file is locked come with number and name empty.

Identity card by ReadSFZ: name, sex, nationality, birthday, address, id number, valid from, valid until, issuer.

Sources: the interface of the basic card data (社会保障卡基本信息), the fields of ReadSFZ as public integrations name them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from app.devices.card_helper.answers import Refused

_REGION = re.compile("[0-9]{6}")
_NUMBER = re.compile("[0-9A-Za-z]*")
_HEX = re.compile("[0-9A-Fa-f]*")
_RESIDENT = re.compile("[0-9]{17}[0-9Xx]")
_STATUS = re.compile("[0-9]?")
_IDENTITY_FIELDS = 9
_ID_AT = 5


@dataclass(frozen=True)
class CardRecord:
    """Basic data of a social-security card; permit: what some provinces append."""

    region: str
    social_number: str
    card_number: str
    identification: str
    name: str
    history: str
    version: str
    issued: str
    valid_until: str
    terminal: str = ""
    device: str = ""
    permit: str = ""

    def __repr__(self) -> str:
        """Without the person."""
        return f"CardRecord({self.region}, {self.version})"


@dataclass(frozen=True)
class PersonRecord:
    """What leaves the helper. kind: "social_security" | "resident" | "e_voucher"."""

    kind: str
    name: str
    id_number: str
    insured_at: str = ""

    def __repr__(self) -> str:
        """Without the person."""
        return f"PersonRecord({self.kind})"


_MOST = len(fields(CardRecord))
_LEAST = _MOST - 3


def card_record(text: str) -> CardRecord:
    """The fields by name, however many there are. Raises Refused("unreadable")."""
    told = _split(text)
    if len(told) > 1 and _STATUS.fullmatch(told[0]) and _REGION.fullmatch(told[1]):
        del told[0]
    if not _LEAST <= len(told) <= _MOST:
        raise Refused("unreadable", len(told))
    record = CardRecord(*told)
    forms = ((_REGION, record.region), (_NUMBER, record.social_number), (_HEX, record.identification))
    if not all(form.fullmatch(field) for form, field in forms):
        raise Refused("unreadable", len(told))
    return record


def holder(record: CardRecord) -> PersonRecord:
    """Whose card it is. Raises Refused("no_number") where the card told neither."""
    if not record.social_number:
        raise Refused("no_number")
    return PersonRecord("social_security", record.name, record.social_number.upper(), record.region)


def identity_record(text: str) -> PersonRecord:
    """Whose identity card it is. Raises Refused("unreadable")."""
    told = _split(text)
    if len(told) < _IDENTITY_FIELDS or not _RESIDENT.fullmatch(told[_ID_AT]):
        raise Refused("unreadable", len(told))
    return PersonRecord("resident", told[0], told[_ID_AT].upper())


def _split(text: str) -> list[str]:
    told = [field.strip() for field in text.strip().split("|")]
    return told[:-1] if told[-1] == "" else told
