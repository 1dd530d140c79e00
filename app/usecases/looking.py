"""Looking: the questions screens ask, asked by a person. What is read of a patient is noted in the audit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.documents import DocumentKind, DocumentState, ScanResult
from app.domain.drugs import Drug
from app.domain.people import Person, Right
from app.domain.submissions import SubmissionKind, SubmissionState
from app.store import Tx
from app.store.outbox import Answer
from app.store.questions import open_documents, shelf
from app.store.questions import uploads as upload_questions
from app.store.questions.open_documents import Waiting
from app.store.questions.opened import CodeOnLine, Opened, caught_up, opened
from app.store.questions.shelf import DrugChoice, Shelf
from app.store.questions.uploads import CallRow, Owing, UploadDetail, UploadRow, Wanted
from app.usecases.counter import Counter
from app.usecases.told_again import told_again

__all__ = [
    "Answer",
    "CallRow",
    "CodeOnLine",
    "DrugChoice",
    "Opened",
    "Owing",
    "Shelf",
    "UploadDetail",
    "UploadRow",
    "Waiting",
    "Wanted",
    "catch_up",
    "drug_choices",
    "drugs_like",
    "find",
    "look",
    "owing",
    "parties",
    "queue",
    "resume",
    "shelves",
    "upload_counts",
    "upload_detail",
    "upload_states",
    "uploads",
]


def look(document_id: int, *, counter: Counter) -> Opened:
    """The document as a screen draws it. Raises NoSuchDocument."""
    with counter.store.reading() as tx:
        return _with_aside(tx, opened(tx, document_id), {}, 0, counter)


def catch_up(before: Opened, line_ids: Iterable[int] = (), *, counter: Counter) -> Opened:
    """The document as it stands now, from what happened since `before`, however long it is.

    line_ids: lines that were changed by hand, which no scan tells of. Raises NoSuchDocument.
    """
    with counter.store.reading() as tx:
        return _with_aside(tx, caught_up(tx, before, line_ids), before.told_aside, before.seen, counter)


def _with_aside(tx: Tx, now: Opened, known: Mapping[int, ScanResult], seen: int, counter: Counter) -> Opened:
    """Say what the packs aside are. known: of scans up to `seen`, which are not looked up again."""
    head = now.document.head
    told = {
        event.id: known[event.id] if event.id <= seen and event.id in known else told_again(tx, event, head, counter)
        for event in now.aside
    }
    return now if told == now.told_aside else replace(now, told_aside=told)


def queue(
    kind: DocumentKind, words: str = "", *, counter: Counter, state: DocumentState = DocumentState.OPEN
) -> Sequence[Waiting]:
    """What waits to be worked on, or what was done."""
    with counter.store.reading() as tx:
        return open_documents.queue(tx, kind, state=state, words=words)


def find(kind: DocumentKind, number: str, *, counter: Counter) -> int | None:
    """The open document of a number, as when the number itself is scanned."""
    with counter.store.reading() as tx:
        document = tx.documents.find(kind, number.strip())
        return document.id if document is not None and document.state is DocumentState.OPEN else None


def resume(kind: DocumentKind, *, actor: Person, counter: Counter) -> int | None:
    """The open document this person scanned last."""
    with counter.store.reading() as tx:
        return open_documents.newest_touched(tx, kind, actor.login)


def drugs_like(words: str, *, counter: Counter, limit: int = 50) -> Sequence[Drug]:
    """Drugs by name, trade name, 拼音码 or code."""
    with counter.store.reading() as tx:
        return tx.drugs.search(words, limit=limit)


def drug_choices(words: str, place: str, *, counter: Counter, limit: int = 30) -> Sequence[DrugChoice]:
    """The same with their stock at a place, for choosing one."""
    with counter.store.reading() as tx:
        return shelf.choices(tx, words, place, limit=limit)


def shelves(drug_ids: Iterable[int], place: str, *, counter: Counter) -> dict[int, Shelf]:
    """What is on hand of some drugs, and the lot of each that goes out first."""
    with counter.store.reading() as tx:
        return shelf.shelves(tx, tuple(set(drug_ids)), place)


def parties(kinds: Sequence[DocumentKind], *, counter: Counter) -> Sequence[str]:
    """Suppliers or departments of earlier documents, newest first: what a form completes from."""
    with counter.store.reading() as tx:
        return shelf.parties(tx, kinds)


def uploads(wanted: Wanted, *, actor: Person, counter: Counter, limit: int = 1000) -> Sequence[UploadRow]:
    """Submissions, newest first."""
    actor.require(Right.SEE_UPLOADS)
    with counter.store.reading() as tx:
        return upload_questions.uploads(tx, wanted, limit=limit)


def upload_counts(*, counter: Counter) -> dict[tuple[str, SubmissionKind, SubmissionState], int]:
    """Rows by platform, kind and state."""
    with counter.store.reading() as tx:
        return tx.outbox.counts()


def upload_states(wanted: Wanted, *, actor: Person, counter: Counter) -> dict[SubmissionState, int]:
    """How many of the wanted rows stand in each state, whatever states are wanted."""
    actor.require(Right.SEE_UPLOADS)
    with counter.store.reading() as tx:
        return upload_questions.state_counts(tx, wanted)


def upload_detail(submission_id: str, *, actor: Person, counter: Counter) -> UploadDetail | None:
    """One submission with every verdict it has had and every call that carried it, personal data masked."""
    actor.require(Right.SEE_UPLOADS)
    with counter.store.reading() as tx:
        return upload_questions.upload_detail(tx, submission_id)


def owing(*, counter: Counter) -> Owing:
    """待上传."""
    with counter.store.reading() as tx:
        return upload_questions.owing(tx)
