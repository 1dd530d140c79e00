"""Zebra's packets: each code once, whatever is cut, broken, or sent again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.decoder import Decoded, Garbled
from app.devices.scanners import zebra_ssi as ssi
from app.devices.scanners.framing import WENT, Framing
from app.devices.scanners.zebra_ssi import (
    ACK,
    BROKEN,
    CONTINUED,
    RETRANSMITTED,
    SCANNER,
    UNKNOWN,
    Cause,
    Opcode,
    SsiDecoder,
    nak,
    packet,
)
from tests.devices.cut import cuts, fed, pieces, texts

CODE = b"81000019000000000017"
RESEND = nak(Cause.RESEND)
codes = st.binary(min_size=1, max_size=60).map(bytes.hex)


def scanned(text: bytes, *, kind: int = 0x03, status: int = 0) -> bytes:
    """A packet of a code."""
    return packet(Opcode.DECODE_DATA, bytes((kind,)) + text, source=SCANNER, status=status)


def damaged(raw: bytes, place: int) -> bytes:
    """The same with one byte changed."""
    return raw[:place] + bytes((raw[place] ^ 0x55,)) + raw[place + 1 :]


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (ssi.START, "04 E4 04 00 FF 14"),
        (ssi.STOP, "04 E5 04 00 FF 13"),
        (ssi.ACK, "04 D0 04 00 FF 28"),
        (ssi.ENABLE, "04 E9 04 00 FF 0F"),
        (ssi.DISABLE, "04 EA 04 00 FF 0E"),
        (ssi.IDENTIFY, "04 A3 04 00 FF 55"),
        (ssi.BEEP, "05 E6 04 00 00 FF 11"),
        (RESEND, "05 D1 04 00 01 FF 25"),
    ],
)
def test_commands_are_these_bytes(command: bytes, expected: str) -> None:
    assert command == bytes.fromhex(expected)


def test_a_code_is_read_with_its_kind_and_acknowledged() -> None:
    decoder = SsiDecoder()
    raw = scanned(CODE)
    assert decoder.feed(raw, 0.0) == [Decoded((CODE.decode(),), raw, "]C0")]
    assert decoder.replies() == ACK
    assert decoder.replies() == b""
    assert decoder.due_s() is None


@pytest.mark.parametrize(
    ("kind", "aim"), [(0x0B, "]E0"), (0x0F, "]C1"), (0x1B, "]d1"), (0xC1, "]d2"), (0x1C, "]Q1"), (0x77, None)]
)
def test_the_kind_is_told_as_an_aim_identifier(kind: int, aim: str | None) -> None:
    (found,) = fed(SsiDecoder(), scanned(b"1", kind=kind))
    assert isinstance(found, Decoded)
    assert found.symbology == aim


def test_the_scanners_own_identifier_prefix_and_terminator_are_taken_away() -> None:
    (found,) = fed(SsiDecoder(Framing(prefix="#")), scanned(b"]d2#0106923456000124\r\n", kind=0x1B))
    assert isinstance(found, Decoded)
    assert (found.texts, found.symbology) == (("0106923456000124",), "]d2")


@given(st.lists(codes, max_size=6), cuts)
def test_every_code_is_read_and_acknowledged_once_however_the_bytes_are_cut(found: list[str], cut: list[int]) -> None:
    decoder = SsiDecoder()
    told, replies = [], b""
    for piece in pieces(b"".join(scanned(code.encode()) for code in found), cut):
        told += decoder.feed(piece, 0.0)
        replies += decoder.replies()
    assert texts(told) == found
    assert replies == ACK * len(found)
    assert decoder.lost() == []


@given(codes, codes, st.data(), cuts)
def test_a_broken_packet_is_no_code_and_asked_for_again(
    first: str, second: str, data: st.DataObject, cut: list[int]
) -> None:
    raw = scanned(first.encode())
    broken = damaged(raw, data.draw(st.integers(1, len(raw) - 1)))  # its length is right
    decoder = SsiDecoder()
    again = scanned(first.encode(), status=RETRANSMITTED)
    found = fed(decoder, broken + again + scanned(second.encode()), cut)
    assert found[0] == Garbled(broken, BROKEN)
    assert texts(found) == [first, second]
    assert decoder.replies() == RESEND + ACK + ACK


@given(st.binary(max_size=80), cuts)
def test_no_soup_is_a_code(data: bytes, cut: list[int]) -> None:
    decoder, whole = SsiDecoder(), SsiDecoder()
    assert fed(decoder, data, cut) == fed(whole, data)
    assert decoder.replies() == whole.replies()
    assert texts(fed(decoder, data)) == []


def test_silence_in_a_packet_asks_for_it_again_and_the_next_one_is_read() -> None:
    decoder = SsiDecoder()
    raw = scanned(CODE)
    decoder.feed(raw[:9], 5.0)
    assert decoder.due_s() == pytest.approx(5.3)
    assert decoder.expire(5.3) == [Garbled(raw[:9], BROKEN)]
    assert decoder.replies() == RESEND
    assert decoder.due_s() is None
    assert texts(decoder.feed(scanned(CODE, status=RETRANSMITTED), 5.4)) == [CODE.decode()]


def test_a_code_sent_again_because_our_answer_was_lost_is_answered_and_not_read_twice() -> None:
    decoder = SsiDecoder()
    first, again = scanned(CODE), scanned(CODE, status=RETRANSMITTED)
    assert texts(fed(decoder, first + again + again)) == [CODE.decode()]
    assert decoder.replies() == ACK * 3


def test_the_same_pack_scanned_twice_is_read_twice() -> None:
    assert texts(fed(SsiDecoder(), scanned(CODE) * 2)) == [CODE.decode()] * 2


def test_a_code_sent_again_that_never_arrived_is_read() -> None:
    decoder = SsiDecoder()
    assert texts(fed(decoder, scanned(b"1") + scanned(b"2", status=RETRANSMITTED))) == ["1", "2"]


@given(st.lists(st.binary(min_size=1, max_size=200).map(bytes.hex), min_size=1, max_size=4), cuts, st.data())
def test_a_long_code_is_put_together_and_its_packets_sent_again_do_not_matter(
    parts: list[str], cut: list[int], data: st.DataObject
) -> None:
    raw = b""
    for place, part in enumerate(chunk for text in parts for chunk in (text[:240], text[240:]) if chunk):
        status = CONTINUED
        raw += scanned(part.encode(), kind=0x1C, status=status)
        if data.draw(st.booleans(), label=f"{place} again"):
            raw += scanned(part.encode(), kind=0x1C, status=status | RETRANSMITTED)
    raw += scanned(b"end", kind=0x1C)
    decoder = SsiDecoder()
    (found,) = fed(decoder, raw, cut)
    assert isinstance(found, Decoded)
    assert (found.texts, found.symbology) == (("".join(parts) + "end",), "]Q1")
    assert set(pieces(decoder.replies(), [6] * 99)) == {ACK}


def test_a_long_code_whose_rest_never_comes_is_given_up() -> None:
    decoder = SsiDecoder()
    raw = scanned(b"81", status=CONTINUED)
    assert fed(decoder, raw) == []
    assert decoder.due_s() == pytest.approx(3.0)
    assert decoder.expire(3.0) == [Garbled(raw, BROKEN)]
    assert decoder.due_s() is None
    assert texts(decoder.feed(scanned(CODE), 3.1)) == [CODE.decode()]


def test_parts_of_two_kinds_are_no_code() -> None:
    raw = scanned(b"81", status=CONTINUED) + scanned(b"23", kind=0x1C)
    assert fed(SsiDecoder(), raw) == [Garbled(raw, BROKEN)]


def test_a_code_without_end_is_bounded() -> None:
    decoder = SsiDecoder()
    (found,) = fed(decoder, b"".join(scanned(b"%d" % number, status=CONTINUED) for number in range(64)))
    assert isinstance(found, Garbled)
    assert decoder.due_s() is None


def test_an_unplug_in_mid_code_leaves_nothing() -> None:
    decoder = SsiDecoder()
    raw = scanned(b"81", status=CONTINUED) + scanned(b"23")[:5]
    assert fed(decoder, raw) == []
    assert decoder.lost() == [Garbled(raw, WENT)]
    assert decoder.lost() == []


def test_a_packet_without_a_code_is_broken() -> None:
    raw = packet(Opcode.DECODE_DATA, source=SCANNER)
    assert fed(SsiDecoder(), raw) == [Garbled(raw, BROKEN)]


def test_what_a_scanner_tells_beside_codes_is_acknowledged_and_answers_are_not_answered() -> None:
    decoder = SsiDecoder()
    others = [Opcode.EVENT, Opcode.REPLY_REVISION, Opcode.PARAM_SEND]
    assert fed(decoder, b"".join(packet(one, b"1", source=SCANNER) for one in others)) == []
    assert decoder.replies() == ACK * 3
    assert fed(decoder, packet(Opcode.ACK, source=SCANNER) + packet(Opcode.NAK, b"\x02", source=SCANNER)) == []
    assert fed(decoder, ACK + ssi.START) == []  # an echo
    assert decoder.replies() == b""


def test_an_unknown_packet_is_denied_and_told() -> None:
    decoder = SsiDecoder()
    raw = packet(0x73, b"\0\xf3", source=SCANNER)
    assert fed(decoder, raw) == [Garbled(raw, UNKNOWN)]
    assert decoder.replies() == nak(Cause.DENIED)


def test_the_revision_is_found_among_other_packets() -> None:
    told = packet(Opcode.REPLY_REVISION, b"PAABLS00-007-R02 0 SE4500", source=SCANNER)
    raw = packet(Opcode.ACK, source=SCANNER) + told
    assert ssi.revision(raw) == b"PAABLS00-007-R02 0 SE4500"
    assert ssi.revision(raw[:-1]) is None
    assert ssi.revision(b"") is None
    assert CODE.decode() not in repr(ssi.parsed(scanned(CODE)))
