"""Which right it takes to work on a document of each kind."""

from __future__ import annotations

from app.domain.documents import DocumentKind
from app.domain.people import Right

RIGHT_FOR = {
    DocumentKind.DISPENSING: Right.DISPENSE,
    DocumentKind.TAKE_BACK: Right.TAKE_BACK,
    DocumentKind.STOCKTAKE: Right.COUNT,
    DocumentKind.RECEIVING: Right.RECEIVE,
    DocumentKind.ISSUE: Right.ISSUE,
    DocumentKind.SUPPLIER_RETURN: Right.ISSUE,
}
