"""The status bar's state: who, where, what is owed, and how the platform is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QDir
from pytestqt.qtbot import QtBot

from app.bootstrap import places
from app.bootstrap.status import Status
from app.delivery.state import Offline, PlatformState
from app.domain.people import Person, Role
from app.settings import options
from app.ui.status_bar import Reach, StatusBar
from app.ui.tones import Tones
from app.usecases.looking import Owing

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
OUTBOX = frozenset({"outbox"})


class Asked:
    """A worker that answers when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[Any], None], Callable[[Exception], None]]] = []

    def run(self, _work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        self.waiting.append((then, failed))


@pytest.fixture
def worker() -> Asked:
    return Asked()


@pytest.fixture
def tones() -> Iterator[Tones]:
    made = Tones(places.RESOURCES / "sounds")
    yield made
    made.stop()


@pytest.fixture
def status(worker: Asked, tones: Tones, qtbot: QtBot) -> Status:
    QDir.setSearchPaths("yaosu", [str(places.RESOURCES)])
    bar = StatusBar(lambda: AT)
    qtbot.addWidget(bar)
    made = Status(bar, tones, worker.run)
    place = {options.DEPARTMENT: "药剂科", options.PHARMACY: "门诊药房"}
    made.opened(cast("Any", SimpleNamespace(counter=None, settings=place)))
    return made


def test_what_is_owed_is_counted_once_at_a_time_and_again_after_that(status: Status, worker: Asked) -> None:
    status.changed(frozenset({"stock"}))
    assert worker.waiting == [], "nothing of it is sent"
    status.changed(OUTBOX)
    status.changed(OUTBOX)
    ((then, _failed),) = worker.waiting
    then(Owing(waiting=2, rejected=1, unknown=3, oldest_at=AT))
    assert (status.state.owed, status.state.rejected, status.state.oldest_at) == (5, 1, AT)
    status.changed(OUTBOX)
    assert len(worker.waiting) == 2


def test_a_count_that_failed_does_not_end_the_counting(status: Status, worker: Asked) -> None:
    status.changed(OUTBOX)
    worker.waiting[0][1](OSError())
    status.changed(OUTBOX)
    assert len(worker.waiting) == 2


def test_nothing_is_counted_before_the_folder_is_open(worker: Asked, tones: Tones, qtbot: QtBot) -> None:
    bar = StatusBar(lambda: AT)
    qtbot.addWidget(bar)
    Status(bar, tones, worker.run).changed(OUTBOX)
    assert worker.waiting == []


def test_who_stands_where_is_told_when_somebody_comes_in(status: Status) -> None:
    status.entered(Person(1, "wang", "王芳", frozenset({Role.PHARMACIST})))
    assert (status.state.operator, status.state.place) == ("王芳", "药剂科 · 门诊药房")


def test_muted_tones_are_told_at_once(status: Status, tones: Tones) -> None:
    tones.mute(True)
    assert (status.state.muted, status.state.audible) == (True, True)


def test_a_platform_that_does_not_answer_keeps_the_time_it_last_did(status: Status) -> None:
    offline = Offline(since=AT, reason="timeout", tries=1, next_try_at=AT)
    status.platform_changed(PlatformState("insurance", reachable=False, offline=offline, last_accepted_at=AT))
    assert (status.state.reach, status.state.heard_at) == (Reach.OFFLINE, AT)
