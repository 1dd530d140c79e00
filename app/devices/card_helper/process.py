"""One run of the helper: its two lines, and its end. Whoever holds it decides when it has to go."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[3]
_GONE_WITHIN_S = 2.0


def own_command() -> tuple[str, ...]:
    """The helper with the Python that runs us, for libraries of the same number of bits."""
    return (sys.executable, "-m", __package__)


def command_for(library: Path) -> tuple[str, ...]:
    """The helper a library fits into: our own, or the 32-bit one where the installer put it beside the program."""
    beside = Path(sys.executable).parent / "card-helper32" / "card-helper32.exe"
    if bits_of(library) == 32 and struct.calcsize("P") == 8 and beside.exists():
        return (str(beside),)
    return own_command()


def bits_of(library: Path) -> int:
    """32 or 64; 0 for a file that is not there or no library.

    Source: the machine of a PE file stands behind "PE\\0\\0", whose place stands at 0x3C; the class of an ELF file is its
    fifth byte.
    """
    try:
        with library.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return 0
    if head[:4] == b"\x7fELF":
        return {1: 32, 2: 64}.get(head[4], 0)
    if head[:2] != b"MZ" or len(head) < 0x40:
        return 0
    at = int.from_bytes(head[0x3C:0x40], "little")
    machine = int.from_bytes(head[at + 4 : at + 6], "little") if head[at : at + 4] == b"PE\0\0" else 0
    return {0x014C: 32, 0x8664: 64, 0xAA64: 64}.get(machine, 0)


class Run:
    """A running helper. `heard` gets each object it says, and None once it is gone, on a thread of its own."""

    def __init__(self, command: Sequence[str], heard: Callable[[Run, dict[str, Any] | None], None]) -> None:
        """Raises OSError where there is no such program."""
        self._heard = heard
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a library's chatter may hold personal data
            cwd=_ROOT,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows: no black window
        )
        self._thread = threading.Thread(target=self._listen, name="card helper's answers", daemon=True)
        self._thread.start()

    def say(self, question: dict[str, Any]) -> None:
        """One line. One that finds nobody is no error: the end is heard all the same."""
        assert self._process.stdin is not None
        with suppress(OSError, ValueError):
            self._process.stdin.write(json.dumps(question, ensure_ascii=False).encode() + b"\n")
            self._process.stdin.flush()

    def end(self) -> None:
        """Kill it and join the thread. Twice is once."""
        self._process.kill()
        with suppress(OSError, ValueError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):  # a driver may keep a killed process for a while
            self._process.wait(_GONE_WITHIN_S)
        self._thread.join(_GONE_WITHIN_S)
        if not self._thread.is_alive() and self._process.stdout is not None:
            self._process.stdout.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with suppress(OSError, ValueError):
            for line in self._process.stdout:
                self._heard(self, _object(line))
        self._heard(self, None)


def _object(line: bytes) -> dict[str, Any]:
    """{} for a line that is none."""
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
