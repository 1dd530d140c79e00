"""The Debian package: where its files lie, what it needs, and what it does when it comes and goes."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer import libraries
from installer.linux import deb
from scripts.system_packages import QT_LIBRARIES

debian_only = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="needs dpkg-deb")
DESKTOP = deb.HERE / "yaosu.desktop"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of a program that is one small script."""
    program, icons, to = tmp_path / "yaosu", tmp_path / "icons", tmp_path / "dist"
    (program / "_internal").mkdir(parents=True)
    (program / "yaosu").write_text("#!/bin/sh\n", encoding="utf-8")
    (program / "yaosu").chmod(0o755)
    (program / "_internal" / "lib.so").symlink_to("elsewhere.so")
    icons.mkdir()
    for name in ("yaosu.svg", "yaosu-48.png"):
        (icons / name).touch()
    to.mkdir()
    return deb.build(program, icons, "1.2.3", tmp_path / "scratch", to)


def fields(control: str) -> dict[str, str]:
    """Of a control file; lines that go on are left where they are."""
    return dict(re.findall(r"^([A-Z][A-Za-z-]+): (.*)$", control, re.MULTILINE))


def test_it_needs_every_package_that_qt_needs_and_the_c_library_it_was_built_on() -> None:
    told = fields(deb.control("1.2.3", "amd64", (2, 36), 1025))
    needs = told["Depends"].split(", ")
    assert set(QT_LIBRARIES.values()) <= set(needs)
    assert "libc6 (>= 2.36)" in needs
    assert len(needs) == len(set(needs))
    assert (told["Version"], told["Architecture"], told["Installed-Size"]) == ("1.2.3", "amd64", "2")


def test_what_it_can_do_without_is_recommended() -> None:
    told = fields(deb.control("1.2.3", "amd64", (2, 36), 1025))["Recommends"]
    assert {"pcscd", "ca-certificates", *libraries.WAYLAND_LIBRARIES.values()} <= set(told.split(", "))
    assert "fonts-" in told


@pytest.mark.parametrize("name", ["preinst", "prerm", "postinst", "postrm"])
def test_what_it_does_when_it_comes_and_goes_is_written_for_any_shell(name: str) -> None:
    assert subprocess.run(["sh", "-n"], input=deb.script(name), text=True, check=False).returncode == 0
    untouched = subprocess.run(["sh", "-s", "abort-upgrade"], input=deb.script(name), text=True, check=False)
    assert untouched.returncode == 0


@pytest.mark.skipif(not Path("/proc/self/exe").exists(), reason="needs /proc")
@pytest.mark.parametrize(("name", "when"), [("preinst", "install"), ("preinst", "upgrade"), ("prerm", "remove")])
def test_it_is_not_replaced_or_removed_while_it_runs(name: str, when: str) -> None:
    runs = deb.script(name).replace("/opt/yaosu/yaosu", str(Path(sys.executable).resolve()))
    refused = subprocess.run(["sh", "-s", when], input=runs, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "药溯正在运行" in refused.stderr
    stopped = deb.script(name).replace("/opt/yaosu/yaosu", "/nowhere/yaosu")
    assert subprocess.run(["sh", "-s", when], input=stopped, text=True, check=False).returncode == 0


@debian_only
def test_its_files_lie_where_the_system_looks_for_them(package: Path) -> None:
    listed = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True).stdout
    lines = {line.split(None, 5)[5]: line for line in listed.splitlines()}
    assert {
        "./opt/yaosu/yaosu",
        "./opt/yaosu/_internal/lib.so -> elsewhere.so",
        "./usr/bin/yaosu -> /opt/yaosu/yaosu",
        "./usr/share/applications/yaosu.desktop",
        "./usr/share/doc/yaosu/copyright",
        "./usr/share/icons/hicolor/48x48/apps/yaosu.png",
        "./usr/share/icons/hicolor/scalable/apps/yaosu.svg",
    } <= lines.keys()
    assert lines["./opt/yaosu/yaosu"].startswith("-rwxr-xr-x root/root")
    assert lines["./usr/share/doc/yaosu/copyright"].startswith("-rw-r--r-- root/root")


@debian_only
def test_it_brings_the_rules_that_open_readers_and_scanners(package: Path) -> None:
    listed = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True).stdout
    assert ("./lib/udev/rules.d/70-yaosu.rules" in listed) is deb.UDEV_RULES.exists()


@debian_only
def test_dpkg_can_tell_whether_a_file_was_changed(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "--control", package, tmp_path / "told"], check=True)
    sums = (tmp_path / "told" / "md5sums").read_text(encoding="utf-8")
    assert re.search(r"^[0-9a-f]{32}  opt/yaosu/yaosu$", sums, re.MULTILINE)
    assert "DEBIAN" not in sums


def test_the_menu_entry_starts_what_is_installed() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(DESKTOP, encoding="utf-8")
    desktop = entry["Desktop Entry"]
    assert (desktop["Type"], desktop["Exec"], desktop["Icon"], desktop["Terminal"]) == (
        "Application",
        "yaosu --from-menu",
        "yaosu",
        "false",
    )
    assert desktop["StartupWMClass"] == "yaosu"
    assert desktop["Name[zh_CN]"] == "药溯"
    actions = [f"Desktop Action {name}" for name in desktop["Actions"].rstrip(";").split(";")]
    assert entry.sections() == ["Desktop Entry", *actions]
    assert entry["Desktop Action demo"]["Exec"] == "yaosu --demo --from-menu"


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="needs desktop-file-utils")
def test_the_menu_entry_is_valid() -> None:
    told = subprocess.run(["desktop-file-validate", DESKTOP], capture_output=True, text=True, check=False)
    assert (told.returncode, "error" in told.stdout) == (0, False)
