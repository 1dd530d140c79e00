"""What a gateway is: headers made from one message, by pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message at the door.

    params: the query parameters of its address. at: the moment of sending, aware. nonce: unique text, at least 8
    characters, letters and digits.
    """

    transaction: str
    body: bytes = field(repr=False)
    params: Mapping[str, str]
    at: datetime
    nonce: str


class Gateway(Protocol):
    """Signs messages. Credentials are handed in when it is made and appear nowhere else."""

    def headers(self, message: Outgoing) -> dict[str, str]:
        """The headers that let this message in."""
