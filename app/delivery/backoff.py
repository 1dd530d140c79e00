"""Pauses that double, with jitter, and are forgotten at the first good word."""

from __future__ import annotations

from random import Random

_JITTER = 0.5
"""Up to so much longer, so that workstations that failed together do not come back together."""


class Backoff:
    """Pauses in seconds: about `first_s`, twice that, … at most `longest_s`."""

    def __init__(self, first_s: float, longest_s: float, random: Random) -> None:
        self._first_s = first_s
        self._longest_s = longest_s
        self._random = random
        self.failures = 0

    def failed(self) -> float:
        """One more failure; how long to wait now."""
        self.failures += 1
        plain = doubled(self._first_s, self.failures, self._longest_s)
        return min(self._longest_s, plain * self._random.uniform(1.0, 1.0 + _JITTER))

    def forget(self) -> None:
        """Something worked."""
        self.failures = 0


def doubled(first_s: float, time: int, longest_s: float) -> float:
    """The wait before the `time`th go (1, 2, …), without jitter."""
    return min(longest_s, first_s * 2.0 ** min(time - 1, 30))
