"""Why a library gave no person: our words for its return codes.

Sources: the reader error numbers (-1 … -15) as vendors of four-in-one readers publish them; -2201 … -2203, -24 and
-27272 as public integrations treat them: the card's region keeps its keys elsewhere, and reading goes on only with two
further calls and the local bureau's encryption service. We have no such service, so these cards are refused.
"""

from __future__ import annotations

from typing import Any

OTHER_REGION = frozenset((-2201, -2202, -2203, -24, -27272))
_REASONS = {
    -1: "bad_card",  # upside down, or no card of this kind
    -2: "no_card",
    -3: "bad_card",  # no power
    -4: "bad_card",  # no answer
    -11: "no_reader",
    -12: "no_reader",
}


class Refused(Exception):
    """The library, or what it wrote, names no person.

    reason: no_library | wrong_bits | no_function | not_open | bad_question | no_card | bad_card | other_region | no_number |
    no_reader | cancelled | unreadable | other. words: the library's own; they may hold personal data.
    """

    def __init__(self, reason: str, code: int = 0, words: str = "") -> None:
        super().__init__(reason, code)
        self.reason, self.code, self.words = reason, code, words

    def as_record(self) -> dict[str, Any]:
        """For the line that answers."""
        return {"reason": self.reason, "code": self.code, "words": self.words}


def refusal_of(code: int, words: str = "") -> Refused:
    """What a return code other than 0 means."""
    reason = "other_region" if code in OTHER_REGION else _REASONS.get(code, "other")
    return Refused(reason, code, words)
