"""Reads a recording and lets it happen again: the same bytes, at the same times, through the same decoder. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from app.devices.decoder import Decoded, Decoder, Garbled
from app.devices.recording import VERSION, Changed, Event, Heard, Hidden, Piece
from app.domain.device_profiles import DeviceProfile, Ending, Maker
from app.domain.devices import Condition, Link, Trouble
from app.domain.key_profiles import KeyProfile
from app.domain.refusals import BadRecording


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording, whole."""

    heard: Heard
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Again:
    """What the replay met, and when: a reading, broken bytes, bytes that were left out, or a change of the device."""

    at_s: float
    what: Decoded | Garbled | Hidden | Changed


def read_recording(lines: Iterable[str], file: str = "") -> Recording:
    """Read it all. Raises BadRecording with the line."""
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not numbered:
        raise BadRecording(file, 0, "empty")
    (first, head), *rest = numbered
    heard = _read(file, first, head, _heard)
    events = tuple(_read(file, number, line, _event) for number, line in rest)
    times = [event.at_s for event in events]
    if times != sorted(times):
        raise BadRecording(file, 0, "disorder")
    return Recording(heard, events)


def replay(recording: Recording, decoder: Callable[[], Decoder]) -> Iterator[Again]:
    """Everything again, in order. decoder: the one such a device has, a new one each time it is opened."""
    reading = decoder()
    for event in recording.events:
        yield from _due(reading, event.at_s)
        match event:
            case Piece(at_s, raw):
                yield from (Again(at_s, found) for found in reading.feed(raw, at_s))
            case Hidden(at_s):
                yield Again(at_s, event)
            case Changed(at_s, condition):
                yield from (Again(at_s, found) for found in reading.lost())
                yield Again(at_s, event)
                if condition is Condition.READY:
                    reading = decoder()
    yield from _due(reading, float("inf"))


def _due(reading: Decoder, until_s: float) -> Iterator[Again]:
    """Silences that ended something before then."""
    while (due_s := reading.due_s()) is not None and due_s < until_s:
        yield from (Again(due_s, found) for found in reading.expire(due_s))
        if reading.due_s() == due_s:
            return


def _read(file: str, number: int, line: str, make: Callable[[dict[str, Any]], Any]) -> Any:
    try:
        said = json.loads(line)
        if not isinstance(said, dict):
            raise TypeError(line)
        return make(said)
    except (ValueError, KeyError, TypeError) as error:
        raise BadRecording(file, number, "unreadable") from error


def _heard(said: dict[str, Any]) -> Heard:
    if said["recording"] != VERSION:
        raise ValueError(said["recording"])
    known = {field.name for field in fields(DeviceProfile)}
    profile = {name: value for name, value in said.get("profile", {}).items() if name in known}
    if "ending" in profile:
        profile["ending"] = Ending(profile["ending"])
    maker, descriptor = Maker(said.get("maker", Maker.OTHER)), bytes.fromhex(said.get("descriptor", ""))
    keys = tuple(KeyProfile(**one) for one in said.get("keys", []))
    return Heard(str(said["device"]), Link(said["link"]), maker, DeviceProfile(**profile), descriptor, keys)


def _event(said: dict[str, Any]) -> Event:
    at_s = float(said["t"])
    if "raw" in said:
        return Piece(at_s, bytes.fromhex(said["raw"]))
    if "hidden" in said:
        return Hidden(at_s, int(said["hidden"]), str(said.get("kind", "")))
    trouble = said.get("trouble")
    return Changed(at_s, Condition(said["state"]), Trouble(trouble) if trouble else None)
