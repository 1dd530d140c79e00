"""The helper as a process of its own: what it says, what it loads, and that nothing keeps it alive."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.devices.card_helper.process import bits_of, command_for, own_command
from tests.devices.card_helper.conftest import Vendor
from tests.devices.card_helper.test_records import ELEVEN, NUMBER

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S = 120


class Helper:
    """Its two lines."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            own_command(), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.hello = self.hears()

    def hears(self) -> dict[str, Any]:
        """The next line; {} at the end."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        return json.loads(line) if line else {}

    def says(self, line: bytes) -> None:
        """One line, without waiting for anything."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def answers(self, **question: Any) -> dict[str, Any]:
        """Its answer to a question."""
        self.says(json.dumps(question).encode())
        return self.hears()

    def end(self) -> bytes:
        """Kill it; all it wrote to standard error."""
        self.process.kill()
        self.process.wait()
        streams = (self.process.stdin, self.process.stdout, self.process.stderr)
        errors = b"" if streams[2] is None or streams[2].closed else streams[2].read()
        for stream in streams:
            if stream is not None:
                stream.close()
        return errors

    def opens(self, vendor: Vendor, library: str = "sscard") -> dict[str, Any]:
        """Its answer to loading the library."""
        return self.answers(id=1, do="open", library=library, path=str(vendor.path), before=[], init={})


@pytest.fixture
def helper() -> Iterator[Helper]:
    made = Helper()
    yield made
    made.end()


def test_it_says_what_it_is_and_answers_under_the_questions_number(helper: Helper, vendor: Vendor) -> None:
    assert helper.hello == {"hello": 1, "bits": 64}
    assert helper.opens(vendor) == {"id": 1, "ok": {}}
    vendor.plans(0, ELEVEN)
    card = {"kind": "social_security", "name": "张三", "id_number": NUMBER, "insured_at": "639900"}
    assert helper.answers(id=2, do="card", how=3) == {"id": 2, "ok": card}


def test_what_a_library_prints_is_no_answer(helper: Helper, vendor: Vendor) -> None:
    helper.opens(vendor)
    vendor.plans(-2)
    for number in range(5):
        assert helper.answers(id=number, do="card", how=3)["id"] == number
    assert helper.end() == b""


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"no json", "bad_question"),
        (b"[1]", "bad_question"),
        (b"{}", "bad_question"),
        (b'{"id": 1, "do": "card", "how": 3}', "not_open"),
        (b'{"id": 1, "do": "open", "library": "unknown", "path": "", "before": [], "init": {}}', "bad_question"),
        (
            b'{"id": 1, "do": "open", "library": "sscard", "path": "/nowhere/a.so", "before": [], "init": {}}',
            "no_library",
        ),
        (b"\xff\xfe", "bad_question"),
    ],
)
def test_a_question_it_cannot_answer_is_answered_so(helper: Helper, line: bytes, reason: str) -> None:
    helper.says(line)
    assert helper.hears()["error"]["reason"] == reason
    assert helper.answers(id=9, do="card", how=3)["id"] == 9, "and it goes on"


def test_what_a_library_cannot_do_is_no_crash(helper: Helper, vendor: Vendor) -> None:
    helper.opens(vendor, "eccode")
    assert helper.answers(id=2, do="card", how=3)["error"]["reason"] == "bad_question"
    assert helper.answers(id=3, do="sing")["error"]["reason"] == "bad_question"


def test_it_ends_with_the_program_that_started_it(helper: Helper) -> None:
    assert helper.process.stdin is not None
    helper.process.stdin.close()
    assert helper.process.wait(PATIENCE_S) == 0


def test_it_ends_with_the_program_even_while_the_library_hangs(helper: Helper, vendor: Vendor) -> None:
    helper.opens(vendor)
    vendor.plans("hang")
    assert helper.process.stdin is not None
    helper.says(b'{"id": 2, "do": "card", "how": 3}')
    assert vendor.until_called() == helper.process.pid
    helper.process.stdin.close()
    assert helper.process.wait(PATIENCE_S) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells")
def test_a_crash_leaves_no_image_of_its_memory(helper: Helper) -> None:
    limits = Path(f"/proc/{helper.process.pid}/limits").read_text(encoding="ascii")
    (core,) = (line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]


def a_pe_file(machine: int) -> bytes:
    """The beginning of a Windows library."""
    return (
        b"MZ".ljust(0x3C, b"\0")
        + (0x80).to_bytes(4, "little")
        + bytes(0x40)
        + b"PE\0\0"
        + machine.to_bytes(2, "little")
    )


@pytest.mark.parametrize(
    ("head", "bits"),
    [
        (a_pe_file(0x014C), 32),
        (a_pe_file(0x8664), 64),
        (a_pe_file(0x9999), 0),
        (b"\x7fELF\x01", 32),
        (b"\x7fELF\x02", 64),
        (b"MZ", 0),
        (b"text", 0),
        (b"", 0),
    ],
)
def test_a_librarys_number_of_bits_is_read_from_its_head(tmp_path: Path, head: bytes, bits: int) -> None:
    (tmp_path / "library").write_bytes(head)
    assert bits_of(tmp_path / "library") == bits


def test_a_32_bit_library_gets_the_32_bit_helper_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, machine in (("old.dll", 0x014C), ("new.dll", 0x8664)):
        (tmp_path / name).write_bytes(a_pe_file(machine))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "yaosu.exe"))
    assert command_for(tmp_path / "old.dll") == own_command()
    helper = tmp_path / "card-helper32" / "card-helper32.exe"
    helper.parent.mkdir()
    helper.touch()
    assert command_for(tmp_path / "old.dll") == (str(helper),)
    for other in ("new.dll", "missing.dll"):
        assert command_for(tmp_path / other) == own_command()


def test_it_loads_the_standard_library_and_its_own_files_only() -> None:
    """So that it can be built alone, as 32-bit, and starts at once."""
    told = "import app.devices.card_helper.__main__, sys; print(*(n for n, m in sys.modules.items() if keep(n, m)))"
    keep = (
        "keep = lambda n, m: n.split('.')[0] not in sys.stdlib_module_names and n != '__main__' "
        "and not n.startswith('_') and getattr(m, '__file__', None)\n"
    )
    # -S: what a virtual environment loads by itself says nothing of the helper.
    ran = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys\n{keep}{told}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ours = "app.devices.card_helper."
    others = {name for name in ran.stdout.split() if not name.startswith(ours)}
    assert others == {"app", "app.devices", "app.devices.card_helper"}
    parts = {name.removeprefix(ours) for name in ran.stdout.split() if name.startswith(ours)}
    assert parts == {"__main__", "calls", "libraries", "records", "vouchers", "answers"}
