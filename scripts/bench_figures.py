"""What a measurement says: ours beside a floor or a peer that was measured in the same run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """Many measurements of one thing."""

    p50: float
    p99: float
    most: float

    @classmethod
    def of(cls, found: Sequence[float]) -> Spread:
        """Raises ValueError where nothing was measured."""
        ranked = sorted(found)
        return cls(ranked[len(ranked) // 2], ranked[min(len(ranked) * 99 // 100, len(ranked) - 1)], ranked[-1])


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report. ratio: ours to the peer's, by the medians; of rates the peer's to ours would be below 1."""

    name: str
    unit: str
    ours: Spread
    peer_name: str
    peer: Spread
    aim: str
    count: int

    @property
    def ratio(self) -> float:
        """Ours, in multiples of the peer's."""
        return self.ours.p50 / self.peer.p50

    def as_record(self) -> dict[str, object]:
        """For JSON."""
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": asdict(self.ours),
            "peer": {"name": self.peer_name, **asdict(self.peer)},
            "ratio": self.ratio,
            "aim": self.aim,
            "count": self.count,
        }


def table(figures: Sequence[Figure]) -> str:
    """For people."""
    head = ("", "unit", "p50", "p99", "most", "beside", "p50", "p99", "times", "aim")
    rows = [head]
    for one in figures:
        ours = (f"{one.ours.p50:.3g}", f"{one.ours.p99:.3g}", f"{one.ours.most:.3g}")
        peer = (one.peer_name, f"{one.peer.p50:.3g}", f"{one.peer.p99:.3g}", f"{one.ratio:.2f}")
        rows.append((one.name, one.unit, *ours, *peer, one.aim))
    widths = [max(len(row[place]) for row in rows) for place in range(len(head))]
    return "\n".join(
        "  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
