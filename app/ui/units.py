"""Quantities with their unit. The unit is the drug catalogue's own word (盒, 片, 支); English shows an English one for it.

A unit nobody listed stays as the catalogue has it. 支 is an ampoule, a pen, a tube or an inhaler, and 袋 an infusion or a
powder: English says what is right for all of them (pc, bag) rather than guess. "Unit" is one of it, "Units" several.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.ui.languages import translate

KNOWN = (
    QT_TRANSLATE_NOOP("Unit", "盒"),
    QT_TRANSLATE_NOOP("Unit", "瓶"),
    QT_TRANSLATE_NOOP("Unit", "支"),
    QT_TRANSLATE_NOOP("Unit", "片"),
    QT_TRANSLATE_NOOP("Unit", "粒"),
    QT_TRANSLATE_NOOP("Unit", "丸"),
    QT_TRANSLATE_NOOP("Unit", "袋"),
    QT_TRANSLATE_NOOP("Unit", "包"),
    QT_TRANSLATE_NOOP("Unit", "板"),
    QT_TRANSLATE_NOOP("Unit", "贴"),
    QT_TRANSLATE_NOOP("Unit", "枚"),
    QT_TRANSLATE_NOOP("Unit", "罐"),
    QT_TRANSLATE_NOOP("Unit", "桶"),
    QT_TRANSLATE_NOOP("Unit", "套"),
    QT_TRANSLATE_NOOP("Unit", "箱"),
    QT_TRANSLATE_NOOP("Unit", "揿"),
    QT_TRANSLATE_NOOP("Unit", "喷"),
    QT_TRANSLATE_NOOP("Unit", "毫升"),
    QT_TRANSLATE_NOOP("Unit", "克"),
)
SEVERAL = (
    QT_TRANSLATE_NOOP("Units", "盒"),
    QT_TRANSLATE_NOOP("Units", "瓶"),
    QT_TRANSLATE_NOOP("Units", "支"),
    QT_TRANSLATE_NOOP("Units", "片"),
    QT_TRANSLATE_NOOP("Units", "粒"),
    QT_TRANSLATE_NOOP("Units", "丸"),
    QT_TRANSLATE_NOOP("Units", "袋"),
    QT_TRANSLATE_NOOP("Units", "包"),
    QT_TRANSLATE_NOOP("Units", "板"),
    QT_TRANSLATE_NOOP("Units", "贴"),
    QT_TRANSLATE_NOOP("Units", "枚"),
    QT_TRANSLATE_NOOP("Units", "罐"),
    QT_TRANSLATE_NOOP("Units", "桶"),
    QT_TRANSLATE_NOOP("Units", "套"),
    QT_TRANSLATE_NOOP("Units", "箱"),
    QT_TRANSLATE_NOOP("Units", "揿"),
    QT_TRANSLATE_NOOP("Units", "喷"),
    QT_TRANSLATE_NOOP("Units", "毫升"),
    QT_TRANSLATE_NOOP("Units", "克"),
)


def one(unit: str) -> str:
    """The unit by itself, for a label or behind a stroke: `盒`, `box`."""
    return translate("Unit", unit) if unit else ""


def several(unit: str) -> str:
    """The unit beside a field for a number: `盒`, `boxes`."""
    return translate("Units", unit) if unit else ""


def counted(number: int, unit: str, digits: str = "") -> str:
    """`2盒`, `2 boxes`, `1 box`. digits: how the number is written, as in a format specification."""
    word = one(unit) if abs(number) == 1 else several(unit)
    shown = f"{number:{digits}}"
    return translate("Unit", "{n}{unit}").format(n=shown, unit=word) if word else shown


def amount(units: int, pack_units: int, unit: str, pack_unit: str) -> str:
    """Whole packs first, then loose units: `2盒`, `1盒6片`, `6片`, `-1盒`, `0盒`; `1 box 6 tablets`."""
    if pack_units <= 0:
        return counted(units, unit)
    packs, loose = divmod(abs(units), pack_units)
    words = counted(packs, pack_unit) if packs or not loose else ""
    if loose:
        rest = counted(loose, unit)
        words = translate("Unit", "{packs}{loose}").format(packs=words, loose=rest) if words else rest
    return f"-{words}" if units < 0 else words


def of_needed(got: int, needed: int, pack_units: int, unit: str, pack_unit: str) -> str:
    """`1 / 2盒` where both are whole packs, `0 / 6片` of nothing yet, else each with its unit: `6片 / 2盒`."""
    wanted = amount(needed, pack_units, unit, pack_unit)
    if pack_units > 0 and got % pack_units == 0 and needed % pack_units == 0:
        return f"{got // pack_units} / {wanted}"
    if not got:
        return f"0 / {wanted}"
    return f"{amount(got, pack_units, unit, pack_unit)} / {wanted}"
