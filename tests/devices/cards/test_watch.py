"""The thread of a card reader and a call into the system that does not return."""

from __future__ import annotations

import threading

import pytest

from app.devices.cards import watch as watch_module
from app.devices.cards.watch import CardWatch
from app.domain.cards import CardKind, PersonCard
from app.domain.devices import Condition, Trouble
from app.domain.refusals import CardPulledOut
from tests.fakes.card_ears import WITHIN_S, HeardCards

OPENING, READY = (Condition.OPENING, None), (Condition.READY, None)
OFF = (Condition.STOPPED, Trouble.SWITCHED_OFF)
PERSON = PersonCard(CardKind.SOCIAL_SECURITY, "王芳", "110101199003070134")


class Stuck:
    """A conversation that hangs in a call until it is freed, then tells all it can tell."""

    def __init__(self) -> None:
        self.inside, self.free = threading.Event(), threading.Event()

    def __call__(self, watch: CardWatch) -> None:
        watch.become(*READY)
        self.inside.set()
        assert self.free.wait(WITHIN_S)
        watch.tell(PERSON)
        watch.tell(CardPulledOut())
        watch.become(Condition.LOST, Trouble.GONE, device="another")
        while watch.pause(WITHIN_S):
            pass


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Stuck:
    monkeypatch.setattr(watch_module, "PATIENCE_S", 0.05)
    return Stuck()


def test_a_thread_that_is_left_behind_tells_nothing_any_more(stuck: Stuck) -> None:
    heard = HeardCards()
    watch = CardWatch("cards", stuck, heard.ears)
    watch.start()
    assert stuck.inside.wait(WITHIN_S)
    watch.stop()
    watch.stop()
    assert heard.told("cards") == [OPENING, READY, OFF]
    stuck.free.set()
    join(watch)
    assert heard.told("cards") == [OPENING, READY, OFF]
    assert heard.told("another") == []
    assert heard.people == []
    assert heard.refusals == []


def test_a_thread_that_was_left_behind_begins_anew_when_it_comes_back(stuck: Stuck) -> None:
    heard = HeardCards()
    watch = CardWatch("cards", stuck, heard.ears, reopen_every_s=0.0)
    watch.start()
    assert stuck.inside.wait(WITHIN_S)
    watch.stop()
    watch.start()
    watch.start()
    stuck.free.set()
    heard.until(lambda: heard.refusals)
    watch.stop()
    join(watch)
    assert heard.people == [("cards", PERSON)]
    assert heard.told("cards") == [OPENING, READY, OFF] * 2


def test_a_thread_that_was_left_behind_may_be_stopped_again_before_it_comes_back(stuck: Stuck) -> None:
    heard = HeardCards()
    watch = CardWatch("cards", stuck, heard.ears)
    watch.start()
    assert stuck.inside.wait(WITHIN_S)
    watch.stop()
    watch.start()
    watch.stop()
    stuck.free.set()
    join(watch)
    assert heard.told("cards") == [OPENING, READY, OFF]
    watch.start()
    heard.until(lambda: heard.people)
    watch.stop()


def test_a_callback_may_stop_its_own_reader(stuck: Stuck) -> None:
    heard = HeardCards()
    ears = type(heard.ears)(lambda device, person: watch.stop(), heard.ears.on_refused, heard.ears.on_state)
    watch = CardWatch("cards", stuck, ears)
    stuck.free.set()
    watch.start()
    heard.until(lambda: heard.is_now("cards", *OFF))
    watch.stop()


def join(watch: CardWatch) -> None:
    assert watch._thread is not None
    watch._thread.join(WITHIN_S)
    assert not watch._thread.is_alive()
