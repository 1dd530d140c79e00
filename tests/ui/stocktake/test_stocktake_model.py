"""药库盘点 without a window: the model on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from app.bootstrap.storeroom import stocktake_model
from app.domain.documents import DocumentKind, DocumentState, Finding
from app.domain.refusals import NotCounted, UnknownDrug
from app.domain.stock import Reason
from app.domain.verdict import Verdict
from app.store.tables.stock import movements
from app.ui.scanning.line_rows import LineRows
from app.ui.stocktake.viewmodel import Only, Scope, StocktakeViewModel, Tally
from app.ui.storeroom.lots import LotTexts
from app.ui.storeroom.viewmodel import Asking
from app.usecases import looking
from tests.ui.storeroom.kit import kit
from tests.usecases.conftest import AMOXICILLIN, HERB, NOON, House, pack
from tests.usecases.goods_in import stocked

MANY = 3000


@pytest.fixture
def tones() -> list[Verdict]:
    return []


@pytest.fixture
def model(house: House, tones: list[Verdict]) -> StocktakeViewModel:
    """Two lots of amoxicillin on the shelf: two packs of A1, one of B2."""
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 2), lot="A1")
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 3), lot="B2", expires=date(2028, 1, 31))
    return stocktake_model(kit(house, tones))


def counted(model: StocktakeViewModel) -> list[int]:
    """Packs of amoxicillin by line."""
    assert model.state.opened is not None
    return [line.total // 24 for line in model.state.opened.document.lines]


def test_counting_finds_the_lot_of_each_pack_and_keeps_the_tally(
    model: StocktakeViewModel, tones: list[Verdict]
) -> None:
    model.begun(Scope())
    assert model.state.tally == Tally(lines=2)
    for serial in (1, 3, 2):
        model.scanned(pack(AMOXICILLIN, serial))
    assert counted(model) == [2, 1]
    assert model.state.tally == Tally(lines=2, counted=2)
    assert tones == [Verdict.OK] * 3
    model.scanned(pack(AMOXICILLIN, 3))
    assert tones[-1] is Verdict.STOP, "the same pack is counted once"
    model.undone()
    model.undone()
    assert model.state.tally == Tally(lines=2, counted=2, shortage=1)


def test_a_pack_without_a_lot_counts_on_the_chosen_line(model: StocktakeViewModel) -> None:
    model.begun(Scope())
    assert model.state.opened is not None
    second = model.state.opened.document.lines[1]
    model.selected_line(second.id)
    model.scanned(pack(AMOXICILLIN, 8))
    assert counted(model) == [0, 1]
    model.scanned(pack(AMOXICILLIN, 1))
    model.scanned(pack(AMOXICILLIN, 9))
    assert counted(model) == [2, 1], "the last hit line is where the person stands now"


def test_the_review_comes_before_the_approval_and_uncounted_lines_ask_once_more(
    house: House, model: StocktakeViewModel
) -> None:
    model.begun(Scope())
    model.scanned(pack(AMOXICILLIN, 1))
    model.confirmed("未盘的按账面保留")
    assert (model.state.asking, model.state.only) == (Asking.REVIEW, Only.DIFFERING)
    model.confirmed("未盘的按账面保留")
    assert model.state.prompt is not None
    assert [type(point) for point in model.state.prompt.points] == [NotCounted]
    model.confirmed("未盘的按账面保留")
    assert model.state.settled is not None
    assert model.state.settled.rows == 2, "the count of A1 and what it lacks"
    (done,) = looking.queue(DocumentKind.STOCKTAKE, counter=house.counter, state=DocumentState.DONE)
    assert done.number == model.state.settled.number


def test_a_scan_ends_the_review(model: StocktakeViewModel) -> None:
    model.begun(Scope())
    model.scanned(pack(AMOXICILLIN, 1))
    model.confirmed("")
    model.scanned(pack(AMOXICILLIN, 2))
    assert (model.state.asking, model.state.only) == (Asking.NOTHING, Only.ALL)
    model.confirmed("")
    model.confirmed("")
    model.scanned(pack(AMOXICILLIN, 3))
    assert model.state.prompt is None


def test_a_blind_count_shows_the_books_only_in_the_review(model: StocktakeViewModel) -> None:
    model.begun(Scope(blind=True))
    model.scanned(pack(AMOXICILLIN, 1))
    assert not model.state.books_shown
    model.only_pressed()
    model.only_pressed()
    assert model.state.only is Only.ALL, "differences are not among what may be shown"
    model.confirmed("")
    assert model.state.books_shown
    model.dismissed()
    assert not model.state.books_shown


def test_only_what_nobody_counted_or_what_differs_is_shown_when_asked(model: StocktakeViewModel) -> None:
    model.begun(Scope())
    model.scanned(pack(AMOXICILLIN, 1))
    assert model.state.opened is not None
    first, second = model.state.opened.document.lines
    model.only_pressed()
    assert [model.shows(line) for line in (first, second)] == [False, True]
    assert model.state.line == second, "what hands act on is never a hidden line"
    model.only_pressed()
    assert [model.shows(line) for line in (first, second)] == [True, False]
    assert model.state.line == first
    model.only_pressed()
    assert model.state.only is Only.ALL


def test_a_line_is_counted_anew_after_two_presses(model: StocktakeViewModel) -> None:
    model.begun(Scope())
    model.scanned(pack(AMOXICILLIN, 1))
    model.typed_number(7)
    model.recount_asked()
    assert counted(model) == [8, 0]
    model.recount_asked()
    assert counted(model) == [0, 0]
    assert model.state.tally == Tally(lines=2)
    model.scanned(pack(AMOXICILLIN, 1))
    assert counted(model) == [1, 0]


def test_a_scan_takes_the_first_press_of_a_recount_back(model: StocktakeViewModel) -> None:
    model.begun(Scope())
    model.scanned(pack(AMOXICILLIN, 1))
    model.recount_asked()
    model.scanned(pack(AMOXICILLIN, 2))
    model.recount_asked()
    assert counted(model) == [2, 0]


def test_nothing_found_is_typed_as_zero_and_taken_back(model: StocktakeViewModel) -> None:
    model.begun(Scope())
    model.typed_number(0)
    assert model.state.tally == Tally(lines=2, counted=1, shortage=1)
    model.undone()
    assert model.state.tally == Tally(lines=2)


def test_drugs_are_put_together_for_a_scope_of_their_own(house: House, model: StocktakeViewModel) -> None:
    model.new_asked()
    herb, amoxicillin = (
        looking.drug_choices(words, house.counter.storeroom, counter=house.counter)[0] for words in ("甘草", "阿莫")
    )
    for choice in (herb, amoxicillin, herb):
        model.drug_found(choice)
    assert [each.drug.name for each in model.state.chosen] == ["甘草片", "阿莫西林胶囊"]
    model.drug_dropped(house.amoxicillin)
    model.begun(Scope(drug_ids=tuple(each.drug.id for each in model.state.chosen)))
    assert model.state.document is not None
    assert [line.drug_id for line in model.state.document.lines] == [house.herb]
    assert model.state.chosen == ()
    model.scanned(pack(AMOXICILLIN, 1))
    assert model.state.card is not None
    assert model.state.card.finding is Finding.NOT_ON_LIST


def test_words_that_no_drug_has_start_nothing(model: StocktakeViewModel, tones: list[Verdict]) -> None:
    model.new_asked()
    model.begun(Scope(words="查无此药"))
    assert isinstance(model.state.trouble, UnknownDrug)
    assert (model.state.opened, model.state.asking) == (None, Asking.NEW)
    assert tones == [Verdict.STOP]


def test_an_unknown_pack_is_bound_to_a_drug_searched_in_place_and_all_its_kind_count(
    house: House, model: StocktakeViewModel
) -> None:
    model.begun(Scope())
    for serial in (1, 2, 3):
        model.scanned(pack("8123456", serial))
    assert len(model.state.troubles) == 3
    model.bind_asked(model.state.troubles[1].id)
    model.drugs.typed("甘草")
    model.drug_found(model.drugs.state.found[0])
    model.bind_confirmed(1, 1)
    assert model.state.troubles == ()
    assert model.state.opened is not None
    herb = model.state.opened.document.lines[-1]
    assert (herb.drug_id, herb.got) == (house.herb, 300)


def test_bound_packs_count_on_the_line_the_person_stands_at(model: StocktakeViewModel) -> None:
    model.begun(Scope())
    assert model.state.opened is not None
    model.scanned(pack("8123456", 1))
    model.selected_line(model.state.opened.document.lines[1].id)
    model.bind_asked()
    model.drug_found(model.drugs.state.found[0])
    model.bind_confirmed(1, 1)
    assert counted(model) == [0, 1]


def test_a_lot_the_books_never_had_is_typed_and_another_one_beside_it(house: House, model: StocktakeViewModel) -> None:
    model.begun(Scope())
    model.scanned(pack(HERB, 1))
    model.lot_asked()
    model.lot_typed(LotTexts("H1", "20250601", "20270531"))
    model.another_lot()
    model.scanned(pack(HERB, 2))
    model.lot_typed(LotTexts("H2", "20250601", "20270531"))
    assert model.state.opened is not None
    herbs = [line for line in model.state.opened.document.lines if line.drug_id == house.herb]
    numbers = [lot.number for line in herbs if (lot := model.state.opened.lot_of(line)) is not None]
    assert numbers == ["H1", "H2"]
    assert [line.total for line in herbs] == [100, 100]


def test_a_stocktake_half_done_is_there_again(house: House, model: StocktakeViewModel, tones: list[Verdict]) -> None:
    model.begun(Scope(words="阿莫", blind=True))
    model.scanned(pack(AMOXICILLIN, 1))
    model.typed_number(4)
    again = stocktake_model(kit(house, tones))
    again.entered()
    assert again.state.document == model.state.document
    assert again.state.tally == model.state.tally


def test_a_scan_on_a_long_stocktake_reads_and_draws_its_own_line_only(
    house: House, model: StocktakeViewModel, tones: list[Verdict]
) -> None:
    with house.store.writing() as tx:
        like = tx.drugs.by_id(house.amoxicillin)
        made = [tx.drugs.put(replace(like, local_code=f"M{n}", name=f"药{n:04d}"), at=NOON)[0] for n in range(MANY)]
        receipt = some_document(house)
        tx.connection.execute(
            insert(movements),
            [
                {"drug_id": drug, "place": house.counter.storeroom, "units": 24, "reason": Reason.RECEIVED,
                 "document_id": receipt, "at": NOON, "by": "x"}
                for drug in made
            ],
        )  # fmt: skip
    model.begun(Scope())
    assert model.state.opened is not None
    assert model.state.tally.lines == MANY + 2
    rows = LineRows()
    before = rows.of(model.state.opened)
    model._verbs = replace(model._verbs, look=lambda _id: pytest.fail("the whole document was read again"))
    model.scanned(pack(AMOXICILLIN, 1))
    after = rows.of(model.state.opened)
    assert sum(new is not old for new, old in zip(after, before, strict=True)) == 1
    assert model.state.tally == Tally(lines=MANY + 2, counted=1, shortage=1)
    model.undone()
    assert model.state.tally == Tally(lines=MANY + 2)


def some_document(house: House) -> int:
    """Some document, for movements need one."""
    return looking.queue(DocumentKind.RECEIVING, counter=house.counter, state=DocumentState.DONE)[0].id
