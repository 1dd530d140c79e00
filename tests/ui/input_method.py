"""A Chinese input method of our own: ibus with libpinyin, in Chinese mode, on a bus and in a home that nobody else uses."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts import environment

START_WITHIN_S = 90
_CONFIG = Path("/usr/libexec/ibus-memconf")  # options in memory; libpinyin does not compose without a service for them
_QUIET = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@contextmanager
def running(display: str, home: Path) -> Iterator[dict[str, str]]:
    """Start it on that display: the variables a program needs to be typed into through it."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "CACHE", "DATA", "STATE")}
    for folder in folders.values():
        Path(folder).mkdir()
    given = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "QT_IM_MODULE": "ibus", **folders}
    variables = environment.child_variables(DISPLAY=display, **given)
    bus = _spawn(["dbus-daemon", "--session", "--nofork", "--print-address=1"], variables, stdout=subprocess.PIPE)
    try:
        assert bus.stdout is not None
        given["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        variables |= given
        config = f"--config={_CONFIG if _CONFIG.exists() else 'default'}"
        quiet = ("--panel=disable", "--emoji-extension=disable", "--cache=none")
        daemon = _spawn(["ibus-daemon", config, *quiet], variables, stdout=subprocess.DEVNULL)
        try:
            _choose("libpinyin", variables)
            yield given
        finally:
            _stop(daemon)
    finally:
        _stop(bus)
        assert bus.stdout is not None
        bus.stdout.close()


def _choose(engine: str, variables: dict[str, str]) -> None:
    """Its answer to "use this engine" may be an error on a bare system; what it uses then is asked."""
    deadline = time.monotonic() + START_WITHIN_S
    while time.monotonic() < deadline:
        subprocess.run(
            ["ibus", "engine", engine], env=variables, capture_output=True, check=False, timeout=START_WITHIN_S
        )
        asked = subprocess.run(
            ["ibus", "engine"], env=variables, capture_output=True, text=True, check=False, timeout=START_WITHIN_S
        )
        if asked.stdout.strip() == engine:
            return
    raise AssertionError(f"ibus did not take up {engine}: {asked.stdout}{asked.stderr}")


def _spawn(command: list[str], variables: dict[str, str], *, stdout: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=variables, stdout=stdout, **_QUIET)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
