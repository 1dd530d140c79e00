"""One option, one secret: what is declared about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from app.domain.refusals import BadSetting
from app.settings.kinds import Kind, Stored, Unfit, Wrong

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """An option.

    key: named by room, "insurance.url". zh, en: what it is, in one line for the person who sets it.
    restart: the program reads it when it starts; a change is heard at the next start.
    """

    key: str
    kind: Kind[T]
    default: T
    zh: str
    en: str
    restart: bool = False

    def read(self, stored: object) -> T:
        """The value of the file. Raises BadSetting."""
        try:
            return self.kind.read(stored)
        except Unfit as unfit:
            raise self._refused(str(stored), unfit.wrong) from None

    def parse(self, text: str) -> T:
        """What a person typed. Raises BadSetting."""
        try:
            return self.kind.parse(text)
        except Unfit as unfit:
            raise self._refused(text, unfit.wrong) from None

    def checked(self, value: object) -> Stored:
        """A value of ours as the file holds it. Raises BadSetting."""
        try:
            stored = self.kind.stored(value)  # type: ignore[arg-type]  # whatever it is, reading it back checks it
        except (AttributeError, TypeError, ValueError):
            raise self._refused(str(value), Wrong.TYPE) from None
        self.read(stored)
        return stored

    def _refused(self, value: str, wrong: Wrong) -> BadSetting:
        shown = "" if wrong is Wrong.HOLDS_A_PASSWORD else value
        return BadSetting(self.key, shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…", wrong)


_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that is kept in the keyring or the key file, never in the settings file, a log or an exception."""

    name: str
    zh: str
    en: str
