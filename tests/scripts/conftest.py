"""An empty project for the scripts to prepare, and programs that only write down what they are asked."""

import os
import sys
from pathlib import Path

import pytest

from scripts import environment
from tests.fakes.programs import program


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, and a uv that only writes down what it is asked; gives the file it writes to."""
    written = tmp_path / "calls"
    written.touch()
    for variable, value in {"CALLS": written, "PATH": tmp_path / "bin"}.items():
        monkeypatch.setenv(variable, f"{value}{os.pathsep}{os.environ['PATH']}" if variable == "PATH" else str(value))
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    requirements = {"run": tmp_path / "requirements.txt", "test": tmp_path / "requirements-test.txt"}
    monkeypatch.setattr(environment, "REQUIREMENTS", requirements)
    for file in requirements.values():
        file.write_text("typer==1\n", encoding="utf-8")
    version = ".".join(map(str, sys.version_info[:3]))
    program(
        tmp_path / "bin" / "uv",
        'echo "$1 $2" >>"$CALLS"; mkdir -p .venv/bin; touch .venv/bin/python',
        f'echo "version_info = {version}" >.venv/pyvenv.cfg',
    )
    return written
