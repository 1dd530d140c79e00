"""From lines to documents: in a table the rows of one number belong together, in JSON each object is a document."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.refusals import Fault
from app.usecases.imports.checking import Check
from app.usecases.imports.columns import Columns
from app.usecases.imports.order_lines import OrderLine, read_line
from app.usecases.imports.reasons import Reason
from app.usecases.imports.record import Reader, Record
from app.usecases.imports.values import code, is_blank

ReadHead = Callable[[Reader], Mapping[str, Any]]
"""Takes the members of a `domain.documents.Head` out of a line."""

_NUMBER = code(40)
"""Length: the platform's rxno and rtal_docno."""


@dataclass(frozen=True, slots=True)
class Order:
    """A document as the file has it. line: where it begins."""

    number: str
    line: int
    head: Mapping[str, Any]
    lines: tuple[OrderLine, ...]


@dataclass(slots=True)
class _Group:
    """A document coming together. raw: the cells of its head on its first line, which the others repeat or leave empty."""

    number: str
    line: int
    raw: Mapping[str, object]
    head: Mapping[str, Any]
    ok: bool = True
    lines: dict[Hashable, OrderLine] = field(default_factory=dict)


def orders(check: Check, head_columns: Columns, read_head: ReadHead) -> list[Order]:
    """All documents without faults. `check` counts the others."""
    fields = [name for name in head_columns.fields if name != "number"]
    groups: dict[tuple[str, int | None], _Group] = {}
    for record, reader in check.readers():
        number = reader.need("number", _NUMBER)
        if number is None:
            check.lost_a_line()
            continue
        group = groups.get((number, record.group))
        if group is None:
            group = groups[number, record.group] = _begun(check, number, record, fields, read_head)
        elif record.group is None:
            _same_head(check, group, record)
        _add_line(check, group, record, reader)
    return _one_per_number(check, groups.values())


def _begun(check: Check, number: str, record: Record, fields: list[str], read_head: ReadHead) -> _Group:
    line = record.line if record.begins is None else record.begins
    reader = check.reader(replace(record, line=line))
    head = read_head(reader)
    return _Group(number, line, {name: _raw(record, name) for name in fields}, head, reader.ok)


def _raw(record: Record, name: str) -> object:
    value = record.cells.get(name)
    return None if is_blank(value) else value.strip() if isinstance(value, str) else value


def _same_head(check: Check, group: _Group, record: Record) -> None:
    for name, first in group.raw.items():
        here = _raw(record, name)
        if here is not None and here != first:
            group.ok = False
            check.contradict(group.line, record.line, name)


def _add_line(check: Check, group: _Group, record: Record, reader: Reader) -> None:
    read = read_line(reader)
    if read is None or not reader.ok:
        group.ok = False
        return
    line_no, line = read
    key: Hashable = line_no if line_no is not None else (line.drug, line.lot)
    if record.group is not None:
        key = len(group.lines)  # in a list every line is one of its own
    before = group.lines.setdefault(key, line)
    if before is line:
        return
    if before == line:
        check.notices.add(Fault(line.line, "", Reason.REPEATED, str(before.line)))
    else:
        group.ok = False
        check.contradict(before.line, line.line)


def _one_per_number(check: Check, groups: Iterable[_Group]) -> list[Order]:
    """A document that stands in the file twice is one; two that differ are none."""
    found: dict[str, _Group] = {}
    for group in groups:
        before = found.setdefault(group.number, group)
        if before is group:
            continue
        if (before.head, list(before.lines.values())) == (group.head, list(group.lines.values())):
            check.notices.add(Fault(group.line, "", Reason.REPEATED, str(before.line)))
        else:
            check.contradict(before.line, group.line, "number")
            before.ok = False
        before.ok = before.ok and group.ok
    check.skipped += sum(not group.ok for group in found.values())
    return [
        Order(group.number, group.line, group.head, tuple(group.lines.values())) for group in found.values() if group.ok
    ]
