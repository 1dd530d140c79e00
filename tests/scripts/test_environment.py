"""The environment is made when it must be, and otherwise left alone."""

import sys
from pathlib import Path

import pytest

from scripts import environment
from scripts.environment import Trouble
from tests.fakes.programs import program, taken

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs played here are shell scripts")


def test_a_second_start_installs_nothing(calls: Path) -> None:
    environment.prepare("test")
    assert taken(calls) == ["venv --quiet", "pip sync", "pip install"]
    environment.prepare("test")
    environment.prepare("run")
    assert taken(calls) == []


def test_a_new_lock_is_installed_into_the_environment_that_is_there(calls: Path) -> None:
    environment.prepare("run")
    taken(calls)
    environment.REQUIREMENTS["run"].write_text("typer==2\n", encoding="utf-8")
    environment.prepare("run")
    assert taken(calls) == ["pip sync", "pip install"]


def test_tests_ask_for_more_than_running(calls: Path) -> None:
    environment.prepare("run")
    taken(calls)
    environment.prepare("test")
    assert taken(calls) == ["pip sync", "pip install"]


def test_an_environment_of_another_python_is_made_anew(calls: Path) -> None:
    environment.prepare("run")
    taken(calls)
    (environment.ROOT / ".venv/pyvenv.cfg").write_text("version = 3.9.1\n", encoding="utf-8")
    (environment.ROOT / ".venv/yaosu-ready.json").unlink()
    environment.prepare("run")
    assert taken(calls) == ["venv --quiet", "pip sync", "pip install"]


def test_an_install_that_fails_is_told_and_tried_again_next_time(calls: Path) -> None:
    program(environment.ROOT / "bin" / "uv", "exit 1")
    environment.REQUIREMENTS["run"].write_text("no-such-library\n", encoding="utf-8")  # no version, no hash
    for _ in range(2):
        with pytest.raises(Trouble, match="Could not make the environment"):
            environment.prepare("run")
