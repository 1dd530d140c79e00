"""Looking for a drug while typing: what was typed and what was found. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.ui.run import Run
from app.usecases.looking import DrugChoice


@dataclass(frozen=True, slots=True)
class SearchState:
    """found: in the order of the drop-down. missed: nothing has the words."""

    words: str = ""
    found: tuple[DrugChoice, ...] = ()
    missed: bool = False


class DrugSearch:
    """One search box. `look(words)` answers drugs by name, trade name, 拼音码 or code, with their stock.

    Questions go to the worker one at a time; what was typed meanwhile is asked next. Enter before the answer is here takes
    the first row of that answer.
    """

    def __init__(self, look: Callable[[str], Sequence[DrugChoice]], *, run: Run) -> None:
        self._look, self._run = look, run
        self._draw: Callable[[SearchState], None] = lambda _state: None
        self._chosen: Callable[[DrugChoice], None] = lambda _choice: None
        self._suggested: tuple[DrugChoice, ...] = ()
        self._asked: str | None = None
        self._entered_early = False
        self.state = SearchState()

    def watch(self, draw: Callable[[SearchState], None], chosen: Callable[[DrugChoice], None]) -> None:
        """Call `draw` now and after every change, and `chosen` with the drug that was picked."""
        self._draw, self._chosen = draw, chosen
        draw(self.state)

    def opened(self, suggested: Sequence[DrugChoice] = ()) -> None:
        """Begin anew. suggested: what stands there before a word is typed."""
        self._suggested, self._entered_early = tuple(suggested), False
        self._become(words="", found=self._suggested, missed=False)

    def typed(self, words: str) -> None:
        """The list narrows."""
        self._entered_early = False
        if not words.strip():
            self._become(words=words, found=self._suggested, missed=False)
            return
        self._become(words=words)
        if self._asked is None:
            self._ask(words)

    def entered(self) -> None:
        """Enter came before the list did, or nothing was typed: take its first row."""
        if self._asked is not None:
            self._entered_early = True
        elif self.state.found:
            self.picked(self.state.found[0])

    def picked(self, choice: DrugChoice) -> None:
        """A row was taken: its drug's name stands in the box."""
        self._become(words=choice.drug.name, found=())
        self._chosen(choice)

    def _ask(self, words: str) -> None:
        self._asked = words
        self._run(lambda: tuple(self._look(words)), self._answered, self._failed)

    def _answered(self, found: tuple[DrugChoice, ...]) -> None:
        asked, self._asked = self._asked, None
        words = self.state.words
        if not words.strip():
            return
        if words != asked:
            self._ask(words)
            return
        self._become(found=found, missed=not found)
        if self._entered_early and found:
            self.picked(found[0])
        self._entered_early = False

    def _failed(self, _error: Exception) -> None:
        """Nothing found is nothing offered; trouble of the database is told where it is written to."""
        self._asked = None
        self._become(found=())

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw(self.state)
