"""The languages of Honeywell, Newland and GM65-class scanners: bytes out, answers in."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.decoder import Decoder
from app.devices.port import PortError
from app.devices.scanners import gm65, honeywell, newland, zebra_ssi
from app.devices.scanners.decoding import decoder_for
from app.devices.scanners.honeywell import Said, Status
from app.devices.scanners.identifying import Conversation, Identity, identify
from app.domain.device_profiles import DeviceProfile, Ending, Maker
from app.domain.devices import Trouble
from tests.devices.cut import cuts, fed, texts
from tests.fakes.device_port import FakePort

CODE = "81000019000000000017"
GM65_DONE = bytes.fromhex("02 00 00 01 00 33 31")
REVISION = (
    b"Product Name: Voyager 1602g\r\nBoot Revision: : 8992\r\nSoftware Part Number: CW000082BBA\r\n"
    b"Serial Number: 15232B1F0C\r\nREVINF\x06."
)


def newland_says(text: bytes) -> bytes:
    """An answer, its check computed as the manual says."""
    body = (len(text) + 1).to_bytes(2, "big") + b"\x34" + text
    check = 0xFF
    for byte in body:
        check ^= byte
    return b"\x02\x00" + body + bytes((check,))


def gm65_says(value: int) -> bytes:
    """One byte told, with its check, computed bit by bit."""
    body = bytes((0x00, 0x00, 0x01, value))
    crc = 0
    for byte in body:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return b"\x02" + body + crc.to_bytes(2, "big")


NEWLAND_NUMBER = newland_says(b"NUM1")
ZEBRA_REVISION = zebra_ssi.packet(zebra_ssi.Opcode.REPLY_REVISION, b"NBRPUAAM 0 DS2208", source=0)


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (honeywell.TRIGGER, "16 54 0D"),
        (honeywell.STOP, "16 55 0D"),
        (honeywell.BEEP, "16 07 0D"),
        (honeywell.REVISION, "16 4D 0D 52 45 56 49 4E 46 2E"),
        (honeywell.menu("CBR?."), "16 4D 0D 43 42 52 3F 2E"),
        (newland.PROBE, "3F"),
        (newland.TRIGGER, "1B 31"),
        (newland.STOP, "1B 30"),
        (newland.NUMBER, "7E 00 00 05 33 48 30 32 30 B3"),
        (newland.VERSION, "7E 00 00 02 33 47 89"),
        (newland.question(b"7"), "7E 00 00 02 33 37 F9"),
        (newland.setting("0302000"), "4E 4C 53 30 33 30 32 30 30 30 3B"),
        (gm65.TRIGGER, "7E 00 08 01 00 02 01 AB CD"),
        (gm65.STOP, "7E 00 08 01 00 02 00 AB CD"),
        (gm65.question(gm65.WRITE, 2, b"\x01"), "7E 00 08 01 00 02 01 02 DA"),
        (gm65.question(gm65.READ, 0x2A, b"\x02"), "7E 00 07 01 00 2A 02 D8 0F"),
        (gm65.question(gm65.WRITE, 0x2A, b"\x39\x01"), "7E 00 08 02 00 2A 39 01 A7 EA"),
        (gm65.question(gm65.SAVE, 0, b"\x00"), "7E 00 09 01 00 00 00 DE C8"),
    ],
)
def test_commands_are_these_bytes(command: bytes, expected: str) -> None:
    assert command == bytes.fromhex(expected)


def test_a_newland_setting_may_have_a_value() -> None:
    assert newland.setting("0313000", "3000") == b"NLS0313000=3000;"


def test_the_answer_of_a_honeywell_menu_has_a_status_for_every_part() -> None:
    told = b"CBRENA1\x06,SSX0\x06,XXX\x05;MIN2\x15."
    assert honeywell.answer(told) == (
        Said("CBRENA1", Status.DONE),
        Said("SSX0", Status.DONE),
        Said("XXX", Status.UNKNOWN),
        Said("MIN2", Status.OUT_OF_RANGE),
    )
    assert all(honeywell.answer(told[:end]) is None for end in range(len(told)))


def test_a_honeywell_revision_is_read_by_its_labels() -> None:
    assert honeywell.revision(REVISION) == {
        "Product Name": "Voyager 1602g",
        "Boot Revision": "8992",
        "Software Part Number": "CW000082BBA",
        "Serial Number": "15232B1F0C",
    }
    assert honeywell.revision(REVISION[:-1]) is None
    assert honeywell.revision(b"REVINF\x05.") == {}


@pytest.mark.parametrize("answer", [gm65.answer, newland.answer])
@given(data=st.binary(max_size=12))
def test_no_soup_is_an_answer(answer: Callable[[bytes], bytes | None], data: bytes) -> None:
    assert answer(data) is None


def test_answers_are_checked() -> None:
    assert gm65.answer(GM65_DONE) == b"\0"
    assert gm65.answer(bytes.fromhex("02 00 00 02 39 01 C1 4C")) == b"\x39\x01"
    assert newland.answer(NEWLAND_NUMBER) == b"NUM1"
    for whole, answer in ((GM65_DONE, gm65.answer), (NEWLAND_NUMBER, newland.answer)):
        assert answer(whole[:-1]) is None
        assert answer(whole + b"\0") is None
        assert answer(whole[:-1] + bytes((whole[-1] ^ 1,))) is None


codes = st.text(st.sampled_from("0123456789AB\x1d"), min_size=1, max_size=30)
answered = st.lists(st.tuples(codes, st.booleans(), st.booleans()), max_size=5)


@pytest.mark.parametrize(
    ("maker", "noise"),
    [(Maker.GM65, GM65_DONE), (Maker.NEWLAND, NEWLAND_NUMBER), (Maker.NEWLAND, newland.ACK)],
)
@given(told=answered, cut=cuts)
def test_codes_are_read_and_answers_among_them_are_not(
    maker: Maker, noise: bytes, told: list[tuple[str, bool, bool]], cut: list[int]
) -> None:
    decoder = decoder_for(maker, DeviceProfile(ending=Ending.CR))()
    data = b"".join(noise * before + code.encode() + b"\r" + noise * after for code, before, after in told)
    assert texts(fed(decoder, data, cut)) == [code for code, _, _ in told]
    assert decoder.due_s() is None
    assert decoder.lost() == []


@pytest.mark.parametrize("maker", [Maker.GM65, Maker.NEWLAND])
@given(data=st.lists(st.sampled_from([b"\x02", b"\0", b"\x01", b"81", b"\r"]), max_size=20).map(b"".join), cut=cuts)
def test_cuts_change_nothing_for_what_only_begins_like_an_answer(maker: Maker, data: bytes, cut: list[int]) -> None:
    make = decoder_for(maker, DeviceProfile())
    whole, pieced = make(), make()
    once, again = fed(whole, data), fed(pieced, data, cut)
    assert once + whole.expire(1.0) + whole.expire(2.0) == again + pieced.expire(1.0) + pieced.expire(2.0)
    assert whole.due_s() is pieced.due_s() is None


def test_half_an_answer_is_not_held_back_for_ever() -> None:
    decoder = decoder_for(Maker.GM65, DeviceProfile(ending=Ending.CR))()
    assert decoder.feed(b"8100\r" + GM65_DONE[:3], 5.0) != []
    assert decoder.due_s() == pytest.approx(5.3)
    assert decoder.expire(5.3) == []
    assert texts(decoder.feed(b"8200\r", 6.0)) == ["8200"]


def test_a_broken_answer_holds_up_no_code() -> None:
    decoder = decoder_for(Maker.GM65, DeviceProfile(ending=Ending.CR))()
    broken = GM65_DONE[:-1] + b"\0"
    assert texts(fed(decoder, b"8100\r" + broken + b"\r8200\r"))[::2] == ["8100", "8200"]
    assert decoder.due_s() is None


def test_an_unplug_tells_half_a_code_that_began_like_an_answer() -> None:
    decoder = decoder_for(Maker.NEWLAND, DeviceProfile(ending=Ending.CR))()
    decoder.feed(b"8100\x02", 0.0)
    assert [one.raw for one in decoder.lost()] == [b"8100\x02"]
    assert decoder.replies() == b""


@pytest.mark.parametrize("maker", list(Maker))
@given(found=st.lists(codes, max_size=5), cut=cuts)
def test_plain_lines_are_read_from_a_scanner_of_any_maker(maker: Maker, found: list[str], cut: list[int]) -> None:
    decoder = decoder_for(maker, DeviceProfile())()
    data = b"".join(code.encode() + b"\r\n" for code in found)
    read = fed(decoder, data, cut)
    assert texts(read) == found
    assert decoder.expire(1.0) == []


@given(found=st.lists(st.tuples(codes, st.booleans()), max_size=5), cut=cuts)
def test_a_zebra_may_write_packets_or_lines(found: list[tuple[str, bool]], cut: list[int]) -> None:
    decoder: Decoder = decoder_for(Maker.ZEBRA, DeviceProfile(ending=Ending.CR))()
    read, replies = [], b""
    for code, packed in found:
        data = zebra_ssi.packet(0xF3, b"\x03" + code.encode(), source=0) if packed else code.encode() + b"\r"
        read += fed(decoder, data, cut)
        replies += decoder.replies()
    assert texts(read) == [code for code, _ in found]
    assert replies == zebra_ssi.ACK * sum(packed for _, packed in found)


def test_a_zebra_that_falls_silent_after_two_bytes_read_a_short_code() -> None:
    decoder = decoder_for(Maker.ZEBRA, DeviceProfile())()
    assert decoder.feed(b"8", 1.0) == []
    assert decoder.due_s() == pytest.approx(1.3)
    assert texts(decoder.expire(1.3)) == ["8"]
    assert decoder.due_s() is None
    decoder.feed(b"8", 2.0)
    assert [one.raw for one in decoder.lost()] == [b"8"]


class Scripted(FakePort):
    """Answers as listed, byte by byte; to everything else it is silent, and its clock runs to the end of the wait."""

    def __init__(self, answers: dict[bytes, bytes]) -> None:
        super().__init__()
        self.answers = answers
        self.now_s = 0.0

    def write(self, data: bytes) -> None:
        super().write(data)
        for byte in self.answers.get(data, b""):
            self.gives(bytes((byte,)))

    def read(self, timeout_s: float) -> bytes:
        data = super().read(0.0)
        self.now_s += 0.1 if data else timeout_s
        return data

    def talk(self) -> Conversation:
        return Conversation(self, within_s=0.5, ticks=lambda: self.now_s)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({honeywell.REVISION: REVISION}, Identity(Maker.HONEYWELL, "Voyager 1602g", "15232B1F0C", "CW000082BBA")),
        (
            {
                newland.PROBE: b"!",
                newland.VERSION: newland_says(b"NLS-FM430\r\nV1.20"),
                newland.NUMBER: newland_says(b"FM123"),
            },
            Identity(Maker.NEWLAND, "NLS-FM430", "FM123", "V1.20"),
        ),
        ({newland.PROBE: b"!"}, Identity(Maker.NEWLAND, "")),
        ({zebra_ssi.IDENTIFY: zebra_ssi.ACK + ZEBRA_REVISION}, Identity(Maker.ZEBRA, "0 DS2208", "", "NBRPUAAM")),
        ({gm65.HARDWARE: gm65_says(100)}, Identity(Maker.GM65, "GM65 1.00")),
        (
            {gm65.HARDWARE: gm65_says(100), gm65.SOFTWARE: gm65_says(87)},
            Identity(Maker.GM65, "GM65 1.00", "", "0.87"),
        ),
    ],
)
def test_a_scanner_tells_what_it_is(answers: dict[bytes, bytes], expected: Identity) -> None:
    assert identify(Scripted(answers).talk(), [expected.maker]) == expected


def test_every_maker_is_asked_until_one_answers() -> None:
    port = Scripted({newland.PROBE: b"!", gm65.HARDWARE: gm65_says(100)})
    makers = [Maker.HONEYWELL, Maker.OTHER, Maker.ZEBRA, Maker.GM65, Maker.NEWLAND]
    assert identify(port.talk(), makers) == Identity(Maker.GM65, "GM65 1.00")
    assert port.written[0] == honeywell.REVISION
    assert newland.PROBE not in port.written


def test_a_scanner_that_says_nothing_is_nobody() -> None:
    assert identify(Scripted({}).talk(), list(Maker)) is None
    assert identify(Scripted({honeywell.REVISION: b"REVINF\x05."}).talk(), [Maker.HONEYWELL]) is None


def test_asking_an_unplugged_scanner_is_refused() -> None:
    port = Scripted({})
    port.goes()
    with pytest.raises(PortError) as refused:
        port.talk().ask(b"?", lambda data: None)
    assert refused.value.trouble is Trouble.GONE


def test_an_answer_without_end_is_given_up() -> None:
    port = Scripted({b"?": b"x" * 5000})
    assert port.talk().ask(b"?", lambda data: None) is None
