"""Recordings: what a device said can be said again, cut as it was; nothing that names a patient is in the file."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.decoder import Decoded, Garbled
from app.devices.recording import Changed, Event, Heard, Hidden, Piece, Recorder, event_line, head_line
from app.devices.replaying import Again, read_recording, replay
from app.domain.codes.personal_tokens import token_as_a_whole
from app.domain.device_profiles import DeviceProfile, Ending, Maker
from app.domain.devices import Condition, DeviceState, Link, Trouble
from app.domain.refusals import BadRecording

CODE, OTHER = "81000019000000000017", "81000019000000000024"
VOUCHER, ID = "4240123456789012345699330000", "11010519491231002X"
HEARD = Heard("usb:1eab:1406:C1", Link.SERIAL, Maker.NEWLAND, DeviceProfile(ending=Ending.CR, prefix="\x02"))
READY = DeviceState("d", Condition.READY)
LOST = DeviceState("d", Condition.LOST, Trouble.GONE, "/dev/ttyACM0")


class Lines:
    """Codes that end with CR, or after 0.3 s of silence."""

    def __init__(self) -> None:
        self._held, self._due_s = b"", None

    def feed(self, data: bytes, at_s: float) -> list[Decoded | Garbled]:
        *whole, self._held = (self._held + data).split(b"\r")
        self._due_s = at_s + 0.3 if self._held else None
        return [Decoded((line.decode("latin-1"),), line + b"\r") for line in whole]

    def due_s(self) -> float | None:
        return self._due_s

    def expire(self, at_s: float) -> list[Decoded | Garbled]:
        held, self._held, self._due_s = self._held, b"", None
        return [Decoded((held.decode("latin-1"),), held)] if held else []

    def lost(self) -> list[Garbled]:
        held, self._held, self._due_s = self._held, b"", None
        return [Garbled(held, "unplugged")] if held else []

    def replies(self) -> bytes:
        return b""


class Checked(Lines):
    """As Lines, but the last character of a code is a check sum over the others."""

    def feed(self, data: bytes, at_s: float) -> list[Decoded | Garbled]:
        return [self._judged(one) for one in super().feed(data, at_s)]

    @staticmethod
    def _judged(one: Decoded | Garbled) -> Decoded | Garbled:
        body, check = one.raw[:-2], one.raw[-2]
        return Decoded((body.decode("latin-1"),), one.raw) if sum(body) % 64 + 64 == check else Garbled(one.raw, "sum")


def written(events: list[Event]) -> str:
    return "\n".join([head_line(HEARD), *map(event_line, events)])


def readings(text: str) -> list[tuple[str, ...]]:
    return [one.what.texts for one in replay(read_recording(text.splitlines()), Lines) if isinstance(one.what, Decoded)]


def test_what_was_said_is_said_again_in_the_same_pieces_at_the_same_times() -> None:
    recorder = Recorder(Lines)
    events = [
        *recorder.change(READY, 100.0),
        *recorder.feed(CODE[:9].encode(), 101.5),
        *recorder.feed(CODE[9:].encode() + b"\r", 101.51),
        *recorder.feed(OTHER.encode() + b"\r", 107.0),
        *recorder.end(109.0),
    ]
    recording = read_recording(written(events).splitlines())
    assert recording.heard == HEARD
    assert recording.events == (
        Changed(0.0, Condition.READY),
        Piece(1.5, CODE[:9].encode()),
        Piece(1.51, CODE[9:].encode() + b"\r"),
        Piece(7.0, OTHER.encode() + b"\r"),
    )
    assert list(replay(recording, Lines))[1:] == [
        Again(1.51, Decoded((CODE,), CODE.encode() + b"\r")),
        Again(7.0, Decoded((OTHER,), OTHER.encode() + b"\r")),
    ]


def test_a_piece_that_holds_the_end_of_one_code_and_the_beginning_of_the_next_stays_whole_in_meaning() -> None:
    recorder = Recorder(Lines)
    text = written(
        [
            *recorder.feed(CODE.encode() + b"\r" + OTHER[:5].encode(), 1.0),
            *recorder.feed(OTHER[5:].encode() + b"\r", 1.1),
        ]
    )
    assert readings(text) == [(CODE,), (OTHER,)]


def test_a_code_ended_by_silence_is_ended_by_silence_again() -> None:
    recorder = Recorder(Lines)
    events = [*recorder.feed(CODE.encode(), 1.0), *recorder.feed(OTHER.encode() + b"\r", 2.0)]
    assert readings(written(events)) == [(CODE,), (OTHER,)]


@pytest.mark.parametrize("token", [VOUCHER, ID, "opc1234567890abcdef", "ABC123456789012"])
def test_a_patients_token_is_replayed_as_another_of_the_same_kind(token: str) -> None:
    recorder = Recorder(Lines)
    text = written([*recorder.feed(token[:10].encode(), 1.0), *recorder.feed(token[10:].encode() + b"\r", 1.01)])
    assert token.encode()[4:].hex() not in text
    ((stand_in,),) = readings(text)
    assert len(stand_in) == len(token)
    assert stand_in != token
    was, now = token_as_a_whole(token), token_as_a_whole(stand_in)
    assert was is not None
    assert now is not None
    assert now.kind is was.kind


def test_a_token_that_a_check_sum_guards_is_left_out_with_its_kind_and_length() -> None:
    raw = VOUCHER.encode() + bytes([sum(VOUCHER.encode()) % 64 + 64]) + b"\r"
    events = Recorder(Checked).feed(raw, 5.0)
    assert events == [Hidden(0.0, len(raw), "e_voucher")]
    assert read_recording(written(events).splitlines()).events == tuple(events)


def test_half_a_reading_keeps_its_shape_but_none_of_its_digits() -> None:
    recorder = Recorder(Lines)
    events = [*recorder.feed(b"\x02" + VOUCHER[:12].encode(), 1.0), *recorder.change(LOST, 1.1)]
    assert events == [Piece(0.0, b"\x02" + b"0" * 12), Changed(pytest.approx(0.1), Condition.LOST, Trouble.GONE)]


def test_what_is_pending_when_the_recording_stops_is_blurred_too() -> None:
    recorder = Recorder(Lines)
    assert recorder.feed(b"42401234567Ab", 1.0) == []
    assert recorder.end(1.1) == [Piece(0.0, b"00000000000xx")]


def test_a_card_leaves_only_that_it_was_read() -> None:
    assert Recorder(Lines).hide(1295, "resident", 3.0) == [Hidden(0.0, 1295, "resident")]


def test_a_whole_shift_with_unplugs_is_replayed_reading_for_reading() -> None:
    recorder, events, at_s = Recorder(Lines), [], 0.0
    for number in range(500):
        code, at_s = f"8100001{number:013}", at_s + 7.0
        events += recorder.feed(code[:11].encode(), at_s)
        if number % 50 == 49:  # the cable is pulled in the middle of a code
            events += recorder.change(LOST, at_s + 0.1)
            events += recorder.change(READY, at_s + 3.0)
        else:
            events += recorder.feed(code[11:].encode() + b"\r", at_s + 0.02)
    again = [one.what for one in replay(read_recording(written(events).splitlines()), Lines)]
    assert [one.texts[0] for one in again if isinstance(one, Decoded)] == [
        f"8100001{number:013}" for number in range(500) if number % 50 != 49
    ]
    assert sum(isinstance(one, Garbled) for one in again) == 10
    assert sum(isinstance(one, Changed) and one.condition is Condition.LOST for one in again) == 10


@given(
    st.lists(st.sampled_from([CODE, OTHER, VOUCHER, ID, "", "8100"]), max_size=6),
    st.lists(st.integers(0, 40), max_size=12),
)
def test_however_the_bytes_are_cut_no_token_is_written_and_every_reading_comes_back(
    texts: list[str], cuts: list[int]
) -> None:
    raw, recorder, events = "".join(f"{text}\r" for text in texts).encode(), Recorder(Lines), []
    places = sorted({min(cut * 3, len(raw)) for cut in cuts} | {0, len(raw)})
    for number, (first, last) in enumerate(pairwise(places)):
        events += recorder.feed(raw[first:last], number * 0.01)
    events += recorder.end(60.0)
    text = written(events)
    said = bytes.fromhex("".join(event.raw.hex() for event in events if isinstance(event, Piece)))
    assert VOUCHER.encode() not in said
    assert ID.encode() not in said
    assert [len(one) for (one,) in readings(text)] == [len(one) for one in texts]
    assert [one for (one,) in readings(text) if one.startswith("8")] == [one for one in texts if one.startswith("8")]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 0, "empty"),
        ("not json", 1, "unreadable"),
        ('{"recording": 99, "device": "d", "link": "serial"}', 1, "unreadable"),
        ('{"recording": 1, "device": "d", "link": "telepathy"}', 1, "unreadable"),
        (head_line(HEARD) + '\n{"t": 1, "raw": "0"}', 2, "unreadable"),
        (head_line(HEARD) + '\n{"t": 1, "state": "tired"}', 2, "unreadable"),
        (head_line(HEARD) + '\n{"t": 2, "raw": "00"}\n{"t": 1, "raw": "00"}', 0, "disorder"),
    ],
)
def test_a_file_that_is_no_recording_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(BadRecording) as refused:
        read_recording(text.splitlines(), "day.jsonl")
    assert (refused.value.file, refused.value.line, refused.value.reason) == ("day.jsonl", line, reason)
