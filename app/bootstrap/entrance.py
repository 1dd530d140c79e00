"""What lies over the screens while nobody is in: the folder being opened, its passphrase, and who it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QWidget

from app.bootstrap.data_folder import DataFolder
from app.domain.people import Person
from app.domain.refusals import PassphraseNeeded, WrongPassphrase
from app.domain.secrets_place import Keeper, SecretsPlace
from app.ui.messages import Messages
from app.ui.opening import OpeningView
from app.ui.run import Run
from app.ui.sign_in import SignInView, SignInViewModel
from app.ui.sign_in.viewmodel import Guests, SignedIn
from app.ui.wedge import Wedge
from app.ui.window import MainWindow


class Entrance:
    """Covers the window and lets people in.

    person: who came in last, also while the window is locked. guests: the demo's accounts, told under the form.
    open_screens: another person came in, or one with other rights than before. entered: anybody did.
    """

    def __init__(
        self,
        window: MainWindow,
        wedge: Wedge,
        messages: Messages,
        folder: DataFolder,
        *,
        run: Run,
        guests: Guests | None,
        open_screens: Callable[[Person], None],
        entered: Callable[[Person], None],
    ) -> None:
        self._window, self._wedge, self._messages, self._folder = window, wedge, messages, folder
        self._run, self._guests, self._open_screens, self._entered = run, guests, open_screens, entered
        self.person: Person | None = None
        self._asking_who = False
        self._signing_in: SignInViewModel
        self.form: SignInView
        self._opening: OpeningView

    def wait(self) -> None:
        """The folder is being opened, and nobody can be asked yet."""
        self._opening = OpeningView(self._messages)
        self._cover(self._opening)

    def ask_who(self) -> None:
        """The sign-in form; who fills it before the folder is open waits for that alone."""
        self._asking_who = True
        self._signing_in = SignInViewModel(
            sign_in=self._sign_in,
            change_password=self._change_password,
            entered=self._let_in,
            run=self._folder.run_once_open,
            guests=self._guests,
            is_code=self._is_code,
        )
        self.form = SignInView(self._signing_in, self._messages)
        self._cover(self.form)

    def opened(self, secrets: SecretsPlace) -> None:
        """The folder is open: whoever was not asked yet is asked now."""
        if not self._asking_who:
            self.ask_who()
        self._signing_in.secrets_lie(secrets)

    def not_opened(self, error: Exception) -> bool:
        """The folder wants its passphrase, which is asked for; or it cannot be opened, which is told, and True."""
        if isinstance(error, PassphraseNeeded | WrongPassphrase):
            self._ask_passphrase(error)
            return False
        self._opening.tell(error)
        self._cover(self._opening)
        return True

    def lock(self) -> None:
        """The same person comes back, or another takes over."""
        if self.person is not None and not self._window.locked:
            self._signing_in.locked(self.person)
            self._cover(self.form)

    def _ask_passphrase(self, error: PassphraseNeeded | WrongPassphrase) -> None:
        self._asking_who = False
        model = SignInViewModel(
            sign_in=self._sign_in,
            change_password=self._change_password,
            entered=self._let_in,
            run=self._run,
            unlock=self._folder.unlock,
            choose=isinstance(error, PassphraseNeeded) and error.new,
            secrets=SecretsPlace(Keeper.FILE, error.path),
            trouble=error if isinstance(error, WrongPassphrase) else None,
        )
        self._cover(SignInView(model, self._messages))

    def _cover(self, view: QWidget) -> None:
        self._wedge.rest(True)
        self._window.cover(view)

    def _let_in(self, someone: SignedIn) -> None:
        person = cast("Person", someone)
        if self.person != person:  # another one, or with other rights than before
            self._open_screens(person)
        self.person = person
        self._window.uncover()
        self._wedge.rest(False)
        self._entered(person)

    def _is_code(self, text: str) -> bool:
        """Whether a scanner may have read it from a pack or a screen. False while the folder is being opened."""
        if self._folder.workplace is None:
            return False
        from app.domain.codes import Kind, recognise  # loaded by now

        scanned = {Kind.MSFX20, Kind.GS1, Kind.SSCC, Kind.PRICE_BARCODE, Kind.E_VOUCHER}
        return any(found.kind in scanned for found in recognise(text, self._folder.workplace.counter.rules))

    def _sign_in(self, login: str, password: str) -> Person:
        from app.usecases import sign_in

        assert self._folder.workplace is not None
        return sign_in.sign_in(login, password, counter=self._folder.workplace.counter)

    def _change_password(self, login: str, old: str, new: str) -> Person:
        from app.usecases import sign_in

        assert self._folder.workplace is not None
        return sign_in.change_password(login, old, new, counter=self._folder.workplace.counter)
