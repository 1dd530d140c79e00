"""Ctrl+Z: take the last scan back. It stays in the book, with its inverse after it."""

from __future__ import annotations

from app.domain.documents import ScanEvent
from app.domain.people import Person
from app.domain.refusals import NoSuchScan, NothingToUndo
from app.usecases.counter import Counter
from app.usecases.keeping import take_back_event
from app.usecases.put_back import put_back_aside
from app.usecases.rights import RIGHT_FOR
from app.usecases.scanning import open_document


def undo_last(document_id: int, *, actor: Person, counter: Counter) -> ScanEvent:
    """Take back the newest scan that stands, in order, as far as the document goes back.

    A pack that was put on its line from the trouble list lies there again. Raises NothingToUndo, NotAllowed.
    """
    with counter.store.writing() as tx:
        document = open_document(tx, document_id)
        actor.require(RIGHT_FOR[document.head.kind])
        standing = tx.documents.standing_events(document_id)
        if not standing:
            raise NothingToUndo(document.head.number)
        take_back_event(tx, standing[-1], actor=actor, counter=counter)
        put_back_aside(tx, standing[-1], actor=actor, counter=counter)
        return standing[-1]


def undo_one(document_id: int, event_id: int, *, actor: Person, counter: Counter) -> ScanEvent:
    """Take back one scan, or clear it from the trouble list. Raises NoSuchScan, NotAllowed."""
    with counter.store.writing() as tx:
        actor.require(RIGHT_FOR[open_document(tx, document_id).head.kind])
        event = next((each for each in tx.documents.standing_events(document_id) if each.id == event_id), None)
        if event is None:
            raise NoSuchScan(event_id)
        take_back_event(tx, event, actor=actor, counter=counter)
        return event
