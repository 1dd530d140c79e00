"""The text of the settings file: reading it, and changing single keys so that the rest stays as a person wrote it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from app.domain.refusals import BadSettingsFile
from app.settings.kinds import Stored


def keys_of(path: Path, text: str) -> dict[str, object]:
    """Dotted key → value. Raises BadSettingsFile with the line."""
    try:
        return {".".join(names): value for names, value in _flat(tomllib.loads(text))}
    except tomllib.TOMLDecodeError as error:
        raise BadSettingsFile(str(path), _line(error, text), "syntax", str(error)) from error
    except RecursionError as error:
        raise BadSettingsFile(str(path), 0, "syntax", "nested too deeply") from error


def changed(path: Path, text: str, changes: Mapping[str, Stored | None]) -> str:
    """The text with some keys set, or taken out where the value is None. Raises BadSettingsFile."""
    import tomlkit  # loaded only to write
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        for key, value in changes.items():
            _change(document, key, value)
        return tomlkit.dumps(document)
    except (TOMLKitError, TypeError, AttributeError, RecursionError) as error:
        raise BadSettingsFile(str(path), 0, "syntax", str(error)) from error


def _change(document: MutableMapping[str, Any], key: str, value: Stored | None) -> None:
    """One key is one value: where the file says it in several ways, the first stays."""
    places = [names for names, _ in _flat(document) if ".".join(names) == key]
    for names in places[0 if value is None else 1 :]:
        del _table(document, names[:-1])[names[-1]]
    if value is not None:
        *tables, name = places[0] if places else tuple(key.split("."))
        _table(document, tuple(tables))[name] = value


def _table(document: MutableMapping[str, Any], names: tuple[str, ...]) -> MutableMapping[str, Any]:
    import tomlkit

    table = document
    for name in names:
        if name not in table:
            table[name] = tomlkit.table()
        table = table[name]
    return table


def _flat(table: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, (*above, name))
        else:
            yield (*above, name), value


def _line(error: tomllib.TOMLDecodeError, text: str) -> int:
    found = re.search(r"\(at line (\d+),", str(error))  # Python 3.14 has it as an attribute
    return int(found[1]) if found else text.rstrip().count("\n") + 1
