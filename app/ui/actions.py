"""What a screen offers, and which key does it. Keys are data: a screen names actions, a keymap gives them keys.

No bare letters or digits are ever keys: scanners type those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

HELP, CONFIRM, QUERY, NEXT, REFRESH, PRINT = "help", "confirm", "query", "next", "refresh", "print"
BIND, BACK, SPLIT, LOCK, UNDO = "bind", "back", "split", "lock", "undo"
COPY, EXPORT = "copy", "export"
LOT, ONLY, RECOUNT, PAPERS, DISCARD = "lot", "only", "recount", "papers", "discard"
READ_CARD = "read_card"

PRESETS: Mapping[str, Mapping[str, str]] = {
    "yaosu": {
        HELP: "F1",
        CONFIRM: "F2",
        QUERY: "F3",
        NEXT: "F4",
        REFRESH: "F5",
        PRINT: "F6",
        BIND: "F7",
        BACK: "F8",
        SPLIT: "F9",
        LOT: "F10",
        ONLY: "F11",
        LOCK: "F12",
        UNDO: "Ctrl+Z",
        PAPERS: "Ctrl+D",
        RECOUNT: "Ctrl+R",
        DISCARD: "Ctrl+Del",
        READ_CARD: "Ctrl+K",
        COPY: "Ctrl+Shift+C",
        EXPORT: "Ctrl+E",
    },
}
"""Preset -> action -> key in Qt's portable spelling."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the screen can do now.

    id: "confirm" or one of the names above, or the screen's own. title: the word on the bar, already translated.
    primary: the one thing that ends the work; at most one per screen. hidden: has a key, stands on no bar.
    """

    id: str
    title: str
    run: Callable[[], None]
    enabled: bool = True
    primary: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class KeyedAction:
    """An action with the key that does it; "" where the keymap gives it none."""

    key: str
    action: Action


def keyed(actions: Iterable[Action], keymap: Mapping[str, str]) -> tuple[KeyedAction, ...]:
    """Actions in the order of their keys; those without a key come last, in their own order."""
    order = {action_id: place for place, action_id in enumerate(keymap)}
    placed = sorted(actions, key=lambda action: order.get(action.id, len(order)))
    return tuple(KeyedAction(keymap.get(action.id, ""), action) for action in placed)
