"""Work is done in order, away from the window, and answered in the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.domain.outage import Outage
from app.domain.refusals import NothingToUndo
from app.ui.relay import Relay
from app.ui.tasks import Tasks


@pytest.fixture
def bugs() -> list[BaseException]:
    return []


@pytest.fixture
def tasks(qtbot: QtBot, bugs: list[BaseException]) -> Iterator[Tasks]:
    made = Tasks(report=bugs.append)
    made.start()
    yield made
    made.stop()


def _never(_: object) -> None:
    raise AssertionError("must not be called")


def test_work_is_done_elsewhere_and_answered_here(tasks: Tasks, qtbot: QtBot) -> None:
    answers: list[tuple[str, str]] = []
    tasks.run(
        lambda: threading.current_thread().name,
        lambda name: answers.append((name, threading.current_thread().name)),
        _never,
    )
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [("tasks", threading.main_thread().name)]


def test_answers_come_in_the_order_asked(tasks: Tasks, qtbot: QtBot) -> None:
    answers: list[int] = []
    for number in range(100):
        tasks.run(lambda number=number: number, answers.append, _never)
    qtbot.waitUntil(lambda: len(answers) == 100)
    assert answers == list(range(100))


@pytest.mark.parametrize("error", [NothingToUndo("CF1"), Outage("insurance", "refused", sent=False)])
def test_a_refusal_or_outage_goes_to_the_screen_and_is_no_bug(
    tasks: Tasks, qtbot: QtBot, bugs: list[BaseException], error: Exception
) -> None:
    told: list[Exception] = []

    def refuse() -> None:
        raise error

    tasks.run(refuse, _never, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [error]
    assert bugs == []


def test_a_bug_frees_the_screen_and_is_reported(tasks: Tasks, qtbot: QtBot, bugs: list[BaseException]) -> None:
    told: list[Exception] = []
    tasks.run(lambda: 1 // 0, _never, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]
    assert told == bugs


def test_a_failing_answer_is_reported_and_the_next_work_goes_on(
    tasks: Tasks, qtbot: QtBot, bugs: list[BaseException]
) -> None:
    answers: list[int] = []
    tasks.run(lambda: 1, lambda number: number // 0, _never)  # type: ignore[arg-type, return-value]
    tasks.run(lambda: 2, answers.append, _never)
    qtbot.waitUntil(lambda: answers == [2])
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]


def test_after_stop_nobody_is_answered(qtbot: QtBot) -> None:
    tasks = Tasks()
    tasks.start()
    begun, go_on = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        go_on.wait(5)

    answers: list[object] = []
    tasks.run(work, answers.append, answers.append)
    tasks.run(lambda: 2, answers.append, answers.append)
    assert begun.wait(5)
    go_on.set()
    tasks.stop()
    tasks.stop()
    QCoreApplication.processEvents()
    assert answers == []


def test_news_from_threads_arrives_in_the_windows_thread_in_order(qtbot: QtBot) -> None:
    relay, heard = Relay(), []
    relay.changed.connect(lambda subjects: heard.append((subjects, threading.current_thread().name)))
    relay.reading.connect(lambda reading: heard.append((reading, threading.current_thread().name)))

    def tell() -> None:
        relay.tell_changed({"stock"})
        relay.tell_reading("r1")
        relay.tell_changed({"outbox"})

    thread = threading.Thread(target=tell, name="device")
    thread.start()
    thread.join()
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 3)
    main = threading.main_thread().name
    assert heard == [(frozenset({"stock"}), main), ("r1", main), (frozenset({"outbox"}), main)]
