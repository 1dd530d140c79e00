"""The virtual environment of both commands: made once from the locked, hashed requirements, looked at on every start.

Standard library only: this runs before anything is installed. Package indexes are whatever the machine's own pip or
uv is set to; none is named here.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

Purpose = Literal["run", "test"]

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS: dict[Purpose, Path] = {"run": ROOT / "requirements.txt", "test": ROOT / "requirements-test.txt"}
# Our own package, built by the flit-core of the requirement files: nothing is fetched for it.
OURSELVES = ("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
WINDOWS = sys.platform == "win32"


class Trouble(Exception):
    """The environment cannot be made; the text tells a person why and what to do."""


def python() -> Path:
    """The environment's interpreter, whether it exists yet or not."""
    return ROOT / ".venv" / ("Scripts/python.exe" if WINDOWS else "bin/python")


def qt_tool(name: str) -> Path:
    """A program that PySide6 brings along, for example "lrelease"."""
    return _packages() / "PySide6" / (f"{name}.exe" if WINDOWS else name)


def child_variables(**more: str) -> dict[str, str]:
    """This process's variables for a child, in UTF-8 whatever the locale; `more` wins."""
    variables = os.environ | {"PYTHONUTF8": "1"}
    locale = variables.get("LC_ALL") or variables.get("LC_CTYPE") or variables.get("LANG") or ""
    if not WINDOWS and "utf" not in locale.lower():
        variables["LC_ALL"] = "C.UTF-8"  # Qt warns, and mangles Chinese file names, in an ASCII locale
    return variables | more


def prepare(purpose: Purpose) -> None:
    """Make the environment, or leave it if it already is what `purpose` needs. Raises Trouble.

    An environment made for tests serves for running too.
    """
    if _is_ready(purpose):
        return
    with _one_at_a_time():
        if _is_ready(purpose):
            return
        _stamp().unlink(missing_ok=True)
        print(f"Preparing .venv for Python {_minor()} from {REQUIREMENTS[purpose].name} …", file=sys.stderr, flush=True)
        if not _install_with_uv(purpose):
            _install_with_pip(purpose)
        _stamp().write_text(json.dumps({"key": _key(), "purpose": purpose}), encoding="utf-8")


def needs_ensurepip(purpose: Purpose) -> bool:
    """Whether making the environment will need Python's own ensurepip: it is not made yet and there is no uv."""
    return not _is_ready(purpose) and not shutil.which("uv") and not _has_pip()


def must_build(purpose: Purpose) -> bool:
    """Whether making the environment will compile what has no wheel: pyscard, on Linux."""
    return sys.platform == "linux" and not _is_ready(purpose) and not (_packages() / "smartcard").is_dir()


def _minor() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _packages() -> Path:
    return ROOT / ".venv" / ("Lib/site-packages" if WINDOWS else f"lib/python{_minor()}/site-packages")


def _stamp() -> Path:
    return ROOT / ".venv" / "yaosu-ready.json"


def _key() -> str:
    """Changes when the environment must be made anew: other locks, another Python, the folder moved."""
    digest = hashlib.sha256(f"1 {_minor()} {sys.platform} {ROOT}".encode())
    for path in REQUIREMENTS.values():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _is_ready(purpose: Purpose) -> bool:
    stamp = _read_stamp()
    return stamp.get("key") == _key() and stamp.get("purpose") in {purpose, "test"} and python().exists()


def _read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(_stamp().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two commands started together on a fresh clone: the second waits for the first."""
    if WINDOWS:
        yield
        return
    import fcntl

    with REQUIREMENTS["run"].open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _install_with_uv(purpose: Purpose) -> bool:
    """Whether uv is here and did it. A uv that fails (say, with mirrors only pip knows) is no reason to give up."""
    uv = shutil.which("uv")
    if uv is None:
        return False
    venv, interpreter = ROOT / ".venv", str(python())
    if not _same_python():
        shutil.rmtree(venv, ignore_errors=True)
    steps = [
        *([] if venv.exists() else [[uv, "venv", "--quiet", "--python", sys.executable, str(venv)]]),
        [uv, "pip", "sync", *_quietly(), "--python", interpreter, "--require-hashes", str(REQUIREMENTS[purpose])],
        [uv, "pip", "install", "--quiet", "--python", interpreter, *OURSELVES],
    ]
    if all(_call(step) == 0 for step in steps):
        return True
    print("uv could not make the environment; trying pip.", file=sys.stderr)
    return False


def _install_with_pip(purpose: Purpose) -> None:
    pip = [str(python()), "-m", "pip", "install", "--disable-pip-version-check"]
    if not _same_python():
        begin = [[sys.executable, "-m", "venv", "--clear", str(ROOT / ".venv")]]
    else:  # uv makes environments without pip
        begin = [] if _has_pip() else [[str(python()), "-m", "ensurepip"]]
    steps = [
        *begin,
        [*pip, *_quietly(), "--require-hashes", "--requirement", str(REQUIREMENTS[purpose])],
        [*pip, "--quiet", *OURSELVES],
    ]
    for step in steps:
        if _call(step) != 0:
            raise Trouble(f"Could not make the environment: this failed:\n    {' '.join(step)}")


def _quietly() -> list[str]:
    """Progress is for people; a log gets errors only."""
    return [] if sys.stderr.isatty() else ["--quiet"]


def _has_pip() -> bool:
    """Whether .venv is of this Python and has pip, so that packages can be added to it."""
    return _same_python() and (_packages() / "pip").is_dir()


def _same_python() -> bool:
    """Whether .venv works and is of this Python's minor version."""
    try:
        settings = (ROOT / ".venv" / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    return python().exists() and any(
        value.strip().startswith(f"{_minor()}.")
        for name, _, value in (line.partition("=") for line in settings.splitlines())
        if name.strip() in {"version", "version_info"}
    )


def _call(command: list[str]) -> int:
    """Run a step; what it prints goes to stderr, so that stdout stays the program's own."""
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, stdout=sys.stderr, check=False).returncode
