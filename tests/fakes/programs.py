"""Programs of the system, played by shell scripts that write down their calls."""

from pathlib import Path


def program(path: Path, *lines: str) -> None:
    """A shell script."""
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)


def taken(calls: Path) -> list[str]:
    """The calls since the last look."""
    lines = calls.read_text(encoding="utf-8").splitlines()
    calls.write_text("", encoding="utf-8")
    return lines
