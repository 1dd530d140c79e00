"""What the system must have beside Python: Qt's libraries, a Chinese font, and what the tests bring up beside us.

Debian and its relatives get what is missing from apt when we are root; others are told the one line to run. Windows
and macOS bring all of it with Qt, except PostgreSQL for the tests.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scripts import environment, pcsc, postgres
from scripts.environment import Purpose, Trouble


@dataclass(frozen=True, slots=True)
class Need:
    """Something the system must have: what it is called here, and the Debian package that brings it."""

    what: str
    package: str
    is_there: Callable[[], bool]


# Every library outside the wheel that QtCore, QtGui, QtWidgets, QtNetwork, QtPrintSupport and the xcb platform link.
# Source: DT_NEEDED entries of the shared objects in the PySide6-Essentials 6.9.3 wheel for Linux.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libstdc++.so.6": "libstdc++6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "openssl": "openssl",
    "socat": "socat",
    "gcc": "gcc",  # a vendor's card library, played
    "ibus-daemon": "ibus",
    "dbus-daemon": "dbus",
}
PINYIN = Path("/usr/share/ibus/component/libpinyin.xml")
"""Where ibus learns of its engine for Chinese."""
CHINESE_FONTS = ("wqy-*", "Noto*CJK*", "SourceHan*", "*DroidSansFallback*", "uming*", "ukai*", "simsun*", "msyh*")


def bring(purpose: Purpose) -> None:
    """Install what is missing when root on Debian. Raises Trouble with the one line to run otherwise."""
    missing = [need for need in needs(purpose) if not need.is_there()]
    if not missing:
        return
    packages = sorted({need.package for need in missing})
    if not shutil.which("apt-get"):
        raise Trouble("Please install first: " + ", ".join(sorted(need.what for need in missing)))
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        raise Trouble(f"Please run this line first:\n    sudo apt-get update && sudo {' '.join(install)}")
    print(f"Installing with apt: {' '.join(packages)} …", file=sys.stderr, flush=True)
    # A bare image has no package lists yet, an old one has stale ones: fetch them only then.
    if _apt(install) and (_apt(["apt-get", "update"]) or _apt(install)):
        raise Trouble(f"apt could not install what is missing. Please run this line:\n    {' '.join(install)}")


def needs(purpose: Purpose) -> list[Need]:
    """What this system must have for `purpose`."""
    asked = []
    if sys.platform == "linux":
        asked += [*_libraries(), Need("a Chinese font", "fonts-wqy-microhei", _has_chinese_font)]
        asked += [Need("certificates of authorities", "ca-certificates", _has_certificates)]
        if environment.needs_ensurepip(purpose):
            asked.append(Need("Python's ensurepip", "python3-venv", _has_ensurepip))
        if environment.must_build(purpose):
            asked += [
                Need("a C compiler", "gcc", partial(_has_program, "gcc")),
                Need("Python's headers", "python3-dev", _has_python_headers),
                Need("SWIG", "swig", partial(_has_program, "swig")),
                Need("the headers of PC/SC", "libpcsclite-dev", _has_smart_card_headers),
            ]
    if purpose == "test":
        asked.append(Need("PostgreSQL's initdb and postgres", "postgresql", _has_postgres))
    if purpose == "test" and sys.platform == "linux":
        asked += [Need(program, package, partial(_has_program, program)) for program, package in TEST_PROGRAMS.items()]
        asked.append(Need("ibus-libpinyin", "ibus-libpinyin", PINYIN.exists))
        asked.append(Need("the smart-card service", "pcscd", lambda: pcsc.program() is not None))
        asked.append(Need("virtual smart-card readers", "vsmartcard-vpcd", lambda: pcsc.driver() is not None))
    return asked


def _libraries() -> Iterable[Need]:
    """Qt's libraries, looked up in the loader's own list: one read of a file where loading them all costs 0.1 s."""
    try:
        listed = Path("/etc/ld.so.cache").read_bytes()
    except OSError:
        listed = b""
    names = {entry.rpartition(b"/")[2] for entry in listed.split(b"\0")}
    return [Need(name, package, partial(_has_library, name, names)) for name, package in QT_LIBRARIES.items()]


def _has_library(name: str, listed: set[bytes]) -> bool:
    if name.encode() in listed:
        return True
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_program(name: str) -> bool:
    return shutil.which(name) is not None


def _has_ensurepip() -> bool:
    return importlib.util.find_spec("ensurepip") is not None


def _has_python_headers() -> bool:
    return Path(sysconfig.get_path("include"), "Python.h").exists()


def _has_smart_card_headers() -> bool:
    return any(Path(folder, "PCSC/winscard.h").exists() for folder in ("/usr/include", "/usr/local/include"))


def _has_postgres() -> bool:
    return postgres.programs() is not None


def _has_chinese_font() -> bool:
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    if any(next(folder.rglob(pattern), None) for folder in folders for pattern in CHINESE_FONTS):
        return True
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


def _has_certificates() -> bool:
    places = (
        "/etc/ssl/certs/ca-certificates.crt",
        "/etc/pki/tls/cert.pem",
        "/etc/ssl/cert.pem",
        "/etc/ssl/ca-bundle.pem",
    )
    return any(Path(place).exists() for place in places)


def _apt(command: list[str]) -> int:
    variables = environment.child_variables(DEBIAN_FRONTEND="noninteractive")
    return subprocess.run(command, env=variables, stdout=sys.stderr, check=False).returncode
