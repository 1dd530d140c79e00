"""What lies sealed in a column opens only with the same key, in the same place, untouched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import sealed
from app.crypto.faults import BadKey, Tampered

KEY = bytes(range(16))
PLACE = b"patients.name"


@given(st.binary(max_size=200), st.binary(max_size=30))
def test_what_was_sealed_opens_again(plaintext: bytes, place: bytes) -> None:
    blob = sealed.seal(KEY, plaintext, place)
    assert sealed.open_(KEY, blob, place) == plaintext
    assert len(blob) == len(plaintext) + 29


def test_equal_names_do_not_look_equal() -> None:
    assert len({sealed.seal(KEY, "张伟".encode(), PLACE) for _ in range(1000)}) == 1000


def test_each_flipped_byte_is_refused() -> None:
    blob = sealed.seal(KEY, b"110101199003071234", PLACE)
    for place in range(len(blob)):
        for flip in (0x01, 0x80, 0xFF):
            altered = bytearray(blob)
            altered[place] ^= flip
            with pytest.raises(Tampered):
                sealed.open_(KEY, bytes(altered), PLACE)


def test_each_cut_is_refused() -> None:
    blob = sealed.seal(KEY, b"name", PLACE)
    for length in range(len(blob)):
        with pytest.raises(Tampered):
            sealed.open_(KEY, blob[:length], PLACE)


def test_another_key_or_column_is_refused() -> None:
    blob = sealed.seal(KEY, b"name", PLACE)
    with pytest.raises(Tampered):
        sealed.open_(KEY[::-1], blob, PLACE)
    with pytest.raises(Tampered):
        sealed.open_(KEY, blob, b"patients.id_number")


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(BadKey):
        sealed.seal(b"short", b"name", PLACE)
    with pytest.raises(BadKey):
        sealed.open_(b"short", sealed.seal(KEY, b"name", PLACE), PLACE)
