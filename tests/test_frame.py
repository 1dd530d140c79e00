"""The frame holds: locks agree with what is asked, papers with what is there, and tests have what they stand on."""

import ast
import os
import re
import stat
import subprocess
import sys
import tomllib

import psycopg
import pytest
from packaging.requirements import Requirement
from sqlalchemy import make_url

import app
from scripts import environment
from scripts.environment import ROOT, Purpose

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = {package["name"]: package for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]}
GROUPS = {"run": ["build"], "test": ["build", "dev"]}


def pinned(purpose: Purpose) -> dict[str, tuple[str, set[str]]]:
    """A requirement file as name -> (version, hashes)."""
    text = environment.REQUIREMENTS[purpose].read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found = [re.match(r"([a-z0-9.-]+)==(\S+)", line) for line in lines]
    assert all(found), "every line pins one version"
    return {
        match[1]: (match[2], set(re.findall(r"--hash=(\S+)", line)))
        for match, line in zip(found, lines, strict=True)
        if match
    }


def locked(groups: list[str]) -> set[str]:
    """All packages uv.lock asks for: what the project depends on, and what those depend on."""
    project = LOCK["yaosu"]
    waiting = [*project["dependencies"], *(need for group in groups for need in project["dev-dependencies"][group])]
    names: set[str] = set()
    while waiting:
        need = waiting.pop()
        package = LOCK[need["name"]]
        extras = [more for extra in need.get("extra", []) for more in package["optional-dependencies"][extra]]
        waiting += extras if need["name"] in names else [*package.get("dependencies", []), *extras]
        names.add(need["name"])
    return names


@pytest.mark.parametrize("purpose", ["run", "test"])
def test_the_requirement_files_pin_what_uv_locks(purpose: Purpose) -> None:
    pins = pinned(purpose)
    assert pins.keys() == locked(GROUPS[purpose])
    for name, (version, hashes) in pins.items():
        files = [*LOCK[name].get("wheels", []), *([LOCK[name]["sdist"]] if "sdist" in LOCK[name] else [])]
        assert version == LOCK[name]["version"]
        assert hashes == {file["hash"] for file in files}


def test_the_lock_answers_what_the_project_asks_for() -> None:
    asked = {(need.name, need.specifier) for need in map(Requirement, PROJECT["project"]["dependencies"])}
    held = {
        (need["name"], Requirement(f"{need['name']}{need.get('specifier', '')}").specifier)
        for need in LOCK["yaosu"]["metadata"]["requires-dist"]
    }
    assert asked == held


def test_the_version_is_said_once() -> None:
    assert app.__version__ == PROJECT["project"]["version"]


@pytest.mark.parametrize("script", ["run.py", "test.py", "check", "translate"])
def test_the_commands_refuse_the_pythons_the_project_refuses(script: str) -> None:
    low, high = re.findall(r"3, ?(\d+)\)", (ROOT / "scripts" / script).read_text(encoding="utf-8"))[:2]
    assert PROJECT["project"]["requires-python"] == f">=3.{low},<3.{high}"


def test_no_package_index_is_named_in_what_pip_reads() -> None:
    for path in environment.REQUIREMENTS.values():
        assert "://" not in path.read_text(encoding="utf-8")


def test_the_commands_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {match.replace("\\", "/") for match in re.findall(r"scripts[/\\][a-z_]+(?:\.py)?", readme)}
    assert {"scripts/run.py", "scripts/test.py"} <= named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_the_license_is_apache_2() -> None:
    license_text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in license_text
    assert "Version 2.0, January 2004" in license_text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode for this")
@pytest.mark.parametrize("name", [".ci/run", "scripts/check", "scripts/lock", "scripts/translate"])
def test_what_a_person_runs_is_executable(name: str) -> None:
    assert (ROOT / name).stat().st_mode & stat.S_IXUSR


def test_every_folder_of_the_program_is_a_package() -> None:
    """Import contracts do not see into a folder without __init__.py."""
    folders = {path.parent for path in (ROOT / "app").rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_no_test_waits_for_a_time() -> None:
    """Tests wait for a signal or a condition."""
    sleepers = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "tests").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in {"time.sleep", "sleep", "QTest.qWait", "qtbot.wait"}
    ]
    assert sleepers == []


def test_each_test_has_an_empty_database_of_its_own(postgres_url: str) -> None:
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        tables = connection.execute("select count(*) from information_schema.tables where table_schema = 'public'")
        assert tables.fetchone() == (0,)
        assert connection.info.dbname == make_url(postgres_url).database


@pytest.mark.window
def test_the_display_has_a_window_manager(display: str) -> None:
    command = ["xdotool", "getdisplaygeometry", "get_num_desktops"]
    told = subprocess.run(command, env={**os.environ, "DISPLAY": display}, capture_output=True, text=True, check=True)
    assert told.stdout.split()[:2] == ["1920", "1080"]
