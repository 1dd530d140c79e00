"""Asks a scanner what it is, in the language of each maker. Only when a person wants to know: nothing is set by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

from app.devices.port import Port
from app.devices.scanners import gm65, honeywell, newland, zebra_ssi
from app.domain.device_profiles import Maker

ANSWER_S = 0.5
"""Longer than any of them thinks about it at 9600 baud, begun to be told."""
MOST = 4096

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a scanner says it is; "" where it does not say."""

    maker: Maker
    model: str
    number: str = ""
    firmware: str = ""


class Conversation:
    """Questions and answers over an open port. Whatever else comes meanwhile is lost: the machine is not running."""

    def __init__(self, port: Port, *, within_s: float = ANSWER_S, ticks: Callable[[], float] = monotonic) -> None:
        self._port = port
        self._within_s = within_s
        self._ticks = ticks

    def ask(self, question: bytes, understood: Callable[[bytes], T | None]) -> T | None:
        """Send it and read until the answer is understood; None where none comes in time. Raises PortError.

        Every byte that comes gives an answer more time, so slow lines tell long ones to their end.
        """
        self._port.write(question)
        data = b""
        until_s = self._ticks() + self._within_s
        while (left_s := until_s - self._ticks()) > 0 and len(data) < MOST:
            if came := self._port.read(left_s):
                data += came
                until_s = self._ticks() + self._within_s
                if (answer := understood(data)) is not None:
                    return answer
        return None

    def say(self, data: bytes) -> None:
        """Send what is not answered. Raises PortError."""
        self._port.write(data)


def identify(talk: Conversation, makers: Sequence[Maker]) -> Identity | None:
    """Ask as each of these makers, in this order; whoever answers first is it. Raises PortError."""
    for maker in makers:
        if (asking := _ASKING.get(maker)) and (found := asking(talk)):
            return found
    return None


def _honeywell(talk: Conversation) -> Identity | None:
    return of_honeywell(talk.ask(honeywell.REVISION, honeywell.revision) or {})


def of_honeywell(told: dict[str, str]) -> Identity | None:
    """By the labels of `honeywell.revision`; None where it names no model."""
    if not told.get("Product Name"):
        return None
    return Identity(Maker.HONEYWELL, told["Product Name"], told.get("Serial Number", ""), _firmware(told))


def _firmware(told: dict[str, str]) -> str:
    return told.get("Software Part Number") or told.get("Software Revision", "")


def _newland(talk: Conversation) -> Identity | None:
    if not talk.ask(newland.PROBE, lambda data: newland.PRESENT in data or None):
        return None
    version = talk.ask(newland.VERSION, newland.answer) or b""
    number = talk.ask(newland.NUMBER, newland.answer) or b""
    model, _, firmware = _plain(version).partition("\n")
    return Identity(Maker.NEWLAND, model.strip(), _plain(number), " ".join(firmware.split()))


def _zebra(talk: Conversation) -> Identity | None:
    talk.say(zebra_ssi.WAKE)
    told = talk.ask(zebra_ssi.IDENTIFY, zebra_ssi.revision)
    if told is None:
        return None
    talk.say(zebra_ssi.ACK)
    firmware, _, engine = _plain(told).partition(" ")
    return Identity(Maker.ZEBRA, " ".join(engine.split()), "", firmware)


def _gm65(talk: Conversation) -> Identity | None:
    hardware = talk.ask(gm65.HARDWARE, gm65.answer)
    if not hardware:
        return None
    software = talk.ask(gm65.SOFTWARE, gm65.answer)
    return Identity(Maker.GM65, f"GM65 {_version(hardware)}", "", _version(software or b""))


def _version(told: bytes) -> str:
    """Hundredths, in one byte."""
    return f"{told[0] / 100:.2f}" if told else ""


def _plain(text: bytes) -> str:
    return text.decode("ascii", "replace").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


_ASKING: dict[Maker, Callable[[Conversation], Identity | None]] = {
    Maker.HONEYWELL: _honeywell,
    Maker.NEWLAND: _newland,
    Maker.ZEBRA: _zebra,
    Maker.GM65: _gm65,
}
