"""What signing in does; no widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from app.domain.people import Role
from app.domain.secrets_place import SecretsPlace
from app.ui.run import Run


class SignedIn(Protocol):
    """What this screen must know of a person; `domain.people.Person` is one."""

    @property
    def login(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def must_change_password(self) -> bool: ...


class Step(StrEnum):
    """Which form is shown."""

    UNLOCK = "unlock"  # the key file wants its passphrase before anything can be read
    CHOOSE = "choose"  # there is no key file yet: its passphrase is chosen now
    SIGN_IN = "sign_in"
    CHANGE_PASSWORD = "change_password"
    DONE = "done"


class Mismatch(Exception):
    """The new password or passphrase was not typed twice the same; told in place."""


class ScannedHere(Exception):
    """Somebody scanned a pack while nobody was signed in; told in place, and no wrong password."""


@dataclass(frozen=True, slots=True)
class Guests:
    """Accounts of invented data, each with what it may do, and the password of all of them."""

    accounts: tuple[tuple[str, Role], ...]
    password: str


@dataclass(frozen=True, slots=True)
class SignInState:
    """secrets: where keys and passwords lie. holder: name of who locked the window, "" at the start.

    guests: accounts anybody may use, of the demo.

    trouble: what came of the last try. attempt: counts failed tries, so that a view knows to empty its field.
    """

    step: Step = Step.SIGN_IN
    login: str = ""
    name: str = ""
    holder: str = ""
    secrets: SecretsPlace | None = None
    guests: Guests | None = None
    busy: bool = False
    trouble: Exception | None = None
    attempt: int = 0


class SignInViewModel:
    """Calls `entered(person)` once somebody is in.

    sign_in(login, password) and change_password(login, old, new) return the person; unlock(passphrase) opens the key file
    and is None where that is not needed; with `choose` there is no file yet and the passphrase is typed twice. All may raise
    refusals. is_code: whether a text is what a scanner reads from a pack: such a text is nobody's password.
    """

    def __init__(
        self,
        *,
        sign_in: Callable[[str, str], SignedIn],
        change_password: Callable[[str, str, str], SignedIn],
        entered: Callable[[SignedIn], None],
        run: Run,
        unlock: Callable[[str], None] | None = None,
        choose: bool = False,
        secrets: SecretsPlace | None = None,
        trouble: Exception | None = None,
        guests: Guests | None = None,
        is_code: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._sign_in, self._change, self._unlock = sign_in, change_password, unlock
        self._entered, self._run, self._is_code = entered, run, is_code
        self._draw: Callable[[SignInState], None] = lambda _: None
        self._old = ""
        first = Step.SIGN_IN if unlock is None else Step.CHOOSE if choose else Step.UNLOCK
        self.state = SignInState(first, secrets=secrets, trouble=trouble, guests=guests)

    def watch(self, draw: Callable[[SignInState], None]) -> None:
        """Call `draw` now, and again after every change."""
        self._draw = draw
        draw(self.state)

    def secrets_lie(self, place: SecretsPlace) -> None:
        """The vault is open: where it keeps what it keeps."""
        self._become(secrets=place)

    def locked(self, person: SignedIn) -> None:
        """The window was locked: the same person comes back, or another takes over."""
        self._old = ""
        self._become(
            step=Step.SIGN_IN, login=person.login, name="", holder=person.name, trouble=None, busy=False, attempt=0
        )

    def left(self) -> None:
        """The person signed out: the form is empty again."""
        self._old = ""
        self._become(step=Step.SIGN_IN, login="", name="", holder="", trouble=None, busy=False, attempt=0)

    def passphrase_typed(self, passphrase: str, again: str = "") -> None:
        """Open the key file, or make it with the passphrase chosen."""
        unlock = self._unlock
        if self.state.busy or self.state.step not in (Step.UNLOCK, Step.CHOOSE) or unlock is None or not passphrase:
            return
        if self.state.step is Step.CHOOSE and passphrase != again:
            self._become(trouble=Mismatch(), attempt=self.state.attempt + 1)
            return
        self._become(busy=True, trouble=None)
        self._run(lambda: unlock(passphrase), lambda _: self._become(step=Step.SIGN_IN, busy=False), self._failed)

    def signed_in(self, login: str, password: str) -> None:
        """Try the pair; nothing happens while one of them is empty, or where one of them was scanned from a pack."""
        login = login.strip()
        if self.state.busy or self.state.step is not Step.SIGN_IN or not login:
            return
        if self._is_code(login) or self._is_code(password):
            kept = "" if self._is_code(login) else login
            self._become(trouble=ScannedHere(), login=kept, attempt=self.state.attempt + 1)
            return
        if not password:
            return
        self._old = password
        self._become(busy=True, trouble=None, login=login)
        self._run(lambda: self._sign_in(login, password), self._known, self._failed)

    def changed(self, new: str, again: str) -> None:
        """The new password, typed twice."""
        if self.state.busy or self.state.step is not Step.CHANGE_PASSWORD or not new:
            return
        if new != again:
            self._become(trouble=Mismatch(), attempt=self.state.attempt + 1)
            return
        login, old = self.state.login, self._old
        self._become(busy=True, trouble=None)
        self._run(lambda: self._change(login, old, new), self._known, self._failed)

    def _known(self, person: SignedIn) -> None:
        if person.must_change_password:
            self._become(step=Step.CHANGE_PASSWORD, busy=False, login=person.login, name=person.name, attempt=0)
            return
        self._old = ""
        self._become(step=Step.DONE, busy=False, name=person.name)
        self._entered(person)

    def _failed(self, error: Exception) -> None:
        self._become(busy=False, trouble=error, attempt=self.state.attempt + 1)

    def _become(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self._draw(self.state)
