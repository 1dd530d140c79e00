"""What the desk makes of good and bad days, without a thread and without waiting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import text

from app.delivery import Options, Schedule, Turns
from app.domain.refusals import StoreUnavailable
from app.domain.submissions import ErrorClass, SubmissionKind, SubmissionState
from app.store import Store
from tests.delivery.day import Day
from tests.delivery.watched import WatchedPlatform, forget_sign_in
from tests.fakes.platform import accept, cannot_tell, refuse, silent_after, silent_before, unreachable
from tests.store.rows import claim, lose, owed, put, row, settle, state, withdrawal

WAITING, SENDING, ACCEPTED = SubmissionState.WAITING, SubmissionState.SENDING, SubmissionState.ACCEPTED
REJECTED, UNKNOWN, WITHDRAWN = SubmissionState.REJECTED, SubmissionState.UNKNOWN, SubmissionState.WITHDRAWN
RETURN, COUNT = SubmissionKind.SALE_RETURN, SubmissionKind.COUNT
NO_LIMIT = Options(calls_per_minute=0)


def test_what_is_owed_is_delivered_once(day: Day) -> None:
    rows = [row(f"R{number}X") for number in range(120)]
    put(day.store, *rows)
    day.pass_by()
    assert set(day.states(*rows)) == {ACCEPTED}
    assert day.platform.taken == [one.id for one in rows]
    assert day.platform.doubled == []


def test_a_message_id_is_on_disk_before_the_message_leaves(day: Day) -> None:
    put(day.store, sale := row("a"))
    seen: list[tuple[str, str | None]] = []
    day.platform.on_message = lambda ids: seen.append((state(day.store, sale), owed(day.store, sale).message_id))
    day.pass_by()
    assert seen == [("sending", day.platform.message_ids[0])]


def test_no_transaction_is_open_while_the_network_is_in_use(day: Day) -> None:
    put(day.store, row("a"), row("b"))
    others: list[str] = []

    def another_writes(ids: tuple[str, ...]) -> None:
        put(day.store, one := row(f"new{len(others)}"))
        others.append(one.id)
        day.platform.on_message = another_writes if len(others) < 3 else lambda _: None

    day.platform.on_message = another_writes
    day.pass_by()
    assert len(day.platform.taken) == 5


def test_no_transaction_writes_more_than_fifty_rows(store: Store) -> None:
    platform = WatchedPlatform(rows_per_message=30)
    day = Day(store, platform)
    put(store, *(row(f"R{number}X") for number in range(400)))
    written: list[int] = []
    with counting_rows(store, written):
        day.pass_by()
    assert len(platform.taken) == 400
    assert max(written) <= 50
    assert len(written) < 60  # and they are written together, not one by one


def test_a_message_holds_no_more_rows_than_one_transaction_should(store: Store) -> None:
    put(store, *(row(f"R{number}X") for number in range(120)))
    day = Day(store, WatchedPlatform(rows_per_message=100))
    day.pass_by()
    assert [len(rows) for rows in day.platform.rows_of("3505A")] == [50, 50, 20]


@contextmanager
def counting_rows(store: Store, written: list[int]) -> Iterator[None]:
    """Outbox rows changed by each transaction."""
    from sqlalchemy import event

    def count(conn: object, cursor: object, statement: str, parameters: object, context: object, many: bool) -> None:
        if statement.startswith("UPDATE outbox"):
            written[-1:] = [(written[-1:] or [0])[0] + (len(parameters) if many else 1)]  # type: ignore[arg-type]

    event.listen(store.engine, "before_cursor_execute", count)
    deaf = store.listen(lambda _changed: written.append(0))
    try:
        yield
    finally:
        event.remove(store.engine, "before_cursor_execute", count)
        deaf()
        written[:] = [number for number in written if number]


def test_the_call_log_is_written_with_the_verdict(day: Day) -> None:
    put(day.store, sale := row("a"))
    day.platform.will(silent_after())
    day.pass_by()
    with day.store.reading() as tx:
        logged = tx.connection.execute(text("SELECT message_id, exchange, outcome FROM calls ORDER BY id")).all()
    assert [tuple(call) for call in logged] == [
        (day.platform.message_ids[0], "3505A", "silent"),
        (day.platform.message_ids[1], "3511", "accepted"),
    ]
    assert state(day.store, sale) is ACCEPTED


def test_rows_of_one_lane_go_one_after_another(day: Day) -> None:
    put(
        day.store,
        row("a", "lane"),
        row("b", "lane", RETURN),
        row("c", "lane"),
        row("d", "lane"),
        row("e", "other"),
    )
    under_way: list[int] = []
    day.platform.on_message = lambda _: under_way.append(len(day.senders.waiting))
    day.pass_by()
    assert [one.rstrip("0") for one in day.platform.taken] == ["a", "e", "b", "c", "d"]


def test_a_long_lane_does_not_keep_the_others_waiting(day: Day) -> None:
    put(day.store, *(row(f"L{n}X", "long") for n in range(300)), *(row(f"S{n}X") for n in range(5)))
    day.step()
    day.senders.at_once = 0  # the first of the long lane is under way
    day.step()
    assert {errand.task.load.submissions[0].lane for errand in day.senders.waiting} == {  # type: ignore[union-attr]
        "long",
        *(f"lane S{n}X" for n in range(5)),
    }
    day.senders.at_once = 100
    day.pass_by(1000)
    assert [one for one in day.platform.taken if one.startswith("L")] == [row(f"L{n}X").id for n in range(300)]


# --- verdicts


def test_a_rejected_row_waits_for_a_person_and_holds_up_its_lane_only(day: Day) -> None:
    put(day.store, bad := row("a", "lane"), behind := row("b", "lane", RETURN), other := row("c"))
    day.platform.will(refuse(ErrorClass.CATALOGUE))
    day.pass_by()
    assert day.states(bad, behind, other) == [REJECTED, WAITING, ACCEPTED]
    with day.store.writing() as tx:
        tx.outbox.wait_again([bad.id])
    day.pass_by()
    assert day.states(bad, behind) == [ACCEPTED, ACCEPTED]
    assert day.platform.taken[-2:] == [bad.id, behind.id]


def test_a_row_our_own_check_refuses_is_rejected_without_a_call(store: Store) -> None:
    put(store, bad := row("a"), good := row("b"))
    day = Day(store, WatchedPlatform(lacking={bad.id: ("lot_number",)}))
    day.pass_by()
    assert day.states(bad, good) == [REJECTED, ACCEPTED]
    assert day.platform.rows_of("3505A") == [(good.id,)]
    with store.reading() as tx:
        assert tx.outbox.answers(bad.id)[0].missing == ("lot_number",)


def test_one_bad_row_of_a_batch_leaves_the_others_accepted(store: Store) -> None:
    put(store, *(rows := [row(f"R{n}X") for n in range(5)]))
    day = Day(store, WatchedPlatform(rows_per_message=5))
    day.platform.will(refuse(ErrorClass.FIELD, rows=[rows[2].id]))
    day.pass_by()
    assert day.states(*rows) == [ACCEPTED, ACCEPTED, REJECTED, ACCEPTED, ACCEPTED]
    assert len(day.platform.calls) == 1


def test_a_batch_refused_as_a_whole_is_sent_row_by_row(store: Store) -> None:
    """Nobody said which row was wrong, and a person should not have to look through fifty."""
    rows = [row(f"R{n}X", f"lane {n // 2}") for n in range(6)]
    put(store, *rows)
    day = Day(store, WatchedPlatform(rows_per_message=6))
    day.platform.will(refuse(ErrorClass.CATALOGUE))
    day.platform.always = refuse(ErrorClass.CATALOGUE, rows=[rows[2].id])
    day.pass_by()
    assert day.states(*rows) == [ACCEPTED, ACCEPTED, REJECTED, WAITING, ACCEPTED, ACCEPTED]
    assert [len(sent) for sent in day.platform.rows_of("3505A")] == [6, 1, 1, 1, 1, 1]
    with store.writing() as tx:
        tx.outbox.wait_again([rows[2].id])
    day.platform.always = accept()
    day.pass_by()
    assert set(day.states(*rows)) == {ACCEPTED}


def test_a_batch_refused_as_a_whole_because_it_has_one_row_is_asked_about(store: Store) -> None:
    put(store, *(rows := [row(f"R{n}X") for n in range(3)]))
    day = Day(store, WatchedPlatform(rows_per_message=3))
    day.platform.take(rows[1])
    day.platform.will(refuse(ErrorClass.DUPLICATE))
    day.pass_by()
    assert set(day.states(*rows)) == {ACCEPTED}
    assert day.platform.doubled == []


# --- silence


def test_a_lost_answer_is_found_by_asking_and_not_sent_again(day: Day) -> None:
    put(day.store, sale := row("a"))
    day.platform.will(silent_after())
    day.pass_by()
    assert state(day.store, sale) is ACCEPTED
    assert day.platform.taken.count(sale.id) == 1
    assert day.platform.transactions == ["3505A", "3511"]
    with day.store.reading() as tx:
        assert [answer.reference for answer in tx.outbox.answers(sale.id)] == [None, "query"]


def test_a_lost_message_is_resent_under_the_same_id_after_asking_twice(day: Day) -> None:
    put(day.store, sale := row("a"))
    day.platform.will(silent_before())
    day.pass_by()
    assert state(day.store, sale) is ACCEPTED
    assert {rows for _, _, rows in day.platform.calls} == {(sale.id,)}
    assert day.platform.transactions == ["3505A", "3511", "3511", "3505A"]
    assert len(set(day.platform.message_ids)) == 4


def test_the_platform_is_given_time_before_it_is_asked(day: Day) -> None:
    """An answer to a question asked too early may be wrong: the lost message may still be on its way inside."""
    put(day.store, row("a"))
    day.platform.will(silent_before())
    sent: list[float] = []
    asked: list[float] = []
    day.platform.on_message = lambda _: sent.append(day.clock.seconds)
    day.platform.on_question = lambda _: asked.append(day.clock.seconds)
    day.pass_by()
    assert asked[0] >= sent[0] + 2.0
    assert asked[1] >= asked[0] + 4.0


def test_every_row_of_a_lost_batch_is_asked_about_by_itself(store: Store) -> None:
    put(store, *(rows := [row(f"R{n}X") for n in range(4)]))
    day = Day(store, WatchedPlatform(rows_per_message=4))
    day.platform.will(silent_after())
    day.platform.will_answer_asks(silent_before())  # and one of the questions is lost too
    day.pass_by()
    assert set(day.states(*rows)) == {ACCEPTED}
    assert day.platform.doubled == []
    assert len(day.platform.rows_of("3511")) == 5


def test_a_message_that_certainly_never_left_just_waits(day: Day) -> None:
    put(day.store, sale := row("a"))
    day.platform.will(unreachable())
    day.pass_by()
    assert day.platform.rows_of("3511") == []
    assert (state(day.store, sale), owed(day.store, sale).attempts) == (ACCEPTED, 2)


def test_an_unreachable_platform_is_tried_ever_more_rarely_with_one_row(day: Day) -> None:
    put(day.store, *(row(f"R{n}X") for n in range(100)))
    day.platform.always = unreachable()
    tries: list[float] = []
    day.platform.on_message = lambda _: tries.append(day.clock.seconds)
    day.pass_by(until=lambda: day.standing.silences >= 10)
    first = [at for at in tries if at == tries[0]]
    pauses = [later - earlier for earlier, later in zip(tries[len(first) - 1 :], tries[len(first) :], strict=False)]
    assert len(first) <= NO_LIMIT.ahead  # those that were under way
    assert all(low <= pause <= min(300, low * 1.5) for low, pause in zip([2, 4, 8, 16, 32], pauses, strict=False))
    assert len(pauses) == 9  # one row at a time
    assert day.standing.offline is not None
    assert day.standing.reachable is False
    day.platform.always = accept()
    day.pass_by()
    assert len(day.platform.taken) == 100
    assert day.standing.offline is None


def test_what_no_sender_had_begun_goes_back_without_losing_a_try(day: Day) -> None:
    put(day.store, *(rows := [row(f"R{n}X") for n in range(20)]))
    day.platform.will(unreachable())
    day.step()
    day.senders.at_once = 1
    day.step()
    assert set(day.states(*rows)) == {WAITING}
    assert sorted(owed(day.store, one).attempts for one in rows) == [0] * 19 + [1]
    assert len(day.platform.calls) == 1


def test_a_row_whose_message_always_gets_lost_does_not_hold_up_the_others(day: Day) -> None:
    put(day.store, bad := row("bad"), *(rows := [row(f"R{n}X") for n in range(30)]))

    def always_lose_bad(ids: tuple[str, ...]) -> None:
        if bad.id in ids:
            raise RuntimeError("the client dies of this row")

    day.platform.on_message = always_lose_bad
    day.pass_by(until=lambda: len(day.platform.taken) == 30)
    assert set(day.states(*rows)) == {ACCEPTED}
    assert state(day.store, bad) in (UNKNOWN, WAITING)


def test_a_bug_in_the_client_is_no_verdict(day: Day) -> None:
    put(day.store, sale := row("a"))

    def die(_: object) -> None:
        day.platform.on_message = lambda _: None
        raise RuntimeError("a bug in the client")

    day.platform.on_message = die
    day.pass_by()
    assert state(day.store, sale) is ACCEPTED
    assert day.platform.doubled == []


# --- cannot ask


def test_a_row_that_cannot_be_asked_about_waits_for_a_person(day: Day) -> None:
    put(day.store, sale := row("a"))
    day.platform.will(silent_after())
    day.platform.always_answer = cannot_tell()
    day.pass_by()
    assert state(day.store, sale) is UNKNOWN
    assert day.desk.verdicts.for_person == {sale.id}
    assert len(day.platform.rows_of("3511")) == 1  # it is not asked again and again


def test_where_it_is_allowed_such_a_row_is_deleted_and_sent_again(store: Store) -> None:
    put(store, sale := row("a"))
    day = Day(store, WatchedPlatform(), replace(NO_LIMIT, withdraw_unknown=True))
    day.platform.will(silent_after())
    day.platform.always_answer = cannot_tell()
    day.pass_by()
    assert day.platform.transactions == ["3505A", "3511", "3507A", "3505A"]
    assert state(store, sale) is ACCEPTED
    assert (day.platform.taken.count(sale.id), day.platform.doubled) == (2, [])


def test_a_deletion_that_gets_lost_is_tried_again(store: Store) -> None:
    put(store, sale := row("a"))
    day = Day(store, WatchedPlatform(), replace(NO_LIMIT, withdraw_unknown=True))
    day.platform.will(silent_after(), silent_before())
    day.platform.always_answer = cannot_tell()
    day.pass_by()
    assert state(store, sale) is ACCEPTED
    assert day.platform.doubled == []
    assert set(day.platform.holds) == {sale.id}


def test_a_row_that_was_never_there_is_sent_again(store: Store) -> None:
    put(store, sale := row("a"))
    day = Day(store, WatchedPlatform(), replace(NO_LIMIT, withdraw_unknown=True))
    day.platform.will(silent_before(), refuse(ErrorClass.ABSENT))
    day.platform.always_answer = cannot_tell()
    day.pass_by()
    assert state(store, sale) is ACCEPTED
    assert (day.platform.taken.count(sale.id), day.platform.doubled) == (1, [])


def test_a_refused_deletion_leaves_the_row_to_a_person(store: Store) -> None:
    put(store, sale := row("a"))
    day = Day(store, WatchedPlatform(), replace(NO_LIMIT, withdraw_unknown=True))
    day.platform.will(silent_after(), refuse(ErrorClass.OTHER))
    day.platform.always_answer = cannot_tell()
    day.pass_by()
    assert state(store, sale) is UNKNOWN
    assert day.desk.verdicts.for_person == {sale.id}


# --- withdrawals


def test_a_withdrawal_with_a_lost_answer_is_done_when_the_row_is_gone(day: Day) -> None:
    put(day.store, sale := row("a", "lane"), gone := withdrawal("b", row("a", "lane")))
    day.platform.will(accept(), silent_after())
    day.pass_by()
    assert day.states(sale, gone) == [WITHDRAWN, ACCEPTED]
    assert len(day.platform.rows_of("3507A")) == 1


def test_a_lost_withdrawal_is_sent_again_while_the_row_is_there(day: Day) -> None:
    put(day.store, sale := row("a", "lane"), gone := withdrawal("b", row("a", "lane")))
    day.platform.will(accept(), silent_before())
    day.pass_by()
    assert day.states(sale, gone) == [WITHDRAWN, ACCEPTED]
    assert len(day.platform.rows_of("3507A")) == 2
    assert day.platform.holds == {}


# --- has it already


def test_a_row_the_platform_says_it_has_is_asked_about_and_accepted(day: Day) -> None:
    put(day.store, sale := row("a"))
    day.platform.take(sale)  # an earlier life sent it and forgot
    day.platform.will(refuse(ErrorClass.DUPLICATE))
    day.pass_by()
    assert state(day.store, sale) is ACCEPTED
    assert day.platform.taken.count(sale.id) == 1


@pytest.mark.parametrize("answer", [accept(), cannot_tell()])
def test_a_row_it_says_it_has_and_then_has_not_is_rejected(day: Day, answer: object) -> None:
    """For example because its trace code was sold before."""
    put(day.store, sale := row("a"))
    day.platform.will(refuse(ErrorClass.DUPLICATE))
    day.platform.will_answer_asks(answer)  # type: ignore[arg-type]
    day.pass_by()
    assert state(day.store, sale) is REJECTED
    with day.store.reading() as tx:
        assert tx.outbox.answers(sale.id)[-1].error is ErrorClass.DUPLICATE


# --- pauses


@pytest.mark.parametrize("error", [ErrorClass.SIGNATURE, ErrorClass.CLOCK, ErrorClass.SIGN_IN])
def test_a_refusal_that_everything_would_meet_pauses_the_platform_not_the_row(day: Day, error: ErrorClass) -> None:
    put(day.store, *(rows := [row(f"R{n}X") for n in range(10)]))
    day.platform.always = refuse(error)
    day.pass_by(until=lambda: day.standing.paused is not None)
    assert day.standing.paused is not None
    assert (day.standing.paused.error, day.standing.paused.words) == (error, "不行")
    assert day.standing.reachable
    assert set(day.states(*rows)) == {WAITING}
    before = len(day.platform.calls)
    day.clock.sleep(day.step().pause_s)
    day.step()
    day.step()
    assert len(day.platform.calls) == before + 1  # one row alone, to see whether it gets through
    day.platform.always = accept()
    day.pass_by()
    assert day.standing.paused is None
    assert set(day.states(*rows)) == {ACCEPTED}
    assert day.platform.doubled == []


def test_resuming_tries_at_once(day: Day) -> None:
    put(day.store, sale := row("a"))
    day.platform.will(refuse(ErrorClass.CLOCK))
    day.pass_by(until=lambda: day.standing.paused is not None)
    assert day.step().pause_s > 50
    day.standing.resume()
    now = day.clock.seconds
    day.step()
    day.step()
    assert state(day.store, sale) is ACCEPTED
    assert day.clock.seconds == now


def test_a_question_may_meet_such_a_refusal_too(day: Day) -> None:
    put(day.store, sale := row("a"))
    day.platform.will(silent_after())
    day.platform.will_answer_asks(cannot_tell(ErrorClass.SIGNATURE), cannot_tell(ErrorClass.RATE))
    day.pass_by()
    assert state(day.store, sale) is ACCEPTED
    assert day.platform.doubled == []
    assert day.clock.seconds >= 60


def test_too_many_requests_is_no_verdict_and_slows_us_down(day: Day) -> None:
    put(day.store, *(rows := [row(f"R{n}X") for n in range(30)]))
    day.platform.will(refuse(ErrorClass.RATE), refuse(ErrorClass.RATE))
    day.step()
    day.step()
    assert day.standing.limited_until is not None
    day.pass_by()
    assert set(day.states(*rows)) == {ACCEPTED}
    with day.store.reading() as tx:
        assert all(len(tx.outbox.answers(one.id)) == 1 for one in rows)


# --- sign-in


def test_somebody_signs_in_before_anything_else(store: Store) -> None:
    put(store, *(row(f"R{n}X") for n in range(5)))
    day = Day(store, WatchedPlatform(signs_in=True))
    day.pass_by()
    assert day.platform.transactions == ["9001"] + ["3505A"] * 5


def test_nobody_signs_in_while_nothing_is_owed(store: Store) -> None:
    day = Day(store, WatchedPlatform(signs_in=True))
    day.pass_by()
    assert day.platform.calls == []


def test_a_platform_that_forgot_us_is_signed_in_to_again(store: Store) -> None:
    put(store, *(rows := [row(f"R{n}X") for n in range(3)]))
    day = Day(store, WatchedPlatform(signs_in=True))
    day.platform.will(forget_sign_in())
    day.pass_by()
    assert set(day.states(*rows)) == {ACCEPTED}
    assert len(day.platform.rows_of("9001")) == 2
    assert day.clock.seconds == 0


def test_a_platform_that_goes_on_forgetting_us_is_paused(store: Store) -> None:
    put(store, row("a"))
    day = Day(store, WatchedPlatform(signs_in=True))
    day.platform.always = forget_sign_in()
    day.pass_by(until=lambda: day.standing.paused is not None)
    assert len(day.platform.calls) <= 5


def test_a_new_day_begins_with_a_sign_in(store: Store) -> None:
    put(store, row("a"))
    day = Day(store, WatchedPlatform(signs_in=True))
    day.pass_by()
    day.platform.signed_in = False
    put(store, late := row("b"))
    day.pass_by()
    assert state(store, late) is ACCEPTED
    assert owed(store, late).attempts == 1


def test_signed_out_for_today_pauses_until_midnight_in_china(store: Store) -> None:
    put(store, sale := row("a"))
    day = Day(store, WatchedPlatform(signs_in=True))
    day.platform.will_answer_sign_ins(refuse(ErrorClass.SIGNED_OUT))
    day.pass_by(until=lambda: day.standing.paused is not None)
    assert day.standing.paused is not None
    assert day.standing.paused.probe_at.isoformat() == "2026-11-20T16:00:01+00:00"
    day.pass_by()
    assert state(store, sale) is ACCEPTED


def test_a_lost_sign_in_is_tried_again(store: Store) -> None:
    put(store, sale := row("a"))
    day = Day(store, WatchedPlatform(signs_in=True))
    day.platform.will_answer_sign_ins(silent_before(), unreachable(), refuse(ErrorClass.RATE))
    day.pass_by()
    assert state(store, sale) is ACCEPTED


# --- turns and limits


def test_a_kind_with_turns_waits_for_its_turn(store: Store) -> None:
    """It is ten in the morning in China."""
    put(store, count := row("a", kind=COUNT), sale := row("b"))
    options = replace(NO_LIMIT, schedule=Schedule({COUNT: Turns(at=(time(12, 30),))}))
    day = Day(store, WatchedPlatform(), options)
    day.pass_by()
    assert day.states(count, sale) == [WAITING, ACCEPTED]
    day.clock.sleep(timedelta(hours=2, minutes=30).total_seconds())
    day.pass_by()
    assert state(store, count) is ACCEPTED


def test_no_more_calls_than_agreed_leave_in_a_minute(store: Store) -> None:
    put(store, *(row(f"R{n}X") for n in range(300)))
    day = Day(store, WatchedPlatform(), Options(calls_per_minute=100))
    times: list[float] = []
    day.platform.on_message = lambda _: times.append(day.clock.seconds)
    day.pass_by(2000)
    assert len(times) == 300
    assert 100 < day.clock.seconds < 240
    for begin in times:
        assert sum(begin <= at < begin + 60 for at in times) <= 100


# --- lives that ended


def test_a_row_left_in_sending_is_asked_about_before_it_is_sent_again(store: Store, platform: WatchedPlatform) -> None:
    put(store, arrived := row("a"), never := row("b"))
    claim(store, "m1", arrived)
    claim(store, "m2", never)
    platform.take(arrived)  # kill -9 between acceptance and settling
    day = Day(store, platform)
    day.pass_by()
    assert day.states(arrived, never) == [ACCEPTED, ACCEPTED]
    assert platform.doubled == []
    assert platform.taken.count(arrived.id) == 1


def test_rows_of_a_workstation_that_still_works_are_left_to_it(store: Store, platform: WatchedPlatform) -> None:
    put(store, sale := row("a"))
    day = Day(store, platform)
    claim(store, "m1", sale, by="there", at=day.clock.at)
    day.pass_by()
    assert state(store, sale) is SENDING
    day.clock.sleep(31 * 60)
    day.pass_by()
    assert state(store, sale) is ACCEPTED


def test_a_claim_that_went_stale_is_not_sent(store: Store, platform: WatchedPlatform) -> None:
    """The computer slept with a message in hand; another workstation may have taken it over meanwhile."""
    put(store, sale := row("a"))
    day = Day(store, platform)
    day.step()
    day.clock.sleep(11 * 60)
    day.step()
    assert platform.calls == []
    assert (state(store, sale), owed(store, sale).attempts) == (SENDING, 1)  # it was claimed afresh
    day.pass_by()
    assert state(store, sale) is ACCEPTED


def test_a_late_return_does_not_touch_a_row_another_workstation_took_over(store: Store) -> None:
    put(store, sale := row("a"))
    day = Day(store, WatchedPlatform())
    day.step()
    lose(store, owed(store, sale).message_id or "", sale)
    with store.writing() as tx:
        tx.outbox.wait_again([sale.id])
    claim(store, "theirs", sale, by="there", at=day.clock.at)
    day.platform.will(refuse(ErrorClass.FIELD))
    day.step()
    assert (state(store, sale), owed(store, sale).message_id) == (SENDING, "theirs")
    settle(store, "theirs", sale)


def test_an_ending_program_leaves_nothing_in_sending(day: Day) -> None:
    put(day.store, *(rows := [row(f"R{n}X") for n in range(10)]))
    day.step()
    for _ in range(2):
        day.senders.waiting.popleft()  # sent, and never answered
    day.desk.call_back()
    assert day.states(*rows) == [SENDING] * 2 + [WAITING] * 8
    day.desk.give_up_waiting()
    assert day.states(*rows) == [UNKNOWN] * 2 + [WAITING] * 8
    next_life = Day(day.store, day.platform, clock=day.clock)
    next_life.pass_by()
    assert set(next_life.states(*rows)) == {ACCEPTED}
    assert next_life.clock.seconds >= NO_LIMIT.late_s


# --- a database that cannot be written


def test_verdicts_are_kept_until_the_disk_takes_them(day: Day) -> None:
    put(day.store, *(rows := [row(f"R{n}X") for n in range(60)]))
    day.step()
    writing = day.store.writing

    def full() -> object:
        raise StoreUnavailable("full", "database or disk is full")

    day.store.writing = full  # type: ignore[method-assign, assignment]
    for _ in range(3):
        with pytest.raises(StoreUnavailable):
            day.step()
    sent = len(day.platform.calls)
    day.store.writing = writing  # type: ignore[method-assign]
    day.pass_by()
    assert 0 < sent <= NO_LIMIT.ahead
    assert sent < 60
    assert set(day.states(*rows)) == {ACCEPTED}
    assert len(day.platform.calls) == 60


def test_a_row_is_asked_about_once_at_a_time_and_keeps_its_state_meanwhile(day: Day) -> None:
    put(day.store, sale := row("a"), other := row("b"))
    day.platform.will(silent_after(), accept())
    day.pass_by(until=lambda: state(day.store, sale) is UNKNOWN)
    day.senders.at_once = 0
    for _ in range(10):
        day.clock.sleep(20)
        day.step()
    assert len(day.senders.waiting) == 1
    day.senders.at_once = 9
    day.pass_by()
    assert day.platform.rows_of("3511") == [(sale.id,)]
    assert day.states(sale, other) == [ACCEPTED, ACCEPTED]


def test_rows_under_way_are_no_orphans_of_ours_however_long_they_take(day: Day) -> None:
    put(day.store, sale := row("a"))
    day.step()
    day.senders.at_once = 0
    put(day.store, row("b"))
    for _ in range(5):
        day.clock.sleep(100)
        day.step()
    assert state(day.store, sale) is SENDING
