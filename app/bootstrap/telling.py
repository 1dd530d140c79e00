"""Sentences for the command line, made by the same words as the window's."""

from __future__ import annotations

from collections.abc import Iterator

from app.delivery.until_empty import FlushReport
from app.domain.refusals import BadImport
from app.domain.secrets_place import SecretsPlace
from app.ui.import_words import ImportWords
from app.ui.messages import Messages
from app.ui.secrets_words import SecretsWords
from app.usecases.imports import ImportReport

_MOST_LINES = 20


def sentence_of(refused: Exception) -> str:
    """What happened, whose it is, what to do."""
    told = Messages().tell(refused)
    if isinstance(refused, BadImport):
        lines = [told.sentence, *(ImportWords().tell(fault) for fault in refused.errors[:_MOST_LINES])]
        return "\n".join(lines)
    return told.sentence


def place_of(secrets: SecretsPlace) -> str:
    """Where secrets lie."""
    return SecretsWords().where(secrets)


def worded(report: FlushReport | ImportReport) -> Iterator[str]:
    """A report for people."""
    if isinstance(report, ImportReport):
        yield (
            f"{report.file}：共 {report.rows} 行，新增 {report.added}，更新 {report.changed}，"
            f"未变 {report.unchanged}，跳过 {report.skipped}"
        )
        for fault in (*report.errors[:_MOST_LINES], *report.notices[:_MOST_LINES]):
            yield ImportWords().tell(fault)
        return
    for one in report.platforms:
        yield f"{one.platform}：接收 {one.accepted}，退回 {one.rejected}，仍欠 {one.owed}（{one.why}，{one.took_s:.1f} 秒）"
