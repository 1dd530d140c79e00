"""`yaosu replay FILE`: a recording happens again, and what each reading means is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.bootstrap.device_parts import decoder_of
from app.bootstrap.keyboard_decoder import KeyDecoder
from app.bootstrap.workplace import code_rules
from app.devices.decoder import Decoded, Decoder, Garbled
from app.devices.recording import Changed, Heard, Hidden
from app.devices.replaying import Again, read_recording, replay
from app.devices.same_again import SameAgain
from app.domain.codes import as_record, masked, recognise
from app.domain.devices import DeviceReading, Link
from app.domain.refusals import BadRecording
from app.ui.devices.words import visible


def replayed(file: Path, data: Path | None) -> Iterator[dict[str, Any]]:
    """One record for everything that happened, in order; personal tokens are masked. Raises BadRecording, BadSetting."""
    recording = _read(file)
    rules = code_rules(data)
    same_again = SameAgain(_same_again_ms(recording.heard) / 1000)
    for again in replay(recording, decoder_for(recording.heard)):
        record = _record(again)
        if isinstance(again.what, Decoded):
            reading = DeviceReading("", again.what.texts, again.what.raw, again.at_s, again.what.symbology)
            told = same_again(reading)
            record["again"] = told is None
            texts = told.codes if told is not None else ()
            record["verdicts"] = [as_record(found) for text in texts for found in recognise(text, rules)]
        yield record


def decoder_for(heard: Heard) -> Callable[[], Decoder]:
    """The decoder such a device has in the program."""
    if heard.link is Link.KEYBOARD:
        return lambda: KeyDecoder(*heard.keys)
    return decoder_of(heard.link, heard.maker, heard.profile, heard.descriptor)


def line_of(record: dict[str, Any]) -> str:
    """A record for a person."""
    head = f"{record['t']:9.3f}\t{record['event']}"
    match record["event"]:
        case "reading":
            said = " ".join(map(visible, record["texts"])) + (f"\t{record['symbology']}" if record["symbology"] else "")
            verdicts = " ".join(f"{one['verdict']}/{one['kind']}" for one in record["verdicts"])
            return f"{head}\t{said}\t{'again' if record['again'] else verdicts}"
        case "garbled":
            return f"{head}\t{record['length']}\t{record['why']}"
        case "hidden":
            return f"{head}\t{record['length']}\t{record['kind']}"
        case _:
            return f"{head}\t{record['state']}\t{record['trouble'] or ''}".rstrip()


def _same_again_ms(heard: Heard) -> int:
    """Of scanners that play keyboard as their profiles say, the longest where they differ."""
    if heard.link is Link.KEYBOARD:
        return max((keys.same_again_ms for keys in heard.keys), default=0)
    return heard.profile.same_again_within_ms()


def _read(file: Path) -> Any:
    try:
        return read_recording(file.read_text(encoding="utf-8").split("\n"), file.name)
    except (OSError, UnicodeDecodeError) as error:
        raise BadRecording(file.name, 0, "unreadable") from error


def _record(again: Again) -> dict[str, Any]:
    at = {"t": round(again.at_s, 3)}
    match again.what:
        case Decoded(texts, _raw, symbology):
            return {**at, "event": "reading", "texts": [masked(text) for text in texts], "symbology": symbology}
        case Garbled(raw, why):
            return {**at, "event": "garbled", "length": len(raw), "why": why}
        case Hidden(_at, length, kind):
            return {**at, "event": "hidden", "length": length, "kind": kind}
        case Changed(_at, condition, trouble):
            return {**at, "event": "device", "state": str(condition), "trouble": str(trouble) if trouble else None}
