"""The played platform as a whole: its file, its profile, its faults, and how they are changed while it runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.simulator.clock import Moment
from app.simulator.database import Database
from app.simulator.exchange import Exchange
from app.simulator.faults import Faults
from app.simulator.profile import Profile, profile_of


@dataclass(frozen=True, slots=True)
class Cast:
    """What it starts with. table: the profile's TOML; overrides: `section.key` values; faults: a fault script's text."""

    table: Mapping[str, Any]
    overrides: Mapping[str, Any]
    institutions: tuple[str, ...] = ()
    faults: str = ""


class PlayedPlatform:
    """Raises BadProfile or BadScript when it cannot be cast, sqlite3.Error when its file cannot be used."""

    def __init__(self, cast: Cast, file: Path) -> None:
        self.cast = cast
        self.started = Moment.now()
        self.faults = Faults(cast.faults)
        profile = profile_of(cast.table, cast.overrides)
        self.database = Database(file)
        self.exchange = self._exchange(profile)

    def change(self, overrides: Mapping[str, Any]) -> Profile:
        """Go on under the first profile with these overrides as well. Raises BadProfile; then nothing changed."""
        profile = profile_of(self.cast.table, {**self.cast.overrides, **overrides})
        self.exchange = self._exchange(profile)
        return profile

    def reset(self) -> None:
        """As on the first day: nothing held, nobody signed in, the first profile and faults."""
        self.database.empty()
        self.faults.load(self.cast.faults)
        self.change({})

    def close(self) -> None:
        self.database.close()

    def _exchange(self, profile: Profile) -> Exchange:
        return Exchange(profile, self.cast.institutions, self.database, self.faults)
