"""The bar at the bottom: which key does what on this screen. A click does the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.ui.actions import KeyedAction
from app.ui.view import View

HEIGHT = 48
_EDGE, _GAP = 10, 4


class KeyButton(QPushButton):
    """Keycap and word."""

    def __init__(self, keyed: KeyedAction) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the focus stays where the work is
        self._cap, self._word = QLabel(), QLabel()
        self._cap.setProperty("kind", "keycap")
        self._row = QHBoxLayout(self)
        for label in (self._cap, self._word):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(label)
        self.make_room(close=False)
        self.keyed = keyed
        self.clicked.connect(self._run)
        self.show_keyed(keyed)

    def show_keyed(self, keyed: KeyedAction) -> None:
        """Another key or another action of the same place."""
        self.keyed = keyed
        self._cap.setText(keyed.key)
        self._cap.setVisible(bool(keyed.key))
        self._word.setText(keyed.action.title)
        self.setAccessibleName(f"{keyed.key} {keyed.action.title}".strip())
        self.setEnabled(keyed.action.enabled)

    def make_room(self, *, close: bool) -> None:
        """Stand close together on a narrow bar."""
        self._row.setContentsMargins(3, 4, 4, 4) if close else self._row.setContentsMargins(8, 4, 10, 4)
        self._row.setSpacing(4 if close else 8)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The layout's, which the button's own hint does not know of."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same: a word is never cut."""
        return self.sizeHint()

    def _run(self) -> None:
        self.keyed.action.run()


class KeyBar(View):
    """Draws keyed actions."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = (QHBoxLayout(), QHBoxLayout())
        for row in self._rows:
            row.addStretch(1)
            column.addLayout(row)
        self._buttons: list[KeyButton] = []

    def draw(self, keyed: Sequence[KeyedAction]) -> None:
        """Show these and no others; hidden ones are left out."""
        shown = [one for one in keyed if not one.action.hidden]
        if [_shape(button.keyed) for button in self._buttons] != [_shape(one) for one in shown]:
            self._rebuild(shown)
        for button, one in zip(self._buttons, shown, strict=True):
            button.show_keyed(one)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The room changed."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """However many keys there are, the window may be narrower."""
        return QSize(0, HEIGHT)

    def _fit(self) -> None:
        """Roomy where there is room, else close together, else closer still, else in two rows."""
        for close, gap, edge in ((False, _GAP, _EDGE), (True, _GAP, _EDGE), (True, 1, 4)):
            for row in self._rows:
                row.setContentsMargins(edge, 0, edge, 0)
                row.setSpacing(gap)
            for button in self._buttons:
                button.make_room(close=close)
            gaps = gap * len(self._buttons) + 2 * edge
            if sum(button.sizeHint().width() for button in self._buttons) + gaps <= self.width():
                self._place(len(self._buttons))
                return
        self._place((len(self._buttons) + 1) // 2)

    def _place(self, first: int) -> None:
        """So many stand in the first row, the others in the second."""
        for button in self._buttons:
            for row in self._rows:
                row.removeWidget(button)
        for place, button in enumerate(self._buttons):
            row, at = (self._rows[0], place) if place < first else (self._rows[1], place - first)
            row.insertWidget(at, button)
        self.setFixedHeight(HEIGHT if first == len(self._buttons) else 2 * HEIGHT - 10)

    def _rebuild(self, shown: Sequence[KeyedAction]) -> None:
        for button in self._buttons:
            for row in self._rows:
                row.removeWidget(button)
            button.hide()  # else the layout shows it a little later, and without a parent that is a window of its own
            button.setParent(None)
            button.deleteLater()
        self._buttons = [KeyButton(one) for one in shown]
        for button in self._buttons:
            button.setProperty("kind", "primary" if button.keyed.action.primary else "key")
        self._place(len(self._buttons))


def _shape(keyed: KeyedAction) -> tuple[str, bool]:
    return keyed.action.id, keyed.action.primary
