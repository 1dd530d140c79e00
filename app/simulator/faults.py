"""Which faults a request meets: the rules of the script in force, and what they have seen and done so far."""

import random
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.simulator.fault_kinds import Clock, DropUnread, Fault, RateLimit
from app.simulator.fault_script import Rule, parse_script

_MINUTE_S = 60.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule may look at: the transaction, and the numbers and trace codes in it."""

    infno: str
    marks: Sequence[str]


@dataclass(slots=True)
class _Live:
    """A rule at work. seen: requests it fitted; fired: times it struck; recent: passages under a rate limit."""

    rule: Rule
    dice: random.Random
    seen: int = 0
    fired: int = 0
    recent: deque[float] = field(default_factory=deque)

    def is_due(self, request: Seen, since_s: float, now_s: float) -> bool:
        """Count the request, and say whether the rule would strike it."""
        when = self.rule.when
        if not self._fits(request, since_s):
            return False
        self.seen += 1
        wrong_turn = (when.nth and self.seen not in when.nth) or (when.every and self.seen % when.every)
        spent = when.count and self.fired >= when.count
        if wrong_turn or spent or self.dice.random() >= when.probability:
            return False
        limit = self.rule.fault
        return not (isinstance(limit, RateLimit) and self._may_pass(limit.per_minute, now_s))

    def _fits(self, request: Seen, since_s: float) -> bool:
        when = self.rule.when
        if since_s < when.from_s or (when.until_s and since_s >= when.until_s):
            return False
        if when.infno and request.infno not in when.infno:
            return False
        return not when.contains or any(when.contains in mark for mark in request.marks)

    def _may_pass(self, per_minute: int, now_s: float) -> bool:
        while self.recent and self.recent[0] <= now_s - _MINUTE_S:
            self.recent.popleft()
        if len(self.recent) >= per_minute:
            return False
        self.recent.append(now_s)
        return True


class Faults:
    """The script in force. Empty at first; `load` replaces it, `clear` takes it away."""

    def __init__(self, text: str = "", clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._rules: list[_Live] = []
        self.text = ""
        self.load(text)

    def load(self, text: str) -> None:
        """Put a script in force, counting from nothing. Raises BadScript; then the old one stays."""
        rules = parse_script(text)
        self.text = text
        self._rules = [_Live(rule, random.Random(rule.when.seed)) for rule in rules]
        self._since = self._clock()
        self._look_at_marks = any(rule.when.contains for rule in rules)

    def clear(self) -> None:
        self.load("")

    @property
    def quiet(self) -> bool:
        """Whether there is no rule at all."""
        return not self._rules

    def unread(self) -> Rule | None:
        """The drop_unread rule that strikes the request whose headers have just come in."""
        return self._first(lambda fault: isinstance(fault, DropUnread), Seen("", ()))

    def clock_shift_s(self, request: Seen) -> float:
        """By how many seconds the platform's clock is off for this request."""
        rule = self._first(lambda fault: isinstance(fault, Clock), request)
        return rule.fault.seconds if rule and isinstance(rule.fault, Clock) else 0.0

    def strike(self, request: Seen) -> Rule | None:
        """The first rule of all other kinds that strikes this request; every rule has counted it then."""
        return self._first(lambda fault: not isinstance(fault, (Clock, DropUnread)), request)

    def seen_in(self, infno: str, members: Mapping[str, Any]) -> Seen:
        """What rules look at in a parsed request."""
        marks = tuple(_marks(members.get("input"))) if self._look_at_marks else ()
        return Seen(infno, marks)

    def told(self) -> list[dict[str, Any]]:
        """The rules with what they have seen and done, for the inspection page."""
        return [
            {"name": live.rule.name, "do": live.rule.do, "seen": live.seen, "fired": live.fired} for live in self._rules
        ]

    def _first(self, wanted: Callable[[Fault], bool], request: Seen) -> Rule | None:
        now_s = self._clock()
        asked = (live for live in self._rules if wanted(live.rule.fault))
        due = [live for live in asked if live.is_due(request, now_s - self._since, now_s)]
        if not due:
            return None
        due[0].fired += 1
        return due[0].rule


def _marks(value: Any) -> list[str]:
    """Every fixmedins_bchno and drug_trac_codg anywhere in `input`; of an input given as text, the text itself."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [mark for one in value for mark in _marks(one)]
    if not isinstance(value, Mapping):
        return []
    own = [value[key] for key in ("fixmedins_bchno", "drug_trac_codg") if isinstance(value.get(key), str)]
    return own + [mark for one in value.values() if isinstance(one, (list, Mapping)) for mark in _marks(one)]
