"""Filters and sorts rows in small steps, so that 100,000 of them never hold the window.

Both functions are generators: each `yield` is a place to let the window draw; the result is the generator's return value.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from heapq import merge
from typing import Any, TypeAlias

STEP = 400  # rows between two yields: well below a millisecond
RUN = 2_000  # rows sorted at once

Work: TypeAlias = Generator[None, None, list[int]]


def matching(text: Callable[[int], str], count: int, words: Sequence[str]) -> Work:
    """Positions below `count` whose text holds every word. Texts and words are casefolded already."""
    found: list[int] = []
    for at in range(count):
        if at % STEP == STEP - 1:
            yield
        searched = text(at)
        if all(word in searched for word in words):
            found.append(at)
    return found


def sorted_by(positions: Sequence[int], key: Callable[[int], Any], *, reverse: bool) -> Work:
    """The positions in the order of their keys, equal ones as they stood; None comes last either way."""
    runs: list[list[tuple[tuple[bool, Any], int]]] = []
    for start in range(0, len(positions), RUN):
        run: list[tuple[tuple[bool, Any], int]] = []
        for place, at in enumerate(positions[start : start + RUN]):
            value = key(at)
            run.append((((value is None) != reverse, value), at))
            if place % STEP == STEP - 1:
                yield
        run.sort(key=_first, reverse=reverse)
        runs.append(run)
        yield
    arranged: list[int] = []
    for _, at in merge(*runs, key=_first, reverse=reverse):
        arranged.append(at)
        if len(arranged) % STEP == 0:
            yield
    return arranged


def _first(pair: tuple[Any, int]) -> Any:
    return pair[0]
