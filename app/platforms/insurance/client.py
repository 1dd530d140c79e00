"""One thread's line to the insurance platform: sign in, send, ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.outage import Outage
from app.domain.submissions import Accepted, ErrorClass, Receipt, Rejected, Submission, SubmissionKind, Withdrawal
from app.platforms.insurance.exchange import Exchange, Question
from app.platforms.insurance.personal import known_values, without
from app.platforms.insurance.sign_in import SignIn
from app.platforms.insurance.wire.queries import BesideThePoint, Record, holds, query_input, records_of
from app.platforms.insurance.wire.refusals import error_class
from app.platforms.insurance.wire.replies import Reply
from app.platforms.insurance.wire.sign_in import sign_in_input, sign_no_in, sign_out_input
from app.platforms.insurance.wire.tables import TRANSACTIONS
from app.platforms.insurance.wire.verdicts import failures
from app.platforms.platform import CannotAsk, Load, Outcome

BY_QUERY = "query"
"""`Accepted.reference` of what was learnt by asking."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the client speaks from. mac, ip: what 9001 tells; finding them out may take a moment."""

    institution_code: str
    region: str
    mac: Callable[[], str]
    ip: Callable[[], str]


class InsuranceClient:
    """See `PlatformClient`. The platform keeps no promise about a row sent twice: ask before sending again."""

    def __init__(self, exchange: Exchange, sign_in: SignIn, desk: Desk) -> None:
        self._exchange = exchange
        self._sign_in = sign_in
        self._desk = desk
        changes = exchange.profile.fields
        self._person_names = {
            kind: changes[kind].names.get("psn_no", "psn_no") if kind in changes else "psn_no"
            for kind in SubmissionKind
        }

    @property
    def must_sign_in(self) -> bool:
        """Whether the region wants a sign-in and today's is missing."""
        return self._exchange.profile.signs_in and self._sign_in.number(self._exchange.clock()) is None

    def sign_in(self, message_id: str) -> Receipt:
        """9001. Raises Outage."""
        with self._sign_in.calling:
            at = self._exchange.clock()
            if not self._exchange.profile.signs_in or self._sign_in.number(at) is not None:
                return Accepted(None, None, at)
            if self._sign_in.has_ended(at):
                return Rejected(None, ErrorClass.SIGNED_OUT, "今天已签退", at)
            node = sign_in_input(self._sign_in.operator, self._desk.mac(), self._desk.ip())
            return self._exchange.ask(
                Question("9001", message_id, node), lambda reply: self._signed_in(reply, message_id)
            )

    def _signed_in(self, reply: Reply, message_id: str) -> tuple[Receipt, Outcome]:
        at = self._exchange.clock()
        number = sign_no_in(reply) if reply.is_taken else None
        if number is not None:
            self._sign_in.keep(number, at)
            return _accepted(reply, message_id, at), Outcome.ACCEPTED
        error = reply.error or ErrorClass.SIGN_IN
        # Whatever keeps us from signing in keeps everything else out as well.
        error = error if error.stops_the_queue or error is ErrorClass.RATE else ErrorClass.SIGN_IN
        return Rejected(message_id, error, reply.words or "签到没有返回签到流水号", at), Outcome.REJECTED

    def sign_out(self, message_id: str) -> Receipt:
        """9002, by a person's wish only. Raises Outage."""
        with self._sign_in.calling:
            at = self._exchange.clock()
            number = self._sign_in.number(at)
            if number is None:
                return Rejected(None, ErrorClass.SIGN_IN, "今天没有签到", at)
            question = Question("9002", message_id, sign_out_input(self._sign_in.operator, number), sign_no=number)
            return self._exchange.ask(question, lambda reply: self._signed_out(reply, message_id))

    def _signed_out(self, reply: Reply, message_id: str) -> tuple[Receipt, Outcome]:
        at = self._exchange.clock()
        if reply.is_taken:
            self._sign_in.end_day(at)
            return _accepted(reply, message_id, at), Outcome.ACCEPTED
        return Rejected(message_id, reply.error or ErrorClass.OTHER, reply.words, at), Outcome.REJECTED

    def send(self, load: Load, message_id: str) -> dict[str, Receipt]:
        """3501–3507, single or batch. Raises Outage."""
        known = known_values(load.submissions)
        question = Question(load.transaction, message_id, load.node, self._sign_no(), self._insured_in(load), known)
        return self._exchange.ask(question, lambda reply: self._receipts(reply, load, question))

    def _receipts(self, reply: Reply, load: Load, question: Question) -> tuple[dict[str, Receipt], Outcome]:
        at = self._exchange.clock()
        if reply.error is not None:
            self._forget_if_unknown(reply, question.sign_no)
            refused = Rejected(question.message_id, reply.error, reply.words, at)
            return dict.fromkeys(load.ids, refused), Outcome.REJECTED
        failed = failures(reply, [_row_number(submission) for submission in load.submissions])
        receipts: dict[str, Receipt] = {}
        for submission in load.submissions:
            failure = failed.get(_row_number(submission))
            if failure is None:
                receipts[submission.id] = _accepted(reply, question.message_id, at)
                continue
            words = without(failure.words, question.known)
            error = error_class(words, self._exchange.profile.refusals)
            receipts[submission.id] = Rejected(question.message_id, error, words, at)
        return receipts, _outcome(receipts)

    def ask(self, submission: Submission, message_id: str) -> Accepted | None:
        """3508–3511 by batch number. Raises Outage, CannotAsk."""
        body = submission.body
        kind = body.of_kind if isinstance(body, Withdrawal) else submission.kind
        number = _row_number(submission)
        records = self.records(
            TRANSACTIONS[kind].query, {"fixmedins_bchno": number}, message_id, known_values([submission])
        )
        try:
            held = holds(records, number)
        except BesideThePoint as error:
            raise CannotAsk(self._exchange.platform, "the answer holds other rows only") from error
        # A withdrawal has done its work when the row is gone.
        done = not held if isinstance(body, Withdrawal) else held
        return Accepted(message_id, BY_QUERY, self._exchange.clock()) if done else None

    def records(
        self, query: str, conditions: Mapping[str, str], message_id: str, known: Mapping[str, str] | None = None
    ) -> tuple[Record, ...]:
        """3508–3513: the rows the platform holds under these conditions (their field names).

        known: personal values that may come back, see `known_values`. Raises Outage, CannotAsk.
        """
        there = self._exchange
        if query not in there.profile.asking.queries:
            raise CannotAsk(there.platform, f"the region has no query {query}")
        node = query_input(self._desk.institution_code, conditions)
        question = Question(query, message_id, node, self._sign_no(), known=known or {})
        answer = there.ask(question, lambda reply: self._records(reply, question))
        if isinstance(answer, CannotAsk):
            raise answer
        return answer

    def _records(self, reply: Reply, question: Question) -> tuple[tuple[Record, ...] | CannotAsk, Outcome]:
        there = self._exchange
        if reply.error is None:
            return tuple(records_of(reply)), Outcome.ACCEPTED
        if any(part in reply.words for part in there.profile.asking.empty_answers):
            return (), Outcome.ACCEPTED
        self._forget_if_unknown(reply, question.sign_no)
        return CannotAsk(there.platform, reply.words, error=reply.error), Outcome.REJECTED

    def _sign_no(self) -> str:
        """Today's, "" where the region wants none. Raises Outage before `sign_in`."""
        there = self._exchange
        if not there.profile.signs_in:
            return ""
        number = self._sign_in.number(there.clock())
        if number is None:
            raise Outage(there.platform, "nobody is signed in today", sent=False)
        return number

    def _forget_if_unknown(self, reply: Reply, sign_no: str) -> None:
        """The platform does not accept this sign-in any more: the next thing to do is to sign in again."""
        if reply.error is ErrorClass.SIGN_IN:
            self._sign_in.forget(sign_no)

    def _insured_in(self, load: Load) -> str:
        """insuplc_admdvs is wanted with a person number, and only people insured here carry one (see values.py)."""
        name = self._person_names[load.kind]
        return self._desk.region if any(name in row for row in _rows_in(load)) else ""

    def close(self) -> None:
        """Hang up."""
        self._exchange.line.close()


def _row_number(submission: Submission) -> str:
    """The batch number the platform knows a row by; a withdrawal speaks of another row."""
    return submission.body.of if isinstance(submission.body, Withdrawal) else submission.id


def _accepted(reply: Reply, message_id: str, at: datetime) -> Accepted:
    return Accepted(message_id, reply.reference, at, reply.words or None)


def _outcome(receipts: Mapping[str, Receipt]) -> Outcome:
    accepted = sum(isinstance(receipt, Accepted) for receipt in receipts.values())
    if accepted == len(receipts):
        return Outcome.ACCEPTED
    return Outcome.PARTLY if accepted else Outcome.REJECTED


def _rows_in(load: Load) -> Iterator[Mapping[str, object]]:
    for inside in load.node.values():
        if isinstance(inside, dict):
            yield inside
        elif isinstance(inside, list):
            yield from (row for row in inside if isinstance(row, dict))
