"""Which texts name a patient, and what of them may be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cards import CardKind, PersonCard, VoucherToken
from app.domain.codes import PersonalToken, patient_named_by
from tests.domain.codes.shipped import ID_NUMBER, VOUCHER, A

OPEN_VOUCHER = "opc0123456789aBcDef0123456789"


@pytest.mark.parametrize(
    "text",
    [
        VOUCHER,
        f"]Q1{VOUCHER}\r\n",
        f" {VOUCHER} ",
        "4240 0000 0000 0000 0000 9933 0000",
        VOUCHER.translate({48 + n: 0xFF10 + n for n in range(10)}),
    ],
)
def test_a_whole_voucher_is_a_token_of_28_digits(text: str) -> None:
    assert patient_named_by(text) == VoucherToken(VOUCHER)


def test_an_open_platform_voucher_keeps_its_letters_as_they_are() -> None:
    assert patient_named_by(f"]Q1{OPEN_VOUCHER}\r") == VoucherToken(OPEN_VOUCHER)


@pytest.mark.parametrize("text", [ID_NUMBER, ID_NUMBER.lower(), f"]Q1{ID_NUMBER}\r", "110105 19491231 002x"])
def test_an_id_number_names_a_person_without_a_name(text: str) -> None:
    assert patient_named_by(text) == PersonCard(CardKind.RESIDENT, "", ID_NUMBER)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("810000199408230021", CardKind.HMT), ("CHN110012345678", CardKind.FOREIGNER)],
)
def test_other_papers_are_told_apart(text: str, kind: CardKind) -> None:
    assert patient_named_by(text) == PersonCard(kind, "", text)


@pytest.mark.parametrize("text", [VOUCHER[:27], VOUCHER[:20], "110105194912310021", ID_NUMBER[:17], "110105491231002"])
def test_a_damaged_one_names_nobody_and_is_masked(text: str) -> None:
    found = patient_named_by(text)
    assert isinstance(found, PersonalToken)
    assert found.shown.endswith("*") or "****" in found.shown
    assert text not in repr(found)


@pytest.mark.parametrize("text", ["", A, "CF20261118000231", "张伟", "6901234567892", f"{VOUCHER}0", f"9{ID_NUMBER}"])
def test_anything_else_names_nobody(text: str) -> None:
    assert patient_named_by(text) is None


@given(st.text(alphabet="0124568 9Xx-]Qopc", max_size=32) | st.text())
def test_whatever_is_put_in_nothing_breaks_and_nothing_is_shown_whole(text: str) -> None:
    found = patient_named_by(text)
    if found is not None:
        assert text.strip() not in repr(found)
