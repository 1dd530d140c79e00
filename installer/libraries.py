"""Shared libraries of the frozen program on Linux: which come from the system, which system they need, what is lacking.

The libraries of Qt's window system belong to the system, with its drivers, fonts and input methods: ours would fight
with them. So they are left to the system's own packages, and the rest comes along.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from scripts.system_packages import QT_LIBRARIES

C_LIBRARY = frozenset(
    {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1", "libresolv.so.2"}
    | {"ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
)
# In the packages of libstdc++.so.6 and libglib-2.0.so.0, or brought by them.
BESIDE_THOSE = frozenset({"libgcc_s.so.1", "libgthread-2.0.so.0"})
# Where they lack, Qt speaks X11 through XWayland. Library -> Debian package, as in QT_LIBRARIES.
WAYLAND_LIBRARIES = {
    "libdrm.so.2": "libdrm2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
OF_THE_SYSTEM = C_LIBRARY | BESIDE_THOSE | QT_LIBRARIES.keys() | WAYLAND_LIBRARIES.keys()
_SYSTEM = ("/lib", "/usr/lib")

Entry = tuple[str, str, str]
"""Of PyInstaller's lists: place in the program, file (of a link: what it names), kind."""


def left_to_the_system(binaries: Iterable[Entry]) -> set[str]:
    """Of what PyInstaller gathered, the names of the libraries that stay behind.

    They are the system's, and nothing of ours reaches them but through a library that the system brings anyway.
    """
    files = {Path(inside).name: source for inside, source, kind in binaries if kind != "SYMLINK"}
    kinds = {Path(inside).name: kind for inside, _, kind in binaries}
    waiting = [name for name, source in files.items() if _is_ours(name, source, kinds[name])]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in files and name not in reached and name not in OF_THE_SYSTEM:
            reached.add(name)
            waiting += needed(files[name])
    return files.keys() - reached


def lacking(folder: Path) -> dict[str, set[str]]:
    """File -> libraries it needs that are neither in the program nor named for the system. Empty when all is well."""
    files = list(_shared(folder))
    there = {file.name for file in files} | OF_THE_SYSTEM
    found = {str(file.relative_to(folder)): set(needed(str(file))) - there for file in files}
    return {file: names for file, names in found.items() if names}


def least_glibc(folder: Path) -> tuple[int, ...]:
    """The oldest C library all of it runs on, for example (2, 34)."""
    versions = [version for file in _shared(folder) for version in _glibc_versions(file)]
    return max(versions, default=(2, 0))


def without_debugging(folder: Path) -> int:
    """Take what only debuggers read out of the libraries of `folder`; gives the bytes saved."""
    before = size(folder)
    for file in _shared(folder):
        if not file.is_symlink() and b".debug_info" in file.read_bytes():
            subprocess.run(["strip", "--strip-debug", str(file)], check=True)
    return before - size(folder)


def size(folder: Path) -> int:
    """Of all files below, in bytes."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


@cache
def needed(file: str) -> tuple[str, ...]:
    """The libraries a library names as its own needs; none for what is no library."""
    return tuple(re.findall(r"^\s+NEEDED\s+(\S+)$", _objdump("-p", file), re.MULTILINE))


def _is_ours(name: str, source: str, kind: str) -> bool:
    return kind == "EXTENSION" or name.startswith("libpython") or not source.startswith(_SYSTEM)


def _shared(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and _is_elf(file))


def _is_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def _glibc_versions(file: Path) -> Iterator[tuple[int, ...]]:
    for found in re.findall(r"\bGLIBC_(\d+(?:\.\d+)+)\b", _objdump("-p", str(file))):
        yield tuple(map(int, found.split(".")))


def _objdump(*arguments: str) -> str:
    return subprocess.run(["objdump", *arguments], capture_output=True, text=True, check=False).stdout
