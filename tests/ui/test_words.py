"""Every kind, state, error class and fact has words of its own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.documents import DocumentKind
from app.domain.submissions import ErrorClass, SubmissionKind, SubmissionState
from app.domain.vocabulary import FACTS, MENDABLE
from app.platforms.insurance.wire.tables import TRANSACTIONS
from app.ui.document_words import DocumentWords
from app.ui.fact_words import FactWords
from app.ui.submission_words import NUMBERS, SubmissionWords

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def words(qapp: QApplication) -> SubmissionWords:
    return SubmissionWords()


def test_every_error_class_has_a_cause_an_owner_and_a_next_step(words: SubmissionWords) -> None:
    told = {error: words.cause(error) for error in ErrorClass}
    assert all(one.title and one.whose and one.next_step for one in told.values())
    assert len({one.title for one in told.values()}) == len(ErrorClass)
    assert len({words.short(error) for error in ErrorClass}) == len(ErrorClass)


def test_what_stops_the_queue_ends_by_itself_or_by_trying_now(words: SubmissionWords) -> None:
    for error in ErrorClass:
        if error.stops_the_queue and error is not ErrorClass.SIGNED_OUT:
            assert "现在重试" in words.cause(error).next_step


def test_every_kind_and_state_has_one_word(words: SubmissionWords) -> None:
    assert len({words.kind(kind) for kind in SubmissionKind}) == len(SubmissionKind)
    assert len({words.state(state) for state in SubmissionState}) == len(SubmissionState)
    assert {words.tone(state) for state in SubmissionState} >= {"ok", "stop", "attention"}
    assert len({DocumentWords().kind(kind) for kind in DocumentKind}) == len(DocumentKind)


def test_the_numbers_shown_are_the_platforms() -> None:
    assert {kind: table.number for kind, table in TRANSACTIONS.items()} == NUMBERS


def test_every_field_of_a_platform_is_told_by_a_word_of_ours() -> None:
    used = {field.ours for table in TRANSACTIONS.values() for field in table.fields if field.ours}
    assert used | {"codes"} == FACTS


def test_every_fact_has_a_word_and_a_place(qapp: QApplication) -> None:
    words = FactWords()
    assert all(words.fact(name) != name for name in FACTS)
    assert len({words.fact(name) for name in FACTS}) == len(FACTS)
    assert {name for name in FACTS if not words.where(name)} == set(MENDABLE)
