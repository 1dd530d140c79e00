"""The storeroom's screens, each with its verbs bound to a person and this storeroom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from types import ModuleType

from app.bootstrap.kit import Kit
from app.domain.documents import Document, DocumentKind, ScanResult
from app.domain.people import Right
from app.ui.issue.view import IssueView
from app.ui.receiving.view import ReceivingView
from app.ui.receiving.viewmodel import ReceivingViewModel
from app.ui.screen import Group, Screen, ScreenEntry
from app.ui.stocktake.view import StocktakeView
from app.ui.stocktake.viewmodel import Scope, StocktakeViewModel
from app.ui.storeroom.leaving import LeavingViewModel
from app.ui.storeroom.lots import LotVerbs
from app.ui.storeroom.viewmodel import StoreroomVerbs
from app.ui.supplier_return.view import SupplierReturnView
from app.ui.titles import Titles
from app.usecases import count, issue, line_lot, looking, receive
from app.usecases.add_line import add_line
from app.usecases.papers import Papers, set_papers

Start = Callable[[Papers], Document]
_FROM_SUPPLIERS = (DocumentKind.RECEIVING, DocumentKind.SUPPLIER_RETURN)


def entries(kit: Kit) -> tuple[ScreenEntry, ...]:
    """In the order of the navigation."""
    may, titles = kit.person.may, Titles()
    room = Group.STOREROOM
    return (
        ScreenEntry("receiving", titles.receiving, room, "receiving", partial(_receiving, kit), may(Right.RECEIVE)),
        ScreenEntry("stocktake", titles.stocktake, room, "stocktake", partial(_stocktake, kit), may(Right.COUNT)),
        ScreenEntry("issue", titles.issue, room, "issue", partial(_issue, kit), may(Right.ISSUE)),
        ScreenEntry(
            "supplier_return",
            titles.supplier_return,
            room,
            "supplier_return",
            partial(_supplier_return, kit),
            may(Right.ISSUE),
        ),
    )


def _receiving(kit: Kit) -> Screen:
    return ReceivingView("receiving", receiving_model(kit), messages=kit.frame.messages, memory=kit.frame.memory)


def _stocktake(kit: Kit) -> Screen:
    return StocktakeView("stocktake", stocktake_model(kit), messages=kit.frame.messages, memory=kit.frame.memory)


def _issue(kit: Kit) -> Screen:
    frame, pharmacy = kit.frame, kit.workplace.counter.pharmacy
    return IssueView("issue", issue_model(kit), messages=frame.messages, memory=frame.memory, pharmacy=pharmacy)


def _supplier_return(kit: Kit) -> Screen:
    frame = kit.frame
    model = supplier_return_model(kit)
    return SupplierReturnView("supplier_return", model, messages=frame.messages, memory=frame.memory)


def _by_hand(kit: Kit, *parties_of: DocumentKind) -> StoreroomVerbs:
    """parties_of: the kinds of document whose suppliers or departments a form completes from."""
    person, counter = kit.person, kit.workplace.counter
    return StoreroomVerbs(
        drugs=lambda words: looking.drug_choices(words, counter.storeroom, counter=counter),
        parties=lambda: looking.parties(parties_of, counter=counter),
        add_line=partial(add_line, actor=person, counter=counter),
        set_papers=partial(set_papers, actor=person, counter=counter),
    )


def _lots(kit: Kit) -> LotVerbs:
    person, counter = kit.person, kit.workplace.counter
    return LotVerbs(
        set_lot=lambda document_id, line_id, told, correct: line_lot.set_lot(
            document_id, line_id, told, actor=person, counter=counter, correct=correct
        ),
        another_lot=partial(line_lot.another_lot, actor=person, counter=counter),
        known_lot=partial(line_lot.known_lot, counter=counter),
    )


def receiving_model(kit: Kit) -> ReceivingViewModel:
    """入库."""
    person, counter = kit.person, kit.workplace.counter

    def start(supplier: str, delivery_no: str, invoice_no: str) -> Document:
        return receive.open_delivery(
            supplier, actor=person, counter=counter, delivery_no=delivery_no or None, invoice_no=invoice_no or None
        )

    def scan(document_id: int, text: str, line_id: int | None) -> tuple[ScanResult, ...]:
        return receive.scan(document_id, text, actor=person, counter=counter, line_id=line_id)

    return ReceivingViewModel(
        kit.scan_verbs(DocumentKind.RECEIVING, receive),
        _by_hand(kit, *_FROM_SUPPLIERS),
        _lots(kit),
        start=start,
        scan=scan,
        run=kit.frame.tasks.run,
        sound=kit.frame.tones.sound,
    )


def stocktake_model(kit: Kit) -> StocktakeViewModel:
    """药库盘点."""
    person, counter = kit.person, kit.workplace.counter

    def start(scope: Scope) -> Document:
        return count.open_stocktake(
            actor=person, counter=counter, drug_ids=scope.drug_ids, words=scope.words, blind=scope.blind
        )

    def scan(document_id: int, text: str, line_id: int | None) -> tuple[ScanResult, ...]:
        return count.scan(document_id, text, actor=person, counter=counter, line_id=line_id)

    return StocktakeViewModel(
        kit.scan_verbs(DocumentKind.STOCKTAKE, count),
        _by_hand(kit),
        _lots(kit),
        start=start,
        scan=scan,
        recount=partial(count.recount, actor=person, counter=counter),
        run=kit.frame.tasks.run,
        sound=kit.frame.tones.sound,
    )


def issue_model(kit: Kit) -> LeavingViewModel:
    """出库."""
    person, counter = kit.person, kit.workplace.counter

    def start(papers: Papers) -> Document:
        return issue.open_issue(papers.party or "", actor=person, counter=counter, reason=papers.reason or None)

    return _leaving(kit, DocumentKind.ISSUE, issue, start, (DocumentKind.ISSUE,))


def supplier_return_model(kit: Kit) -> LeavingViewModel:
    """采购退货."""
    person, counter = kit.person, kit.workplace.counter

    def start(papers: Papers) -> Document:
        return issue.open_supplier_return(
            papers.party or "",
            actor=person,
            counter=counter,
            invoice_no=papers.invoice_no or None,
            reason=papers.reason or None,
        )

    return _leaving(kit, DocumentKind.SUPPLIER_RETURN, issue, start, _FROM_SUPPLIERS)


def _leaving(
    kit: Kit, kind: DocumentKind, module: ModuleType, start: Start, parties_of: Sequence[DocumentKind]
) -> LeavingViewModel:
    counter = kit.workplace.counter
    return LeavingViewModel(
        kit.scan_verbs(kind, module),
        _by_hand(kit, *parties_of),
        start=start,
        shelves=lambda drugs: looking.shelves(drugs, counter.storeroom, counter=counter),
        run=kit.frame.tasks.run,
        sound=kit.frame.tones.sound,
    )
