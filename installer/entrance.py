"""Where the frozen program begins: its command line, or `-m MODULE` for the programs it starts beside itself.

A frozen program has no Python interpreter beside it: `sys.executable` is the program. So that
`[sys.executable, "-m", "app.simulator", …]` means the same everywhere, it answers `-m` as Python does, for modules of app.
"""

import multiprocessing
import os
import runpy
import sys

# For this process, which has read it by now. A child that got it would load our libraries in place of the system's (a
# sound player, a browser). Plugins of the system's Qt are for another Qt than ours, whoever names them.
_LIBRARIES, _LIBRARIES_BEFORE, _PLUGINS = "LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG", "QT_PLUGIN_PATH"
# With these a child that is us again would take itself for a part of this process.
_LOADER = "_PYI_"


def main() -> None:
    """Be the program that was asked for."""
    _leave_the_environment_as_found()
    if sys.argv[1:2] == ["-m"] and (module := "".join(sys.argv[2:3])).startswith("app."):
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    else:
        from app.__main__ import main as command_line

        command_line()


def _leave_the_environment_as_found() -> None:
    before = os.environ.pop(_LIBRARIES_BEFORE, None)
    for name in [name for name in os.environ if name in {_LIBRARIES, _PLUGINS} or name.startswith(_LOADER)]:
        del os.environ[name]
    if before is not None:
        os.environ[_LIBRARIES] = before


if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
