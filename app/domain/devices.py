"""Scanners and card readers as the rest of the house sees them: what they read, and how they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Link(StrEnum):
    """How a device reaches the program."""

    SERIAL = "serial"  # a serial port, USB-CDC included
    NETWORK = "network"  # a serial port behind a server: socket:// or rfc2217://
    HID_POS = "hid_pos"  # USB bar code scanner class
    KEYBOARD = "keyboard"  # plays keyboard; nobody can ask it anything
    USB = "usb"  # a card reader on plain USB
    PCSC = "pcsc"  # a card reader of the system's smart-card service
    HELPER = "helper"  # a vendor's library, in a process of its own


class Command(StrEnum):
    """What a scanner may be told, where its maker's language has words for it."""

    TRIGGER = "trigger"  # begin to read, as if somebody pulled the trigger
    STOP = "stop"  # end reading
    BEEP = "beep"


class Condition(StrEnum):
    """Where a device stands."""

    OPENING = "opening"
    READY = "ready"
    LOST = "lost"  # it was there, or should be; it is looked for until it comes back
    STOPPED = "stopped"  # nobody looks for it: switched off, or a person must mend something first


class Trouble(StrEnum):
    """Why a device is not ready."""

    GONE = "gone"  # unplugged, or never plugged in
    NO_PERMISSION = "no_permission"  # the system does not let this account open it
    IN_USE = "in_use"  # another program holds it
    WRONG_MODE = "wrong_mode"  # it is there, but speaks as something else, for example as a keyboard
    NO_SERVICE = "no_service"  # the system's smart-card service or the vendor's library is missing
    SILENT = "silent"  # it does not answer
    BROKEN = "broken"  # it answers nonsense, or says itself that it failed
    SWITCHED_OFF = "switched_off"  # a person switched it off


GS1_SYMBOLOGIES = frozenset({"]C1", "]e0", "]e1", "]e2", "]d2", "]Q3", "]J1"})
"""AIM identifiers that say "GS1 element string". Source: GS1 General Specifications, symbology identifiers."""


@dataclass(frozen=True, slots=True)
class DeviceState:
    """How one device is now.

    device: its key, the same for one device on one workstation for as long as it is plugged in the same way.
    detail: what helps to mend it (a port's name, a line to run); never anything a person scanned.
    """

    device: str
    condition: Condition
    trouble: Trouble | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DeviceReading:
    """What a device read, once.

    texts: the codes in the order the device told them; most readings hold one, a camera's may hold many.
    raw: its bytes exactly as they came, terminator included. symbology: the AIM identifier, for example "]C1", if told.
    read_at_s: when the last byte came, on the monotonic clock.
    """

    device: str
    texts: tuple[str, ...]
    raw: bytes
    read_at_s: float
    symbology: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The texts as the code rules want them: GS1 text says so by its AIM identifier, also where it has no GS."""
        aim = self.symbology if self.symbology in GS1_SYMBOLOGIES else ""
        return tuple(f"{aim}{text}" for text in self.texts)

    def __repr__(self) -> str:
        """Without what was read: it may be a patient's token."""
        return f"DeviceReading({self.device!r}, {len(self.texts)} texts, {len(self.raw)} bytes)"
