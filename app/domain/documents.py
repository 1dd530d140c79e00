"""Documents of the counter: what is asked, what was scanned, and when it was settled.

Scans are events that are only added: taking one back is an inverse event. What a line has got is the sum of its events.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.submissions import Patient, Visit
from app.domain.verdict import Verdict


class DocumentKind(StrEnum):
    """Which work a document is."""

    DISPENSING = "dispensing"  # 处方发药
    TAKE_BACK = "take_back"  # 处方退药
    STOCKTAKE = "stocktake"  # 药库盘点
    RECEIVING = "receiving"  # 入库
    ISSUE = "issue"  # 出库
    SUPPLIER_RETURN = "supplier_return"  # 采购退货


class DocumentState(StrEnum):
    """Open documents take scans; the others are history."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a document. Which members are filled depends on its kind.

    party: supplier, or the department it goes to or comes from. place: where its stock moves.
    source: number of the document it answers (the dispensing of a return, the order of a delivery).
    """

    number: str
    kind: DocumentKind
    place: str
    opened_at: datetime
    opened_by: str
    party: str | None = None
    department: str | None = None
    prescriber: str | None = None
    prescribed_at: datetime | None = None
    visit: Visit | None = None
    patient: Patient | None = None
    source: str | None = None
    delivery_no: str | None = None
    invoice_code: str | None = None
    invoice_no: str | None = None
    party_licence: str | None = None
    reason: str | None = None
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One drug asked for.

    needed: units asked for; None on a stocktake, where the count is what is scanned. book: units the books had when
    the stocktake was opened. got: sum of scans not taken back. by_hand: units added without a code, with `reason`.
    """

    id: int
    document_id: int
    position: int
    drug_id: int
    needed: int | None
    got: int = 0
    by_hand: int = 0
    reason: str | None = None
    lot_id: int | None = None
    price: int | None = None
    book: int | None = None
    source_line_id: int | None = None

    @property
    def total(self) -> int:
        """Scanned and counted by hand."""
        return self.got + self.by_hand

    @property
    def missing(self) -> int:
        """Units still wanted; 0 where nothing was asked."""
        return max((self.needed or 0) - self.total, 0)

    @property
    def complete(self) -> bool:
        """Closed: it has what it asked for."""
        return self.needed is not None and self.total >= self.needed


@dataclass(frozen=True, slots=True)
class Document:
    """One piece of work at the counter or in the storeroom."""

    id: int
    head: Head
    state: DocumentState
    lines: tuple[Line, ...]
    closed_at: datetime | None = None
    closed_by: str | None = None

    @property
    def complete(self) -> bool:
        """All lines closed; a document without asked quantities is never complete by itself."""
        return bool(self.lines) and all(line.complete for line in self.lines)


class Finding(StrEnum):
    """What a scan turned out to be on this document; each says whose problem it is (see ui/messages.py)."""

    COUNTED = "counted"  # ok: on its line
    SPLIT = "split"  # ok: part of an opened pack
    NEAR_EXPIRY = "near_expiry"  # attention: taken, but soon out of date
    NOT_A_TRACE_CODE = "not_a_trace_code"  # another kind of code; `recognition.kind` says which
    BAD_SCAN = "bad_scan"  # scanner fault: too short, glued, damaged; `recognition.reason`
    CONFIRM_SPLIT_CODES = "confirm_joined"  # two codes glued together: look and confirm
    AMBIGUOUS = "ambiguous"  # a GS1 text that can be read two ways
    UNMAPPED = "unmapped"  # 未对照
    CONFLICTING = "conflicting"  # the identifier table contradicts itself
    NOT_ON_LIST = "not_on_list"  # 非列表
    LINE_FULL = "line_full"  # one more than asked
    REPEATED = "repeated"  # already on this document
    USED_BEFORE = "used_before"  # 重复: `earlier` says who, when, where
    USED_UP = "used_up"  # an opened pack with nothing left
    WRONG_LEVEL = "wrong_level"  # 层级不符
    EXPIRED = "expired"
    OTHER_LOT = "other_lot"  # the pack's lot is not the line's
    NOT_DISPENSED_HERE = "not_dispensed_here"  # return: not one of the dispensed packs (不符)
    MATCHES = "matches"  # return: the very pack that was dispensed (相符)
    BY_HAND = "by_hand"  # ok: a number typed on a line, no code
    ELSEWHERE = "elsewhere"  # issue: the books have the pack at another place
    OTHER_SUPPLIER = "other_supplier"  # return to a supplier: it was bought from another one
    KEPT = "kept"  # attention: kept on the line by a person, with a reason
    NEVER_SEEN = "never_seen"  # attention: not in the books, taken all the same


@dataclass(frozen=True, slots=True)
class EarlierUse:
    """Who used a pack before, when, where and for what. by: the login; name: the person's, where it is known."""

    document_number: str
    kind: DocumentKind
    by: str
    at: datetime
    place: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ScanEvent:
    """One scan that was kept, or its inverse (`undoes`).

    code: canonical trace code; None where a personal token or nothing readable was scanned. shown: what may be shown.
    units is negative on an inverse event. line_id None: kept on the trouble list, on no line.
    """

    id: int
    document_id: int
    line_id: int | None
    code: str | None
    shown: str
    verdict: Verdict
    finding: Finding
    units: int
    at: datetime
    by: str
    split: bool = False
    lot_id: int | None = None
    undoes: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ScanResult:
    """The answer to one scan, after the commit: everything the card shows."""

    verdict: Verdict
    finding: Finding
    shown: str
    event_id: int | None = None
    code: str | None = None
    line_id: int | None = None
    drug_id: int | None = None
    drug: str | None = None
    spec: str | None = None
    lot: str | None = None
    expires_on: date | None = None
    units: int = 0
    got: int | None = None
    needed: int | None = None
    pack_units: int | None = None
    unit: str | None = None
    pack_unit: str | None = None
    kind: str | None = None  # codes.Kind of what was scanned
    reason: str | None = None  # codes.Reason
    length: int | None = None
    level: int | None = None
    earlier: EarlierUse | None = None
    claims: tuple[str, ...] = ()  # drugs an identifier conflict names
    flags: tuple[str, ...] = ()  # what recognising had to mend
    line: Line | None = None  # the line as it stands after this scan
    complete: bool = False  # the document now has all it asked for
    typed: int | None = None  # BY_HAND: the units that were typed, where the line could take fewer
    unapproved: bool = False  # read by a binding that waits for a second person
    first_lot: str | None = None  # OTHER_LOT on an issue: the lot that should go out first
    place: str | None = None  # ELSEWHERE: where the books have the pack
    here: str | None = None  # ELSEWHERE: where it is being scanned
    supplier: str | None = None  # OTHER_SUPPLIER: from whom it was bought
