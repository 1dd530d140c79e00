"""处方发药 beyond plain scanning: binding, taking back, typing, and the number of the next prescription."""

from __future__ import annotations

from app.bootstrap import screens
from app.bootstrap.card_door import CardDoor
from app.domain.documents import Finding
from app.domain.refusals import AnotherOpen
from app.domain.verdict import Verdict
from app.settings import options
from app.ui.dispensing.viewmodel import DispensingViewModel
from tests.ui.patients.counter import kit
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, House, pack

UNKNOWN = pack("8199999", 1)


def number(model: DispensingViewModel) -> str | None:
    return model.state.document.head.number if model.state.document else None


def totals(model: DispensingViewModel) -> list[int]:
    assert model.state.document is not None
    return [line.total for line in model.state.document.lines]


# --- 对照 -----------------------------------------------------------------------


def test_f7_asks_first_and_binds_at_the_second_press(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 24), (house.ibuprofen, 20))
    model.scanned("CF1")
    model.scanned(UNKNOWN)
    model.bind_pressed()
    assert model.state.to_bind == model.state.troubles[0].id
    assert totals(model) == [0, 0], "nothing is learnt yet"
    assert model.state.line is not None
    assert model.state.line.drug_id == house.amoxicillin
    model.bind_pressed()
    assert totals(model) == [24, 0]
    assert model.state.card is not None
    assert model.state.card.unapproved


def test_another_line_may_be_chosen_between_the_two_presses(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 24), (house.ibuprofen, 20))
    model.scanned("CF1")
    model.scanned(UNKNOWN)
    model.bind_pressed()
    assert model.state.document is not None
    model.selected_line(model.state.document.lines[1].id)
    model.bind_pressed()
    assert totals(model) == [0, 20]


def test_the_next_scan_takes_the_question_away(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 48))
    model.scanned("CF1")
    model.scanned(UNKNOWN)
    model.bind_pressed()
    model.scanned(pack(AMOXICILLIN, 1))
    assert model.state.to_bind is None
    model.bind_pressed()
    assert totals(model) == [24], "asked anew"
    model.prompt_dismissed()
    assert model.state.to_bind is None


def test_taking_the_scan_back_takes_the_binding_back(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 48))
    model.scanned("CF1")
    model.scanned(UNKNOWN)
    model.bind_pressed()
    model.bind_pressed()
    model.undone()
    assert totals(model) == [0]
    assert model.state.unknown is not None
    assert model.state.taken_back is not None
    assert model.state.taken_back.aside
    model.scanned(pack("8199999", 2))
    assert model.state.card is not None
    assert model.state.card.finding is Finding.UNMAPPED


# --- taking back ----------------------------------------------------------------


def test_what_was_taken_back_stands_in_place_of_the_earlier_scan(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 24), (house.ibuprofen, 20))
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.scanned(pack(IBUPROFEN, 1))
    model.undone()
    back = model.state.taken_back
    assert back is not None
    assert back.shown == pack(IBUPROFEN, 1)
    assert back.drug is not None
    assert (back.drug.id, back.units, back.aside) == (house.ibuprofen, 20, False)
    assert model.state.card is None, "the earlier scan is not shown again in green"
    assert model.state.line is not None
    assert model.state.line.drug_id == house.ibuprofen
    model.undone()
    assert model.state.line.drug_id == house.amoxicillin
    model.scanned(pack(AMOXICILLIN, 2))
    assert model.state.taken_back is None


def test_a_wrong_drug_that_was_put_on_the_line_lies_aside_again(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 24))
    model.scanned("CF1")
    model.scanned(pack(IBUPROFEN, 1))
    model.kept(model.state.troubles[0].id, "未写原因")
    assert totals(model) == [24]
    model.undone()
    assert totals(model) == [0]
    assert [event.finding for event in model.state.troubles] == [Finding.NOT_ON_LIST]
    assert model.state.taken_back is not None
    assert model.state.taken_back.aside


def test_a_typed_number_is_taken_back_in_words_of_its_own(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 48))
    model.scanned("CF1")
    model.typed_number(2)
    model.undone()
    assert totals(model) == [0]
    assert model.state.taken_back is not None
    assert (model.state.taken_back.shown, model.state.taken_back.units) == ("", 48)


def test_a_second_click_on_remove_is_no_trouble(house: House, model: DispensingViewModel, tones: list[Verdict]) -> None:
    house.prescription("CF1", (house.amoxicillin, 24))
    model.scanned("CF1")
    model.scanned(pack(IBUPROFEN, 1))
    (event,) = model.state.troubles
    tones.clear()
    model.removed(event.id)
    model.removed(event.id)
    assert (model.state.troubles, model.state.trouble, tones) == ((), None, [])


# --- typing ---------------------------------------------------------------------


def test_a_number_for_a_drug_with_codes_wants_attention(
    house: House, model: DispensingViewModel, tones: list[Verdict]
) -> None:
    house.prescription("CF1", (house.amoxicillin, 48), (house.herb, 100))
    model.scanned("CF1")
    model.typed_number(1)
    assert tones == [Verdict.ATTENTION]
    assert model.state.document is not None
    model.selected_line(model.state.document.lines[1].id)
    model.typed_number(1)
    assert tones[-1] is Verdict.OK


def test_the_number_pad_alone_goes_down_the_list(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 48), (house.ibuprofen, 40), (house.amoxicillin, 24))
    model.scanned("CF1")
    chosen = []
    for packs in (1, 2, 2, 1):
        assert model.state.line is not None
        chosen.append(model.state.line.position)
        model.typed_number(packs)
    assert chosen == [1, 1, 2, 3], "a line that still wants something stays in hand"
    assert model.state.document is not None
    assert model.state.document.complete
    assert model.state.line is not None
    assert model.state.line.position == 3


# --- the number of another prescription -----------------------------------------


def test_from_an_untouched_prescription_the_next_number_turns_at_once(
    house: House, model: DispensingViewModel, tones: list[Verdict]
) -> None:
    house.prescription("CF1", (house.amoxicillin, 24), (house.herb, 100))
    house.prescription("CF2", (house.ibuprofen, 20))
    model.scanned("CF1")
    model.scanned("CF2")
    assert number(model) == "CF2"
    assert Verdict.STOP not in tones
    model.scanned("CF1")
    assert (number(model), model.state.troubles) == ("CF1", ())


def test_over_one_in_work_the_next_number_is_named_and_keeps_out_of_the_list(
    house: House, model: DispensingViewModel, tones: list[Verdict]
) -> None:
    house.prescription("CF1", (house.amoxicillin, 48))
    house.prescription("CF2", (house.ibuprofen, 20))
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.scanned("CF2")
    assert (number(model), totals(model)) == ("CF1", [24])
    assert model.state.trouble == AnotherOpen("CF2", "dispensing")
    assert tones[-1] is Verdict.ATTENTION
    assert model.state.troubles == ()
    model.scanned(pack(AMOXICILLIN, 2))
    assert totals(model) == [48]


def test_its_own_number_opens_it_again(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 48))
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.scanned("CF1")
    assert (number(model), totals(model), model.state.trouble) == ("CF1", [24], None)


def test_another_prescription_shows_nothing_of_the_one_before(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 48))
    second = house.prescription("CF2", (house.ibuprofen, 20))
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.picked(second)
    assert number(model) == "CF2"
    assert (model.state.card, model.state.recent, model.state.selected) == (None, (), None)


# --- the last pack ----------------------------------------------------------------


def test_the_last_pack_confirms_where_the_settings_say_so(house: House, tones: list[Verdict]) -> None:
    made = kit(house, tones, CardDoor())
    made.workplace.settings[options.CONFIRM_WHEN_COMPLETE] = True  # type: ignore[index]
    model = screens.dispensing_model(made)
    house.prescription("CF1", (house.amoxicillin, 48))
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    assert model.state.settled is None
    model.scanned(pack(AMOXICILLIN, 2))
    assert model.state.settled is not None
    assert (number(model), model.state.settled.number) == (None, "CF1")


def test_the_last_pack_waits_for_f2_where_they_do_not(house: House, model: DispensingViewModel) -> None:
    house.prescription("CF1", (house.amoxicillin, 24))
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    assert (number(model), model.state.settled) == ("CF1", None)
