"""Makes the environment, then runs every check and every test. Arguments are handed to pytest.

Brings what the tests need, and starts a PostgreSQL of their own; tests with windows start their
display, tests with smart cards their card service.
"""

import signal
import subprocess
import sys
import time
from pathlib import Path

if not (3, 11) <= sys.version_info[:2] < (3, 14):
    sys.exit("Yaosu needs Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0] + ".")

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment, postgres, system_packages, translations
from scripts.environment import ROOT, Trouble


def main(arguments: list[str]) -> int:
    """Run checks, then tests, whatever the checks say; 0 only if both are well, 2 when they cannot run at all."""
    # A stop from outside must still take PostgreSQL down.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    try:
        system_packages.bring("test")
        environment.prepare("test")
        translations.build()
        results = {"checks": run_checks(), "tests": run_tests(arguments)}
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    print()
    for name, (code, seconds) in results.items():
        print(f"{name}: {'ok' if code == 0 else f'FAILED (exit code {code})'}, {seconds:.0f} s")
    return 0 if all(code == 0 for code, _ in results.values()) else 1


def run_checks() -> tuple[int, float]:
    """Style, types, import contracts and translations: exit code and seconds."""
    return call([str(environment.python()), str(ROOT / "scripts/check")], environment.child_variables())


def run_tests(arguments: list[str]) -> tuple[int, float]:
    """The tests, on two processes, beside their PostgreSQL: exit code and seconds. Raises Trouble."""
    with postgres.running() as server:
        variables = environment.child_variables(QT_QPA_PLATFORM="offscreen", **{postgres.URL_VARIABLE: server})
        command = [str(environment.python()), "-m", "pytest", "-n", "2", "--durations", "10"]
        if sys.platform != "linux":
            command += ["-m", "not window"]  # these type with xdotool, which only X has
        return call([*command, *arguments], variables)


def call(command: list[str], variables: dict[str, str]) -> tuple[int, float]:
    """Run a command in the project's folder: exit code and seconds."""
    sys.stdout.flush()
    started = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode
    return code, time.monotonic() - started


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
