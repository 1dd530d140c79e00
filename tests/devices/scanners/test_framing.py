"""Codes in a stream of bytes: each once, whole, in order, however the bytes are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.decoder import Decoded, Garbled
from app.devices.scanners.framing import NO_END, TOO_LONG, WENT, Framing, LineFramer, framing_of, line_framer
from app.domain.device_profiles import DeviceProfile, Ending
from tests.devices.cut import cuts, fed, texts

CODE = "81000019000000000017"
codes = st.text(st.sampled_from("0123456789ABCabc()-\x1d药"), min_size=1, max_size=40)
soup = st.lists(st.sampled_from([b"\r", b"\n", b"\t", b"\0", b"]C1", b"8", b"1", b"\x1d", b"\xff", b"\xd2"])).map(
    b"".join
)


@given(st.lists(codes, max_size=6), st.sampled_from([b"\r", b"\n", b"\r\n", b"\t"]), cuts)
def test_every_code_is_read_once_and_in_order_however_the_bytes_are_cut(
    found: list[str], end: bytes, cut: list[int]
) -> None:
    data = b"".join(code.encode() + end for code in found)
    framer = LineFramer()
    assert texts(fed(framer, data, cut)) == found
    assert framer.due_s() is None
    assert framer.lost() == []


@given(soup, cuts, st.sampled_from([Ending.ANY, Ending.CR, Ending.CRLF, Ending.TAB, Ending.NONE]))
def test_cuts_change_nothing_whatever_the_bytes(data: bytes, cut: list[int], ending: Ending) -> None:
    make = line_framer(DeviceProfile(ending=ending))
    whole, pieced = make(), make()
    assert fed(pieced, data, cut) == fed(whole, data)
    assert pieced.due_s() == whole.due_s()
    assert pieced.expire(1.0) == whole.expire(1.0)


@given(st.lists(codes, max_size=4), codes, st.data(), cuts)
def test_an_unplug_in_mid_code_invents_nothing(
    found: list[str], last: str, data: st.DataObject, cut: list[int]
) -> None:
    half = last.encode()[: data.draw(st.integers(0, len(last.encode())))]
    framer = LineFramer()
    assert texts(fed(framer, b"".join(code.encode() + b"\r" for code in found) + half, cut)) == found
    assert framer.lost() == ([Garbled(half, WENT)] if half else [])
    assert texts(framer.feed(b"next\r", 0.0)) == ["next"]


@given(soup.map(lambda data: data * 3), cuts)
def test_nothing_grows_beyond_its_bound_and_no_rest_of_it_is_a_code(data: bytes, cut: list[int]) -> None:
    short = Framing(ends=(b"\r",), most=8)
    found = fed(LineFramer(short), data, cut)
    assert found == fed(LineFramer(short), data)
    lines = [line.lstrip(b"\0\n") + b"\r" for line in data.split(b"\r")[:-1]]
    read = [one.raw for one in found if isinstance(one, Decoded)]
    assert read == [line for line in lines if len(line) <= 9 and fed(LineFramer(short), line)]
    assert all(len(one.raw) == 8 for one in found if isinstance(one, Garbled))


@pytest.mark.parametrize(
    ("bytes_", "text", "aim"),
    [
        (b"81000019000000000017\r", CODE, None),
        (b"]C081000019000000000017\r", CODE, "]C0"),
        (b"]d2010692345600012421SN0001\x1d10LOT7\r\n", "010692345600012421SN0001\x1d10LOT7", "]d2"),
        (b"\x1d010692345600012421SN0001\r", "\x1d010692345600012421SN0001", None),
        (b"\0\0\0" + b"81000019000000000017\r", CODE, None),
        (b"81000019000000000017\0\r\0", CODE, None),
        (b"\x0281000019000000000017\x03\r\n", CODE, None),
        (b"\x0681000019000000000017\r", CODE, None),
        (b" 81000019000000000017 \r", f" {CODE} ", None),
        ("药品标识码：8100001\r".encode(), "药品标识码：8100001", None),
        ("药品标识码：8100001\r".encode("gb18030"), "药品标识码：8100001", None),
        (b"]C\r", "]C", None),
    ],
)
def test_a_code_is_freed_of_what_is_not_code(bytes_: bytes, text: str, aim: str | None) -> None:
    raw = bytes_.lstrip(b"\0\x02\x06").partition(b"\r")[0] + b"\r"
    assert fed(LineFramer(), bytes_) == [Decoded((text,), raw, aim)]


@pytest.mark.parametrize("bytes_", [b"", b"\r", b"\r\n\r\n", b"\0", b"\0\0\r", b"\x06", b"]C0\r", b"\x02\x03\r"])
def test_nothing_is_no_code(bytes_: bytes) -> None:
    framer = LineFramer()
    assert fed(framer, bytes_) == []
    assert framer.due_s() is None
    assert framer.lost() == []


@pytest.mark.parametrize("bytes_", [b"#8100*\r", b"]C0#8100*\r", b"#]C08100*\r", b"8100\r", b"\0#8100*\0\r"])
def test_prefix_and_suffix_are_taken_away_wherever_the_identifier_stands(bytes_: bytes) -> None:
    framer = LineFramer(Framing(prefix="#", suffix="*"))
    assert texts(fed(framer, bytes_)) == ["8100"]


def test_a_prefix_of_control_characters_is_one() -> None:
    framer = LineFramer(framing_of(DeviceProfile(prefix="\x02A", suffix="\x03")))
    assert texts(fed(framer, b"\0\x02A8100\x03\r")) == ["8100"]


def test_a_prefix_is_taken_away_once() -> None:
    assert texts(fed(LineFramer(Framing(prefix="A")), b"AA8100\r")) == ["A8100"]
    assert texts(fed(LineFramer(Framing(prefix="A")), b"A]C0A8100\r")) == ["A8100"]


def test_silence_ends_a_code_where_nothing_else_does() -> None:
    framer = LineFramer(framing_of(DeviceProfile(ending=Ending.NONE)))
    assert framer.feed(b"8100\r", 7.0) == []
    assert framer.feed(b"0019", 7.2) == []
    assert framer.due_s() == 7.5
    assert framer.expire(7.5) == [Decoded(("8100\r0019",), b"8100\r0019")]
    assert framer.due_s() is None
    assert framer.expire(9.0) == []


def test_silence_ends_a_code_of_an_unknown_scanner() -> None:
    framer = LineFramer(framing_of(DeviceProfile()))
    framer.feed(b"8100", 7.0)
    assert texts(framer.expire(7.3)) == ["8100"]


@pytest.mark.parametrize("ending", [Ending.CR, Ending.LF, Ending.CRLF, Ending.TAB])
def test_silence_in_mid_code_is_told_where_a_terminator_is_promised(ending: Ending) -> None:
    framer = LineFramer(framing_of(DeviceProfile(ending=ending)))
    framer.feed(b"8100", 7.0)
    assert framer.due_s() == 8.0
    assert framer.expire(8.0) == [Garbled(b"8100", NO_END)]
    assert framer.expire(9.0) == []


def test_only_the_promised_terminator_ends_a_code() -> None:
    assert texts(fed(LineFramer(framing_of(DeviceProfile(ending=Ending.CRLF))), b"a\tb\rc\r\nd\r\n")) == [
        "a\tb\rc",
        "d",
    ]
    assert texts(fed(LineFramer(framing_of(DeviceProfile(ending=Ending.TAB))), b"a\rb\tc\t")) == ["a\rb", "c"]
    assert texts(fed(LineFramer(framing_of(DeviceProfile(ending=Ending.CR))), b"a\r\nb\r\n")) == ["a", "b"]
    assert texts(fed(LineFramer(Framing(ends=(b"##",))), b"a#b##c##")) == ["a#b", "c"]


def test_an_end_that_begins_with_another_one_is_no_code_of_its_own() -> None:
    framer = LineFramer(Framing(ends=(b"\r", b"\r\n", b"\x03", b"\x03\x04")))
    assert texts(fed(framer, b"a\r\nb\rc\x03\x04d\x03", [2, 1, 4])) == ["a", "b", "c", "d"]


def test_all_codes_of_a_vision_box_are_one_reading_in_order() -> None:
    framer = LineFramer(Framing(separator=";", prefix="[", suffix="]"))
    assert fed(framer, b"[8101];8102;;8103]\r") == [Decoded(("8101", "8102", "8103"), b"[8101];8102;;8103]\r")]


def test_codes_of_different_kinds_are_readings_of_their_own_in_order() -> None:
    found = fed(LineFramer(Framing(separator=";")), b"]C01;]C02;]d23;]C04\r")
    assert [(one.texts, one.symbology) for one in found if isinstance(one, Decoded)] == [
        (("1", "2"), "]C0"),
        (("3",), "]d2"),
        (("4",), "]C0"),
    ]


@pytest.mark.parametrize(
    ("encoding", "bytes_", "text"),
    [
        ("utf-8", "国药".encode("gb18030"), "国药"),
        ("utf-8", "药".encode("gb18030"), "ҩ"),  # well-formed UTF-8 by chance: only a person can tell
        ("gb18030", "药".encode("gb18030"), "药"),
        ("gb18030", "é".encode("latin-1"), "\N{REPLACEMENT CHARACTER}"),
        ("latin-1", "é".encode("latin-1"), "é"),
        ("latin-1", b"\xff\xfe", "ÿþ"),
        ("utf-8", b"8\xff", "8\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_what_is_no_ascii_is_read_as_well_as_may_be(encoding: str, bytes_: bytes, text: str) -> None:
    framer = LineFramer(framing_of(DeviceProfile(encoding=encoding)))
    assert texts(fed(framer, bytes_ + b"\r")) == [text]


def test_what_is_too_long_is_told_once_and_forgotten_until_its_end() -> None:
    framer = LineFramer(Framing(most=8))
    assert framer.feed(b"0123456789", 0.0) == [Garbled(b"01234567", TOO_LONG)]
    assert framer.feed(b"0123456789", 0.0) == []
    assert texts(framer.feed(b"0123\r4567\r", 0.0)) == ["4567"]


def test_silence_ends_what_is_too_long_as_well() -> None:
    framer = LineFramer(Framing(most=8))
    framer.feed(b"0123456789", 0.0)
    assert framer.due_s() == 0.3
    assert framer.expire(0.3) == []
    assert texts(framer.feed(b"4567\r", 0.0)) == ["4567"]


def test_nothing_is_answered() -> None:
    framer = LineFramer()
    framer.feed(b"8100\r", 0.0)
    assert framer.replies() == b""
