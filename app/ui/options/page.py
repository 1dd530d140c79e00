"""One page of options: its name, what it is about, cards of its own on top, the options, the secrets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.options.field import OptionField
from app.ui.options.rows import OptionRow
from app.ui.options.secrets import SecretRow
from app.ui.options.sections import Section
from app.ui.options.viewmodel import OptionsState
from app.ui.options.words import OptionWords
from app.ui.view import View

_WIDEST = 1080


class SectionPage(View):
    """Scrolls where it is longer than the window.

    fields: the options of this page, by key. placed: those of them that stand in one of the parts this page has besides,
    `above` or `below` its rows.
    """

    def __init__(
        self,
        section: Section,
        words: OptionWords,
        fields: Mapping[str, OptionField],
        secrets: Sequence[SecretRow],
        *,
        placed: frozenset[str] = frozenset(),
        above: Sequence[QWidget] = (),
        below: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.section, self.fields, self.secrets = section, dict(fields), tuple(secrets)
        self._rows = [OptionRow(field, words) for key, field in fields.items() if key not in placed]
        self._words, self._state = words, OptionsState()
        self._title, self._about, self._secrets_title, self._secrets_at = QLabel(), QLabel(), QLabel(), QLabel()
        self._lay_out(above, below)
        self.retranslate()

    def draw(self, state: OptionsState) -> None:
        """Show everything of it that stands here."""
        self._state = state
        for field in self.fields.values():
            field.draw(state)
        for secret in self.secrets:
            secret.draw(state)
        if state.look is not None:
            self._secrets_at.setText(self._words.secrets_at(state.look.secrets_at))

    def retranslate(self) -> None:
        """Headings."""
        self._title.setText(self._words.title(self.section))
        self._about.setText(self._words.about(self.section))
        self._secrets_title.setText(self._words.secrets_title())
        self.draw(self._state)

    def _lay_out(self, above: Sequence[QWidget], below: Sequence[QWidget]) -> None:
        self._title.setProperty("kind", "title")
        self._secrets_title.setProperty("kind", "heading")
        for label in (self._about, self._secrets_at):
            label.setProperty("kind", "muted")
            label.setWordWrap(True)
        inside = QWidget()
        inside.setProperty("kind", "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 0, 16, 16)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._about)
        for part in above:
            column.addWidget(part)
        if self._rows:
            column.addWidget(_card(*_ruled(self._rows)))
        for part in below:
            column.addWidget(part)
        if self.secrets:
            self._secrets_title.setContentsMargins(0, 6, 0, 0)
            self._secrets_at.setContentsMargins(0, 3, 0, 4)
            column.addWidget(_card(self._secrets_title, self._secrets_at, *_ruled(self.secrets)))
        column.addStretch(1)
        inside.setMaximumWidth(_WIDEST)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setProperty("kind", "plain")
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)


def _card(*parts: QWidget) -> View:
    card = View()
    card.setProperty("kind", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 8, 18, 8)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return card


def _ruled(parts: Sequence[QWidget]) -> list[QWidget]:
    """A thin line between one and the next."""
    ruled: list[QWidget] = []
    for part in parts:
        if ruled:
            line = QFrame()
            line.setProperty("kind", "rule")
            line.setFixedHeight(1)
            ruled.append(line)
        ruled.append(part)
    return ruled
