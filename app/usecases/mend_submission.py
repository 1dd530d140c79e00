"""上传: look at what is owed, correct it, send it again, or withdraw it (3507)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.people import Person, Right
from app.domain.refusals import NoSuchSubmission, SubmissionBusy, SubmissionSettled
from app.domain.submissions import (
    Accepted,
    Body,
    ErrorClass,
    Submission,
    SubmissionState,
    Withdrawal,
    with_goods,
)
from app.domain.vocabulary import MENDABLE
from app.store import Tx
from app.store.conclusions import Conclusion
from app.store.numbering import new_id
from app.store.outbox import Owed
from app.store.questions.uploads import rejected_of
from app.usecases.counter import Counter

SEEN_BY_A_PERSON = "人工核实：平台已有"
"""Words of a receipt that a person gave, where the platform could not be asked."""

_PIECE = 100
_BUSY = (SubmissionState.SENDING, SubmissionState.UNKNOWN)


def send_again(submission_id: str, *, actor: Person, counter: Counter) -> None:
    """Put a rejected row back in the queue, under the same id. Lot and drug facts learnt meanwhile are filled in.

    Raises NoSuchSubmission, SubmissionBusy, SubmissionSettled.
    """
    actor.require(Right.MEND_UPLOADS)
    with counter.store.writing() as tx:
        owed = _rejected(tx, submission_id)
        tx.outbox.replace_body(submission_id, _refreshed(tx, owed.submission.body))
        tx.outbox.wait_again([submission_id])
        tx.audit.note(actor.login, "send again", submission_id, at=counter.clock())


def send_all_again(error: ErrorClass, platform: str, *, actor: Person, counter: Counter) -> int:
    """Put every row a platform refused for one cause back in the queue. How many.

    In pieces, so that scans need not wait; what was done before a failure stays done.
    """
    actor.require(Right.MEND_UPLOADS)
    done = 0
    while True:
        with counter.store.writing() as tx:
            ids = rejected_of(tx, error, platform, limit=_PIECE)
            for submission_id in ids:
                owed = tx.outbox.get(submission_id)
                if owed is not None:
                    tx.outbox.replace_body(submission_id, _refreshed(tx, owed.submission.body))
            again = tx.outbox.wait_again(ids)
            if again:
                tx.audit.note(
                    actor.login, "send again", f"{platform}:{error}", at=counter.clock(), after={"rows": again}
                )
        done += again
        if len(ids) < _PIECE or not again:
            return done


def settle_unknown(submission_id: str, *, held: bool, actor: Person, counter: Counter) -> None:
    """A person looked on the platform: it holds the row, or it does not and the row is sent again under the same id.

    For rows whose outcome the platform cannot tell us. Raises NoSuchSubmission, SubmissionBusy (it is being sent),
    SubmissionSettled.
    """
    actor.require(Right.MEND_UPLOADS)
    at = counter.clock()
    with counter.store.writing() as tx:
        owed = tx.outbox.get(submission_id)
        if owed is None:
            raise NoSuchSubmission(submission_id)
        if owed.state is SubmissionState.SENDING:
            raise SubmissionBusy(submission_id)
        if owed.state is not SubmissionState.UNKNOWN:
            raise SubmissionSettled(submission_id, owed.state)
        if held:
            receipt = Accepted(owed.message_id, None, at, words=SEEN_BY_A_PERSON)
            accepted = Conclusion(submission_id, owed.message_id, SubmissionState.ACCEPTED, at, receipt)
            tx.sending.conclude([accepted])
        else:
            tx.outbox.wait_again([submission_id])
        tx.audit.note(actor.login, "settle unknown", submission_id, at=at, after={"held": held})


@dataclass(frozen=True, slots=True)
class Correction:
    """Facts of a refused row, put right. None: it stays as it is."""

    lot_number: str | None = None
    made_on: date | None = None
    expires_on: date | None = None
    insurance_code: str | None = None

    @property
    def changes(self) -> dict[str, str | date]:
        """What is given."""
        told = {name: getattr(self, name) for name in MENDABLE}
        return {name: value for name, value in told.items() if value is not None}


def correct(submission_id: str, correction: Correction, *, actor: Person, counter: Counter) -> None:
    """Fill in what the platform missed and send again. Only what is given changes; the stock books stay as they are.

    Raises NoSuchSubmission, SubmissionBusy, SubmissionSettled.
    """
    actor.require(Right.MEND_UPLOADS)
    changes = correction.changes
    with counter.store.writing() as tx:
        owed = _rejected(tx, submission_id)
        body = with_goods(owed.submission.body, changes)
        tx.outbox.replace_body(submission_id, body)
        tx.outbox.wait_again([submission_id])
        note = {name: str(value) for name, value in changes.items()}
        tx.audit.note(actor.login, "correct submission", submission_id, at=counter.clock(), after=note)


def withdraw(submission_id: str, reason: str, *, actor: Person, counter: Counter) -> Submission | None:
    """Take it back: a row the platform holds by a withdrawal of its own (answered), any other one here and now (None).

    Raises NoSuchSubmission, SubmissionBusy (also where its withdrawal is owed already), SubmissionSettled.
    """
    actor.require(Right.MEND_UPLOADS)
    at = counter.clock()
    with counter.store.writing() as tx:
        owed = _find(tx, submission_id)
        if tx.outbox.owes_withdrawal_of(owed.submission):
            raise SubmissionBusy(submission_id)
        tx.audit.note(actor.login, "withdraw submission", submission_id, at=at, after={"reason": reason})
        if owed.state is not SubmissionState.ACCEPTED:
            if not tx.outbox.withdraw(submission_id, at=at):
                raise SubmissionBusy(submission_id)  # another workstation took it in this very moment
            return None
        old = owed.submission
        if isinstance(old.body, Withdrawal):
            raise SubmissionSettled(submission_id, owed.state)  # what was deleted there is not brought back by deleting
        body = Withdrawal(submission_id, old.kind, reason)
        told = Submission(new_id(at), old.platform, old.lane, body, at)
        tx.outbox.put(told, document_id=owed.document_id)
        return told


def _find(tx: Tx, submission_id: str) -> Owed:
    owed = tx.outbox.get(submission_id)
    if owed is None:
        raise NoSuchSubmission(submission_id)
    if owed.state in _BUSY:
        raise SubmissionBusy(submission_id)
    if owed.state is SubmissionState.WITHDRAWN:
        raise SubmissionSettled(submission_id, owed.state)
    return owed


def _rejected(tx: Tx, submission_id: str) -> Owed:
    owed = _find(tx, submission_id)
    if owed.state is not SubmissionState.REJECTED:
        raise SubmissionSettled(submission_id, owed.state)
    return owed


def _refreshed(tx: Tx, body: Body) -> Body:
    """Fill empty facts of the goods from what the books know now; nothing told before is changed."""
    if isinstance(body, Withdrawal):
        return body
    goods = body.goods
    drug = tx.drugs.find_local_code(goods.local_code)
    if drug is None:
        return body
    lot = tx.stock.find_lot(drug.id, goods.lot_number) if goods.lot_number else None
    now = {
        "insurance_code": drug.insurance_code,
        "rx": drug.rx,
        "maker": drug.maker,
        "approval_no": drug.approval_no,
        "price": drug.price,
        "made_on": lot.made_on if lot else None,
        "expires_on": lot.expires_on if lot else None,
    }
    news = {name: value for name, value in now.items() if value is not None and getattr(goods, name) is None}
    return with_goods(body, news)
