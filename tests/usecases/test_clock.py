"""The computer's clock is set back: work goes on, and no sale is told with a wrong time unasked."""

from datetime import datetime

from app.domain.refusals import ClockWentBack
from app.usecases import dispense
from app.usecases.settling import CLOCK_PLAY, clock_went_back
from tests.usecases.asking import asks_about
from tests.usecases.conftest import AMOXICILLIN, NOON, PHARMACIST, House, pack


def noted(house: House) -> None:
    with house.store.writing() as tx:
        tx.audit.note("wang", "sign in", "wang", at=house.clock())


def went_back(house: House) -> datetime | None:
    with house.store.reading() as tx:
        return clock_went_back(tx, house.clock())


def scanned(house: House, number: str, serial: int) -> int:
    rx = house.prescription(number, (house.amoxicillin, 24))
    (result,) = dispense.scan(rx, pack(AMOXICILLIN, serial), actor=PHARMACIST, counter=house.counter)
    assert result.complete
    return rx


def test_a_new_database_knows_no_better(house: House) -> None:
    assert went_back(house) is None


def test_a_clock_behind_what_was_noted_last_is_noticed(house: House) -> None:
    noted(house)
    house.clock.forward(days=-1)
    assert went_back(house) == NOON


def test_clocks_of_workstations_may_differ_a_little(house: House) -> None:
    noted(house)
    house.clock.at -= CLOCK_PLAY
    assert went_back(house) is None


def test_signing_in_under_the_wrong_clock_does_not_hide_it(house: House) -> None:
    noted(house)
    house.clock.forward(days=-1)
    noted(house)
    assert went_back(house) == NOON


def test_scanning_goes_on_and_only_the_sale_asks(house: House) -> None:
    noted(house)
    house.clock.forward(days=-1)
    rx = scanned(house, "CF1", 1)
    with asks_about(ClockWentBack) as asked:
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    assert asked == [ClockWentBack(house.clock(), NOON)]
    assert len(dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="时间已校准")) == 1


def test_a_clock_that_ran_ahead_for_a_day_does_not_warn_for_ever(house: House) -> None:
    house.clock.forward(days=365 * 70)
    noted(house)
    house.clock.at = NOON
    assert went_back(house) is not None
    dispense.confirm(scanned(house, "CF1", 1), actor=PHARMACIST, counter=house.counter, reason="时间已校准")
    assert went_back(house) is None
    dispense.confirm(scanned(house, "CF2", 2), actor=PHARMACIST, counter=house.counter)
    house.clock.forward(days=-1)
    assert went_back(house) == NOON, "and a clock set back later is noticed again"


def test_numbers_of_messages_are_not_given_twice_by_a_clock_set_back(house: House) -> None:
    given = set()
    for days in (0, -1, 0, -30):
        with house.store.writing() as tx:
            house.clock.forward(days=days)
            given.update(tx.sending.message_numbers(house.clock(), 5))
    assert len(given) == 20
