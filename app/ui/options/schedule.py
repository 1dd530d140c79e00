"""When each kind is uploaded: one line per kind, its interval and its times side by side."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from app.domain.submissions import SubmissionKind
from app.settings import options
from app.ui.options.field import OptionField
from app.ui.submission_words import SubmissionWords
from app.ui.view import View

KEYS = frozenset(one.key for one in options.EVERY_S.values()) | frozenset(one.key for one in options.AT.values())
"""The options that stand here and not in a row of their own."""

_NAME_WIDTH = 150


class ScheduleCard(View):
    """fields: by key, for all of `KEYS`."""

    def __init__(self, fields: Mapping[str, OptionField]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._words = SubmissionWords(self)
        self._heads = [QLabel() for _ in range(3)]
        self._names = {kind: QLabel() for kind in SubmissionKind}
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 12, 18, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for column, head in enumerate(self._heads):
            head.setProperty("kind", "caption")
            head.setWordWrap(True)
            grid.addWidget(head, 0, column)
        for place, (kind, name) in enumerate(self._names.items(), start=1):
            line = QFrame()
            line.setProperty("kind", "rule")
            line.setFixedHeight(1)
            grid.addWidget(line, 2 * place - 1, 0, 1, 3)
            name.setMinimumWidth(_NAME_WIDTH)
            name.setContentsMargins(0, 8, 0, 0)
            grid.addWidget(name, 2 * place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(fields[options.EVERY_S[kind].key], 2 * place, 1)
            grid.addWidget(fields[options.AT[kind].key], 2 * place, 2)
        for column, share in enumerate((2, 4, 5)):
            grid.setColumnStretch(column, share)
        self.retranslate()

    def retranslate(self) -> None:
        """Heads and kinds."""
        heads = (
            self.tr("什么时候上传"),
            self.tr("每隔多少秒，0 为立即"),
            self.tr("每天这些时间，如 07:30, 12:00；空着不限"),
        )
        for label, words in zip(self._heads, heads, strict=True):
            label.setText(words)
        for kind, label in self._names.items():
            label.setText(self._words.numbered(kind))
