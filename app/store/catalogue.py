"""Drugs and identifiers, read and written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, insert, or_, select, update

from app.domain.drugs import Drug
from app.domain.identifiers import Identifier, KeyType, Match, Source, match
from app.domain.refusals import UnknownDrug
from app.store.prepared import Prepared
from app.store.tables.catalogue import drugs, identifiers

_DRUG = tuple(drugs.c[field.name] for field in fields(Drug))
_IDENTIFIER = tuple(identifiers.c[field.name] for field in fields(Identifier))

_DRUG_BY_ID = Prepared(select(*_DRUG).where(drugs.c.id == bindparam("drug")))
_CLAIMS = Prepared(
    select(*_IDENTIFIER)
    .where(identifiers.c.key == bindparam("asked"), identifiers.c.key_type == bindparam("of_type"))
    .order_by(identifiers.c.id)
)


class Drugs:
    """The catalogue."""

    def __init__(self, connection: Connection, changed: set[str]) -> None:
        self._connection = connection
        self._changed = changed

    def by_id(self, drug_id: int) -> Drug:
        """The drug of a row number that came out of this database."""
        (row,) = _DRUG_BY_ID.all(self._connection, {"drug": drug_id})
        return Drug(*row)

    def by_ids(self, ids: Iterable[int]) -> dict[int, Drug]:
        """Several at once."""
        wanted = tuple(set(ids))
        rows = self._connection.execute(select(*_DRUG).where(drugs.c.id.in_(wanted))) if wanted else ()
        return {row.id: Drug(*row) for row in rows}

    def by_local_code(self, code: str) -> Drug:
        """Raises UnknownDrug."""
        found = self.find_local_code(code)
        if found is None:
            raise UnknownDrug(code)
        return found

    def find_local_code(self, code: str) -> Drug | None:
        """The drug with the hospital's own code, or None."""
        row = self._connection.execute(select(*_DRUG).where(drugs.c.local_code == code)).one_or_none()
        return None if row is None else Drug(*row)

    def search(self, words: str, *, limit: int = 50) -> Sequence[Drug]:
        """Drugs whose name, trade name, code or 拼音码 has the words; those that begin with them come first."""
        text = words.strip()
        if not text:
            return [Drug(*row) for row in self._connection.execute(select(*_DRUG).order_by(drugs.c.name).limit(limit))]
        like = f"%{_escaped(text)}%"
        begins = f"{_escaped(text)}%"
        rows = self._connection.execute(
            select(*_DRUG)
            .where(
                or_(
                    drugs.c.name.like(like, escape="\\"),
                    drugs.c.trade_name.like(like, escape="\\"),
                    drugs.c.local_code.like(begins, escape="\\"),
                    drugs.c.initials.like(_escaped(text.lower()) + "%", escape="\\"),
                    drugs.c.insurance_code == text.upper(),
                )
            )
            .order_by(drugs.c.name.like(begins, escape="\\").desc(), drugs.c.name)
            .limit(limit)
        )
        return [Drug(*row) for row in rows]

    def put(self, drug: Drug, *, at: datetime) -> tuple[int, bool]:
        """Add or change by local code; `drug.id` is ignored. Answers (id, whether anything changed)."""
        values = asdict(drug)
        del values["id"]
        old = self.find_local_code(drug.local_code)
        if old is None:
            added = self._connection.execute(insert(drugs).values(**values, changed_at=at).returning(drugs.c.id))
            self._changed.add("drugs")
            return added.scalar_one(), True
        kept = asdict(old)
        del kept["id"]
        if kept == values:
            return old.id, False
        self._connection.execute(update(drugs).where(drugs.c.id == old.id).values(**values, changed_at=at))
        self._changed.add("drugs")
        return old.id, True

    def count(self) -> int:
        """How many drugs there are."""
        return self._connection.execute(select(func.count()).select_from(drugs)).scalar_one()


class Identifiers:
    """The identifier table (药品标识码)."""

    def __init__(self, connection: Connection, changed: set[str]) -> None:
        self._connection = connection
        self._changed = changed

    def claims(self, key: str, key_type: KeyType) -> tuple[Identifier, ...]:
        """Every binding that names the key, in force or not."""
        rows = _CLAIMS.all(self._connection, {"asked": key, "of_type": key_type})
        return tuple(Identifier(*row) for row in rows)

    def match(self, key: str, key_type: KeyType, *, on: date) -> Match:
        """What the key stands for on that day."""
        return match(key, self.claims(key, key_type), on=on)

    def by_id(self, identifier_id: int) -> Identifier:
        """A binding by its row number."""
        return Identifier(
            *self._connection.execute(select(*_IDENTIFIER).where(identifiers.c.id == identifier_id)).one()
        )

    def of_drug(self, drug_id: int) -> tuple[Identifier, ...]:
        """All keys of a drug."""
        rows = self._connection.execute(
            select(*_IDENTIFIER).where(identifiers.c.drug_id == drug_id).order_by(identifiers.c.level)
        )
        return tuple(Identifier(*row) for row in rows)

    def add(
        self,
        key: str,
        key_type: KeyType,
        drug_id: int,
        *,
        level: int,
        units: int,
        source: Source,
        by: str,
        at: datetime,
        valid_from: date | None = None,
        valid_to: date | None = None,
        approved_by: str | None = None,
    ) -> tuple[Identifier, bool]:
        """Add a claim; the same claim again is no change. Answers (binding, whether it is new)."""
        for claim in self.claims(key, key_type):
            if (claim.drug_id, claim.level, claim.units) == (drug_id, level, units):
                return claim, False
        row = self._connection.execute(
            insert(identifiers)
            .values(
                key=key,
                key_type=key_type,
                drug_id=drug_id,
                level=level,
                units=units,
                source=source,
                created_by=by,
                created_at=at,
                valid_from=valid_from,
                valid_to=valid_to,
                approved_by=approved_by,
            )
            .returning(*_IDENTIFIER)
        ).one()
        self._changed.add("identifiers")
        return Identifier(*row), True

    def amend(self, identifier_id: int, **values: object) -> None:
        """Change validity, level, units or approval. Keys never change: another key is another binding."""
        self._connection.execute(update(identifiers).where(identifiers.c.id == identifier_id).values(**values))
        self._changed.add("identifiers")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
