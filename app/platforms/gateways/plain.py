"""No gateway: the platform, or a front-end box in the hospital, takes the message as it is."""

from __future__ import annotations

from dataclasses import dataclass

from app.platforms.gateways.gateway import Outgoing


@dataclass(frozen=True, slots=True)
class Plain:
    """Adds nothing."""

    def headers(self, message: Outgoing) -> dict[str, str]:
        """No headers."""
        return {}
