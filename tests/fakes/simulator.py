"""The insurance platform, played, as a process of its own that tests talk to over real HTTPS.

    from tests.fakes.simulator import played_platform, running_simulator  # both are fixtures

    def test_something(played_platform):                  # a fresh one under the profile "plain"
        ...
    def test_tif(running_simulator):                      # as many as wanted, any profile
        platform = running_simulator(profile="tif", institutions=["H44000000001"], flags={"inventory.repeat": "overwrite"})

A module that wants one process for all its tests builds it from `start_simulator` in a module-scoped fixture and calls
`reset()` before each test: starting takes half a second, a reset a millisecond.
"""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import httpx
import pytest

READY_WITHIN_S = 60
STOPS_WITHIN_S = 30
ROOT = Path(__file__).resolve().parents[2]


class RunningSimulator:
    """One played platform. Keeps what it holds across `stop`, `kill` and `restart`."""

    def __init__(self, folder: Path, arguments: Sequence[str]) -> None:
        self.folder = folder
        self.url = ""
        self.ca_file: str | None = None
        self.inspect = ""
        self._arguments = list(arguments)
        self._port = 0
        self._process: subprocess.Popen[str] | None = None
        self._client: httpx.Client | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start it, at the address it had before if it had one. Raises AssertionError with its own words if it cannot."""
        self.folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "app.simulator", "--state", str(self.folder), "--port", str(self._port)]
        with (self.folder / "stderr.txt").open("a") as stderr:
            self._process = subprocess.Popen(
                [*command, "--until-stdin-closes", *self._arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
                cwd=ROOT,
            )
        address = self._first_line(self._process)
        self.url, self.ca_file, self.inspect = address["url"], address["ca_file"], address["inspect"]
        self._port = httpx.URL(self.url).port or 0
        self._client = self.client()

    def client(self, **options: Any) -> httpx.Client:
        """A client that trusts the platform and nobody else; close it yourself."""
        return httpx.Client(base_url=self.url, verify=_trust(self.ca_file), trust_env=False, **options)

    def stop(self) -> int:
        """Stop it as its parent's death would; returns the exit code. Stopping what has stopped is no mistake."""
        process = self._gone()
        if process is None:
            return 0
        assert process.stdin is not None
        process.stdin.close()
        return self._ended(process)

    def kill(self) -> None:
        """`kill -9`: no good-bye, no flush."""
        process = self._gone()
        assert process is not None, "it is not running"
        process.kill()
        self._ended(process)

    def terminate(self) -> int:
        """SIGTERM; returns the exit code."""
        process = self._gone()
        assert process is not None, "it is not running"
        process.terminate()
        return self._ended(process)

    def restart(self) -> None:
        """Stop and start again at the same address with the same state. Faults are those of the command line."""
        self.stop()
        self.start()

    def complaints(self) -> list[str]:
        """What it wrote to stderr since it first started, without GmSSL's own notes on bad signatures."""
        lines = (self.folder / "stderr.txt").read_text().splitlines()
        return [line for line in lines if "GmSSL" not in line]

    def state(self) -> dict[str, Any]:
        """What it holds: counts, rows, codes, doubled, suspects, faults … (see app/simulator/inspection.py)."""
        return self._told("GET", "/_sim/state")

    def ledger(self, bchno: str = "", *, infno: str = "", state: str = "", limit: int = 10_000) -> list[dict[str, Any]]:
        """Accepted rows, newest first: {bchno, infno, state: held|deleted|overwritten, doubled, msgid, row, …}."""
        asked = {"bchno": bchno, "infno": infno, "state": state, "limit": limit}
        return self._told("GET", "/_sim/ledger", params=asked)

    def calls(self, infno: str = "", *, verdict: str = "", limit: int = 10_000) -> list[dict[str, Any]]:
        """Requests, newest first: {infno, msgid, verdict, http_status, err_msg, fault, rows, accepted, …}."""
        return self._told("GET", "/_sim/calls", params={"infno": infno, "verdict": verdict, "limit": limit})

    def code(self, code: str) -> list[dict[str, Any]]:
        """The life of one trace code, oldest first."""
        return self._told("GET", f"/_sim/codes/{code}")

    def faults(self, script: str) -> None:
        """Put a fault script in force (TOML; "" for none). Raises AssertionError with the platform's words if malformed."""
        self._told("POST", "/_sim/faults", content=script.encode())

    def flags(self, flags: Mapping[str, Any]) -> None:
        """Go on under the first profile with these flags, for example {"inventory.repeat": "overwrite"}."""
        self._told("POST", "/_sim/profile", json=dict(flags))

    def reset(self) -> None:
        """Nothing held, nobody signed in, the first profile and faults."""
        self._told("POST", "/_sim/reset")

    def _told(self, method: str, path: str, **options: Any) -> Any:
        assert self._client is not None, "it is not running"
        answer = self._client.request(method, path, **options)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def _first_line(self, process: "subprocess.Popen[str]") -> dict[str, Any]:
        assert process.stdout is not None
        lines: queue.Queue[str] = queue.Queue()
        reader = threading.Thread(target=lambda out: lines.put(out.readline()), args=(process.stdout,))
        reader.start()
        try:
            line = lines.get(timeout=READY_WITHIN_S)
        except queue.Empty:
            line = ""
            process.kill()
        reader.join()
        if not line:
            self._ended(process)
            raise AssertionError((self.folder / "stderr.txt").read_text())
        address: dict[str, Any] = json.loads(line)
        return address

    def _gone(self) -> "subprocess.Popen[str] | None":
        if self._client is not None:
            self._client.close()
        process, self._process, self._client = self._process, None, None
        return process

    def _ended(self, process: "subprocess.Popen[str]") -> int:
        code = process.wait(STOPS_WITHIN_S)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
        return code


def start_simulator(
    folder: Path,
    *,
    profile: str = "plain",
    flags: Mapping[str, Any] | None = None,
    institutions: Sequence[str] = (),
    arguments: Sequence[str] = (),
) -> RunningSimulator:
    """A started platform with its state in `folder`; stop it, or use it as a context manager."""
    given = ["--profile", profile, *arguments]
    given += [word for key, value in (flags or {}).items() for word in ("--set", f"{key}={json.dumps(value)}")]
    given += [word for code in institutions for word in ("--institution", code)]
    simulator = RunningSimulator(folder, given)
    simulator.start()
    return simulator


@pytest.fixture
def running_simulator(tmp_path: Path) -> Iterator[Callable[..., RunningSimulator]]:
    """A function that starts platforms (see `start_simulator`); all are stopped after the test."""
    started: list[RunningSimulator] = []

    def start(**options: Any) -> RunningSimulator:
        started.append(start_simulator(tmp_path / f"platform{len(started)}", **options))
        return started[-1]

    yield start
    for simulator in started:
        simulator.stop()


@pytest.fixture
def played_platform(running_simulator: Callable[..., RunningSimulator]) -> RunningSimulator:
    """One platform under the profile "plain"."""
    return running_simulator()


def _trust(ca_file: str | None) -> Any:
    import ssl

    return ssl.create_default_context(cafile=ca_file) if ca_file else True
