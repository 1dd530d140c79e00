"""The measurements run and tell every figure; how quick they are is for people to judge."""

import json
import subprocess
import sys

from scripts.bench_data import FULL, QUICK, code_of, drug_of, pack_of
from scripts.environment import ROOT

FIGURES = (
    "scan → verdict → commit",
    "identifier lookup",
    "outbox drain over HTTPS, signed, a row a request",
    "outbox drain over HTTPS, signed, rows together",
    "start to a sign-in that takes keys",
    "start to scan-ready",
    "last byte on a serial line → reading",
    "the window's thread busy at a stretch",
    "Enter of a keyboard scan → reading at the view model",
)


def test_every_figure_stands_beside_its_peer() -> None:
    bench = [sys.executable, "scripts/bench.py", "--quick", "--json"]
    done = subprocess.run(bench, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)["figures"]
    assert len(figures) == len(FIGURES)
    for name, figure in zip(FIGURES, figures, strict=True):
        assert figure["name"].startswith(name)
        assert figure["aim"]
        for side in (figure["ours"], figure["peer"]):
            assert 0 < side["p50"] <= side["p99"] <= side["most"]
        assert figure["peer"]["name"].startswith("bare")
        assert figure["ratio"] > 0


def test_packs_of_the_measured_books_are_found_by_their_drug() -> None:
    for size in (QUICK, FULL):
        found = [pack_of(7, nth, size) for nth in range(size.packs_of_drug)]
        assert len(set(found)) == size.packs_of_drug
        assert {drug_of(number, size) for number in found} == {7}
        assert all(0 <= number < size.codes for number in found)
        assert all(len(code_of(number, size)) == 20 for number in found)
