"""Reading a fault script: TOML in, ordered rules out, or a sentence naming line and rule.

    [[rule]]
    name = "收下后断线"                                  # optional, shown on the inspection page
    when = { infno = ["3505", "3505A"], nth = [3] }      # optional: without it the rule fits every request
    do = "drop_after"                                    # see fault_kinds.py for kinds and their parameters
    reset = true

`when` may hold: infno; nth (the n-th fitting request, from 1); every (n); count (at most so many times); probability
with seed; from_s and until_s (seconds since the script was loaded); contains (text in a fixmedins_bchno or trace code).
All that is given must fit. infno, contains and the time window decide what fits; nth and every count what fits.
"""

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from app.simulator.declared import Undeclared, build
from app.simulator.fault_kinds import KINDS, DropUnread, Fault

_RULE_HEAD = re.compile(r"^\s*\[\[\s*rule\s*\]\]", re.MULTILINE)


class BadScript(Exception):
    """A fault script that cannot be used. The text is a Chinese sentence naming line or rule."""


@dataclass(frozen=True, slots=True)
class When:
    """Which requests a rule is for. until_s 0: no end; count 0: no limit; every 0: not asked."""

    infno: tuple[str, ...] = ()
    nth: tuple[int, ...] = ()
    every: int = 0
    count: int = 0
    probability: float = 1.0
    seed: int = 0
    from_s: float = 0.0
    until_s: float = 0.0
    contains: str = ""

    def __post_init__(self) -> None:
        if any(n < 1 for n in self.nth):
            raise Undeclared("nth：从 1 开始")
        if min(self.every, self.count, self.from_s, self.until_s) < 0:
            raise Undeclared("every、count、from_s、until_s 不能为负")
        if not 0 <= self.probability <= 1:
            raise Undeclared("probability：应在 0 到 1 之间")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a script."""

    name: str
    do: str
    fault: Fault
    when: When = field(default_factory=When)


def text_of(script: bytes) -> str:
    """A script as it comes from a file or a request. Raises BadScript."""
    try:
        return script.decode()
    except UnicodeDecodeError:
        raise BadScript("故障脚本不是 UTF-8 编码的文字") from None


def parse_script(text: str) -> tuple[Rule, ...]:
    """The rules in order. Raises BadScript."""
    try:
        script = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise BadScript(f"故障脚本不是合法的 TOML：{wrong}") from None
    for key in script:
        if key != "rule":
            raise BadScript(f"故障脚本里没有 {key} 这一项，只有 [[rule]]")
    tables = script.get("rule", [])
    if not isinstance(tables, list):
        raise BadScript("故障脚本的规则应写成 [[rule]]")
    lines = [text.count("\n", 0, match.end()) + 1 for match in _RULE_HEAD.finditer(text)]
    return tuple(_rule(table, index, lines) for index, table in enumerate(tables))


def _rule(table: Any, index: int, lines: list[int]) -> Rule:
    where = f"第 {index + 1} 条规则" + (f"（第 {lines[index]} 行）" if index < len(lines) else "")
    try:
        return _built(dict(table))
    except (Undeclared, TypeError, ValueError) as wrong:
        raise BadScript(f"{where}有误：{wrong}") from None


def _built(table: dict[str, Any]) -> Rule:
    do = table.pop("do", None)
    if do not in KINDS:
        raise Undeclared(f"do：应为 {'、'.join(KINDS)} 之一")
    name = table.pop("name", do)
    when = build(When, table.pop("when", {}), "when.")
    if not isinstance(name, str):
        raise Undeclared("name：应为文字")
    fault = build(KINDS[do], table)
    if isinstance(fault, DropUnread) and (when.infno or when.contains):
        raise Undeclared("drop_unread 在读报文之前断线，不能看 infno 和 contains；请用 drop_before")
    return Rule(name, do, fault, when)
