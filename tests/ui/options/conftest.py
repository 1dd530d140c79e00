"""A desk to set things up at."""

from pathlib import Path

import pytest

from tests.fakes.simulator import played_platform, running_simulator
from tests.ui.options.kit import Desk
from tests.usecases.conftest import House

__all__ = ["played_platform", "running_simulator"]


@pytest.fixture
def desk(house: House, tmp_path: Path) -> Desk:
    return Desk(house, tmp_path)
