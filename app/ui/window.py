"""The main window: navigation, the screens, the F-key bar and the status bar; and the cover while nobody is signed in.

It is handed the screens a person may open (`set_entries`), builds each when it is first opened and keeps it alive. Readings
go to `take`, which hands them to the screen in front, wherever the focus is. It knows nothing of verbs, store or network.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.cards import PersonCard
from app.domain.refusals import NoUseForCard
from app.ui import actions
from app.ui.actions import Action, KeyedAction, keyed
from app.ui.banner import Banner, BannerState
from app.ui.help_panel import HelpPanel
from app.ui.key_bar import KeyBar
from app.ui.navigation import Navigation
from app.ui.reading import Reading
from app.ui.screen import Screen, ScreenEntry
from app.ui.status_bar import StatusBar
from app.ui.view import View

LEAST_WIDTH, LEAST_HEIGHT = 1280, 720
_FRAME = QSize(4, 40)  # what the system puts around a window


class MainWindow(View):
    """One per program.

    opened(id): that screen came to the front. stray(reading): a scan no screen could use; also while locked.
    stray_card: a card no screen could use, or the reason why none was read; also while locked.
    lock_asked, mute_asked: the person wants it. page_asked(id): a part of the status bar was
    clicked and no such screen is in the navigation. closing: the window was closed.
    """

    opened = Signal(str)
    stray = Signal(object)
    stray_card = Signal(object)
    lock_asked = Signal()
    mute_asked = Signal()
    page_asked = Signal(str)
    closing = Signal()

    def __init__(self, *, clock: Callable[[], datetime], keymap: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.setMinimumSize(_least_size())
        self._entries: dict[str, ScreenEntry] = {}
        self._screens: dict[str, Screen] = {}
        self._pages: dict[str, QScrollArea] = {}
        self._front: str | None = None
        self._keymap: Mapping[str, str] = {}
        self._shortcuts: list[QShortcut] = []
        self.navigation, self.key_bar, self.status_bar = Navigation(), KeyBar(), StatusBar(clock)
        self.notice, self._notice_room, self._stack = Banner(), QVBoxLayout(), QStackedWidget()
        self._layers = QStackedWidget()
        self._aside: QWidget | None = None
        self._shell = self._make_shell()
        self._layers.addWidget(self._shell)
        self.help = HelpPanel(self._stack)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._layers)
        self._cover: QWidget | None = None
        self.navigation.chosen.connect(self.open)
        self.status_bar.opened.connect(self._open_page)
        self.status_bar.mute_asked.connect(self.mute_asked)
        self.notice.closed.connect(lambda: self.notify(None))
        self.notify(None)
        self.use_keys(keymap or actions.PRESETS["yaosu"])
        self.retranslate()

    # --- screens ----------------------------------------------------------------------------------------------------

    def set_entries(self, entries: Sequence[ScreenEntry]) -> None:
        """Another person signed in: the screens of the one before are closed, the first allowed one opens."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()  # with the screen in it
        self._screens, self._pages, self._front = {}, {}, None
        self._entries = {entry.id: entry for entry in entries if entry.allowed}
        self.navigation.show_entries(entries)
        if self._entries:
            self.open(next(iter(self._entries)))

    def open(self, screen_id: str) -> None:
        """Bring a screen to the front. Raises KeyError for one the person may not open."""
        if screen_id == self._front:
            return
        screen = self._screen(screen_id)
        if (leaving := self.front) is not None:
            leaving.left()
        self._front = screen_id
        self._stack.setCurrentWidget(self._pages[screen_id])
        self.navigation.mark(screen_id)
        self._show_actions()
        screen.entered()
        self.help.follow(screen.help_page())
        self.opened.emit(screen_id)

    @property
    def front(self) -> Screen | None:
        """The screen in front."""
        return self._screens.get(self._front) if self._front else None

    def take(self, reading: Reading) -> None:
        """A scan: the screen in front gets it, wherever the focus is."""
        screen = None if self.locked else self.front
        if screen is None or not screen.scanned(reading):
            self.stray.emit(reading)

    def take_card(self, card: PersonCard) -> None:
        """A card was read: the screen in front opens its person's documents."""
        screen = None if self.locked else self.front
        if screen is None or not screen.show_person(card):
            self.stray_card.emit(NoUseForCard())

    def card_refused(self, error: Exception) -> None:
        """A reader read nobody: the screen in front says why."""
        screen = None if self.locked else self.front
        if screen is None or not screen.card_refused(error):
            self.stray_card.emit(error)

    # --- the cover ----------------------------------------------------------------------------------------------------

    @property
    def locked(self) -> bool:
        """Whether the cover hides everything."""
        return self._cover is not None

    def cover(self, view: QWidget) -> None:
        """Hide everything behind `view`: signing in at the start, or locked. The screens behind stay as they are."""
        self.uncover()
        self._cover = view
        self._layers.addWidget(view)
        self._layers.setCurrentWidget(view)
        view.setFocus()

    def uncover(self) -> None:
        """Show the screens again. The cover is handed back to whoever made it: it is not deleted."""
        if self._cover is None:
            return
        self._layers.removeWidget(self._cover)
        self._cover.setParent(None)
        self._cover = None
        if (screen := self.front) is not None:
            screen.entered()

    def notify(self, notice: BannerState | None) -> None:
        """A word of the frame itself, above every screen, for example that a bug was met and logged."""
        self._notice_room.setContentsMargins(12, 12 if notice else 0, 12, 0)
        self.notice.draw(notice)

    def set_aside(self, widget: QWidget | None) -> None:
        """Something at the right edge, beside the screens and their keys; None takes it away. Whoever made it keeps it."""
        if self._aside is not None:
            self._grid.removeWidget(self._aside)
            self._aside.setParent(None)
        self._aside = widget
        if widget is not None:
            self._grid.addWidget(widget, 0, 2)
            widget.show()

    # --- keys -----------------------------------------------------------------------------------------------------

    def use_keys(self, keymap: Mapping[str, str]) -> None:
        """Another keymap: action -> key."""
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._keymap = keymap
        self._shortcuts = []
        for action_id, key in keymap.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda action_id=action_id: self.do(action_id))
            self._shortcuts.append(shortcut)
        self._show_actions()

    def do(self, action_id: str) -> bool:
        """Run an action of the screen in front or of the frame. False where there is none, or not now."""
        if self.locked:
            return False
        for one in self._keyed():
            if one.action.id == action_id and one.action.enabled:
                one.action.run()
                return True
        return False

    def retranslate(self) -> None:
        """Title, and the words of the frame's own actions."""
        self.setWindowTitle(self.tr("药溯"))
        self._show_actions()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever built the program stops it."""
        if (screen := self.front) is not None:
            screen.left()
        self.closing.emit()
        super().closeEvent(event)

    def _keyed(self) -> tuple[KeyedAction, ...]:
        screen = self.front
        own = tuple(screen.offers()) if screen is not None else ()
        return keyed((*own, *self._frame_actions(screen)), self._keymap)

    def _frame_actions(self, screen: Screen | None) -> tuple[Action, ...]:
        page = screen.help_page() if screen is not None else ""
        return (
            Action(actions.HELP, self.tr("帮助"), lambda: self.help.toggle(page)),
            Action(actions.LOCK, self.tr("锁定"), self.lock_asked.emit),
        )

    def _show_actions(self) -> None:
        self.key_bar.draw(self._keyed())

    def _screen(self, screen_id: str) -> Screen:
        if screen_id not in self._screens:
            screen = self._screens[screen_id] = self._entries[screen_id].build()
            screen.actions_changed.connect(self._show_actions)
            page = self._pages[screen_id] = _scrolled(screen)
            self._stack.addWidget(page)
        return self._screens[screen_id]

    def _open_page(self, page: str) -> None:
        if page in self._entries:
            self.open(page)
        else:
            self.page_asked.emit(page)

    def _make_shell(self) -> QWidget:
        shell = QWidget()
        self._notice_room.addWidget(self.notice)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._notice_room)
        right.addWidget(self._stack, 1)
        right.addWidget(self.key_bar)
        beside = _scrolled(self.navigation)
        grid = self._grid = QGridLayout(shell)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(beside, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.addWidget(self.status_bar, 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(0, 1)
        beside.setFixedWidth(self.navigation.minimumWidth())
        beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return shell


def _scrolled(inside: QWidget) -> QScrollArea:
    """With scroll bars where the window is smaller than what stands in it; nowhere else they are seen."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumSize(1, 1)
    page = QWidget()
    column = QVBoxLayout(page)  # a scroll area asks for the height its widget would like, a layout for the least
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
    area.setWidget(page)
    return area


def _least_size() -> QSize:
    """What the layout is made for, but never more than the screen has: at 125 or 200 % that may be less."""
    least = QSize(LEAST_WIDTH, LEAST_HEIGHT)
    screens = QGuiApplication.screens()
    return least.boundedTo(screens[0].availableSize() - _FRAME) if screens else least
