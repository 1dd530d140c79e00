"""Silence: something outside did not answer."""

from __future__ import annotations


class Outage(Exception):
    """Something outside is not there: platform, card, file. Carries no personal data.

    sent: False when it is certain that the platform never had the message (connection refused, name not found):
    the rows wait again. True when nobody knows: the rows are `unknown` until the platform is asked.
    """

    def __init__(self, what: str, reason: str, *, sent: bool) -> None:
        super().__init__(f"{what}: {reason}")
        self.what = what
        self.reason = reason
        self.sent = sent
