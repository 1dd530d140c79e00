"""How a scanner that plays keyboard writes, and what a test scan says about it. Pure.

Two kinds of scanner play keyboard. The quick ones write a key every 1 to 50 ms, quicker than any hand, and the usual
profile knows them all. The slow ones (some wireless and converter cables: 80 to 100 ms) write no quicker than a practised
typist, so no figure fits both them and people; only a profile measured with a test scan admits them, and it asks for what
hands do not do: every gap nearly the same, each key up before the next goes down, ten characters or more, Enter or Tab
behind them. A person would have to type ten characters like a metronome and press Enter in step.

Sources of the figures: measured scanners write 1 to 19 ms per character (Datalogic BC2090 1, Netum NSL-5 6, Voyager 1400g
10, Netum NSC750 19); Odoo's barcode service ends a reading after 100 ms of silence and supports 50 ms between characters,
onScan.js wants at least 6 characters; 120 words a minute are 100 ms a key, with gaps from 30 to 250 ms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from statistics import fmean, median, pstdev

from app.domain.refusals import UnlikeAScanner

QUICK_MS = 35
"""A test scan this quick on average needs no profile of its own."""
SLOWEST_MS = 150
"""On average. What is slower than that would hold back everybody's typing."""
TYPISTS_MS = 60
"""On average over six keys and more; nobody types quicker, though three keys together may be."""
TRIAL_LENGTH = 10
"""Keys a test scan has at least, and characters a measured scanner's codes have at least."""
_EVEN = 0.2  # standard deviation by mean; of people's gaps about 0.4 and more
_SPREAD = (0.5, 1.6)  # shortest and longest gap by the median
_ROOM, _LEAST_ROOM_MS = 0.25, 10


@dataclass(frozen=True, slots=True)
class KeyProfile:
    """How one scanner writes. Times in ms between the keys' own timestamps.

    max_gap_ms: on average, over the whole scan. min_gap_ms: no gap is shorter; 0 for quick scanners.
    give_back_ms: a longer gap before the text is long enough means typing; typed keys wait this long.
    silence_ms: a longer gap behind a text that is long enough ends it.
    late_end_ms: an Enter this long after a scan that silence ended still belongs to it.
    min_length: characters of a scan, prefix and suffix included.
    needs_end: silence never makes a scan of it, only Enter or Tab. rolls: a key may go down while the last is still down.
    prefix, suffix: stand around every code of this scanner and are taken away. device: its key.
    same_again_ms: the same code within this time is one scan; 0 where each counts.
    """

    max_gap_ms: int = 50
    give_back_ms: int = 60
    silence_ms: int = 100
    late_end_ms: int = 300
    min_length: int = 6
    min_gap_ms: int = 0
    needs_end: bool = False
    rolls: bool = True
    prefix: str = ""
    suffix: str = ""
    device: str = ""
    same_again_ms: int = 0


def measured(
    pressed_ms: Sequence[int], *, ended: bool, rolled: bool = False, usual: KeyProfile | None = None
) -> KeyProfile:
    """The profile that fits a test scan.

    pressed_ms: when each key went down, Enter or Tab included if `ended`. rolled: a key went down while another was.
    usual: where prefix, suffix and device come from, and all of it where the scanner is quick.
    Raises UnlikeAScanner: reason "short", "slow", "uneven", or "no_end" (slow, and without Enter or Tab).
    """
    usual = usual or KeyProfile()
    gaps = [later - earlier for earlier, later in pairwise(pressed_ms)]
    if len(pressed_ms) < TRIAL_LENGTH:
        raise UnlikeAScanner("short", len(pressed_ms))
    mean = fmean(gaps)
    if min(gaps) < 0:
        raise UnlikeAScanner("uneven")
    if mean <= QUICK_MS and max(gaps) <= usual.silence_ms:
        return usual
    if mean > SLOWEST_MS:
        raise UnlikeAScanner("slow", round(mean))
    if rolled or not _is_even(gaps, mean):
        raise UnlikeAScanner("uneven", round(mean))
    if not ended:
        raise UnlikeAScanner("no_end", round(mean))
    return _slow(gaps, mean, usual)


def of_workstation(usual: KeyProfile) -> tuple[KeyProfile, ...]:
    """What the settings of a workstation mean, the pickiest first.

    Where `max_gap_ms` reaches into people's typing, a slow scanner is meant: it gets a profile with the terms of a measured
    one, beside one for quick scanners. A prefix is taken away where it stands; a scan without it is a scan all the same.
    """
    quick = usual
    slow: tuple[KeyProfile, ...] = ()
    if usual.max_gap_ms > TYPISTS_MS:
        longest = max(usual.give_back_ms, usual.max_gap_ms + ceil(_ROOM * usual.max_gap_ms))
        quick = replace(usual, max_gap_ms=TYPISTS_MS)
        slow = (
            replace(
                usual,
                give_back_ms=longest,
                silence_ms=max(usual.silence_ms, 2 * longest),
                min_length=max(TRIAL_LENGTH, usual.min_length),
                min_gap_ms=usual.max_gap_ms // 3,
                needs_end=True,
                rolls=False,
            ),
        )
    bare = (replace(quick, prefix=""),) if usual.prefix else ()
    return (*slow, quick, *bare)


def _is_even(gaps: Sequence[int], mean: float) -> bool:
    middle = median(gaps)
    low, high = _SPREAD
    return pstdev(gaps) <= _EVEN * mean and low * middle <= min(gaps) and max(gaps) <= high * middle


def _slow(gaps: Sequence[int], mean: float, usual: KeyProfile) -> KeyProfile:
    room = max(_LEAST_ROOM_MS, ceil(_ROOM * mean))
    longest = max(gaps) + room
    return KeyProfile(
        max_gap_ms=ceil(mean) + room,
        give_back_ms=longest,
        silence_ms=2 * longest,
        late_end_ms=0,
        min_length=TRIAL_LENGTH,
        min_gap_ms=max(0, min(gaps) - room),
        needs_end=True,
        rolls=False,
        prefix=usual.prefix,
        suffix=usual.suffix,
        device=usual.device,
        same_again_ms=usual.same_again_ms,
    )
