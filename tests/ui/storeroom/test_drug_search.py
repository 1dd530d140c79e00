"""Looking for a drug while typing: the newest words win, and an early Enter is not lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from app.domain.drugs import Drug
from app.ui.drug_search import DrugSearch, SearchState
from app.usecases.looking import DrugChoice

CATALOGUE = ("阿莫西林胶囊", "阿司匹林肠溶片", "布洛芬缓释胶囊")


def choice(name: str) -> DrugChoice:
    return DrugChoice(Drug(CATALOGUE.index(name), name, name, "0.25g", "示例药业", 24, "粒", "盒"), 48)


class Desk:
    """A worker that answers when it is told to."""

    def __init__(self) -> None:
        self.waiting: deque[Callable[[], None]] = deque()
        self.asked: list[str] = []
        self.states: list[SearchState] = []
        self.chosen: list[str] = []
        self.search = DrugSearch(self.look, run=self.run)
        self.search.watch(self.states.append, lambda found: self.chosen.append(found.drug.name))

    def look(self, words: str) -> Sequence[DrugChoice]:
        self.asked.append(words)
        return [choice(name) for name in CATALOGUE if words in name]

    def run(self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        self.waiting.append(lambda: then(work()))

    def answer(self) -> None:
        self.waiting.popleft()()

    @property
    def found(self) -> list[str]:
        return [each.drug.name for each in self.search.state.found]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_one_question_is_under_way_and_the_newest_words_are_asked_next(desk: Desk) -> None:
    for words in ("阿", "阿莫", "阿莫西"):
        desk.search.typed(words)
    desk.answer()
    assert desk.found == []
    desk.answer()
    assert (desk.asked, desk.found) == (["阿", "阿莫西"], ["阿莫西林胶囊"])
    assert not desk.waiting


def test_enter_before_the_answer_takes_its_first_row(desk: Desk) -> None:
    desk.search.typed("阿")
    desk.search.entered()
    assert desk.chosen == []
    desk.answer()
    assert desk.chosen == ["阿莫西林胶囊"]
    assert desk.search.state.words == "阿莫西林胶囊"


def test_typing_on_takes_an_early_enter_back(desk: Desk) -> None:
    desk.search.typed("阿")
    desk.search.entered()
    desk.search.typed("阿司")
    desk.answer()
    desk.answer()
    assert (desk.chosen, desk.found) == ([], ["阿司匹林肠溶片"])


def test_nothing_found_is_said_and_enter_takes_nothing(desk: Desk) -> None:
    desk.search.typed("查无此药")
    desk.search.entered()
    desk.answer()
    assert desk.search.state.missed
    assert desk.chosen == []


def test_a_suggestion_stands_there_before_a_word_is_typed_and_after_the_words_are_gone(desk: Desk) -> None:
    desk.search.opened([choice("布洛芬缓释胶囊")])
    assert desk.found == ["布洛芬缓释胶囊"]
    desk.search.typed("阿莫")
    desk.answer()
    desk.search.typed("")
    assert desk.found == ["布洛芬缓释胶囊"]
    desk.search.entered()
    assert desk.chosen == ["布洛芬缓释胶囊"]


def test_a_database_that_does_not_answer_leaves_the_box_usable() -> None:
    asked: list[str] = []

    def fail(words: str) -> Sequence[DrugChoice]:
        asked.append(words)
        raise OSError(words)

    def run(work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        try:
            then(work())
        except OSError as error:
            failed(error)

    search = DrugSearch(fail, run=run)
    search.typed("阿")
    search.typed("阿莫")
    assert asked == ["阿", "阿莫"]
    assert search.state.found == ()
