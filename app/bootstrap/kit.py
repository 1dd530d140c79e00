"""What every screen is made from: the frame, the workplace and the person at the counter."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from app.bootstrap.card_door import CardDoor
from app.bootstrap.frame import Frame
from app.bootstrap.workplace import Workplace
from app.domain.cards import VoucherToken
from app.domain.documents import DocumentKind
from app.domain.people import Person
from app.ui.patients.viewmodel import PatientVerbs
from app.ui.scanning.verbs import ScanVerbs
from app.usecases import bind_aside, by_hand, cancel, looking, papers_of, undo


@dataclass(frozen=True, slots=True)
class Kit:
    """What every screen is made from. cards: readers, and whoever knows whose an e-voucher is."""

    frame: Frame
    workplace: Workplace
    person: Person
    cards: CardDoor = field(default_factory=CardDoor)

    def scan_verbs(self, kind: DocumentKind, module: object) -> ScanVerbs:
        """The verbs of a scan screen; `module` is its use case, with scan, keep and confirm."""
        counter, person = self.workplace.counter, self.person
        return ScanVerbs(
            look=partial(looking.look, counter=counter),
            catch_up=partial(looking.catch_up, counter=counter),
            find=partial(looking.find, kind, counter=counter),
            queue=partial(looking.queue, kind, counter=counter),
            scan=partial(module.scan, actor=person, counter=counter),  # type: ignore[attr-defined]
            keep=partial(getattr(module, "keep", _never), actor=person, counter=counter),
            bind=lambda document_id, event_id, drug_id, level, packs, again: bind_aside.bind_aside(
                document_id, event_id, drug_id, again, level=level, packs=packs, actor=person, counter=counter
            ),
            undo=partial(undo.undo_last, actor=person, counter=counter),
            remove=partial(undo.undo_one, actor=person, counter=counter),
            by_hand=lambda document_id, line_id, units, reason: by_hand.set_by_hand(
                document_id, line_id, units, actor=person, counter=counter, reason=reason
            ),
            confirm=lambda document_id, reason, seen: module.confirm(  # type: ignore[attr-defined]
                document_id, actor=person, counter=counter, reason=reason, seen=seen
            ),
            cancel=partial(cancel.cancel, actor=person, counter=counter),
            resume=partial(looking.resume, kind, actor=person, counter=counter),
        )

    def patient_verbs(self, kind: DocumentKind) -> PatientVerbs:
        """Whose documents a card, an e-voucher or an id number opens. kind: DISPENSING or TAKE_BACK."""
        counter, person, cards = self.workplace.counter, self.person, self.cards

        def papers_held_by(token: VoucherToken) -> papers_of.PapersOf:
            return papers_of.papers_held_by(token, kind, who_holds=cards.who_holds, actor=person, counter=counter)

        def read_card() -> None:
            if cards.read_card is not None:
                cards.read_card()

        return PatientVerbs(
            papers_of=lambda card: papers_of.papers_of(card, kind, actor=person, counter=counter),
            papers_held_by=papers_held_by,
            can_read=lambda: cards.read_card is not None,
            read_card=read_card,
        )


def _never(*_: Any, **__: Any) -> Any:
    """A return keeps no pack that does not match, and offers nobody to."""
    raise NotImplementedError
