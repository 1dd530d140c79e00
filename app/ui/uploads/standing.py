"""How a platform stands with us, as the window knows it; bootstrap makes it from what the flusher tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.submissions import ErrorClass


@dataclass(frozen=True, slots=True)
class PlatformStanding:
    """At most one of offline, paused, broken and limited is the reason why nothing goes out now.

    configured: an address is set. offline_since: nobody answers; next_try_at: by itself. paused: the cause for which it
    refuses everything; words: the platform's own. broken: a StoreUnavailable reason, or "fault". limited_until: it asked
    us to slow down. for_person: rows of unknown outcome that it cannot be asked about.
    """

    configured: bool = True
    offline_since: datetime | None = None
    tries: int = 0
    next_try_at: datetime | None = None
    paused: ErrorClass | None = None
    paused_since: datetime | None = None
    words: str = ""
    broken: str = ""
    limited_until: datetime | None = None
    for_person: int = 0

    @property
    def trying_helps(self) -> bool:
        """Whether 现在重试 would change anything."""
        return self.configured and bool(self.offline_since or self.paused or self.broken or self.limited_until)
