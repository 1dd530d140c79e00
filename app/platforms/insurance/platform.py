"""The insurance platform as delivery sees it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from app.domain.submissions import ErrorClass, Rejected, Submission, SubmissionKind
from app.platforms.insurance.batches import Cutter, Piece
from app.platforms.insurance.client import Desk, InsuranceClient
from app.platforms.insurance.drift import Drift
from app.platforms.insurance.exchange import Exchange
from app.platforms.insurance.options import InsuranceOptions
from app.platforms.insurance.profile import Profile
from app.platforms.insurance.sign_in import SignIn
from app.platforms.insurance.station import own_address, own_mac
from app.platforms.insurance.wire.envelope import EnvelopeWriter, message_number
from app.platforms.insurance.wire.rows import NotReady, RowWriter
from app.platforms.line import Cable
from app.platforms.platform import Call, Packing
from app.platforms.transport import Channel

_log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class Insurance:
    """See `Platform`. Raises BadSetting when made with settings that cannot work, naming the setting."""

    name = "insurance"

    def __init__(
        self, options: InsuranceOptions, *, cable: Cable | None = None, clock: Callable[[], datetime] = _now
    ) -> None:
        options.check()
        profile = options.profile
        self.profile: Profile = profile
        self.cable = cable or Cable()
        self._options = options
        self._clock = clock
        self._drift = Drift()
        self._sign_in = SignIn(options.operator)
        self._trust = options.trust()
        self._gateway = options.gateway()
        self._envelope = EnvelopeWriter(options.sender, options.envelope, profile.signature.signtype, options.signer())
        self._writers = {kind: RowWriter(kind, profile) for kind in SubmissionKind}
        self._cutter = Cutter(profile.messages, profile.envelope.input_as_string)
        if options.name_is_long:
            _log.warning("insurance.institution_name has more than 20 characters; some platforms refuse that")

    @property
    def drift_s(self) -> float | None:
        """Seconds the platform's clock is ahead of ours, from its last answer."""
        return self._drift.seconds

    def pack(self, submissions: Sequence[Submission]) -> Packing:
        """Rows of one kind next to each other share a message as far as they fit."""
        pieces: list[Piece] = []
        refused: dict[str, Rejected] = {}
        for submission in submissions:
            try:
                row = self._writers[submission.kind].write(submission)
                pieces.append(self._cutter.piece(submission, row))
            except NotReady as error:
                refused[submission.id] = self._rejected(error)
        return Packing(tuple(self._cutter.loads(pieces)), refused)

    def _rejected(self, error: NotReady) -> Rejected:
        cause = ErrorClass.INCOMPLETE if error.missing else ErrorClass.FIELD
        return Rejected(None, cause, error.words, self._clock(), error.missing)

    def new_message_id(self, at: datetime, sequence: int) -> str:
        """Institution (12), wall clock in China (14), sequence (4)."""
        return message_number(self._options.institution_code, at, sequence)

    def client(self, on_call: Callable[[Call], None]) -> InsuranceClient:
        """A line of its own for the calling thread; the sign-in is shared by all."""
        options = self._options
        channel = Channel(self.name, trust=self._trust, timeouts=options.timeouts, cable=self.cable)
        exchange = Exchange(
            platform=self.name,
            profile=self.profile,
            address=options.address,
            gateway=self._gateway,
            envelope=self._envelope,
            line=channel,
            clock=self._clock,
            drift=self._drift,
            on_call=on_call,
        )
        desk = Desk(
            institution_code=options.institution_code,
            region=options.region,
            mac=lambda: options.mac or own_mac(),
            ip=lambda: options.ip or own_address(options.address("9001")),
        )
        return InsuranceClient(exchange, self._sign_in, desk)
