"""Reads one table of a profile: every key once, with its type and bounds, and none that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class BadProfile(Exception):
    """A region profile that cannot be used.

    file: its name. key: dotted, for example "gateway.kind"; "" for the file as a whole. reason: a machine word:
    no_such_profile | unreadable | not_toml | missing | unknown_key | wrong_type | not_one_of | out_of_bounds |
    unknown_field | unknown_transaction | no_value | same_name | based_on_itself. detail: the facts of it.
    """

    def __init__(self, file: str, key: str, reason: str, detail: str = "") -> None:
        super().__init__(
            f"{file}: {f'{key}: ' if key else ''}{reason.replace('_', ' ')}{f' ({detail})' if detail else ''}"
        )
        self.file = file
        self.key = key
        self.reason = reason
        self.detail = detail


class TomlTable:
    """One table, read key by key; `close` refuses what was left over."""

    def __init__(self, file: str, path: str, content: Mapping[str, object]) -> None:
        self.file = file
        self.path = path
        self._left = dict(content)

    def key(self, name: str) -> str:
        """The dotted path of a key of this table."""
        return f"{self.path}.{name}" if self.path else name

    def bad(self, name: str, reason: str, detail: str = "") -> BadProfile:
        """What to raise about a key."""
        return BadProfile(self.file, self.key(name), reason, detail)

    def text(self, name: str, *, one_of: Sequence[str] = (), longest: int = 1000, may_be_empty: bool = True) -> str:
        """A text, one of `one_of` where given."""
        value = self._take(name)
        if not isinstance(value, str):
            raise self.bad(name, "wrong_type", "text in quotes is wanted")
        if one_of and value not in one_of:
            raise self.bad(name, "not_one_of", ", ".join(one_of))
        if len(value) > longest:
            raise self.bad(name, "out_of_bounds", f"at most {longest} characters")
        if not value and not may_be_empty:
            raise self.bad(name, "missing", "it is empty")
        return value

    def flag(self, name: str) -> bool:
        """true or false."""
        value = self._take(name)
        if not isinstance(value, bool):
            raise self.bad(name, "wrong_type", "true or false is wanted")
        return value

    def number(self, name: str, *, low: float, high: float) -> float:
        """A number between the bounds, both included."""
        value = self._take(name)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.bad(name, "wrong_type", "a number is wanted")
        if not low <= value <= high:
            raise self.bad(name, "out_of_bounds", f"{low:g} to {high:g}")
        return float(value)

    def texts(self, name: str, *, one_of: Sequence[str] = ()) -> tuple[str, ...]:
        """A list of texts; an absent key is an empty list."""
        value = self._left.pop(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.bad(name, "wrong_type", "a list of texts is wanted")
        strange = [one for one in value if one_of and one not in one_of]
        if strange:
            raise self.bad(name, "not_one_of", f"{strange[0]}; known: {', '.join(one_of)}")
        return tuple(value)

    def mapping(self, name: str) -> dict[str, str]:
        """A table of texts; an absent key is an empty table."""
        value = self._left.pop(name, {})
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            raise self.bad(name, "wrong_type", "a table of texts is wanted")
        return dict(value)

    def numbers(self, name: str) -> dict[str, int]:
        """A table of whole numbers above 0; an absent key is an empty table."""
        value = self._left.pop(name, {})
        if not isinstance(value, dict) or not all(type(one) is int and one > 0 for one in value.values()):
            raise self.bad(name, "wrong_type", "a table of whole numbers above 0 is wanted")
        return dict(value)

    def table(self, name: str, *, optional: bool = False) -> TomlTable:
        """A table inside this one; an absent optional one is empty."""
        value = self._left.pop(name, {}) if optional else self._take(name)
        if not isinstance(value, dict):
            raise self.bad(name, "wrong_type", "a table is wanted")
        return TomlTable(self.file, self.key(name), value)

    @property
    def names(self) -> tuple[str, ...]:
        """Keys not read yet."""
        return tuple(self._left)

    def close(self) -> None:
        """Raises BadProfile when a key is left that nobody read: most likely a slip of the pen."""
        for name in self._left:
            raise self.bad(name, "unknown_key")

    def _take(self, name: str) -> object:
        if name not in self._left:
            raise self.bad(name, "missing")
        return self._left.pop(name)
