"""Measures what the counter feels, each figure beside its floor or peer in the same run.

python scripts/bench.py            a table; two minutes
python scripts/bench.py --json     the same for machines
python scripts/bench.py --quick    small numbers, to see that it works
python scripts/bench.py scan start only these
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from app.bootstrap.workplace import Workplace, open_workplace
from scripts import bench_data, bench_drain, bench_lookup, bench_scan, bench_start
from scripts.bench_data import Size
from scripts.bench_figures import Figure, table

PASSPHRASE = "bench"


@dataclass(frozen=True, slots=True)
class Run:
    """How much to measure, and on what."""

    folder: Path
    size: Size
    scans: int
    lookups: int
    requests: int
    starts: int
    keyed: int

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    @contextmanager
    def workplace(self) -> Iterator[Workplace]:
        """The data folder, open."""
        with open_workplace(self.data, passphrase=lambda: PASSPHRASE) as opened:
            yield opened


def scan(run: Run) -> list[Figure]:
    with run.workplace() as workplace:
        return [bench_scan.measure(workplace.counter, run.data / "yaosu.db", run.size, run.scans)]


def lookup(run: Run) -> list[Figure]:
    with run.workplace() as workplace:
        return [bench_lookup.measure(workplace.counter, run.data / "yaosu.db", run.size, run.lookups)]


def drain(run: Run) -> list[Figure]:
    with run.workplace() as workplace:
        workplace.vault.put("insurance.key", "demo-token")  # the played platform's
        return bench_drain.measure(workplace, run.folder, run.size, run.requests)


def start(run: Run) -> list[Figure]:
    return bench_start.measure(run.data, PASSPHRASE, run.starts)


def devices(run: Run) -> list[Figure]:
    if sys.platform == "win32":
        return []  # no pseudo terminals there
    from scripts import bench_devices, bench_held

    return [bench_devices.measure(run.scans), bench_held.measure(run.keyed)]


def wedge(run: Run) -> list[Figure]:
    from scripts import bench_wedge

    return [bench_wedge.measure(run.keyed)]


MEASURES: dict[str, Callable[[Run], list[Figure]]] = {
    "scan": scan,
    "lookup": lookup,
    "drain": drain,
    "start": start,
    "devices": devices,
    "wedge": wedge,
}


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("only", nargs="*", choices=[*MEASURES, []], metavar="|".join(MEASURES))
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--quick", action="store_true")
    chosen = asked.parse_args(arguments)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # nobody's own keyring is touched
    with tempfile.TemporaryDirectory(prefix="yaosu-bench-") as folder:
        run = _run(Path(folder), quick=chosen.quick)
        with run.workplace():
            pass
        bench_data.fill(run.data / "yaosu.db", run.size)
        figures = [figure for name in chosen.only or MEASURES for figure in MEASURES[name](run)]
    print(_as_json(figures) if chosen.json else table(figures))
    return 0


def _run(folder: Path, *, quick: bool) -> Run:
    if quick:
        return Run(folder, bench_data.QUICK, scans=40, lookups=200, requests=40, starts=1, keyed=10)
    return Run(folder, bench_data.FULL, scans=4_000, lookups=20_000, requests=2_000, starts=7, keyed=300)


def _as_json(figures: list[Figure]) -> str:
    machine = {"python": sys.version.split()[0], "system": platform.platform(), "processors": os.cpu_count()}
    return json.dumps(
        {"machine": machine, "figures": [one.as_record() for one in figures]}, ensure_ascii=False, indent=2
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
