"""Finds which symbol of the sheet a text was meant to be, and what happened to it on its way. Pure.

A text may have suffered several things at once: a prefix, exchanged letter case, a lost separator. They are undone one
after the other, the cheapest explanation first, until the symbol's content stands there; what was undone is the answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.devices.doctor.sheet import GS, SHEET
from app.domain.scanner_check import Fault, Symbol, Symbology

_AIM = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
_LEAST_PART = 4
_ALIKE = 0.6
_DIFFERENT = 0.7  # two keyboards put nearly every key somewhere of its own; "?????" is no keyboard
_LONGEST_STAND_IN = 6  # "<0x1d>" is as long as they get
_CHINESE = re.compile("[\u3400-\u9fff\u3000-\u303f]")


@dataclass(frozen=True, slots=True)
class Aligned:
    """What a text was. faults: fault -> what shows it. before, behind: what stood around the content."""

    symbol: Symbol | None
    faults: tuple[tuple[Fault, str], ...] = ()
    before: str = ""
    behind: str = ""


def align(text: str, asked: str = "") -> Aligned:
    """Explain a text that is not empty. asked: the symbol somebody was told to scan, where nothing else decides."""
    bare = _AIM.sub("", text, count=1)
    for variant, undone in _variants(bare):
        for symbol in SHEET:
            if (found := _exact(variant, symbol) or _without_gs(variant, symbol)) is not None:
                return _with(undone, found)
    for symbol in SHEET:
        if (found := _damaged(bare, symbol)) is not None:
            return found
    return _nearest(bare, asked)


def _variants(text: str) -> Iterator[tuple[str, tuple[tuple[Fault, str], ...]]]:
    """The text as it is, then with what an input method or Caps Lock did undone."""
    yield text, ()
    yield text.swapcase(), ((Fault.CAPS_LOCK, ""),)
    plain = unicodedata.normalize("NFKC", text)
    if plain != text:
        seen = next(was for was in text if unicodedata.normalize("NFKC", was) != was)
        yield plain, ((Fault.INPUT_METHOD, seen),)
        yield plain.swapcase(), ((Fault.INPUT_METHOD, seen), (Fault.CAPS_LOCK, ""))


def _with(undone: tuple[tuple[Fault, str], ...], found: Aligned) -> Aligned:
    return Aligned(found.symbol, (*undone, *found.faults), found.before, found.behind)


def _exact(text: str, symbol: Symbol) -> Aligned | None:
    before, whole, behind = text.partition(symbol.content)
    return Aligned(symbol, (), before, behind) if whole else None


def _without_gs(text: str, symbol: Symbol) -> Aligned | None:
    """The two parts around GS stand there, with nothing or something else between."""
    first, gs, second = symbol.content.partition(GS)
    if not gs or first not in text:
        return None
    before, _, rest = text.partition(first)
    between, found, behind = rest.partition(second)
    if not found or len(between) > _LONGEST_STAND_IN:
        return None
    fault = (Fault.GS_REPLACED, between) if between else (Fault.GS_MISSING, "")
    return Aligned(symbol, (fault,), before, behind)


def _damaged(text: str, symbol: Symbol) -> Aligned | None:
    """Parts are lost or exchanged."""
    content = symbol.content
    if symbol.symbology is Symbology.EAN_13 and text == content[:-1]:
        return Aligned(symbol, ((Fault.CHECK_DIGIT_CUT, ""),))
    if text and text == "".join(letter for letter in content if not letter.isalpha()) != content:
        return Aligned(symbol, ((Fault.INPUT_METHOD, ""),))
    if len(text) >= _LEAST_PART and text in content:
        return Aligned(symbol, ((Fault.CUT, ""),))
    if not content.isascii():
        return _other_encoding(text, symbol)
    return _other_keys(text, symbol)


def _other_encoding(text: str, symbol: Symbol) -> Aligned | None:
    """The check characters are there, and before them something that is not the Chinese of the sheet."""
    tail = "".join(letter for letter in symbol.content if letter.isascii())
    before, found, behind = text.rpartition(tail)
    return Aligned(symbol, ((Fault.ENCODING, before),)) if found and not behind and not before.isdigit() else None


def _other_keys(text: str, symbol: Symbol) -> Aligned | None:
    """As long as the content, and every character of it became the same other one wherever it stands."""
    content = symbol.content
    for wanted in (content, content.replace(GS, "")):
        for start in range(len(text) - len(wanted) + 1):
            became = _mapping(wanted, text[start : start + len(wanted)])
            if became is not None:
                seen = " ".join(f"{was}→{now}" for was, now in sorted(became.items(), key=_telling)[:4])
                lost = ((Fault.GS_MISSING, ""),) if wanted != content else ()
                before, behind = text[:start], text[start + len(wanted) :]
                return Aligned(symbol, ((Fault.KEYBOARD_LAYOUT, seen), *lost), before, behind)
    return None


def _telling(exchanged: tuple[str, str]) -> tuple[bool, str]:
    """Digits and letters are shown first: everybody knows where their keys are."""
    return not exchanged[0].isalnum(), exchanged[0]


def _mapping(wanted: str, arrived: str) -> dict[str, str] | None:
    """Which characters were exchanged; None where it is no exchange, or one that explains too little."""
    became: dict[str, str] = {}
    for was, now in zip(wanted, arrived, strict=True):
        if became.setdefault(was, now) != now:
            return None
    if len(set(became.values())) < _DIFFERENT * len(became) or len(became) == len(wanted):
        return None
    return {was: now for was, now in became.items() if was != now}


def _nearest(text: str, asked: str) -> Aligned:
    """What it resembles most, else what was asked for, else nothing of the sheet."""
    alike, symbol = max(
        ((SequenceMatcher(None, _skeleton(text), _skeleton(each.content), False).ratio(), each) for each in SHEET),
        key=lambda pair: pair[0],
    )
    if alike < _ALIKE:
        named = next((each for each in SHEET if each.name == asked), None)
        wrong = Fault.INPUT_METHOD if named and named.content.isascii() and _CHINESE.search(text) else Fault.STRANGE
        return Aligned(named if wrong is Fault.INPUT_METHOD else None, ((wrong, ""),))
    if symbol.content.isascii() and (odd := _CHINESE.search(text)) is not None:
        return Aligned(symbol, ((Fault.INPUT_METHOD, odd[0]),))
    return Aligned(symbol, ((Fault.CUT if len(text) < len(symbol.content) else Fault.STRANGE, ""),))


def _skeleton(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
