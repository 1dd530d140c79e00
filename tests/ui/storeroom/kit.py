"""A storekeeper's screens on a real store, with the verbs as bootstrap binds them, answered at once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from app.bootstrap.kit import Kit
from app.domain.people import Person
from app.domain.verdict import Verdict
from app.ui.columns import NoMemory
from tests.ui.now import run_now
from tests.usecases.conftest import STOREKEEPER, House


def kit(house: House, tones: list[Verdict], *, messages: Any = None, person: Person = STOREKEEPER) -> Kit:
    """messages: only a window needs them."""
    frame = SimpleNamespace(
        tasks=SimpleNamespace(run=run_now),
        tones=SimpleNamespace(sound=tones.append),
        messages=messages,
        memory=NoMemory(),
    )
    return Kit(cast("Any", frame), cast("Any", SimpleNamespace(counter=house.counter)), person)
