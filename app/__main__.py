"""The entrance: `yaosu` opens the window; `yaosu COMMAND` does one thing, see `app/bootstrap/commands.py`."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Open the window without loading the command line's library, which would be a tenth of a start."""
    arguments = sys.argv[1:]
    in_window = "--from-menu" in arguments
    plain = _window([argument for argument in arguments if argument != "--from-menu"])
    if plain is None:
        from app.bootstrap.commands import commands

        commands()
        return
    from app.bootstrap import opening

    sys.exit(opening.opened(*plain, in_window=in_window))


def _window(arguments: list[str]) -> tuple[Path | None, bool] | None:
    """The data folder and whether it is the demo's; None where something else is asked."""
    data: Path | None = None
    demo = False
    rest = iter(arguments)
    for argument in rest:
        if argument == "--demo":
            demo = True
        elif argument == "--data" and (folder := next(rest, "")) and not folder.startswith("-"):
            data = Path(folder)
        elif argument.startswith("--data=") and len(argument) > len("--data="):
            data = Path(argument.removeprefix("--data="))
        else:
            return None
    return data, demo


if __name__ == "__main__":
    main()
