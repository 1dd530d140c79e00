"""What every decoder has in common: bytes in, codes out, however the bytes are cut. Pure: time is handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Decoded:
    """One reading as the bytes tell it.

    texts: without terminator, prefix, suffix and AIM identifier; GS stays 0x1D. raw: all its bytes.
    symbology: the AIM identifier, for example "]C1", if the bytes told it.
    """

    texts: tuple[str, ...]
    raw: bytes
    symbology: str | None = None

    def __repr__(self) -> str:
        """Without what was read: it may be a patient's token."""
        return f"Decoded({len(self.texts)} texts, {len(self.raw)} bytes, {self.symbology})"


@dataclass(frozen=True, slots=True)
class Garbled:
    """Bytes that are no reading: a broken frame, half a code before an unplug. Told to people, never used as a code."""

    raw: bytes
    why: str

    def __repr__(self) -> str:
        """Without the bytes, for the same reason."""
        return f"Garbled({len(self.raw)} bytes, {self.why!r})"


class Decoder(Protocol):
    """Holds at most one unfinished reading. `at_s` is the monotonic clock."""

    def feed(self, data: bytes, at_s: float) -> list[Decoded | Garbled]:
        """Take bytes; the readings they finish, in order."""
        ...

    def due_s(self) -> float | None:
        """When `expire` should be called if no byte comes; None while nothing is unfinished."""
        ...

    def expire(self, at_s: float) -> list[Decoded | Garbled]:
        """The device fell silent: what its silence finishes."""
        ...

    def lost(self) -> list[Garbled]:
        """The device went away: what was unfinished is no reading."""
        ...

    def replies(self) -> bytes:
        """What must be sent to the device now, for example an acknowledgement; b"" mostly. Asked after every feed."""
        ...
