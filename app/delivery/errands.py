"""What the flusher sends a sender thread out for, and what the thread comes back with. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.outage import Outage
from app.domain.submissions import Accepted, Receipt
from app.platforms.platform import Call, CannotAsk, Load
from app.store.outbox_rows import Owed


@dataclass(frozen=True, slots=True)
class Delivery:
    """Send rows. attempt: 1 for the first."""

    message_id: str
    load: Load
    attempt: int


@dataclass(frozen=True, slots=True)
class Question:
    """Ask whether the platform has a row nobody knows about."""

    message_id: str
    owed: Owed


@dataclass(frozen=True, slots=True)
class Retraction:
    """Have the platform delete a row it cannot be asked about. load: the deletion, as one message."""

    message_id: str
    owed: Owed
    load: Load


@dataclass(frozen=True, slots=True)
class SigningIn:
    """Sign in for the day."""

    message_id: str


Task = Delivery | Question | Retraction | SigningIn


@dataclass(frozen=True, slots=True)
class Errand:
    """A task handed over. handed_at: monotonic seconds. claimed_at: wall clock; what is too old is not sent."""

    task: Task
    handed_at: float
    claimed_at: datetime


@dataclass(frozen=True, slots=True)
class Receipts:
    """Verdicts by submission id."""

    by_id: Mapping[str, Receipt]


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to a question: the platform has it, or (None) certainly not."""

    found: Accepted | None


@dataclass(frozen=True, slots=True)
class Unclear:
    """The platform cannot tell."""

    why: CannotAsk


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Or not: then the receipt says why."""

    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Silence:
    """Nobody answered."""

    outage: Outage


@dataclass(frozen=True, slots=True)
class Unsent:
    """It was not even tried. must_sign_in: that must come first; else the claim went stale or was called back."""

    must_sign_in: bool = False


Answer = Receipts | Told | Unclear | SignedIn | Silence | Unsent


@dataclass(frozen=True, slots=True)
class Return:
    """An errand that is over. calls: what was said on the way, for the log. signed_out: nobody is signed in any more."""

    errand: Errand
    answer: Answer
    calls: tuple[Call, ...] = ()
    signed_out: bool = field(default=False)
