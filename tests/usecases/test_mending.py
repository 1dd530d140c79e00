"""上传: what a person sees of what is owed, and what they can do about it."""

from datetime import date, timedelta

import pytest

from app.domain.refusals import NoSuchSubmission, NotAllowed, SubmissionBusy, SubmissionSettled
from app.domain.submissions import ErrorClass, Sale, Submission, SubmissionKind, SubmissionState, Withdrawal
from app.usecases import looking, mend_submission, take_back
from app.usecases.looking import UploadDetail, Wanted
from tests.usecases.conftest import AMOXICILLIN, PHARMACIST, STOREKEEPER, House, pack
from tests.usecases.delivered import Delivered, sale


@pytest.fixture
def delivered(house: House) -> Delivered:
    return Delivered(house)


def numbers(house: House, wanted: Wanted) -> list[str | None]:
    rows = looking.uploads(wanted, actor=PHARMACIST, counter=house.counter)
    return [row.document_number for row in rows]


def detail(house: House, submission: Submission) -> UploadDetail:
    found = looking.upload_detail(submission.id, actor=PHARMACIST, counter=house.counter)
    assert found is not None
    return found


def test_each_condition_narrows_by_itself_and_all_hold_together(house: House, delivered: Delivered) -> None:
    with house.store.writing() as tx:
        tx.stock.put_lot(house.amoxicillin, "240518A")
    first, second = sale(house, "CF1", 1), sale(house, "CF2", 2)
    delivered.rejected(first)
    delivered.accepted(second)
    start = house.clock.at - timedelta(minutes=2)
    for wanted, found in (
        (Wanted(), ["CF2", "CF1"]),
        (Wanted(platform="insurance"), ["CF2", "CF1"]),
        (Wanted(platform="other"), []),
        (Wanted(kinds=(SubmissionKind.SALE,)), ["CF2", "CF1"]),
        (Wanted(kinds=(SubmissionKind.COUNT,)), []),
        (Wanted(states=(SubmissionState.REJECTED,)), ["CF1"]),
        (Wanted(error=ErrorClass.FIELD), ["CF1"]),
        (Wanted(words="格式不合法"), ["CF1"]),
        (Wanted(words="CF2"), ["CF2"]),
        (Wanted(since=start + timedelta(seconds=30)), ["CF2"]),
        (Wanted(until=start + timedelta(seconds=30)), ["CF1"]),
        (Wanted(settled_since=house.clock.at), ["CF2", "CF1"]),
        (Wanted(settled_until=house.clock.at), []),
        (Wanted(attempts_at_least=2), []),
        (Wanted(attempts_at_least=1), ["CF2", "CF1"]),
        (Wanted(document="F1"), ["CF1"]),
        (Wanted(drug="阿莫西林"), ["CF2", "CF1"]),
        (Wanted(drug="布洛芬"), []),
        (Wanted(drug="没有这个药"), []),
        (Wanted(lot="240518A"), []),
        (Wanted(code="8100001 9000000000002"), ["CF2"]),
        (Wanted(message_id=f"M-{first.id}"), ["CF1"]),
        (Wanted(words="100%"), []),
        (Wanted(error=ErrorClass.FIELD, document="CF2"), []),
    ):
        assert numbers(house, wanted) == found, wanted
        counts = looking.upload_states(wanted, actor=PHARMACIST, counter=house.counter)
        if not wanted.states:
            assert sum(counts.values()) == len(found), wanted


def test_counts_per_state_do_not_follow_the_state_filter(house: House, delivered: Delivered) -> None:
    delivered.rejected(sale(house, "CF1", 1))
    sale(house, "CF2", 2)
    wanted = Wanted(states=(SubmissionState.ACCEPTED,))
    counts = looking.upload_states(wanted, actor=PHARMACIST, counter=house.counter)
    assert counts == {SubmissionState.REJECTED: 1, SubmissionState.WAITING: 1}


def test_a_return_says_that_it_waits_behind_its_sale(house: House, delivered: Delivered) -> None:
    first = sale(house, "CF1", 1)
    delivered.rejected(first)
    back = take_back.open_return("CF1", actor=PHARMACIST, counter=house.counter)
    take_back.scan(back.id, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    (returned,) = take_back.confirm(back.id, actor=PHARMACIST, counter=house.counter)
    found = detail(house, returned)
    assert found.row.behind
    assert found.ahead is not None
    assert found.ahead.id == first.id


def test_a_row_tells_its_verdicts_and_how_many_share_its_cause(house: House, delivered: Delivered) -> None:
    first, second = sale(house, "CF1", 1), sale(house, "CF2", 2)
    delivered.rejected(first)
    delivered.rejected(second)
    found = detail(house, first)
    assert found.alike == 2
    assert [(answer.state, answer.words) for answer in found.answers] == [(SubmissionState.REJECTED, "批号格式不合法")]
    assert looking.upload_detail("nothing", actor=PHARMACIST, counter=house.counter) is None


def test_correcting_fills_in_and_sends_again_under_the_same_id(house: House, delivered: Delivered) -> None:
    first = sale(house, "CF1", 1)
    delivered.rejected(first)
    correction = mend_submission.Correction(lot_number="240518A", expires_on=date(2027, 4, 30))
    mend_submission.correct(first.id, correction, actor=STOREKEEPER, counter=house.counter)
    found = detail(house, first)
    assert found.row.state is SubmissionState.WAITING
    assert isinstance(found.row.body, Sale)
    assert found.row.body.goods.lot_number == "240518A"
    with house.store.reading() as tx:
        assert tx.stock.find_lot(house.amoxicillin, "240518A") is None, "the books stay as they are"


def test_all_of_one_cause_are_sent_again_at_once_and_no_other(house: House, delivered: Delivered) -> None:
    for serial in (1, 2):
        delivered.rejected(sale(house, f"CF{serial}", serial))
    other = sale(house, "CF3", 3)
    delivered.rejected(other, ErrorClass.CATALOGUE)
    done = mend_submission.send_all_again(ErrorClass.FIELD, "insurance", actor=STOREKEEPER, counter=house.counter)
    assert done == 2
    assert numbers(house, Wanted(states=(SubmissionState.REJECTED,))) == ["CF3"]
    assert mend_submission.send_all_again(ErrorClass.FIELD, "insurance", actor=STOREKEEPER, counter=house.counter) == 0


def test_more_rows_than_one_piece_are_all_sent_again(
    house: House, delivered: Delivered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mend_submission, "_PIECE", 2)
    for serial in range(1, 6):
        delivered.rejected(sale(house, f"CF{serial}", serial))
    done = mend_submission.send_all_again(ErrorClass.FIELD, "insurance", actor=STOREKEEPER, counter=house.counter)
    assert done == 5


def test_what_the_platform_holds_is_withdrawn_by_a_row_of_its_own_and_only_once(
    house: House, delivered: Delivered
) -> None:
    first = sale(house, "CF1", 1)
    delivered.accepted(first)
    told = mend_submission.withdraw(first.id, "录错", actor=STOREKEEPER, counter=house.counter)
    assert told is not None
    assert told.body == Withdrawal(first.id, SubmissionKind.SALE, "录错")
    with pytest.raises(SubmissionBusy):
        mend_submission.withdraw(first.id, "再来一次", actor=STOREKEEPER, counter=house.counter)
    delivered.accepted(told)
    assert detail(house, first).row.state is SubmissionState.WITHDRAWN
    with pytest.raises(SubmissionSettled):
        mend_submission.withdraw(first.id, "又一次", actor=STOREKEEPER, counter=house.counter)


def test_what_nobody_can_ask_about_is_settled_by_a_person(house: House, delivered: Delivered) -> None:
    first, second = sale(house, "CF1", 1), sale(house, "CF2", 2)
    for one in (first, second):
        delivered.unknown(one)
    mend_submission.settle_unknown(first.id, held=True, actor=STOREKEEPER, counter=house.counter)
    mend_submission.settle_unknown(second.id, held=False, actor=STOREKEEPER, counter=house.counter)
    assert detail(house, first).row.state is SubmissionState.ACCEPTED
    assert detail(house, first).row.words == mend_submission.SEEN_BY_A_PERSON
    assert detail(house, second).row.state is SubmissionState.WAITING
    with pytest.raises(SubmissionSettled):
        mend_submission.settle_unknown(first.id, held=False, actor=STOREKEEPER, counter=house.counter)
    with pytest.raises(NoSuchSubmission):
        mend_submission.settle_unknown("nothing", held=True, actor=STOREKEEPER, counter=house.counter)


def test_what_is_being_sent_is_left_alone(house: House, delivered: Delivered) -> None:
    first = sale(house, "CF1", 1)
    delivered.sending(first, "M1")
    with pytest.raises(SubmissionBusy):
        mend_submission.settle_unknown(first.id, held=False, actor=STOREKEEPER, counter=house.counter)
    with pytest.raises(SubmissionBusy):
        mend_submission.withdraw(first.id, "x", actor=STOREKEEPER, counter=house.counter)


def test_mending_takes_the_right_to(house: House, delivered: Delivered) -> None:
    first = sale(house, "CF1", 1)
    delivered.unknown(first)
    with pytest.raises(NotAllowed):
        mend_submission.settle_unknown(first.id, held=True, actor=PHARMACIST, counter=house.counter)
    with pytest.raises(NotAllowed):
        mend_submission.send_all_again(ErrorClass.FIELD, "insurance", actor=PHARMACIST, counter=house.counter)


def test_a_withdrawal_the_platform_took_is_not_withdrawn_again(house: House, delivered: Delivered) -> None:
    first = sale(house, "CF1", 1)
    delivered.accepted(first)
    gone = mend_submission.withdraw(first.id, "录错", actor=STOREKEEPER, counter=house.counter)
    assert gone is not None
    delivered.accepted(gone)
    for one in (gone, first):
        with pytest.raises(SubmissionSettled):
            mend_submission.withdraw(one.id, "录错", actor=STOREKEEPER, counter=house.counter)
