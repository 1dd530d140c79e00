"""What people do with the outbox."""

from __future__ import annotations

from dataclasses import replace

from app.domain.submissions import ErrorClass, Patient, SubmissionKind, SubmissionState
from app.store import Store
from tests.store.rows import AT, BODIES, claim, due, lose, owed, put, row, settle, state


def test_a_row_comes_back_as_it_was_written(store: Store) -> None:
    patient = Patient("张小明", "110101199003074514")
    sale = replace(row("a", "dispensing:FY1"), patient=patient)
    put(store, sale)
    found = owed(store, sale)
    assert (found.submission, found.state, found.attempts) == (sale, SubmissionState.WAITING, 0)


def test_a_corrected_row_keeps_its_id_and_waits_again(store: Store) -> None:
    put(store, sale := row("a"))
    claim(store, "m1", sale)
    settle(store, "m1", sale, error=ErrorClass.FIELD)
    mended = replace(BODIES[SubmissionKind.SALE], operator="孙药师")
    with store.writing() as tx:
        assert tx.outbox.replace_body(sale.id, mended)
        assert tx.outbox.wait_again([sale.id]) == 1
    assert owed(store, sale).submission.body == mended
    assert due(store) == ["a"]


def test_a_row_under_way_cannot_be_changed_or_withdrawn(store: Store) -> None:
    put(store, sale := row("a"))
    claim(store, "m1", sale)
    with store.writing() as tx:
        assert not tx.outbox.replace_body(sale.id, sale.body)
        assert tx.outbox.wait_again([sale.id]) == 0
        assert not tx.outbox.withdraw(sale.id, at=AT)
    assert state(store, sale) is SubmissionState.SENDING


def test_an_accepted_row_cannot_be_left_unsent(store: Store) -> None:
    put(store, sale := row("a"))
    claim(store, "m1", sale)
    settle(store, "m1", sale)
    with store.writing() as tx:
        assert not tx.outbox.withdraw(sale.id, at=AT)
        assert tx.outbox.wait_again([sale.id]) == 0
    assert state(store, sale) is SubmissionState.ACCEPTED


def test_a_row_left_unsent_frees_its_lane_and_says_so(store: Store) -> None:
    put(store, sale := row("a", "lane"), row("b", "lane", SubmissionKind.SALE_RETURN))
    with store.writing() as tx:
        assert tx.outbox.withdraw(sale.id, at=AT)
    assert due(store) == ["b"]
    with store.reading() as tx:
        assert [answer.state for answer in tx.outbox.answers(sale.id)] == [SubmissionState.WITHDRAWN]


def test_every_verdict_of_a_row_is_kept_in_order(store: Store) -> None:
    put(store, sale := row("a"))
    claim(store, "m1", sale)
    lose(store, "m1", sale)
    settle(store, "m1", sale, error=ErrorClass.CATALOGUE)
    with store.writing() as tx:
        tx.outbox.wait_again([sale.id])
    claim(store, "m2", sale)
    settle(store, "m2", sale)
    with store.reading() as tx:
        answers = tx.outbox.answers(sale.id)
    assert [answer.state for answer in answers] == ["unknown", "rejected", "accepted"]
    assert [answer.words for answer in answers] == ["silence", "refused", None]
    assert (answers[1].error, answers[2].reference) == (ErrorClass.CATALOGUE, "reference")


def test_rows_are_counted_by_platform_kind_and_state(store: Store) -> None:
    put(store, row("a"), row("b"), row("c", kind=SubmissionKind.COUNT), row("d", platform="other"))
    claim(store, "m1", row("b"))
    with store.reading() as tx:
        assert tx.outbox.counts() == {
            ("insurance", SubmissionKind.SALE, SubmissionState.WAITING): 1,
            ("insurance", SubmissionKind.SALE, SubmissionState.SENDING): 1,
            ("insurance", SubmissionKind.COUNT, SubmissionState.WAITING): 1,
            ("other", SubmissionKind.SALE, SubmissionState.WAITING): 1,
        }
