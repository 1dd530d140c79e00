"""What each maker's scanners can be told, and in which bytes. Nothing here is ever sent but because a person asked for it.

A scanner whose own trigger alone may begin a reading ignores the first two; none of them changes a setting. A beep is not
known of Newland and of GM65-class modules.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.devices.hid import switching
from app.devices.scanners import gm65, honeywell, newland, zebra_ssi
from app.domain.device_profiles import Maker
from app.domain.devices import Command, Link

_NONE: Mapping[Command, bytes] = MappingProxyType({})
_ON_A_LINE: Mapping[Maker, Mapping[Command, bytes]] = {
    Maker.HONEYWELL: {
        Command.TRIGGER: honeywell.TRIGGER,
        Command.STOP: honeywell.STOP,
        Command.BEEP: honeywell.BEEP,
    },
    Maker.NEWLAND: {Command.TRIGGER: newland.TRIGGER, Command.STOP: newland.STOP},
    Maker.ZEBRA: {Command.TRIGGER: zebra_ssi.START, Command.STOP: zebra_ssi.STOP, Command.BEEP: zebra_ssi.BEEP},
    Maker.GM65: {Command.TRIGGER: gm65.TRIGGER, Command.STOP: gm65.STOP},
}
_OVER_HID: Mapping[Maker, Mapping[Command, bytes]] = {
    Maker.HONEYWELL: {
        Command.TRIGGER: switching.TRIGGER,
        Command.STOP: switching.STOP,
        Command.BEEP: switching.BEEP,
    },
}
LANGUAGES = tuple(_ON_A_LINE)
"""Makers whose language is known."""


def commands_of(maker: Maker, link: Link) -> Mapping[Command, bytes]:
    """The bytes of every command a scanner of that maker knows on that link; empty where it listens to nobody."""
    known = _OVER_HID if link is Link.HID_POS else _ON_A_LINE if link in (Link.SERIAL, Link.NETWORK) else {}
    return known.get(maker, _NONE)
