"""What the page of accounts does: one form at the side, for somebody new or for whoever is selected. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from app.ui.run import Run
from app.usecases.people import Member, Particulars


class TwiceDiffers(Exception):
    """The first password was not typed twice the same; told in place."""


class Done(StrEnum):
    """What was done last."""

    ADDED = "added"
    AMENDED = "amended"
    PASSWORD = "password"
    ACTIVATED = "activated"
    DEACTIVATED = "deactivated"


@dataclass(frozen=True, slots=True)
class PeopleVerbs:
    """All run on the worker and may raise refusals; the actor is bound already."""

    everybody: Callable[[], tuple[Member, ...]]
    add: Callable[[str, Particulars, str], None]
    amend: Callable[[str, Particulars], None]
    reset_password: Callable[[str, str], None]
    activate: Callable[[str], None]
    deactivate: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PeopleState:
    """selected: a login, None while nobody is. adding: the form is for somebody new. done: what, and whose login.

    form: counts how often the form begins anew, so that a view knows when to fill its fields. trouble: of the last try.
    """

    members: tuple[Member, ...] = ()
    selected: str | None = None
    adding: bool = False
    busy: bool = False
    form: int = 0
    trouble: Exception | None = None
    done: tuple[Done, str] | None = None

    @property
    def member(self) -> Member | None:
        """Whom the form is about; None for somebody new."""
        return next((one for one in self.members if one.login == self.selected), None) if not self.adding else None


Draw = Callable[[PeopleState], None]


class PeopleViewModel:
    """Everything is done to whoever is selected."""

    def __init__(self, verbs: PeopleVerbs, *, run: Run) -> None:
        self._verbs, self._run = verbs, run
        self._draw: Draw = lambda _: None
        self.state = PeopleState()

    def watch(self, draw: Draw) -> None:
        """Call `draw` now, and again after every change."""
        self._draw = draw
        draw(self.state)

    def refresh(self) -> None:
        """Read all accounts again."""
        self._run(self._verbs.everybody, self._read, self._failed)

    def selected(self, login: str) -> None:
        """The form is about this person now."""
        if login != self.state.selected or self.state.adding:
            self._become(selected=login, adding=False, trouble=None, done=None, form=self.state.form + 1)

    def new(self) -> None:
        """The form is for somebody new."""
        self._become(adding=True, trouble=None, done=None, form=self.state.form + 1)

    def given_up(self) -> None:
        """What was typed is forgotten."""
        self._become(adding=False, trouble=None, done=None, form=self.state.form + 1)

    def added(self, login: str, who: Particulars, password: str, again: str) -> None:
        """Make the account, with its first password typed twice."""
        login = login.strip()
        if password != again:
            self._become(trouble=TwiceDiffers(), done=None)
            return
        self._do(Done.ADDED, login, lambda: self._verbs.add(login, who, password))

    def amended(self, who: Particulars) -> None:
        """Save name, roles and licence of whoever is selected."""
        if (member := self.state.member) is not None:
            self._do(Done.AMENDED, member.login, lambda: self._verbs.amend(member.login, who))

    def password_reset(self, password: str, again: str) -> None:
        """Give whoever is selected a password to begin with."""
        if (member := self.state.member) is None:
            return
        if password != again:
            self._become(trouble=TwiceDiffers(), done=None)
            return
        self._do(Done.PASSWORD, member.login, lambda: self._verbs.reset_password(member.login, password))

    def switched(self) -> None:
        """Deactivate whoever is selected, or activate again."""
        if (member := self.state.member) is None:
            return
        login = member.login
        if member.active:
            self._do(Done.DEACTIVATED, login, lambda: self._verbs.deactivate(login))
        else:
            self._do(Done.ACTIVATED, login, lambda: self._verbs.activate(login))

    # --- what comes back --------------------------------------------------------------------------------------------

    def _do(self, what: Done, login: str, work: Callable[[], None]) -> None:
        if self.state.busy:
            return
        self._become(busy=True, trouble=None, done=None)

        def do() -> tuple[Member, ...]:
            work()
            return self._verbs.everybody()

        self._run(do, lambda members: self._finished(what, login, members), self._failed)

    def _finished(self, what: Done, login: str, members: tuple[Member, ...]) -> None:
        self._become(
            members=members, selected=login, adding=False, busy=False, done=(what, login), form=self.state.form + 1
        )

    def _read(self, members: tuple[Member, ...]) -> None:
        known = any(member.login == self.state.selected for member in members)
        first = members[0].login if members else None
        changes: dict[str, Any] = {} if known else {"selected": first, "form": self.state.form + 1}
        self._become(members=members, busy=False, **changes)

    def _failed(self, error: Exception) -> None:
        self._become(busy=False, trouble=error)

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw(self.state)
