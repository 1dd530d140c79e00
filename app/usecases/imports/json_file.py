"""JSON: a list of objects, or an object that holds one; for prescriptions and orders each with its list of lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.domain.refusals import BadImport, Fault
from app.usecases.imports.columns import Columns, by_field, plain
from app.usecases.imports.reasons import Reason
from app.usecases.imports.record import Record
from app.usecases.imports.table import Opened, Wanted, refused

_BLANK = re.compile(r"[ \t\r\n]*")


class _Twice(ValueError):
    """An object names the same thing twice; which of the two is meant nobody knows."""


def opened(file: Path, text: str, wanted: Wanted) -> Opened:
    """Find the list. Raises BadImport."""
    try:
        start = _skip(text, 0)
        if text.startswith("{", start):
            start = _list_inside(file, text, start, wanted)
    except (ValueError, RecursionError) as error:
        raise _damaged(file, error) from error
    return Opened(_guarded(file, _lines(text, start, wanted)), 0)


def _lines(text: str, start: int, wanted: Wanted) -> Iterator[Record | Fault]:
    line, counted = 1, 0
    ignored: set[str] = set()
    whole = text.startswith("[", _skip(text, 0))
    for group, (at, value) in enumerate(_elements(text, start, whole=whole)):
        line, counted = line + text.count("\n", counted, at), at
        if not isinstance(value, dict):
            yield Fault(line, "", Reason.WRONG_FORM, expected="{…}")
            continue
        nested = _nested_name(value, wanted)
        if nested is None:
            yield from _record(value, wanted.all_columns, line, ignored)
        else:
            yield from _with_lines(text, at, line, group, value, nested, wanted, ignored)


def _with_lines(
    text: str, at: int, line: int, group: int, value: dict[str, Any], nested: str, wanted: Wanted, ignored: set[str]
) -> Iterator[Record | Fault]:
    """The head beside each of its lines, as a table has them."""
    head = {name: its for name, its in value.items() if name != nested}
    if not value[nested]:
        yield Fault(line, nested, Reason.MISSING, expected="[{…}]")
    for found in _record(head, wanted.columns, line, ignored):
        if isinstance(found, Fault):
            yield found
            continue
        own_line, counted = line, at
        for place, each in _elements(text, _member(text, at, nested)):
            own_line, counted = own_line + text.count("\n", counted, place), place
            if not isinstance(each, dict):
                yield Fault(own_line, nested, Reason.WRONG_FORM, expected="{…}")
                continue
            for its in _record(each, wanted.nested or wanted.columns, own_line, ignored):
                yield its if isinstance(its, Fault) else Record(own_line, {**found.cells, **its.cells}, group, line)


def _record(value: dict[str, Any], columns: Columns, line: int, ignored: set[str]) -> Iterator[Record | Fault]:
    """The object by our names, after what there is to say of its other names."""
    cells, unknown, twice = by_field(value, columns)
    if not cells:
        names = "，".join(name for name in unknown if name.isprintable())[:60]
        yield Fault(line, "", Reason.NO_HEADER, names, columns.expected)
        return
    for name in unknown:
        if name not in ignored and name.isprintable():
            ignored.add(name)
            yield Fault(line, "", Reason.COLUMN_IGNORED, name[:60])
    if twice:
        yield Fault(line, twice[0], Reason.COLUMN_TWICE)
    else:
        yield Record(line, cells)


def _nested_name(value: dict[str, Any], wanted: Wanted) -> str | None:
    names = {plain(name) for name in wanted.nested_names}
    return next((name for name, its in value.items() if isinstance(its, list) and plain(name) in names), None)


def _list_inside(file: Path, text: str, start: int, wanted: Wanted) -> int:
    """Where the list of an outer object begins: its only list, or the one with a name we know."""
    value, end = _decoder.raw_decode(text, start)
    if text[_skip(text, end) :]:
        raise json.JSONDecodeError("Extra data", text, end)
    lists = [name for name, its in value.items() if isinstance(its, list)]
    known = [name for name in lists if plain(name) in {plain(each) for each in wanted.list_names}]
    found = known if len(known) == 1 else lists
    if len(found) != 1:
        raise refused(file, Reason.NO_LIST, expected=wanted.list_names[0])
    return _member(text, start, found[0])


# --- positions, which json does not tell ---


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1)[:60])
    return value


def _constant(name: str) -> Any:
    raise ValueError(name)  # NaN and Infinity are no JSON


_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_float=Decimal, parse_constant=_constant)


def _skip(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _expect(text: str, at: int, marks: str) -> str:
    mark = text[at : at + 1]
    if not mark or mark not in marks:
        raise json.JSONDecodeError(f"Expecting one of {marks}", text, at)
    return mark


def _elements(text: str, at: int, *, whole: bool = False) -> Iterator[tuple[int, Any]]:
    """Position and value of each element of the list that begins at `at`; nothing may follow it where it is the `whole`."""
    at = _skip(text, at + 1)
    mark = ","
    if text[at : at + 1] == "]":
        mark, at = "]", _skip(text, at + 1)
    while mark == ",":
        value, end = _decoder.raw_decode(text, at)
        yield at, value
        end = _skip(text, end)
        mark = _expect(text, end, ",]")
        at = _skip(text, end + 1)
    if whole and text[at:]:
        raise json.JSONDecodeError("Extra data", text, at)


def _member(text: str, at: int, wanted: str) -> int:
    """Where the value of a member begins, in an object that is known to be well-formed and to have it."""
    while True:
        name, end = _decoder.raw_decode(text, _skip(text, at + 1))
        start = _skip(text, _skip(text, end) + 1)
        if name == wanted:
            return start
        at = _skip(text, _decoder.raw_decode(text, start)[1])


def _guarded(file: Path, lines: Iterator[Record | Fault]) -> Iterator[Record | Fault]:
    try:
        yield from lines
    except (ValueError, RecursionError) as error:
        raise _damaged(file, error) from error


def _damaged(file: Path, error: Exception) -> BadImport:
    match error:
        case json.JSONDecodeError():
            return refused(file, Reason.SYNTAX, error.lineno, error.msg)
        case _Twice():
            return refused(file, Reason.SYNTAX, found=f"{error} × 2")
        case RecursionError():
            return refused(file, Reason.SYNTAX, found="nested too deeply")
        case _:
            return refused(file, Reason.SYNTAX, found=str(error)[:60])
