"""设置: change an option or a secret, by right, with a line in the audit. Secrets leave no value there."""

from __future__ import annotations

from typing import Protocol

from app.domain.people import Person, Right
from app.usecases.counter import Counter


class Options(Protocol):
    """The settings of a data folder, as this room knows them."""

    def written(self, key: str) -> str:
        """The value in the words of its field, also one that cannot be used. Raises BadSetting for an unknown key."""

    def read_as(self, key: str, text: str) -> str:
        """What a typed text would be written as: `7:30` as `07:30`. Raises BadSetting where it cannot be used."""

    def write(self, key: str, text: str) -> None:
        """Choose it, kept on disk. Raises BadSetting or BadSettingsFile; then nothing changed."""


class Secrets(Protocol):
    """The vault, as this room knows it. Raises refusals of the vault."""

    def put(self, name: str, value: str) -> None: ...

    def delete(self, name: str) -> None: ...


def set_option(key: str, text: str, *, chosen: Options, actor: Person, counter: Counter) -> str:
    """Choose a value as typed; answers what it was before.

    Raises NotAllowed, BadSetting, BadSettingsFile or StoreUnavailable; then nothing changed, and nothing was noted.
    """
    actor.require(Right.SETTINGS)
    before, after = chosen.written(key), chosen.read_as(key, text)
    with counter.store.writing() as tx:
        tx.audit.note(actor.login, "set option", key, at=counter.clock(), before=before, after=after)
        chosen.write(key, text)
    return before


def put_secret(name: str, value: str, *, vault: Secrets, actor: Person, counter: Counter) -> None:
    """Keep a secret. Raises NotAllowed, or what the vault refuses."""
    actor.require(Right.SETTINGS)
    with counter.store.writing() as tx:
        tx.audit.note(actor.login, "put secret", name, at=counter.clock())
        vault.put(name, value)


def forget_secret(name: str, *, vault: Secrets, actor: Person, counter: Counter) -> None:
    """Take a secret out of the vault. Raises NotAllowed, or what the vault refuses."""
    actor.require(Right.SETTINGS)
    with counter.store.writing() as tx:
        tx.audit.note(actor.login, "forget secret", name, at=counter.clock())
        vault.delete(name)
