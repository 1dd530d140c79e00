"""Where secrets lie: platform keys, passwords of databases, the key of personal data. Never in settings, logs or tables.

The system's keyring keeps them. Where there is none (a server, a bare Linux), a file under a passphrase does. Which of
the two is decided once for a data folder, at its first start, and kept to: a keyring that is away today must not make
the program begin again with an empty file.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.domain.secrets_place import SecretsPlace
from app.vault.faults import (
    BadSecret,
    PassphraseNeeded,
    SecretLost,
    VaultDamaged,
    VaultExposed,
    VaultFault,
    VaultUnavailable,
    WrongPassphrase,
)

__all__ = [
    "PERSONAL_KEY",
    "BadSecret",
    "PassphraseNeeded",
    "SecretLost",
    "Vault",
    "VaultDamaged",
    "VaultExposed",
    "VaultFault",
    "VaultUnavailable",
    "WrongPassphrase",
    "open_vault",
    "personal_key",
    "wants_passphrase",
]

PERSONAL_KEY = "store.personal_key"
_PERSONAL_KEY_BYTES = 16


class Vault(Protocol):
    """Named secrets. Threads and processes may use one data folder's vault at once and lose nothing of one another.

    Every call may raise VaultUnavailable, VaultDamaged, VaultExposed, WrongPassphrase (it was changed elsewhere) or,
    for a name or value that cannot be kept, BadSecret.
    """

    @property
    def place(self) -> SecretsPlace:
        """Where the secrets lie, for the person who asks."""

    def get(self, name: str) -> str | None:
        """None if it was never put. Raises SecretLost if it was and is gone."""

    def put(self, name: str, value: str) -> None:
        """Keep it, in place of what was there. Kept through a power cut once this returns."""

    def get_or_put(self, name: str, make: Callable[[], str]) -> str:
        """What is kept; else what `make` gives, kept first. Two processes that ask at once get the same."""

    def delete(self, name: str) -> None:
        """Forget it; nothing happens if there is none."""

    def names(self) -> tuple[str, ...]:
        """Sorted."""


def wants_passphrase(data_dir: Path) -> bool:
    """Whether the secrets of a folder lie in a key file."""
    from app.vault.file_vault import FILE

    return (data_dir / FILE).exists()


def open_vault(data_dir: Path, *, passphrase: Callable[[], str] | None) -> Vault:
    """The vault of a data folder, made at the first call.

    passphrase: asked once, and only where a key file is used; None where nobody can be asked.
    Raises PassphraseNeeded, WrongPassphrase or any other VaultFault.
    """
    from app.vault.file_vault import FileVault

    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise VaultUnavailable("unwritable", error.strerror or "") from error
    if not wants_passphrase(data_dir):
        from app.vault.keyring_vault import CARD, KeyringVault, answers, real_backend

        backend, chosen = real_backend(), (data_dir / CARD).exists()
        if chosen and backend is None:
            raise VaultUnavailable("no_keyring", str(data_dir / CARD))
        if backend is not None and (chosen or answers(backend)):
            return KeyringVault(data_dir, backend)
    return FileVault.open(data_dir, passphrase)


def personal_key(vault: Vault, *, may_make: bool) -> bytes:
    """The 16 bytes personal data is sealed with (`crypto.sealed`), made at the first call and never again.

    may_make: False once the database holds sealed values: a new key could never open them. Raises SecretLost then.
    Several workstations with one database need the same key: `put` it under PERSONAL_KEY, 32 hex digits.
    """

    def make() -> str:
        if not may_make:
            raise SecretLost(PERSONAL_KEY)
        return secrets.token_hex(_PERSONAL_KEY_BYTES)

    text = vault.get_or_put(PERSONAL_KEY, make)
    if len(text) == 2 * _PERSONAL_KEY_BYTES and text.isascii() and text.isalnum():
        try:
            return bytes.fromhex(text)
        except ValueError:
            pass
    raise BadSecret(PERSONAL_KEY, "not_a_key")
