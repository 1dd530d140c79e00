"""A person at the counter: one open document of theirs opens, several stand in the queue alone, none is told.

The card is kept while its person's documents are shown, to read them again; it is forgotten with `show_all`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.cards import PersonCard, VoucherToken
from app.domain.codes import PersonalToken, patient_named_by
from app.domain.documents import Document, DocumentState
from app.domain.personal import mask_id_number, mask_name, plain_number
from app.domain.refusals import PatientCodeDamaged
from app.domain.verdict import Verdict
from app.ui.run import Run
from app.ui.scanning.scan_state import ScanState
from app.ui.scanning.verbs import ScanVerbs
from app.ui.scanning.viewmodel import ScanViewModel
from app.usecases.looking import Opened
from app.usecases.papers_of import PapersOf, Waiting

Found = tuple[PapersOf, Opened | None]


@dataclass(frozen=True, slots=True)
class PatientVerbs:
    """papers_held_by may take some seconds, and is refused where nobody can say whose an e-voucher is.

    can_read: whether there is a reader that reads when it is asked to. read_card: ask it; the card comes by
    `show_person`, or else a refusal by `card_refused`.
    """

    papers_of: Callable[[PersonCard], PapersOf]
    papers_held_by: Callable[[VoucherToken], PapersOf]
    can_read: Callable[[], bool]
    read_card: Callable[[], None]


class Standing(StrEnum):
    """How the last person stands to what the screen shows."""

    SHOWN = "shown"  # the queue holds their documents alone
    NOTHING = "nothing"  # they have none here
    SAME = "same"  # the open document is theirs
    OTHER = "other"  # the open document is somebody else's, and was begun
    AWAITED = "awaited"  # a reader or the insurer was asked who they are


@dataclass(frozen=True, slots=True)
class AtCounter:
    """who: masked; "" while nobody is known."""

    standing: Standing
    who: str = ""


@dataclass(frozen=True, slots=True)
class PatientState(ScanState):
    """patient: the person the last card, voucher or number named, until something else is done."""

    patient: AtCounter | None = None

    @property
    def alone(self) -> bool:
        """The queue holds one person's documents."""
        return self.patient is not None and self.patient.standing is Standing.SHOWN


class PatientViewModel(ScanViewModel):
    """`show_person` is the door for every reader; texts that name a person come in by `scanned`."""

    state: PatientState

    def __init__(
        self,
        verbs: ScanVerbs,
        patients: PatientVerbs,
        *,
        run: Run,
        sound: Callable[[Verdict], None],
        confirm_when_complete: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(verbs, run=run, sound=sound, confirm_when_complete=confirm_when_complete)
        self._patients = patients
        self._card: PersonCard | None = None
        self.state = PatientState()

    # --- a person ---------------------------------------------------------------------------------------------------

    def show_person(self, card: PersonCard) -> None:
        """A card was read. A document somebody works on is never changed for another under their hands."""
        document = self.state.document
        if document is not None and document.state is DocumentState.OPEN:
            if is_of(document, card):
                self._tell(Verdict.OK, AtCounter(Standing.SAME, _who(card)))
                return
            if not self.state.untouched:
                self._tell(Verdict.ATTENTION, AtCounter(Standing.OTHER, _who(card)))
                return
        if document is not None:
            self._card = None
            self.put_away()
        self._look_for(lambda: self._patients.papers_of(card))

    def card_asked(self) -> None:
        """A key asks the reader to read what lies on it."""
        self._become(patient=AtCounter(Standing.AWAITED), trouble=None)
        self._patients.read_card()

    def card_refused(self, error: Exception) -> None:
        """The reader read nobody."""
        self._become(patient=None)
        self._failed(error)

    @property
    def can_read(self) -> bool:
        """Whether asking a reader is of any use."""
        return self._patients.can_read()

    def named(self, text: str) -> bool:
        """Enter in the search line: True where the text names a person, who is looked for then."""
        found = patient_named_by(text)
        if found is None or (isinstance(found, PersonalToken) and self.state.queue):
            return False  # what is no whole number may still be a part of a document's
        self._become(words="")
        self._ask_about(found, text)
        return True

    def show_all(self) -> None:
        """Esc, or 全部: everybody's documents again."""
        self._card = None
        self._become(patient=None, settled=None)
        super().refresh()

    # --- what every scan screen does, with a person in mind ---------------------------------------------------------

    def scanned(self, text: str) -> None:
        """A pack, a number, or with nothing open a person."""
        document = self.state.document
        if document is None or document.state is not DocumentState.OPEN:
            found = patient_named_by(text)
            if found is not None:
                self._ask_about(found, text)
                return
        elif self.state.patient is not None:
            self._become(patient=None)
        self._pack_scanned(text)

    def searched(self, words: str) -> None:
        """Narrow the queue; what names a person waits for Enter, and no question is asked with it."""
        if isinstance(patient_named_by(words), PersonCard | VoucherToken):
            return
        self._card = None
        self._become(patient=None)
        super().searched(words)

    def entered(self) -> None:
        """To the front again; one person's documents stay shown."""
        if self._card is None:
            super().entered()
        else:
            self.refresh()

    def refresh(self) -> None:
        """F5: one person's documents again, or everything."""
        card, document = self._card, self.state.document
        if card is None or document is not None:
            super().refresh()
            return
        if self.state.patient is not None and self.state.patient.standing is Standing.NOTHING:
            super().refresh()
            self._look_for(lambda: self._patients.papers_of(card))
        else:
            self._do(lambda: self._patients.papers_of(card), self._shown_again)

    def put_away(self) -> None:
        """Back to the queue: of the person whose document it was, if they were looked for."""
        self._become(patient=None)
        super().put_away()

    def confirmed(self, reason: str) -> None:
        """F2."""
        if self.state.patient is not None:
            self._become(patient=None)
        super().confirmed(reason)

    def prompt_dismissed(self) -> None:
        """The cross on a banner."""
        self._become(patient=None)
        super().prompt_dismissed()

    # --- steps --------------------------------------------------------------------------------------------------------

    def _pack_scanned(self, text: str) -> None:
        super().scanned(text)

    def _opened_by(self, text: str) -> Opened | None:
        """The document a number opens, or None."""
        return self._found(text)

    def _open_row(self, row: Waiting) -> Opened:
        """Open one of a person's documents, on the worker."""
        return self._open(row.id)

    def _ask_about(self, named: VoucherToken | PersonCard | PersonalToken, text: str) -> None:
        match named:
            case VoucherToken():
                self._become(patient=AtCounter(Standing.AWAITED), trouble=None)
                self._look_for(lambda: self._patients.papers_held_by(named))
            case PersonCard():
                self._look_for(lambda: self._patients.papers_of(named), number=text)
            case _:
                self._do(lambda: self._number_or_refusal(text, named), self._show_found)

    def _number_or_refusal(self, text: str, damaged: PersonalToken) -> Opened:
        """A document's number that looks like half an id number opens it. Raises PatientCodeDamaged."""
        opened = self._opened_by(text)
        if opened is None:
            raise PatientCodeDamaged(damaged.kind)
        return opened

    def _look_for(self, ask: Callable[[], PapersOf], number: str = "") -> None:
        """number: what was typed or scanned; it may be a document's after all."""

        def look() -> Found:
            papers = ask()
            if len(papers.rows) == 1:
                return papers, self._open_row(papers.rows[0])
            return papers, self._opened_by(number) if number and not papers.rows else None

        self._do(look, self._papers_found, self.card_refused)

    def _papers_found(self, found: Found) -> None:
        papers, opened = found
        self._card = papers.card
        if opened is not None:
            self._sound(Verdict.OK)
            self._card = None
            self._show(opened)
        elif papers.rows:
            self._show_alone(papers)
            self._sound(Verdict.OK)
        else:
            self._tell(Verdict.ATTENTION, AtCounter(Standing.NOTHING, papers.who))
            if self.state.words == "":
                super().refresh()

    def _shown_again(self, papers: PapersOf) -> None:
        if papers.rows:
            self._show_alone(papers)
        else:
            self.show_all()

    def _show_alone(self, papers: PapersOf) -> None:
        who = AtCounter(Standing.SHOWN, papers.who)
        self._become(opened=None, queue=papers.rows, words="", patient=who, trouble=None)

    def _show(self, opened: Opened) -> None:
        if self._card is not None and not is_of(opened.document, self._card):
            self._card = None
        self._become(patient=None)
        super()._show(opened)

    def _tell(self, verdict: Verdict, patient: AtCounter) -> None:
        self._become(patient=patient, trouble=None, settled=None)
        self._sound(verdict)


def is_of(document: Document, card: PersonCard) -> bool:
    """Whether the document is that person's, as far as numbers tell; names prove nothing."""
    number = plain_number(document.head.patient.id_number) if document.head.patient else ""
    return bool(number) and number == plain_number(card.id_number)


def _who(card: PersonCard) -> str:
    return mask_name(card.name) or mask_id_number(card.id_number)
