"""药品标识码: which drug and package level the keys stand for. A key that already stands for something else keeps both claims
and is told: the counter shows such a conflict, and somebody decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.domain.codes.check_digits import mod10_ok
from app.domain.drugs import Drug
from app.domain.identifiers import Identifier, KeyType, Source
from app.domain.people import Person, Right
from app.domain.refusals import Fault
from app.store import Tx
from app.usecases.counter import Counter
from app.usecases.imports.checking import Check, Draft, outcome
from app.usecases.imports.columns import Column, Columns
from app.usecases.imports.drugs import DRUG_NAMES, MOST_UNITS, drug_code
from app.usecases.imports.reasons import Reason
from app.usecases.imports.record import Reader, Record
from app.usecases.imports.report import ImportReport, Progress, unwatched
from app.usecases.imports.table import Wanted
from app.usecases.imports.values import Misfit, code, day, text, whole, word

COLUMNS = Columns(
    Column(
        "key", ("药品标识码", "标识码", "追溯码前7位", "追溯码前七位", "前7位", "码头", "prefix", "gtin"), required=True
    ),
    Column("drug", (*DRUG_NAMES, "local_code"), required=True),
    Column("key_type", ("标识类型", "标识码类型")),
    Column("level", ("包装级别", "包装层级", "级别", "package_level")),
    Column("units", ("每码数量", "包装数量", "最小单位数量", "units_per_code")),
    Column("valid_from", ("生效日期", "启用日期", "有效期起")),
    Column("valid_to", ("失效日期", "停用日期", "有效期止")),
    Column("approved_by", ("审核人", "批准人", "approver")),
)
WANTED = Wanted(COLUMNS, ("identifiers", "药品标识码", "标识码"))

_KEY_TYPE = word(
    {
        KeyType.PREFIX7: ("前7位", "prefix7", "p7"),
        KeyType.GTIN14: ("gtin", "gtin14", "gtin-14"),
        KeyType.MAKER: ("企业自编码", "maker", "mah"),
    }
)
_LEVEL = word(
    {
        1: ("1", "小码", "一级", "盒", "最小包装"),
        2: ("2", "中码", "二级"),
        3: ("3", "大码", "三级", "箱"),
        **{level: (str(level),) for level in range(4, 10)},
    }
)
"""1 is the smallest sales pack. Source: code_pack_level of the 码上放心 interface; its code_level counts the other way."""
_UNITS = whole(1, MOST_UNITS)
_LOGIN = text(64)
_KEY = code(64, r"[\x21-\x7e]+", "8100001, 06923456000124")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as it was read. units: None where the file leaves them out. told: validity and approver, as far as told."""

    line: int = field(compare=False)
    key: str
    key_type: KeyType
    drug: str
    level: int
    units: int | None
    told: Mapping[str, Any]


def import_identifiers(
    file: Path, *, actor: Person, counter: Counter, partial: bool = False, progress: Progress = unwatched
) -> ImportReport:
    """Add bindings, and change validity and approver of known ones. All or nothing, unless `partial`.

    Raises NotAllowed, BadImport or StoreUnavailable; then nothing was written.
    """
    actor.require(Right.IMPORT)
    actor.require(Right.KEEP_IDENTIFIERS)
    check = Check(file, WANTED, partial=partial, progress=progress)
    rows = [draft.value for draft in check.drafts(_draft)]
    with counter.store.reading() as view:
        drugs = view.intake.drugs({row.drug for row in rows})
    bindings = _agreeing(check, _bindings(check, rows, drugs, by=actor.login, at=counter.clock()))
    check.stop_at_errors()
    check.writing(0, len(bindings))
    with counter.store.writing() as tx:
        report = _write(tx, check, bindings, actor=actor, at=counter.clock())
    check.writing(len(bindings), len(bindings))
    return report


# --- from lines to bindings ---


def _draft(record: Record, reader: Reader) -> Draft[object, _Row] | None:
    key_type = reader.take("key_type", _KEY_TYPE)
    found = reader.need("key", lambda value: _key(value, key_type))
    drug = reader.need("drug", drug_code)
    level = reader.take("level", _LEVEL) or 1
    units = reader.take("units", _UNITS)
    told: dict[str, Any] = {
        **reader.told("valid_from", day),
        **reader.told("valid_to", day),
        **reader.told("approved_by", _LOGIN),
    }
    if units is None and level > 1 and reader.ok:
        reader.wrong("units", Reason.MISSING, expected=COLUMNS.shown("units"))
    if reader.ok and (told.get("valid_from") or date.min) > (told.get("valid_to") or date.max):
        reader.wrong("valid_to", Reason.ENDS_BEFORE, str(told["valid_to"]), f"≥ {told['valid_from']}")
    if found is None or drug is None or not reader.ok:
        return None
    row = _Row(record.line, *found, drug, level, units, told)
    return Draft(record.line, (*found, drug, level, units, *told.values()), row)


def _key(value: object, told: KeyType | None) -> tuple[str, KeyType]:
    """Seven characters, a GTIN (shorter ones are filled up with zeros in front), or whatever a maker's rule yields."""
    key = _KEY(value)
    if told is KeyType.MAKER:
        return key, KeyType.MAKER
    if len(key) == 7 and told is not KeyType.GTIN14:
        return key, KeyType.PREFIX7
    if told is KeyType.PREFIX7 or not re.fullmatch(r"[0-9]{12,14}", key):
        raise Misfit(Reason.WRONG_FORM, "8100001, 06923456000124")
    if not mod10_ok(key):
        raise Misfit(Reason.CHECK_DIGIT)
    return key.zfill(14), KeyType.GTIN14


def _bindings(
    check: Check, rows: Iterable[_Row], drugs: Mapping[str, Drug], *, by: str, at: datetime
) -> Iterator[tuple[_Row, Identifier]]:
    """Each line as a binding of a drug; a line whose drug nobody knows is a fault."""
    for row in rows:
        drug = drugs.get(row.drug)
        if drug is None:
            check.errors.add(Fault(row.line, "drug", Reason.UNKNOWN_DRUG, row.drug))
            check.skipped += 1
            continue
        units = row.units if row.units is not None else drug.pack_units
        yield row, Identifier(0, row.key_type, row.key, drug.id, row.level, units, Source.IMPORTED, by, at, **row.told)


def _agreeing(check: Check, bindings: Iterable[tuple[_Row, Identifier]]) -> list[tuple[_Row, Identifier]]:
    """Without those lines of the file that contradict one another."""
    by_key: dict[tuple[str, KeyType], list[tuple[_Row, Identifier]]] = {}
    bad: set[int] = set()
    for row, binding in bindings:
        others = by_key.setdefault((row.key, row.key_type), [])
        against = next((other for other, its in others if _disagree(its, binding)), None)
        if against is not None:
            bad |= {row.line, against.line}
            check.contradict(against.line, row.line, "key")
        others.append((row, binding))
    check.skipped += len(bad)
    return [pair for pairs in by_key.values() for pair in pairs if pair[0].line not in bad]


def _disagree(one: Identifier, other: Identifier) -> bool:
    """Two meanings on one day; or one meaning under two validities, of which only one can be kept."""
    return _meaning(one) == _meaning(other) or _overlap(one, other)


def _meaning(binding: Identifier) -> tuple[int, int, int]:
    return binding.drug_id, binding.level, binding.units


def _overlap(one: Identifier, other: Identifier) -> bool:
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    return starts <= min(one.valid_to or date.max, other.valid_to or date.max)


# --- from bindings to the table ---


def _write(
    tx: Tx, check: Check, bindings: list[tuple[_Row, Identifier]], *, actor: Person, at: datetime
) -> ImportReport:
    tx.intake.alone()
    claims = tx.intake.claims({row.key for row, _ in bindings})
    added: list[Identifier] = []
    changes: list[tuple[Identifier, Identifier]] = []
    conflicts: list[tuple[_Row, Identifier]] = []
    for row, binding in bindings:
        known = [claim for claim in claims.get(row.key, ()) if claim.key_type is row.key_type]
        same = next((claim for claim in known if _meaning(claim) == _meaning(binding)), None)
        now = binding if same is None else replace(same, **row.told)
        if same is None:
            added.append(now)
        elif same != now:
            changes.append((same, now))
        if same != now:
            conflicts += [(row, claim) for claim in known if claim is not same and _overlap(claim, now)]
    tx.intake.add_identifiers(added)
    tx.intake.change_identifiers([new for _, new in changes])
    tx.intake.note(actor.login, "import identifier", at, ((new.key, _words(old), _words(new)) for old, new in changes))
    _tell(tx, check, conflicts)
    unchanged = len(bindings) - len(added) - len(changes)
    report = check.report("identifiers", added=len(added), changed=len(changes), unchanged=unchanged)
    tx.audit.note(actor.login, "import identifiers", check.name[:100], at=at, after=outcome(report))
    return report


def _tell(tx: Tx, check: Check, conflicts: list[tuple[_Row, Identifier]]) -> None:
    others = tx.drugs.by_ids(claim.drug_id for _, claim in conflicts)
    for row, claim in conflicts:
        other = others[claim.drug_id]
        check.notices.add(Fault(row.line, "key", Reason.CONFLICT, f"{row.key} → {other.local_code} {other.name}"))


def _words(binding: Identifier) -> dict[str, object]:
    return {name: getattr(binding, name) for name in ("valid_from", "valid_to", "approved_by")}
