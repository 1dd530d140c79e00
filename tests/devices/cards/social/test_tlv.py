"""Records of tag, length and value."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from app.devices.cards.social.tlv import fields


def test_several_fields_may_stand_in_one_record() -> None:
    assert fields(bytes.fromhex("0802 3132 0901 41")) == {0x08: b"12", 0x09: b"A"}


def test_padding_is_no_field() -> None:
    assert fields(bytes.fromhex("0801 31 FFFFFF")) == fields(bytes.fromhex("0801 31 000000")) == {0x08: b"1"}


def test_a_field_that_is_cut_off_is_no_field() -> None:
    assert fields(bytes.fromhex("0801 31 0905 4142")) == {0x08: b"1"}
    assert fields(b"\x08") == fields(b"") == {}


@given(some.dictionaries(some.integers(1, 254), some.binary(max_size=255), max_size=5))
def test_what_was_written_is_read(written: dict[int, bytes]) -> None:
    record = b"".join(bytes([tag, len(value)]) + value for tag, value in written.items())
    assert fields(record) == written


@given(some.binary(max_size=300))
def test_any_bytes_are_some_fields_or_none(record: bytes) -> None:
    assert sum(2 + len(value) for value in fields(record).values()) <= len(record)
