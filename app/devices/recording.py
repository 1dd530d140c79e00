"""What a device said, written down so that it can be said again: JSON lines, UTF-8, one event a line. Pure.

    {"recording": 1, "device": "usb:1eab:1406:C1", "link": "serial", "maker": "newland", "profile": {"baud": 9600, …}}
    {"t": 0.0, "state": "ready"}
    {"t": 1.304, "raw": "3831303030303139"}
    {"t": 1.309, "raw": "3030303030303030303031370d"}
    {"t": 8.117, "hidden": 29, "kind": "e_voucher"}
    {"t": 9.902, "state": "lost", "trouble": "gone"}

descriptor: of a HID scanner, as hexadecimal, where it told one. keys: profiles of keyboard scanners. t: seconds since the
recording began. raw: bytes as hexadecimal, one line for each piece as it came; a keyboard's are its characters in UTF-8.
hidden: how many bytes were left out because a patient stood in them. state: a change of the device.

A patient's token is exchanged for an invented one of the same kind before anything is written; where the bytes would
then be no good reading any more (a check sum, two scripts), or the token cannot be found in them, they are left out.
Half readings may hold half a token: their digits and letters are blurred. So a piece is written only when it is known
what it belongs to, a little later than it came.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from app.devices.blurring import blurred, names_a_patient, without_patients
from app.devices.decoder import Decoded, Decoder, Garbled
from app.domain.codes.personal_tokens import token_inside
from app.domain.device_profiles import DeviceProfile, Maker
from app.domain.devices import Condition, DeviceState, Link, Trouble
from app.domain.key_profiles import KeyProfile

VERSION = 1


@dataclass(frozen=True, slots=True)
class Heard:
    """Which device is recorded, and how its bytes are to be read.

    descriptor: of a HID scanner's reports, b"" if it told none. keys: of keyboard scanners, the pickiest first.
    """

    device: str
    link: Link
    maker: Maker = Maker.OTHER
    profile: DeviceProfile = field(default_factory=DeviceProfile)
    descriptor: bytes = b""
    keys: tuple[KeyProfile, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes as they came."""

    at_s: float
    raw: bytes


@dataclass(frozen=True, slots=True)
class Hidden:
    """Bytes that were left out. kind: what stood in them, a `codes.Kind` or `cards.CardKind` word."""

    at_s: float
    length: int
    kind: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The device came or went."""

    at_s: float
    condition: Condition
    trouble: Trouble | None = None


Event = Piece | Hidden | Changed


def head_line(heard: Heard) -> str:
    """The first line."""
    said = {"recording": VERSION, "device": heard.device, "link": heard.link, "maker": heard.maker}
    told: dict[str, Any] = {"descriptor": heard.descriptor.hex()} if heard.descriptor else {}
    told |= {"keys": [asdict(keys) for keys in heard.keys]} if heard.keys else {}
    return _line({**said, "profile": asdict(heard.profile), **told})


def event_line(event: Event) -> str:
    """One line."""
    match event:
        case Piece(at_s, raw):
            return _line({"t": round(at_s, 4), "raw": raw.hex()})
        case Hidden(at_s, length, kind):
            return _line({"t": round(at_s, 4), "hidden": length, "kind": kind})
        case Changed(at_s, condition, trouble):
            why = {"trouble": trouble} if trouble is not None else {}
            return _line({"t": round(at_s, 4), "state": condition, **why})


class Recorder:
    """Listens along with a decoder of its own; what may be written comes back as events. One thread.

    decoder: makes a new one for each time the device is opened, as `Machine` does.
    """

    def __init__(self, decoder: Callable[[], Decoder], *, began_s: float | None = None) -> None:
        """began_s: when the recording began; None: with the first thing that happens."""
        self._new_decoder = decoder
        self._decoder = decoder()
        self._pending: list[Piece] = []
        self._began_s = began_s

    def feed(self, raw: bytes, at_s: float) -> list[Event]:
        """The device said this. at_s: the monotonic clock, here and below."""
        events = self._silence(at_s)
        now_s = self._since(at_s)
        self._pending.append(Piece(now_s, raw))
        return [*events, *self._settled(self._decoder.feed(raw, at_s))]

    def hide(self, length: int, kind: str, at_s: float) -> list[Event]:
        """A card was read: only that it was."""
        return [*self._silence(at_s), Hidden(self._since(at_s), length, kind)]

    def change(self, state: DeviceState, at_s: float) -> list[Event]:
        """The device came or went; what it left unfinished is no reading."""
        events = [*self._silence(at_s), *self._settled(self._decoder.lost()), *self._rest()]
        if state.condition is Condition.READY:
            self._decoder = self._new_decoder()
        return [*events, Changed(self._since(at_s), state.condition, state.trouble)]

    def end(self, at_s: float) -> list[Event]:
        """Recording stops."""
        return [*self._silence(at_s), *self._settled(self._decoder.lost()), *self._rest()]

    def _since(self, at_s: float) -> float:
        if self._began_s is None:
            self._began_s = at_s
        return max(at_s - self._began_s, 0.0)

    def _silence(self, at_s: float) -> list[Event]:
        due_s = self._decoder.due_s()
        return self._settled(self._decoder.expire(due_s)) if due_s is not None and due_s <= at_s else []

    def _settled(self, found: Iterable[Decoded | Garbled]) -> list[Event]:
        events: list[Event] = []
        for one in found:
            events += self._written(self._taken(one.raw), one)
        if events and not self._unfinished():
            events += self._rest()  # fill bytes nobody reads
        return events

    def _unfinished(self) -> bool:
        return self._decoder.due_s() is not None

    def _taken(self, raw: bytes) -> list[Piece]:
        """The pieces that hold these bytes, and whatever came before them; the rest of a cut piece stays pending."""
        there = b"".join(piece.raw for piece in self._pending)
        at = there.find(raw)
        wanted = (max(at, 0)) + len(raw)
        taken: list[Piece] = []
        while self._pending and wanted > 0:
            piece = self._pending.pop(0)
            taken.append(Piece(piece.at_s, piece.raw[:wanted]))
            if piece.raw[wanted:]:
                self._pending.insert(0, Piece(piece.at_s, piece.raw[wanted:]))
            wanted -= len(piece.raw)
        return taken

    def _rest(self) -> list[Event]:
        pieces, self._pending = self._pending, []
        return [Piece(piece.at_s, blurred(piece.raw)) for piece in pieces]

    def _written(self, pieces: list[Piece], one: Decoded | Garbled) -> list[Event]:
        if isinstance(one, Garbled):
            return [Piece(piece.at_s, blurred(piece.raw)) for piece in pieces]
        raw = b"".join(piece.raw for piece in pieces)
        if not any(map(names_a_patient, (*one.texts, raw.decode("latin-1")))):
            return list(pieces)
        safe = without_patients(raw)
        if safe is not None and safe != raw and self._reads(safe, one):
            return list(_cut_alike(safe, pieces))
        token = next(filter(None, map(token_inside, (*one.texts, raw.decode("latin-1")))), None)
        return [Hidden(pieces[0].at_s if pieces else 0.0, len(raw), str(token.kind) if token else "")]

    def _reads(self, safe: bytes, one: Decoded) -> bool:
        """Whether the exchanged bytes are still one reading, as long as the true one and without its tokens."""
        decoder = self._new_decoder()
        found = decoder.feed(safe, 0.0)
        if not found and (due_s := decoder.due_s()) is not None:
            found = decoder.expire(due_s)
        if len(found) != 1 or isinstance(found[0], Garbled):
            return False
        pairs = list(zip(found[0].texts, one.texts, strict=False))
        return len(found[0].texts) == len(one.texts) and all(
            len(now) == len(was) and (now != was) is names_a_patient(was) for now, was in pairs
        )


def _cut_alike(raw: bytes, pieces: list[Piece]) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        yield Piece(piece.at_s, raw[at : at + len(piece.raw)])
        at += len(piece.raw)


def _line(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(", ", ": "))
