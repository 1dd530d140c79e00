"""Looking at the identifier table: its rows, and what is known of the pack in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.codes import Recognition, recognise
from app.domain.identifiers import KeyType
from app.domain.people import Person, Right
from app.store.questions import bindings as questions
from app.store.questions.bindings import Binding, Only
from app.usecases.counter import Counter
from app.usecases.match_identifier import key_of

__all__ = ["Binding", "InHand", "Only", "bindings", "claims", "counts", "in_hand"]


@dataclass(frozen=True, slots=True)
class InHand:
    """A scanned pack's key and everything that was ever said of it; key None: it is no single trace code."""

    reading: Recognition
    key: str | None = None
    key_type: KeyType | None = None
    claims: tuple[Binding, ...] = ()


def bindings(
    words: str, only: Only | None, *, actor: Person, counter: Counter, limit: int = 2_000
) -> Sequence[Binding]:
    """Rows of the table."""
    actor.require(Right.LEARN_IDENTIFIERS)
    with counter.store.reading() as tx:
        return questions.bindings(tx, words, only=only, on=counter.today(), limit=limit)


def counts(*, actor: Person, counter: Counter) -> dict[Only, int]:
    """How many want a person."""
    actor.require(Right.LEARN_IDENTIFIERS)
    with counter.store.reading() as tx:
        return questions.counts(tx, on=counter.today())


def claims(key: str, key_type: KeyType, *, actor: Person, counter: Counter) -> tuple[Binding, ...]:
    """What was said of a typed key."""
    actor.require(Right.LEARN_IDENTIFIERS)
    with counter.store.reading() as tx:
        return tuple(questions.claims_of(tx, key, key_type, on=counter.today()))


def in_hand(text: str, *, actor: Person, counter: Counter) -> InHand:
    """The scanned pack: its key, and what was said of that."""
    found = key_of(text, counter)
    reading = recognise(text, counter.rules)[0]
    if found is None:
        return InHand(reading)
    return InHand(reading, *found, claims(*found, actor=actor, counter=counter))
