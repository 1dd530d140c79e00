"""One platform per profile and test process; every test finds it as on its first day."""

from collections.abc import Callable, Iterator

import pytest

from tests.fakes.simulator import RunningSimulator, running_simulator, start_simulator
from tests.simulator.hospital import Hospital

__all__ = ["running_simulator"]

Platforms = Callable[[str], RunningSimulator]
Visit = Callable[..., Hospital]
GATEWAYS = {"tif": "tif", "csb": "csb"}


@pytest.fixture(scope="session")
def _platforms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platforms]:
    running: dict[str, RunningSimulator] = {}

    def platform(profile: str) -> RunningSimulator:
        if profile not in running:
            running[profile] = start_simulator(tmp_path_factory.mktemp(profile), profile=profile)
        return running[profile]

    yield platform
    codes = {profile: simulator.stop() for profile, simulator in running.items()}
    assert not any(codes.values()), codes
    complaints = [line for simulator in running.values() for line in simulator.complaints()]
    assert complaints == []


@pytest.fixture
def platform_of(_platforms: Platforms) -> Platforms:
    """The platform of a profile, empty."""

    def platform(profile: str) -> RunningSimulator:
        simulator = _platforms(profile)
        simulator.reset()
        return simulator

    return platform


@pytest.fixture
def visit() -> Iterator[Visit]:
    """Puts hospitals in front of platforms."""
    opened: list[Hospital] = []

    def hospital(platform: RunningSimulator, kind: str = "plain") -> Hospital:
        opened.append(Hospital(platform, kind))
        return opened[-1]

    yield hospital
    for one in opened:
        one.close()


@pytest.fixture
def hospital_of(platform_of: Platforms, visit: Visit) -> Callable[[str], Hospital]:
    """A hospital in front of the platform of a profile."""
    return lambda profile: visit(platform_of(profile), GATEWAYS.get(profile, "plain"))


@pytest.fixture
def hospital(hospital_of: Callable[[str], Hospital]) -> Hospital:
    """A hospital in front of a platform without gateway."""
    return hospital_of("plain")


@pytest.fixture
def platform(hospital: Hospital) -> RunningSimulator:
    """The platform behind `hospital`."""
    return hospital.platform
