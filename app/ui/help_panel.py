"""The help page of the screen in front, beside the work and not instead of it: it takes no key and no scan."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QFile, QIODevice, QLocale, QObject, Qt
from PySide6.QtWidgets import (
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.ui import icons
from app.ui.view import View

WIDTH = 420


class HelpPanel(View):
    """Lies over the right edge of `parent`; `show_page` opens, `toggle` opens or closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "drop")
        self._page = ""
        self._title, self._hint, self.close_button = QLabel(), QLabel(), QPushButton()
        self._title.setProperty("kind", "heading")
        self._hint.setProperty("kind", "caption")
        self.close_button.setProperty("kind", "quiet")
        icons.dress(self.close_button, "close", "muted", 16)
        self.text = QTextBrowser()
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.document().setIndentWidth(20)
        for widget in (self.text, self.close_button):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.hide)
        self._lay_out()
        parent.installEventFilter(self)
        self.hide()
        self.retranslate()

    def toggle(self, page: str) -> None:
        """F1: open at this screen's page; the same page again closes."""
        if self.isVisible() and page == self._page:
            self.hide()
        else:
            self.show_page(page)

    def show_page(self, page: str) -> None:
        """Open at a page; one that nobody wrote says so."""
        self._page = page
        self.retranslate()
        self.place()
        self.show()
        self.raise_()

    def follow(self, page: str) -> None:
        """Another screen came to the front: an open panel turns to its page."""
        if self.isVisible():
            self.show_page(page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The parent changes its size."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Along the right edge, as high as the parent."""
        parent = self.parentWidget()
        if parent is not None:
            width = min(WIDTH, parent.width())
            self.setGeometry(parent.width() - width, 0, width, parent.height())

    def retranslate(self) -> None:
        """The page in the language now worn."""
        self._title.setText(self.tr("帮助"))
        self._hint.setText(self.tr("再按 F1 收起；扫码和按键照常"))
        self.close_button.setAccessibleName(self.tr("收起帮助"))
        self.close_button.setToolTip(self.tr("收起帮助"))
        language = "en" if QLocale().language() == QLocale.Language.English else "zh_CN"
        self.text.setMarkdown(_read(f"yaosu:help/{language}/{self._page}.md") or self.tr("这一页还没有帮助。"))

    def _lay_out(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(-2, 0)
        self.setGraphicsEffect(shadow)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.addLayout(head)
        column.addWidget(self.text, 1)


def _read(path: str) -> str:
    file = QFile(path)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Text):
        return ""
    return bytes(file.readAll().data()).decode("utf-8")
