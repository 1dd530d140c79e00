"""The frozen program proves itself: nothing is lacking, and it classifies, plays a day, delivers, and is examined.

`python -m installer.proof PROGRAM [SHOTS]`: PROGRAM is the frozen file or a link to it. Everything is done in an empty
folder, with no Python of ours in sight. Exit code 0 only if all of it went well.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from installer import contents, libraries
from scripts.bench_start import seconds_until

PASSPHRASE = "yaosu-demo"
CODE = "81000019000000000017"
STARTS = 5
WITHIN_S = 600
_CHILD_OF_OURS = ("PYTHON", "VIRTUAL_ENV", "YAOSU_", "LD_LIBRARY_PATH", "QT_")


class Lacking(Exception):
    """The frozen program is not whole; the text says what was seen."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """The program under proof. folder: an empty one to run it in; shots: where pictures of the day go."""

    program: Path
    folder: Path
    shots: Path

    @property
    def inside(self) -> Path:
        """Where its own files lie."""
        return self.program.resolve().parent / "_internal"

    @property
    def data(self) -> Path:
        """A data folder."""
        return self.folder / "data"

    def variables(self) -> dict[str, str]:
        """Of its processes: nothing that leads to the Python we run on, no display, no keyring."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_CHILD_OF_OURS)}
        own = {"HOME": str(self.folder), "YAOSU_PASSPHRASE": PASSPHRASE, "QT_QPA_PLATFORM": "offscreen"}
        return {**kept, **own, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}

    def say(self, *words: str, stdin: str = "") -> str:
        """Run a command; gives what it printed. Raises Lacking unless it went well."""
        done = subprocess.run(
            [str(self.program), *words],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=self.folder,
            env=self.variables(),
            timeout=WITHIN_S,
            check=False,
        )
        if done.returncode != 0:
            raise Lacking(f"yaosu {' '.join(words)}: exit code {done.returncode}\n{done.stdout[-2000:]}{done.stderr}")
        return done.stdout


def modules_are_there(frozen: Frozen) -> str:
    """Every module of app is in the archive."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(frozen.program.resolve())).open_embedded_archive("PYZ.pyz")
    missing = [name for name in contents.modules() if name not in archive.toc]
    if missing:
        raise Lacking(f"not in the archive: {' '.join(missing)}")
    return f"{len(contents.modules())} modules of app, {len(archive.toc)} in all"


def files_are_there(frozen: Frozen) -> str:
    """Every file the program reads is in its folder, as it is here."""
    inside = [(Path(file), frozen.inside / folder / Path(file).name) for file, folder in contents.files()]
    missing = [str(there) for here, there in inside if not there.exists() or there.read_bytes() != here.read_bytes()]
    if missing:
        raise Lacking(f"not there, or another: {' '.join(missing)}")
    return f"{len(inside)} files"


def libraries_are_there(frozen: Frozen) -> str:
    """Every shared library finds what it needs in the program or among what the system is asked for."""
    if lacking := libraries.lacking(frozen.inside):
        raise Lacking(f"libraries without what they need: {lacking}")
    return f"needs the C library of glibc {'.'.join(map(str, libraries.least_glibc(frozen.inside.parent)))} or newer"


def classifies(frozen: Frozen) -> str:
    """A trace code is told to be one."""
    told = json.loads(frozen.say("classify", CODE, "--json"))
    if told["verdict"] != "ok":
        raise Lacking(f"{CODE} is {told}")
    return f"{CODE}: {told['kind']}"


def plays_the_day(frozen: Frozen) -> str:
    """The demo day goes as written, in the real window against the played platform that it starts itself."""
    day = frozen.inside / "resources" / "demo" / "day.toml"
    told = frozen.say("play", str(day), "--shots", str(frozen.shots), "--json")
    return f"{len(told.splitlines())} steps, pictures in {frozen.shots}"


def delivers(frozen: Frozen) -> str:
    """What was received with the cable pulled is delivered by the command, and the examination finds all well."""
    frozen.say("play", str(contents.ROOT / "installer" / "proof.toml"), "--data", "data", "--json")
    with _played_platform(frozen) as platform:
        frozen.say("settings", "set", "insurance.url", platform["url"], "--data", "data")
        frozen.say("settings", "set", "insurance.ca_file", platform["ca_file"], "--data", "data")
        report = json.loads(frozen.say("flush", "--until-empty", "--data", "data", "--json"))
        accepted = sum(one["accepted"] for one in report["platforms"])
        if accepted == 0:
            raise Lacking(f"nothing was delivered: {report}")
        found = json.loads(frozen.say("doctor", "--data", "data", "--json"))
    return f"{accepted} rows delivered; doctor: {', '.join(each['check'] for each in found)}"


def has_its_card_helper(frozen: Frozen) -> str:
    """The process for vendors' card libraries starts, says what it is, and ends when nobody asks."""
    hello = json.loads(frozen.say("-m", "app.devices.card_helper"))
    return f"{hello['bits']} bits"


def starts(frozen: Frozen) -> str:
    """Seconds from the start to an open data folder; the first start of several is not counted."""
    command = [str(frozen.program), "--data", str(frozen.data)]
    took = [seconds_until(command, frozen.variables(), ("sign-in", "open")) for _ in range(STARTS + 1)][1:]
    median = {step: statistics.median(each[step] for each in took) for step in ("sign-in", "open")}
    return f"sign-in form after {median['sign-in']:.2f} s, data folder open after {median['open']:.2f} s"


PROOFS: dict[str, Callable[[Frozen], str]] = {
    "modules": modules_are_there,
    "files": files_are_there,
    **({"libraries": libraries_are_there} if sys.platform == "linux" else {}),
    "classify": classifies,
    "demo day": plays_the_day,
    "simulate, flush, doctor": delivers,
    "card helper": has_its_card_helper,
    "start": starts,
}


def main(program: Path, shots: Path) -> int:
    """All proofs, whatever the first ones say; 0 only if each is well."""
    print(f"     size: {libraries.size(program.resolve().parent) / 1024**2:.0f} MiB", flush=True)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="yaosu-proof-") as folder:
        frozen = Frozen(program.absolute(), Path(folder), shots.absolute())
        for name, proof in PROOFS.items():
            try:
                print(f"ok   {name}: {proof(frozen)}", flush=True)
            except (Lacking, RuntimeError, ValueError, LookupError, subprocess.TimeoutExpired) as lacking:
                failed += 1
                print(f"FAIL {name}: {lacking}", flush=True)
    return 1 if failed else 0


@contextmanager
def _played_platform(frozen: Frozen) -> Iterator[dict[str, str]]:
    """The one the cable was pulled from, played by the frozen program itself."""
    command = [str(frozen.program), "simulate", "--state", "data/simulator", "--until-stdin-closes"]
    with subprocess.Popen(
        command, cwd=frozen.folder, env=frozen.variables(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        told = process.stdout.readline()
        if not told:
            raise Lacking("the played platform did not start")
        yield json.loads(told)
        process.stdin.close()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "shots/package")))
