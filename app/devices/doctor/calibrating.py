"""A profile that fits, from a test scan or two. Only proposed: a person decides. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from statistics import fmean

from app.devices.doctor.sheet import SHEET
from app.domain.device_profiles import LONGEST_AROUND, DeviceProfile, Ending
from app.domain.devices import Link
from app.domain.key_profiles import KeyProfile, measured
from app.domain.refusals import UnlikeAScanner
from app.domain.scanner_check import Arrival, Fitting

_AIM = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
_TRACE_CODE = re.compile("8[0-9]{19}")


def fit(arrivals: Sequence[Arrival], profile: DeviceProfile, usual_keys: KeyProfile | None = None) -> Fitting | None:
    """What fits these scans of known codes (a pack's trace code, a symbol of the sheet); None while nothing is known.

    usual_keys: of a keyboard scanner, what is in use while it has no profile of its own.
    """
    around = [found for one in arrivals if not one.nothing and (found := _around(one.text)) is not None]
    if not around:
        return None
    endings = {one.ending for one in arrivals if one.ending is not None}
    before, behind = around[-1]
    fitted = replace(
        profile,
        ending=endings.pop() if len(endings) == 1 else Ending.ANY,
        prefix=before if all(one[0] == before for one in around) else profile.prefix,
        suffix=behind if all(one[1] == behind for one in around) else profile.suffix,
    )
    keys = [one for one in arrivals if one.via is Link.KEYBOARD and one.gaps_ms]
    return _with_keys(fitted, keys, usual_keys) if keys else Fitting(fitted)


def _around(text: str) -> tuple[str, str] | None:
    """What stands before and behind a code that is known."""
    bare = _AIM.sub("", text, count=1)
    for symbol in SHEET:
        before, found, behind = bare.partition(symbol.content)
        if found and max(len(before), len(behind)) <= LONGEST_AROUND:
            return before, behind
    code = _TRACE_CODE.search(bare)
    if code is None or max(code.start(), len(bare) - code.end()) > LONGEST_AROUND:
        return None
    return bare[: code.start()], bare[code.end() :]


def _with_keys(profile: DeviceProfile, keys: Sequence[Arrival], usual: KeyProfile | None) -> Fitting:
    """The slowest of its scans decides: a profile that fits it fits the others."""
    slowest = max(keys, key=lambda one: fmean(one.gaps_ms))
    pressed_ms = [0, *(round(at) for at in accumulate(slowest.gaps_ms))]
    ended = slowest.ending is not Ending.NONE
    wanted = replace(usual or KeyProfile(), prefix=profile.prefix, suffix=profile.suffix)
    try:
        found = measured(pressed_ms, ended=ended, rolled=slowest.rolled, usual=wanted)
    except UnlikeAScanner as unlike:
        return Fitting(profile, unlike=unlike)
    return Fitting(profile, found)
