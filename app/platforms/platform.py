"""What delivery needs of an outside platform, whatever language it speaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.domain.submissions import Accepted, ErrorClass, Receipt, Rejected, Submission, SubmissionKind


@dataclass(frozen=True, slots=True)
class Load:
    """The rows of one message: all of one kind, in the order they were handed in.

    transaction: the platform's own number, "3505A" or "3505". node: the built input, ready for JSON; it may hold
    personal data. size: characters of the input as it will be sent.
    """

    kind: SubmissionKind
    transaction: str
    submissions: tuple[Submission, ...] = field(repr=False)
    node: Mapping[str, object] = field(repr=False)
    size: int

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of its submissions, in order."""
        return tuple(submission.id for submission in self.submissions)


@dataclass(frozen=True, slots=True)
class Packing:
    """Submissions cut into messages, and those that are not fit to be sent.

    refused: by submission id. `INCOMPLETE` names what is missing in our words; `FIELD` says which value is too long or
    cannot be written. Nothing of them was sent. Every submission stands in exactly one of the two.
    """

    loads: tuple[Load, ...]
    refused: dict[str, Rejected]


class Outcome(StrEnum):
    """How one call ended."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    PARTLY = "partly"  # some rows accepted, some refused
    SILENT = "silent"  # nobody knows whether the platform has it
    NOT_SENT = "not_sent"  # it certainly does not


@dataclass(frozen=True, slots=True)
class Call:
    """One message and its answer, for the call log. Personal data is masked in both texts; credentials are in neither.

    answer: None where nothing came back that could be read as text. trouble: the reason of an outage, else "".
    """

    message_id: str
    platform: str
    transaction: str
    started_at: datetime
    took_ms: float
    outcome: Outcome
    request: str
    answer: str | None
    trouble: str = ""


class CannotAsk(Exception):
    """The platform cannot tell whether it has a row: it keeps no such query, refused it, or answered beside the point.

    error: the class of a refusal, None where there was none. Carries no personal data.
    """

    def __init__(self, what: str, reason: str, *, error: ErrorClass | None = None) -> None:
        super().__init__(f"{what}: {reason}")
        self.what = what
        self.reason = reason
        self.error = error


class PlatformClient(Protocol):
    """The line of one thread to the platform. Not to be shared between threads."""

    @property
    def must_sign_in(self) -> bool:
        """Whether `sign_in` must come before anything else: a new day, a first start, or the platform forgot us."""

    def sign_in(self, message_id: str) -> Receipt:
        """Sign in for the day. If another thread just did, answers at once without a call. Raises Outage."""

    def sign_out(self, message_id: str) -> Receipt:
        """Sign out. Only a person asks for it: the platform lets nobody in again on the same day. Raises Outage."""

    def send(self, load: Load, message_id: str) -> dict[str, Receipt]:
        """Deliver once and wait for the answer: a receipt for every submission id.

        Raises Outage: `sent=False` means the platform certainly has none of it, `sent=True` that nobody knows; then
        ask before sending again under the same ids.
        """

    def ask(self, submission: Submission, message_id: str) -> Accepted | None:
        """Does the platform have it? None = certainly not. For a withdrawal: has the platform let go of the row?

        Raises Outage, and CannotAsk where the platform gives no clear answer.
        """

    def close(self) -> None:
        """Hang up."""


class Platform(Protocol):
    """One outside platform. Safe to use from several threads; each thread takes a client of its own."""

    @property
    def name(self) -> str:
        """As in `Submission.platform`, for example "insurance"."""

    @property
    def drift_s(self) -> float | None:
        """How far the platform's clock is ahead of ours, from its last answer; None before the first."""

    def pack(self, submissions: Sequence[Submission]) -> Packing:
        """Cut into messages, keeping the order. Sends nothing."""

    def new_message_id(self, at: datetime, sequence: int) -> str:
        """The id of one message. `sequence` 0–9999 must be unique within the second among all workstations. Pure."""

    def client(self, on_call: Callable[[Call], None]) -> PlatformClient:
        """A line for the calling thread. `on_call` hears of every call, also of one that failed; it must not raise."""
