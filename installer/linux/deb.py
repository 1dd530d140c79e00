"""Lays the frozen program out as Debian wants it, and packs it with dpkg-deb.

Source: Debian Policy Manual, chapters 5 (control files) and 6 (maintainer scripts); Filesystem Hierarchy Standard 3.0
(/opt for software that comes as a whole); desktop entry and icon theme specifications of freedesktop.org.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from installer import libraries
from scripts.system_packages import QT_LIBRARIES

HERE = Path(__file__).resolve().parent
UDEV_RULES = HERE / "70-yaosu.rules"

RECOMMENDED = (
    "ca-certificates",
    "fonts-wqy-microhei | fonts-noto-cjk | fonts-droid-fallback",
    # Tones; one of them plays. First the one that changes nothing about how the desktop makes sound.
    "alsa-utils | pulseaudio-utils | pipewire-bin",
    # Social-security cards.
    "libpcsclite1",
    "pcscd",
)

_CONTROL = """\
Package: yaosu
Version: {version}
Architecture: {architecture}
Maintainer: Yaosu <maintainers@yaosu.invalid>
Section: misc
Priority: optional
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Suggests: gnome-keyring | libsecret-1-0
Description: drug trace codes for hospital pharmacies and storerooms
 药溯 reads the trace code of every pack at stocktake, receiving, dispensing and
 return, matches it to a drug, keeps it for good, and delivers what happened to
 the insurance platform in the background.
"""

# Maintainer script -> (its first arguments that matter, what it does then).
_SCRIPTS = {
    "preinst": ("install|upgrade", "running.sh"),
    "prerm": ("remove", "running.sh"),
    "postinst": ("configure", "devices.sh"),
    "postrm": ("remove", "devices.sh"),
}


def control(version: str, architecture: str, glibc: Sequence[int], size: int) -> str:
    """The package's description. glibc: the oldest it runs on; size: of the installed files, in bytes."""
    return _CONTROL.format(
        version=version,
        architecture=architecture,
        kilobytes=-(-size // 1024),
        depends=", ".join(
            [f"libc6 (>= {'.'.join(map(str, glibc))})", "libgcc-s1", *sorted(set(QT_LIBRARIES.values()))]
        ),
        recommends=", ".join([*RECOMMENDED, *libraries.WAYLAND_LIBRARIES.values()]),
    )


def script(name: str) -> str:
    """A maintainer script, for example "postinst"."""
    when, what = _SCRIPTS[name]
    body = (HERE / what).read_text(encoding="utf-8")
    indented = "".join(f"    {line}" for line in body.splitlines(keepends=True))
    return f'#!/bin/sh\nset -e\ncase "$1" in {when})\n{indented}    ;;\nesac\n'


def build(program: Path, icons: Path, version: str, scratch: Path, to: Path) -> Path:
    """Pack the frozen folder `program`; gives the .deb, which lies in `to`."""
    root = scratch / "deb"
    shutil.rmtree(root, ignore_errors=True)
    _lay_out(root, program, icons)
    architecture = _told("dpkg", "--print-architecture")
    glibc = libraries.least_glibc(root / "opt")
    _write_control(root, control(version, architecture, glibc, libraries.size(root)))
    package = to / f"yaosu_{version}_{architecture}.deb"
    # xz: the dpkg of older desktops does not read zstd.
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)], check=True)
    return package


def _lay_out(root: Path, program: Path, icons: Path) -> None:
    shutil.copytree(program, root / "opt" / "yaosu", symlinks=True)
    link = root / "usr" / "bin" / "yaosu"
    link.parent.mkdir(parents=True)
    link.symlink_to("/opt/yaosu/yaosu")
    share, hicolor = root / "usr" / "share", root / "usr" / "share" / "icons" / "hicolor"
    _copy(HERE / "yaosu.desktop", share / "applications" / "yaosu.desktop")
    _copy(HERE.parents[1] / "LICENSE", share / "doc" / "yaosu" / "copyright")
    _copy(icons / "yaosu.svg", hicolor / "scalable" / "apps" / "yaosu.svg")
    for picture in icons.glob("yaosu-*.png"):
        size = picture.stem.removeprefix("yaosu-")
        _copy(picture, hicolor / f"{size}x{size}" / "apps" / "yaosu.png")
    if UDEV_RULES.exists():
        # /lib and not /usr/lib: Debian 10 and what was made from it look only there.
        _copy(UDEV_RULES, root / "lib" / "udev" / "rules.d" / UDEV_RULES.name)


def _write_control(root: Path, description: str) -> None:
    folder = root / "DEBIAN"
    sums = [f"{_md5(file)}  {file.relative_to(root)}\n" for file in sorted(root.rglob("*")) if _is_plain(file)]
    folder.mkdir()
    (folder / "control").write_text(description, encoding="utf-8")
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")
    for name in _SCRIPTS:
        (folder / name).write_text(script(name), encoding="utf-8")
        (folder / name).chmod(0o755)
    for file in root.rglob("*"):
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() or file.stat().st_mode & 0o100 else 0o644)


def _copy(source: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, to)


def _is_plain(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


def _md5(file: Path) -> str:
    return hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()


def _told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
