"""How far the platform's clock is from ours. Too far, and its gateway refuses every signature."""

from __future__ import annotations

from datetime import UTC, datetime


class Drift:
    """The last known difference; one for all threads of a platform."""

    def __init__(self) -> None:
        self.seconds: float | None = None

    def notice(self, theirs: datetime | None, *, asked_at: datetime, answered_at: datetime) -> None:
        """Their time was told somewhere between our question and their answer; the middle is the best guess."""
        if theirs is None:
            return
        middle = asked_at + (answered_at - asked_at) / 2
        self.seconds = (theirs.astimezone(UTC) - middle).total_seconds()

    def exceeds(self, allowed_s: float) -> bool:
        """Whether the clocks are known to be further apart than a gateway puts up with."""
        return self.seconds is not None and abs(self.seconds) > allowed_s
