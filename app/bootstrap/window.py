"""The window, built and stopped: application, worker, tones, wedge, flusher, and the screens of whoever signs in."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import places
from app.bootstrap.card_door import CardDoor
from app.domain.devices import DeviceReading
from app.domain.key_profiles import KeyProfile, of_workstation
from app.domain.people import Person
from app.domain.refusals import BadSetting, NoUseForScan, PassphraseNeeded, WrongPassphrase
from app.domain.secrets_place import Keeper, SecretsPlace
from app.domain.verdict import Verdict
from app.platforms.line import Cable
from app.settings import Settings, options
from app.ui import application
from app.ui.banner import BannerState
from app.ui.languages import Language, Languages
from app.ui.messages import Messages
from app.ui.opening import OpeningView
from app.ui.reading import Origin, Reading
from app.ui.relay import Relay
from app.ui.remembered import Remembered
from app.ui.sign_in import SignInView, SignInViewModel
from app.ui.sign_in.viewmodel import Guests, SignedIn
from app.ui.status_bar import Reach, StatusState
from app.ui.tasks import Tasks
from app.ui.theme import Theme, ThemeName
from app.ui.tones import Tones, system_player
from app.ui.wedge import Wedge
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.bootstrap.devices import DeviceDesk
    from app.bootstrap.training import Training
    from app.bootstrap.workplace import Workplace
    from app.delivery.flusher import Flusher
    from app.delivery.state import PlatformState
    from app.ui.keyboard.scan_facts import Timed
    from app.ui.screen import ScreenEntry
    from app.usecases.looking import Owing
    from app.vault import Vault

T = TypeVar("T")

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
    _unlocked = Signal(object)

    def __init__(self, app: QApplication, asked: Asked) -> None:
        super().__init__()
        self._app, self._asked, self._stack = app, asked, ExitStack()
        self.cable = asked.cable or Cable()
        self.cards = CardDoor()
        self.workplace: Workplace | None = None
        self.flusher: Flusher | None = None
        self.devices: DeviceDesk | None = None
        self.training: Training | None = None
        self._own_keys: tuple[KeyProfile, ...] = ()
        self.person: Person | None = None
        self.status = StatusState()
        self._waiting: list[Callable[[], None]] = []
        self._asking_who = False
        self._entries_of: Callable[[Person], tuple[ScreenEntry, ...]]
        self._build()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._counting = False
        self._stack.enter_context(places.held(places.make(self._asked.data)))
        self.memory = Remembered(self._asked.data / "window.json")
        self._stack.callback(self.memory.save)
        self.theme, self.languages = Theme(self._app), Languages(places.TRANSLATIONS)
        self.messages, self.relay = Messages(), Relay()
        self.tones = Tones(places.RESOURCES / "sounds", player=system_player())
        self._stack.callback(self.tones.stop)
        self.tasks, self.wedge = Tasks(), Wedge()
        self.tasks.start()
        # The database and the flusher come later, on the worker, and go before it: `_late` is closed first.
        self._late = ExitStack()
        self._stack.callback(self.tasks.stop)
        self._stack.callback(self._late.close)
        self.window = MainWindow(clock=lambda: datetime.now().astimezone())
        self._connect()

    def _connect(self) -> None:
        self.wedge.listen(self._app)
        self._stack.callback(self.wedge.leave)
        self.wedge.scanned.connect(lambda text: self.window.take(Reading(text, Origin.SCANNED)))
        self.wedge.timed.connect(self._timed)
        self.window.stray.connect(self._stray)
        self.window.stray_card.connect(self._stray_card)
        self.window.lock_asked.connect(self._lock)
        self.window.mute_asked.connect(self._toggle_mute)
        self.window.closing.connect(self._app.quit)
        self.tones.changed.connect(self._show_status)
        self.relay.changed.connect(self._changed)
        self.relay.platform.connect(self._platform_changed)
        self.relay.reading.connect(self._read)
        self.relay.device.connect(self._device_changed)
        self.relay.card.connect(self.window.take_card)
        self.relay.card_refused.connect(self.window.card_refused)
        self._unlocked.connect(self._ready, Qt.ConnectionType.QueuedConnection)

    def tell_bug(self, error: BaseException) -> None:
        """Something broke that nobody foresaw: it is logged, and said once."""
        self.window.notify(BannerState(self.messages.tell(error).sentence, "stop"))

    def _stray(self, _reading: object) -> None:
        """Nobody may think that a pack was kept when it was not."""
        self.tones.sound(Verdict.STOP)
        self.window.notify(BannerState(self.messages.tell(NoUseForScan()).sentence, "stop"))

    def _stray_card(self, error: Exception) -> None:
        """A card at a page that asks for nobody, or none that could be read there."""
        self.tones.sound(Verdict.STOP)
        self._tell(error)

    def start(self) -> None:
        """Show the window; the worker opens the data folder meanwhile, while people already type who they are."""
        with suppress(BadSetting):  # told when the folder is opened
            self._wear(Settings.load(self._asked.data / "settings.toml"))
        self._opening = OpeningView(self.messages)
        self._cover(self._opening)
        if self._asked.at_once:
            self._ask_who()
        if self._asked.size is None:
            self.window.showMaximized()
        else:
            self.window.resize(*self._asked.size)
            self.window.show()
        self.window.activateWindow()
        QTimer.singleShot(0, self._shown)

    def _shown(self) -> None:
        """The window has been drawn; loading the rest would have held it up."""
        _tell_step("sign-in")
        self.tasks.run(partial(self._open, self._asked.passphrase, self._asked.vault), self._ready, self._not_opened)

    def stop(self) -> None:
        """Stop what was started, in the opposite order. Twice is once."""
        self._stack.close()

    # --- opening the data folder ------------------------------------------------------------------------------------

    def _open(self, passphrase: Callable[[], str] | None, vault: Callable[[], Vault] | None = None) -> Workplace:
        """On the worker, which also loads here what the database needs: a third of a start."""
        if vault is not None:
            vault()  # a passphrase that is missing is asked for at once
        from app.bootstrap import people
        from app.bootstrap.workplace import open_workplace

        workplace = self._late.enter_context(open_workplace(self._asked.data, passphrase=passphrase, vault=vault))
        people.first_account(workplace.counter)
        return workplace

    def _ready(self, workplace: Workplace) -> None:
        self.workplace = workplace
        workplace.store.listen(self.relay.tell_changed)
        self.wear()
        self._deliver(workplace)
        self._attend(workplace)
        if not self._asking_who:
            self._ask_who()
        self._signing_in.secrets_lie(workplace.vault.place)
        self._changed(frozenset({"outbox"}))
        _tell_step("open")
        waiting, self._waiting = self._waiting, []
        for ask in waiting:
            ask()
        self.opened.emit()

    def _once_open(self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """The worker's `run` for those who ask before the folder is open; if it cannot be opened, nobody is answered."""
        ask = partial(self.tasks.run, work, then, failed)
        if self.workplace is None:
            self._waiting.append(ask)
        else:
            ask()

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, PassphraseNeeded | WrongPassphrase):
            self._ask_passphrase(error)
        else:
            self._opening.tell(error)
            self._cover(self._opening)
            self.failed.emit(error)

    def _ask_passphrase(self, error: PassphraseNeeded | WrongPassphrase) -> None:
        self._asking_who = False
        model = SignInViewModel(
            sign_in=self._try_sign_in,
            change_password=self._try_change,
            entered=self._entered,
            run=self.tasks.run,
            unlock=self._unlock,
            choose=isinstance(error, PassphraseNeeded) and error.new,
            secrets=SecretsPlace(Keeper.FILE, error.path),
            trouble=error if isinstance(error, WrongPassphrase) else None,
        )
        self._cover(SignInView(model, self.messages))

    def _unlock(self, passphrase: str) -> None:
        """On the worker: the passphrase was typed."""
        self._unlocked.emit(self._open(lambda: passphrase))

    def wear(self) -> None:
        """Theme, language, sound and wedge as the settings have them."""
        assert self.workplace is not None
        self._wear(self.workplace.settings)

    def _wear(self, settings: Settings) -> None:
        self.theme.wear(cast("ThemeName", settings[options.THEME]))
        self.languages.speak(cast("Language", settings[options.LANGUAGE]))
        self.tones.set_volume(settings[options.VOLUME])
        self.tones.mute(settings[options.MUTE])
        self._hear_keys(settings)

    def _hear_keys(self, settings: Settings) -> None:
        """The scanners that play keyboard: those measured here, then all others."""
        self.wedge.use(
            *self._own_keys,
            *of_workstation(
                KeyProfile(
                    max_gap_ms=settings[options.WEDGE_MAX_GAP_MS],
                    give_back_ms=settings[options.WEDGE_GIVE_BACK_MS],
                    silence_ms=settings[options.WEDGE_SILENCE_MS],
                    late_end_ms=settings[options.WEDGE_LATE_END_MS],
                    min_length=settings[options.WEDGE_MIN_LENGTH],
                    same_again_ms=settings[options.WEDGE_SAME_AGAIN_MS],
                )
            ),
        )

    # --- who stands at the counter ----------------------------------------------------------------------------------

    def _ask_who(self) -> None:
        self._asking_who = True
        self._signing_in = SignInViewModel(
            sign_in=self._try_sign_in,
            change_password=self._try_change,
            entered=self._entered,
            run=self._once_open,
            guests=self._asked.guests,
            is_code=self._is_code,
        )
        self._sign_in_view = SignInView(self._signing_in, self.messages)
        self._cover(self._sign_in_view)

    def _is_code(self, text: str) -> bool:
        """Whether a scanner may have read it from a pack or a screen. False while the folder is being opened."""
        if self.workplace is None:
            return False
        from app.domain.codes import Kind, recognise  # loaded by now

        scanned = {Kind.MSFX20, Kind.GS1, Kind.SSCC, Kind.PRICE_BARCODE, Kind.E_VOUCHER}
        return any(found.kind in scanned for found in recognise(text, self.workplace.counter.rules))

    def _try_sign_in(self, login: str, password: str) -> Person:
        from app.usecases import sign_in

        assert self.workplace is not None
        return sign_in.sign_in(login, password, counter=self.workplace.counter)

    def _try_change(self, login: str, old: str, new: str) -> Person:
        from app.usecases import sign_in

        assert self.workplace is not None
        return sign_in.change_password(login, old, new, counter=self.workplace.counter)

    def _entered(self, someone: SignedIn) -> None:
        assert self.workplace is not None
        person = cast("Person", someone)
        if self.person is None or self.person.login != person.login:
            self.window.set_entries(self._entries_of(person))
        self.person = person
        self.window.uncover()
        self.wedge.rest(False)
        self._show_status()

    def _toggle_mute(self) -> None:
        """At once, and kept for the next start."""
        muted = not self.tones.muted
        self.tones.mute(muted)
        if self.workplace is not None:
            settings = self.workplace.settings
            self.tasks.run(lambda: settings.save({options.MUTE.key: muted}), lambda _changed: None, self._tell)

    def _tell(self, error: Exception) -> None:
        self.window.notify(BannerState(self.messages.tell(error).sentence, "attention"))

    def _cover(self, view: QWidget) -> None:
        self.wedge.rest(True)
        self.window.cover(view)

    def _lock(self) -> None:
        if self.person is not None and not self.window.locked:
            self._signing_in.locked(self.person)
            self._cover(self._sign_in_view)

    # --- devices ----------------------------------------------------------------------------------------------------

    def _attend(self, workplace: Workplace) -> None:
        """Scanners and readers, once somebody can sign in. What reaches them is loaded by their own thread."""

        def make() -> DeviceDesk:
            from app.bootstrap import attending

            import_module("app.bootstrap.device_screen")  # now, and not when somebody opens it
            desk = attending.desk_for(workplace, self.relay, training=self._asked.guests is not None)
            self._late.callback(desk.stop)
            return desk

        self.tasks.run(make, self._attending, self._tell)

    def _attending(self, desk: DeviceDesk) -> None:
        self.devices = desk
        desk.start()
        if desk.virtual is not None:
            from app.bootstrap.training import Training

            samples = places.RESOURCES / "demo" / "scans.toml"
            self.training = Training(desk.virtual, self.window, samples, language=lambda: self.languages.language)
            self.window.status_bar.training_asked.connect(self.training.toggle)
            self.status = replace(self.status, training=True)
            self._show_status()

    def _timed(self, timed: object) -> None:
        """A keyboard scan: into the recording, where one is under way."""
        tape = self.devices.tape if self.devices is not None else None
        if tape is not None:
            self.tasks.run(lambda: tape.feed(cast("Timed", timed)), lambda _: None, self._tell)

    def _device_changed(self, _state: object) -> None:
        """A device came, went or changed: the status bar follows."""
        if self.devices is not None:
            from app.bootstrap import attending  # loaded by now: it made the desk

            attending.open_door(self.cards, self.devices)
            if self.workplace is not None and self.devices.key_profiles() != self._own_keys:
                self._own_keys = self.devices.key_profiles()
                self._hear_keys(self.workplace.settings)
            self.status = attending.with_devices(self.status, self.devices.look())
            self._show_status()

    def _read(self, reading: object) -> None:
        """A device read something: its codes go where scans go, in their order."""
        if isinstance(reading, DeviceReading):
            for text in reading.codes:
                self.window.take(Reading(text, Origin.SCANNED, reading.device))

    # --- the platform and the status bar ----------------------------------------------------------------------------

    def _deliver(self, workplace: Workplace) -> None:
        """The worker loads what delivering needs, and makes the flusher, while people sign in."""

        def make() -> Flusher | None:
            # Loaded here and not above: half of a start, and nobody needs it before signing in.
            from app.bootstrap import delivering, screens
            from app.bootstrap.kit import Kit

            self._entries_of = lambda person: screens.entries(Kit(self, workplace, person, self.cards))
            flusher = delivering.flusher_for(workplace, self.cable, self.relay.tell_platform)
            if flusher is not None:
                self._late.callback(flusher.stop)
            return flusher

        self.tasks.run(make, self._delivering, self._tell)

    def _delivering(self, flusher: Flusher | None) -> None:
        self.flusher = flusher
        if flusher is not None:
            flusher.start()

    def _changed(self, subjects: frozenset[str]) -> None:
        workplace = self.workplace
        if workplace is not None and "outbox" in subjects and not self._counting:
            from app.usecases import looking  # loaded by now: the folder is open

            self._counting = True
            self.tasks.run(partial(looking.owing, counter=workplace.counter), self._counted, self._not_counted)

    def _counted(self, owing: Owing) -> None:
        self._counting = False
        self.status = replace(
            self.status, owed=owing.waiting + owing.unknown, oldest_at=owing.oldest_at, rejected=owing.rejected
        )
        self._show_status()

    def _not_counted(self, _error: Exception) -> None:
        self._counting = False

    def _platform_changed(self, state: PlatformState) -> None:
        reach = Reach.UNKNOWN
        if state.paused is not None or state.broken is not None:
            reach = Reach.PAUSED
        elif state.offline is not None:
            reach = Reach.OFFLINE
        elif state.reachable:
            reach = Reach.ONLINE
        self.status = replace(self.status, reach=reach, heard_at=state.last_accepted_at)
        self._show_status()

    def _show_status(self) -> None:
        place = ""
        if self.workplace is not None:
            settings = self.workplace.settings
            place = f"{settings[options.DEPARTMENT]} · {settings[options.PHARMACY]}"
        self.status = replace(
            self.status,
            operator=self.person.name if self.person else "",
            place=place,
            muted=self.tones.muted,
            audible=self.tones.audible or self.tones.muted,
        )
        self.window.status_bar.draw(self.status)


def _tell_step(word: str) -> None:
    if name := os.environ.get(READY_FILE):
        with Path(name).open("a", encoding="ascii") as file:
            file.write(f"{word}\n")


def run(asked: Asked) -> int:
    """Open the window and stay until it is closed; the exit code."""
    app = application.build(places.RESOURCES)
    program = Program(app, asked)
    application.report_bugs(program.tell_bug)
    program.start()
    try:
        return app.exec()
    finally:
        program.stop()
