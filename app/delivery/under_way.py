"""What was handed to the senders and has not come back."""

from __future__ import annotations

from collections.abc import Iterator

from app.delivery.errands import Delivery, Errand, Question, Retraction, SigningIn, Task
from app.domain.submissions import Submission


class UnderWay:
    """Errands by message id."""

    def __init__(self) -> None:
        self._errands: dict[str, Errand] = {}

    def __len__(self) -> int:
        return len(self._errands)

    def add(self, errand: Errand) -> None:
        """It was handed over."""
        self._errands[errand.task.message_id] = errand

    def remove(self, errand: Errand) -> None:
        """It came back, or was given up."""
        self._errands.pop(errand.task.message_id, None)

    @property
    def errands(self) -> tuple[Errand, ...]:
        """In the order they were handed over."""
        return tuple(self._errands.values())

    @property
    def rows(self) -> int:
        """Rows in `sending` because of them."""
        return sum(len(rows_held_by(errand.task)) for errand in self._errands.values())

    @property
    def ids(self) -> frozenset[str]:
        """Submissions they are about."""
        return frozenset(one.id for errand in self._errands.values() for one in submissions_of(errand.task))

    @property
    def lanes(self) -> frozenset[str]:
        """Lanes of those submissions."""
        return frozenset(one.lane for errand in self._errands.values() for one in submissions_of(errand.task))


def rows_held_by(task: Task) -> tuple[str, ...]:
    """Rows in `sending` under this task's message."""
    match task:
        case Delivery(load=load):
            return load.ids
        case Retraction(owed=owed):
            return (owed.submission.id,)
        case Question() | SigningIn():
            return ()


def submissions_of(task: Task) -> Iterator[Submission]:
    """The rows a task is about."""
    match task:
        case Delivery(load=load):
            yield from load.submissions
        case Question(owed=owed) | Retraction(owed=owed):
            yield owed.submission
        case SigningIn():
            return
