"""Sales that were made, and what a flusher and its platform would make of them."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.submissions import Accepted, ErrorClass, Receipt, Rejected, Submission, SubmissionState
from app.store.calls import CallRecord
from app.store.conclusions import Conclusion
from app.store.sending import Message
from app.usecases import dispense
from tests.usecases.conftest import AMOXICILLIN, PHARMACIST, House, pack


@dataclass(frozen=True)
class Delivered:
    """What a flusher and its platform would do."""

    house: House

    def sending(self, submission: Submission, message_id: str) -> None:
        """Claim a row for a message."""
        at = self.house.clock()
        with self.house.store.writing() as tx:
            assert tx.sending.claim([Message(message_id, (submission,))], by="test", at=at)

    def _conclude(self, submission: Submission, state: SubmissionState, receipt: Receipt | None) -> None:
        with self.house.store.writing() as tx:
            conclusion = Conclusion(submission.id, f"M-{submission.id}", state, self.house.clock(), receipt, words="?")
            assert tx.sending.conclude([conclusion]) == 1

    def accepted(self, submission: Submission) -> None:
        """The platform took it."""
        self.sending(submission, f"M-{submission.id}")
        receipt = Accepted(f"M-{submission.id}", "R1", self.house.clock())
        self._conclude(submission, SubmissionState.ACCEPTED, receipt)

    def rejected(
        self, submission: Submission, error: ErrorClass = ErrorClass.FIELD, missing: tuple[str, ...] = ()
    ) -> None:
        """The platform refused it."""
        self.sending(submission, f"M-{submission.id}")
        self.called(f"M-{submission.id}")
        receipt = Rejected(f"M-{submission.id}", error, "批号格式不合法", self.house.clock(), missing)
        self._conclude(submission, SubmissionState.REJECTED, receipt)

    def called(self, message_id: str) -> None:
        """The call is in the log."""
        call = CallRecord(
            message_id, "insurance", "3505A", self.house.clock(), 132, "rejected", '{"psn_name":"张*"}', None
        )
        with self.house.store.writing() as tx:
            tx.sending.log_calls([call])

    def unknown(self, submission: Submission) -> None:
        """Nobody knows."""
        self.sending(submission, f"M-{submission.id}")
        self._conclude(submission, SubmissionState.UNKNOWN, None)


def sale(house: House, number: str, serial: int) -> Submission:
    rx = house.prescription(number, (house.amoxicillin, 24))
    dispense.scan(rx, pack(AMOXICILLIN, serial), actor=PHARMACIST, counter=house.counter)
    (owed,) = dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    house.clock.forward(minutes=1)
    return owed
