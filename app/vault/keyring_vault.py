"""Secrets in the system's keyring: Windows Credential Manager, macOS Keychain, Secret Service or KWallet.

A keyring cannot be asked which secrets it keeps, so a file in the data folder, `vault.json`, holds their names (not
secret) and the id that sets this data folder's secrets apart from another's.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from keyring import get_keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from app.domain.secrets_place import Keeper, SecretsPlace
from app.vault import files, rules
from app.vault.faults import SecretLost, VaultDamaged, VaultUnavailable

CARD = "vault.json"
_LOCK = "secrets.lock"
_VERSION = 1

# Backends that keep nothing, or keep it for all to read, or ask for a passphrase on a terminal.
_UNREAL = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt", "keyrings.cryptfile")
_KEEPERS = {
    "keyring.backends.Windows": Keeper.WINDOWS,
    "keyring.backends.macOS": Keeper.MACOS,
    "keyring.backends.SecretService": Keeper.SECRET_SERVICE,
    "keyring.backends.libsecret": Keeper.LIBSECRET,
    "keyring.backends.kwallet": Keeper.KWALLET,
}


def real_backend() -> KeyringBackend | None:
    """The keyring of this person's session; None if there is none that keeps a secret secret."""
    found = get_keyring()
    backends = found.backends if isinstance(found, ChainerBackend) else [found]
    return next((backend for backend in backends if _is_real(backend)), None)


def answers(backend: KeyringBackend) -> bool:
    """Whether it can be used at all. Raises VaultUnavailable if it only wants to be unlocked."""
    try:
        with _translated():
            backend.get_password("yaosu", "probe")
    except VaultUnavailable as fault:
        if fault.reason == "locked":
            raise
        return False
    return True


def _is_real(backend: KeyringBackend) -> bool:
    kind = type(backend)
    return bool(kind.viable) and not kind.__module__.startswith(_UNREAL) and "plaintext" not in kind.__name__.lower()


@dataclass(frozen=True, slots=True)
class _Card:
    """The content of `vault.json`."""

    id: str
    names: frozenset[str]

    def written(self) -> bytes:
        content = {"format": "yaosu-vault", "version": _VERSION, "id": self.id, "names": sorted(self.names)}
        return json.dumps(content, indent=1).encode("ascii") + b"\n"


class KeyringVault:
    """A vault (`app.vault.Vault`) in the keyring `backend`, one entry a secret."""

    def __init__(self, folder: Path, backend: KeyringBackend) -> None:
        """Write the card if there is none. Raises VaultDamaged or VaultUnavailable."""
        self._path, self._lock, self._backend = folder / CARD, folder / _LOCK, backend
        with files.locked(self._lock):
            if not self._path.exists():
                files.replace(self._path, _Card(secrets.token_hex(8), frozenset()).written())
            self._service = f"yaosu:{self._card().id}"

    @property
    def place(self) -> SecretsPlace:
        return SecretsPlace(_KEEPERS.get(type(self._backend).__module__, Keeper.OTHER), self._backend.name)

    def get(self, name: str) -> str | None:
        rules.check_name(name)
        value = self._ask(name)
        if value is None:
            with files.locked(self._lock):  # another process may be between keeping it and writing its name down
                value = self._ask_or_lost(name)
        return value

    def put(self, name: str, value: str) -> None:
        rules.check_name(name)
        rules.check_value(name, value)
        with files.locked(self._lock):
            self._put(name, value)

    def get_or_put(self, name: str, make: Callable[[], str]) -> str:
        rules.check_name(name)
        with files.locked(self._lock):
            value = self._ask_or_lost(name)
            if value is None:
                value = make()
                rules.check_value(name, value)
                self._put(name, value)
            return value

    def delete(self, name: str) -> None:
        rules.check_name(name)
        with files.locked(self._lock):
            card = self._card()
            files.replace(self._path, _Card(card.id, card.names - {name}).written())
            with _translated():
                try:
                    self._backend.delete_password(self._service, name)
                except PasswordDeleteError:
                    if self._backend.get_password(self._service, name) is not None:
                        raise

    def names(self) -> tuple[str, ...]:
        with files.locked(self._lock):
            return tuple(sorted(self._card().names))

    def _ask(self, name: str) -> str | None:
        with _translated():
            return self._backend.get_password(self._service, name)

    def _ask_or_lost(self, name: str) -> str | None:
        value = self._ask(name)
        if value is None and name in self._card().names:
            raise SecretLost(name)
        return value

    def _put(self, name: str, value: str) -> None:
        """First the secret, then its name: a name without a secret would be told as a loss."""
        with _translated():
            self._backend.set_password(self._service, name, value)
        card = self._card()
        if name not in card.names:
            files.replace(self._path, _Card(card.id, card.names | {name}).written())

    def _card(self) -> _Card:
        """Raises VaultDamaged or VaultUnavailable."""
        try:
            match json.loads(files.read(self._path)):
                case {"format": "yaosu-vault", "version": int(version)} if version > _VERSION:
                    reason = "newer"
                case {"format": "yaosu-vault", "version": 1, "id": str(id_), "names": [*names]}:
                    return _Card(id_, frozenset(map(str, names)))
                case _:
                    reason = "shape"
        except FileNotFoundError:
            reason = "missing"
        except ValueError:
            reason = "shape"
        raise VaultDamaged(str(self._path), reason)


@contextmanager
def _translated() -> Iterator[None]:
    """Each backend also raises whatever its own system raises. Only the kind is told: words may hold the secret."""
    try:
        yield
    except KeyringLocked:
        raise VaultUnavailable("locked", "") from None
    except Exception as error:  # noqa: BLE001 - pywintypes.error, DBusErrorResponse and the like have no common root
        raise VaultUnavailable("refused", type(error).__name__) from None
