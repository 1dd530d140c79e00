"""Files nobody else reads, replaced whole or not at all, by one process at a time."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.vault.faults import VaultUnavailable

_LOOK_AGAIN_S = 0.02
_ONLY_OURS = 0o600
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would write \r\n without it


@contextmanager
def locked(path: Path, *, timeout_s: float = 30) -> Iterator[None]:
    """Hold the lock file `path` against other processes and threads; the system lets go of it if we die.

    Raises VaultUnavailable ("busy" after `timeout_s`, or "unwritable"). Not to be entered twice by one thread.
    """
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, _ONLY_OURS)
    except OSError as error:
        raise VaultUnavailable("unwritable", error.strerror or "") from error
    try:
        deadline = time.monotonic() + timeout_s
        while not _try_lock(lock):
            if time.monotonic() > deadline:
                raise VaultUnavailable("busy", path.name)
            threading.Event().wait(_LOOK_AGAIN_S)
        yield
    finally:
        os.close(lock)


def _try_lock(lock: int) -> bool:
    """Closing the file, by us or by the end of the process, gives the lock back."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def read(path: Path) -> bytes:
    """Raises FileNotFoundError, or VaultUnavailable."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise VaultUnavailable("unreadable", error.strerror or "") from error


def replace(path: Path, content: bytes) -> None:
    """Put `content` in place of `path`, readable by this person only from its first byte on, and kept through a power
    cut once this returns. Before that the old file stands. Raises VaultUnavailable."""
    new = path.with_name(f"{path.name}.new")
    try:
        new.unlink(missing_ok=True)
        opened = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _ONLY_OURS)
        with os.fdopen(opened, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        _keep_folder(path.parent)
    except OSError as error:
        raise VaultUnavailable("unwritable", error.strerror or "") from error


def _keep_folder(folder: Path) -> None:
    """The new name too must survive a power cut; Windows does that by itself."""
    if sys.platform != "win32":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
