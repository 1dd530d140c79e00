"""Frames of a SAM_V module, as its protocol prints them, and however the bytes are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.devices.cards.resident.frames import PREAMBLE, Answer, Command, Frames, answer_frame, frame

ANSWERS = some.builds(
    Answer,
    status=some.integers(0, 255),
    data=some.binary(max_size=40),
    card_status=some.integers(0, 0xFFFF),
)
GARBAGE = some.binary(max_size=12).filter(lambda noise: PREAMBLE not in noise)
READ_ANSWER = Answer(0x90, b"\x01\x00\x04\x00" + bytes(256) + b"\xaa" * 1024)


@pytest.mark.parametrize(
    ("command", "printed"),
    [
        (Command.STATUS, "AA AA AA 96 69 00 03 11 FF ED"),
        (Command.RESET, "AA AA AA 96 69 00 03 10 FF EC"),
        (Command.MODULE_ID, "AA AA AA 96 69 00 03 12 FF EE"),
        (Command.FIND, "AA AA AA 96 69 00 03 20 01 22"),
        (Command.SELECT, "AA AA AA 96 69 00 03 20 02 21"),
        (Command.READ, "AA AA AA 96 69 00 03 30 01 32"),
        (Command.READ_NEW_ADDRESS, "AA AA AA 96 69 00 03 30 03 30"),
    ],
)
def test_commands_are_sent_as_the_protocol_prints_them(command: Command, printed: str) -> None:
    assert frame(command) == bytes.fromhex(printed)


@pytest.mark.parametrize(
    ("printed", "answer"),
    [
        ("AA AA AA 96 69 00 04 00 00 90 94", Answer(0x90)),
        ("AA AA AA 96 69 00 04 00 00 60 64", Answer(0x60)),
        ("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97", Answer(0x9F, bytes(4))),
        ("AA AA AA 96 69 00 04 00 00 80 84", Answer(0x80)),
        ("AA AA AA 96 69 00 04 00 00 81 85", Answer(0x81)),
        ("AA AA AA 96 69 00 04 00 00 41 45", Answer(0x41)),
    ],
)
def test_answers_are_read_as_the_protocol_prints_them(printed: str, answer: Answer) -> None:
    assert Frames().feed(bytes.fromhex(printed)) == [answer]
    assert answer_frame(answer) == bytes.fromhex(printed)


def test_a_card_comes_in_1295_bytes() -> None:
    sent = answer_frame(READ_ANSWER)
    assert len(sent) == 1295
    assert sent[5:7] == bytes.fromhex("0508")
    assert Frames().feed(sent) == [READ_ANSWER]


@given(
    parts=some.lists(some.tuples(GARBAGE, ANSWERS), min_size=1, max_size=4),
    cuts=some.lists(some.integers(0, 250), max_size=8),
)
def test_answers_are_found_however_the_bytes_are_cut_and_whatever_stands_between(
    parts: list[tuple[bytes, Answer]], cuts: list[int]
) -> None:
    stream = b"".join(noise + answer_frame(answer) for noise, answer in parts)
    edges = sorted({0, *(min(cut, len(stream)) for cut in cuts), len(stream)})
    frames = Frames()
    found = [answer for start, end in pairwise(edges) for answer in frames.feed(stream[start:end])]
    assert found == [answer for _, answer in parts]


def test_every_byte_may_come_alone() -> None:
    frames = Frames()
    found = [answer for byte in answer_frame(READ_ANSWER) for answer in frames.feed(bytes([byte]))]
    assert found == [READ_ANSWER]


@given(answer=ANSWERS, at=some.integers(0, 50), flip=some.integers(1, 255))
def test_a_frame_with_one_wrong_byte_is_never_taken_for_that_answer(answer: Answer, at: int, flip: int) -> None:
    sent = bytearray(answer_frame(answer))
    sent[at % len(sent)] ^= flip
    assert answer not in Frames().feed(bytes(sent))


@pytest.mark.parametrize(
    "broken",
    [
        "AA AA AA 96 69 00 04 00 00 90 95",  # the sum is wrong
        "AA AA AA 96 69 00 03 00 00 03",  # too short for three status bytes
        "AA AA AA 96 69 FF FF 00 00 90 94",  # longer than any answer
        "AA AA AA 96 69 00 07 00 00",  # the rest got lost, and the next frame stands in its place
    ],
)
def test_a_good_frame_behind_a_broken_one_is_not_lost(broken: str) -> None:
    frames = Frames()
    assert frames.feed(bytes.fromhex(broken) + answer_frame(Answer(0x80))) == [Answer(0x80)]
    assert frames.broken == 1


def test_an_answer_does_not_show_whom_it_names() -> None:
    assert "张" not in repr(Answer(0x90, "张伟".encode("utf-16-le")))
    assert repr(Answer(0x90, b"1")) == "Answer(90, 1 bytes, 0000)"
