"""The columns of the uploads table; those nobody needs every day begin hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from app.domain.submissions import ErrorClass
from app.ui.columns import Column
from app.ui.submission_words import TONES
from app.ui.uploads.words import UploadWords, clock
from app.usecases.looking import UploadRow


class UploadTitles(QObject):
    """Asked again on each language change."""

    def title(self, column: str) -> str:
        return {
            "created": self.tr("时间"),
            "kind": self.tr("类别"),
            "number": self.tr("单号"),
            "drug": self.tr("药品"),
            "state": self.tr("状态"),
            "why": self.tr("原因"),
            "attempts": self.tr("次数"),
            "codes": self.tr("追溯码数"),
            "settled": self.tr("结果时间"),
            "next": self.tr("下次"),
            "said": self.tr("平台原话"),
            "message": self.tr("报文号"),
            "id": self.tr("流水号"),
        }[column]


def upload_columns(words: UploadWords, now: Callable[[], datetime]) -> Sequence[Column[UploadRow]]:
    """now: to tell whether a row was put off."""
    titles = UploadTitles(words)

    def made(name: str, text: Callable[[UploadRow], str], width: int, **more: object) -> Column[UploadRow]:
        return Column(name, lambda: titles.title(name), text, width, **more)  # type: ignore[arg-type]

    told = words.submissions
    return (
        made("created", lambda row: clock(row.created_at), 100, order=lambda row: row.created_at),
        made("kind", lambda row: told.kind(row.kind), 96, firm=True),
        made("number", lambda row: row.document_number or "", 131, firm=True),
        made("drug", lambda row: row.drug or "", 0),
        made("state", lambda row: told.state(row.state, row.error), 88, firm=True, tone=lambda row: TONES[row.state]),
        made("why", lambda row: words.short_why(row, now()), 98),
        made("attempts", lambda row: str(row.attempts), 58, order=lambda row: row.attempts, number=True),
        made("codes", lambda row: str(row.codes), 80, order=lambda row: row.codes, number=True, shown=False),
        made("settled", lambda row: _moment(row.settled_at), 112, order=lambda row: row.settled_at, shown=False),
        made("next", lambda row: _moment(row.not_before), 112, order=lambda row: row.not_before, shown=False),
        made("said", _said, 220, shown=False),
        made("message", lambda row: row.message_id or "", 250, shown=False),
        made("id", lambda row: row.id, 230, shown=False),
    )


def _said(row: UploadRow) -> str:
    """Nothing for what was never sent."""
    return "" if row.error is ErrorClass.INCOMPLETE else row.words or ""


def _moment(at: datetime | None) -> str:
    return clock(at) if at is not None else ""
