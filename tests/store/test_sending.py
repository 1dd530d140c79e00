"""Claims, conclusions and questions of delivery."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain.submissions import Accepted, ErrorClass, Rejected, SubmissionKind, SubmissionState
from app.store import Store, open_store
from app.store.calls import CallRecord
from app.store.conclusions import Conclusion
from app.store.questions.backlog import Backlog, backlog, last_accepted_at, put_off_until
from app.store.sending import Message
from tests.store.conftest import KEY
from tests.store.rows import (
    AT,
    BODIES,
    claim,
    conclude,
    due,
    lose,
    names,
    owed,
    put,
    row,
    settle,
    state,
    withdrawal,
)

SALE, RETURN, COUNT = SubmissionKind.SALE, SubmissionKind.SALE_RETURN, SubmissionKind.COUNT
SECOND = timedelta(seconds=1)


def test_rows_are_due_in_the_order_they_were_written(store: Store) -> None:
    put(store, row("c"), row("a"), row("b"))
    assert due(store) == ["c", "a", "b"]
    assert due(store, limit=2) == ["c", "a"]


def test_rows_of_one_kind_at_the_head_of_a_lane_are_due_together(store: Store) -> None:
    put(store, row("a", "lane"), row("b", "lane"), row("c", "lane", RETURN), row("d", "lane"))
    assert due(store) == ["a", "b"]


@pytest.mark.parametrize("becomes", ["sending", "unknown", "rejected"])
def test_a_return_never_overtakes_its_sale(store: Store, becomes: str) -> None:
    put(store, sale := row("a", "lane"), row("b", "lane", RETURN), row("c", "lane"))
    claim(store, "m1", sale)
    if becomes == "unknown":
        lose(store, "m1", sale)
    if becomes == "rejected":
        settle(store, "m1", sale, error=ErrorClass.FIELD)
    assert state(store, sale).value == becomes
    assert due(store) == []
    settle(store, "m1", sale)
    assert due(store) == ["b"]


def test_a_lane_of_one_platform_does_not_hold_up_another(store: Store) -> None:
    put(store, row("a", "lot:17"), row("b", "lot:17", RETURN, platform="procurement"))
    assert due(store, platform="procurement") == ["b"]
    assert due(store) == ["a"]


def test_a_row_put_off_is_not_due_before_its_time(store: Store) -> None:
    put(store, sale := row("a", "lane"), row("b", "lane"))
    claim(store, "m1", sale)
    conclude(store, Conclusion(sale.id, "m1", SubmissionState.WAITING, AT, not_before=AT + 5 * SECOND))
    assert due(store, at=AT + 4 * SECOND) == []
    assert due(store, at=AT + 5 * SECOND) == ["a", "b"]


def test_a_clock_set_back_does_not_hold_a_row_for_a_year(store: Store) -> None:
    put(store, sale := row("a"))
    claim(store, "m1", sale)
    conclude(store, Conclusion(sale.id, "m1", SubmissionState.WAITING, AT, not_before=AT + timedelta(days=365)))
    assert due(store) == ["a"]


def test_a_kind_with_turns_goes_only_if_it_was_written_before_the_turn(store: Store) -> None:
    put(
        store,
        row("a", "one", COUNT, created_at=AT - SECOND),
        row("b", "two", COUNT, created_at=AT + SECOND),
        row("c", "two"),
        row("d", "three"),
    )
    with store.reading() as tx:
        rows = tx.sending.due("insurance", at=AT + 2 * SECOND, limit=9, cutoffs={COUNT: AT})
    assert names(rows) == ["a", "d"]  # c waits behind b
    with store.reading() as tx:  # written "tomorrow" by a clock that was set back since
        rows = tx.sending.due("insurance", at=AT, limit=9, cutoffs={COUNT: AT - timedelta(days=1)})
    assert names(rows) == ["b", "d"]


def test_a_claim_puts_the_message_id_on_disk(store: Store) -> None:
    put(store, sale := row("a"))
    with store.writing() as tx:
        assert tx.sending.claim([Message("m1", (sale,))], by="here", at=AT) == {"m1": 1}
    found = owed(store, sale)
    assert (found.state, found.message_id, found.claimed_by, found.claimed_at, found.attempts) == (
        SubmissionState.SENDING,
        "m1",
        "here",
        AT,
        1,
    )


def test_a_message_is_claimed_whole_or_not_at_all(store: Store) -> None:
    put(store, first := row("a"), second := row("b"))
    assert claim(store, "m1", second)
    assert not claim(store, "m2", first, second)
    assert state(store, first) is SubmissionState.WAITING
    assert owed(store, second).message_id == "m1"


def test_a_row_is_not_claimed_past_an_unsettled_one_of_its_lane(store: Store) -> None:
    put(store, row("a", "lane"), second := row("b", "lane"))
    assert not claim(store, "m1", second)
    assert claim(store, "m1", row("a", "lane"), second)


def test_two_messages_of_one_lane_are_not_claimed_together(store: Store) -> None:
    put(store, first := row("a", "lane"), second := row("b", "lane"), third := row("c"))
    messages = [Message("m1", (first,)), Message("m2", (second,)), Message("m3", (third,))]
    with store.writing() as tx:
        assert tx.sending.claim(messages, by="here", at=AT) == {"m1": 1, "m3": 1}


def test_a_row_that_a_person_changed_meanwhile_is_not_claimed(store: Store) -> None:
    put(store, sale := row("a"))
    mended = replace(BODIES[SALE], operator="孙药师")
    with store.writing() as tx:
        tx.outbox.replace_body(sale.id, mended)
    assert not claim(store, "m1", sale)
    assert claim(store, "m1", replace(sale, body=mended))


def test_our_own_refusal_does_not_fall_on_a_row_that_was_mended_meanwhile(store: Store) -> None:
    put(store, sale := row("a"), other := row("b"))
    with store.writing() as tx:
        tx.outbox.replace_body(sale.id, replace(BODIES[SALE], operator="孙药师"))
    refusal = Rejected(None, ErrorClass.INCOMPLETE, "", AT, ("lot_number", "maker"))
    with store.writing() as tx:
        assert tx.sending.refuse([(sale, refusal), (other, refusal)]) == 1
        answer = tx.outbox.answers(other.id)[0]
    assert state(store, sale) is SubmissionState.WAITING
    assert state(store, other) is SubmissionState.REJECTED
    assert (answer.missing, answer.error, owed(store, other).attempts) == (
        ("lot_number", "maker"),
        ErrorClass.INCOMPLETE,
        0,
    )


def test_a_conclusion_about_an_older_message_is_ignored(store: Store) -> None:
    put(store, sale := row("a"))
    claim(store, "m1", sale)
    lose(store, "m1", sale)
    conclude(store, Conclusion(sale.id, "m1", SubmissionState.WAITING, AT))
    claim(store, "m2", sale)
    assert lose(store, "m1", sale) == 0
    assert settle(store, "m1", sale, error=ErrorClass.FIELD) == 0
    assert state(store, sale) is SubmissionState.SENDING


def test_a_late_acceptance_counts_while_the_row_was_not_sent_again(store: Store) -> None:
    put(store, sale := row("a"))
    claim(store, "m1", sale)
    lose(store, "m1", sale)
    conclude(store, Conclusion(sale.id, "m1", SubmissionState.WAITING, AT))
    assert settle(store, "m1", sale) == 1
    assert state(store, sale) is SubmissionState.ACCEPTED


def test_writing_a_verdict_twice_keeps_one_receipt(store: Store) -> None:
    put(store, sale := row("a"))
    claim(store, "m1", sale)
    assert settle(store, "m1", sale) == 1
    assert settle(store, "m1", sale) == 0
    with store.reading() as tx:
        assert len(tx.outbox.answers(sale.id)) == 1


def test_a_message_that_never_left_gives_its_try_back(store: Store) -> None:
    put(store, sale := row("a"))
    claim(store, "m1", sale)
    conclude(store, Conclusion(sale.id, "m1", SubmissionState.WAITING, AT, sent=False))
    assert owed(store, sale).attempts == 0
    with store.reading() as tx:
        assert tx.outbox.answers(sale.id) == []


def test_an_accepted_withdrawal_withdraws_what_it_names(store: Store) -> None:
    put(store, sale := row("a", "lane"), gone := withdrawal("b", row("a", "lane")))
    claim(store, "m1", sale)
    settle(store, "m1", sale)
    claim(store, "m2", gone)
    settle(store, "m2", gone)
    assert state(store, gone) is SubmissionState.ACCEPTED
    assert state(store, sale) is SubmissionState.WITHDRAWN


def test_an_unknown_row_is_taken_for_deletion_by_one_workstation_only(store: Store, other_store: Store) -> None:
    put(store, sale := row("a"))
    claim(store, "m1", sale)
    lose(store, "m1", sale)
    found = owed(store, sale)
    with store.writing() as tx:
        assert tx.sending.claim_unknown(found, "m2", by="here", at=AT)
    with other_store.writing() as tx:
        assert not tx.sending.claim_unknown(found, "m3", by="there", at=AT)
    assert owed(store, sale).message_id == "m2"


def test_orphans_are_our_own_and_those_of_workstations_long_silent(store: Store) -> None:
    rows = [row("a"), row("b"), row("c"), row("d", platform="other")]
    put(store, *rows)
    claim(store, "m1", rows[0], by="here", at=AT)
    claim(store, "m2", rows[1], by="there", at=AT - timedelta(minutes=31))
    claim(store, "m3", rows[2], by="there", at=AT - timedelta(minutes=29))
    claim(store, "m4", rows[3], by="here", at=AT)
    with store.reading() as tx:
        orphans = tx.sending.orphans("insurance", by="here", before=AT - timedelta(minutes=30))
    assert orphans == [(rows[0].id, "m1"), (rows[1].id, "m2")]


def test_unknown_rows_are_asked_about_when_their_time_has_come(store: Store) -> None:
    put(store, first := row("a"), second := row("b"), third := row("c"))
    for number, one in enumerate((first, second, third)):
        claim(store, f"m{number}", one)
    lose(store, "m0", first, ask_after_s=2)
    lose(store, "m1", second)
    lose(store, "m2", third)
    with store.reading() as tx:
        assert names(o.submission for o in tx.sending.unknowns("insurance", at=AT, limit=9)) == ["b", "c"]
        later = tx.sending.unknowns("insurance", at=AT + 2 * SECOND, limit=9, without={second.id})
        assert names(o.submission for o in later) == ["a", "c"]
        assert put_off_until(tx, "insurance", at=AT) == AT + 2 * SECOND
        assert put_off_until(tx, "insurance", at=AT + 2 * SECOND) is None


def test_message_numbers_never_come_twice_though_the_clock_goes_back(store: Store, other_store: Store) -> None:
    given = []
    for stores, at in ((store, AT), (other_store, AT), (store, AT - timedelta(hours=1)), (other_store, AT + SECOND)):
        with stores.writing() as tx:
            given.extend(tx.sending.message_numbers(at, 3))
    assert len(set(given)) == len(given)
    assert given[:3] == [(AT, 1), (AT, 2), (AT, 3)]
    assert given[-3:] == [(AT + SECOND, 1), (AT + SECOND, 2), (AT + SECOND, 3)]


def test_more_than_9999_messages_a_second_borrow_from_the_next(store: Store) -> None:
    with store.writing() as tx:
        given = tx.sending.message_numbers(AT, 10_001)
    assert len(set(given)) == 10_001
    assert given[-1] == (AT + SECOND, 2)


def test_two_workstations_asking_for_their_first_numbers_at_once_both_get_some(
    store: Store, other_store: Store
) -> None:
    given: list[object] = []
    start = threading.Barrier(2)

    def ask(own: Store) -> None:
        start.wait()
        with own.writing() as tx:
            given.extend(tx.sending.message_numbers(AT, 50))

    threads = [threading.Thread(target=ask, args=(own,)) for own in (store, other_store)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(given)) == 100


def test_the_backlog_counts_what_a_platform_is_owed(store: Store) -> None:
    rows = [row(name, created_at=AT + number * SECOND) for number, name in enumerate("abcdef")]
    put(store, *rows, row("x", platform="other"))
    for number, one in enumerate(rows[:4]):
        claim(store, f"m{number}", one)
    lose(store, "m1", rows[1])
    settle(store, "m2", rows[2], error=ErrorClass.FIELD)
    settle(store, "m3", rows[3])
    with store.reading() as tx:
        assert backlog(tx, "insurance") == Backlog(2, 1, 1, 1, AT + 4 * SECOND)
        assert backlog(tx, "nobody") == Backlog(0, 0, 0, 0, None)
        assert last_accepted_at(tx, "insurance") == AT
        assert last_accepted_at(tx, "other") is None


def test_calls_are_kept_in_the_order_they_were_made(store: Store) -> None:
    records = [CallRecord(f"m{n}", "insurance", "3505", AT, 12, "accepted", "{}", None) for n in range(3)]
    with store.writing() as tx:
        tx.sending.log_calls(records)
        tx.sending.log_calls([])
        kept = tx.connection.execute(text("SELECT message_id, answer FROM calls ORDER BY id")).all()
    assert [tuple(one) for one in kept] == [("m0", None), ("m1", None), ("m2", None)]


def test_whatever_a_platform_says_can_be_kept(store: Store) -> None:
    """Garbage has NULs, half characters and no length; a database that refused it would hold up all that follows."""
    put(store, sale := row("a"), other := row("b"))
    claim(store, "m1", sale)
    claim(store, "m2", other)
    odd = "\0\ud800" + "长" * 500
    said = Conclusion(sale.id, "m1", SubmissionState.ACCEPTED, AT, Accepted("m1", odd, AT, odd))
    lost = Conclusion(other.id, "m2", SubmissionState.UNKNOWN, AT, words=odd)
    assert conclude(store, said, lost) == 2
    with store.writing() as tx:
        tx.sending.log_calls([CallRecord("m1", "insurance", "3505", AT, 1, "silent", odd, odd)])
        kept = tx.outbox.answers(sale.id)[0]
    assert kept.reference == "\ufffd?" + "长" * 62
    assert kept.words == "\ufffd?" + "长" * 500


def test_listeners_hear_of_changes_and_may_stop_listening(store: Store) -> None:
    heard: list[frozenset[str]] = []
    stop = store.listen(heard.append)
    put(store, sale := row("a"))
    claim(store, "m1", sale)
    settle(store, "m1", sale)
    assert heard == [frozenset({"outbox"})] * 3
    assert settle(store, "m1", sale) == 0  # nothing changed, nobody hears
    stop()
    put(store, row("b"))
    assert len(heard) == 3


def test_the_flushers_questions_read_only_what_waits(tmp_path: Path) -> None:
    """However many rows are settled: the indexes serve. (SQLite's plan; PostgreSQL's needs statistics.)"""
    asked: list[str] = []
    with closing(open_store(tmp_path / "yaosu.db", personal_key=KEY)) as store, store.reading() as tx:
        sqlite = tx.connection.connection.driver_connection
        assert sqlite is not None
        sqlite.set_trace_callback(asked.append)
        tx.sending.due("insurance", at=AT, limit=9)
        tx.sending.unknowns("insurance", at=AT, limit=9)
        backlog(tx, "insurance")
        sqlite.set_trace_callback(None)
        plans = [str(tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one}").all()) for one in asked]
    plans = [plan for plan in plans if plan != "[]"]
    assert len(plans) == 4
    assert not any("SCAN" in plan for plan in plans), plans
    assert all("ix_outbox_standing" in plan for plan in plans[:3]), plans
    assert "ix_outbox_lane " in plans[0], plans[0]
    assert not any("ORDER BY" in plan for plan in plans[:2]), plans
