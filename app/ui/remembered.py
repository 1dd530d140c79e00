"""Small choices of a person (columns, widths) kept in one JSON file beside the settings."""

from __future__ import annotations

import json
from pathlib import Path


class Remembered:
    """See `columns.Memory`. A damaged or unwritable file costs the choices, nothing else."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = _read(file)

    def get(self, name: str) -> str | None:
        """What was put under that name."""
        return self._kept.get(name)

    def put(self, name: str, value: str) -> None:
        """Keep it; written by `save`, so that dragging a column writes no file."""
        self._kept[name] = value

    def save(self) -> None:
        """Write the file, in one step."""
        beside = self._file.with_suffix(".new")
        try:
            beside.write_text(json.dumps(self._kept, ensure_ascii=False, indent=1), encoding="utf-8")
            beside.replace(self._file)
        except OSError:
            beside.unlink(missing_ok=True)


def _read(file: Path) -> dict[str, str]:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return {str(name): str(value) for name, value in kept.items()}
    except (OSError, ValueError, AttributeError):
        return {}
