"""Going through a file line by line before anything is written: what is good, what is wrong, what is the same twice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from app.domain.refusals import Fault
from app.usecases.imports.columns import Columns
from app.usecases.imports.reading import open_file
from app.usecases.imports.reasons import NOTICES, Reason
from app.usecases.imports.record import Reader, Record
from app.usecases.imports.report import Faults, ImportReport, Progress, Stage
from app.usecases.imports.table import Wanted

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_TELL_EVERY = 1000


@dataclass(frozen=True, slots=True)
class Draft(Generic[K, V]):
    """What a line asks for. key: what makes it the same thing as another line's."""

    line: int
    key: K
    value: V


class Check:
    """One file under inspection. Errors, notices and what had to be left out are counted here."""

    def __init__(self, file: Path, wanted: Wanted, *, partial: bool, progress: Progress) -> None:
        """partial: the good part of the file may be taken."""
        self.name = file.name
        self.columns: Columns = wanted.all_columns
        self.errors = Faults()
        self.notices = Faults()
        self.rows = 0
        self.skipped = 0
        self._file = file
        self._wanted = wanted
        self._partial = partial
        self._progress = progress

    def readers(self) -> Iterator[tuple[Record, Reader]]:
        """Each line that can be read, with what takes values out of it. Raises BadImport for the file as a whole."""
        opened = open_file(self._file, self._wanted)
        self._progress(Stage.CHECKING, 0, opened.total)
        for found in opened.lines:
            if isinstance(found, Fault):
                self._told(found)
                continue
            self.rows += 1
            if self.rows % _TELL_EVERY == 0:
                self._progress(Stage.CHECKING, self.rows, max(opened.total, self.rows))
            yield found, self.reader(found)
        self._progress(Stage.CHECKING, self.rows, self.rows)

    def reader(self, record: Record) -> Reader:
        """What takes values out of a line."""
        return Reader(record, self.columns, self.errors)

    def _told(self, fault: Fault) -> None:
        if fault.reason in NOTICES:
            self.notices.add(fault)
        else:
            self.errors.add(fault)
            self.rows += 1
            self.lost_a_line()

    def lost_a_line(self) -> None:
        """A line nobody can assign. Where lines make up documents not even a part may be taken: one would lack a line."""
        self.skipped += 1
        self._partial = self._partial and self._wanted.nested is None

    def drafts(self, draft: Callable[[Record, Reader], Draft[K, V] | None]) -> list[Draft[K, V]]:
        """Every good line once: `draft` reads it. Lines with faults, and lines that contradict one another, are left out."""
        first: dict[K, Draft[K, V]] = {}
        bad: set[K] = set()
        for record, reader in self.readers():
            made = draft(record, reader)
            if made is None or not reader.ok:
                self.skipped += 1
                continue
            before = first.setdefault(made.key, made)
            if before is made:
                continue
            if before.value == made.value:
                self.notices.add(Fault(made.line, "", Reason.REPEATED, str(before.line)))
                continue
            self.skipped += 1 if made.key in bad else 2
            bad.add(made.key)
            self.contradict(before.line, made.line)
        return [made for key, made in first.items() if key not in bad]

    def contradict(self, line: int, other: int, field: str = "") -> None:
        """Two lines say different things about the same; both are told."""
        self.errors.add(Fault(line, field, Reason.CONTRADICTS, str(other)))
        self.errors.add(Fault(other, field, Reason.CONTRADICTS, str(line)))

    def stop_at_errors(self) -> None:
        """Raises BadImport where something is wrong and not even a part may be taken."""
        self.errors.refuse_unless(self._partial, self.name)

    def writing(self, done: int, total: int) -> None:
        """Tell how far the writing is."""
        self._progress(Stage.WRITING, done, total)

    def report(self, subject: str, *, added: int, changed: int, unchanged: int) -> ImportReport:
        """The outcome."""
        return ImportReport(
            subject=subject,
            file=self.name,
            rows=self.rows,
            added=added,
            changed=changed,
            unchanged=unchanged,
            skipped=self.skipped,
            errors=self.errors.sorted(),
            more=self.errors.more,
            notices=self.notices.sorted(),
        )


def outcome(report: ImportReport) -> dict[str, object]:
    """The counts, for the audit."""
    names = ("file", "rows", "added", "changed", "unchanged", "skipped")
    return {name: getattr(report, name) for name in names}
