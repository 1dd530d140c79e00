"""What a scanner's report descriptor says, and that nonsense says nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.devices.hid.descriptor import Bits, Descriptor, Malformed, ScanReport, parse
from tests.fakes.hid_reports import BYTES, GENERIC, HONEYWELL, KEYBOARD, SCANNER, SHAPES, Shape

INPUT, END = b"\x81\x02", b"\xc0"
DATA_OF_8 = b"\x95\x08\x09\xfe\x81\x02"


def read(descriptor: bytes) -> Descriptor:
    """A descriptor that must be well."""
    found = parse(descriptor)
    assert isinstance(found, Descriptor), found
    return found


def only_scan(descriptor: bytes) -> ScanReport:
    """The layout of the one report that holds a scan."""
    (scan,) = read(descriptor).scans
    return scan


def test_honeywells_layout_is_found_bit_by_bit() -> None:
    assert only_scan(HONEYWELL.descriptor()) == ScanReport(
        report_id=2,
        data=Bits(40, 448),
        aim=(Bits(16, 8), Bits(24, 8), Bits(32, 8)),
        count=Bits(8, 8),
        continued=Bits(504, 1),
    )


def test_a_layout_without_count_has_none() -> None:
    assert only_scan(GENERIC.descriptor()) == ScanReport(
        report_id=2, data=Bits(32, 448), aim=(Bits(8, 8), Bits(16, 8), Bits(24, 8)), continued=Bits(480, 1)
    )


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_shape_is_found_where_its_reports_have_it(shape: Shape) -> None:
    scan = only_scan(shape.descriptor())
    report = shape.report(b"\xfe" * shape.room, "\x01\x02\x03", continued=True)
    assert scan.report_id == shape.report_id
    assert scan.continued is not None
    assert len(report) == (scan.continued.end + 7) // 8
    assert report[scan.data.at // 8 : scan.data.end // 8] == b"\xfe" * shape.room
    assert [report[bits.at // 8] for bits in scan.aim] == [1, 2, 3]


def test_a_keyboard_is_a_keyboard_and_scans_nothing() -> None:
    assert read(KEYBOARD) == Descriptor(((1, 6),), (), frozenset())


def test_the_three_identifier_bytes_may_be_one_field() -> None:
    scan = only_scan(SCANNER + BYTES + b"\x95\x03\x09\xfb\x81\x02" + DATA_OF_8 + END)
    assert scan.aim == (Bits(0, 8), Bits(8, 8), Bits(16, 8))


def test_usages_may_come_as_a_range_and_with_their_page() -> None:
    ranged = SCANNER + BYTES + b"\x95\x03\x19\xfb\x29\xfd\x81\x02" + DATA_OF_8 + END
    paged = SCANNER + BYTES + b"\x05\x01\x95\x08\x0b\xfe\x00\x8c\x00\x81\x02" + END
    assert only_scan(ranged).aim == (Bits(0, 8), Bits(8, 8), Bits(16, 8))
    assert only_scan(paged).data == Bits(0, 64)


def test_one_range_may_name_every_field() -> None:
    scan = only_scan(SCANNER + BYTES + b"\x95\x0a\x19\xfb\x29\xfe\x81\x02" + END)
    assert (scan.aim, scan.data) == ((Bits(0, 8), Bits(8, 8), Bits(16, 8)), Bits(24, 56))


def test_several_usages_share_one_field_in_their_order() -> None:
    scan = only_scan(SCANNER + BYTES + b"\x95\x0a\x19\xfb\x29\xfd\x09\xfe\x81\x02" + END)
    assert (scan.aim, scan.data) == ((Bits(0, 8), Bits(8, 8), Bits(16, 8)), Bits(24, 56))


def test_usages_beyond_the_last_field_have_none() -> None:
    assert read(SCANNER + BYTES + b"\x95\x03\x19\xfb\x29\xff\x81\x02" + END).scans == ()


def test_constant_fields_and_fields_under_a_byte_hold_no_data() -> None:
    for field in (b"\x95\x08\x09\xfe\x81\x03", b"\x75\x04\x95\x01\x09\xfe\x81\x02"):
        assert read(SCANNER + BYTES + field + END).scans == ()


def test_data_declared_byte_by_byte_is_one_field() -> None:
    assert only_scan(SCANNER + BYTES + b"\x95\x01" + b"\x09\xfe\x81\x02" * 5 + END).data == Bits(0, 40)


def test_what_was_pushed_comes_back_when_popped() -> None:
    popped = SCANNER + BYTES + b"\x95\x02\xa4\x75\x01\x95\x08\x05\x01" + INPUT + b"\xb4" + b"\x09\xfe" + INPUT + END
    assert only_scan(popped).data == Bits(8, 16)


def test_each_report_id_has_its_own_count_of_bits() -> None:
    descriptor = (
        SCANNER + BYTES + b"\x85\x05" + DATA_OF_8 + b"\x85\x06\x95\x01\x81\x03" + DATA_OF_8 + b"\x85\x05\x81\x03" + END
    )
    assert [(scan.report_id, scan.data) for scan in read(descriptor).scans] == [(5, Bits(8, 64)), (6, Bits(16, 64))]


def test_output_and_feature_fields_take_no_room_in_the_input_report() -> None:
    descriptor = SCANNER + BYTES + b"\x85\xfe\x95\x04\x91\x02\xb1\x02" + DATA_OF_8 + END
    assert only_scan(descriptor).data == Bits(8, 64)
    assert read(descriptor).features == {0xFE}


def test_data_outside_a_scanners_collection_is_something_else() -> None:
    assert read(b"\x05\x8c\x09\x05\xa1\x01" + BYTES + DATA_OF_8 + END).scans == ()


def test_the_vendor_page_of_one_honeywell_counts_as_a_scanner() -> None:
    assert only_scan(b"\x06\x8c\xff\x09\x02\xa1\x01" + BYTES + DATA_OF_8 + END).data == Bits(0, 64)


def test_of_alternative_usages_the_first_is_meant() -> None:
    descriptor = SCANNER + BYTES + b"\x95\x08\xa9\x01\x09\xfe\x09\x30\xa9\x00\x81\x02" + END
    assert only_scan(descriptor).data == Bits(0, 64)


def test_long_items_are_passed_over() -> None:
    assert only_scan(SCANNER + BYTES + b"\xfe\x03\xf0\x01\x02\x03" + DATA_OF_8 + END).data == Bits(0, 64)


@pytest.mark.parametrize(
    ("descriptor", "why"),
    [
        (SCANNER, "not closed"),
        (SCANNER + END + END, "not opened"),
        (SCANNER + b"\xb4", "without a push"),
        (SCANNER + b"\x85\x00" + END, "report id"),
        (SCANNER + b"\x29\x10" + END, "without a beginning"),
        (SCANNER + b"\x19\x20\x29\x10" + END, "without a beginning"),
        (SCANNER + b"\x26\xff", "cut off"),
        (SCANNER + b"\xfe", "cut off"),
        (SCANNER + b"\xfe\x09\x00\x01" + END, "cut off"),
        (SCANNER + b"\x77\xff\xff\xff\xff\x97\xff\xff\xff\xff\x81\x02" + END, "longer"),
        (SCANNER + BYTES + DATA_OF_8 + b"\x85\x02" + DATA_OF_8 + END, "numbered"),
        (b"\x09\x02" * 2049, "longer"),
    ],
)
def test_nonsense_is_told_with_its_reason(descriptor: bytes, why: str) -> None:
    found = parse(descriptor)
    assert isinstance(found, Malformed)
    assert why in found.why


ITEMS = st.tuples(st.integers(0, 255), st.binary(min_size=4, max_size=4)).map(
    lambda item: bytes([item[0]]) + item[1][: (0, 1, 2, 4)[item[0] & 3]]
)


@given(st.one_of(st.binary(max_size=300), st.lists(ITEMS, max_size=60).map(b"".join)))
@example(SCANNER + b"\x75\x08\x97\xff\xff\xff\xff\x1b\x00\x00\x00\x00\x2b\xff\xff\xff\xff\x81\x02\xc0")
def test_whatever_it_is_there_is_an_answer(descriptor: bytes) -> None:
    assert isinstance(parse(descriptor), Descriptor | Malformed)


@given(st.sampled_from(SHAPES), st.data())
def test_a_damaged_descriptor_never_points_outside_its_reports(shape: Shape, data: st.DataObject) -> None:
    damaged = bytearray(shape.descriptor())
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    found = parse(bytes(damaged))
    for scan in found.scans if isinstance(found, Descriptor) else ():
        assert 0 <= scan.data.at < scan.data.end <= 16384 * 8
