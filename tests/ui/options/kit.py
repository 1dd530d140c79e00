"""设置 on a real store, settings file and vault, with the verbs as bootstrap binds them, answered at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import orjson
from sqlalchemy import select

from app.bootstrap.kit import Kit
from app.bootstrap.workplace import Workplace
from app.domain.people import Person
from app.platforms.line import Cable
from app.settings import Settings
from app.store.tables.people import audit
from app.ui.columns import NoMemory
from app.ui.messages import Messages
from app.ui.tones import Tones
from app.vault.keyring_vault import KeyringVault
from tests.fakes.memory_keyring import MemoryKeyring
from tests.ui.now import run_now
from tests.usecases.conftest import ADMIN, House


@dataclass
class Desk:
    """Where somebody sits who sets things up. worn: how often the window was dressed anew. tongue: what it speaks."""

    house: House
    folder: Path
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)
    worn: int = 0
    tongue: str = "zh_CN"
    cable: Cable = field(default_factory=Cable)

    def __post_init__(self) -> None:
        self.settings = Settings.load(self.folder / "settings.toml")
        self.vault = KeyringVault(self.folder, self.keyring)
        self.workplace = Workplace(self.folder, self.settings, self.vault, self.house.store, self.house.counter)

    def wear(self) -> None:
        """What the window does when its looks change."""
        self.worn += 1

    def kit(self, person: Person = ADMIN, *, tones: Tones | None = None) -> Kit:
        """tones: for the tests with a window."""
        frame = SimpleNamespace(
            tasks=SimpleNamespace(run=run_now),
            tones=tones,
            messages=Messages() if tones is not None else None,
            memory=NoMemory(),
            languages=_Languages(self),
            cable=self.cable,
            wear=self.wear,
        )
        return Kit(cast("Any", frame), self.workplace, person)

    def file(self) -> Settings:
        """What another program reads."""
        return Settings.load(self.folder / "settings.toml")

    def noted(self) -> list[tuple[str, str, str, object, object]]:
        """The audit: who, verb, subject, before, after."""
        with self.house.store.reading() as tx:
            rows = tx.connection.execute(select(audit).order_by(audit.c.id)).all()
        return [(row.who, row.verb, row.subject, *map(_value, (row.before, row.after))) for row in rows]


@dataclass(frozen=True)
class _Languages:
    desk: Desk

    @property
    def language(self) -> str:
        return self.desk.tongue


def _value(text: str | None) -> object:
    return None if text is None else orjson.loads(text)
