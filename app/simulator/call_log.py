"""Every request with its verdict: kept in the database, counted in memory for the inspection page."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from enum import StrEnum

from app.simulator.database import Database


class CallVerdict(StrEnum):
    """How a request ended on the platform's side, whatever the answer's fate on the line."""

    ACCEPTED = "accepted"
    PARTIAL = "partial"
    REFUSED = "refused"
    TURNED_AWAY = "turned_away"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Call:
    """One request. accepted: rows taken; fault: name of the rule it met; FAULT: it never got past that rule."""

    at: str
    infno: str
    msgid: str
    institution: str
    verdict: CallVerdict
    http_status: int = 200
    err_msg: str = ""
    fault: str = ""
    rows: int = 0
    accepted: int = 0


@dataclass(slots=True)
class Count:
    """Totals of one transaction."""

    calls: int = 0
    accepted: int = 0
    partial: int = 0
    refused: int = 0
    turned_away: int = 0
    fault: int = 0
    rows_accepted: int = 0


class CallLog:
    """Call `record` inside `database.writing()`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts: defaultdict[str, Count] = defaultdict(Count)
        self.recount()

    def record(self, call: Call) -> None:
        self._database.execute(
            "INSERT INTO calls (at, infno, msgid, institution, verdict, http_status, err_msg, fault, rows, accepted)"
            " VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                call.at, call.infno, call.msgid, call.institution, call.verdict.value, call.http_status, call.err_msg,
                call.fault, call.rows, call.accepted,
            ),
        )  # fmt: skip
        self._add(call.infno, call.verdict, 1, call.accepted)

    def recount(self) -> None:
        """Count anew from the database, as after a start or a reset."""
        self._counts.clear()
        found = self._database.execute("SELECT infno, verdict, count(*), sum(accepted) FROM calls GROUP BY 1, 2")
        for infno, verdict, calls, accepted in found:
            self._add(infno, CallVerdict(verdict), calls, accepted)

    def counts(self) -> dict[str, dict[str, int]]:
        """{"3505": {"calls": …, "accepted": …, …}, …}, by transaction."""
        return {infno: asdict(self._counts[infno]) for infno in sorted(self._counts)}

    def _add(self, infno: str, verdict: CallVerdict, calls: int, accepted: int) -> None:
        count = self._counts[infno]
        count.calls += calls
        count.rows_accepted += accepted
        setattr(count, verdict.value, getattr(count, verdict.value) + calls)
