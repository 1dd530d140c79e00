"""The rooms stay apart: the import contracts of pyproject.toml, tried on a small house of the same plan."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import environment
from scripts.environment import ROOT


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of our pyproject.toml on another `app`."""
    command = "import sys; from importlinter.cli import lint_imports_command as lint; sys.argv[0] = 'imports'; lint()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-logo", "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        cwd=folder,
        env=environment.child_variables(PYTHONPATH=f"{folder}{os.pathsep}{ROOT}"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with an `app` whose few rooms keep all contracts."""
    files = {
        "app/__init__.py": "",
        "app/__main__.py": "import app.bootstrap",
        "app/bootstrap.py": "import app.store, app.domain, app.ui.dispensing.view, app.usecases.dispense",
        "app/domain/__init__.py": "import dataclasses",
        "app/store/__init__.py": "import sqlalchemy, app.domain",
        "app/usecases/__init__.py": "",
        "app/usecases/dispense.py": "import app.store, app.domain",
        "app/simulator/__init__.py": "",
        "app/simulator/tls.py": "import cryptography",
        "app/ui/__init__.py": "",
        "app/ui/dispensing/__init__.py": "",
        "app/ui/dispensing/view.py": "import PySide6.QtWidgets, app.ui.dispensing.viewmodel",
        "app/ui/dispensing/viewmodel.py": "import app.usecases.dispense",
    }
    write(tmp_path, files)
    return tmp_path


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text + "\n", encoding="utf-8")


def test_rooms_that_keep_the_contracts_pass_though_others_are_missing(house: Path) -> None:
    done = lint_imports(house)
    assert (done.returncode, done.stdout.count("BROKEN")) == (0, 0), done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "statement", "said"),
    [
        ("app/ui/dispensing/view.py", "import app.store", "app.ui.dispensing.view may not import app.store"),
        ("app/ui/dispensing/view.py", "from app import store", "app.ui.dispensing.view may not import app.store"),
        ("app/store/__init__.py", "import app.usecases.dispense", "app.store may not import app.usecases.dispense"),
        ("app/domain/__init__.py", "import app.store", "app.domain may not import app.store"),
        ("app/domain/__init__.py", "import time", "app.domain -> time"),
        ("app/domain/__init__.py", "import threading", "app.domain -> threading"),
        ("app/__main__.py", "import app.store", "app.__main__ may not import app.store"),
        ("app/__init__.py", "import app.domain", "app may not import app.domain"),
        ("app/simulator/__init__.py", "import app.domain", "app.simulator may not import app.domain"),
        ("app/platforms/__init__.py", "import app.store", "app.platforms may not import app.store"),
        ("app/utils/__init__.py", "", "app.utils is not in the table of rooms"),
        ("app/usecases/dispense.py", "import sqlalchemy", "app.usecases.dispense may not import sqlalchemy"),
        ("app/usecases/dispense.py", "import httpx", "app.usecases.dispense may not import httpx"),
        ("app/simulator/__init__.py", "import cryptography", "app.simulator may not import cryptography"),
        ("app/ui/dispensing/viewmodel.py", "import PySide6.QtCore", "app.ui.dispensing.viewmodel -> PySide6"),
    ],
)
def test_an_import_no_contract_allows_is_caught(house: Path, file: str, statement: str, said: str) -> None:
    write(house, {file: statement})
    done = lint_imports(house)
    assert done.returncode == 1, done.stdout + done.stderr
    assert said in " ".join(done.stdout.split())
