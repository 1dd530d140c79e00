"""The simulator's own field tables, read from `fields/*.toml` and written from the specification.

They are shared with nobody: a field the client's author misread must not be misread here for the same reason.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from app.simulator.profile import BadProfile, Profile
from app.simulator.values import Check, check_of


@dataclass(frozen=True, slots=True)
class Field:
    """One row of a field table: wire name, Chinese name, required flag and the check of its value."""

    name: str
    title: str
    required: bool
    check: Check

    @property
    def label(self) -> str:
        return f"{self.name}({self.title})" if self.title else self.name


@dataclass(frozen=True, slots=True)
class Table:
    """One transaction.

    node, batch_node: where the rows lie under `input`, single and A form; batch_node "" where there is no A form.
    error_node: the A form's list of failed rows. data_type: inv_data_type of 3507. happened: field with the day.
    required_if: (field, other, value): `field` is required when `other` is `value`.
    answers_from, number_field, by_code: of queries: whose rows, the name of the row's number, one row per trace code.
    open_ended: unlisted names are tolerated.
    """

    infno: str
    title: str
    fields: tuple[Field, ...]
    node: str = ""
    batch_node: str = ""
    error_node: str = ""
    data_type: str = ""
    happened: str = ""
    required_if: tuple[tuple[str, str, str], ...] = ()
    answers_from: tuple[str, ...] = ()
    number_field: str = ""
    by_code: bool = False
    open_ended: bool = False


INVENTORY = ("3501", "3502", "3503", "3504", "3505", "3506")
DELETION = "3507"
QUERIES = ("3508", "3509", "3510", "3511", "3512", "3513")
SIGN_IN, SIGN_OUT = "9001", "9002"
TRANSACTIONS = (*INVENTORY, DELETION, *QUERIES, SIGN_IN, SIGN_OUT)

# The ledger reads these by name.
_FIXED_NAMES = frozenset(("fixmedins_bchno", "trdn_flag", "inv_chg_type", "inv_data_type", "drug_trac_codg"))


def envelope_table() -> Table:
    """The members of the request envelope, without `input`."""
    return _table("envelope", _read("envelope"), {})


def tables_for(profile: Profile) -> dict[str, Table]:
    """Every transaction's table by number (without A), with the profile's fields and names. Raises BadProfile."""
    for name in _FIXED_NAMES & profile.names.keys():
        raise BadProfile(f"平台配置有误：names 不能改 {name}")
    for infno in (*profile.fields, *profile.inventory.trace_on, *profile.inventory.trace_object_on):
        if infno not in TRANSACTIONS:
            raise BadProfile(f"平台配置有误：没有交易 {infno}")
    return {
        infno: _renamed(_table(infno, _read(infno), profile.fields.get(infno, {})), profile.names)
        for infno in TRANSACTIONS
    }


def title_of(infno: str) -> str:
    """The Chinese name of a transaction, without A."""
    return str(_read(infno)["title"])


def _table(infno: str, toml: Mapping[str, Any], changes: Mapping[str, str]) -> Table:
    rows = {name: (title, kind) for name, title, kind in toml["fields"]}
    for name, kind in changes.items():
        rows[name] = (rows[name][0] if name in rows else "", kind)
    fields = tuple(_field(infno, name, title, kind) for name, (title, kind) in rows.items())
    rest = {key: _frozen(value) for key, value in toml.items() if key != "fields"}
    return Table(infno=infno, fields=fields, **rest)


def _field(infno: str, name: str, title: str, kind: str) -> Field:
    what, _, needed = kind.rpartition(" ")
    if needed not in ("Y", "n"):
        raise BadProfile(f"字段 {infno}.{name}：{kind!r} 应以 Y 或 n 结尾，例如 'text 30 Y'")
    try:
        return Field(name, title, needed == "Y", check_of(what, _read("dictionaries")))
    except ValueError:
        raise BadProfile(f"字段 {infno}.{name}：不认识的类型 {what!r}") from None


def _renamed(table: Table, names: Mapping[str, str]) -> Table:
    return replace(
        table,
        fields=tuple(replace(field, name=names.get(field.name, field.name)) for field in table.fields),
        happened=names.get(table.happened, table.happened),
        required_if=tuple((names.get(a, a), names.get(b, b), value) for a, b, value in table.required_if),
    )


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("fields", f"{name}.toml").read_text("utf-8"))
