"""A card, an e-voucher or an id number at the counter: whose documents it opens. Who asked is noted, not about whom.

The number is compared by its keyed digest; neither it nor the name is written anywhere by asking.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.cards import PersonCard, VoucherToken
from app.domain.documents import DocumentKind
from app.domain.people import Person
from app.domain.personal import mask_id_number, mask_name
from app.store import Tx
from app.store.questions import of_person
from app.store.questions.open_documents import Waiting
from app.usecases.counter import Counter
from app.usecases.rights import RIGHT_FOR

__all__ = ["PapersOf", "Waiting", "WhoHolds", "papers_held_by", "papers_of"]

WhoHolds = Callable[[VoucherToken], PersonCard]
"""Asks the insurer's service; it may take some seconds. Raises NoVoucherReader, VoucherRefused or ReaderAway."""

_QUESTIONS: dict[DocumentKind, Callable[[Tx, str], Sequence[Waiting]]] = {
    DocumentKind.DISPENSING: of_person.waiting_for,
    DocumentKind.TAKE_BACK: of_person.returnable_by,
}


@dataclass(frozen=True, slots=True)
class PapersOf:
    """What one person has here. who: their name, masked; their number, masked, where no name is known.

    On a return, `rows` are returns that were begun and dispensings to begin one from.
    """

    who: str
    card: PersonCard
    rows: tuple[Waiting, ...]


def papers_of(card: PersonCard, kind: DocumentKind, *, actor: Person, counter: Counter) -> PapersOf:
    """Their open prescriptions (DISPENSING), or what they may bring back (TAKE_BACK). Raises NotAllowed."""
    actor.require(RIGHT_FOR[kind])
    with counter.store.reading() as tx:
        rows = tuple(_QUESTIONS[kind](tx, card.id_number))
    with counter.store.writing() as tx:
        found = {"by": card.kind, "found": [row.number for row in rows]}
        tx.audit.note(actor.login, "papers of a person", kind, at=counter.clock(), after=found)
    known = next((row.patient for row in rows if row.patient), None)
    return PapersOf(mask_name(card.name) or known or mask_id_number(card.id_number), card, rows)


def papers_held_by(
    token: VoucherToken, kind: DocumentKind, *, who_holds: WhoHolds, actor: Person, counter: Counter
) -> PapersOf:
    """The same for whoever holds an e-voucher. Raises NotAllowed before anybody is asked, and what `who_holds` raises."""
    actor.require(RIGHT_FOR[kind])
    return papers_of(who_holds(token), kind, actor=actor, counter=counter)
