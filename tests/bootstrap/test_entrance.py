"""The entrance: plain starts open the window at once, everything else goes to the command line."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app import __main__ as entrance
from app.bootstrap import commands, opening, places
from scripts.environment import ROOT


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was asked of the window and of the command line."""
    told: list[Any] = []
    monkeypatch.setattr(opening, "open_window", lambda data, *, demo, passphrase: told.append((data, demo)) or 0)
    monkeypatch.setattr(commands, "commands", lambda: told.append("commands"))
    monkeypatch.setattr(places, "usual_data", lambda: Path("usual"))
    return told


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ("", (Path("usual"), False)),
        ("--from-menu", (Path("usual"), False)),
        ("--demo", (Path("usual/demo"), True)),
        ("--data x", (Path("x"), False)),
        ("--data=x --demo --from-menu", (Path("x"), True)),
    ],
)
def test_a_plain_start_opens_the_window(
    asked: list[Any], monkeypatch: pytest.MonkeyPatch, words: str, opened: tuple[Path, bool]
) -> None:
    monkeypatch.setattr(sys, "argv", ["yaosu", *words.split()])
    with pytest.raises(SystemExit) as ended:
        entrance.main()
    assert ended.value.code == 0
    assert asked == [opened]


@pytest.mark.parametrize("words", ["classify 1", "--data x uploads", "--help", "--data", "--data --demo", "--nonsense"])
def test_everything_else_is_the_command_lines(asked: list[Any], monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr(sys, "argv", ["yaosu", *words.split()])
    entrance.main()
    assert asked == ["commands"]


HEAVY = (
    "sqlalchemy",
    "alembic",
    "typer",
    "rich",
    "pydantic",
    "httpcore",
    "serial",
    "hid",
    "usb",
    "smartcard",
    "tomlkit",
)


def test_the_sign_in_form_waits_for_no_heavy_library() -> None:
    told = f"import sys, app.__main__, app.bootstrap.opening, app.bootstrap.window; print(set({HEAVY!r}) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
