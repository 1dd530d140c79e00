"""What the platform holds: every accepted arrival, what became of it, and the life of each trace code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from app.simulator.database import Database


class State(StrEnum):
    """What became of an arrival: held, taken away by 3507, or replaced by a later one with the same number."""

    HELD = "held"
    DELETED = "deleted"
    OVERWRITTEN = "overwritten"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One row about to be accepted. at: platform time on the wire; happened: its business day, yyyy-MM-dd, or ""."""

    at: str
    infno: str
    data_type: str
    msgid: str
    institution: str
    region: str
    opter: str
    bchno: str
    happened: str
    row: Mapping[str, Any]
    codes: Sequence[str]
    split: bool


@dataclass(frozen=True, slots=True)
class Use:
    """One held use of a trace code. infno: 3501 to 3506."""

    infno: str
    split: bool


class Ledger:
    """Questions and entries. Entries belong inside `database.writing()`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def holds(self, institution: str, data_type: str, bchno: str) -> bool:
        """Whether a row with this number is held."""
        found = self._database.execute(
            "SELECT 1 FROM arrivals WHERE bchno=? AND data_type=? AND institution=? AND state='held' LIMIT 1",
            (bchno, data_type, institution),
        )
        return found.fetchone() is not None

    def accept(self, arrival: Arrival) -> bool:
        """Enter an accepted row; true if its number had been accepted before with no deletion between (doubled)."""
        doubled = self._accepted_since_deletion(arrival)
        entered = self._database.execute(
            "INSERT INTO arrivals (at, infno, data_type, msgid, institution, region, opter, bchno, happened, row, state,"
            " doubled) VALUES (?,?,?,?,?,?,?,?,?,?,'held',?)",
            (
                arrival.at, arrival.infno, arrival.data_type, arrival.msgid, arrival.institution, arrival.region,
                arrival.opter, arrival.bchno, arrival.happened, orjson.dumps(arrival.row).decode(), int(doubled),
            ),
        )  # fmt: skip
        for code in arrival.codes:
            self._database.execute(
                "INSERT INTO code_uses (code, arrival, split) VALUES (?,?,?)",
                (code, entered.lastrowid, int(arrival.split)),
            )
        return doubled

    def overwrite(self, institution: str, data_type: str, bchno: str) -> None:
        """Mark what is held under this number as replaced; the newcomer is entered by `accept`."""
        self._end(State.OVERWRITTEN, institution, data_type, bchno)

    def delete(self, *, at: str, msgid: str, institution: str, data_type: str, bchno: str) -> int:
        """Take away what is held under this number, as 3507 does; returns how many rows that were."""
        taken = self._end(State.DELETED, institution, data_type, bchno)
        if taken:
            self._database.execute(
                "INSERT INTO deletions (at, msgid, institution, bchno, data_type, taken) VALUES (?,?,?,?,?,?)",
                (at, msgid, institution, bchno, data_type, taken),
            )
        return taken

    def uses(self, code: str) -> list[Use]:
        """The held uses of a trace code by any institution, oldest first."""
        found = self._database.execute(
            "SELECT a.infno, u.split FROM code_uses u JOIN arrivals a ON a.seq=u.arrival"
            " WHERE u.code=? AND a.state='held' ORDER BY u.arrival",
            (code,),
        )
        return [Use(infno, bool(split)) for infno, split in found]

    def suspect(self, *, at: str, code: str, bchno: str, infno: str, reason: str) -> None:
        """Note a suspicious use of a trace code."""
        self._database.execute(
            "INSERT INTO suspects (at, code, bchno, infno, reason) VALUES (?,?,?,?,?)", (at, code, bchno, infno, reason)
        )

    def _accepted_since_deletion(self, arrival: Arrival) -> bool:
        found = self._database.execute(
            "SELECT 1 FROM arrivals WHERE bchno=? AND data_type=? AND institution=? AND state<>'deleted' LIMIT 1",
            (arrival.bchno, arrival.data_type, arrival.institution),
        )
        return found.fetchone() is not None

    def _end(self, state: State, institution: str, data_type: str, bchno: str) -> int:
        # A deletion ends overwritten rows too: after it the number is as if it had never been used.
        ended = "('held','overwritten')" if state is State.DELETED else "('held')"
        found = self._database.execute(
            f"UPDATE arrivals SET state=? WHERE bchno=? AND data_type=? AND institution=? AND state IN {ended}",
            (state.value, bchno, data_type, institution),
        )
        return found.rowcount
