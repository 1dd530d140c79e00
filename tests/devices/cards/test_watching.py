"""All readers of a real smart-card service, watched: cards are read once, and nothing the service does ends the watch."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from app.devices.cards import watch as watch_module
from app.devices.cards import watching
from app.devices.cards.pcsc import CardBusy, Service, ServiceGone, Slot
from app.devices.cards.social.apdu import Transmit
from app.devices.cards.watch import CardWatch
from app.devices.cards.watching import SERVICE, reader_key, social_readers
from app.domain.cards import CardKind, PersonCard
from app.domain.devices import Condition, DeviceState, Trouble
from app.domain.refusals import (
    CardNotRead,
    CardPulledOut,
    CardWantsPin,
    NotSocialSecurityCard,
    Refusal,
    UnknownCardGeneration,
)
from scripts import pcsc
from tests.devices.cards.slots import wait_for
from tests.fakes.card_ears import HeardCards
from tests.fakes.social_card import BANK_CARD_ATR, SocialCard
from tests.fakes.virtual_card import VirtualCard

FIRST, SECOND = (reader_key(name) for name in pcsc.SLOTS)
SOON = 0.01
READY = (Condition.READY, None)
NO_SERVICE = (Condition.LOST, Trouble.NO_SERVICE)
OFF = (Condition.STOPPED, Trouble.SWITCHED_OFF)


@contextmanager
def watched() -> Iterator[tuple[CardWatch, HeardCards]]:
    heard = HeardCards()
    watch = social_readers(heard.ears, look_again_s=SOON)
    watch.start()
    try:
        yield watch, heard
    finally:
        watch.stop()


@contextmanager
def ready() -> Iterator[HeardCards]:
    """Watched, and both readers seen empty."""
    with watched() as (_, heard):
        heard.until(lambda: heard.is_now(FIRST, *READY) and heard.is_now(SECOND, *READY))
        yield heard


def taken_out(service: pcsc.Service) -> None:
    """Wait until the service knows that the first reader is empty."""
    ours = Service()
    wait_for(ours, pcsc.SLOTS[0], present=False)
    ours.close()


def test_a_card_put_into_any_reader_is_told_once_with_its_reader(service: pcsc.Service) -> None:
    with ready() as heard:
        with VirtualCard(SocialCard("李娜"), service.port):
            heard.until(lambda: heard.people)
            with VirtualCard(SocialCard("赵敏"), service.port + 1):
                heard.until(lambda: len(heard.people) == 2)
        taken_out(service)
        with VirtualCard(SocialCard("李娜"), service.port):
            heard.until(lambda: len(heard.people) == 3)
    assert [(device, person.name) for device, person in heard.people] == [
        (FIRST, "李娜"),
        (SECOND, "赵敏"),
        (FIRST, "李娜"),
    ]
    assert heard.people[0][1] == PersonCard(CardKind.SOCIAL_SECURITY, "李娜", "110101199003070134", "110100")
    assert heard.refusals == []
    assert heard.told(FIRST) == [READY, OFF]
    assert heard.told(SERVICE) == [(Condition.OPENING, None), READY, OFF]
    assert DeviceState(FIRST, Condition.READY, detail=pcsc.SLOTS[0]) in heard.states


def test_a_card_that_was_in_before_is_read_too(service: pcsc.Service) -> None:
    with VirtualCard(SocialCard(), service.port):
        ours = Service()
        wait_for(ours, pcsc.SLOTS[0], present=True)
        ours.close()
        with watched() as (_, heard):
            heard.until(lambda: heard.people)
    assert heard.names == ["王芳"]


@pytest.mark.parametrize(
    ("habits", "refusal"),
    [
        ({"application": None, "atr": BANK_CARD_ATR}, NotSocialSecurityCard()),
        ({"wants_pin": True}, CardWantsPin()),
        ({"version": b"4.00"}, UnknownCardGeneration("4.00")),
        ({"name": ""}, CardNotRead(CardKind.SOCIAL_SECURITY, "unreadable")),
    ],
    ids=["bank card", "wants a PIN", "generation 4", "no name"],
)
def test_a_card_that_tells_nothing_is_refused_once(
    service: pcsc.Service, habits: dict[str, Any], refusal: Refusal
) -> None:
    with ready() as heard, VirtualCard(SocialCard(**habits), service.port):
        heard.until(lambda: heard.refusals)
    assert heard.refusals == [(FIRST, refusal)]
    assert heard.people == []


def test_a_key_that_is_always_in_its_reader_is_none_of_our_business(service: pcsc.Service) -> None:
    with VirtualCard(SocialCard(application=None), service.port) as key:
        ours = Service()
        wait_for(ours, pcsc.SLOTS[0], present=True)
        ours.close()
        with watched() as (_, heard):
            heard.until(lambda: heard.is_now(FIRST, *READY))
            with VirtualCard(SocialCard(), service.port + 1):
                heard.until(lambda: heard.people)
        assert key.asked.is_set()
    assert heard.refusals == []


def test_a_card_pulled_out_too_early_is_told_and_may_be_put_in_again(service: pcsc.Service) -> None:
    with ready() as heard:
        with VirtualCard(SocialCard(), service.port, out_after=3):
            heard.until(lambda: heard.refusals)
        taken_out(service)
        with VirtualCard(SocialCard(), service.port):
            heard.until(lambda: heard.people)
    assert heard.refusals == [(FIRST, CardPulledOut())]
    assert heard.names == ["王芳"]


def test_a_card_put_in_the_wrong_way_round_is_told(service: pcsc.Service) -> None:
    with ready() as heard, VirtualCard(SocialCard(), service.port, mute=True):
        heard.until(lambda: heard.refusals)
    assert heard.refusals == [(FIRST, CardNotRead(CardKind.SOCIAL_SECURITY, "mute"))]


def test_the_service_may_be_killed_and_started_again_as_often_as_it_likes(service: pcsc.Service) -> None:
    with ready() as heard:
        for times in range(1, 4):
            service.kill()
            heard.until(lambda: all(heard.is_now(device, *NO_SERVICE) for device in (SERVICE, FIRST, SECOND)))
            service.start()
            heard.until(lambda: all(heard.is_now(device, *READY) for device in (SERVICE, FIRST, SECOND)))
            with VirtualCard(SocialCard(), service.port):
                heard.until(lambda times=times: len(heard.people) == times)  # type: ignore[misc]
    assert heard.names == ["王芳"] * 3
    assert heard.refusals == []


def test_a_service_killed_while_a_card_is_read_tells_nobody(service: pcsc.Service) -> None:
    with ready() as heard:
        with VirtualCard(SocialCard(), service.port) as card:
            card.go_on.clear()
            assert card.asked.wait(60)
            service.kill()
            heard.until(lambda: heard.is_now(SERVICE, *NO_SERVICE))
        assert heard.people == []
        service.start()
        heard.until(lambda: heard.is_now(FIRST, *READY))
        with VirtualCard(SocialCard(), service.port):
            heard.until(lambda: heard.people)
    assert heard.names == ["王芳"]


def test_a_service_that_starts_after_the_program_is_found(service: pcsc.Service) -> None:
    service.stop()
    with watched() as (_, heard):
        heard.until(lambda: heard.is_now(SERVICE, *NO_SERVICE))
        service.start()
        heard.until(lambda: heard.is_now(FIRST, *READY))
    assert heard.told(SERVICE)[:3] == [(Condition.OPENING, None), NO_SERVICE, READY]


def test_a_reader_that_is_unplugged_is_lost_and_comes_back(service: pcsc.Service) -> None:
    plugged = [pcsc.SLOTS[0], pcsc.SLOTS[1]]
    with pytest.MonkeyPatch.context() as patch:
        listed = Service.readers
        patch.setattr(Service, "readers", lambda ours: [name for name in listed(ours) if name in plugged])
        with ready() as heard:
            plugged.remove(pcsc.SLOTS[0])
            heard.until(lambda: heard.is_now(FIRST, Condition.LOST, Trouble.GONE))
            assert heard.is_now(SERVICE, *READY)
            plugged.clear()
            heard.until(lambda: heard.is_now(SERVICE, Condition.LOST, Trouble.GONE))
            plugged.extend(pcsc.SLOTS)
            heard.until(lambda: heard.is_now(SERVICE, *READY))
            with VirtualCard(SocialCard(), service.port):
                heard.until(lambda: heard.people)


def test_a_card_that_another_program_holds_alone_is_read_when_it_is_free(
    service: pcsc.Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    from smartcard import scard

    code, other = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    assert code == 0
    with VirtualCard(SocialCard(), service.port):
        ours = Service()
        wait_for(ours, pcsc.SLOTS[0], present=True)
        ours.close()
        code, alone, _ = scard.SCardConnect(other, pcsc.SLOTS[0], scard.SCARD_SHARE_EXCLUSIVE, scard.SCARD_PROTOCOL_ANY)
        assert code == 0
        waits: list[float] = []
        pause = CardWatch.pause

        def freed_while_waiting(watch: CardWatch, seconds: float) -> bool:
            waits.append(seconds)
            if len(waits) == 2:
                scard.SCardDisconnect(alone, scard.SCARD_LEAVE_CARD)
            return pause(watch, SOON)

        monkeypatch.setattr(CardWatch, "pause", freed_while_waiting)
        with watched() as (_, heard):
            heard.until(lambda: heard.people)
    scard.SCardReleaseContext(other)
    assert waits == [watching.BUSY_WAIT_S] * 2


def test_a_card_that_stays_busy_is_told(service: pcsc.Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "BUSY_WAIT_S", SOON)
    monkeypatch.setattr(Service, "card", _busy)
    with ready() as heard, VirtualCard(SocialCard(), service.port):
        heard.until(lambda: heard.refusals)
    assert heard.refusals == [(FIRST, CardNotRead(CardKind.SOCIAL_SECURITY, "busy"))]


def test_stopping_does_not_wait_for_a_program_that_keeps_the_card(
    service: pcsc.Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_module, "PATIENCE_S", 0.1)
    others, ours, card = Service(), Service(), SocialCard()
    with VirtualCard(card, service.port):
        wait_for(ours, pcsc.SLOTS[0], present=True)
        with others.card(pcsc.SLOTS[0]), watched() as (watch, heard):
            heard.until(lambda: heard.is_now(FIRST, *READY))
            watch.stop()
            assert heard.is_now(SERVICE, *OFF)
            assert heard.is_now(FIRST, *OFF)
        left_behind(watch).join(60)
    assert card.heard == []
    assert heard.people == []
    assert heard.refusals == []
    ours.close()
    others.close()


def test_a_watch_that_was_left_behind_may_be_started_again(
    service: pcsc.Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_module, "PATIENCE_S", 0.1)
    others, ours = Service(), Service()
    with VirtualCard(SocialCard(), service.port):
        wait_for(ours, pcsc.SLOTS[0], present=True)
        with watched() as (watch, heard):
            with others.card(pcsc.SLOTS[0]):
                heard.until(lambda: heard.is_now(FIRST, *READY))
                watch.stop()
                watch.start()
            heard.until(lambda: heard.people)
            watch.stop()
            left_behind(watch).join(60)
    assert heard.names == ["王芳"]
    ours.close()
    others.close()


def left_behind(watch: CardWatch) -> threading.Thread:
    assert watch._thread is not None
    return watch._thread


PRESENT, EMPTY, IN_USE = 0x20, 0x10, 0x100
"""Flags of the service. Source: SCARD_STATE_PRESENT, SCARD_STATE_EMPTY and SCARD_STATE_INUSE of winscard.h."""


@pytest.mark.parametrize(
    ("told", "read"),
    [
        pytest.param([EMPTY, 1 << 16 | PRESENT], 1, id="put in"),
        pytest.param([EMPTY, 1 << 16 | PRESENT, 1 << 16 | PRESENT | IN_USE, 1 << 16 | PRESENT], 1, id="used by others"),
        pytest.param([EMPTY, 1 << 16 | PRESENT, 3 << 16 | PRESENT], 2, id="changed while nobody looked"),
        pytest.param([EMPTY, 1 << 16 | PRESENT, 2 << 16 | EMPTY, 3 << 16 | PRESENT], 2, id="out and in"),
    ],
)
def test_a_card_is_read_once_for_each_time_it_is_put_in(
    monkeypatch: pytest.MonkeyPatch, told: list[int], read: int
) -> None:
    played = PlayedService(told)
    monkeypatch.setattr(watching, "Service", lambda: played)
    with watched() as (_, heard):
        heard.until(lambda: heard.is_now(SERVICE, Condition.LOST, watching._away()))
    assert len(heard.people) == read


class PlayedService:
    """Tells flags of one reader, one after another, then is gone."""

    def __init__(self, told: list[int]) -> None:
        self.told = told

    def readers(self) -> list[str]:
        return [pcsc.SLOTS[0]]

    def changes(self, known: dict[str, Slot], within_s: float) -> dict[str, Slot]:
        if not self.told:
            raise ServiceGone
        return {pcsc.SLOTS[0]: Slot(self.told.pop(0))}

    @contextmanager
    def card(self, reader: str) -> Iterator[Transmit]:
        yield SocialCard().transmit

    def close(self) -> None: ...


def test_a_system_without_the_service_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs everywhere: nothing listens at this process's place, as on a system where nothing is installed."""
    monkeypatch.setattr(watching, "Service", _missing)
    with watched() as (_, heard):
        heard.until(lambda: heard.told(SERVICE)[1:])
    assert heard.told(SERVICE)[1] == (Condition.LOST, watching._away())


def _busy(*_: object) -> Service:
    raise CardBusy(0x8010000B)


def _missing() -> Service:
    raise ServiceGone(0x8010001D)
