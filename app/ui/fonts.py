"""Which letters the window is set in."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

BODY_PX = 14

FAMILIES = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
)
"""Screen faces with Simplified Chinese, best first. The domestic desktops carry Noto, Source Han or WenQuanYi."""


def choose(installed: frozenset[str] | None = None) -> QFont:
    """The body font: the first installed family, digits all of one width so that columns of codes stand straight."""
    known = frozenset(QFontDatabase.families()) if installed is None else installed
    there = [family for family in FAMILIES if family in known]
    font = QFont()
    if there:
        font.setFamilies(there)
    font.setPixelSize(BODY_PX)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
