"""A vendor's library, compiled once, and one copy of it for each test with a plan of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.devices.card_helper.asking import LibraryKind, VendorLibrary, VoucherService
from app.devices.card_helper.client import VendorReader
from app.domain.devices import Condition, DeviceState
from tests.devices.card_helper.heard import PATIENCE_S, Heard

SOURCE = Path(__file__).with_name("vendor.c")


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shared library."""
    if sys.platform == "win32":
        pytest.skip("the played library is compiled for Linux")
    made = tmp_path_factory.mktemp("vendor") / "libvendor.so"
    # -O0: what hangs and crashes is meant. -nostdlib: the C library is in the process already.
    build = ["gcc", "-shared", "-fPIC", "-O0", "-nostdlib", "-fno-builtin", "-w", "-o", str(made), str(SOURCE)]
    subprocess.run(build, check=True, capture_output=True)
    return made


@dataclass
class Vendor:
    """The library of one workstation, and what it is to do when it is called next."""

    folder: Path

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.folder / "libvendor.so"

    def plans(self, code: int | str, out: str | bytes = b"") -> None:
        """code: to return, or "hang", "crash" or "leave". out: for the caller's buffer; texts go out in GBK."""
        written = out.encode("gbk") if isinstance(out, str) else out
        (self.folder / "plan").write_bytes(f"{code}\n".encode() + written)

    def was_handed(self, file: str = "asked") -> bytes:
        """What it got last."""
        return (self.folder / file).read_bytes()

    def pid(self) -> int:
        """Of the process that called it last; 0 before anybody did."""
        file = self.folder / "pid"
        return int(file.read_text() or 0) if file.exists() else 0

    def until_called(self) -> int:
        """Wait until a process follows the plan; its id."""
        deadline = time.monotonic() + PATIENCE_S
        while not self.pid():
            assert time.monotonic() < deadline, "nobody called"
            threading.Event().wait(0.01)
        return self.pid()

    def library(self, kind: LibraryKind, vouchers: VoucherService | None = None, **init: Any) -> VendorLibrary:
        """As a workstation configures it."""
        return VendorLibrary(kind, self.path, init=init, vouchers=vouchers)


@pytest.fixture
def vendor(compiled: Path, tmp_path: Path) -> Vendor:
    """Nothing planned yet."""
    folder = tmp_path / "厂商"
    folder.mkdir()
    shutil.copy(compiled, folder / "libvendor.so")
    return Vendor(folder)


Started = Callable[..., tuple[VendorReader, Heard]]


@pytest.fixture
def started() -> Iterator[Started]:
    """Starts readers, and stops them whatever happens. Deadlines are generous: machines may be slow."""
    running: list[VendorReader] = []

    def start(library: VendorLibrary, *, ready: bool = True, **more: Any) -> tuple[VendorReader, Heard]:
        heard = Heard()
        reader = VendorReader(
            "读卡器",
            library,
            on_state=heard.state,
            **{"deadline_s": 60.0, "opening_s": 60.0, "pause_s": 0.01, **more},
        )
        running.append(reader)
        reader.start()
        if ready:
            heard.until(lambda: any(state.condition is Condition.READY for state in heard.states))
        return reader, heard

    yield start
    for reader in running:
        reader.stop()


def conditions(states: list[DeviceState]) -> list[Condition]:
    """Only how it was."""
    return [state.condition for state in states]
