"""What an import did, and the list of what is wrong with its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.refusals import BadImport, Fault

MOST_LISTED = 200


class Stage(StrEnum):
    """What an import is doing."""

    CHECKING = "checking"
    WRITING = "writing"


Progress = Callable[[Stage, int, int], None]
"""Called now and then with the stage, rows done and rows in all (0 = not known yet). What it raises ends the import, and
then nothing was written."""


def unwatched(stage: Stage, done: int, total: int) -> None:
    """Progress nobody looks at."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The outcome of an import that was not refused.

    subject: "drugs", "identifiers", "prescriptions" or "orders". rows: lines of the file that say something. added,
    changed, unchanged, skipped count drugs, identifiers or whole documents; something is skipped only where a partial
    import was asked for, and errors say why. more: errors beyond those listed. notices: no errors, but worth reading.
    """

    subject: str
    file: str
    rows: int
    added: int
    changed: int
    unchanged: int
    skipped: int
    errors: tuple[Fault, ...] = ()
    more: int = 0
    notices: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Faults:
    """Collects faults; remembers which lines have one, and lists the first MOST_LISTED."""

    listed: list[Fault] = field(default_factory=list)
    more: int = 0

    def add(self, fault: Fault) -> None:
        """One more."""
        if len(self.listed) < MOST_LISTED:
            self.listed.append(fault)
        else:
            self.more += 1

    def extend(self, faults: Sequence[Fault]) -> None:
        """Several more."""
        for fault in faults:
            self.add(fault)

    def __bool__(self) -> bool:
        return bool(self.listed)

    def sorted(self) -> tuple[Fault, ...]:
        """By line."""
        return tuple(sorted(self.listed, key=lambda fault: fault.line))

    def refuse_unless(self, partial: bool, file: str) -> None:
        """Raises BadImport where there are faults and not even a part may be taken."""
        if self.listed and not partial:
            raise BadImport(file, self.sorted(), self.more)
