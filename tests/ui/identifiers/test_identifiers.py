"""药品标识码: the model against a real store, and the screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.identifiers import KeyType, Source
from app.domain.people import Person
from app.domain.refusals import IdentifierTaken
from app.ui import actions
from app.ui.columns import NoMemory
from app.ui.drug_search import DrugSearch
from app.ui.identifiers.draft import key_and_type
from app.ui.identifiers.view import IdentifiersView
from app.ui.identifiers.viewmodel import Deed, IdentifiersViewModel, IdentifierVerbs
from app.ui.messages import Messages
from app.ui.reading import Reading
from app.ui.theme import Theme
from app.usecases import look_at_identifiers, looking, match_identifier
from app.usecases.look_at_identifiers import Only
from tests.ui.now import run_now
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, KEEPER, PHARMACIST, House, pack

NEW = "8999999"


def verbs(house: House, person: Person) -> IdentifierVerbs:
    who: dict[str, Any] = {"actor": person, "counter": house.counter}
    return IdentifierVerbs(
        bindings=partial(look_at_identifiers.bindings, **who),
        counts=partial(look_at_identifiers.counts, **who),
        claims=partial(look_at_identifiers.claims, **who),
        in_hand=partial(look_at_identifiers.in_hand, **who),
        add=lambda entry: match_identifier.add(
            entry.key,
            entry.key_type,
            entry.drug_code,
            level=entry.level,
            units=entry.units,
            valid_from=entry.valid_from,
            valid_to=entry.valid_to,
            **who,
        ),
        approve=partial(match_identifier.approve, **who),
        end=partial(match_identifier.end, **who),
    )


def model_of(house: House, person: Person, *, may_keep: bool) -> IdentifiersViewModel:
    made = IdentifiersViewModel(
        verbs(house, person), run=run_now, today=house.counter.today, login=person.login, may_keep=may_keep
    )
    made.refresh()
    return made


@pytest.fixture
def model(house: House) -> IdentifiersViewModel:
    return model_of(house, KEEPER, may_keep=True)


def drug(house: House, words: str) -> Any:
    return looking.drug_choices(words, house.counter.storeroom, counter=house.counter)[0].drug


# --- the model --------------------------------------------------------------------------------------------------------


def test_an_unknown_pack_is_bound_in_place(model: IdentifiersViewModel, house: House) -> None:
    model.scanned(pack(NEW, 1))
    assert (model.state.draft.key, model.state.draft.key_type, model.state.draft.claims) == (NEW, KeyType.PREFIX7, ())
    assert not model.state.draft.ready
    model.drug_chosen(drug(house, "布洛芬"))
    model.level_chosen(2)
    model.packs_typed(10)
    assert model.state.draft.units == 200
    model.saved()
    assert model.state.done == (Deed.ADDED, NEW)
    assert model.state.draft.key == "", "the next pack begins with an empty form"
    (row,) = model.state.rows
    assert (row.identifier.level, row.identifier.units, row.identifier.source) == (2, 200, Source.TYPED)


def test_the_smallest_pack_holds_one_pack_whatever_was_typed_before(model: IdentifiersViewModel, house: House) -> None:
    model.scanned(pack(NEW, 1))
    model.drug_chosen(drug(house, "布洛芬"))
    model.level_chosen(3)
    model.packs_typed(200)
    model.level_chosen(1)
    assert (model.state.draft.packs, model.state.draft.units) == (1, 20)


def test_a_known_pack_shows_what_was_said_and_chooses_its_row(model: IdentifiersViewModel) -> None:
    model.scanned(pack(IBUPROFEN, 1))
    assert [claim.drug.name for claim in model.state.draft.claims] == ["布洛芬缓释胶囊"]
    assert model.state.row is not None
    assert model.state.row.identifier.key == IBUPROFEN
    assert [row.identifier.key for row in model.state.rows] == [IBUPROFEN]


def test_another_meaning_is_refused_and_the_form_stays(model: IdentifiersViewModel, house: House) -> None:
    model.scanned(pack(IBUPROFEN, 1))
    model.drug_chosen(drug(house, "阿莫西林"))
    model.saved()
    assert isinstance(model.state.trouble, IdentifierTaken)
    assert model.state.draft.key == IBUPROFEN


def test_what_is_no_trace_code_fills_nothing(model: IdentifiersViewModel) -> None:
    model.scanned("6901234567892")
    assert model.state.draft.key == ""
    assert model.state.draft.unreadable is not None


@pytest.mark.parametrize(
    ("typed", "key", "key_type"),
    [
        ("8100009", "8100009", KeyType.PREFIX7),
        (" 810 0009 ", "8100009", KeyType.PREFIX7),
        ("06923456000124", "06923456000124", KeyType.GTIN14),
        ("6923456000124", "06923456000124", KeyType.GTIN14),
        ("AB-12", "AB-12", KeyType.MAKER),
    ],
)
def test_a_typed_key_says_what_it_is(typed: str, key: str, key_type: KeyType) -> None:
    assert key_and_type(typed) == (key, key_type)


@given(st.text(max_size=30))
def test_no_typed_key_raises(text: str) -> None:
    found = key_and_type(text)
    assert found is None or found[0]


def test_a_whole_code_typed_as_key_is_a_pack_in_hand(model: IdentifiersViewModel) -> None:
    model.key_typed("8999999 9000000000001")
    assert model.state.draft.key == NEW


def test_days_that_cannot_be_or_stand_the_wrong_way_round_are_marked(model: IdentifiersViewModel, house: House) -> None:
    model.key_typed(NEW)
    model.drug_chosen(drug(house, "布洛芬"))
    model.days_typed("20261301", "")
    model.saved()
    assert model.state.wrong == {"valid_from"}
    model.days_typed("20270101", "20260101")
    model.saved()
    assert model.state.wrong == {"valid_to"}
    model.days_typed("20260101", "202701")
    model.saved()
    assert model.state.done == (Deed.ADDED, NEW)


def test_nobody_approves_what_they_said_themselves(model: IdentifiersViewModel, house: House) -> None:
    model.key_typed(NEW)
    model.drug_chosen(drug(house, "布洛芬"))
    model.saved()
    assert model.state.row is not None
    assert not model.state.may_approve
    model.approved()
    assert model.state.row.identifier.approved_by is None
    model.searched(AMOXICILLIN)
    model.selected(model.state.rows[0].identifier.id)
    assert model.state.may_approve
    model.approved()
    assert model.state.done == (Deed.APPROVED, AMOXICILLIN)
    assert not model.state.may_approve


def test_a_conflict_is_resolved_by_ending_one_side(model: IdentifiersViewModel, house: House) -> None:
    with house.store.writing() as tx:
        tx.identifiers.add(
            AMOXICILLIN,
            KeyType.PREFIX7,
            house.ibuprofen,
            level=1,
            units=20,
            source=Source.IMPORTED,
            by="x",
            at=house.clock(),
        )
    model.only_chosen(Only.CONFLICTS)
    assert len(model.state.rows) == 2
    wrong = next(row for row in model.state.rows if row.drug.id == house.ibuprofen)
    model.selected(wrong.identifier.id)
    model.ended()
    assert model.state.rows == ()
    assert model.state.counts[Only.CONFLICTS] == 0


def test_who_may_not_keep_the_table_only_looks(house: House) -> None:
    model = model_of(house, PHARMACIST, may_keep=False)
    model.scanned(pack(NEW, 1))
    model.drug_chosen(drug(house, "布洛芬"))
    model.saved()
    model.selected(model.state.rows[0].identifier.id)
    assert not model.state.may_approve
    assert not model.state.may_end
    model.ended()
    assert model.state.done is None


def test_an_answer_to_an_older_question_is_not_shown(house: House) -> None:
    waiting: list[Callable[[], None]] = []

    def later(work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        waiting.append(lambda: then(work()))

    model = IdentifiersViewModel(
        verbs(house, KEEPER), run=later, today=house.counter.today, login=KEEPER.login, may_keep=True
    )
    model.searched("8100001")
    model.searched("8100002")
    for answer in reversed(waiting):
        answer()
    assert [row.identifier.key for row in model.state.rows] == ["8100002"]


# --- the view ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def view(model: IdentifiersViewModel, house: House, qtbot: QtBot, dressed: Theme, tmp_path: Path) -> IdentifiersView:
    search = DrugSearch(
        lambda words: looking.drug_choices(words, house.counter.storeroom, counter=house.counter), run=run_now
    )
    made = IdentifiersView(
        model, search, messages=Messages(), memory=NoMemory(), ask=lambda _, name: tmp_path / "out.csv"
    )
    qtbot.addWidget(made)
    made.resize(1198, 688)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def test_scan_choose_and_f2_bind_a_pack(view: IdentifiersView, qtbot: QtBot) -> None:
    view.scanned(Reading(pack(NEW, 1)))
    assert "还没有对照" in view.form.meaning.text()
    qtbot.waitUntil(view.form.picker.edit.hasFocus)
    qtbot.keyClicks(view.form.picker.edit, "D2")
    qtbot.keyClick(view.form.picker.edit, Qt.Key.Key_Return)
    assert "布洛芬缓释胶囊" in view.form.drug.text()
    view.form.levels[2].click()
    view.form.packs.setValue(10)
    assert view.form.units.text() == "= 200粒"
    next(action for action in view.offers() if action.id == actions.CONFIRM).run()
    assert "8999999 已登记" in view.notice._text.text()
    assert view.form.key.text() == ""
    assert view.form.picker.edit.text() == "", "also while the focus is still there"
    assert view.form.drug.isVisible() is False


def test_conflicts_are_marked_by_word_and_colour(view: IdentifiersView, house: House) -> None:
    with house.store.writing() as tx:
        tx.identifiers.add(
            AMOXICILLIN,
            KeyType.PREFIX7,
            house.ibuprofen,
            level=1,
            units=20,
            source=Source.IMPORTED,
            by="x",
            at=house.clock(),
        )
    view.scanned(Reading(pack(AMOXICILLIN, 1)))
    assert "对应 2 个药品" in view.form.meaning.text()
    assert [cells[-1] for cells in view.table.shown_cells()[1:]] == ["冲突", "冲突"]
    assert "冲突  2" in view.kinds[Only.CONFLICTS].text()
    assert view.kinds[Only.CONFLICTS].property("tone") == "stop"
    assert view.chosen.end.isVisible()


def test_a_binding_is_ended_by_the_second_press_only(view: IdentifiersView, model: IdentifiersViewModel) -> None:
    first, second = (row.identifier.id for row in model.state.rows[:2])
    view.table.select(first)
    view.chosen.end.click()
    assert "再按一次" in view.chosen.end.text()
    view.table.select(second)
    assert view.chosen.end.text() == "停用", "another row begins anew"
    view.chosen.end.click()
    assert model.state.done is None
    view.chosen.end.click()
    assert model.state.done is not None
    assert model.state.done[0] is Deed.ENDED


def test_f7_names_what_it_approves(view: IdentifiersView, model: IdentifiersViewModel) -> None:
    row = next(row for row in model.state.rows if row.identifier.approved_by is None)
    view.table.select(row.identifier.id)
    approve = next(action for action in view.offers() if action.id == actions.BIND)
    assert row.identifier.key in approve.title


def test_typing_in_the_table_searches(view: IdentifiersView, model: IdentifiersViewModel, qtbot: QtBot) -> None:
    view.table.sheet.setFocus()
    qtbot.keyClicks(view.table.sheet, "8")
    qtbot.keyClicks(view.search, "100002")
    qtbot.waitUntil(lambda: [row.identifier.key for row in model.state.rows] == ["8100002"])


def test_a_key_typed_by_hand_is_taken_on_enter(
    view: IdentifiersView, model: IdentifiersViewModel, qtbot: QtBot
) -> None:
    view.form.focus_key()
    qtbot.keyClicks(view.form.key, "6923456000124")
    qtbot.keyClick(view.form.key, Qt.Key.Key_Return)
    assert model.state.draft.key_type is KeyType.GTIN14
    assert view.form.key.text() == "06923456000124"


def test_who_only_looks_sees_no_form(house: House, qtbot: QtBot, dressed: Theme) -> None:
    looker = IdentifiersView(
        model_of(house, PHARMACIST, may_keep=False),
        DrugSearch(lambda words: (), run=run_now),
        messages=Messages(),
        memory=NoMemory(),
    )
    qtbot.addWidget(looker)
    looker.show()
    assert not looker.form.isVisible()
    assert actions.CONFIRM not in {action.id for action in looker.offers()}


def test_the_table_is_exported_with_its_keys_as_text(view: IdentifiersView, tmp_path: Path) -> None:
    view.export()
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "标识码,药品,规格,包装,每码含量,状态"
    assert len(text.splitlines()) == 4
