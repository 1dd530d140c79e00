"""All readers of the smart-card service, watched by one thread: a social-security card put into any of them is read.

The service may end and start again, readers may come and go, at any time. pyscard's own monitors end for good when the
service does; so the service itself is asked, again and again, what has changed.

States: the service is the device "pcsc", each reader is "pcsc:" and its name.
"""

from __future__ import annotations

import sys
from typing import Final

from app.devices.cards.pcsc import (
    CardBusy,
    CardGone,
    CardMute,
    ReaderGone,
    Service,
    ServiceGone,
    Slot,
)
from app.devices.cards.social.holder import read_holder
from app.devices.cards.watch import CardEars, CardWatch
from app.devices.port import PortError
from app.domain.cards import CardKind, PersonCard
from app.domain.devices import Condition, Trouble
from app.domain.refusals import CardNotRead, CardPulledOut, NotSocialSecurityCard, Refusal

SERVICE: Final = "pcsc"
WAIT_S = 0.25
"""So long one question waits for news; `stop` is heard in between."""
BUSY_TRIES = 10
BUSY_WAIT_S = 0.2


def social_readers(ears: CardEars, *, look_again_s: float = 1.0) -> CardWatch:
    """The thread of all readers of the smart-card service."""
    return CardWatch(SERVICE, _talk, ears, reopen_every_s=look_again_s)


def reader_key(name: str) -> str:
    """The device that a reader of the service is."""
    return f"{SERVICE}:{name}"


def _talk(watch: CardWatch) -> None:
    try:
        service = Service()
        try:
            _Watching(watch, service).follow()
        finally:
            service.close()
    except ServiceGone as gone:
        raise PortError(_away()) from gone


def _away() -> Trouble:
    """Windows runs the service only while a reader is plugged in."""
    return Trouble.GONE if sys.platform == "win32" else Trouble.NO_SERVICE


class _Watching:
    """One connection to the service, for as long as it lasts."""

    def __init__(self, watch: CardWatch, service: Service) -> None:
        self._watch = watch
        self._service = service
        self._slots: dict[str, Slot] = {}

    def follow(self) -> None:
        """Until `stop`. Raises ServiceGone."""
        while self._watch.goes_on():
            self._list_readers()
            for name, slot in self._changes().items():
                before, self._slots[name] = self._slots[name], slot
                self._watch.become(Condition.READY, detail=name, device=reader_key(name))
                if slot.present and not (before.present and before.insertions == slot.insertions):
                    self._card_came(name, slot, first_look=before == Slot())

    def _changes(self) -> dict[str, Slot]:
        if self._slots:
            try:
                return self._service.changes(self._slots, WAIT_S)
            except ReaderGone:
                pass  # since it was listed
        self._watch.pause(WAIT_S)
        return {}

    def _list_readers(self) -> None:
        names = self._service.readers()
        for name in [name for name in self._slots if name not in names]:
            del self._slots[name]
            self._watch.become(Condition.LOST, Trouble.GONE, device=reader_key(name))
        for name in names:
            self._slots.setdefault(name, Slot())
        self._watch.become(*((Condition.READY, None) if names else (Condition.LOST, Trouble.GONE)))

    def _card_came(self, name: str, slot: Slot, *, first_look: bool) -> None:
        """Tell whose card it is, or why not.

        Keys that sign for their holder are readers with a card in them for ever: what is found in a reader at the first
        look and is no social-security card is none of our business.
        """
        try:
            told: PersonCard | Refusal = self._read(name, slot)
        except (NotSocialSecurityCard, CardNotRead) as refusal:
            if first_look:
                return
            told = refusal
        except Refusal as refusal:
            told = refusal
        self._watch.tell(told, device=reader_key(name))

    def _read(self, name: str, slot: Slot) -> PersonCard:
        """Raises a Refusal, or ServiceGone."""
        if slot.mute:
            raise CardNotRead(CardKind.SOCIAL_SECURITY, "mute")
        for _ in range(BUSY_TRIES):
            try:
                with self._service.card(name) as transmit:
                    if self._watch.goes_on():  # it may have taken another program for ever to let us in
                        return read_holder(transmit)
            except CardBusy:
                self._watch.pause(BUSY_WAIT_S)
            except (CardGone, ReaderGone):
                raise CardPulledOut from None
            except CardMute as mute:
                raise CardNotRead(CardKind.SOCIAL_SECURITY, "mute", str(mute)) from None
        raise CardNotRead(CardKind.SOCIAL_SECURITY, "busy")
