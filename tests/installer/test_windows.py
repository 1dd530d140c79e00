"""The Windows installer agrees with what is frozen, and takes nobody's data away."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from installer import icon
from installer.contents import ROOT
from installer.windows.version import version_file

SCRIPT = ROOT / "installer" / "windows" / "yaosu.nsi"
SPEC = (ROOT / "installer" / "yaosu.spec").read_text(encoding="utf-8")


def code() -> str:
    """The script without its comments."""
    return "\n".join(line for line in SCRIPT.read_text(encoding="utf-8").splitlines() if not line.startswith(";"))


def test_it_installs_and_removes_the_programs_that_are_frozen() -> None:
    frozen = set(re.findall(r'program\("([a-z-]+)"', SPEC))
    assert {f"{name}.exe" for name in frozen} == {"yaosu.exe", "yaosu-window.exe"}
    removed = set(re.findall(r'Delete "\$INSTDIR\\(.+)"', code()))
    assert removed == {"yaosu.exe", "yaosu-window.exe", "uninstall.exe"}
    refused_while_running = set(re.findall(r'RefuseWhileRunning "\$INSTDIR\\(.+)"', code()))
    assert refused_while_running == {"yaosu.exe", "yaosu-window.exe"}


def test_it_touches_no_data_and_no_folder_it_did_not_make() -> None:
    assert not re.search(r"(?i)appdata|\$documents", code())
    emptied = re.findall(r'RMDir /r "(.+)"', code())
    assert set(emptied) == {r"$INSTDIR\_internal", r"$INSTDIR\card-helper32"}


def test_the_start_menu_opens_the_window_without_a_console() -> None:
    started = re.findall(r'CreateShortcut ".+" "\$INSTDIR\\(\S+)"', code())
    assert started == ["yaosu-window.exe", "yaosu-window.exe"]


@pytest.mark.skipif(not shutil.which("makensis"), reason="needs nsis")
def test_it_compiles_without_a_warning(tmp_path: Path) -> None:
    source = tmp_path / "yaosu"
    (source / "_internal").mkdir(parents=True)
    (source / "yaosu.exe").write_bytes(b"MZ")
    (tmp_path / "yaosu.ico").write_bytes(icon.ico())
    out = tmp_path / "yaosu-1.2.3-windows.exe"
    given = {"VERSION": "1.2.3", "SOURCE": source, "ICON": tmp_path / "yaosu.ico", "OUT": out}
    command = ["makensis", "-V2", "-WX", *(f"-D{name}={value}" for name, value in given.items()), str(SCRIPT)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert out.exists()


def test_explorer_is_told_the_version(tmp_path: Path) -> None:
    text = Path(version_file("1.2.3", tmp_path)).read_text(encoding="utf-8")
    assert "filevers=(1, 2, 3, 0)" in text
    assert 'StringStruct("ProductVersion", "1.2.3")' in text
    compile(text, "version.txt", "eval")


@pytest.mark.usefixtures("qapp")
def test_the_icon_has_a_picture_for_each_size() -> None:
    raw = icon.ico()
    assert raw[:6] == bytes([0, 0, 1, 0, len(icon.ICO_SIZES), 0])
    for number, size in enumerate(icon.ICO_SIZES):
        entry = raw[6 + 16 * number :][:16]
        assert entry[:2] == bytes([size % 256] * 2)
        length, place = int.from_bytes(entry[8:12], "little"), int.from_bytes(entry[12:], "little")
        picture = raw[place : place + length]
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(picture[16:20], "big") == size
