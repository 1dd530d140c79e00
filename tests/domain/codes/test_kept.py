"""A code that was kept reads as itself again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import as_scanned, recognise
from tests.domain.codes.shipped import RULES

SCANNED = [
    "81000019000000000017",
    "]d201069234560001241726010121SN1",
    "]d2010692345600012421SN0001\x1d1727123110LOT7",
    "(01)06923456000124(21)SN0001",
    "https://www.mashangfangxin.com/drugQueryResult?code=81000019000000000017",
]


@pytest.mark.parametrize("text", SCANNED)
def test_what_was_kept_is_recognised_as_the_same_code(text: str) -> None:
    (first,) = recognise(text, RULES)
    assert first.code is not None
    (again,) = recognise(as_scanned(first.code.value, RULES), RULES)
    assert again.code == first.code


@given(st.text(st.sampled_from("0123456789ABCXYZ"), min_size=1, max_size=20), st.booleans(), st.booleans())
def test_any_gs1_serial_survives_keeping(serial: str, with_expiry: bool, with_lot: bool) -> None:
    text = (
        "]d20106923456000124" + ("17271231" if with_expiry else "") + f"21{serial}" + ("\x1d10L1" if with_lot else "")
    )
    for reading in recognise(text, RULES):
        if reading.code is not None:
            (again,) = recognise(as_scanned(reading.code.value, RULES), RULES)
            assert again.code == reading.code
