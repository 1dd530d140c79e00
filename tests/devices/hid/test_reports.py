"""Reports become readings: every layout, however often a scan is continued, and never a code nobody scanned."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.decoder import Decoded, Garbled
from app.devices.hid import reports as told
from app.devices.hid.layouts import COUNT_TOO_LARGE, TOO_SHORT, guessed, layouts, piece_of
from app.devices.hid.reports import ReportDecoder
from app.domain.device_profiles import DeviceProfile, Ending
from tests.fakes.hid_reports import (
    GENERIC,
    HONEYWELL,
    KEYBOARD,
    NAMED_SHAPES,
    SHAPES,
    SHIFTED,
    WITHOUT_ID,
    Shape,
)

CODE = "81000019000000000017"
GS1 = "010692345600012421SN0001\x1d1727123110LOT7"
ADDRESS = (
    f"https://www.mashangfangxin.com/drugQueryResult?code={CODE}&from=box&lot=A20260107&made=20260107&until=20281231"
)
CAPTURES = sorted((Path(__file__).parent / "captures").glob("*.txt"))


def fed(decoder: ReportDecoder, reports: list[bytes], at_s: float = 0.0) -> list[Decoded | Garbled]:
    """All that comes of reports that follow one another at once."""
    return [one for report in reports for one in decoder.feed(report, at_s)]


def texts(found: list[Decoded | Garbled]) -> list[str]:
    """The codes read."""
    return [text for one in found if isinstance(one, Decoded) for text in one.texts]


def reasons(found: list[Decoded | Garbled]) -> list[str]:
    """Why the rest is no reading."""
    return [one.why for one in found if isinstance(one, Garbled)]


@pytest.mark.parametrize(
    ("capture", "with_descriptor"),
    # The odd layout is told by its descriptor alone.
    [(path, told_by) for path in CAPTURES for told_by in (True, False) if told_by or path.stem != "odd"],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_what_was_captured_is_read(capture: Path, with_descriptor: bool) -> None:
    descriptor, lines = b"", []
    for line in capture.read_text("ascii").splitlines():
        first, _, rest = line.partition(" ")
        if first == "descriptor":
            descriptor = bytes.fromhex(rest)
        elif first != "#":
            lines.append((float(first), bytes.fromhex(rest)))
    decoder = ReportDecoder(descriptor if with_descriptor else b"")
    found = [one for at_s, report in lines for one in decoder.feed(report, at_s)]
    assert texts(found) == [CODE, GS1, ADDRESS]
    assert [one.symbology for one in found if isinstance(one, Decoded)] == ["]C0", "]d2", "]Q1"]
    assert b"".join(one.raw for one in found) == b"".join(report for _, report in lines)


def test_every_layout_was_captured() -> None:
    assert len(CAPTURES) == 6


@pytest.mark.parametrize("shape", NAMED_SHAPES, ids=lambda shape: shape.name)
def test_a_known_layout_is_recognised_without_its_descriptor(shape: Shape) -> None:
    for length in (1, 2, 20, shape.room, shape.room + 1, 3 * shape.room):
        data = bytes(0x30 + at % 10 for at in range(length))
        assert texts(fed(ReportDecoder(), shape.reports(data))) == [data.decode()], length


@given(
    st.sampled_from(SHAPES),
    st.lists(st.text(st.characters(codec="ascii", exclude_characters="\0\r"), min_size=1), max_size=4),
)
def test_scans_come_out_as_they_went_in(shape: Shape, scans: list[str]) -> None:
    decoder = ReportDecoder(shape.descriptor())
    reports = [report for scan in scans for report in shape.reports(scan.encode() + b"\r")]
    assert texts(fed(decoder, reports)) == scans
    assert decoder.due_s() is None


@given(st.binary(max_size=70), st.sampled_from([b"", KEYBOARD, b"\xff", HONEYWELL.descriptor()]))
def test_any_report_at_all_leaves_the_decoder_usable(report: bytes, descriptor: bytes) -> None:
    decoder = ReportDecoder(descriptor)
    decoder.feed(report, 0.0)
    decoder.lost()
    assert texts(fed(decoder, HONEYWELL.reports(CODE.encode()))) == [CODE]


@given(st.sampled_from(SHAPES), st.lists(st.integers(1, 150), min_size=1, max_size=5), st.data())
def test_an_unplug_loses_nothing_whole_and_invents_nothing(
    shape: Shape, lengths: list[int], data: st.DataObject
) -> None:
    scans = [str(number) * length for number, length in enumerate(lengths)]
    reports = [(number, report) for number, scan in enumerate(scans) for report in shape.reports(scan.encode())]
    cut = data.draw(st.integers(0, len(reports)))
    decoder = ReportDecoder(shape.descriptor())
    found = fed(decoder, [report for _, report in reports[:cut]])
    gone = decoder.lost()
    whole = [scan for number, scan in enumerate(scans) if all(other > number for other, _ in reports[cut:])]
    begun = {number for number, _ in reports[:cut]} & {number for number, _ in reports[cut:]}
    assert texts(found) == whole
    assert [one.why for one in gone] == [told.WENT] * len(begun)
    assert texts(fed(decoder, shape.reports(CODE.encode()))) == [CODE]


def test_a_scan_that_is_continued_is_one_reading() -> None:
    decoder, reports = ReportDecoder(HONEYWELL.descriptor()), HONEYWELL.reports(ADDRESS.encode() + b"\r", "]Q1")
    assert len(reports) == 3
    assert fed(decoder, reports[:2], at_s=7.0) == []
    assert decoder.due_s() == pytest.approx(7.2)
    assert decoder.feed(reports[2], 7.1) == [Decoded((ADDRESS,), b"".join(reports), "]Q1")]
    assert decoder.due_s() is None


def test_silence_in_the_middle_of_a_scan_ends_it_without_a_reading() -> None:
    decoder, reports = ReportDecoder(), HONEYWELL.reports(ADDRESS.encode())
    fed(decoder, reports[:2])
    assert decoder.expire(0.2) == [Garbled(reports[0] + reports[1], told.NOT_CONTINUED)]
    assert decoder.expire(9.0) == []


def test_the_late_rest_of_a_scan_is_no_code() -> None:
    decoder, reports = ReportDecoder(), HONEYWELL.reports(ADDRESS.encode())
    decoder.feed(reports[0], 0.0)
    decoder.expire(0.2)
    assert reasons(fed(decoder, reports[1:], at_s=0.3)) == [told.LATE_REST]
    assert texts(fed(decoder, HONEYWELL.reports(CODE.encode()), at_s=0.4)) == [CODE]


@pytest.mark.parametrize(("aim", "at_s"), [("]d1", 0.3), ("]C0", 1.3)])
def test_after_a_broken_scan_another_kind_of_code_or_a_later_one_is_believed(aim: str, at_s: float) -> None:
    decoder = ReportDecoder()
    decoder.feed(HONEYWELL.report(b"8" * 56, continued=True), 0.0)
    decoder.expire(0.2)
    assert texts(fed(decoder, HONEYWELL.reports(CODE.encode(), aim), at_s)) == [CODE]


def test_a_report_that_is_read_late_still_came_in_time() -> None:
    decoder, reports = ReportDecoder(), HONEYWELL.reports(ADDRESS.encode())
    assert texts([one for at_s, report in enumerate(reports) for one in decoder.feed(report, at_s)]) == [ADDRESS]


def test_a_scan_without_end_is_given_up() -> None:
    decoder, endless = ReportDecoder(), HONEYWELL.report(b"8" * 56, continued=True)
    found = fed(decoder, [endless] * 600)
    assert texts(found) == []
    assert reasons(found) == [told.TOO_LONG] * 2
    assert max(len(one.raw) for one in found) < 2 * told.LONGEST_SCAN


def test_a_code_of_another_kind_is_never_joined_to_half_a_scan() -> None:
    decoder, half = ReportDecoder(), HONEYWELL.report(b"8" * 56, "]Q1", continued=True)
    whole = HONEYWELL.report(CODE.encode())
    assert fed(decoder, [half, whole]) == [Garbled(half, told.NOT_FINISHED), Decoded((CODE,), whole, "]C0")]


def test_a_count_larger_than_the_report_is_no_reading() -> None:
    for shape in (HONEYWELL, SHIFTED, WITHOUT_ID):
        for descriptor in (b"", shape.descriptor()):
            lie = shape.report(CODE.encode(), count=57)
            assert ReportDecoder(descriptor).feed(lie, 0.0) == [Garbled(lie, COUNT_TOO_LARGE)]


def test_a_report_cut_short_is_no_reading_and_ends_the_scan_it_was_part_of() -> None:
    decoder, (head, middle, tail) = ReportDecoder(HONEYWELL.descriptor()), HONEYWELL.reports(ADDRESS.encode())
    assert fed(decoder, [head, middle[:63]]) == [Garbled(head + middle[:63], TOO_SHORT)]
    assert decoder.due_s() is None
    assert decoder.feed(tail, 0.0) == [Garbled(tail, told.LATE_REST)]


@pytest.mark.parametrize("descriptor", [b"", HONEYWELL.descriptor()])
def test_reports_of_other_ids_change_nothing(descriptor: bytes) -> None:
    decoder, reports = ReportDecoder(descriptor), HONEYWELL.reports(ADDRESS.encode())
    other = b"\x05" + b"\x01" * 63
    assert texts(fed(decoder, [other, reports[0], other, reports[1], other, reports[2], b""])) == [ADDRESS]


@pytest.mark.parametrize(
    ("sent", "ending", "left"),
    [
        (b"A1\r", Ending.ANY, "A1"),
        (b"A1\r\n", Ending.ANY, "A1"),
        (b"A1\r\r", Ending.ANY, "A1\r"),
        (b"A1", Ending.ANY, "A1"),
        (b"A1\r", Ending.CR, "A1"),
        (b"A1\n", Ending.CR, "A1\n"),
        (b"A1\n", Ending.LF, "A1"),
        (b"A1\r\n", Ending.CRLF, "A1"),
        (b"A1\t", Ending.TAB, "A1"),
        (b"A1\r", Ending.NONE, "A1\r"),
    ],
)
def test_one_terminator_is_taken_off_and_no_more(sent: bytes, ending: Ending, left: str) -> None:
    decoder = ReportDecoder(HONEYWELL.descriptor(), DeviceProfile(ending=ending))
    assert texts(fed(decoder, HONEYWELL.reports(sent))) == [left]


def test_what_the_profile_says_stands_around_a_code_is_taken_away_once() -> None:
    decoder = ReportDecoder(HONEYWELL.descriptor(), DeviceProfile(prefix="\x02", suffix="##"))
    assert texts(fed(decoder, HONEYWELL.reports(b"\x02\x02A1####\r"))) == ["\x02A1##"]
    assert texts(fed(decoder, HONEYWELL.reports(b"A1\r"))) == ["A1"]


def test_the_terminator_may_stand_in_a_report_of_its_own() -> None:
    code = "8" * 56
    assert texts(fed(ReportDecoder(), HONEYWELL.reports(code.encode() + b"\r"))) == [code]


def test_zeros_are_data_where_they_are_counted_and_padding_where_not() -> None:
    assert texts(fed(ReportDecoder(HONEYWELL.descriptor()), HONEYWELL.reports(b"A\0"))) == ["A\0"]
    assert texts(fed(ReportDecoder(GENERIC.descriptor()), GENERIC.reports(b"A\0"))) == ["A"]


@pytest.mark.parametrize("shape", [HONEYWELL, GENERIC])
def test_a_scan_of_nothing_is_none(shape: Shape) -> None:
    assert fed(ReportDecoder(shape.descriptor()), [shape.report(b""), shape.report(b"\r")]) == []


def test_a_scanner_need_not_tell_the_kind_of_code() -> None:
    for aim in ("", "\x01\x02\x03", "ABC"):
        (found,) = fed(ReportDecoder(HONEYWELL.descriptor()), HONEYWELL.reports(CODE.encode(), aim))
        assert isinstance(found, Decoded)
        assert (found.texts, found.symbology) == ((CODE,), None)
    assert texts(fed(ReportDecoder(), HONEYWELL.reports(CODE.encode(), ""))) == [CODE]


def test_the_identifier_of_the_first_report_stands_for_all() -> None:
    head, tail = HONEYWELL.report(b"8" * 56, "]Q1", continued=True), HONEYWELL.report(b"9", "")
    assert fed(ReportDecoder(), [head, tail]) == [Decoded(("8" * 56 + "9",), head + tail, "]Q1")]


def test_an_answer_to_a_command_is_no_code() -> None:
    answer = HONEYWELL.reports(b"REVINF\x06.", "]Z6")
    assert fed(ReportDecoder(), answer) == []
    assert texts(fed(ReportDecoder(replies_too=True), answer)) == ["REVINF\x06."]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_chinese_is_read_in_either_encoding_also_across_reports(encoding: str) -> None:
    text = "药品标识码：8100001 序列号：9000000000017 阿莫西林胶囊"
    assert texts(fed(ReportDecoder(), HONEYWELL.reports(text.encode(encoding), "]Q1"))) == [text]


def test_the_encoding_of_the_profile_is_tried_first() -> None:
    for encoding in ("latin-1", "gb18030", "utf-8"):
        decoder = ReportDecoder(profile=DeviceProfile(encoding=encoding))
        assert texts(fed(decoder, HONEYWELL.reports(b"\xc2\xb5"))) == [b"\xc2\xb5".decode(encoding)]


def test_bytes_that_are_no_text_are_kept_apart() -> None:
    assert texts(fed(ReportDecoder(), HONEYWELL.reports(b"\xff\xfe\x80"))) == ["\xff\xfe\x80"]


def test_reports_of_no_known_layout_are_passed_over() -> None:
    for report in (b"", b"]", b"\x02]", b"\x02\x14]C0", bytes(64), b"\x31" * 64):
        assert guessed(report) is None, report
    assert fed(ReportDecoder(), [bytes(64), b"\x31" * 64]) == []


def test_nothing_that_was_scanned_shows_in_a_repr() -> None:
    report = HONEYWELL.report(b"4240000000000000000099330000")
    decoder = ReportDecoder()
    assert "4240" not in repr(decoder.feed(report, 0.0)) + repr(piece_of(report, layouts(HONEYWELL.descriptor())[2]))
