"""All scanners in one word, and all readers, for the status bar."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.devices import Condition, Trouble
from app.ui.devices.rows import DeviceRow, DevicesLook, Kind
from app.ui.devices.words import VIRTUAL, DeviceWords
from app.ui.status_bar import Presence

_MENDS_ITSELF = frozenset({None, Trouble.GONE, Trouble.SILENT})


def presence_of(look: DevicesLook, kind: Kind) -> Presence:
    """One that is ready is enough to work with. Of the others the one that needs a person is told first."""
    mine = rows_of(look, kind)
    if any(row.ready for row in mine):
        return Presence.READY
    if any(row.state.trouble not in _MENDS_ITSELF for row in mine):
        return Presence.TROUBLE
    if any(row.state.condition is Condition.LOST for row in mine):
        return Presence.LOST
    if mine:
        return Presence.OPENING
    return Presence.KEYBOARD if kind is Kind.SCANNER else Presence.NONE


def rows_of(look: DevicesLook, kind: Kind) -> tuple[DeviceRow, ...]:
    """Those that should work: neither switched off nor only for training."""
    return tuple(
        row
        for row in look.rows
        if row.kind is kind and row.key != VIRTUAL and row.state.trouble is not Trouble.SWITCHED_OFF
    )


def lines(rows: Sequence[DeviceRow], words: DeviceWords) -> tuple[tuple[str, str], ...]:
    """Name and state of each."""
    return tuple((words.name(row), words.state(row)) for row in rows)
