"""Two invented patients, what was prescribed for them, and a search for anything of them where it must not be."""

from __future__ import annotations

from typing import Any

from app.domain.cards import CardKind, PersonCard, VoucherToken
from app.domain.documents import DocumentKind, Head
from app.domain.submissions import Patient
from app.usecases import dispense
from tests.usecases.conftest import PHARMACIST, House

ZHANG = PersonCard(CardKind.RESIDENT, "张伟", "110101209901010017")
LI = PersonCard(CardKind.SOCIAL_SECURITY, "李娜", "11010120990202009X")
NAMESAKE = PersonCard(CardKind.RESIDENT, "张伟", "110101209901010033")
TOKEN = VoucherToken("4240000000000000000099330000")


def prescribed(house: House, number: str, card: PersonCard | None, *lines: tuple[int, int]) -> int:
    """A prescription; without lines, of a drug that has no codes, so that it is handed out without scanning."""
    patient = Patient(card.name, card.id_number) if card else None
    with house.store.writing() as tx:
        head = Head(
            number,
            DocumentKind.DISPENSING,
            house.counter.pharmacy,
            house.clock(),
            "his",
            patient=patient,
            department="内科",
        )
        document_id = tx.documents.open(head)
        for drug_id, units in lines or ((house.herb, 100),):
            tx.documents.add_line(document_id, drug_id, needed=units)
    house.clock.forward(minutes=1)
    return document_id


def handed_out(house: House, number: str, card: PersonCard) -> int:
    """One of those, dispensed."""
    document_id = prescribed(house, number, card)
    dispense.take_up(document_id, actor=PHARMACIST, counter=house.counter)
    dispense.confirm(document_id, actor=PHARMACIST, counter=house.counter)
    return document_id


def leaks(value: Any) -> bool:
    """Whether a token, a number or a name of theirs stands in it."""
    if isinstance(value, tuple):
        return any(leaks(each) for each in value)
    kept = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
    secrets = (TOKEN.text, *(word for card in (ZHANG, LI) for word in (card.id_number, card.name)))
    return any(secret.encode() in kept for secret in secrets)
