"""Where a social-security card keeps what: the application's name, two files, and their fields by tag.

    EF05  01 number of the chip, its first three bytes the region    03 version of the rule: "1…", "2…" (or 00), "3…"
    EF06  08 social-security number, ASCII                           09 name, GBK, padded, at most 15 characters

Generations order their records differently, so fields are looked for by tag, record after record. Records are read by short
file identifier; cards that do not know it have the file selected first; cards that count no records are asked by tag.
Source: public reader software and samples of vendors, for generations 1 and 2; of generation 3 only the version is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.devices.cards.social.apdu import (
    CardSays,
    StatusWord,
    Transmit,
    ask,
    read_record,
    read_record_with,
    select_application,
    select_file,
)
from app.devices.cards.social.tlv import fields

APPLICATION = "sx1.sh.社会保障".encode("gbk")
REGION, VERSION, NUMBER, NAME = 0x01, 0x03, 0x08, 0x09
LAST_RECORD = 20
"""Both files have fewer."""


@dataclass(frozen=True, slots=True)
class CardFile:
    """A file of records. sfi: its short identifier."""

    identifier: int
    sfi: int


CARD = CardFile(0xEF05, 5)
HOLDER = CardFile(0xEF06, 6)


def open_application(transmit: Transmit) -> None:
    """Select the application. Raises CardSays."""
    ask(transmit, select_application(APPLICATION))


def read_fields(transmit: Transmit, file: CardFile, wanted: frozenset[int]) -> dict[int, bytes]:
    """The wanted fields, or those of them that are there, reading no further than needed.

    Raises CardSays if the card locks the file, or gives nothing of it in any way.
    """
    found: dict[int, bytes] = {}
    said: CardSays | None = None
    for way in (_by_short_identifier, _by_selection, _by_tag):
        try:
            for record in way(transmit, file, wanted):
                found |= {tag: value for tag, value in fields(record).items() if tag in wanted}
                if wanted <= found.keys():
                    return found
        except CardSays as refused:
            if is_locked(refused.sw):
                raise
            said = refused
    if not found and said is not None:
        raise said
    return found


def is_locked(sw: int) -> bool:
    """Whether the card wants its holder's PIN first, or has locked itself after wrong ones."""
    return sw in {StatusWord.SECURITY_STATUS_NOT_SATISFIED, StatusWord.AUTHENTICATION_BLOCKED}


def _by_short_identifier(transmit: Transmit, file: CardFile, _wanted: frozenset[int]) -> Iterator[bytes]:
    return _numbered(lambda number: ask(transmit, read_record(number, sfi=file.sfi)))


def _by_selection(transmit: Transmit, file: CardFile, _wanted: frozenset[int]) -> Iterator[bytes]:
    _select(transmit, file)
    yield from _numbered(lambda number: ask(transmit, read_record(number)))


def _by_tag(transmit: Transmit, file: CardFile, wanted: frozenset[int]) -> Iterator[bytes]:
    _select(transmit, file)
    for tag in sorted(wanted):
        yield ask(transmit, read_record_with(tag))


def _numbered(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """Record after record until the card has no more."""
    for number in range(1, LAST_RECORD + 1):
        try:
            yield read(number)
        except CardSays as refused:
            if number > 1 and refused.sw == StatusWord.RECORD_NOT_FOUND:
                return
            raise


def _select(transmit: Transmit, file: CardFile) -> None:
    try:
        ask(transmit, select_file(file.identifier))
    except CardSays as refused:
        if is_locked(refused.sw):
            raise
        ask(transmit, select_file(file.identifier, p1=0x02))
