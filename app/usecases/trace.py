"""追溯查询: the life of one pack, or what is known of a code nobody has scanned here. Who looked is noted."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.codes import Reason, Recognition, recognise
from app.domain.drugs import Drug
from app.domain.identifiers import Identifier
from app.domain.people import Person, Right
from app.store import Tx
from app.store.packs import identity_of
from app.store.questions import pack_life
from app.store.questions.pack_life import Alike, Event, Life, Told, Undone
from app.usecases.counter import Counter
from app.usecases.match_identifier import key_of

__all__ = ["MOST_ALIKE", "Alike", "Claim", "Event", "Life", "Told", "Traced", "Undone", "trace"]

MOST_ALIKE = 50
LEAST_PART = 4
"""Fewer characters fit too many packs."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the identifier table says a key is."""

    identifier: Identifier
    drug: Drug


@dataclass(frozen=True, slots=True)
class Traced:
    """The answer to one question.

    reading: what the text is; its `input` is masked where it is personal. life: None where the pack was never seen here.
    claims: of a pack never seen, what the identifier table says, several where it contradicts itself. alike: packs to
    choose from where a part of a code fits several.
    """

    reading: Recognition
    life: Life | None = None
    claims: tuple[Claim, ...] = ()
    alike: tuple[Alike, ...] = ()


def trace(text: str, *, actor: Person, counter: Counter) -> Traced:
    """Look up a scanned code, or a part of one (four characters at least)."""
    actor.require(Right.TRACE)
    reading = recognise(text, counter.rules)[0]
    with counter.store.reading() as tx:
        traced = _whole(tx, text, reading, counter) if reading.code is not None else _part(tx, text, reading)
    if traced.life is not None:
        with counter.store.writing() as tx:
            tx.audit.note(actor.login, "trace", traced.life.pack.value[:100], at=counter.clock())
    return traced


def _whole(tx: Tx, text: str, reading: Recognition, counter: Counter) -> Traced:
    assert reading.code is not None
    life = pack_life.life_of(tx, identity_of(reading.code))
    if life is not None:
        return Traced(reading, life)
    key = key_of(text, counter)
    holding = [one for one in tx.identifiers.claims(*key) if one.holds_on(counter.today())] if key else []
    drugs = tx.drugs.by_ids(one.drug_id for one in holding)
    return Traced(reading, claims=tuple(Claim(one, drugs[one.drug_id]) for one in holding))


def _part(tx: Tx, text: str, reading: Recognition) -> Traced:
    part = "".join(text.split())
    if reading.reason is Reason.PERSONAL or not part.isalnum() or len(part) < LEAST_PART:
        return Traced(reading)
    alike = tuple(pack_life.packs_like(tx, part, limit=MOST_ALIKE))
    if len(alike) == 1:
        return Traced(reading, pack_life.life_of(tx, alike[0].identity))
    return Traced(reading, alike=alike)
