"""Confirming that asks first: which open points it told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.domain.open_points import OpenPoints
from app.domain.refusals import Refusal


@contextmanager
def asks_about(*kinds: type[Refusal]) -> Iterator[list[Refusal]]:
    """The block raises OpenPoints with points of exactly these kinds, in this order; the list holds them afterwards."""
    told: list[Refusal] = []
    with pytest.raises(OpenPoints) as refused:
        yield told
    told += refused.value.points
    assert [type(point) for point in told] == list(kinds)
