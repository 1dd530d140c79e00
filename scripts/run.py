"""Makes the environment and starts the program on the demo data. Arguments are passed on to the program.

Without a display it plays the demo day instead, saves screenshots to shots/demo-day and prints what happened.
A first argument that is a command of the program (`scripts/run.py doctor`) runs that command.
"""

import os
import subprocess
import sys
from pathlib import Path

if not (3, 11) <= sys.version_info[:2] < (3, 14):
    sys.exit("Yaosu needs Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0] + ".")

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import display, environment, system_packages, translations
from scripts.environment import ROOT, Trouble

DEMO_DAY = ("play", str(ROOT / "resources/demo/day.toml"), "--shots", str(ROOT / "shots/demo-day"))


def main(arguments: list[str]) -> int:
    """Start the program; gives its exit code, or 2 when the environment cannot be made."""
    try:
        system_packages.bring("run")
        environment.prepare("run")
        translations.build()
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    variables = environment.child_variables()
    command = [str(environment.python()), "-m", "app", *program_arguments(arguments, variables)]
    return start(command, variables)


def program_arguments(arguments: list[str], variables: dict[str, str]) -> list[str]:
    """What the program is told: a named command as it stands, else the window, or without a display the demo day.

    Adds QT_QPA_PLATFORM=offscreen to `variables` where there is no display.
    """
    has_display = display.is_reachable(variables)
    if not has_display:
        variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    if arguments and not arguments[0].startswith("-"):
        return arguments
    return ["--demo", *arguments] if has_display else [*DEMO_DAY, *arguments]


def start(command: list[str], variables: dict[str, str]) -> int:
    """Become the program where the system can do that, else run it and wait for its exit code."""
    if not environment.WINDOWS:
        sys.stdout.flush()
        os.execve(command[0], command, variables)
    return subprocess.run(command, env=variables, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
