"""What the worker makes while people type who they are. Loaded here and not before: half of a start.

late: stops what was made, in the opposite order.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from typing import TYPE_CHECKING

from app.bootstrap.card_door import CardDoor
from app.bootstrap.frame import Frame
from app.domain.people import Person
from app.ui.screen import ScreenEntry

if TYPE_CHECKING:
    from app.bootstrap.devices import DeviceDesk
    from app.bootstrap.workplace import Workplace
    from app.delivery.flusher import Flusher

EntriesOf = Callable[[Person], tuple[ScreenEntry, ...]]


def make_screens(workplace: Workplace, frame: Frame, cards: CardDoor) -> EntriesOf:
    """The screens of whoever signs in."""
    from app.bootstrap import screens
    from app.bootstrap.kit import Kit

    return lambda person: screens.entries(Kit(frame, workplace, person, cards))


def make_flusher(workplace: Workplace, frame: Frame, late: ExitStack) -> Flusher | None:
    """Not started; None while no platform's address is set. Raises BadSetting."""
    from app.bootstrap import delivering

    flusher = delivering.flusher_for(workplace, frame.cable, frame.relay.tell_platform)
    if flusher is not None:
        late.callback(flusher.stop)
    return flusher


def make_desk(workplace: Workplace, frame: Frame, late: ExitStack, *, training: bool) -> DeviceDesk:
    """Scanners and readers, not started; what reaches them is loaded by their own thread."""
    from app.bootstrap import attending

    import_module("app.bootstrap.device_screen")  # now, and not when somebody opens it
    desk = attending.desk_for(workplace, frame.relay, training=training)
    late.callback(desk.stop)
    return desk
