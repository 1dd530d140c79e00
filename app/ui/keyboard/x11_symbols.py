"""What the X server's key symbols mean to the wedge. Pure. Source: X11/keysymdef.h."""

from __future__ import annotations

from app.ui.keyboard.kinds import Press, Role
from app.ui.keyboard.x11_events import CONTROL, MOD1, MOD4, SHIFT

_TAB, _BACK_TAB, _RETURN, _KP_ENTER = 0xFF09, 0xFE20, 0xFF0D, 0xFF8D
_ENDS = frozenset((_TAB, _RETURN, _KP_ENTER))
_ALT = frozenset((0xFFE9, 0xFFEA, 0xFFE7, 0xFFE8))  # Alt and, where Shift turns it, Meta
_MODIFIERS = frozenset((*range(0xFFE1, 0xFFEF), *range(0xFE01, 0xFE10), 0xFF7E, 0xFF7F))
_KEYPAD = {0xFFB0 + digit: str(digit) for digit in range(10)} | {
    0xFF9E: "0",  # Insert, and so on round the keypad: what its keys are while Num Lock is off
    0xFF9C: "1",
    0xFF99: "2",
    0xFF9B: "3",
    0xFF96: "4",
    0xFF9D: "5",
    0xFF98: "6",
    0xFF95: "7",
    0xFF97: "8",
    0xFF9A: "9",
}


def role_of(symbol: int) -> Role:
    """What kind of key it is."""
    if symbol in _ALT:
        return Role.ALT
    if symbol in _MODIFIERS:
        return Role.MODIFIER
    if symbol in _ENDS:
        return Role.END
    return Role.KEYPAD if symbol in _KEYPAD else Role.ORDINARY


def press_of(symbol: int, text: str, state: int, *, repeats: bool = False) -> Press:
    """A key press. state: the modifiers held, Alt as Mod1 and the system key as Mod4, as every layout has them."""
    return Press(
        role_of(symbol),
        text,
        control=bool(state & CONTROL),
        alt=bool(state & MOD1),
        meta=bool(state & MOD4),
        shift=bool(state & SHIFT),
        repeats=repeats,
        digit=_KEYPAD.get(symbol, ""),
    )
