"""The uploads screen: what is owed, what was answered, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, RowMapping, Select, case, func, or_, select

from app.domain.submissions import BODY_OF, Body, ErrorClass, Goods, SubmissionKind, SubmissionState
from app.store.outbox import Answer
from app.store.outbox_rows import is_in, is_unsettled
from app.store.store import Tx
from app.store.tables.documents import documents
from app.store.tables.outbox import calls, outbox, receipts

_DRUGS = 20


@dataclass(frozen=True, slots=True)
class UploadRow:
    """One submission as the table shows it.

    behind: it waits for an earlier row of its lane. words: the platform's own. missing: our names of absent facts.
    """

    id: str
    platform: str
    kind: SubmissionKind
    state: SubmissionState
    document_number: str | None
    drug: str | None
    codes: int
    attempts: int
    created_at: datetime
    settled_at: datetime | None
    not_before: datetime | None
    message_id: str | None
    error: ErrorClass | None
    words: str | None
    missing: tuple[str, ...]
    behind: bool
    body: Body


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows to show; a member left as it is asks for nothing. All conditions hold together.

    words: part of the document number, drug, trace code, message id or the platform's words. drug: by name, 拼音码 or code.
    since, until: when it was written; settled_since, settled_until: when its verdict came.
    """

    platform: str | None = None
    kinds: tuple[SubmissionKind, ...] = ()
    states: tuple[SubmissionState, ...] = ()
    error: ErrorClass | None = None
    words: str = ""
    since: datetime | None = None
    until: datetime | None = None
    settled_since: datetime | None = None
    settled_until: datetime | None = None
    attempts_at_least: int | None = None
    document_id: int | None = None
    document: str = ""
    drug: str = ""
    lot: str = ""
    code: str = ""
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class CallRow:
    """One exchange with a platform, as logged."""

    message_id: str
    exchange: str
    started_at: datetime
    took_ms: int
    outcome: str
    request: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class UploadDetail:
    """Everything of one row. ahead: the unsettled row its lane waits for. alike: rejected rows of the same cause."""

    row: UploadRow
    answers: tuple[Answer, ...]
    calls: tuple[CallRow, ...]
    ahead: UploadRow | None = None
    alike: int = 0


@dataclass(frozen=True, slots=True)
class Owing:
    """The status bar's 待上传: rows not settled, and since when the oldest waits."""

    waiting: int
    rejected: int
    unknown: int
    oldest_at: datetime | None


def uploads(tx: Tx, wanted: Wanted, *, limit: int = 1000, offset: int = 0) -> Sequence[UploadRow]:
    """Newest first."""
    question = _rows().where(*_conditions(tx, wanted)).order_by(outbox.c.seq.desc()).limit(limit).offset(offset)
    return [_upload(row._mapping) for row in tx.connection.execute(question)]


def state_counts(tx: Tx, wanted: Wanted) -> dict[SubmissionState, int]:
    """How many rows of each state there are, whatever states are wanted."""
    question = (
        select(outbox.c.state, func.count())
        .select_from(outbox)
        .where(*_conditions(tx, replace(wanted, states=())))
        .group_by(outbox.c.state)
    )
    if _asks_documents(wanted):
        question = question.outerjoin(documents, documents.c.id == outbox.c.document_id)
    if wanted.error or wanted.words.strip():
        question = question.outerjoin(receipts, receipts.c.id == outbox.c.receipt_id)
    return {state: int(count) for state, count in tx.connection.execute(question)}


def upload_detail(tx: Tx, submission_id: str) -> UploadDetail | None:
    """One row with its verdicts and calls; None where there is none."""
    found = tx.connection.execute(_rows().where(outbox.c.id == submission_id)).one_or_none()
    if found is None:
        return None
    row, answers = _upload(found._mapping), tuple(tx.outbox.answers(submission_id))
    numbers = dict.fromkeys([*(one.message_id for one in answers if one.message_id), row.message_id or ""])
    said = tuple(call for number in numbers if number for call in calls_of(tx, number))
    return UploadDetail(row, answers, said, _ahead(tx, found._mapping["seq"], found._mapping), _alike(tx, row))


def owing(tx: Tx) -> Owing:
    """Counted on the partial index over unsettled rows."""
    unsettled = ("waiting", "sending", "unknown", "rejected")
    rows = tx.connection.execute(
        select(outbox.c.state, func.count(), func.min(outbox.c.created_at))
        .where(outbox.c.state.in_(SubmissionState(word) for word in unsettled))
        .group_by(outbox.c.state)
    )
    found = {state: (count, oldest) for state, count, oldest in rows}
    moving = [found[state] for state in (SubmissionState.WAITING, SubmissionState.SENDING) if state in found]
    unknown = found.get(SubmissionState.UNKNOWN, (0, None))
    ages = [oldest for _, oldest in [*moving, unknown] if oldest is not None]
    rejected = found.get(SubmissionState.REJECTED, (0, None))[0]
    return Owing(sum(count for count, _ in moving), rejected, unknown[0], min(ages, default=None))


def calls_of(tx: Tx, message_id: str) -> Sequence[CallRow]:
    """What was said under a message id."""
    rows = tx.connection.execute(
        select(*(calls.c[name] for name in CallRow.__slots__))
        .where(calls.c.message_id == message_id)
        .order_by(calls.c.id)
    )
    return [CallRow(*row) for row in rows]


def rejected_of(tx: Tx, error: ErrorClass, platform: str, *, limit: int) -> Sequence[str]:
    """Ids of rows a platform refused for one cause, oldest first."""
    rows = tx.connection.execute(
        select(outbox.c.id)
        .join(receipts, receipts.c.id == outbox.c.receipt_id)
        .where(*_same_cause(error, platform))
        .order_by(outbox.c.seq)
        .limit(limit)
    )
    return list(rows.scalars())


def _rows() -> Select[Any]:
    earlier = outbox.alias("earlier")
    behind = (
        select(earlier.c.seq)
        .where(
            earlier.c.platform == outbox.c.platform,
            earlier.c.lane == outbox.c.lane,
            earlier.c.seq < outbox.c.seq,
            is_unsettled(earlier),
        )
        .exists()
    )
    return (
        select(
            outbox,
            documents.c.number,
            receipts.c.error,
            receipts.c.words,
            receipts.c.missing,
            case((is_in(outbox, SubmissionState.WAITING), behind), else_=False).label("behind"),
        )
        .outerjoin(documents, documents.c.id == outbox.c.document_id)
        .outerjoin(receipts, receipts.c.id == outbox.c.receipt_id)
    )


def _conditions(tx: Tx, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    column = outbox.c
    if wanted.platform:
        yield column.platform == wanted.platform
    if wanted.kinds:
        yield column.kind.in_(wanted.kinds)
    if wanted.states:
        yield column.state.in_(wanted.states)
    if wanted.error:
        yield receipts.c.error == wanted.error
    if wanted.attempts_at_least:
        yield column.attempts >= wanted.attempts_at_least
    if wanted.document_id:
        yield column.document_id == wanted.document_id
    yield from _moments(wanted)
    yield from _texts(tx, wanted)


def _moments(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.since:
        yield outbox.c.created_at >= wanted.since
    if wanted.until:
        yield outbox.c.created_at < wanted.until
    if wanted.settled_since:
        yield outbox.c.settled_at >= wanted.settled_since
    if wanted.settled_until:
        yield outbox.c.settled_at < wanted.settled_until


def _texts(tx: Tx, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if text := wanted.words.strip():
        searched = (documents.c.number, outbox.c.body, outbox.c.message_id, outbox.c.id, receipts.c.words)
        yield or_(*(column.contains(text, autoescape=True) for column in searched))
    if text := wanted.document.strip():
        yield documents.c.number.contains(text, autoescape=True)
    if text := wanted.message_id.strip():
        yield outbox.c.message_id.contains(text, autoescape=True)
    if text := wanted.lot.strip():
        yield outbox.c.body.contains(f'"lot_number":{_json(text)}', autoescape=True)
    if text := "".join(wanted.code.split()):
        yield outbox.c.body.contains(_json(text)[1:-1], autoescape=True)
    if text := wanted.drug.strip():
        found = tx.drugs.search(text, limit=_DRUGS)
        parts = tuple(f'"local_code":{_json(drug.local_code)}' for drug in found)
        yield or_(False, *(outbox.c.body.contains(part, autoescape=True) for part in parts))


def _asks_documents(wanted: Wanted) -> bool:
    return bool(wanted.words.strip() or wanted.document.strip())


def _json(text: str) -> str:
    """As it stands in a body."""
    return msgspec.json.encode(text).decode()


def _ahead(tx: Tx, seq: int, row: RowMapping) -> UploadRow | None:
    if row["state"] is not SubmissionState.WAITING or not row["behind"]:
        return None
    found = tx.connection.execute(
        _rows()
        .where(
            outbox.c.platform == row["platform"],
            outbox.c.lane == row["lane"],
            outbox.c.seq < seq,
            is_unsettled(outbox),
        )
        .order_by(outbox.c.seq)
        .limit(1)
    ).one_or_none()
    return None if found is None else _upload(found._mapping)


def _alike(tx: Tx, row: UploadRow) -> int:
    if row.state is not SubmissionState.REJECTED or row.error is None:
        return 0
    question = select(func.count()).select_from(outbox).join(receipts, receipts.c.id == outbox.c.receipt_id)
    return int(tx.connection.execute(question.where(*_same_cause(row.error, row.platform))).scalar_one())


def _same_cause(error: ErrorClass, platform: str) -> tuple[ColumnElement[bool], ...]:
    return (outbox.c.platform == platform, is_in(outbox, SubmissionState.REJECTED), receipts.c.error == error)


def _upload(at: RowMapping) -> UploadRow:
    body: Body = msgspec.json.decode(at["body"], type=BODY_OF[at["kind"]])
    goods = getattr(body, "goods", None)
    named = goods if isinstance(goods, Goods) else None
    return UploadRow(
        id=at["id"],
        platform=at["platform"],
        kind=at["kind"],
        state=at["state"],
        document_number=at["number"],
        drug=named.name if named else None,
        codes=len(named.codes) if named else 0,
        attempts=at["attempts"],
        created_at=at["created_at"],
        settled_at=at["settled_at"],
        not_before=at["not_before"],
        message_id=at["message_id"],
        error=at["error"],
        words=at["words"],
        missing=tuple(at["missing"].split(",")) if at["missing"] else (),
        behind=bool(at["behind"]),
        body=body,
    )
