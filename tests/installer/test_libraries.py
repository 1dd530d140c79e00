"""On Linux the libraries of Qt's window system are the system's; all else that is needed comes along."""

from pathlib import Path

import pytest

from installer import libraries
from installer.libraries import Entry

# What needs what.
NEEDS = {
    "/venv/PySide6/Qt/lib/libQt6Core.so.6": ("libglib-2.0.so.0", "libicuuc.so.73", "libc.so.6"),
    "/venv/PySide6/Qt/lib/libicuuc.so.73": ("libstdc++.so.6",),
    "/usr/lib/libglib-2.0.so.0": ("libpcre2-8.so.0",),
    "/usr/lib/libpcre2-8.so.0": (),
    "/usr/lib/python3.11/lib-dynload/_ssl.so": ("libssl.so.3", "libcrypto.so.3"),
    "/usr/lib/libssl.so.3": ("libcrypto.so.3", "libc.so.6"),
    "/usr/lib/libcrypto.so.3": ("libc.so.6",),
    "/usr/lib/libpython3.11.so.1.0": ("libm.so.6",),
}
GATHERED: list[Entry] = [
    ("PySide6/Qt/lib/libQt6Core.so.6", "/venv/PySide6/Qt/lib/libQt6Core.so.6", "BINARY"),
    ("PySide6/Qt/lib/libicuuc.so.73", "/venv/PySide6/Qt/lib/libicuuc.so.73", "BINARY"),
    ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
    ("libglib-2.0.so.0", "/usr/lib/libglib-2.0.so.0", "BINARY"),
    ("libpcre2-8.so.0", "/usr/lib/libpcre2-8.so.0", "BINARY"),
    ("lib-dynload/_ssl.so", "/usr/lib/python3.11/lib-dynload/_ssl.so", "EXTENSION"),
    ("libssl.so.3", "/usr/lib/libssl.so.3", "BINARY"),
    ("libcrypto.so.3", "/usr/lib/libcrypto.so.3", "BINARY"),
    ("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", "BINARY"),
]


def test_the_window_systems_libraries_and_what_only_they_need_are_left_to_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(libraries, "needed", NEEDS.__getitem__)
    assert libraries.left_to_the_system(GATHERED) == {"libglib-2.0.so.0", "libpcre2-8.so.0"}


def test_a_library_that_finds_nothing_of_what_it_needs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_ssl.so", "libssl.so.3"):
        (tmp_path / name).write_bytes(b"\x7fELF")
    (tmp_path / "readme.txt").write_text("libnothing.so.1", encoding="utf-8")
    needs = {"_ssl.so": ("libssl.so.3", "libc.so.6", "libX11.so.6"), "libssl.so.3": ("libcrypto.so.3",)}
    monkeypatch.setattr(libraries, "needed", lambda file: needs[Path(file).name])
    assert libraries.lacking(tmp_path) == {"libssl.so.3": {"libcrypto.so.3"}}


def test_the_oldest_c_library_is_that_of_the_most_demanding_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.so").write_bytes(b"\x7fELF")
    told = "0x09691a75 0x00 04 GLIBC_2.2.5\n0x09691974 0x00 03 GLIBC_2.34\n0x06969189 0x00 02 GLIBC_2.9\n"
    monkeypatch.setattr(libraries, "_objdump", lambda *_arguments: told)
    assert libraries.least_glibc(tmp_path) == (2, 34)
