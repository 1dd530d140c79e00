"""A keyring that keeps its secrets in memory, installed through keyring's own interface.

It lacks priority, so that a program under test never takes it of its own accord.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """`trouble` is raised by every call while it is set."""

    priority = -1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None

    def lock(self) -> None:
        self.trouble = KeyringLocked("the collection is locked")

    def get_password(self, service: str, username: str) -> str | None:
        self._raise_trouble()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._raise_trouble()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._raise_trouble()
        if (service, username) not in self.entries:
            raise PasswordDeleteError("no such password")
        del self.entries[service, username]

    def _raise_trouble(self) -> None:
        if self.trouble:
            raise self.trouble


@contextmanager
def installed(backend: KeyringBackend) -> Iterator[None]:
    """`backend` is the system's keyring inside the block."""
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    try:
        yield
    finally:
        keyring.set_keyring(before)
