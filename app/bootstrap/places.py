"""Where things lie: the program's own resources, and the data folder with its lock."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.domain.refusals import FolderInUse, StoreUnavailable, VaultUnavailable
from app.vault.files import locked

ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).parents[2]))
RESOURCES = ROOT / "resources"
TRANSLATIONS = ROOT / "translations"
PROFILES = RESOURCES / "profiles"


def usual_data() -> Path:
    """The person's own data folder."""
    from platformdirs import user_data_path

    return user_data_path("yaosu", appauthor=False)


def make(data: Path) -> Path:
    """The data folder, made where it is not there yet. Raises StoreUnavailable."""
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreUnavailable("unwritable", str(error)) from error
    return data


@contextmanager
def held(data: Path) -> Iterator[None]:
    """Be the one program that works in this folder: it delivers, and it owns what it was sending.

    Raises FolderInUse where another one does, StoreUnavailable where nothing can be written.
    """
    note = data / "in-use-by"
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(data / "in-use.lock", timeout_s=0))
        except VaultUnavailable as error:
            if error.reason == "busy":
                raise FolderInUse(str(data), _holder(note)) from None
            raise StoreUnavailable("unwritable", error.detail) from error
        note.write_text(f"{os.getpid()}", encoding="utf-8")
        stack.callback(note.unlink, missing_ok=True)
        yield


def _holder(note: Path) -> str:
    try:
        return note.read_text(encoding="utf-8")
    except OSError:
        return "?"
