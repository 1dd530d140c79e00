"""药品标识码: say which drug and package level a key stands for; learn it from the pack in hand; let a second person look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.codes import Kind, recognise
from app.domain.drugs import Drug
from app.domain.identifiers import Identifier, KeyType, Source
from app.domain.people import Person, Right
from app.domain.refusals import BadIdentifier, IdentifierTaken, SamePerson
from app.store import Tx
from app.usecases.counter import Counter

_KEY_TYPES = {Kind.GS1: KeyType.GTIN14, Kind.MAKER: KeyType.MAKER}
_MOST_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day, both included; None is open."""

    first: date | None = None
    last: date | None = None

    def meet(self, claim: Identifier, *, today: date) -> bool:
        """Whether the claim holds on any of these days that is not past."""
        first = max(self.first or today, today)
        begins_in_time = self.last is None or claim.valid_from is None or claim.valid_from <= self.last
        return begins_in_time and (claim.valid_to is None or first <= claim.valid_to)


ALWAYS = Days()


def key_of(text: str, counter: Counter) -> tuple[str, KeyType] | None:
    """The identifier key of a scanned pack, or None where the text is not one trace code."""
    reading, *more = recognise(text, counter.rules)
    if reading.code is None or more:
        return None
    return reading.code.key, _KEY_TYPES.get(reading.kind, KeyType.PREFIX7)


def learn(text: str, drug_id: int, *, actor: Person, counter: Counter, level: int = 1, packs: int = 1) -> Identifier:
    """Bind the pack in hand to a drug, as one smallest pack unless told otherwise. Raises BadIdentifier, IdentifierTaken."""
    actor.require(Right.LEARN_IDENTIFIERS)
    found = key_of(text, counter)
    if found is None:
        raise BadIdentifier(recognise(text, counter.rules)[0].input, "not_a_trace_code")
    if not 1 <= level <= _MOST_LEVEL or packs < 1 or (level == 1 and packs > 1):
        raise BadIdentifier(found[0], "level_or_units")
    with counter.store.writing() as tx:
        drug = tx.drugs.by_id(drug_id)
        units = packs * drug.pack_units
        return _add(tx, found, drug, level, units, Source.LEARNED, actor=actor, counter=counter)


def add(
    key: str,
    key_type: KeyType,
    drug_code: str,
    *,
    level: int,
    units: int,
    actor: Person,
    counter: Counter,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Identifier:
    """Type a binding in. Raises BadIdentifier, UnknownDrug, or IdentifierTaken where the key means something else."""
    actor.require(Right.KEEP_IDENTIFIERS)
    key = key.strip()
    _check(key, key_type, level, units)
    with counter.store.writing() as tx:
        drug = tx.drugs.by_local_code(drug_code.strip())
        days = Days(valid_from, valid_to)
        return _add(tx, (key, key_type), drug, level, units, Source.TYPED, days, actor=actor, counter=counter)


def approve(identifier_id: int, *, actor: Person, counter: Counter) -> Identifier:
    """A second person confirms a binding. Raises SamePerson."""
    actor.require(Right.KEEP_IDENTIFIERS)
    with counter.store.writing() as tx:
        binding = tx.identifiers.by_id(identifier_id)
        if binding.created_by == actor.login:
            raise SamePerson(actor.login)
        tx.identifiers.amend(identifier_id, approved_by=actor.login)
        tx.audit.note(actor.login, "approve identifier", binding.key, at=counter.clock())
        return tx.identifiers.by_id(identifier_id)


def end(identifier_id: int, *, actor: Person, counter: Counter) -> Identifier:
    """Close a binding as of yesterday: it is kept, since old scans were read by it. One that ended before stays so."""
    actor.require(Right.KEEP_IDENTIFIERS)
    with counter.store.writing() as tx:
        binding = tx.identifiers.by_id(identifier_id)
        if binding.valid_to is not None and binding.valid_to < counter.today():
            return binding
        tx.identifiers.amend(identifier_id, valid_to=date.fromordinal(counter.today().toordinal() - 1))
        tx.audit.note(actor.login, "end identifier", binding.key, at=counter.clock(), before=_words(binding))
        return tx.identifiers.by_id(identifier_id)


def _add(
    tx: Tx,
    key: tuple[str, KeyType],
    drug: Drug,
    level: int,
    units: int,
    source: Source,
    days: Days = ALWAYS,
    *,
    actor: Person,
    counter: Counter,
) -> Identifier:
    at, meaning = counter.clock(), (drug.id, level, units)
    claims = tx.identifiers.claims(*key)
    other = next((one for one in claims if _meaning(one) != meaning and days.meet(one, today=counter.today())), None)
    if other is not None:
        raise IdentifierTaken(key[0], tx.drugs.by_id(other.drug_id).name)
    same = next((one for one in claims if _meaning(one) == meaning), None)
    if same is not None:
        return _open_again(tx, same, source, days, actor=actor, counter=counter)
    binding, _ = tx.identifiers.add(
        *key,
        drug.id,
        level=level,
        units=units,
        source=source,
        by=actor.login,
        at=at,
        valid_from=days.first,
        valid_to=days.last,
    )
    tx.audit.note(actor.login, "add identifier", key[0], at=at, after=_words(binding))
    return binding


def _open_again(
    tx: Tx, binding: Identifier, source: Source, days: Days, *, actor: Person, counter: Counter
) -> Identifier:
    """The same was said before: no change while it holds; once it has ended it is said anew, for somebody to approve."""
    if binding.holds_on(counter.today()) and days == ALWAYS:
        return binding
    tx.identifiers.amend(
        binding.id,
        valid_from=days.first,
        valid_to=days.last,
        source=source,
        created_by=actor.login,
        created_at=counter.clock(),
        approved_by=None,
    )
    again = tx.identifiers.by_id(binding.id)
    before, after = _words(binding), _words(again)
    tx.audit.note(actor.login, "open identifier again", binding.key, at=counter.clock(), before=before, after=after)
    return again


def _meaning(claim: Identifier) -> tuple[int, int, int]:
    return claim.drug_id, claim.level, claim.units


def _check(key: str, key_type: KeyType, level: int, units: int) -> None:
    if key_type is KeyType.PREFIX7 and len(key) != 7:
        raise BadIdentifier(key, "seven_characters")
    if key_type is KeyType.GTIN14 and not _good_gtin(key):
        raise BadIdentifier(key, "gtin")
    if not key or not 1 <= level <= _MOST_LEVEL or units < 1:
        raise BadIdentifier(key, "level_or_units")


def _good_gtin(key: str) -> bool:
    """GS1 General Specifications, check digit: weights 3 and 1 from the right, sum divisible by ten."""
    if len(key) != 14 or not key.isascii() or not key.isdigit():
        return False
    return sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(key)) % 10 == 0


def _words(binding: Identifier) -> dict[str, object]:
    return {
        "key": binding.key,
        "drug": binding.drug_id,
        "level": binding.level,
        "units": binding.units,
        "valid_from": binding.valid_from,
        "valid_to": binding.valid_to,
    }
