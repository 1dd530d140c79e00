"""What a return means: for its rows, and for how the platform stands with us.

    receipt                       the row is
    accepted                      accepted
    refused, all would be         waiting, and the platform pauses
    refused, too many requests    waiting, and we slow down
    refused, "has it already"     unknown, and asked about: then accepted, or rejected after all
    refused with its whole batch  waiting, and sent alone: nobody said which row was wrong
    refused otherwise             rejected, for a person
    silence, never left           waiting, and we back off
    silence, may have left        unknown, asked about after a while, and we back off
    asked: has it                 accepted
    asked: has it not (twice)     waiting, under the same id
    asked: cannot tell            deleted there and waiting, where that is allowed; else unknown, for a person

Nothing here touches the database; the flusher's thread alone uses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from app.delivery.backoff import doubled
from app.delivery.errands import (
    Delivery,
    Question,
    Receipts,
    Retraction,
    Return,
    SignedIn,
    SigningIn,
    Silence,
    Told,
    Unclear,
    Unsent,
)
from app.delivery.options import Options
from app.delivery.standing import Clock, Standing
from app.domain.submissions import (
    Accepted,
    ErrorClass,
    Receipt,
    Rejected,
    Submission,
    SubmissionKind,
    SubmissionState,
)
from app.store.conclusions import Conclusion
from app.store.outbox_rows import Owed

_WAITING = SubmissionState.WAITING
_UNKNOWN = SubmissionState.UNKNOWN


class Verdicts:
    """Judges returns, and remembers until the next start what was asked about each unknown row.

    for_person: unknown rows that cannot be asked about. alone: rows that must not share a message.
    """

    def __init__(self, options: Options, standing: Standing, clock: Clock) -> None:
        self._options = options
        self._standing = standing
        self._clock = clock
        self._doubts: dict[str, Rejected] = {}
        self._asked: dict[str, int] = {}
        self._absent: dict[str, int] = {}
        self._unaskable: dict[str, str | None] = {}
        self.for_person: frozenset[str] = frozenset()
        self.alone: frozenset[str] = frozenset()

    def may_delete(self, owed: Owed) -> bool:
        """Whether the platform cannot be asked about the row and may be made to delete it."""
        return self._unaskable.get(owed.submission.id, "") == owed.message_id

    def ask_all_again(self) -> None:
        """A person says that something was mended."""
        self.for_person = frozenset()

    def of(self, back: Return) -> list[Conclusion]:
        """What became of the rows of an errand; `standing` has heard of it then."""
        if isinstance(back.answer, Silence):
            self._standing.silent(back.answer.outage, back.errand.handed_at)
        if isinstance(back.answer, Unsent) and back.answer.must_sign_in:
            self._standing.must_sign_in = True
        match back.errand.task:
            case Delivery() as delivery:
                return list(self._delivered(delivery, back))
            case Question() as question:
                return list(self._told(question, back))
            case Retraction() as retraction:
                return [self._retracted(retraction, back)]
            case SigningIn():
                self._signed_in(back)
                return []

    def _delivered(self, delivery: Delivery, back: Return) -> Iterator[Conclusion]:
        at, message_id, answer = self._clock.now(), delivery.message_id, back.answer
        receipts = answer.by_id if isinstance(answer, Receipts) else {}
        self.for_person -= frozenset(delivery.load.ids)
        self._weigh(tuple(receipts.values()), back)
        together = _refused_together(receipts)
        self.alone |= together
        for submission in delivery.load.submissions:
            if submission.id in together:
                yield self._refused_together(submission.id, message_id, receipts[submission.id])
            elif submission.id in receipts:
                yield self._settled(submission, message_id, receipts[submission.id])
            elif isinstance(answer, Unsent):
                yield Conclusion(submission.id, message_id, _WAITING, at, sent=False)
            elif isinstance(answer, Silence) and not answer.outage.sent:
                yield Conclusion(submission.id, message_id, _WAITING, at)
            else:
                later = self._later(at, delivery.attempt)
                words = answer.outage.reason if isinstance(answer, Silence) else "no verdict"
                yield Conclusion(submission.id, message_id, _UNKNOWN, at, words=words, not_before=later)

    def _settled(self, submission: Submission, message_id: str, receipt: Receipt) -> Conclusion:
        at = self._clock.now()
        if isinstance(receipt, Accepted):
            self._forget(submission.id)
            self._standing.last_accepted_at = at
            return Conclusion(submission.id, message_id, SubmissionState.ACCEPTED, at, receipt)
        if _is_no_verdict(receipt):
            return Conclusion(submission.id, message_id, _WAITING, at)
        if receipt.error is ErrorClass.DUPLICATE and submission.kind is not SubmissionKind.WITHDRAWAL:
            self._doubts[submission.id] = receipt
            return Conclusion(submission.id, message_id, _UNKNOWN, at, words=receipt.words)
        return self._rejected(submission.id, message_id, receipt)

    def _refused_together(self, submission_id: str, message_id: str, receipt: Receipt) -> Conclusion:
        at = self._clock.now()
        if isinstance(receipt, Rejected) and receipt.error is ErrorClass.DUPLICATE:  # some of them, perhaps
            return Conclusion(submission_id, message_id, _UNKNOWN, at, words=receipt.words)
        return Conclusion(submission_id, message_id, _WAITING, at)

    def _rejected(self, submission_id: str, message_id: str | None, receipt: Rejected) -> Conclusion:
        self._forget(submission_id)
        return Conclusion(submission_id, message_id, SubmissionState.REJECTED, self._clock.now(), receipt)

    def _told(self, question: Question, back: Return) -> Iterator[Conclusion]:
        owed, at = question.owed, self._clock.now()
        one, message_id = owed.submission.id, owed.message_id
        match back.answer:
            case Told(found=Accepted() as found):
                self._standing.heard(back.errand.handed_at)
                self._standing.last_accepted_at = at
                self._forget(one)
                yield Conclusion(one, message_id, SubmissionState.ACCEPTED, at, found)
            case Told():
                self._standing.heard(back.errand.handed_at)
                yield self._missing(owed)
            case Unclear(why):
                yield from self._unclear(owed, why.error, str(why.reason), back)
            case Silence():
                self._asked[one] = self._asked.get(one, 0) + 1
                yield Conclusion(one, message_id, _UNKNOWN, at, not_before=self._later(at, self._asked[one]))
            case _:
                pass  # not asked: it stays as it is

    def _missing(self, owed: Owed) -> Conclusion:
        """The platform says it has no such row. It may not have come to it yet: believe it the second time."""
        one, at = owed.submission.id, self._clock.now()
        doubt = self._doubts.get(one)
        if doubt is not None:
            return self._rejected(one, owed.message_id, doubt)
        self._absent[one] = self._absent.get(one, 0) + 1
        if self._absent[one] < self._options.absences:
            later = self._later(at, self._absent[one] + 1)
            return Conclusion(one, owed.message_id, _UNKNOWN, at, not_before=later)
        self._forget(one)
        return Conclusion(one, owed.message_id, _WAITING, at)

    def _unclear(self, owed: Owed, error: ErrorClass | None, words: str, back: Return) -> Iterator[Conclusion]:
        one = owed.submission.id
        if error is not None and (error.stops_the_queue or error is ErrorClass.RATE):
            self._weigh((Rejected(None, error, words, self._clock.now()),), back)
            return
        if error is not None:
            self._standing.heard(back.errand.handed_at)
        if one in self._doubts:
            yield self._rejected(one, owed.message_id, self._doubts[one])
        elif not self._options.withdraw_unknown:
            self.for_person |= {one}
        elif owed.submission.kind is SubmissionKind.WITHDRAWAL:  # deleting twice deletes no more
            yield Conclusion(one, owed.message_id, _WAITING, self._clock.now())
        else:
            self._unaskable[one] = owed.message_id

    def _retracted(self, retraction: Retraction, back: Return) -> Conclusion:
        one, at, answer = retraction.owed.submission.id, self._clock.now(), back.answer
        receipts = tuple(answer.by_id.values()) if isinstance(answer, Receipts) else ()
        self._weigh(receipts, back)
        self._unaskable.pop(one, None)
        if receipts and all(_is_gone(receipt) for receipt in receipts):
            return Conclusion(one, retraction.message_id, _WAITING, at)
        later, words = self._later(at, retraction.owed.attempts), None
        for receipt in receipts:
            if isinstance(receipt, Rejected) and not _is_no_verdict(receipt):
                self.for_person, words = self.for_person | {one}, receipt.words
        return Conclusion(one, retraction.message_id, _UNKNOWN, at, words=words, not_before=later)

    def _signed_in(self, back: Return) -> None:
        if not isinstance(back.answer, SignedIn):
            return
        receipt = back.answer.receipt
        if isinstance(receipt, Accepted):
            self._standing.signed_in()
        elif receipt.error is ErrorClass.RATE:
            self._standing.slowed(back.errand.handed_at)
        else:
            self._standing.stopped(receipt, back.errand.handed_at)

    def _weigh(self, receipts: tuple[Receipt, ...], back: Return) -> None:
        """Tell `standing` what a message met."""
        refused = [receipt for receipt in receipts if isinstance(receipt, Rejected)]
        stops = [receipt for receipt in refused if receipt.error.stops_the_queue]
        if stops and stops[0].error is ErrorClass.SIGN_IN and back.signed_out:
            self._standing.signed_out(stops[0], back.errand.handed_at)
        elif stops:
            self._standing.stopped(stops[0], back.errand.handed_at)
        elif any(receipt.error is ErrorClass.RATE for receipt in refused):
            self._standing.slowed(back.errand.handed_at)
        elif receipts:
            self._standing.heard(back.errand.handed_at)

    def _later(self, at: datetime, time: int) -> datetime:
        """When to ask for the `time`th time."""
        return at + timedelta(seconds=doubled(self._options.settle_s, time, self._options.longest_pause_s))

    def _forget(self, submission_id: str) -> None:
        self.for_person -= {submission_id}
        self.alone -= {submission_id}
        for memory in (self._doubts, self._asked, self._absent, self._unaskable):
            memory.pop(submission_id, None)


def _refused_together(receipts: Mapping[str, Receipt]) -> frozenset[str]:
    """The rows of a message that was refused as a whole, in the same words for all of them."""
    refused = {(one.error, one.words) for one in receipts.values() if isinstance(one, Rejected)}
    all_refused = all(isinstance(one, Rejected) and not _is_no_verdict(one) for one in receipts.values())
    return frozenset(receipts) if len(receipts) > 1 and len(refused) == 1 and all_refused else frozenset()


def _is_no_verdict(receipt: Rejected) -> bool:
    return receipt.error.stops_the_queue or receipt.error is ErrorClass.RATE


def _is_gone(receipt: Receipt) -> bool:
    """Deleted now, or never there: either way it may be sent again."""
    return isinstance(receipt, Accepted) or receipt.error is ErrorClass.ABSENT
