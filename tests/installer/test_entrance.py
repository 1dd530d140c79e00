"""The frozen program stands for a Python: its own command line, and the programs it starts beside itself."""

import os
import runpy
import subprocess
import sys

import pytest

from installer import entrance
from installer.contents import ROOT

ENTRANCE = str(ROOT / "installer" / "entrance.py")


def begun(*words: str) -> subprocess.CompletedProcess[str]:
    """The entrance as the frozen program runs it, on the Python of these tests."""
    variables = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, ENTRANCE, *words], env=variables, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_it_is_the_command_line() -> None:
    told = begun("classify", "81000019000000000017")
    assert (told.returncode, told.stderr) == (0, "")
    assert "8100001" in told.stdout


def test_it_starts_the_played_platform_as_python_would() -> None:
    told = begun("-m", "app.simulator", "--help")
    assert told.returncode == 0, told.stderr
    assert "--until-stdin-closes" in told.stdout


def test_a_package_is_started_by_its_main_with_the_words_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(runpy, "run_module", lambda name, **_how: ran.append((name, sys.argv[1:])))
    monkeypatch.setattr(sys, "argv", ["yaosu", "-m", "app.simulator", "--state", "x"])
    entrance.main()
    assert ran == [("app.simulator", ["--state", "x"])]


def test_other_peoples_modules_are_not_started() -> None:
    told = begun("-m", "this")
    assert told.returncode == 2
    assert "Zen" not in told.stdout


def test_children_do_not_inherit_what_the_loader_left(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "LD_LIBRARY_PATH": "/opt/yaosu/_internal",
        "QT_PLUGIN_PATH": "/usr/lib/qt6/plugins",
        "_PYI_ARCHIVE_FILE": "/opt/yaosu/yaosu",
        "_PYI_PARENT_PROCESS_LEVEL": "1",
        "YAOSU_PASSPHRASE": "kept",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    monkeypatch.setattr(runpy, "run_module", lambda _name, **_how: None)
    monkeypatch.setattr(sys, "argv", ["yaosu", "-m", "app.simulator"])
    entrance.main()
    assert {name for name in given if name in os.environ} == {"YAOSU_PASSPHRASE"}


def test_what_the_person_had_set_is_theirs_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/yaosu/_internal:/opt/theirs")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/theirs")
    monkeypatch.setattr(runpy, "run_module", lambda _name, **_how: None)
    monkeypatch.setattr(sys, "argv", ["yaosu", "-m", "app.simulator"])
    entrance.main()
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/theirs"
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
