"""Rows into messages: in order, one kind each, none longer than the platform takes.

Length is what `input` will be, in characters as serialised, escapes included. Source: `input` is documented as 字符型
40000, the only limit found in public texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import orjson

from app.domain.submissions import Sale, Submission, SubmissionKind
from app.platforms.insurance.profile import MessageStyle
from app.platforms.insurance.wire.envelope import escaped_text, input_text
from app.platforms.insurance.wire.rows import NotReady, Row
from app.platforms.insurance.wire.tables import TRANSACTIONS
from app.platforms.platform import Load


@dataclass(frozen=True, slots=True)
class Piece:
    """A row ready to be sent. size: its characters in `input`."""

    submission: Submission
    row: Row
    size: int


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts rows into messages for one region. as_string: `input` travels as a JSON text, so its quotes are escaped."""

    style: MessageStyle
    as_string: bool

    def piece(self, submission: Submission, row: Row) -> Piece:
        """Raises NotReady for a row that would fill more than a whole message, or holds what is no text."""
        try:
            size = self._size(row)
        except orjson.JSONEncodeError as error:
            raise NotReady((), "含有无法传输的字符") from error
        most = self.style.characters - self._frame(submission.kind)
        if size > most:
            raise NotReady((), f"单行 {size} 个字符，超过接口上限 {most} 个，请分成几行提交")
        return Piece(submission, row, size)

    def loads(self, pieces: Sequence[Piece]) -> Iterator[Load]:
        """Messages in the order of the rows."""
        group: list[Piece] = []
        size = 0
        for piece in pieces:
            if group and not self._fits(group, size, piece):
                yield self._load(group, size)
                group, size = [], 0
            size += piece.size + 1 if group else piece.size + self._frame(piece.submission.kind)
            group.append(piece)
        if group:
            yield self._load(group, size)

    def _fits(self, group: list[Piece], size: int, piece: Piece) -> bool:
        first = group[0].submission
        return (
            piece.submission.kind is first.kind
            and first.kind in self.style.batched
            and size + 1 + piece.size <= self.style.characters
            and not 0 < self.style.rows <= len(group)
            and (not self.style.one_document or _document(piece.submission) == _document(first))
        )

    def _load(self, group: list[Piece], size: int) -> Load:
        kind = group[0].submission.kind
        transaction = TRANSACTIONS[kind]
        batched = kind in self.style.batched
        return Load(
            kind=kind,
            transaction=f"{transaction.number}A" if batched else transaction.number,
            submissions=tuple(piece.submission for piece in group),
            node={transaction.batch_node: [piece.row for piece in group]}
            if batched
            else {transaction.single_node: group[0].row},
            size=size,
        )

    def _size(self, node: Row) -> int:
        text = input_text(node)
        return len(escaped_text(text)) if self.as_string else len(text)

    def _frame(self, kind: SubmissionKind) -> int:
        """Characters around the rows: `{"selinfoDetail":[]}` or `{"selinfo":}`."""
        transaction = TRANSACTIONS[kind]
        if kind in self.style.batched:
            return self._size({transaction.batch_node: []})
        return self._size({transaction.single_node: {}}) - 2


def _document(submission: Submission) -> str | None:
    return submission.body.document_no if isinstance(submission.body, Sale) else None
