"""上传: what is owed, why it is not there yet, and what a person does about it. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

from app.domain.submissions import ErrorClass, SubmissionState
from app.ui.run import Run
from app.ui.typed_days import NotADay, parse_day
from app.ui.uploads.standing import PlatformStanding
from app.usecases.counter import LOCAL
from app.usecases.looking import UploadDetail, UploadRow, Wanted
from app.usecases.mend_submission import Correction

MOST_ROWS = 2_000


class Period(StrEnum):
    """When a row was written."""

    ANY = "any"
    TODAY = "today"
    WEEK = "week"  # seven days, today included
    MONTH = "month"  # thirty


_DAYS = {Period.TODAY: 1, Period.WEEK: 7, Period.MONTH: 30}


class Deed(StrEnum):
    """What was just done, told above the table."""

    SENT_AGAIN = "sent_again"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"  # here and now: the platform never had it
    WITHDRAWAL_OWED = "withdrawal_owed"  # a 3507 was written
    HELD = "held"  # a person saw it on the platform
    RESUMED = "resumed"


@dataclass(frozen=True, slots=True)
class UploadVerbs:
    """Everything the screen can do, bound to a person and a counter.

    withdraw(id, reason): True where a withdrawal is owed now.
    settle_unknown(id, held). resume: try the platform now, whatever paused it.
    """

    uploads: Callable[[Wanted], Sequence[UploadRow]]
    states: Callable[[Wanted], Mapping[SubmissionState, int]]
    detail: Callable[[str], UploadDetail | None]
    send_again: Callable[[str], None]
    send_all_again: Callable[[ErrorClass, str], int]
    correct: Callable[[str, Correction], None]
    withdraw: Callable[[str, str], bool]
    settle_unknown: Callable[[str, bool], None]
    resume: Callable[[], None]


@dataclass(frozen=True, slots=True)
class UploadsState:
    """Everything on the screen.

    counts: rows per state under the filters other than state. selected: id of the row in the detail panel. wrong: facts
    of the correction form that cannot be read. done: what was just done, and for how many rows.
    """

    wanted: Wanted = field(default_factory=Wanted)
    period: Period = Period.ANY
    rows: tuple[UploadRow, ...] = ()
    counts: Mapping[SubmissionState, int] = field(default_factory=dict)
    selected: str | None = None
    detail: UploadDetail | None = None
    standing: PlatformStanding = field(default_factory=PlatformStanding)
    may_mend: bool = False
    wrong: frozenset[str] = frozenset()
    busy: bool = False
    trouble: Exception | None = None
    done: tuple[Deed, int] | None = None

    @property
    def cut(self) -> bool:
        """There are more rows than are shown."""
        return len(self.rows) >= MOST_ROWS


Draw = Callable[[UploadsState], None]


class UploadsViewModel:
    """Asks again whenever a filter or the outbox changes; one question at a time."""

    def __init__(self, verbs: UploadVerbs, *, run: Run, now: Callable[[], datetime], may_mend: bool) -> None:
        self._verbs, self._run, self._now = verbs, run, now
        self._asking = self._again = False
        self._draw: Draw = lambda _: None
        self.state = UploadsState(may_mend=may_mend)

    def watch(self, draw: Draw) -> None:
        """Call `draw` now, and again after every change."""
        self._draw = draw
        draw(self.state)

    # --- looking ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the rows, their counts and the open detail again. While one answer is awaited, the next is asked once."""
        if self._asking:
            self._again = True
            return
        self._asking = True
        wanted, selected = self.state.wanted, self.state.selected
        self._run(lambda: self._read(wanted, selected), self._show, self._not_read)

    def filtered(self, **conditions: Any) -> None:
        """Change conditions of `Wanted`."""
        self._become(wanted=replace(self.state.wanted, **conditions), done=None, trouble=None)
        self.refresh()

    def typed(self, conditions: Mapping[str, Any]) -> None:
        """What stands in the fields; `settled_day` is the day of the verdict, or None."""
        told = dict(conditions)
        if "settled_day" in told:
            settled = told.pop("settled_day")
            start = None if settled is None else datetime.combine(settled, time(), LOCAL)
            told["settled_since"] = start
            told["settled_until"] = None if start is None else start + timedelta(days=1)
        if any(getattr(self.state.wanted, name) != value for name, value in told.items()):
            self.filtered(**told)

    def state_chosen(self, state: SubmissionState | None) -> None:
        """Only rows of that state; None or the same again: of any."""
        chosen = () if state is None or self.state.wanted.states == (state,) else (state,)
        self.filtered(states=chosen)

    def period_chosen(self, period: Period) -> None:
        """By the day the row was written."""
        self._become(period=period)
        days = _DAYS.get(period)
        if days is None:
            self.filtered(since=None, until=None)
            return
        first = self._now().astimezone(LOCAL).date() - timedelta(days=days - 1)
        self.filtered(since=datetime.combine(first, time(), LOCAL), until=None)

    def selected(self, submission_id: str | None) -> None:
        """Open a row in the detail panel."""
        if submission_id != self.state.selected:
            self._become(selected=submission_id, wrong=frozenset(), done=None, trouble=None)
            self._look_at(submission_id)

    def ahead_opened(self) -> None:
        """Go to the row that holds up the lane."""
        detail = self.state.detail
        if detail is not None and detail.ahead is not None:
            self.selected(detail.ahead.id)

    # --- the platform -----------------------------------------------------------------------------------------------

    def platform_told(self, standing: PlatformStanding) -> None:
        """How the platform stands now."""
        self._become(standing=standing)

    def resumed(self) -> None:
        """现在重试."""
        self._verbs.resume()
        self._become(done=(Deed.RESUMED, 0), trouble=None)

    def told(self) -> None:
        """What was told above the table was read."""
        self._become(done=None, trouble=None)

    # --- deeds ------------------------------------------------------------------------------------------------------

    def sent_again(self) -> None:
        """The open row, under the same id."""
        if (row := self._open(SubmissionState.REJECTED)) is not None:
            self._do(lambda: self._verbs.send_again(row.id), lambda _: (Deed.SENT_AGAIN, 1))

    def all_sent_again(self) -> None:
        """Every row refused for the open row's cause."""
        row = self._open(SubmissionState.REJECTED)
        if row is not None and (error := row.error) is not None:
            self._do(lambda: self._verbs.send_all_again(error, row.platform), lambda count: (Deed.SENT_AGAIN, count))

    def corrected(self, typed: Mapping[str, str]) -> None:
        """Facts as typed, by our names; empty ones stay as they are. What cannot be read is marked, nothing is sent."""
        row = self._open(SubmissionState.REJECTED)
        if row is None:
            return
        facts: dict[str, Any] = {}
        wrong: set[str] = set()
        for name, text in typed.items():
            try:
                if text.strip():
                    facts[name] = parse_day(text) if name in ("made_on", "expires_on") else text.strip()
            except NotADay:
                wrong.add(name)
        self._become(wrong=frozenset(wrong))
        if facts and not wrong:
            self._do(lambda: self._verbs.correct(row.id, Correction(**facts)), lambda _: (Deed.CORRECTED, 1))

    def withdrawn(self, reason: str) -> None:
        """Take the open row back; the platform is told if it holds it."""
        row = self._open(SubmissionState.WAITING, SubmissionState.REJECTED, SubmissionState.ACCEPTED)
        if row is not None and reason.strip():
            self._do(
                lambda: self._verbs.withdraw(row.id, reason.strip()),
                lambda owed: (Deed.WITHDRAWAL_OWED if owed else Deed.WITHDRAWN, 1),
            )

    def settled(self, *, held: bool) -> None:
        """A person looked on the platform: it has the open row, or it has not."""
        if (row := self._open(SubmissionState.UNKNOWN)) is not None:
            deed = Deed.HELD if held else Deed.SENT_AGAIN
            self._do(lambda: self._verbs.settle_unknown(row.id, held), lambda _: (deed, 1))

    # --- inside -----------------------------------------------------------------------------------------------------

    def _open(self, *states: SubmissionState) -> UploadRow | None:
        """The row a deed is meant for. None while another was chosen and the panel does not show it yet."""
        detail = self.state.detail
        if detail is None or detail.row.id != self.state.selected or detail.row.state not in states:
            return None
        return detail.row if self.state.may_mend and not self.state.busy else None

    def _do(self, work: Callable[[], Any], told: Callable[[Any], tuple[Deed, int]]) -> None:
        self._become(busy=True, done=None, trouble=None)

        def then(result: Any) -> None:
            self._become(busy=False, done=told(result), wrong=frozenset())
            self.refresh()

        self._run(work, then, self._failed)

    def _read(
        self, wanted: Wanted, selected: str | None
    ) -> tuple[tuple[UploadRow, ...], Mapping[SubmissionState, int], UploadDetail | None]:
        rows = tuple(self._verbs.uploads(wanted))
        return rows, self._verbs.states(wanted), self._verbs.detail(selected) if selected else None

    def _show(self, read: tuple[tuple[UploadRow, ...], Mapping[SubmissionState, int], UploadDetail | None]) -> None:
        rows, counts, detail = read
        same = detail is not None and detail.row.id == self.state.selected
        self._become(rows=rows, counts=counts, detail=detail if same else self.state.detail)
        self._next()

    def _not_read(self, error: Exception) -> None:
        self._become(trouble=error)
        self._next()

    def _next(self) -> None:
        self._asking = False
        if self._again:
            self._again = False
            self.refresh()

    def _look_at(self, submission_id: str | None) -> None:
        if submission_id is None:
            self._become(detail=None)
            return

        def then(detail: UploadDetail | None) -> None:
            if self.state.selected == submission_id:
                self._become(detail=detail)

        self._run(lambda: self._verbs.detail(submission_id), then, self._failed)

    def _failed(self, error: Exception) -> None:
        self._become(busy=False, trouble=error)

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw(self.state)
