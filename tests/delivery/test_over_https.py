"""The flusher against the played platform over real HTTPS, with every kind of bad day: nothing is lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.delivery import Flusher, Options, PlatformReport, Why, flush_until_empty
from app.domain.submissions import Submission, SubmissionKind, SubmissionState, Withdrawal
from app.platforms.insurance.platform import Insurance
from app.store import Store
from app.store.numbering import new_id
from tests.fakes.simulator import RunningSimulator, start_simulator
from tests.platforms import samples
from tests.store.rows import put, state

NOW = datetime.now(UTC)
READ_S = 0.4
OPTIONS = Options(
    calls_per_minute=0,
    first_pause_s=0.02,
    longest_pause_s=1.5,
    probe_s=0.05,
    settle_s=0.02,
    poll_s=0.5,
    tries=10,
)
ROWS = 24

SOMETIMES = """
[[rule]]
name = "fault"
when = { infno = ["3501", "3505", "3501A", "3505A", "3506A"], probability = 0.4, seed = 7, count = 6 }
do = %s
"""
FAULTS = {
    "drop before": '"drop_before"',
    "reset before": '"drop_before"\nreset = true',
    "drop after": '"drop_after"',
    "reset after": '"drop_after"\nreset = true',
    "500 before": '"status"\ncode = 500\nstage = "before"',
    "500 after": '"status"\ncode = 500\nstage = "after"',
    "502 after": '"status"\ncode = 502\nstage = "after"',
    "truncated": '"truncated"',
    "cut headers": '"cut_headers"',
    "garbage": '"garbage"',
    "empty": '"empty"',
    "html": '"html"',
    "slow after": f'"delay"\nseconds = {READ_S * 1.5}\nstage = "after"',
    "drip": '"drip"\nchunk = 5\ninterval_s = 0.05',
    "too many": '"err_msg"\ntext = "调用频率超过限制，请稍后再试"',
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSimulator]:
    """One platform for all tests here, behind the gateway that signs."""
    with start_simulator(tmp_path_factory.mktemp("platform"), profile="tif") as started:
        yield started


@pytest.fixture
def played(running: RunningSimulator) -> RunningSimulator:
    """It knows nothing yet and behaves."""
    running.reset()
    return running


def insurance(played: RunningSimulator, *, batched: bool) -> Insurance:
    profile = samples.profile("guangdong")
    if not batched:
        profile = replace(profile, messages=replace(profile.messages, batched=frozenset()))
    return Insurance(
        samples.options(
            url=played.url,
            ca_file=Path(played.ca_file or ""),
            profile=profile,
            account="demo-paasid",
            key="demo-token",
            timeout_read_s=READ_S,
        )
    )


def owe(store: Store, count: int = ROWS) -> list[Submission]:
    """Sales with a return behind some of them, and counts, in lanes of three documents each."""
    rows: list[Submission] = []
    for number in range(count):
        kind = (SubmissionKind.SALE, SubmissionKind.COUNT, SubmissionKind.SALE_RETURN)[number % 3]
        codes = (f"8{number:019d}",)
        one = samples.submission(kind, id=new_id(NOW + timedelta(milliseconds=number)), goods={"codes": codes})
        rows.append(replace(one, lane=f"lane {number % 8}"))
    put(store, *rows)
    return rows


def flush(store: Store, platform: Insurance, options: Options = OPTIONS) -> PlatformReport:
    made = Flusher(store, platform, workstation="here", options=options)
    (report,) = flush_until_empty(store, [made], deadline_s=60).platforms
    return report


def all_arrived_once(played: RunningSimulator, store: Store, rows: list[Submission]) -> None:
    held = played.ledger(state="held")
    assert sorted(one["bchno"] for one in held) == sorted(one.id for one in rows)
    assert played.state()["doubled"] == []
    assert {state(store, one) for one in rows} == {SubmissionState.ACCEPTED}
    order = [one["bchno"] for one in sorted(held, key=lambda one: one["seq"])]
    for lane in {one.lane for one in rows}:
        of_lane = [one.id for one in rows if one.lane == lane]
        assert [one for one in order if one in of_lane] == of_lane


@pytest.mark.parametrize("batched", [False, True], ids=["single", "batched"])
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_nothing_is_lost_and_nothing_doubled(played: RunningSimulator, store: Store, fault: str, batched: bool) -> None:
    rows = owe(store)
    # Such a platform would hold a row twice that came twice: the worst a repeated number may mean.
    played.flags({"inventory.repeat": "duplicate"})
    played.faults(SOMETIMES.replace("%s", fault))
    report = flush(store, insurance(played, batched=batched))
    assert any(call["fault"] for call in played.calls()), "the fault was never met: this test proves nothing"
    assert (report.why, report.done) == (Why.EMPTY, True), report
    all_arrived_once(played, store, rows)


def test_a_connection_dropped_before_anything_was_read_loses_nothing(played: RunningSimulator, store: Store) -> None:
    rows = owe(store)
    played.flags({"inventory.repeat": "duplicate"})
    played.faults('[[rule]]\nname = "x"\nwhen = { probability = 0.3, seed = 7, count = 8 }\ndo = "drop_unread"\n')
    assert flush(store, insurance(played, batched=False)).done
    all_arrived_once(played, store, rows)


def test_an_answer_that_comes_too_late_is_waited_for_before_asking(played: RunningSimulator, store: Store) -> None:
    """The platform takes the rows long after the client gave up. Asked too early, it would not know them yet."""
    rows = owe(store, 6)
    played.flags({"inventory.repeat": "duplicate"})
    slow = f'"delay"\nseconds = {READ_S * 2}\nstage = "before"'
    played.faults(SOMETIMES.replace("%s", slow).replace("0.4", "1.0").replace("count = 6", "count = 2"))
    report = flush(store, insurance(played, batched=False), replace(OPTIONS, settle_s=READ_S * 1.5))
    assert report.done, report
    all_arrived_once(played, store, rows)


def test_rows_the_platform_refuses_wait_for_a_person(played: RunningSimulator, store: Store) -> None:
    rows = [samples.submission(SubmissionKind.SALE, id=new_id(NOW), goods={"codes": (f"8{n:019d}",)}) for n in range(4)]
    rows = [replace(one, lane=f"lane {number}") for number, one in enumerate(rows)]
    put(store, *rows)
    played.faults('[[rule]]\nname = "rows"\nwhen = { count = 1, infno = "3505A" }\ndo = "rows"\nrows = [2]\n')
    report = flush(store, insurance(played, batched=True))
    assert (report.why, report.done, report.rejected) == (Why.REJECTED, False, 1)
    held = {one["bchno"] for one in played.ledger(state="held")}
    assert held == {one.id for one in rows if state(store, one) is SubmissionState.ACCEPTED}
    assert len(held) == 3


def test_a_clock_that_is_off_pauses_everything_and_says_so(played: RunningSimulator, store: Store) -> None:
    rows = owe(store, 6)
    platform = insurance(played, batched=True)
    played.faults('[[rule]]\nname = "clock"\ndo = "clock"\nseconds = 600\n')
    report = flush(store, platform)
    assert report.why is Why.PAUSED
    assert report.state.paused is not None
    assert report.state.paused.error == "clock"
    assert report.state.drift_s is not None
    assert 590 <= report.state.drift_s <= 610
    assert {state(store, one) for one in rows} == {SubmissionState.WAITING}
    played.faults("")
    assert flush(store, platform).done
    all_arrived_once(played, store, rows)


def test_a_rate_limit_slows_us_down_and_nothing_is_rejected(played: RunningSimulator, store: Store) -> None:
    rows = owe(store, 12)
    played.faults('[[rule]]\nname = "rate"\nwhen = { count = 9 }\ndo = "rate_limit"\nper_minute = 3\n')
    assert flush(store, insurance(played, batched=False)).done
    all_arrived_once(played, store, rows)
    assert any(call["http_status"] == 429 for call in played.calls())


def test_a_withdrawal_whose_answer_is_lost_is_done_when_the_row_is_gone(played: RunningSimulator, store: Store) -> None:
    sale = samples.submission(SubmissionKind.SALE, id=new_id(NOW))
    gone = replace(
        samples.submission(SubmissionKind.WITHDRAWAL, id=new_id(NOW)),
        body=Withdrawal(sale.id, SubmissionKind.SALE, "数量录错"),
    )
    put(store, sale, gone)
    played.faults('[[rule]]\nname = "x"\nwhen = { infno = ["3507", "3507A"], count = 1 }\ndo = "drop_after"\n')
    assert flush(store, insurance(played, batched=True)).done
    assert (state(store, sale), state(store, gone)) == (SubmissionState.WITHDRAWN, SubmissionState.ACCEPTED)
    assert played.ledger(state="held") == []
    assert len(played.calls("3507") + played.calls("3507A")) == 1


def test_a_platform_that_is_switched_off_is_caught_up_with_later(running: RunningSimulator, store: Store) -> None:
    running.reset()
    rows = owe(store, 12)
    platform = insurance(running, batched=False)
    running.stop()
    assert flush(store, platform, replace(OPTIONS, tries=3)).why is Why.OFFLINE
    running.start()
    assert flush(store, platform).done
    all_arrived_once(running, store, rows)
