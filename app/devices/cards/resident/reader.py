"""A reader of identity cards: looks for a card, reads it, waits until it is lifted, looks again.

A card that was read stays where it is for a while. Most modules then find nothing until it is lifted, some go on finding it,
some find it every second time. So a card is new only after the module found nothing twice running.
"""

from __future__ import annotations

from app.devices.cards.resident.conversation import Conversation
from app.devices.cards.watch import CardEars, CardWatch
from app.devices.port import Opener
from app.domain.devices import Condition
from app.domain.refusals import CardNotRead

FIND_EVERY_S = 0.3
"""Modules asked more often find nothing. Source: the module's own protocol description."""
LIFTED_AFTER = 2
"""Times running without a card."""


def resident_reader(
    device: str, opener: Opener, ears: CardEars, *, find_every_s: float = FIND_EVERY_S, reopen_every_s: float = 1.0
) -> CardWatch:
    """The thread of one reader. opener: a serial line at 115200 baud, or `usb_port.open_usb`."""

    def talk(watch: CardWatch) -> None:
        port = opener()
        try:
            _read_cards(watch, Conversation(port, goes_on=watch.goes_on), find_every_s)
        finally:
            port.close()

    return CardWatch(device, talk, ears, reopen_every_s=reopen_every_s)


def _read_cards(watch: CardWatch, module: Conversation, find_every_s: float) -> None:
    module.greet()
    watch.become(Condition.READY)
    without = LIFTED_AFTER
    while watch.pause(find_every_s):
        if not module.find():
            without += 1
            continue
        if without >= LIFTED_AFTER:
            _read(watch, module)
        without = 0


def _read(watch: CardWatch, module: Conversation) -> None:
    try:
        watch.tell(module.read().person())
    except CardNotRead as refusal:
        watch.tell(refusal)
