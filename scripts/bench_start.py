"""From starting the program to a sign-in form that takes keys, and on to an open data folder whose screens take scans.

Beside a bare PySide6 window that is on the screen. Each start is a new process; files and compiled modules are in their
caches, as on any second start of a day.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic, perf_counter, sleep

from scripts.bench_figures import Figure, Spread
from scripts.environment import ROOT

WITHIN_S = 120
BARE = """
import os
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
window = QLabel("药溯")
window.showMaximized()
QTimer.singleShot(0, lambda: Path(os.environ["YAOSU_READY_FILE"]).write_text("open\\n"))
app.exec()
"""


def measure(data: Path, passphrase: str, starts: int) -> list[Figure]:
    """Starts by turns, so that all find the machine in the same mood."""
    took: dict[str, list[float]] = {"sign-in": [], "open": [], "bare": []}
    with tempfile.TemporaryDirectory() as compiled:
        variables = {**os.environ, "YAOSU_PASSPHRASE": passphrase, "PYTHONPYCACHEPREFIX": compiled}
        variables.pop("PYTHONDONTWRITEBYTECODE", None)
        variables.setdefault("QT_QPA_PLATFORM", "offscreen")
        for number in range(starts + 1):
            ours = seconds_until([sys.executable, "-m", "app", "--data", str(data)], variables, ("sign-in", "open"))
            bare = seconds_until([sys.executable, "-c", BARE], variables, ("open",))
            if number or not starts:  # the first of each only warms the caches
                for name, seconds in (*ours.items(), ("bare", bare["open"])):
                    took[name].append(seconds * 1000)
    return [
        _figure("start to a sign-in that takes keys", took["sign-in"], took["bare"]),
        _figure("start to scan-ready", took["open"], took["bare"]),
    ]


def _figure(name: str, ours: list[float], bare: list[float]) -> Figure:
    return Figure(
        name=name,
        unit="ms",
        ours=Spread.of(ours),
        peer_name="bare PySide6 window",
        peer=Spread.of(bare),
        aim="≤ 3 ×",
        count=len(ours),
    )


def seconds_until(command: Sequence[str], variables: Mapping[str, str], steps: Sequence[str]) -> dict[str, float]:
    """Start it, wait for its words, stop it. Raises RuntimeError with what it said where it never is ready."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        began = perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**variables, "YAOSU_READY_FILE": str(told)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            took: dict[str, float] = {}
            for step in steps:
                _wait_for(step, told, process)
                took[step] = perf_counter() - began
            return took
        finally:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _wait_for(step: str, told: Path, process: subprocess.Popen[bytes]) -> None:
    deadline = monotonic() + WITHIN_S
    while not (told.exists() and step in told.read_text("ascii").splitlines()):
        if process.poll() is not None or monotonic() > deadline:
            process.kill()
            raise RuntimeError(process.communicate()[0].decode(errors="replace") or "never ready")
        sleep(0.002)
