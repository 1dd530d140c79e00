"""Every colour of the window, by name, once for light and once for dark.

Style sheet, palette and icons are made from these tokens; a colour written anywhere else is a mistake. `READABLE` lists
which text token may stand on which background; tests/ui/test_palette.py holds each pair to WCAG 2.1 AA.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Palette:
    """Named tokens as `#RRGGBB`.

    *_soft: background of a calm area of that meaning; *_text: words of that meaning on surface or on its soft area;
    on_*: words on the full colour. chosen: the screen in front, in the navigation. line: separates, may be faint.
    edge: outline of a field, 3:1 at least.
    """

    name: str
    window: str
    surface: str
    raised: str
    nav: str
    chosen: str
    on_chosen: str
    line: str
    edge: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_text: str
    ok: str
    on_ok: str
    ok_soft: str
    ok_text: str
    attention: str
    on_attention: str
    attention_soft: str
    attention_text: str
    stop: str
    on_stop: str
    stop_soft: str
    stop_text: str
    selection: str
    on_selection: str
    shade: str

    def tokens(self) -> dict[str, str]:
        """Token -> colour, without the name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "name"}


LIGHT = Palette(
    name="light",
    window="#F2F5F6",
    surface="#FFFFFF",
    raised="#EAEFF1",
    nav="#E6ECEE",
    chosen="#0B6B66",
    on_chosen="#FFFFFF",
    line="#D9E1E4",
    edge="#7C8C94",
    text="#15222B",
    muted="#4C5C66",
    faint="#8B989F",
    accent="#0B6B66",
    accent_hover="#09544F",
    on_accent="#FFFFFF",
    accent_soft="#D5ECE9",
    accent_text="#085A55",
    ok="#15703A",
    on_ok="#FFFFFF",
    ok_soft="#E0F3E6",
    ok_text="#0E5B2E",
    attention="#F5B83D",
    on_attention="#2A1C00",
    attention_soft="#FFF2D4",
    attention_text="#734600",
    stop="#B3261E",
    on_stop="#FFFFFF",
    stop_soft="#FCE6E3",
    stop_text="#8C1C15",
    selection="#D5ECE9",
    on_selection="#15222B",
    shade="#0B1418",
)

DARK = Palette(
    name="dark",
    window="#0F1519",
    surface="#172026",
    raised="#202B32",
    nav="#121A1F",
    chosen="#17474A",
    on_chosen="#DDF6F2",
    line="#2A363E",
    edge="#6C7F8B",
    text="#E7EDF0",
    muted="#A5B3BC",
    faint="#66757F",
    accent="#3CBFB3",
    accent_hover="#5AD2C7",
    on_accent="#04211F",
    accent_soft="#123A3A",
    accent_text="#66D6CB",
    ok="#3DB870",
    on_ok="#03210F",
    ok_soft="#11301F",
    ok_text="#7FDCA3",
    attention="#F2BC4B",
    on_attention="#2A1C00",
    attention_soft="#382A0B",
    attention_text="#F6D07F",
    stop="#C93A32",
    on_stop="#FFFFFF",
    stop_soft="#3C1916",
    stop_text="#FFA39B",
    selection="#17474A",
    on_selection="#E7EDF0",
    shade="#05080A",
)

PALETTES = {palette.name: palette for palette in (LIGHT, DARK)}

_MEANINGS = ("ok", "attention", "stop", "accent")

READABLE: tuple[tuple[str, str], ...] = (
    *((words, ground) for words in ("text", "muted") for ground in ("window", "surface", "raised", "nav")),
    *((f"{meaning}_text", ground) for meaning in _MEANINGS for ground in ("surface", "window", f"{meaning}_soft")),
    *((words, f"{meaning}_soft") for meaning in _MEANINGS for words in ("text", "muted")),
    *((f"on_{meaning}", meaning) for meaning in _MEANINGS),
    ("on_accent", "accent_hover"),
    ("on_selection", "selection"),
    ("on_chosen", "chosen"),
    ("accent_text", "nav"),
)
"""(words, ground) pairs used in the window: contrast 4.5 at least."""

VISIBLE: tuple[tuple[str, str], ...] = (
    ("edge", "surface"),
    ("edge", "window"),
    ("accent", "surface"),
    ("accent", "window"),
    ("accent", "nav"),
    ("ok", "surface"),
    ("stop", "surface"),
)
"""(mark, ground) pairs that must be seen but not read: contrast 3 at least. Source: WCAG 2.1, 1.4.11."""


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two `#RRGGBB` colours, 1.0 to 21.0. Source: WCAG 2.1, definition of contrast ratio."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
