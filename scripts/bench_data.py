"""A hospital's books after some years, made in seconds: SQLite writes the rows itself, from one recursive question.

Every pack was received once, in a lot of its drug. Serials begin with 9, so no code can be genuine.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

AT = "2026-01-01 00:00:00.000000"
LOTS = 4
FIRST_PREFIX = 8_100_000
PACK_UNITS = 24


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each. identifiers: 7-character prefixes, spread over the drugs; codes: packs, over the identifiers."""

    drugs: int
    identifiers: int
    codes: int

    @property
    def packs_of_identifier(self) -> int:
        """Packs that carry one prefix."""
        return self.codes // self.identifiers

    @property
    def packs_of_drug(self) -> int:
        """Packs of one drug."""
        return self.codes // self.drugs


FULL = Size(drugs=2_000, identifiers=200_000, codes=1_000_000)
QUICK = Size(drugs=50, identifiers=1_000, codes=10_000)


def code_of(number: int, size: Size) -> str:
    """The trace code of the pack with that number, from 0."""
    return f"{FIRST_PREFIX + number // size.packs_of_identifier:07d}9{number:012d}"


def drug_of(number: int, size: Size) -> int:
    """Row number of its drug."""
    return number // size.packs_of_identifier % size.drugs + 1


def pack_of(drug_id: int, nth: int, size: Size) -> int:
    """The number of the nth pack of a drug, from 0."""
    each = size.packs_of_identifier
    return (drug_id - 1 + size.drugs * (nth // each)) * each + nth % each


def fill(database: Path, size: Size) -> None:
    """Fill an empty, migrated SQLite database that nobody else has open."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for pragma in ("synchronous=OFF", "foreign_keys=OFF", "cache_size=-262144", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for statement in (*_catalogue(size), *_packs(size), *_stock()):
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _numbers(count: int) -> str:
    return f"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {count - 1})"


def _catalogue(size: Size) -> tuple[str, ...]:
    return (
        f"""{_numbers(size.drugs)} INSERT INTO drugs (id, local_code, insurance_code, name, initials, spec, maker,
            approval_no, rx, pack_units, unit, pack_unit, price, changed_at)
            SELECT i + 1, printf('B%05d', i), printf('XJ01CAA040E0010101%05d', i), printf('测试药品%05d', i), 'csyp',
            '0.25g', '示例药业', printf('国药准字H%08d', i), 'needed', {PACK_UNITS}, '粒', '盒', 125000, '{AT}' FROM n""",
        f"""{_numbers(size.identifiers)} INSERT INTO identifiers (key_type, "key", drug_id, level, units, source,
            created_by, created_at) SELECT 'prefix7', printf('%07d', {FIRST_PREFIX} + i), i % {size.drugs} + 1, 1,
            {PACK_UNITS}, 'imported', 'bench', '{AT}' FROM n""",
        f"""{_numbers(LOTS)} INSERT INTO lots (id, drug_id, number, made_on, expires_on) SELECT (drugs.id - 1) * {LOTS}
            + i + 1, drugs.id, printf('L%d', i), '2026-01-01', '2031-01-01' FROM drugs, n ORDER BY drugs.id, i""",
    )


def _packs(size: Size) -> tuple[str, ...]:
    each, drug = size.packs_of_identifier, f"i / {size.packs_of_identifier} % {size.drugs}"
    code = f"printf('%07d9%012d', {FIRST_PREFIX} + i / {each}, i)"
    return (
        f"""INSERT INTO documents (id, kind, number, state, place, opened_at, opened_by, closed_at, blind)
            VALUES (1, 'receiving', 'RK1', 'done', '药库', '{AT}', 'bench', '{AT}', 0)""",
        "INSERT INTO lines (id, document_id, position, drug_id, by_hand) SELECT id, 1, id, id, 0 FROM drugs",
        f"""{_numbers(size.codes)} INSERT INTO codes (id, identity, value, "key", drug_id, lot_id, level, units, place,
            first_seen_at) SELECT i + 1, {code}, {code}, printf('%07d', {FIRST_PREFIX} + i / {each}), {drug} + 1,
            ({drug}) * {LOTS} + i % {LOTS} + 1, 1, {PACK_UNITS}, '药库', '{AT}' FROM n""",
        f"""INSERT INTO scan_events (id, document_id, line_id, code, shown, verdict, finding, units, split, lot_id, at,
            by) SELECT id, 1, drug_id, value, value, 'ok', 'counted', {PACK_UNITS}, 0, lot_id, '{AT}', 'bench'
            FROM codes ORDER BY id""",
        f"""INSERT INTO uses (id, code_id, claim, kind, document_id, line_id, event_id, start, "end", active, at, by,
            place) SELECT id, id, 'in', 'receiving', 1, drug_id, id, 0, {PACK_UNITS}, 1, '{AT}', 'bench', '药库'
            FROM codes ORDER BY id""",
    )


def _stock() -> tuple[str, ...]:
    return tuple(
        f"""INSERT INTO movements (drug_id, lot_id, place, units, reason, document_id, line_id, at, by)
            SELECT drug_id, id, '{place}', 3000, '{reason}', 1, drug_id, '{AT}', 'bench' FROM lots"""
        for place, reason in (("药库", "received"), ("门诊药房", "issued"))
    )
