"""The window on a data folder: its parts put together, started, and stopped in the opposite order."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.bootstrap import meanwhile, places
from app.bootstrap.attendance import Attendance
from app.bootstrap.card_door import CardDoor
from app.bootstrap.data_folder import DataFolder
from app.bootstrap.entrance import Entrance
from app.bootstrap.frame import frame_for
from app.bootstrap.notices import Notices
from app.bootstrap.status import Status
from app.domain.people import Person
from app.domain.refusals import BadSetting
from app.platforms.line import Cable
from app.settings import Settings, options
from app.ui import application
from app.ui.sign_in.viewmodel import Guests
from app.ui.sweeping import Sweeping
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.bootstrap.workplace import Workplace
    from app.delivery.flusher import Flusher
    from app.vault import Vault

READY_FILE = "YAOSU_READY_FILE"
"""Name of an environment variable: a file that gets a line at each step of a start. For measuring it.

"sign-in": the form takes keys. "open": the data folder is open, and whoever signs in can scan.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """How the window is to be opened. passphrase: of the key file, if it is known already. size: in pixels, None = all.

    vault: waits for the secrets where they are being opened already; raises what `open_vault` raises. With `at_once` no
    passphrase will have to be asked for, and the sign-in form need not wait for the data folder.
    guests: the demo's accounts, told under the sign-in form.
    """

    data: Path
    passphrase: Callable[[], str] | None = None
    vault: Callable[[], Vault] | None = None
    at_once: bool = False
    cable: Cable | None = None
    guests: Guests | None = None
    size: tuple[int, int] | None = None


class Program(QObject):
    """Everything between the start and the end of the window. Build it in the window's thread; `stop()` once."""

    opened = Signal()
    """Somebody can sign in now."""
    failed = Signal(object)
    """The data folder cannot be opened; the refusal."""

    def __init__(self, app: QApplication, asked: Asked) -> None:
        super().__init__()
        self._asked, self._stack = asked, ExitStack()
        self._sweeping = Sweeping()
        self._stack.callback(self._sweeping.stop)
        self._stack.enter_context(places.held(places.make(asked.data)))
        self.frame = frame = frame_for(app, asked.data, asked.cable or Cable(), self._stack)
        # The database, the flusher and the devices come later, on the worker, and go before it.
        self._late = self._stack.enter_context(ExitStack())
        self.window = window = MainWindow(clock=lambda: datetime.now().astimezone())
        self.notices = Notices(window, frame.messages, frame.tones)
        self.status = Status(window.status_bar, frame.tones, frame.tasks.run)
        self.cards = CardDoor()
        self.attendance = Attendance(window, frame, self.cards, self.status, trouble=self.notices.trouble)
        self.folder = DataFolder(asked.data, frame.tasks.run, self._late, opened=self._opened, refused=self._not_opened)
        self.entrance = Entrance(
            window,
            frame.wedge,
            frame.messages,
            self.folder,
            run=frame.tasks.run,
            guests=asked.guests,
            open_screens=self._open_screens,
            entered=self.status.entered,
        )
        self._entries_of: meanwhile.EntriesOf
        self._connect(app)

    def _connect(self, app: QApplication) -> None:
        self.frame.wedge.listen(app)
        self._stack.callback(self.frame.wedge.leave)
        self.frame.relay.changed.connect(self.status.changed)
        self.frame.relay.platform.connect(self.status.platform_changed)
        self.window.lock_asked.connect(self.entrance.lock)
        self.window.mute_asked.connect(self._toggle_mute)
        self.window.closing.connect(app.quit)

    def start(self) -> None:
        """Show the window; the worker opens the data folder meanwhile, while people already type who they are."""
        with suppress(BadSetting):  # told when the folder is opened
            self.frame.wearing.wear(Settings.load(self._asked.data / "settings.toml"))
        self.entrance.wait()
        if self._asked.at_once:
            self.entrance.ask_who()
        if self._asked.size is None:
            self.window.showMaximized()
        else:
            self.window.resize(*self._asked.size)
            self.window.show()
        self.window.activateWindow()
        QTimer.singleShot(0, self._shown)

    def stop(self) -> None:
        """Stop what was started, in the opposite order. Twice is once."""
        self._stack.close()

    def _shown(self) -> None:
        """The window has been drawn; loading the rest would have held it up."""
        _tell_step("sign-in")
        self.folder.open(self._asked.passphrase, self._asked.vault)

    def _opened(self, workplace: Workplace) -> None:
        """Everything else begins: whoever signs in finds it at work."""
        workplace.store.listen(self.frame.relay.tell_changed)
        self.status.opened(workplace)
        self.frame.wearing.wear(workplace.settings)
        self._begin(workplace)
        self.entrance.opened(workplace.vault.place)
        self.status.changed(frozenset({"outbox"}))
        _tell_step("open")
        self._sweeping.keep_what_is_there()
        self.folder.ask_for_those_who_waited()
        self.opened.emit()

    def _begin(self, workplace: Workplace) -> None:
        """The worker makes what loads slowly, in this order, and before it signs anybody in."""
        frame, late, run, trouble = self.frame, self._late, self.frame.tasks.run, self.notices.trouble
        training = self._asked.guests is not None
        run(partial(meanwhile.make_screens, workplace, frame, self.cards), self._screens_made, trouble)
        run(partial(meanwhile.make_flusher, workplace, frame, late), self._deliver, trouble)
        run(partial(meanwhile.make_desk, workplace, frame, late, training=training), self.attendance.begin, trouble)

    def _not_opened(self, error: Exception) -> None:
        if self.entrance.not_opened(error):
            self.failed.emit(error)

    def _screens_made(self, entries_of: meanwhile.EntriesOf) -> None:
        self._entries_of = entries_of

    def _open_screens(self, person: Person) -> None:
        self.window.set_entries(self._entries_of(person))

    def _deliver(self, flusher: Flusher | None) -> None:
        self.frame.flusher = flusher
        if flusher is not None:
            flusher.start()

    def _toggle_mute(self) -> None:
        """At once, and kept for the next start."""
        muted = not self.frame.tones.muted
        self.frame.tones.mute(muted)
        if self.folder.workplace is not None:
            settings = self.folder.workplace.settings
            self.frame.tasks.run(
                lambda: settings.save({options.MUTE.key: muted}), lambda _changed: None, self.notices.trouble
            )


def _tell_step(word: str) -> None:
    if name := os.environ.get(READY_FILE):
        with Path(name).open("a", encoding="ascii") as file:
            file.write(f"{word}\n")


def run(asked: Asked) -> int:
    """Open the window and stay until it is closed; the exit code."""
    app = application.build(places.RESOURCES)
    program = Program(app, asked)
    application.report_bugs(program.notices.bug)
    program.start()
    try:
        return app.exec()
    finally:
        program.stop()
