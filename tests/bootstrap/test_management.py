"""The screens of 管理, bound to a person: who sees which, and that news of commits and platforms reaches them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QDir
from pytestqt.qtbot import QtBot

from app.bootstrap import management
from app.bootstrap.kit import Kit
from app.bootstrap.workplace import Workplace, open_workplace
from app.delivery.state import Broken, Offline, Paused, PlatformState
from app.domain.people import Person, Role
from app.domain.submissions import ErrorClass
from app.ui.columns import NoMemory
from app.ui.messages import Messages
from app.ui.relay import Relay
from app.ui.screen import Screen
from app.ui.uploads.standing import PlatformStanding
from app.ui.uploads.view import UploadsView
from tests.ui.now import run_now

AT = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class Now:
    """Work at once."""

    run = staticmethod(run_now)


class Silent:
    """No tones."""

    def sound(self, *_: object) -> None:
        """Nothing."""


@dataclass
class Frame:
    """What the window hands out."""

    tasks: Any = field(default_factory=Now)
    tones: Any = field(default_factory=Silent)
    messages: Messages = field(default_factory=Messages)
    memory: Any = field(default_factory=NoMemory)
    relay: Relay = field(default_factory=Relay)
    flusher: Any = None
    devices: Any = None
    wedge: Any = None

    def wear(self) -> None:
        """Nothing to wear."""


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Workplace]:
    with open_workplace(tmp_path, passphrase=lambda: "a passphrase") as opened:
        yield opened


def kit_of(workplace: Workplace, *roles: Role) -> Kit:
    return Kit(Frame(), workplace, Person(1, "someone", "某人", frozenset(roles)))


def built(kit: Kit, name: str, qtbot: QtBot) -> Screen:
    QDir.setSearchPaths("yaosu", [str(RESOURCES)])
    entry = next(entry for entry in management.entries(kit) if entry.id == name)
    screen = entry.build()
    qtbot.addWidget(screen)
    return screen


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.PHARMACIST, {"trace", "uploads", "identifiers"}),
        (Role.STOREKEEPER, {"trace", "uploads", "identifiers"}),
        (Role.IDENTIFIER_ADMIN, {"trace", "uploads", "identifiers"}),
    ],
)
def test_each_role_sees_what_it_may_look_at(workplace: Workplace, role: Role, sees: set[str], qtbot: QtBot) -> None:
    mine = {"trace", "uploads", "identifiers"}
    entries = management.entries(kit_of(workplace, role))
    assert {entry.id for entry in entries if entry.allowed and entry.id in mine} == sees
    nobody = management.entries(kit_of(workplace))
    assert not any(entry.allowed for entry in nobody if entry.id in mine)


@pytest.mark.parametrize("name", ["trace", "uploads", "identifiers"])
def test_each_screen_opens_on_an_empty_database_and_says_what_to_do(
    workplace: Workplace, qtbot: QtBot, name: str
) -> None:
    screen = built(kit_of(workplace, Role.ADMINISTRATOR), name, qtbot)
    screen.show()
    screen.entered()
    assert screen.offers()


def test_news_of_the_platform_reaches_the_uploads_screen(workplace: Workplace, qtbot: QtBot) -> None:
    kit = kit_of(workplace, Role.STOREKEEPER)
    screen = built(kit, "uploads", qtbot)
    assert isinstance(screen, UploadsView)
    assert not screen.model.state.standing.configured, "no address is set yet"
    kit.frame.relay.tell_platform(PlatformState("insurance", offline=Offline(AT, "timed out", 3, AT)))
    qtbot.waitUntil(lambda: screen.model.state.standing.offline_since == AT)
    screen.show()
    kit.frame.relay.tell_changed({"outbox"})
    qtbot.waitUntil(screen._live.isActive)


def test_how_a_platform_stands_is_told_fact_by_fact() -> None:
    paused = PlatformState("insurance", paused=Paused(ErrorClass.CLOCK, "签名超时", AT, AT), for_person=2)
    assert management._standing_of(paused) == PlatformStanding(
        paused=ErrorClass.CLOCK, paused_since=AT, words="签名超时", for_person=2
    )
    broken = PlatformState("insurance", broken=Broken("full", "", AT))
    assert management._standing_of(broken).broken == "full"
    assert management._standing_of(None) == PlatformStanding(configured=False)


def test_only_trace_codes_come_through_a_scan_on_the_uploads_screen(workplace: Workplace) -> None:
    rules = workplace.counter.rules
    assert management._code_of("81000019000000000017", rules=rules) == "81000019000000000017"
    assert management._code_of("11010119900307123X", rules=rules) is None
    assert management._code_of("6901234567892", rules=rules) is None
