"""A real window on an X display, typed into from outside: what a person sees accepted stands in the database and at the platform."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap.workplace import open_workplace
from app.domain.people import Role
from app.usecases import sign_in
from tests.end2end import busy_house, hospital
from tests.end2end.hospital import AMOXICILLIN, IBUPROFEN, Journey, pack
from tests.fakes.simulator import RunningSimulator, start_simulator

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(sys.platform != "linux", reason="keys come through an X server"),
]
LOGIN, PASSWORD = "wangfang", "second-2026"
PATIENCE_S = 60
STOPS_WITHIN_S = 30
AGAIN_AFTER_S = 4
TRIES = 4


class Window:
    """The program on the display, and hands on its keyboard."""

    def __init__(self, yaosu: Journey, display: str, *words: str) -> None:
        self._ready = yaosu.folder / "ready"
        self._ready.unlink(missing_ok=True)
        self._variables = {**yaosu.environment(), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.process = subprocess.Popen(
            yaosu.command(words),
            cwd=hospital.ROOT,
            # Without a bus of its own Qt starts the desktop's, which is nobody's to end.
            env={**self._variables, "YAOSU_READY_FILE": str(self._ready), "DBUS_SESSION_BUS_ADDRESS": "disabled:"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def to_front(self) -> None:
        """Wait until it takes keys, and give it the keyboard."""
        until(lambda: self._ready.exists() or self.process.poll() is not None, "the window opens")
        assert self.process.poll() is None, self.process.stdout.read() if self.process.stdout else ""
        self._xdotool("search", "--sync", "--onlyvisible", "--name", "药溯", "windowactivate", "--sync")

    def own_to_front(self) -> None:
        """Wait for a window of this process, whatever it is, and give it the keyboard."""
        pid = str(self.process.pid)
        self._xdotool(
            "search", "--sync", "--all", "--onlyvisible", "--pid", pid, "--name", ".", "windowactivate", "--sync"
        )

    def type(self, text: str, *, gap_ms: int = 90) -> None:
        """As a person types."""
        self._xdotool("type", "--delay", str(gap_ms), text)

    def key(self, *names: str) -> None:
        """One key after another."""
        self._xdotool("key", "--delay", "90", *names)

    def scan(self, text: str) -> None:
        """As a scanner that plays keyboard."""
        self._xdotool("type", "--delay", "5", text)
        self._xdotool("key", "Return")

    def close(self) -> int:
        """Close it as a person does, and wait for the program's end; its exit code."""
        self.key("alt+F4")
        return self.process.wait(STOPS_WITHIN_S)

    def left_behind(self) -> list[str]:
        """Command lines of its session's processes that are still there."""
        return [line for folder in Path("/proc").glob("[0-9]*") if (line := _command_of(folder, self.process.pid))]

    def kill(self) -> None:
        """However the test ended, nothing of it stays."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, 9)
            self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._variables, check=True, timeout=PATIENCE_S, capture_output=True)


def _command_of(process: Path, session: int) -> str:
    """Of a process of that session; "" for any other, and for one that has ended meanwhile.

    Source: proc(5): in stat, behind the name in brackets, come state, parent, group and session.
    """
    try:
        told = (process / "stat").read_text().rpartition(")")[2].split()
        line = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""
    return line if int(told[3]) == session and told[0] != "Z" else ""


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSimulator]:
    """The platform of this hospital."""
    folder = tmp_path_factory.mktemp("platform")
    with start_simulator(folder, profile="tif", institutions=[hospital.INSTITUTION]) as started:
        yield started


@pytest.fixture
def yaosu(platform: RunningSimulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Journey:
    """A hospital with a morning's work behind it, two prescriptions that wait, and a pharmacist."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    platform.reset()
    journey = Journey(tmp_path)
    journey.set(hospital.settings_for(platform))
    with open_workplace(journey.data, passphrase=busy_house.passphrase) as workplace:
        workplace.vault.put("insurance.key", hospital.TOKEN)
        busy_house.take_in(workplace, tmp_path, prescribed=2)
        sign_in.add_person(
            LOGIN,
            "王芳",
            [Role.PHARMACIST],
            PASSWORD,
            counter=workplace.counter,
            actor=busy_house.SOMEBODY,
            licence="YS44000001",
            must_change=False,
        )
    return journey


@contextmanager
def window(yaosu: Journey, display: str, *words: str) -> Iterator[Window]:
    """An open window that takes keys."""
    opened = Window(yaosu, display, *words)
    try:
        opened.to_front()
        yield opened
    finally:
        opened.kill()


def test_what_was_scanned_stands_in_the_database_and_at_the_platform(
    yaosu: Journey, platform: RunningSimulator, display: str
) -> None:
    with window(yaosu, display) as counter:
        _sign_in(counter, yaosu)
        codes = [pack(AMOXICILLIN, 1), pack(IBUPROFEN, 1)]
        _scan_until_kept(counter, yaosu, codes, opened_by="CF000001")
        counter.key("F2")
        until(
            lambda: _one(yaosu, "select state from documents where number = 'CF000001'") == "done", "it is handed out"
        )
        until(lambda: _all(yaosu, "select state from outbox") == [("accepted",)] * 2, "the platform has it")
        assert counter.close() == 0
        assert counter.left_behind() == []

    kept = _all(yaosu, "select code, verdict, units from scan_events where line_id is not null order by id")
    assert kept == [(codes[0], "ok", 24), (codes[1], "ok", 20)]
    assert _all(yaosu, "select units, reason from movements order by id") == [(-24, "dispensed"), (-20, "dispensed")]
    held = sorted(platform.ledger(state="held"), key=lambda row: int(row["seq"]))
    assert [row["row"]["drugtracinfo"] for row in held] == [[{"drug_trac_codg": code}] for code in codes]
    assert {row["row"]["rxno"] for row in held} == {"CF000001"}
    assert platform.state()["doubled"] == []


def test_a_document_opens_where_it_was_left(yaosu: Journey, display: str) -> None:
    first, second = pack(AMOXICILLIN, 2), pack(IBUPROFEN, 2)
    with window(yaosu, display) as counter:
        _sign_in(counter, yaosu)
        _scan_until_kept(counter, yaosu, [first], opened_by="CF000002")
        assert counter.close() == 0
    with window(yaosu, display) as counter:  # a second start follows at once
        _sign_in(counter, yaosu)
        _scan_until_kept(counter, yaosu, [second])  # nobody opened the prescription again
        counter.key("F2")
        until(
            lambda: _one(yaosu, "select state from documents where number = 'CF000002'") == "done", "it is handed out"
        )
        assert counter.close() == 0


def test_a_folder_that_is_open_is_not_opened_twice(yaosu: Journey, display: str) -> None:
    with window(yaosu, display) as counter:
        yaosu_too = Journey(yaosu.folder, {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"})
        for words in ((), ("--demo",)):
            refused = yaosu_too.say(*words)
            assert (refused.code, refused.out) == (1, "")
            assert str(yaosu.data) in refused.err
            assert len(refused.err.splitlines()) == 1
        assert counter.process.poll() is None
        assert counter.close() == 0


def test_who_started_it_from_a_menu_is_told_in_a_window(yaosu: Journey, display: str) -> None:
    with window(yaosu, display):
        second = Window(yaosu, display, "--from-menu")
        try:
            second.own_to_front()
            second.key("Return")
            assert second.process.wait(STOPS_WITHIN_S) == 1
        finally:
            second.kill()


def test_the_demo_opens_twice_and_leaves_nothing_behind(tmp_path: Path, display: str) -> None:
    demo = Journey(tmp_path)
    for _ in range(2):
        with window(demo, display, "--demo") as counter:
            _sign_in(counter, demo, "yaoshi", "demo-2026")
            assert len(counter.left_behind()) > 1, "its platform is a process of its own"
            assert counter.close() == 0
            assert counter.left_behind() == []


def _sign_in(counter: Window, yaosu: Journey, login: str = LOGIN, password: str = PASSWORD) -> None:
    question = "select count(*) from audit where verb = 'sign in'"
    before = _one(yaosu, question)
    for _ in range(TRIES):
        # Keys may reach a window that is only just being drawn; a person looks up and types again.
        counter.type(login)
        counter.key("Tab")
        counter.type(password)
        counter.key("Return")
        if _soon(lambda: _one(yaosu, question) > before):
            return
        counter.key("shift+Tab")
        counter.key("ctrl+a")
    until(lambda: _one(yaosu, question) > before, "somebody is signed in")


def _scan_until_kept(counter: Window, yaosu: Journey, codes: Sequence[str], *, opened_by: str = "") -> None:
    """Scan them, each until it is kept: from outside nobody hears the tone, and the window may still be opening."""
    for code in codes:
        kept = f"select count(*) from scan_events where code = '{code}' and line_id is not null"
        for _ in range(10):
            if opened_by:
                counter.scan(opened_by)
            counter.scan(code)
            if _soon(lambda kept=kept: _one(yaosu, kept) == 1):
                break
        assert _one(yaosu, kept) == 1, f"{code} was never kept"


def _soon(done: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + AGAIN_AFTER_S
    while time.monotonic() < deadline:
        if done():
            return True
        _rest()
    return done()


def until(done: Callable[[], bool], what: str) -> None:
    """Wait for it."""
    deadline = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < deadline, f"never: {what}"
        _rest()


def _rest() -> None:
    """Looking costs time too: another process's database gives no signal."""
    subprocess.run(["sleep", "0.05"], check=True)


def _one(yaosu: Journey, question: str) -> Any:
    return _all(yaosu, question)[0][0]


def _all(yaosu: Journey, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{yaosu.data / 'yaosu.db'}?mode=ro", uri=True)) as database:
        return database.execute(question).fetchall()
