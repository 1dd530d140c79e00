"""No more calls in any minute than agreed."""

from __future__ import annotations

MINUTE_S = 60.0
_BURST_PART = 20
"""One call in twenty may come in a burst; the others trickle, so that no minute, wherever it begins, holds too many."""

_DUST = 1e-9


class RateLimit:
    """A token bucket. per_minute: calls in any 60 s at most; 0 = as many as there are. Times are monotonic seconds."""

    def __init__(self, per_minute: int) -> None:
        if per_minute < 0:
            raise ValueError(f"{per_minute} calls a minute")
        self._burst = max(1.0, per_minute // _BURST_PART)
        self._per_s = max(per_minute - self._burst, 0.5) / MINUTE_S
        self._unlimited = per_minute == 0
        self._tokens = self._burst
        self._at: float | None = None

    def free(self, now: float, *, most: int) -> int:
        """How many calls may be made now, `most` at most."""
        if self._unlimited:
            return most
        self._fill(now)
        return min(most, int(self._tokens + _DUST))

    def take(self, calls: int) -> None:
        """So many are made."""
        self._tokens -= calls

    def give_back(self, calls: int) -> None:
        """So many were taken and not made."""
        self._tokens = min(self._burst, self._tokens + calls)

    def wait_s(self, now: float) -> float:
        """Seconds until the next call may be made."""
        if self._unlimited:
            return 0.0
        self._fill(now)
        return max(0.0, (1.0 - self._tokens) / self._per_s)

    def _fill(self, now: float) -> None:
        since = 0.0 if self._at is None else max(0.0, now - self._at)
        self._at = now
        self._tokens = min(self._burst, self._tokens + since * self._per_s)
