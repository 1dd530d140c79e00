"""药品标识码: bindings with their drugs, and which of them want a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_

from app.domain.drugs import Drug
from app.domain.identifiers import Identifier, KeyType
from app.store.store import Tx
from app.store.tables.catalogue import drugs, identifiers


class Only(StrEnum):
    """Bindings of one kind."""

    TO_APPROVE = "to_approve"  # in force, and no second person has looked at them
    CONFLICTS = "conflicts"  # their key has another meaning on the same day
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Binding:
    """One row of the table. conflict: the key means something else too, today. by, approver: names, else logins."""

    identifier: Identifier
    drug: Drug
    conflict: bool
    by: str
    approver: str | None


def bindings(tx: Tx, words: str, *, only: Only | None, on: date, limit: int) -> Sequence[Binding]:
    """Bindings whose key, drug name, 拼音码 or code has the words, newest first; conflicting ones side by side."""
    question = select(identifiers.c.id).join(drugs, drugs.c.id == identifiers.c.drug_id)
    if text := "".join(words.split()):
        question = question.where(_has(text))
    if only is not None:
        question = question.where(*_only(only, on))
    order = (identifiers.c.key, identifiers.c.id) if only is Only.CONFLICTS else (identifiers.c.id.desc(),)
    return _read(tx, list(tx.connection.execute(question.order_by(*order).limit(limit)).scalars()), on)


def claims_of(tx: Tx, key: str, key_type: KeyType, *, on: date) -> Sequence[Binding]:
    """Everything that was ever said of a key, what holds today first."""
    found = _read(tx, [claim.id for claim in tx.identifiers.claims(key, key_type)], on)
    return sorted(found, key=lambda binding: not binding.identifier.holds_on(on))


def counts(tx: Tx, *, on: date) -> dict[Only, int]:
    """How many there are of each kind that wants a person."""
    return {
        only: int(
            tx.connection.execute(select(func.count()).select_from(identifiers).where(*_only(only, on))).scalar_one()
        )
        for only in (Only.TO_APPROVE, Only.CONFLICTS)
    }


def _has(text: str) -> ColumnElement[bool]:
    return or_(
        identifiers.c.key.startswith(text, autoescape=True),
        drugs.c.name.contains(text, autoescape=True),
        drugs.c.initials.startswith(text.lower(), autoescape=True),
        drugs.c.local_code.startswith(text, autoescape=True),
    )


def _only(only: Only, on: date) -> Iterable[ColumnElement[bool]]:
    match only:
        case Only.TO_APPROVE:
            return (identifiers.c.approved_by.is_(None), _holds(on))
        case Only.CONFLICTS:
            return (_holds(on), tuple_(identifiers.c.key, identifiers.c.key_type).in_(_disputed(on)))
        case Only.ENDED:
            return (identifiers.c.valid_to < on,)


def _holds(on: date) -> ColumnElement[bool]:
    return and_(
        or_(identifiers.c.valid_from.is_(None), identifiers.c.valid_from <= on),
        or_(identifiers.c.valid_to.is_(None), identifiers.c.valid_to >= on),
    )


def _disputed(on: date) -> Select[Any]:
    """Keys with several rows in force; no two rows of a key say the same, so they disagree."""
    return (
        select(identifiers.c.key, identifiers.c.key_type)
        .where(_holds(on))
        .group_by(identifiers.c.key, identifiers.c.key_type)
        .having(func.count() > 1)
    )


def _read(tx: Tx, ids: Sequence[int], on: date) -> Sequence[Binding]:
    rows = tx.connection.execute(select(identifiers).where(identifiers.c.id.in_(ids)))
    found = {row.id: Identifier(**dict(row._mapping)) for row in rows}
    named = tx.drugs.by_ids(one.drug_id for one in found.values())
    names = {account.person.login: account.person.name for account in tx.people.all()}
    disputed = _disputed_among({(one.key, one.key_type) for one in found.values()}, tx, on)
    return [_binding(found[one], named, names, disputed, on) for one in ids]


def _disputed_among(keys: set[tuple[str, KeyType]], tx: Tx, on: date) -> set[tuple[str, KeyType]]:
    rows = tx.connection.execute(_disputed(on).where(identifiers.c.key.in_({key for key, _ in keys})))
    return {(row.key, row.key_type) for row in rows}


def _binding(
    one: Identifier,
    named: Mapping[int, Drug],
    names: Mapping[str, str],
    disputed: set[tuple[str, KeyType]],
    on: date,
) -> Binding:
    conflict = one.holds_on(on) and (one.key, one.key_type) in disputed
    approver = names.get(one.approved_by, one.approved_by) if one.approved_by else None
    return Binding(one, named[one.drug_id], conflict, names.get(one.created_by, one.created_by), approver)
