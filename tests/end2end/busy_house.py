"""A hospital after a day without network: every kind of submission is owed, and nobody has been told anything yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from app.bootstrap.workplace import Workplace, open_workplace
from app.domain.documents import Document, DocumentKind
from app.domain.open_points import OpenPoints
from app.domain.people import Person, Role
from app.domain.submissions import SubmissionState
from app.settings import Settings
from app.usecases import count, dispense, imports, issue, looking, mend_submission, receive, take_back
from app.usecases.add_line import add_line
from app.usecases.by_hand import set_by_hand
from app.usecases.counter import Counter
from app.usecases.looking import UploadRow, Wanted
from tests.end2end import hospital
from tests.end2end.hospital import AMOXICILLIN, IBUPROFEN, METFORMIN, PASSPHRASE, pack

SOMEBODY = Person(1, "wang", "王芳", frozenset({Role.ADMINISTRATOR}), "YS44000001")
PREFIXES = {"D001": AMOXICILLIN, "D002": IBUPROFEN, "D003": METFORMIN}
ORDERED, SCANNED = 2000, 2
"""Packs of each drug that came, and those of them whose code was scanned at the door."""


def passphrase() -> str:
    """Of the key file."""
    return PASSPHRASE


def furnish(data: Path, settings: Mapping[str, str], *, prescribed: int) -> None:
    """A data folder with goods on the shelf and `prescribed` prescriptions of two lines that were handed out."""
    given = Settings.load(data / "settings.toml")
    for key, value in settings.items():
        given.set(key, value)
    with open_workplace(data, passphrase=passphrase) as workplace:
        workplace.vault.put("insurance.key", hospital.TOKEN)
        take_in(workplace, data.parent, prescribed=prescribed)
        _receive(workplace)
        _issue(workplace)
        _send_back(workplace)
        _count(workplace)
        _dispense(workplace, prescribed)
        _take_back(workplace)


def rows(data: Path, *states: SubmissionState) -> Sequence[UploadRow]:
    """What is in the outbox, in these states or in any."""
    with open_workplace(data, passphrase=passphrase) as workplace:
        return looking.uploads(Wanted(states=states), actor=SOMEBODY, counter=workplace.counter, limit=100_000)


def send_rejected_again(data: Path) -> None:
    """What a person does after mending a cause: every refused row goes back into the queue."""
    refused = rows(data, SubmissionState.REJECTED)
    with open_workplace(data, passphrase=passphrase) as workplace:
        for row in refused:
            mend_submission.send_again(row.id, actor=SOMEBODY, counter=workplace.counter)


def take_in(workplace: Workplace, folder: Path, *, prescribed: int) -> None:
    """The files of the hospital's systems."""
    files = hospital.Journey(folder)
    work: dict[str, Any] = {"actor": SOMEBODY, "counter": workplace.counter}
    imports.import_drugs(files.file("drugs.csv", hospital.DRUGS), **work)
    imports.import_identifiers(files.file("identifiers.csv", hospital.IDENTIFIERS), **work)
    imports.import_prescriptions(files.file("prescriptions.json", hospital.prescriptions(prescribed)), **work)
    imports.import_orders(files.file("orders.json", hospital.orders(ORDERED)), **work)


def _receive(workplace: Workplace) -> None:
    order = _find(workplace, DocumentKind.RECEIVING, "DD000001")
    work: dict[str, Any] = {"actor": SOMEBODY, "counter": workplace.counter}
    for prefix in PREFIXES.values():
        for number in range(1, SCANNED + 1):
            receive.scan(order.id, pack(prefix, 900_000 + number), **work)
    with workplace.store.reading() as tx:
        lines: Sequence[Any] = tx.documents.get(order.id).lines
    for line in lines:
        set_by_hand(order.id, line.id, line.missing, **work)
    _confirm(receive, order.id, "按实到数入库", workplace.counter)


def _confirm(verb: ModuleType, document_id: int, reason: str | None, counter: Counter) -> None:
    """F2, and F2 again where points were told."""
    work: dict[str, Any] = {"actor": SOMEBODY, "counter": counter} | ({"reason": reason} if reason else {})
    try:
        verb.confirm(document_id, **work)
    except OpenPoints as told:
        verb.confirm(document_id, **work, seen=told.points)


def _issue(workplace: Workplace) -> None:
    counter = workplace.counter
    document = issue.open_issue(counter.pharmacy, actor=SOMEBODY, counter=counter)
    for drug_id, _lot, units in _book(workplace):
        line = add_line(document.id, drug_id, actor=SOMEBODY, counter=counter)
        set_by_hand(document.id, line.id, units // 2, actor=SOMEBODY, counter=counter)
    _confirm(issue, document.id, "清点后按数出库", counter)


def _send_back(workplace: Workplace) -> None:
    counter = workplace.counter
    document = issue.open_supplier_return(
        "粤康医药有限公司", actor=SOMEBODY, counter=counter, invoice_no="00012345", reason="破损"
    )
    issue.scan(document.id, pack(METFORMIN, 900_001), actor=SOMEBODY, counter=counter)
    _confirm(issue, document.id, "破损", counter)


def _count(workplace: Workplace) -> None:
    counter = workplace.counter
    document = count.open_stocktake(actor=SOMEBODY, counter=counter)
    for line in document.lines:
        found = (line.book or 0) - (24 if line.position == 1 else 0)  # one line is short
        set_by_hand(document.id, line.id, found, actor=SOMEBODY, counter=counter)
    _confirm(count, document.id, None, counter)


def _dispense(workplace: Workplace, prescribed: int) -> None:
    work: dict[str, Any] = {"actor": SOMEBODY, "counter": workplace.counter}
    for number in range(1, prescribed + 1):
        document = _find(workplace, DocumentKind.DISPENSING, f"CF{number:06d}")
        for prefix in (AMOXICILLIN, IBUPROFEN):
            dispense.scan(document.id, pack(prefix, number), **work)
        dispense.confirm(document.id, **work)


def _take_back(workplace: Workplace) -> None:
    work: dict[str, Any] = {"actor": SOMEBODY, "counter": workplace.counter}
    document = take_back.open_return("CF000001", **work)
    take_back.scan(document.id, pack(AMOXICILLIN, 1), **work)
    take_back.confirm(document.id, **work)


def _find(workplace: Workplace, kind: DocumentKind, number: str) -> Document:
    with workplace.store.reading() as tx:
        document = tx.documents.find(kind, number)
    assert document is not None, number
    return document


def _book(workplace: Workplace) -> list[tuple[int, int | None, int]]:
    with workplace.store.reading() as tx:
        return tx.stock.book(workplace.counter.storeroom)
