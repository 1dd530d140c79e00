"""A script to be played, as TOML. Steps are done in order; each is one gesture, and what must be seen afterwards.

    title = "药房的一天"
    size = [1366, 768]
    demo = true                      # invented data; the platform is played unless the data folder names one

    [[step]]
    say = "收货"                      # printed when the step is over
    screen = "receiving"             # click it in the navigation
    click = "登录"                    # the visible button with these words
    row = "阿莫西林胶囊"               # click the first row of a visible table that has these words
    field = "医保编码"                # click into the field that has this label
    paste = "阿莫西林"                # from the clipboard, as a person would with text no key has
    type = "demo"                    # a person's typing
    scan = "81000019000000000017"    # a scanner that plays keyboard: some milliseconds a key, then Enter
    press = "F2"                     # a key, or several: ["Tab", "Return"]
    network = "cut"                  # "cut" pulls the cable, "back" plugs it in
    sees = ["已完成"]                 # words that must become visible
    sees_not = ["待处理"]             # words that must go away
    verdict = "stop"                 # the tone of its scans: ok, attention, stop; or of several: ["ok", "stop"]
    uploads = { waiting = 0, accepted = ">0" }   # rows by state, all platforms and kinds together; or >, >=, <, <= a number
    within_s = 20                    # how long to wait for that (10)
    shot = "receiving"               # a screenshot, named so

One step may have several gestures: they are done in the order above. What is typed, pasted, scanned or seen may hold a
day counted from today, so that a script does not grow old: <today>, <today-30>, <today+400:%y%m%d>.
"""

from __future__ import annotations

import operator
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as member
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.domain.submissions import SubmissionState
from app.domain.verdict import Verdict
from app.ui.play.hands import is_key

_USUAL_WITHIN_S = 10.0
_NETWORK = ("cut", "back")
_DAY = re.compile(r"<today(?P<days>[+-]\d+)?(?::(?P<form>[^>]+))?>")
_COMPARED = re.compile(r"(?P<how>>=|<=|>|<)?\s*(?P<number>\d+)")
_COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    "": operator.eq,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


class BadScript(ValueError):
    """A script that cannot be played: which step, and why."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How many rows there must be: `words` as the script has them, "3" or ">0"."""

    words: str

    def __post_init__(self) -> None:
        if not _COMPARED.fullmatch(self.words):
            raise ValueError(f"{self.words!r} is no amount; 3 or '>0' would be")

    def fits(self, count: int) -> bool:
        """Whether there are so many."""
        found = _COMPARED.fullmatch(self.words)
        assert found is not None
        return _COMPARE[found["how"] or ""](count, int(found["number"]))


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture and what must be seen after it. verdict: tones of this step, the last ones in this order."""

    number: int
    say: str = ""
    screen: str = ""
    click: str = ""
    row: str = ""
    field: str = ""
    paste: str = ""
    type: str = ""
    scan: tuple[str, ...] = ()
    press: tuple[str, ...] = ()
    network: str = ""
    sees: tuple[str, ...] = ()
    sees_not: tuple[str, ...] = ()
    verdict: tuple[Verdict, ...] = ()
    uploads: Mapping[SubmissionState, Amount] = member(default_factory=dict)
    within_s: float = _USUAL_WITHIN_S
    shot: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """All of it. size: of the window in pixels."""

    title: str
    size: tuple[int, int]
    demo: bool
    steps: tuple[Step, ...]


def read_script(path: Path, today: date) -> Script:
    """The script as it is on that day. Raises BadScript, naming the step and the word."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadScript(f"{path.name}: {error}") from error
    size = content.get("size", [1366, 768])
    if not (isinstance(size, list) and len(size) == 2 and all(isinstance(side, int) for side in size)):
        raise BadScript(f"{path.name}: size: two whole numbers are wanted")
    steps = content.get("step", [])
    if not isinstance(steps, list) or not steps:
        raise BadScript(f"{path.name}: no [[step]]")
    read = tuple(_step(number, step, today) for number, step in enumerate(steps, 1))
    return Script(str(content.get("title", path.stem)), (size[0], size[1]), bool(content.get("demo", False)), read)


def _step(number: int, words: Any, today: date) -> Step:
    if not isinstance(words, dict):
        raise BadScript(f"step {number}: a table is wanted")
    unknown = set(words) - (set(Step.__dataclass_fields__) - {"number"})
    if unknown:
        raise BadScript(f"step {number}: unknown word {min(unknown)!r}")
    network = words.get("network", "")
    if network and network not in _NETWORK:
        raise BadScript(f"step {number}: network is 'cut' or 'back'")
    try:
        verdict = tuple(Verdict(word) for word in _several(words.get("verdict", ())))
        uploads = {SubmissionState(state): Amount(str(count)) for state, count in words.get("uploads", {}).items()}
        within_s = float(words.get("within_s", _USUAL_WITHIN_S))
    except (ValueError, AttributeError, TypeError) as error:
        raise BadScript(f"step {number}: {error}") from error
    press = _several(words.get("press", ()))
    if not_a_key := next((name for name in press if not is_key(name)), None):
        raise BadScript(f"step {number}: no key {not_a_key!r}; Qt's names are F2, Ctrl+Z, Return, Tab …")
    return Step(
        number,
        say=str(words.get("say", "")),
        screen=str(words.get("screen", "")),
        click=str(words.get("click", "")),
        row=str(words.get("row", "")),
        field=str(words.get("field", "")),
        paste=_dated(str(words.get("paste", "")), today),
        type=_dated(str(words.get("type", "")), today),
        scan=tuple(_dated(text, today) for text in _several(words.get("scan", ()))),
        press=press,
        network=network,
        sees=tuple(_dated(text, today) for text in _several(words.get("sees", ()))),
        sees_not=_several(words.get("sees_not", ())),
        verdict=verdict,
        uploads=uploads,
        within_s=within_s,
        shot=str(words.get("shot", "")),
    )


def _several(words: Any) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(str(word) for word in words)


def _dated(text: str, today: date) -> str:
    """With days written out."""

    def written(found: re.Match[str]) -> str:
        return (today + timedelta(days=int(found["days"] or 0))).strftime(found["form"] or "%Y-%m-%d")

    return _DAY.sub(written, text)
