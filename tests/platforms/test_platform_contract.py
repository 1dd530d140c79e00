"""What delivery may rely on, asked of the real insurance client at the played platform and of the fake alike."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.outage import Outage
from app.domain.submissions import Accepted, Rejected, SubmissionKind
from app.platforms.insurance.platform import Insurance
from app.platforms.line import Cable
from app.platforms.platform import Outcome, Platform
from tests.fakes.platform import FakePlatform, refuse, silent_after, silent_before
from tests.fakes.simulator import RunningSimulator, start_simulator
from tests.platforms.samples import ID_NUMBER, options, submission

K = SubmissionKind


class Faked:
    """The fake and how to make it misbehave."""

    def __init__(self) -> None:
        self.platform: Any = FakePlatform(signs_in=True)
        self.cable: Cable = self.platform.cable

    def lose_next_answer(self) -> None:
        self.platform.will(silent_after())

    def lose_next_message(self) -> None:
        self.platform.will(silent_before())

    def refuse_next(self, rows, number) -> None:
        from app.domain.submissions import ErrorClass

        self.platform.will(refuse(ErrorClass.OTHER, "不行", rows=[rows[number - 1].id]))

    def held(self) -> set[str]:
        return set(self.platform.holds)


class Played:
    """The real client, the played platform behind it, and how to make that misbehave."""

    def __init__(self, simulator: RunningSimulator) -> None:
        self.simulator = simulator
        self.cable = Cable()
        settings = options(url=simulator.url, ca_file=Path(simulator.ca_file or ""))
        self.platform: Any = Insurance(settings, cable=self.cable)

    def _next(self, fault: str) -> None:
        self.simulator.faults(f"[[rule]]\nwhen = {{ infno = ['3505A', '3507A'], count = 1 }}\n{fault}\n")

    def lose_next_answer(self) -> None:
        self._next('do = "drop_after"')

    def lose_next_message(self) -> None:
        self._next('do = "drop_before"')

    def refuse_next(self, rows, number) -> None:
        self._next(f'do = "rows"\nrows = [{number}]\ntext = "不行"')

    def held(self) -> set[str]:
        return {row["bchno"] for row in self.simulator.ledger(state="held")}


@pytest.fixture(scope="module")
def simulator(tmp_path_factory) -> Iterator[RunningSimulator]:
    running = start_simulator(tmp_path_factory.mktemp("platform"))
    yield running
    running.stop()


@pytest.fixture(params=["fake", "insurance"])
def there(request):
    if request.param == "fake":
        return Faked()
    running = request.getfixturevalue("simulator")
    running.reset()
    return Played(running)


@pytest.fixture
def desk(there):
    """A signed-in client, and everything it put on record."""
    with_client = Desk(there.platform)
    with_client.client.sign_in(with_client.message_id())
    yield with_client
    with_client.client.close()


class Desk:
    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.calls: list[Any] = []
        self.client = platform.client(self.calls.append)
        self._sequence = 0

    def message_id(self) -> str:
        self._sequence += 1
        return self.platform.new_message_id(datetime.now(UTC), self._sequence)

    def send(self, *rows):
        receipts = {}
        for load in self.platform.pack(rows).loads:
            receipts |= self.client.send(load, self.message_id())
        return receipts

    def ask(self, row):
        return self.client.ask(row, self.message_id())


def test_every_row_is_packed_once_and_in_order(there):
    kinds = [K.SALE, K.SALE, K.COUNT, K.SALE, K.WITHDRAWAL, K.PURCHASE]
    rows = [submission(kind) for kind in kinds]
    packing = there.platform.pack(rows)
    assert [each for load in packing.loads for each in load.ids] == [row.id for row in rows]
    assert all({row.kind for row in load.submissions} == {load.kind} for load in packing.loads)
    assert packing.refused == {}


def test_message_ids_have_thirty_characters_and_differ_by_sequence(there):
    at = datetime(2026, 11, 20, 6, 3, 59, tzinfo=UTC)
    ids = [there.platform.new_message_id(at, sequence) for sequence in (1, 2, 9_999)]
    assert len(set(ids)) == 3
    assert all(len(each) == 30 for each in ids)
    assert there.platform.new_message_id(at, 1) == ids[0]


def test_a_client_signs_in_once_for_all(there):
    first, second = Desk(there.platform), Desk(there.platform)
    assert first.client.must_sign_in
    assert isinstance(first.client.sign_in(first.message_id()), Accepted)
    assert not first.client.must_sign_in
    assert not second.client.must_sign_in
    assert isinstance(second.client.sign_in(second.message_id()), Accepted)
    for each in (first, second):
        each.client.close()


def test_nothing_goes_before_the_sign_in(there):
    desk = Desk(there.platform)
    with pytest.raises(Outage) as caught:
        desk.send(submission())
    assert not caught.value.sent
    assert there.held() == set()
    desk.client.close()


def test_every_row_gets_a_receipt(there, desk):
    rows = [submission(kind) for kind in (K.COUNT, K.PURCHASE, K.STOCK_CHANGE, K.SALE, K.SALE, K.SALE_RETURN)]
    receipts = desk.send(*rows)
    assert set(receipts) == {row.id for row in rows} == there.held()
    assert all(isinstance(receipt, Accepted) for receipt in receipts.values())


def test_who_asks_hears_whether_it_is_there(there, desk):
    row = submission()
    assert desk.ask(row) is None
    desk.send(row)
    assert isinstance(desk.ask(row), Accepted)


def test_a_lost_answer_is_found_by_asking(there, desk):
    row = submission()
    there.lose_next_answer()
    with pytest.raises(Outage) as caught:
        desk.send(row)
    assert caught.value.sent
    assert isinstance(desk.ask(row), Accepted)
    assert there.held() == {row.id}


def test_a_lost_message_is_missed_by_asking_and_may_be_sent_again(there, desk):
    row = submission()
    there.lose_next_message()
    with pytest.raises(Outage) as caught:
        desk.send(row)
    assert caught.value.sent
    assert desk.ask(row) is None
    assert isinstance(desk.send(row)[row.id], Accepted)
    assert there.held() == {row.id}


def test_with_the_cable_cut_nothing_is_sent_or_asked(there, desk):
    row = submission()
    there.cable.cut()
    with pytest.raises(Outage) as sending:
        desk.send(row)
    with pytest.raises(Outage) as asking:
        desk.ask(row)
    assert not sending.value.sent
    assert not asking.value.sent
    there.cable.mend()
    assert there.held() == set()
    assert isinstance(desk.send(row)[row.id], Accepted)


def test_one_refused_row_does_not_hold_back_its_neighbours(there, desk):
    rows = [submission() for _ in range(3)]
    there.refuse_next(rows, 2)
    receipts = desk.send(*rows)
    assert isinstance(receipts[rows[1].id], Rejected)
    assert receipts[rows[1].id].words == "不行"
    assert there.held() == {rows[0].id, rows[2].id}
    assert desk.ask(rows[1]) is None


def test_a_withdrawal_takes_a_row_back_and_can_be_asked_for(there, desk):
    sale = submission()
    withdrawal = submission(K.WITHDRAWAL, of=sale.id)
    desk.send(sale)
    assert desk.ask(withdrawal) is None
    assert isinstance(desk.send(withdrawal)[withdrawal.id], Accepted)
    assert isinstance(desk.ask(withdrawal), Accepted)
    assert desk.ask(sale) is None
    assert there.held() == set()


def test_a_withdrawal_whose_answer_was_lost_is_found_done(there, desk):
    sale = submission()
    withdrawal = submission(K.WITHDRAWAL, of=sale.id)
    desk.send(sale)
    there.lose_next_answer()
    with pytest.raises(Outage):
        desk.send(withdrawal)
    assert isinstance(desk.ask(withdrawal), Accepted)


def test_every_call_is_on_record_without_personal_data(there, desk):
    row = submission()
    desk.send(row)
    there.lose_next_answer()
    with pytest.raises(Outage):
        desk.send(submission())
    assert [call.outcome for call in desk.calls] == [Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.SILENT]
    assert all(call.platform == "insurance" for call in desk.calls)
    assert len({call.message_id for call in desk.calls}) == 3
    assert ID_NUMBER not in str(desk.calls)
    assert "张小明" not in str(desk.calls)
