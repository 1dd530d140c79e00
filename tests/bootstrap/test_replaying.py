"""Every kind of device, recorded: a replay meets exactly the readings it met before, with the same verdicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import places
from app.bootstrap.keyboard_decoder import KeyDecoder
from app.bootstrap.keyboard_tape import KeyboardTape
from app.bootstrap.replaying import line_of, replayed
from app.devices.decoder import Decoded, Garbled
from app.devices.recording import Piece
from app.devices.replaying import read_recording
from app.domain.codes import masked
from app.domain.device_profiles import Maker
from app.domain.devices import DeviceReading, Link
from app.domain.key_profiles import KeyProfile
from app.domain.refusals import BadRecording
from app.ui.keyboard.scan_facts import Timed

RECORDINGS = places.RESOURCES / "recordings"
EXPECTED = Path(__file__).parent / "expected"
FILES = sorted(RECORDINGS.glob("*.jsonl"))
CODE, VOUCHER = "81000019000000000017", "4240123456789012345699330000"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_recording_is_read_as_it_was(file: Path) -> None:
    expected = (EXPECTED / f"{file.stem}.txt").read_text(encoding="utf-8").splitlines()
    assert [line_of(record) for record in replayed(file, None)] == expected


def test_there_is_a_recording_of_every_kind_of_device_and_none_without_an_expectation() -> None:
    heard = [read_recording(file.read_text(encoding="utf-8").split("\n")).heard for file in FILES]
    assert {each.link for each in heard} == set(Link)
    assert {each.maker for each in heard if each.link is Link.SERIAL} == set(Maker)
    assert {file.stem for file in FILES} == {file.stem for file in EXPECTED.glob("*.txt")}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_shipped_recording_holds_anybodys_token(file: Path) -> None:
    """Only the invented ones that stand for tokens: all zeros, or nobody's sequence number 000."""
    events = read_recording(file.read_text(encoding="utf-8").split("\n")).events
    text = b"".join(event.raw for event in events if isinstance(event, Piece)).decode("latin-1")
    rest = text.replace("424" + "0" * 25, "").replace("110101190001010007", "")
    assert masked(rest) == rest


def test_a_missing_or_foreign_file_is_refused_with_its_name(tmp_path: Path) -> None:
    for file in (tmp_path / "gone.jsonl", places.RESOURCES / "sounds" / "ok.wav"):
        with pytest.raises(BadRecording) as refused:
            list(replayed(file, None))
        assert refused.value.file == file.name


# --- keyboards ------------------------------------------------------------------------------------------------------


def timed(text: str, gap_ms: int, end: str = "\r") -> Timed:
    pressed = tuple(5_000 + place * gap_ms for place in range(len(text + end)))
    reading = DeviceReading("keyboard", (text,), (text + end).encode(), 1.0)
    return Timed(reading, pressed, KeyProfile(), frozenset())


def test_a_keyboard_scan_is_recorded_key_by_key_and_judged_again(tmp_path: Path) -> None:
    tape = KeyboardTape(tmp_path / "keys.jsonl", (KeyProfile(),))
    for scan in (timed(CODE, 8), timed(VOUCHER, 8)):
        tape.feed(scan)
        tape._began_ms = (tape._began_ms or 0) - 3_000  # the next scan is three seconds later
    records = list(replayed(tape.path, None))
    assert [record["texts"] for record in records] == [[CODE], ["424" + "*" * 25]]
    pieces = [
        event.raw
        for event in read_recording(tape.path.read_text(encoding="utf-8").split("\n")).events
        if isinstance(event, Piece)
    ]
    assert VOUCHER.encode() not in b"".join(pieces)
    assert len(pieces) == len(CODE) + len(VOUCHER) + 2


def test_keys_at_a_hands_pace_are_no_reading_when_replayed() -> None:
    decoder, found = KeyDecoder(), []
    for place, letter in enumerate(CODE):
        found += decoder.feed(letter.encode(), place * 0.2)
        due_s = decoder.due_s()
        if due_s is not None and due_s < (place + 1) * 0.2:
            found += decoder.expire(due_s)
    assert not any(isinstance(one, Decoded) for one in found)
    assert sum(len(one.raw) for one in found if isinstance(one, Garbled)) == len(CODE)
