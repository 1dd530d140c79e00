"""Reads one rule's fields out of a parsed TOML table, and says exactly what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping


class BadRules(ValueError):
    """The code rules are malformed.

    rule: the table, for example "gs1" or "maker 2 (甲药厂)". field: the key in it, "" for the table itself.
    why: the cause, in English.
    """

    def __init__(self, rule: str, field: str, why: str) -> None:
        super().__init__(f"code rule {rule!r}, field {field!r}: {why}" if field else f"code rule {rule!r}: {why}")
        self.rule = rule
        self.field = field
        self.why = why


class Fields:
    """The fields of one table. Each is asked for once; `nothing_else` refuses what nobody asked for."""

    def __init__(self, rule: str, table: object) -> None:
        if not isinstance(table, Mapping):
            raise BadRules(rule, "", f"a table is needed, not {_type(table)}")
        self.rule = rule
        self._table: dict[str, object] = {str(field): value for field, value in table.items()}

    def bad(self, field: str, why: str) -> BadRules:
        """The exception to raise for a field."""
        return BadRules(self.rule, field, why)

    def has(self, field: str) -> bool:
        """Whether the field is there and not asked for yet."""
        return field in self._table

    def text(self, field: str, *, longest: int = 200) -> str:
        """A text that is not empty."""
        value = self._take(field)
        if not isinstance(value, str) or not 0 < len(value) <= longest:
            raise self.bad(field, f"a text of 1 to {longest} characters is needed, not {_type(value)}")
        return value

    def yes_or_no(self, field: str) -> bool:
        """A switch: true or false."""
        value = self._take(field)
        if not isinstance(value, bool):
            raise self.bad(field, f"true or false is needed, not {_type(value)}")
        return value

    def whole(self, field: str, low: int, high: int) -> int:
        """A whole number within bounds."""
        value = self._take(field)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.bad(field, f"a whole number from {low} to {high} is needed, not {_type(value)}")
        return value

    def texts(self, field: str, *, at_least: int = 0) -> tuple[str, ...]:
        """A list of texts, none empty, none twice."""
        value = self._take(field)
        if not isinstance(value, list | tuple) or not all(isinstance(text, str) and text for text in value):
            raise self.bad(field, "a list of texts is needed, none of them empty")
        if len(value) < at_least or len(set(value)) < len(value):
            raise self.bad(field, f"at least {at_least} texts are needed, and none twice")
        return tuple(value)

    def nothing_else(self) -> None:
        """Raises BadRules if a field is left over: it is misspelt or belongs elsewhere."""
        for field in self._table:
            raise self.bad(field, "no such field")

    def _take(self, field: str) -> object:
        try:
            return self._table.pop(field)
        except KeyError:
            raise self.bad(field, "is missing") from None


def _type(value: object) -> str:
    """How a TOML value is named to the person who wrote it; the value itself may be long."""
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:37]}…"
