"""A TOML table becomes a frozen dataclass, or a sentence that names what is wrong with it.

Knows the few types the profiles and fault scripts are declared with: str, int, float, bool, Literal, tuple[T, ...],
dict[str, T] and dataclasses. A single value stands for a tuple of one.
"""

import dataclasses
import typing
from collections.abc import Mapping
from types import UnionType
from typing import Any, TypeVar

T = TypeVar("T")


class Undeclared(ValueError):
    """A key or value that the declaration does not allow. The text is a Chinese sentence."""


def build(kind: type[T], table: Mapping[str, Any], where: str = "") -> T:
    """An instance of the dataclass `kind` from `table`. Raises Undeclared."""
    hints = _hints(kind)
    for key in table:
        if key not in hints:
            raise Undeclared(f"{where}{key}：没有这一项，可用的有 {'、'.join(hints) or '（无）'}")
    given = {key: _value(hints[key], table[key], f"{where}{key}") for key in table}
    missing = [field.name for field in _fields(kind) if _is_needed(field) and field.name not in given]
    if missing:
        raise Undeclared(f"{where}{missing[0]}：必须填写")
    try:
        return kind(**given)
    except Undeclared as wrong:
        raise Undeclared(f"{where}{wrong}") from None


def _value(hint: Any, value: Any, where: str) -> Any:
    origin = typing.get_origin(hint)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return build(hint, _table(value, where), f"{where}.")
    if origin is tuple:
        return tuple(_value(typing.get_args(hint)[0], one, where) for one in _listed(value))
    if origin is dict:
        inner = typing.get_args(hint)[1]
        return {str(key): _value(inner, one, f"{where}.{key}") for key, one in _table(value, where).items()}
    if origin is typing.Literal:
        allowed = typing.get_args(hint)
        if value not in allowed or isinstance(value, bool):
            raise Undeclared(f"{where}：应为 {'、'.join(map(str, allowed))} 之一")
        return value
    return _plain(hint, value, where)


def _plain(hint: Any, value: Any, where: str) -> Any:
    words = {str: "文字", int: "整数", float: "数", bool: "true 或 false"}
    if hint is float and type(value) is int:
        return float(value)
    if hint in words and type(value) is not hint:
        raise Undeclared(f"{where}：应为{words[hint]}")
    return value


def _table(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise Undeclared(f"{where}：应为一个表")
    return value


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _hints(kind: type[Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: _without_none(hints[field.name]) for field in _fields(kind)}


def _fields(kind: type[Any]) -> tuple["dataclasses.Field[Any]", ...]:
    return tuple(field for field in dataclasses.fields(kind) if field.init)


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (typing.Union, UnionType):
        return next(one for one in typing.get_args(hint) if one is not type(None))
    return hint


def _is_needed(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
