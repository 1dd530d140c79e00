"""How long devices hold the window's thread at a stretch, beside the same window while nobody scans.

The whole program with two scanners on pseudo terminals, each a hundred codes a second, more than any hand; the page 设备 in
front, which draws them all. Processor time of the window's thread: what else the machine does is not the devices' doing.

python scripts/bench_held.py SCANS    measures in this process; the stretches as JSON
"""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import tempfile
import threading
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from app.bootstrap import places
from app.bootstrap.people import FIRST_LOGIN, FIRST_PASSWORD
from app.bootstrap.window import Asked, Program
from app.ui import application
from app.ui.watchdog import Watchdog, own_time_ms
from scripts import environment
from scripts.bench_figures import Figure, Spread
from scripts.environment import ROOT

WITHIN_S = 120
GAP_S = 0.01
SCANNERS = 2
_WAITING = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


def measure(scans: int) -> Figure:
    """So many scans of each scanner, in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__)), str(scans)],
        env=environment.child_variables(QT_QPA_PLATFORM="offscreen"),
        stdout=subprocess.PIPE,
        check=True,
        timeout=WITHIN_S + scans,
    )
    found = json.loads(done.stdout)
    return Figure(
        name="the window's thread busy at a stretch, two scanners at 100 codes/s",
        unit="ms",
        ours=Spread.of(found["scanning"]),
        peer_name="bare window, nobody scans",
        peer=Spread.of(found["idle"]),
        aim="most ≤ 16 ms",
        count=len(found["scanning"]),
    )


class Bench:
    """The program at the page 设备, with its scanners ready."""

    def __init__(self, program: Program, hosts: list[int]) -> None:
        self.program, self.hosts = program, hosts
        self.heard = self._numbers = 0
        program.frame.relay.reading.connect(self._hear)
        self._heart = QTimer(interval=50)
        self._heart.start()
        self._sign_in()
        self.until(self._ready)
        program.window.open("devices")

    def run(self, scans: int) -> dict[str, list[float]]:
        """Milliseconds of each stretch."""
        self._stretches(min(scans, 40))  # warms what is drawn first
        scanning = self._stretches(scans)
        return {"scanning": scanning, "idle": self._stretches(0, for_s=scans * GAP_S)}

    def until(self, done: Callable[[], bool]) -> None:
        give_up_at = perf_counter() + WITHIN_S
        while not done():
            QCoreApplication.processEvents(_WAITING)  # the heart beats, so it never waits for ever
            if perf_counter() > give_up_at:
                raise TimeoutError

    def _stretches(self, scans: int, for_s: float = 0.0) -> list[float]:
        awaited, over_at = self.heard + scans * len(self.hosts), perf_counter() + for_s
        numbers = range(self._numbers, self._numbers + scans)  # never the same again: that would be one reading
        self._numbers += scans
        hands = [threading.Thread(target=_scan, args=(host, numbers)) for host in self.hosts]
        with Watchdog(limit_ms=0.0, clock_ms=own_time_ms) as slices:
            for hand in hands:
                hand.start()
            self.until(lambda: self.heard >= awaited and perf_counter() >= over_at)
        for hand in hands:
            hand.join()
        return slices.over or [0.001]

    def _hear(self, _reading: object) -> None:
        self.heard += 1

    def _ready(self) -> bool:
        desk = self.program.frame.devices
        rows = desk.look().rows if desk is not None else ()
        return sum(row.ready and row.key.startswith("port:") for row in rows) == len(self.hosts)

    def _sign_in(self) -> None:
        """As the first person of a new data folder, who must choose another password."""
        self.until(lambda: self.program.folder.workplace is not None)
        form = self.program.entrance.form
        form.login.setText(FIRST_LOGIN)
        form.password.setText(FIRST_PASSWORD)
        form.go.click()
        self.until(form.again.isVisible)
        for field in (form.password, form.again):
            field.setText("second-2026-x")
        form.go.click()
        self.until(lambda: not self.program.window.locked)


def _scan(host: int, numbers: range) -> None:
    for number in numbers:
        os.write(host, b"8100001900000%07d\r" % number)
        sleep(GAP_S)


@contextmanager
def _cables(folder: Path) -> Iterator[list[int]]:
    """Their scanners' ends; the others stand in devices.toml."""
    pairs = [pty.openpty() for _ in range(SCANNERS)]
    try:
        listed = ""
        for _host, device in pairs:
            tty.setraw(device)
            listed += f'[[device]]\nkey = "port:{os.ttyname(device)}"\nlink = "serial"\n'
        (folder / "devices.toml").write_text(listed, encoding="utf-8")
        yield [host for host, _device in pairs]
    finally:
        for end in (end for pair in pairs for end in pair):
            os.close(end)


def main(scans: int) -> int:
    """Print milliseconds of each stretch."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    app = application.build(places.RESOURCES)
    with tempfile.TemporaryDirectory(prefix="yaosu-held-") as name, _cables(Path(name)) as hosts:
        program = Program(app, Asked(Path(name), lambda: "bench", size=(1366, 768)))
        program.start()
        try:
            print(json.dumps(Bench(program, hosts).run(scans)))
        finally:
            program.stop()
            program.window.close()
    return 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(int(sys.argv[1])))
