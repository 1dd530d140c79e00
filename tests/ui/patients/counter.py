"""The two screens of the pharmacy on a real store, with the verbs as bootstrap binds them, answered at once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from app.bootstrap.card_door import CardDoor
from app.bootstrap.kit import Kit
from app.domain.verdict import Verdict
from app.settings import options
from app.ui.columns import NoMemory
from app.ui.messages import Messages
from tests.ui.now import run_now
from tests.usecases.conftest import PHARMACIST, House


def kit(house: House, tones: list[Verdict], door: CardDoor) -> Kit:
    """A pharmacist's, without a frame around it."""
    frame = SimpleNamespace(
        tasks=SimpleNamespace(run=run_now),
        tones=SimpleNamespace(sound=tones.append),
        messages=Messages(),
        memory=NoMemory(),
    )
    workplace = SimpleNamespace(counter=house.counter, settings={options.CONFIRM_WHEN_COMPLETE: False})
    return Kit(cast("Any", frame), cast("Any", workplace), PHARMACIST, door)
