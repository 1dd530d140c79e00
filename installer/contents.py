"""What goes into the frozen program and what stays out: yaosu.spec hands it to PyInstaller, tests hold it to the code.

The program loads much of itself late, inside functions, so nothing here trusts what a start happens to import: every
module of app is named, and every file beside them that is not one.
"""

from __future__ import annotations

import fnmatch
import re
import sys
import sysconfig
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path, PurePath

from scripts.translations import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
_LICENCE = re.compile(r"(?i)(licen[sc]e|copying|notice|authors)")

FOR_READERS_OF_THE_SOURCE = frozenset({"pictures"})
"""Folders of resources/ that the program does not read."""

TAKEN_WHOLE = ("keyring.backends", "serial.urlhandler", "smartcard.pcsc", "usb.backend")
"""Packages that are loaded by names in strings or in entry points."""

WITH_THEIR_FILES = ("biip", "pypinyin")
"""Libraries that read files of their own."""

WITH_THEIR_LIBRARIES = ("libusb_package",)
"""Libraries that load a shared library from their own folder."""

UNUSED_STANDARD = ("distutils", "ensurepip", "idlelib", "lib2to3", "pydoc_data", "tkinter", "turtledemo", "venv")
"""Parts of the standard library that come along only because something could use them."""

UNUSED_OF_QT = (
    # Screens without a window system, and input devices read directly.
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/generic/*",
    "*/plugins/platforms/*qeglfs*",
    "*/plugins/platforms/*qlinuxfb*",
    "*/plugins/platforms/*qminimalegl*",
    "*/plugins/platforms/*qvkkhrdisplay*",
    "*/plugins/platforms/*qvnc*",
    "*libQt6EglF*",
    # GTK's dialogs would bring GTK.
    "*/plugins/platformthemes/*qgtk3*",
    # Pictures nobody has here; SVG, PNG, JPEG and ICO stay.
    "*/plugins/imageformats/*qgif*",
    "*/plugins/imageformats/*qicns*",
    "*/plugins/imageformats/*qtga*",
    "*/plugins/imageformats/*qtiff*",
    "*/plugins/imageformats/*qwbmp*",
    "*/plugins/imageformats/*qwebp*",
    # The network is spoken without Qt.
    "*/plugins/networkinformation/*",
    "*/plugins/tls/*",
)

UNUSED_HOOKS = ("pyi_rth_usb", *(("pyi_rth_pyside6",) if sys.platform == "linux" else ()))
"""PyInstaller runs them before everything else, whichever command is wanted.

The first would load pyusb, to find a libusb that we hand it ourselves. The second would load Qt, to tell it where it
lies; PySide6's own packages know that (seen on Linux, so only there).
"""


def modules() -> list[str]:
    """Every module of app by its name, "app" itself included."""
    return sorted(_module(file) for file in (ROOT / "app").rglob("*.py"))


def files() -> list[tuple[str, str]]:
    """(file, folder inside the program) for everything the program reads from the disk.

    Alembic runs migrations from files, so those lie there as text, too.
    """
    return [(str(file), str(file.relative_to(ROOT).parent)) for file in sorted(_files())]


def licences() -> list[tuple[str, str]]:
    """(file, folder inside the program): the terms of all that comes along. installer/licences/ has what packages lack."""
    ours = [ROOT / "LICENSE", *(ROOT / "resources" / "icons").glob("LICENSE*")]
    python = Path(sysconfig.get_path("stdlib")).glob("LICENSE*")
    kept = (ROOT / "installer" / "licences").glob("*/*")
    named = [("yaosu", file) for file in ours] + [("python", file) for file in python]
    named += [(file.parent.name, file) for file in kept]
    named += [(name, file) for name in needed_distributions() for file in _brought(name)]
    return sorted((str(file), f"licences/{name}") for name, file in named)


def excluded() -> list[str]:
    """Modules that may not come along: what only builds and tests need, and unused parts of the standard library."""
    strangers = [
        name
        for name, bringers in metadata.packages_distributions().items()
        if name.isidentifier() and not {_normal(bringer) for bringer in bringers} & (needed_distributions() | {"yaosu"})
    ]
    return sorted([*strangers, *UNUSED_STANDARD])


def needed_distributions() -> set[str]:
    """What the program itself needs, by the names of its locked requirements."""
    return set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE))


def files_of(distribution: str) -> list[metadata.PackagePath]:
    """All files of an installed package; none where this system does without it."""
    try:
        return metadata.files(distribution) or []
    except metadata.PackageNotFoundError:
        return []


def is_wanted(inside: str) -> bool:
    """Whether a file that PyInstaller found may come along. inside: its place in the program."""
    path = PurePath(inside).as_posix()
    if "/translations/" in path:
        return path.rpartition("/")[2] in {f"qtbase_{language}.qm" for language in LANGUAGES}
    return not any(fnmatch.fnmatch(path, unused) for unused in UNUSED_OF_QT)


def _files() -> Iterator[Path]:
    for folder in (ROOT / "resources").iterdir():
        if folder.is_dir() and folder.name not in FOR_READERS_OF_THE_SOURCE:
            yield from _below(folder)
    yield from (ROOT / "translations").glob("*.qm")
    yield from (file for file in _below(ROOT / "app") if file.suffix != ".py")
    yield from (ROOT / "app" / "store" / "migrations").rglob("*.py")


def _below(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def _module(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _brought(distribution: str) -> Iterator[Path]:
    """The licences a package brings."""
    for file in files_of(distribution):
        if ".dist-info" in file.parts[0] and _LICENCE.match(file.name):
            yield Path(str(file.locate()))


def _normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()
