"""What the system lacks is installed for root, and asked for in one line otherwise."""

import os
import sys
from pathlib import Path

import pytest

from scripts import environment, system_packages
from scripts.environment import Trouble
from tests.fakes.programs import program, taken

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the programs played here are shell scripts")


@pytest.fixture
def bare_system(calls: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system that lacks two things, with an apt-get that only writes down what it is asked."""
    lacking = [system_packages.Need(what, what, lambda: False) for what in ("libegl1", "fonts-wqy-microhei")]
    there = system_packages.Need("python", "python", lambda: True)
    monkeypatch.setattr(system_packages, "needs", lambda purpose: [there, *lacking])
    program(environment.ROOT / "bin" / "apt-get", 'echo "$@" >>"$CALLS"', "exit ${APT_EXIT:-0}")
    return calls


INSTALL = "install --yes --no-install-recommends fonts-wqy-microhei libegl1"


@posix_only
def test_root_gets_what_is_missing_from_apt(bare_system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    system_packages.bring("run")
    assert taken(bare_system) == [INSTALL]


@posix_only
def test_apt_lists_are_fetched_when_apt_knows_too_little(bare_system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("APT_EXIT", "100")
    with pytest.raises(Trouble, match="Please run this line"):
        system_packages.bring("run")
    assert taken(bare_system) == [INSTALL, "update"]


@posix_only
def test_others_are_told_the_one_line_to_run(bare_system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Trouble) as told:
        system_packages.bring("run")
    lines = [line.strip() for line in str(told.value).splitlines()]
    assert lines[1:] == [f"sudo apt-get update && sudo apt-get {INSTALL}"]
    assert taken(bare_system) == []


def test_a_missing_postgresql_is_an_error_and_no_skip() -> None:
    assert "postgresql" in {need.package for need in system_packages.needs("test")}
    assert "postgresql" not in {need.package for need in system_packages.needs("run")}
