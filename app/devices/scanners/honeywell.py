"""Honeywell, Metrologic and Youjie scanners: SYN, a letter, CR; menu commands behind SYN M CR.

    16 54 0D   begin reading            16 55 0D   end reading            16 07 0D   beep            (not answered)
    16 4D 0D CBR?.                      what is set; ^ asks for the default, * for what is possible, ! sets until power-off
    CBRENA1<ACK>,SSX0<ACK>.             its answer: the command with a status before every , ; . !

status: ACK done, ENQ no such command, NAK its value is out of range. REVINF. is answered in lines "Product Name: …",
then by REVINF<ACK>.

Source: Honeywell's user's guides, chapter "Serial Programming Commands"; a recorded answer of a Voyager 1602g.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

TRIGGER, STOP, BEEP = b"\x16T\r", b"\x16U\r", b"\x16\x07\r"
_MENU = b"\x16M\r"
_PART = re.compile(rb"([^\x05\x06\x15]*)([\x05\x06\x15])([,;.!])")


class Status(IntEnum):
    """How a command was taken."""

    UNKNOWN = 0x05  # ENQ: no such command
    DONE = 0x06  # ACK
    OUT_OF_RANGE = 0x15  # NAK


@dataclass(frozen=True, slots=True)
class Said:
    """One part of an answer. text: the command with its value, or what was asked for."""

    text: str
    status: Status


def menu(command: str) -> bytes:
    """Bytes of a menu command, for example "CBR?."; it ends with a period, or "!" for until power-off."""
    return _MENU + command.encode("ascii")


def answer(data: bytes) -> tuple[Said, ...] | None:
    """The parts of an answer; None as long as its last one has not come."""
    parts = _PART.findall(data)
    if not parts or parts[-1][2] not in b".!":
        return None
    return tuple(Said(text.decode("ascii", "replace").strip(), Status(status[0])) for text, status, _ in parts)


def revision(data: bytes) -> dict[str, str] | None:
    """What REVINF. tells, by its own labels; {} where the scanner knows no such command; None until all has come."""
    said = answer(data)
    return labels(said[-1].text) if said is not None else None


def labels(text: str) -> dict[str, str]:
    """The lines "Product Name: …" of what a scanner tells of itself."""
    lines = (line.partition(": ") for line in text.splitlines())
    return {label.strip(): value.strip(" :") for label, colon, value in lines if colon}


ASK_REVISION = "REVINF."
REVISION = menu(ASK_REVISION)
