"""The file on disk: read whole, replaced whole, by one writer at a time."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.refusals import BadSettingsFile

_LARGEST_BYTES = 1024 * 1024


def read_text(path: Path) -> str:
    """The text of the file, "" where there is none. Raises BadSettingsFile."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_BYTES + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise BadSettingsFile(str(path), 0, "unreadable", _words(error)) from error
    if len(content) > _LARGEST_BYTES:
        raise BadSettingsFile(str(path), 0, "too_large", "")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadSettingsFile(str(path), content.count(b"\n", 0, error.start) + 1, "encoding", "") from error


def replace_text(path: Path, text: str) -> None:
    """Replace the file in one step; after a power cut it is the old or the new one. Raises BadSettingsFile."""
    target = path.resolve()
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
    except OSError as error:
        raise BadSettingsFile(str(path), 0, "unwritable", _words(error)) from error


@contextmanager
def locked(path: Path, *, to_write: bool = False) -> Iterator[None]:
    """One at a time, over all threads and programs. Raises BadSettingsFile where a writer cannot have the lock.

    A reader goes on without it: where no lock file can be made, nobody can write either.
    """
    lock = path.with_name(path.name + ".lock")
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        if to_write:
            raise BadSettingsFile(str(path), 0, "unwritable", _words(error)) from error
        yield
        return
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)  # lets go of the lock


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # gives up after ten tries, one a second
            except OSError:
                continue
            return

    def _sync_folder(folder: Path) -> None:
        """Windows writes the name with the file."""

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _sync_folder(folder: Path) -> None:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _words(error: OSError) -> str:
    return error.strerror or str(error)
