"""药品标识码: what keys stand for, the pack in hand bound in place, and the second person's look. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.drugs import Drug
from app.domain.identifiers import Identifier, KeyType
from app.ui.identifiers.draft import Draft, Entry, days_of, key_and_type
from app.ui.run import Run
from app.usecases.look_at_identifiers import Binding, InHand, Only

_CODE_LENGTH = 20


@dataclass(frozen=True, slots=True)
class IdentifierVerbs:
    """Everything the screen can do, bound to a person and a counter."""

    bindings: Callable[[str, Only | None], Sequence[Binding]]
    counts: Callable[[], Mapping[Only, int]]
    claims: Callable[[str, KeyType], tuple[Binding, ...]]
    in_hand: Callable[[str], InHand]
    add: Callable[[Entry], Identifier]
    approve: Callable[[int], Identifier]
    end: Callable[[int], Identifier]


class Deed(StrEnum):
    """What was just done."""

    ADDED = "added"
    APPROVED = "approved"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class IdentifiersState:
    """Everything on the screen. today: bindings hold or have ended by it. wrong: days of the form that cannot be read."""

    today: date
    words: str = ""
    only: Only | None = None
    rows: tuple[Binding, ...] = ()
    counts: Mapping[Only, int] = field(default_factory=dict)
    selected: int | None = None
    draft: Draft = field(default_factory=Draft)
    may_keep: bool = False
    login: str = ""
    wrong: frozenset[str] = frozenset()
    busy: bool = False
    trouble: Exception | None = None
    done: tuple[Deed, str] | None = None

    @property
    def row(self) -> Binding | None:
        """The chosen row."""
        return next((row for row in self.rows if row.identifier.id == self.selected), None)

    @property
    def may_approve(self) -> bool:
        """The chosen row waits for a second person, and this is one."""
        row = self.row
        return (
            self.may_keep
            and row is not None
            and row.identifier.approved_by is None
            and row.identifier.created_by != self.login
            and row.identifier.holds_on(self.today)
        )

    @property
    def may_end(self) -> bool:
        """The chosen row is in force, or will be."""
        row = self.row
        ended = row is not None and row.identifier.valid_to is not None and row.identifier.valid_to < self.today
        return self.may_keep and row is not None and not ended


Draw = Callable[[IdentifiersState], None]


class IdentifiersViewModel:
    """Asks the table, and minds the form."""

    def __init__(
        self,
        verbs: IdentifierVerbs,
        *,
        run: Run,
        today: Callable[[], date],
        login: str,
        may_keep: bool,
    ) -> None:
        self._verbs, self._run, self._today = verbs, run, today
        self._draw: Draw = lambda _: None
        self.state = IdentifiersState(today(), login=login, may_keep=may_keep)

    def watch(self, draw: Draw) -> None:
        """Call `draw` now, and again after every change."""
        self._draw = draw
        draw(self.state)

    # --- looking ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the rows and the counts again."""
        words, only = self.state.words, self.state.only

        def read() -> tuple[tuple[Binding, ...], Mapping[Only, int]]:
            return tuple(self._verbs.bindings(words, only)), self._verbs.counts()

        def show(found: tuple[tuple[Binding, ...], Mapping[Only, int]]) -> None:
            if (words, only) == (self.state.words, self.state.only):  # else a later question is on its way
                self._become(rows=found[0], counts=found[1], today=self._today())

        self._run(read, show, self._failed)

    def searched(self, words: str) -> None:
        """Narrow the table while typing."""
        if words != self.state.words:
            self._become(words=words, done=None)
            self.refresh()

    def only_chosen(self, only: Only | None) -> None:
        """Rows of one kind; the same again: all."""
        self._become(only=None if only is self.state.only else only, done=None)
        self.refresh()

    def selected(self, identifier_id: int) -> None:
        """A row of the table."""
        if identifier_id != self.state.selected:
            self._become(selected=identifier_id)

    # --- the pack in hand and the form ------------------------------------------------------------------------------

    def scanned(self, text: str) -> None:
        """The pack in hand: its key goes into the form, and what was said of it stands beside."""
        self._run(lambda: self._verbs.in_hand(text), self._taken_in_hand, self._failed)

    def key_typed(self, text: str) -> None:
        """Enter in the field of the key; a whole trace code typed there is a pack in hand."""
        plain = "".join(text.split())
        if len(plain) >= _CODE_LENGTH:
            self.scanned(plain)
            return
        found = key_and_type(text)
        if found is None:
            self._amend(key="", key_type=None, claims=(), unreadable=None)
            return
        key, key_type = found
        self._amend(key=key, key_type=key_type, claims=(), unreadable=None)
        self._run(lambda: self._verbs.claims(key, key_type), self._show_claims, self._failed)

    def drug_chosen(self, drug: Drug) -> None:
        """Whose key it is."""
        self._amend(drug=drug)

    def level_chosen(self, level: int) -> None:
        """1, 2 or 3; the smallest pack is one pack."""
        self._amend(level=level, packs=1 if level == 1 else self.state.draft.packs)

    def packs_typed(self, packs: int) -> None:
        """Smallest packs in one code."""
        self._amend(packs=max(packs, 1))

    def days_typed(self, valid_from: str, valid_to: str) -> None:
        """Days from and to which it holds; empty: open."""
        self._amend(valid_from=valid_from, valid_to=valid_to)

    def cleared(self) -> None:
        """An empty form."""
        self._become(draft=Draft(), wrong=frozenset(), trouble=None, done=None)

    def saved(self) -> None:
        """F2."""
        draft = self.state.draft
        if not self.state.may_keep or self.state.busy or draft.drug is None or draft.key_type is None:
            return
        days, wrong = days_of(draft)
        self._become(wrong=wrong)
        if wrong:
            return
        entry = Entry(draft.key, draft.key_type, draft.drug.local_code, draft.level, draft.units, *days)
        self._do(lambda: self._verbs.add(entry), Deed.ADDED)

    # --- deeds on the chosen row ------------------------------------------------------------------------------------

    def approved(self) -> None:
        """A second person agrees."""
        row = self.state.row
        if row is not None and self.state.may_approve:
            self._do(lambda: self._verbs.approve(row.identifier.id), Deed.APPROVED)

    def ended(self) -> None:
        """It holds no longer."""
        row = self.state.row
        if row is not None and self.state.may_end:
            self._do(lambda: self._verbs.end(row.identifier.id), Deed.ENDED)

    def told(self) -> None:
        """What was told above the table was read."""
        self._become(done=None, trouble=None)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _taken_in_hand(self, found: InHand) -> None:
        if found.key is None:
            self._amend(key="", key_type=None, claims=(), unreadable=found)
            return
        self._become(draft=Draft(key=found.key, key_type=found.key_type), wrong=frozenset(), trouble=None, done=None)
        self._show_claims(found.claims)

    def _show_claims(self, claims: tuple[Binding, ...]) -> None:
        """Rows of the key stand in the table too, so that one can be chosen and ended."""
        self._amend(claims=claims)
        if claims:
            self._become(words=self.state.draft.key, only=None, selected=claims[0].identifier.id)
            self.refresh()

    def _do(self, work: Callable[[], Identifier], deed: Deed) -> None:
        self._become(busy=True, trouble=None, done=None)

        def then(identifier: Identifier) -> None:
            draft = Draft() if deed is Deed.ADDED else self.state.draft
            self._become(busy=False, done=(deed, identifier.key), draft=draft, selected=identifier.id)
            if deed is Deed.ADDED:
                self._become(words=identifier.key, only=None)
            self.refresh()

        self._run(work, then, self._failed)

    def _failed(self, error: Exception) -> None:
        self._become(busy=False, trouble=error)

    def _amend(self, **changes: Any) -> None:
        self._become(draft=replace(self.state.draft, **changes), trouble=None, done=None)

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw(self.state)
