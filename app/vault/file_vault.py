"""Secrets in a file under a passphrase, where the system keeps no keyring. The format is `crypto.key_file`."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path

from app.crypto import key_file
from app.crypto.faults import DamagedFile, Tampered
from app.crypto.key_file import FileKey
from app.domain.secrets_place import Keeper, SecretsPlace
from app.vault import files, rules
from app.vault.faults import PassphraseNeeded, VaultDamaged, VaultExposed, WrongPassphrase

FILE = "secrets.key"
_LOCK = "secrets.lock"
_OTHERS = 0o077


class FileVault:
    """A vault (`app.vault.Vault`) in one file. The passphrase is forgotten once the key is made of it."""

    def __init__(self, folder: Path, key: FileKey) -> None:
        self._path, self._lock, self._key = folder / FILE, folder / _LOCK, key

    @classmethod
    def open(cls, folder: Path, passphrase: Callable[[], str] | None) -> FileVault:
        """Make the file if there is none. Raises any VaultFault."""
        path = folder / FILE
        given = passphrase() if passphrase else ""
        if not given:
            raise PassphraseNeeded(str(path), new=not path.exists())
        if not path.exists():
            fresh = key_file.new_key(given)
            with files.locked(folder / _LOCK):
                if not path.exists():  # another process may have made it meanwhile, and chosen its passphrase
                    files.replace(path, key_file.close({}, fresh))
                    return cls(folder, fresh)
        with files.locked(folder / _LOCK):
            file = _whole_file(path)
        vault = cls(folder, _key_of(path, given, file))
        vault._opened(file)
        return vault

    @property
    def place(self) -> SecretsPlace:
        return SecretsPlace(Keeper.FILE, str(self._path))

    def get(self, name: str) -> str | None:
        rules.check_name(name)
        with files.locked(self._lock):
            return self._read().get(name)

    def put(self, name: str, value: str) -> None:
        rules.check_name(name)
        rules.check_value(name, value)
        with files.locked(self._lock):
            self._write(self._read() | {name: value})

    def get_or_put(self, name: str, make: Callable[[], str]) -> str:
        rules.check_name(name)
        with files.locked(self._lock):
            named = self._read()
            if name not in named:
                value = make()
                rules.check_value(name, value)
                named[name] = value
                self._write(named)
            return named[name]

    def delete(self, name: str) -> None:
        rules.check_name(name)
        with files.locked(self._lock):
            named = self._read()
            if named.pop(name, None) is not None:
                self._write(named)

    def names(self) -> tuple[str, ...]:
        with files.locked(self._lock):
            return tuple(sorted(self._read()))

    def change_passphrase(self, passphrase: str) -> None:
        """From now on the file opens with this one only; other processes that hold it open must open it again."""
        if not passphrase:
            raise PassphraseNeeded(str(self._path), new=True)
        fresh = key_file.new_key(passphrase)
        with files.locked(self._lock):
            named = self._read()
            self._key = fresh
            self._write(named)

    def _read(self) -> dict[str, str]:
        return self._opened(_whole_file(self._path))

    def _opened(self, file: bytes) -> dict[str, str]:
        try:
            return key_file.open_(file, self._key)
        except DamagedFile as damage:
            raise VaultDamaged(str(self._path), damage.reason) from None
        except Tampered:
            raise WrongPassphrase(str(self._path)) from None

    def _write(self, named: Mapping[str, str]) -> None:
        files.replace(self._path, key_file.close(named, self._key))


def _whole_file(path: Path) -> bytes:
    """Raises VaultExposed, VaultDamaged or VaultUnavailable."""
    try:
        if os.name == "posix" and path.stat().st_mode & _OTHERS:
            raise VaultExposed(str(path), run=f"chmod 600 {shlex.quote(str(path))}")
        return files.read(path)
    except FileNotFoundError:
        raise VaultDamaged(str(path), "missing") from None


def _key_of(path: Path, passphrase: str, file: bytes) -> FileKey:
    try:
        return key_file.key_of(passphrase, key_file.recipe_of(file))
    except DamagedFile as damage:
        raise VaultDamaged(str(path), damage.reason) from None
