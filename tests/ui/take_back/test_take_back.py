"""处方退药: the model against a real store, and what the window draws of it."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.documents import DocumentKind, DocumentState, Finding
from app.domain.refusals import AlreadyOpen, AlreadyReturned, AnotherOpen, NothingDispensed, ScanNeeded
from app.domain.verdict import Verdict
from app.ui import actions
from app.ui.columns import NoMemory
from app.ui.messages import Messages
from app.ui.patients.viewmodel import PatientVerbs
from app.ui.reading import Origin, Reading
from app.ui.scanning.verbs import ScanVerbs
from app.ui.take_back.rows import Match, return_rows
from app.ui.take_back.view import TakeBackView
from app.ui.take_back.viewmodel import TakeBackViewModel
from app.ui.theme import Theme
from app.usecases import by_hand, cancel, dispense, looking, take_back, undo
from tests.ui.now import run_now
from tests.usecases.conftest import AMOXICILLIN, PHARMACIST, House, pack


def verbs(house: House) -> ScanVerbs:
    actor = {"actor": PHARMACIST, "counter": house.counter}
    return ScanVerbs(
        look=partial(looking.look, counter=house.counter),
        catch_up=partial(looking.catch_up, counter=house.counter),
        find=partial(looking.find, DocumentKind.TAKE_BACK, counter=house.counter),
        queue=partial(take_back.queue, **actor),
        scan=partial(take_back.scan, **actor),
        keep=lambda *_: pytest.fail("nothing is kept"),
        bind=lambda *_: pytest.fail("nothing is bound"),
        undo=partial(undo.undo_last, **actor),
        remove=partial(undo.undo_one, **actor),
        by_hand=lambda document, line, units, reason: by_hand.set_by_hand(
            document, line, units, **actor, reason=reason
        ),
        confirm=lambda document, reason, seen: take_back.confirm(document, **actor, reason=reason, seen=seen),
        cancel=partial(cancel.cancel, **actor),
        resume=partial(looking.resume, DocumentKind.TAKE_BACK, **actor),
    )


@pytest.fixture
def tones() -> list[Verdict]:
    return []


@pytest.fixture
def model(house: House, tones: list[Verdict]) -> TakeBackViewModel:
    rx = house.prescription("CF1", (house.amoxicillin, 48), (house.herb, 100))
    dispense.take_up(rx, actor=PHARMACIST, counter=house.counter)
    for serial in (1, 2):
        dispense.scan(rx, pack(AMOXICILLIN, serial), actor=PHARMACIST, counter=house.counter)
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    open_return = partial(take_back.open_return, actor=PHARMACIST, counter=house.counter)
    nobody = PatientVerbs(
        papers_of=lambda _: pytest.fail("nobody is looked for"),
        papers_held_by=lambda _: pytest.fail("nobody is looked for"),
        can_read=lambda: False,
        read_card=lambda: None,
    )
    made = TakeBackViewModel(
        verbs(house),
        nobody,
        open_return=open_return,
        was_dispensed=partial(take_back.was_dispensed, actor=PHARMACIST, counter=house.counter),
        run=run_now,
        sound=tones.append,
    )
    made.entered()
    return made


def matches(model: TakeBackViewModel) -> list[Match]:
    assert model.state.opened is not None
    return [row.match for row in return_rows(model.state.opened, model.state.refused)]


def test_a_pack_finds_its_dispensing_and_is_compared_at_once(model: TakeBackViewModel, tones: list[Verdict]) -> None:
    model.scanned(pack(AMOXICILLIN, 2))
    assert model.state.document is not None
    assert model.state.document.head.source == "CF1"
    assert matches(model) == [Match.NOT_YET, Match.AGREES, Match.UNCODED]
    assert tones == [Verdict.OK]


def test_a_number_opens_the_return_and_compares_nothing(model: TakeBackViewModel, tones: list[Verdict]) -> None:
    model.scanned("CF1")
    assert matches(model) == [Match.NOT_YET, Match.NOT_YET, Match.UNCODED]
    assert tones == []


def _dispensed(house: House, number: str, serial: int) -> None:
    rx = house.prescription(number, (house.amoxicillin, 24))
    dispense.take_up(rx, actor=PHARMACIST, counter=house.counter)
    dispense.scan(rx, pack(AMOXICILLIN, serial), actor=PHARMACIST, counter=house.counter)
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)


def test_the_number_that_is_being_returned_is_said_to_be_open(model: TakeBackViewModel, tones: list[Verdict]) -> None:
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    opened = model.state.opened
    model.scanned("CF1")
    assert model.state.trouble == AlreadyOpen("CF1")
    assert tones == [Verdict.OK, Verdict.ATTENTION]
    assert model.state.opened == opened, "nothing is on the trouble list, nothing is lost"


def test_another_number_turns_from_a_return_nobody_touched(
    house: House, model: TakeBackViewModel, tones: list[Verdict]
) -> None:
    _dispensed(house, "CF2", 7)
    model.scanned("CF1")
    model.scanned("CF2")
    assert model.state.document is not None
    assert model.state.document.head.source == "CF2"
    assert tones == []
    model.put_away()
    assert {(row.number, row.state) for row in model.state.queue} == {
        ("CF1", DocumentState.DONE),
        ("CF2", DocumentState.DONE),
    }, "neither left a return behind"


def test_another_number_over_a_begun_return_says_what_to_press(
    house: House, model: TakeBackViewModel, tones: list[Verdict]
) -> None:
    _dispensed(house, "CF2", 7)
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.scanned("CF2")
    assert model.state.trouble == AnotherOpen("CF2", DocumentKind.DISPENSING)
    assert tones[-1] is Verdict.ATTENTION
    assert model.state.document is not None
    assert model.state.document.head.source == "CF1"
    assert model.state.troubles == ()


def test_a_pack_that_came_back_before_is_told_again_with_its_return(house: House, model: TakeBackViewModel) -> None:
    model.scanned(pack(AMOXICILLIN, 1))
    model.confirmed("")
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    assert model.state.card is not None
    assert model.state.opened is not None
    assert model.state.card.finding is Finding.USED_BEFORE
    (told,) = looking.look(model.state.opened.document.id, counter=house.counter).told_aside.values()
    assert told.earlier is not None
    assert told.earlier == model.state.card.earlier


def test_a_prescription_that_came_back_whole_is_told_over_an_open_return(
    house: House, model: TakeBackViewModel
) -> None:
    _dispensed(house, "CF2", 7)
    model.scanned(pack(AMOXICILLIN, 7))
    model.confirmed("")
    model.scanned("CF1")
    model.scanned("CF2")
    assert model.state.trouble == AlreadyReturned("CF2")
    assert model.state.document is not None
    assert model.state.document.head.source == "CF1"


def test_picking_a_dispensing_begins_its_return_and_picking_a_begun_one_goes_on(model: TakeBackViewModel) -> None:
    model.picked(model.state.queue[0].id)
    model.scanned(pack(AMOXICILLIN, 1))
    begun = model.state.document
    model.put_away()
    assert [row.state for row in model.state.queue] == [DocumentState.OPEN, DocumentState.DONE]
    model.picked(model.state.queue[0].id)
    assert model.state.document is not None
    assert begun is not None
    assert model.state.document.id == begun.id
    assert matches(model)[0] is Match.AGREES


def test_looking_at_a_dispensing_leaves_no_return_behind(model: TakeBackViewModel) -> None:
    model.picked(model.state.queue[0].id)
    model.put_away()
    assert [row.state for row in model.state.queue] == [DocumentState.DONE]


def test_another_pack_of_the_same_drug_stands_beside_the_one_it_is_not(model: TakeBackViewModel) -> None:
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.scanned(pack(AMOXICILLIN, 9))
    assert model.state.opened is not None
    rows = return_rows(model.state.opened, model.state.refused)
    assert [(row.match, row.in_hand) for row in rows[:2]] == [
        (Match.AGREES, pack(AMOXICILLIN, 1)),
        (Match.DIFFERS, pack(AMOXICILLIN, 9)),
    ]
    model.removed(model.state.troubles[0].id)
    assert matches(model)[1] is Match.NOT_YET


def test_a_number_that_was_refused_is_not_what_is_taken_back(model: TakeBackViewModel) -> None:
    model.scanned("CF1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.typed_number(1)
    assert isinstance(model.state.trouble, ScanNeeded)
    model.undone()
    assert matches(model)[0] is Match.NOT_YET


def test_a_quantity_is_typed_only_where_no_code_went_out(model: TakeBackViewModel) -> None:
    model.scanned("CF1")
    model.typed_number(1)
    assert isinstance(model.state.trouble, ScanNeeded)
    assert model.state.opened is not None
    model.selected_line(model.state.opened.document.lines[1].id)
    model.typed_number(1)
    assert model.state.trouble is None
    assert return_rows(model.state.opened, frozenset())[2].back == 100


def test_more_than_may_come_back_is_told_and_not_taken(model: TakeBackViewModel, tones: list[Verdict]) -> None:
    model.scanned("CF1")
    assert model.state.document is not None
    herb = model.state.document.lines[1]
    model.selected_line(herb.id)
    model.typed_number(3)
    card = model.state.card
    assert card is not None
    assert (card.units, card.typed, card.verdict) == (100, 300, Verdict.ATTENTION)
    model.typed_number(1)
    assert model.state.card is not None
    assert (model.state.card.typed, model.state.card.verdict) == (None, Verdict.OK)


def test_the_chosen_reason_stays_with_the_return(model: TakeBackViewModel, house: House) -> None:
    model.scanned(pack(AMOXICILLIN, 1))
    assert model.state.document is not None
    back = model.state.document.id
    model.reason_chosen("不良反应")
    model.confirmed("患者要求退药")
    assert model.state.opened is None
    assert model.state.settled is not None
    assert model.state.settled.rows == 1
    with house.store.reading() as tx:
        assert tx.documents.get(back).head.reason == "不良反应"
    model.scanned(pack(AMOXICILLIN, 2))
    assert model.state.reason == "", "the next return begins with the usual reason"


def test_what_was_never_dispensed_is_told_with_a_tone(model: TakeBackViewModel, tones: list[Verdict]) -> None:
    model.scanned(pack(AMOXICILLIN, 77))
    assert isinstance(model.state.trouble, NothingDispensed)
    assert tones == [Verdict.STOP]


@pytest.fixture
def view(model: TakeBackViewModel, qtbot: QtBot, dressed: Theme) -> TakeBackView:
    made = TakeBackView("take_back", model, messages=Messages(), memory=NoMemory())
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    return made


def cells(view: TakeBackView, row: int) -> list[str]:
    return view.work.lines.shown_cells()[row + 1]


def test_the_dispensed_code_stands_beside_the_one_in_hand(view: TakeBackView) -> None:
    view.scanned(Reading(pack(AMOXICILLIN, 2)))
    assert view.work.isVisible()
    assert cells(view, 1)[3:] == ["8100001 9000000000002", "8100001 9000000000002", "1盒", "相符"]
    assert cells(view, 0)[3:] == ["8100001 9000000000001", "", "—", "待核对"]
    assert cells(view, 2)[3:] == ["未采集", "", "—", "未采集"]
    assert view.work.lines.current() is not None
    assert view.work.lines.sheet.currentIndex().row() == 1


def test_typing_in_the_input_line_returns_the_chosen_uncoded_row(view: TakeBackView, qtbot: QtBot) -> None:
    view.scanned(Reading("CF1"))
    for _ in range(2):
        qtbot.keyClick(view.work.input.edit, Qt.Key.Key_Down)
    qtbot.keyClicks(view.work.input.edit, "1")
    qtbot.keyClick(view.work.input.edit, Qt.Key.Key_Return)
    assert cells(view, 2)[5:] == ["1盒", "已填数量"]


def test_arrows_and_enter_in_the_search_line_pick_a_prescription(
    view: TakeBackView, house: House, qtbot: QtBot
) -> None:
    house.clock.forward(minutes=1)
    rx = house.prescription("CF2", (house.herb, 100))
    dispense.take_up(rx, actor=PHARMACIST, counter=house.counter)
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    view.entered()
    qtbot.keyClicks(view.queue.search, "CF")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(view.queue.search, key)
    assert view.model.state.document is not None
    assert view.model.state.document.head.source == "CF1"


def test_the_search_line_says_that_names_are_found(view: TakeBackView) -> None:
    view.queue.retranslate()
    assert "患者姓名" in view.queue.search.placeholderText()


def test_a_part_that_came_back_is_no_unfinished_work(view: TakeBackView) -> None:
    view.scanned(Reading(pack(AMOXICILLIN, 1), Origin.SCANNED))
    assert view.work.card.got.text() == "1 / 2"
    assert view.work.card.missing.text() == "已退 / 可退"
    assert view.work.head.missing.text() == "已退 1 / 可退 3 盒"


def test_f2_confirms_with_the_usual_reason(view: TakeBackView, house: House) -> None:
    view.scanned(Reading(pack(AMOXICILLIN, 1)))
    document = view.model.state.document
    assert document is not None
    next(action for action in view.offers() if action.id == actions.CONFIRM).run()
    with house.store.reading() as tx:
        assert tx.documents.get(document.id).head.reason == "患者要求退药"
    assert view.queue.isVisible()


def test_nothing_may_be_bound_or_kept_on_a_return(view: TakeBackView) -> None:
    view.scanned(Reading("CF1"))
    view.scanned(Reading("81999990000000000001", Origin.SCANNED))
    assert actions.BIND not in {action.id for action in view.offers()}
    (entry,) = view.work.side._views["waiting"][0]._buttons
    assert entry.text() == "移除"
