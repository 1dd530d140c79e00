"""The settings of one data folder: what stands in `settings.toml`, checked, and changed key by key.

The window and the command line may write at the same time: a change reads the file again under a lock, replaces single
keys and leaves everything else as it stands, comments and keys of other versions included.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from app.domain.refusals import BadSetting
from app.settings import toml_text
from app.settings.file import locked, read_text, replace_text
from app.settings.kinds import Stored, Wrong
from app.settings.options import RENAMED, SECRETS, SETTINGS
from app.settings.setting import Setting

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the settings screen. chosen: it stands in the file. trouble: it does, and cannot be used."""

    setting: Setting[Any]
    value: Any
    chosen: bool
    trouble: BadSetting | None = None

    @property
    def shown(self) -> str:
        """The value for a person."""
        return self.setting.kind.shown(self.value)


def find(key: str) -> Setting[Any]:
    """The declared setting. Raises BadSetting for an unknown key and for a secret's name."""
    if key in SECRETS:
        raise BadSetting(key, "", Wrong.SECRET)
    try:
        return SETTINGS[RENAMED.get(key, key)]
    except KeyError:
        raise BadSetting(key, "", Wrong.UNKNOWN) from None


@dataclass(frozen=True, slots=True)
class _Read:
    """One state of the file, sorted."""

    values: dict[str, Any] = field(default_factory=dict)
    troubles: dict[str, BadSetting] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


class Settings:
    """What was chosen, and the defaults for everything else. Any thread may ask and change.

    A value of the file that cannot be used is not guessed away: asking for it raises its BadSetting, everything else
    goes on working, and choosing it anew mends it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = self._first = _Read()

    @classmethod
    def load(cls, path: Path) -> Settings:
        """From a file, which need not be there. Raises BadSettingsFile; the file is left as it is."""
        settings = cls(path)
        settings.reload()
        settings._first = settings._read
        return settings

    def reload(self) -> frozenset[str]:
        """Read the file again; answers the keys that now say something else. Raises BadSettingsFile."""
        with locked(self._path):
            text = read_text(self._path)
        return self._take(toml_text.keys_of(self._path, text))

    def __getitem__(self, setting: Setting[T]) -> T:
        """The value. Raises BadSetting where the file holds one that cannot be used."""
        read = self._read
        if setting.key in read.troubles:
            raise read.troubles[setting.key]
        value: T = read.values.get(setting.key, setting.default)
        return value

    def get(self, key: str) -> Any:
        """The value by key. Raises BadSetting."""
        return self[find(key)]

    def set(self, key: str, text: str) -> Any:
        """Choose a value as typed, and save it; answers what it was read as. Raises BadSetting or BadSettingsFile."""
        setting = find(key)
        value = setting.parse(text)
        self.save({setting.key: value})
        return value

    def reset(self, key: str) -> None:
        """The default again; any other key of the file is taken out. Raises BadSetting or BadSettingsFile."""
        if key in self._read.unknown or key in self._read.troubles:
            self._change({key: None})
        else:
            self.save({key: None})

    def save(self, changes: Mapping[str, Any]) -> frozenset[str]:
        """Change values by key, all or none; None = the default again. Afterwards the file is safe on disk.

        Answers the keys that now say something else, another program's changes included. Raises BadSetting, or
        BadSettingsFile where the file is damaged or cannot be written; then nothing changed.
        """
        stored: dict[str, Stored | None] = {}
        for key, value in changes.items():
            setting = find(key)
            stored.update((old, None) for old, new in RENAMED.items() if new == setting.key)
            stored[setting.key] = None if value is None else setting.checked(value)
        return self._change(stored)

    def _change(self, stored: Mapping[str, Stored | None]) -> frozenset[str]:
        with locked(self._path, to_write=True):
            before = read_text(self._path)
            toml_text.keys_of(self._path, before)  # a damaged file is never overwritten
            after = toml_text.changed(self._path, before, stored)
            keys = toml_text.keys_of(self._path, after)
            if after != before:
                replace_text(self._path, after)
        return self._take(keys)

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def unknown(self) -> tuple[str, ...]:
        """Keys of the file that this version does not know. They stay where they are."""
        return tuple(self._read.unknown)

    @property
    def troubles(self) -> tuple[BadSetting, ...]:
        """What of the file cannot be used."""
        return tuple(self._read.troubles.values())

    @property
    def since_start(self) -> frozenset[str]:
        """Keys that say something else than when the file was loaded: what the parts of a running program do not know."""
        return _different(self._first, self._read)

    def entries(self) -> Iterator[Entry]:
        """All settings, in the order of the screen."""
        read = self._read
        for key, setting in SETTINGS.items():
            trouble = read.troubles.get(key)
            value = read.values.get(key, setting.default)
            yield Entry(setting, value, key in read.values or trouble is not None, trouble)

    def _take(self, keys: Mapping[str, object]) -> frozenset[str]:
        was, now = self._read, _sorted(keys)
        self._read = now
        return _different(was, now)


def _different(was: _Read, now: _Read) -> frozenset[str]:
    return frozenset(
        key
        for key, setting in SETTINGS.items()
        if was.values.get(key, setting.default) != now.values.get(key, setting.default)
        or was.troubles.get(key) != now.troubles.get(key)
    )


def _sorted(keys: Mapping[str, object]) -> _Read:
    read = _Read()
    for key, stored in keys.items():
        new = RENAMED.get(key, key)
        if key in SECRETS:
            read.troubles[key] = BadSetting(key, "", Wrong.SECRET)
        elif new not in SETTINGS:
            read.unknown.append(key)
        elif new == key or new not in keys:  # of an old and a new name the new one counts
            try:
                read.values[new] = SETTINGS[new].read(stored)
            except BadSetting as trouble:
                read.troubles[new] = trouble
    return read
