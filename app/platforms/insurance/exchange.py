"""One question and its answer: wrap, sign, send, read, and put it on record without personal data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from secrets import token_hex
from time import perf_counter
from typing import Protocol, TypeVar
from urllib.parse import parse_qsl, urlsplit

import orjson

from app.domain.outage import Outage
from app.domain.submissions import ErrorClass
from app.platforms.gateways.gateway import Gateway, Outgoing
from app.platforms.insurance.drift import Drift
from app.platforms.insurance.personal import masked, without
from app.platforms.insurance.profile import Profile
from app.platforms.insurance.wire.envelope import EnvelopeWriter, input_text
from app.platforms.insurance.wire.replies import Reply, Unreadable, decoded, parse_reply
from app.platforms.platform import Call, Outcome
from app.platforms.transport import Answer

LONGEST_RECORD = 100_000
"""Characters of an answer kept on record."""

_HEADERS = {"Content-Type": "application/json;charset=utf-8", "Accept": "application/json"}

T = TypeVar("T")


class Line(Protocol):
    """The way out: `transport.Channel`, or answers played from a record."""

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Raises Outage."""

    def close(self) -> None:
        """Hang up."""


@dataclass(frozen=True, slots=True)
class Question:
    """One transaction. known: personal values that may appear in the answer, and what may be shown instead."""

    transaction: str
    message_id: str
    node: Mapping[str, object] = field(repr=False)
    sign_no: str = ""
    insured_in: str = ""
    known: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Exchange:
    """How one thread talks to the platform."""

    platform: str
    profile: Profile
    address: Callable[[str], str]
    gateway: Gateway
    envelope: EnvelopeWriter
    line: Line
    clock: Callable[[], datetime]
    drift: Drift
    on_call: Callable[[Call], None]

    def ask(self, question: Question, read: Callable[[Reply], tuple[T, Outcome]]) -> T:
        """Send and wait. `read` says what the reply means. Raises Outage, also when it means nothing."""
        asked_at, tick = self.clock(), perf_counter()
        members = self.envelope.members(
            question.transaction,
            question.message_id,
            asked_at,
            sign_no=question.sign_no,
            insured_in=question.insured_in,
        )
        text = input_text(question.node)
        signed = self.envelope.signed(members, text)
        body = self.envelope.message(signed, text)
        attempt = _Attempt(self, question, signed, body, asked_at, tick)
        answer = attempt.post()
        return attempt.read(answer, read)

    def headers(self, transaction: str, url: str, body: bytes, at: datetime) -> dict[str, str]:
        """Of one message, signed for the gateway."""
        params = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
        return {**_HEADERS, **self.gateway.headers(Outgoing(transaction, body, params, at, token_hex(16)))}


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A message under way."""

    exchange: Exchange
    question: Question
    members: Mapping[str, str]
    body: bytes
    asked_at: datetime
    tick: float

    def post(self) -> Answer:
        """Raises Outage, on record."""
        there = self.exchange
        url = there.address(self.question.transaction)
        headers = there.headers(self.question.transaction, url, self.body, self.asked_at)
        try:
            answer = there.line.post(url, headers, self.body)
        except Outage as outage:
            self._record(Outcome.SILENT if outage.sent else Outcome.NOT_SENT, None, outage.reason)
            raise
        there.drift.notice(answer.date, asked_at=self.asked_at, answered_at=there.clock())
        return answer

    def read(self, answer: Answer, read: Callable[[Reply], tuple[T, Outcome]]) -> T:
        """Raises Outage, on record, for an answer nobody can understand."""
        try:
            reply = self._reply(answer)
            meaning, outcome = read(reply)
        except Unreadable as error:
            self._record(Outcome.SILENT, answer, str(error))
            raise Outage(self.exchange.platform, str(error), sent=True) from error
        self._record(outcome, answer, "")
        return meaning

    def _reply(self, answer: Answer) -> Reply:
        there = self.exchange
        reply = parse_reply(answer.status, answer.body, there.profile.refusals)
        if answer.date is None:
            there.drift.notice(reply.responded_at, asked_at=self.asked_at, answered_at=there.clock())
        skewed = reply.error is ErrorClass.SIGNATURE and there.drift.exceeds(there.profile.gateway.skew_s)
        error = ErrorClass.CLOCK if skewed else reply.error
        return replace(reply, error=error, words=without(reply.words, self.question.known))

    def _record(self, outcome: Outcome, answer: Answer | None, trouble: str) -> None:
        self.exchange.on_call(
            Call(
                message_id=self.question.message_id,
                platform=self.exchange.platform,
                transaction=self.question.transaction,
                started_at=self.asked_at,
                took_ms=(perf_counter() - self.tick) * 1000,
                outcome=outcome,
                request=self._request_on_record(),
                answer=None if answer is None else _answer_on_record(answer, self.question.known),
                trouble=trouble,
            )
        )

    def _request_on_record(self) -> str:
        node = self.question.node
        shown = masked(node)
        body = self.body
        if shown is not node and isinstance(shown, dict):
            body = self.exchange.envelope.message(self.members, input_text(shown))
        return without(body.decode(), self.question.known)


def _answer_on_record(answer: Answer, known: Mapping[str, str]) -> str:
    text = decoded(answer.body)
    try:
        document = orjson.loads(text)
        shown = masked(document)
        text = text if shown is document else orjson.dumps(shown).decode()
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        pass  # no JSON: kept as it came
    status = "" if answer.status == 200 else f"HTTP {answer.status}\n"
    return without(f"{status}{text}"[:LONGEST_RECORD], known)
