"""The smart-card service, a real one: readers, cards that come and go, and everything that goes wrong by its own name."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from app.devices.cards.pcsc import CardGone, CardMute, ReaderGone, Service, ServiceGone
from app.devices.cards.social.apdu import read_record
from app.devices.cards.social.holder import read_holder
from scripts import pcsc
from tests.devices.cards.slots import wait_for
from tests.fakes.social_card import SocialCard
from tests.fakes.virtual_card import WITHIN_S, VirtualCard

FIRST, SECOND = pcsc.SLOTS


@pytest.fixture
def ours(service: pcsc.Service) -> Iterator[Service]:
    made = Service()
    yield made
    made.close()


def test_the_readers_are_listed(ours: Service) -> None:
    assert ours.readers() == [FIRST, SECOND]


def test_a_card_that_is_put_in_is_noticed_and_read(ours: Service, service: pcsc.Service) -> None:
    assert not wait_for(ours, FIRST, present=False).present
    with VirtualCard(SocialCard(), service.port):
        slot = wait_for(ours, FIRST, present=True)
        assert not slot.mute
        with ours.card(FIRST) as transmit:
            assert read_holder(transmit).name == "王芳"
    assert wait_for(ours, FIRST, present=False).insertions > slot.insertions


def test_each_reader_has_its_own_card(ours: Service, service: pcsc.Service) -> None:
    with VirtualCard(SocialCard("李娜"), service.port), VirtualCard(SocialCard("赵敏"), service.port + 1):
        names = []
        for reader in (SECOND, FIRST):
            wait_for(ours, reader, present=True)
            with ours.card(reader) as transmit:
                names.append(read_holder(transmit).name)
    assert names == ["赵敏", "李娜"]


def test_nothing_new_is_nothing(ours: Service) -> None:
    slot = wait_for(ours, FIRST, present=False)
    assert ours.changes({FIRST: slot}, 0.0) == {}


def test_a_reader_that_is_not_there_is_gone(ours: Service) -> None:
    with pytest.raises(ReaderGone), ours.card("no such reader"):
        pass


def test_a_reader_without_a_card_says_so(ours: Service) -> None:
    wait_for(ours, FIRST, present=False)
    with pytest.raises(CardGone), ours.card(FIRST):
        pass


def test_a_card_pulled_out_in_the_middle_is_gone(ours: Service, service: pcsc.Service) -> None:
    with VirtualCard(SocialCard(), service.port, out_after=3):
        wait_for(ours, FIRST, present=True)
        with pytest.raises(CardGone), ours.card(FIRST) as transmit:
            read_holder(transmit)


def test_an_answer_without_a_status_word_is_none(ours: Service, service: pcsc.Service) -> None:
    with VirtualCard(Stammerer(), service.port):
        wait_for(ours, FIRST, present=True)
        with pytest.raises(CardGone), ours.card(FIRST) as transmit:
            transmit(read_record(1))


class Stammerer(SocialCard):
    def answer(self, apdu: bytes) -> bytes:
        return b"\x90"


def test_a_card_that_does_not_answer_to_power_is_mute(ours: Service, service: pcsc.Service) -> None:
    with VirtualCard(SocialCard(), service.port, mute=True):
        slot = wait_for(ours, FIRST, present=True)
        assert slot.mute
        with pytest.raises(CardMute), ours.card(FIRST):
            pass


def test_two_programs_do_not_disturb_each_other_in_a_card(ours: Service, service: pcsc.Service) -> None:
    others, card = Service(), SocialCard()
    names: list[str] = []

    def read() -> None:
        with others.card(FIRST) as transmit:
            names.append(read_holder(transmit).name)

    with VirtualCard(card, service.port):
        wait_for(ours, FIRST, present=True)
        other = threading.Thread(target=read)
        with ours.card(FIRST) as transmit:
            other.start()
            assert read_holder(transmit).name == "王芳"
            ours_sent = len(card.heard)
        other.join(WITHIN_S)
    others.close()
    assert names == ["王芳"]
    assert len(card.heard) == 2 * ours_sent
    assert card.heard[:ours_sent] == card.heard[ours_sent:]


def test_a_killed_service_is_gone_whatever_is_asked_and_back_when_it_is_started(service: pcsc.Service) -> None:
    ours = Service()
    slot = wait_for(ours, FIRST, present=False)
    service.kill()
    with pytest.raises(ServiceGone):
        ours.readers()
    with pytest.raises(ServiceGone):
        ours.changes({FIRST: slot}, 1.0)
    with pytest.raises(ServiceGone), ours.card(FIRST):
        pass
    with pytest.raises(ServiceGone):
        Service()
    ours.close()
    service.start()
    again = Service()
    assert again.readers() == [FIRST, SECOND]
    again.close()


def test_a_service_killed_while_a_card_answers_is_gone(ours: Service, service: pcsc.Service) -> None:
    with VirtualCard(SocialCard(), service.port) as card:
        wait_for(ours, FIRST, present=True)
        card.go_on.clear()
        killer = threading.Thread(target=lambda: (card.asked.wait(WITHIN_S), service.kill()))
        killer.start()
        with pytest.raises(ServiceGone), ours.card(FIRST) as transmit:
            read_holder(transmit)
        killer.join(WITHIN_S)
