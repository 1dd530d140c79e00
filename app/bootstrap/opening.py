"""Opening the window on a data folder, the demo's included."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from app.bootstrap import places
from app.bootstrap.refusing import refusals_told
from app.bootstrap.unlocking import Unlocking
from app.vault import wants_passphrase


def opened(data: Path | None, demo: bool, *, in_window: bool = False) -> int:
    """Show the window until it is closed; the exit code. A refusal is told, in a window where nobody sees a terminal."""
    usual = places.usual_data() if data is None else data
    folder = usual / "demo" if demo and data is None else usual
    with refusals_told(in_window=in_window):
        return open_window(folder, demo=demo, passphrase=passphrase_of_environment())
    raise AssertionError("a refusal ends the program")


def passphrase_of_environment() -> Callable[[], str] | None:
    """Of the key file, for starts nobody sits at."""
    given = os.environ.get("YAOSU_PASSPHRASE")
    return (lambda: given) if given is not None else None


def open_window(data: Path, *, demo: bool, passphrase: Callable[[], str] | None) -> int:
    """Show the window until it is closed; the exit code. Raises FolderInUse and what settings refuse."""
    with ExitStack() as stack:
        guests = None
        unlocking: Unlocking | None = None
        if demo:
            from app.bootstrap import demo as demonstration  # half a start's worth of readers nobody else needs
            from app.bootstrap.workplace import open_workplace
            from app.settings import Settings

            with places.held(places.make(data)):
                pass  # a folder in use is refused before its platform is started a second time
            passphrase = passphrase or (lambda: demonstration.PASSPHRASE)
            settings = Settings.load(places.make(data) / "settings.toml")
            demonstration.point_at(settings, stack.enter_context(demonstration.played_platform(data)))
            with open_workplace(data, passphrase=passphrase) as workplace:
                demonstration.furnish(workplace)
            guests = demonstration.GUESTS
        elif data.is_dir():
            unlocking = Unlocking(data, passphrase)
        from app.bootstrap.window import Asked, run  # Qt is loaded beside the key's making

        if unlocking is None:
            return run(Asked(data, passphrase, guests=guests))
        at_once = passphrase is not None or not wants_passphrase(data)
        return run(Asked(data, passphrase, vault=unlocking.vault, at_once=at_once))
