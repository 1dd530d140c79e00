"""F2 on a prescription that is not in order: everything is told first, and consent is to that alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.open_points import OpenPoints, PacksAside, TypedWithoutCodes, WithoutCodes
from app.domain.verdict import Verdict
from app.store.tables.documents import documents
from app.ui.dispensing.viewmodel import DispensingViewModel
from app.usecases import dispense
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, PHARMACIST, House, pack

FOREIGN = pack("8199999", 1)


def reason_kept(house: House) -> str | None:
    with house.store.reading() as tx:
        kept: str | None = tx.connection.execute(documents.select()).one().reason
    return kept


def put_on_the_other_line(model: DispensingViewModel) -> None:
    assert model.state.document is not None
    model.selected_line(model.state.document.lines[1].id)
    model.kept(model.state.troubles[0].id, "")


@pytest.fixture
def asked(house: House, model: DispensingViewModel) -> DispensingViewModel:
    """A foreign pack aside, one of two drugs scanned, F2 pressed once."""
    house.prescription("CF1", (house.amoxicillin, 24), (house.ibuprofen, 40))
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.scanned(FOREIGN)
    model.confirmed("")
    return model


def test_the_first_press_tells_everything_at_once(asked: DispensingViewModel, tones: list[Verdict]) -> None:
    assert asked.state.prompt == OpenPoints((PacksAside(1), WithoutCodes(2, ("布洛芬缓释胶囊",))))
    assert tones[-1] is Verdict.ATTENTION
    assert asked.state.trouble is None


def test_the_second_press_goes_over_it_with_the_reason_that_was_given(house: House, asked: DispensingViewModel) -> None:
    asked.confirmed("码破损，扫不出")
    assert asked.state.settled is not None
    assert reason_kept(house) == "码破损，扫不出"


@pytest.mark.parametrize(
    "change",
    [
        lambda model: model.scanned(pack(IBUPROFEN, 1)),
        lambda model: model.scanned("6901234567892"),
        lambda model: model.undone(),
        lambda model: model.removed(model.state.troubles[0].id),
        lambda model: model.typed_number(1),
        put_on_the_other_line,
    ],
    ids=["scan", "scan of something else", "undo", "remove", "typed", "put on the line"],
)
def test_any_change_takes_the_consent_away(
    asked: DispensingViewModel, change: Callable[[DispensingViewModel], None]
) -> None:
    change(asked)
    assert asked.state.prompt is None
    asked.confirmed("")
    assert asked.state.settled is None, "the next press asks again"
    assert asked.state.prompt is not None


def test_a_typed_number_that_is_taken_back_takes_the_consent_away(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 48))
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.typed_number(1)
    model.confirmed("")
    assert model.state.prompt == OpenPoints((TypedWithoutCodes(1, ("阿莫西林胶囊",)),))
    model.undone()
    assert model.state.prompt is None
    model.confirmed("")
    assert model.state.prompt == OpenPoints((WithoutCodes(1, ("阿莫西林胶囊",)),))


def test_what_another_window_changed_meanwhile_is_told_before_anything_is_posted(
    house: House, asked: DispensingViewModel
) -> None:
    document = asked.state.document
    assert document is not None
    dispense.scan(document.id, pack("8188888", 1), actor=PHARMACIST, counter=house.counter)
    asked.confirmed("缺货")
    assert asked.state.settled is None
    assert asked.state.prompt == OpenPoints((PacksAside(2), WithoutCodes(2, ("布洛芬缓释胶囊",))))


def test_a_prescription_in_order_keeps_no_reason(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 24))
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.confirmed("未写原因")
    assert model.state.settled is not None
    assert reason_kept(house) is None
