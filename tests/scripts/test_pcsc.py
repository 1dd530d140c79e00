"""Smart-card services for tests: each process has its own, and two at a time do not see each other's cards."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import pcsc, system_packages
from scripts.environment import ROOT, child_variables

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="virtual readers are brought up on Linux only")

READ_OWN_CARD = """
import os, sys
from scripts import pcsc
os.environ[pcsc.SOCKET_VARIABLE] = str(pcsc.SOCKET)
from app.devices.cards.pcsc import Service
from app.devices.cards.social.holder import read_holder
from tests.devices.cards.slots import wait_for
from tests.fakes.social_card import SocialCard
from tests.fakes.virtual_card import VirtualCard

with pcsc.running() as service, VirtualCard(SocialCard(sys.argv[1]), service.port):
    ours = Service()
    wait_for(ours, pcsc.SLOTS[0], present=True)
    print("in", flush=True)
    sys.stdin.readline()
    with ours.card(pcsc.SLOTS[0]) as transmit:
        print(read_holder(transmit).name, len(ours.readers()), flush=True)
    ours.close()
"""
KILL_AND_START = """
from scripts import pcsc

with pcsc.running() as service:
    port = service.port
    service.kill()
    service.start()
    assert service.port == port
    print(service.process.pid, pcsc.FOLDER)
"""


def test_two_processes_have_a_service_each() -> None:
    names = ("李娜", "赵敏")
    command = [sys.executable, "-c", READ_OWN_CARD]
    processes = [
        subprocess.Popen(
            [*command, name],
            cwd=ROOT,
            env=child_variables(PYTHONPATH=str(ROOT)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for name in names
    ]
    for process in processes:  # both cards are in at the same time
        assert process.stdout is not None
        assert process.stdout.readline() == "in\n"
    assert [process.communicate("\n", timeout=60)[0] for process in processes] == [f"{name} 2\n" for name in names]
    assert [process.returncode for process in processes] == [0, 0]


def test_a_service_that_was_killed_starts_again_with_the_same_readers_and_leaves_nothing_behind() -> None:
    """Without any client: the other tests of this process may be using theirs."""
    command = [sys.executable, "-c", KILL_AND_START]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    pid, folder = done.stdout.split()
    assert not Path(folder).exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)


def test_what_the_service_needs_is_asked_for_in_tests_only() -> None:
    packages = {need.package for need in system_packages.needs("test")}
    assert {"pcscd", "vsmartcard-vpcd", "socat"} <= packages
    assert not {"pcscd", "vsmartcard-vpcd", "socat"} & {need.package for need in system_packages.needs("run")}


def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pcsc, "_DRIVERS", ())
    with pytest.raises(pcsc.Trouble, match="vsmartcard-vpcd"), pcsc.running():
        pass
