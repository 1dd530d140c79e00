"""A display of our own for tests with real windows: Xvfb on a free number, with a window manager.

Standard library only. Windows and macOS have a display anyway; there nothing is started.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts import environment
from scripts.environment import Trouble

SCREEN = "1920x1080x24"
START_WITHIN_S = 30
_QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@contextmanager
def running() -> Iterator[str]:
    """Start Xvfb and openbox and give the display's name, for example ":3"; stop both at the end. Raises Trouble."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]
    server = _spawn(command, pass_fds=(writer,))
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            number = told.readline().strip()  # empty when the server died: its end of the pipe closes
        if not number:
            raise Trouble("Xvfb did not start.")
        variables = environment.child_variables(DISPLAY=f":{number}")
        manager = _spawn(["openbox"], env=variables)
        try:
            _wait_for_manager(manager, variables)
            yield f":{number}"
        finally:
            _stop(manager)
    finally:
        _stop(server)


def is_reachable(variables: dict[str, str]) -> bool:
    """Whether a program started with these variables could open a window."""
    if sys.platform in {"win32", "darwin"}:
        return True
    if variables.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal", "vnc"}:
        return False
    if variables.get("WAYLAND_DISPLAY"):
        return True
    host, _, number = variables.get("DISPLAY", "").rpartition(":")
    if not number:
        return False
    # A name left over from a session that has ended would let Qt abort: for a local display look for its socket.
    return bool(host) or Path(f"/tmp/.X11-unix/X{number.split('.')[0]}").exists()


def _spawn(command: list[str], **more: object) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(command, **_QUIET, **more)  # type: ignore[call-overload, no-any-return]
    except FileNotFoundError:
        raise Trouble(f"{command[0]} is not installed.") from None


def _wait_for_manager(manager: subprocess.Popen[bytes], variables: dict[str, str]) -> None:
    """Wait until the window manager has announced its desktops: only then does it give windows the focus."""
    deadline = time.monotonic() + START_WITHIN_S
    while manager.poll() is None and time.monotonic() < deadline:
        asked = subprocess.run(["xdotool", "get_num_desktops"], env=variables, capture_output=True, check=False)
        if asked.returncode == 0:
            return
        time.sleep(0.05)
    raise Trouble("openbox did not start.")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=10)
        return
    process.kill()
    process.wait()
