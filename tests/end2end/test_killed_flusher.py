"""`kill -9` in the middle of delivering, again and again: in the end every row arrived, and none of them twice."""

import multiprocessing
import random
import signal
import sys
from collections.abc import Iterator
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from tests.end2end import busy_house, hospital
from tests.fakes.simulator import RunningSimulator, start_simulator

KILLS = 24
PRESCRIBED = 260
WAITS_S = 60
SLOW = """
[[rule]]
name = "收下之后慢一点"
when = { probability = 0.5, seed = 7 }
do = "delay"
seconds = 0.05
stage = "after"
"""
"""So that many kills fall between what the platform took and what it answered."""


def flush(data: Path) -> None:
    """What the process does: `yaosu flush --until-empty`, without the usual waits."""
    from dataclasses import replace

    from app.bootstrap import delivering
    from app.bootstrap.commands import commands

    usual = delivering.delivery_options
    delivering.delivery_options = lambda settings: replace(usual(settings), settle_s=0.05, first_pause_s=0.05)
    with (data.parent / "said").open("w", encoding="utf-8") as sys.stdout:
        commands(["flush", "--until-empty", "--json", "--data", str(data)])


@pytest.fixture
def platform(tmp_path: Path) -> Iterator[RunningSimulator]:
    """The platform outlives everything that is killed."""
    with start_simulator(tmp_path / "platform", profile="tif") as started:
        yield started


def test_a_flusher_that_is_killed_again_and_again_loses_and_doubles_nothing(
    platform: RunningSimulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("YAOSU_PASSPHRASE", hospital.PASSPHRASE)
    data, chance = tmp_path / "data", random.Random(20261120)
    data.mkdir()
    given = hospital.settings_for(platform, **{"delivery.rate_per_minute": "100000"})
    busy_house.furnish(data, given, prescribed=PRESCRIBED)
    ids = sorted(row.id for row in busy_house.rows(data))
    platform.faults(SLOW)

    killed = sum(_kill_in_the_middle(_flusher(data), platform, chance) for _ in range(KILLS))
    assert killed >= KILLS - 2, "it was through before it could be killed: give it more to do"
    platform.faults("")
    last = _flusher(data)
    last.join(WAITS_S)
    assert last.exitcode == 0, (tmp_path / "said").read_text(encoding="utf-8")

    assert sorted(row["bchno"] for row in platform.ledger(state="held")) == ids
    assert platform.state()["doubled"] == []
    assert {str(row.state) for row in busy_house.rows(data)} == {"accepted"}


def _flusher(data: Path) -> ForkServerProcess:
    """A process that delivers. It is forked off a server that has imported the program: a start takes a tenth of the time."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["app.bootstrap.commands", "app.bootstrap.console", __name__])
    process = context.Process(target=flush, args=(data,))
    process.start()
    return process


def _kill_in_the_middle(process: ForkServerProcess, platform: RunningSimulator, chance: random.Random) -> bool:
    """Kill it as soon as the platform has taken some rows more; False where it ended before."""
    taken, enough = _taken(platform), chance.randint(1, 12)
    while process.is_alive() and _taken(platform) < taken + enough:
        process.join(chance.uniform(0, 0.02))
    process.kill()
    process.join(WAITS_S)
    return process.exitcode == -signal.SIGKILL


def _taken(platform: RunningSimulator) -> int:
    return int(platform.state()["rows"]["accepted"])
