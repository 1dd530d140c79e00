"""What the screen 设备 knows of each device. Plain values; bootstrap makes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.device_profiles import ConfiguredDevice, Reads
from app.domain.devices import Command, Condition, DeviceState, Link, Trouble
from app.domain.keyboard_scanners import EVERY_OTHER


class Kind(StrEnum):
    """What a device is for."""

    SCANNER = "scanner"
    READER = "reader"  # of cards


READERS = frozenset({Link.USB, Link.PCSC, Link.HELPER})
"""Ways on which only card readers come."""


@dataclass(frozen=True, slots=True)
class LastReading:
    """What was read last. shown: the codes, every personal token masked. at: aware. symbology: AIM identifier."""

    shown: str
    at: datetime
    symbology: str = ""


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One device as it is now.

    model: guessed from its numbers, a hint. added: it stands in devices.toml; others were found by themselves. gaps_ms:
    between its characters or pieces, the latest ones. read, garbled: how often since the program started. commands: what
    it can be told. asks: it can be asked what it is; identity: what it answered, "" before. recording: where its
    bytes are being written, "" where they are not. entry: key of what is switched on and off with it, where that is another
    device.
    """

    device: ConfiguredDevice
    state: DeviceState
    kind: Kind = Kind.SCANNER
    model: str = ""
    added: bool = True
    last: LastReading | None = None
    gaps_ms: tuple[float, ...] = ()
    read: int = 0
    garbled: int = 0
    commands: frozenset[Command] = frozenset()
    recording: str = ""
    entry: str = ""
    asks: bool = False
    identity: str = ""

    @property
    def key(self) -> str:
        """Tells it apart."""
        return self.device.key

    @property
    def ready(self) -> bool:
        """Whether it can read now."""
        return self.state.condition is Condition.READY


@dataclass(frozen=True, slots=True)
class FoundPort:
    """A port somebody may add: nobody knows what is behind it."""

    key: str
    address: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class SeenKeyboard:
    """A scanner on USB that plays keyboard. switchable: it can be told to be a HID-POS scanner."""

    key: str
    name: str
    switchable: bool = False


@dataclass(frozen=True, slots=True)
class DevicesLook:
    """Everything at one moment.

    trouble: devices.toml cannot be used; what it said before is still in use. keyboards: scanners that were seen on USB
    but play keyboard. tape: where keyboard scans are being recorded, "" where they are not.
    """

    rows: tuple[DeviceRow, ...] = ()
    found: tuple[FoundPort, ...] = ()
    trouble: Exception | None = field(default=None, compare=False)
    keyboards: tuple[SeenKeyboard, ...] = ()
    tape: str = ""


KEYBOARD = EVERY_OTHER
"""Key of the scanners that play keyboard and have no profile of their own: they are one row."""


def keyboard_row(device: ConfiguredDevice | None = None) -> DeviceRow:
    """Scanners that play keyboard. Always there; nobody can ask them anything."""
    added = device is not None
    device = device or ConfiguredDevice(KEYBOARD, Link.KEYBOARD)
    return DeviceRow(device, DeviceState(device.key, Condition.READY), added=added)


def waiting(device: ConfiguredDevice, model: str = "") -> DeviceRow:
    """A device nobody attends: it plays keyboard, is switched off, or was only just added."""
    if device.link is Link.KEYBOARD and device.on:
        return keyboard_row(device)
    state = DeviceState(device.key, Condition.OPENING)
    if not device.on:
        state = DeviceState(device.key, Condition.STOPPED, Trouble.SWITCHED_OFF)
    return DeviceRow(device, state, kind=kind_of(device), model=model)


def kind_of(device: ConfiguredDevice) -> Kind:
    """Scanner or reader, by the way it comes and what somebody said of it."""
    return Kind.READER if device.link in READERS or device.reads is Reads.ID_CARDS else Kind.SCANNER
