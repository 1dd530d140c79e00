"""Is this row as the field table says? Missing, too long, wrong format, unknown code, unknown name, trace list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from app.simulator.profile import Profile
from app.simulator.tables import Table
from app.simulator.values import text

TRACE_NODE = "drugtracinfo"
TRACE_CODE = "drug_trac_codg"

_code_length = text(100)


def is_blank(value: object) -> bool:
    """Whether a field counts as not sent: absent, null, or nothing but spaces."""
    return value is None or (isinstance(value, str) and not value.strip())


@dataclass(frozen=True, slots=True)
class RowChecker:
    """Checks rows of one transaction under one profile."""

    table: Table
    trace: bool
    trace_is_object: bool
    refuse_unknown: bool
    known: frozenset[str]

    @classmethod
    def of(cls, table: Table, profile: Profile) -> "RowChecker":
        rules = profile.inventory
        trace = table.infno in rules.trace_on
        paging = ("page_num", "page_size") if rules.paging and table.answers_from else ()
        known = frozenset((*(field.name for field in table.fields), *((TRACE_NODE,) if trace else ()), *paging))
        refuse = rules.unknown_fields == "refuse" and not table.open_ended
        return cls(table, trace, table.infno in rules.trace_object_on, refuse, known)

    def wrongs(self, row: Mapping[str, Any]) -> list[str]:
        """What is wrong with the row, in Chinese and in table order; empty when nothing is."""
        found = []
        for field in self.table.fields:
            value = row.get(field.name)
            if is_blank(value):
                if field.required:
                    found.append(f"缺少必填字段{field.label}")
            elif wrong := field.check(value):
                found.append(f"字段{field.label}{wrong}")
        found += self._conditional(row)
        if self.refuse_unknown:
            found += [f"未知字段{name}" for name in self.unknown(row)]
        if self.trace and row.get(TRACE_NODE) is not None:
            found += self._trace_wrongs(row[TRACE_NODE])
        return found

    def unknown(self, row: Mapping[str, Any]) -> list[str]:
        """Names the table does not have, misspelled ones among them (fixmedins_hist_id, drug_trac_code)."""
        return [name for name in row if name not in self.known]

    def _conditional(self, row: Mapping[str, Any]) -> list[str]:
        return [
            f"{other}为{value}时缺少必填字段{name}"
            for name, other, value in self.table.required_if
            if row.get(other) == value and is_blank(row.get(name))
        ]

    def _trace_wrongs(self, trace: object) -> list[str]:
        if self.trace_is_object:
            return _one_code_wrongs(trace)
        if not isinstance(trace, list):
            return [f"{TRACE_NODE}应为数组"]
        return [wrong for one in trace for wrong in _one_code_wrongs(one)]


def codes_of(row: Mapping[str, Any]) -> list[str]:
    """The trace codes of a row, in order: drugtracinfo, and the older flat field of 3505. Other shapes hold none."""
    trace = row.get(TRACE_NODE)
    listed = trace if isinstance(trace, list) else [trace]
    codes = [one[TRACE_CODE] for one in listed if isinstance(one, Mapping) and _is_code(one.get(TRACE_CODE))]
    flat = row.get(TRACE_CODE)
    return [*codes, flat] if _is_code(flat) and flat not in codes else codes


def _is_code(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value.strip())


def _one_code_wrongs(one: object) -> list[str]:
    if not isinstance(one, Mapping):
        return [f"{TRACE_NODE}的每一项应为对象"]
    found = [f"{TRACE_NODE}内有未知字段{name}" for name in one if name != TRACE_CODE]
    if is_blank(one.get(TRACE_CODE)):
        return [*found, f"{TRACE_NODE}内缺少必填字段{TRACE_CODE}"]
    wrong = _code_length(one[TRACE_CODE])
    return [*found, f"{TRACE_NODE}内字段{TRACE_CODE}{wrong}"] if wrong else found
