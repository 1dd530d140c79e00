"""The udev rules open what they should and nothing else, and the line to run brings them in."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from app.devices.permissions import RULES_GO_TO, SUBSYSTEMS, line_to_run

RULES = Path(__file__).parents[2] / "installer" / "linux" / "70-yaosu.rules"
TERM = re.compile(
    r'(ACTION|SUBSYSTEM|ENV\{DEVTYPE\}|ATTRS\{idVendor\}|ATTRS\{idProduct\}|GOTO|LABEL|MODE|TAG)(==|!=|\+=|=)"([^"]*)"'
)

MAKERS_OF_SCANNERS = ("0c2e", "23d0", "067e", "05e0", "05f9", "080c", "1eab", "27dd")
PRODUCTS = (
    *("04b4:0100", "04b4:bca1", "04b4:de61", "04b4:de64", "0581:0107", "0581:020c"),
    *("03f0:0139", "03f0:1d24", "0416:c141", "24ea:0197"),
    *("0400:c35a", "10c4:8a1b", "2015:0008", "9573:4836"),
)
SERIAL_CHIPS = ("1a86", "0483", "28e9")


def rules() -> list[list[tuple[str, str, str]]]:
    """Every rule as its terms. A line that is none fails."""
    found = []
    for line in RULES.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            terms = TERM.findall(line)
            assert ", ".join(f'{key}{sign}"{value}"' for key, sign, value in terms) == line
            found.append(terms)
    return found


def done_to(subsystem: str, vid: str, pid: str, *, action: str = "add", devtype: str = "usb_device") -> dict[str, str]:
    """What udev would do, as far as these rules go: a term in a list of alternatives, a jump forward, an assignment."""
    facts = {
        "ACTION": action,
        "SUBSYSTEM": subsystem,
        "ENV{DEVTYPE}": devtype,
        "ATTRS{idVendor}": vid,
        "ATTRS{idProduct}": pid,
    }
    done: dict[str, str] = {}
    sought = None
    for terms in rules():
        if sought is not None and ("LABEL", "=", sought) not in terms:
            continue
        sought = None
        tests = [(key, sign, value.split("|")) for key, sign, value in terms if sign in ("==", "!=")]
        if all((facts[key] in values) == (sign == "==") for key, sign, values in tests):
            done.update({key: value for key, sign, value in terms if sign in ("=", "+=")})
            sought = next((value for key, _, value in terms if key == "GOTO"), None)
    assert sought is None, f"no label {sought}"
    return {key: value for key, value in done.items() if key in ("MODE", "TAG")}


OPENED = {"MODE": "0660", "TAG": "uaccess"}


@pytest.mark.parametrize("subsystem", SUBSYSTEMS)
def test_every_known_scanner_and_reader_is_opened_to_whoever_sits_there(subsystem: str) -> None:
    for known in [f"{maker}:0007" for maker in MAKERS_OF_SCANNERS] + list(PRODUCTS):
        assert done_to(subsystem, *known.split(":")) == OPENED, known


def test_cheap_chips_are_opened_as_serial_ports_only() -> None:
    for chip in SERIAL_CHIPS:
        assert done_to("tty", chip, "7523") == OPENED
        assert done_to("hidraw", chip, "7523") == done_to("usb", chip, "7523") == {}


def test_nothing_else_is_opened() -> None:
    for other in ("046d:c31c", "04b4:0101", "03f0:034a", "0416:0001", "10c4:ea60"):
        for subsystem in SUBSYSTEMS:
            assert done_to(subsystem, *other.split(":")) == {}, other
    assert done_to("block", "0c2e", "0907") == {}
    assert done_to("usb", "0c2e", "0907", devtype="usb_interface") == {}
    assert done_to("hidraw", "0c2e", "0907", action="remove") == {}


@pytest.mark.skipif(shutil.which("udevadm") is None, reason="no udev here")
def test_udev_finds_nothing_wrong() -> None:
    said = subprocess.run(["udevadm", "verify", str(RULES)], capture_output=True, text=True, check=False)
    if "Unknown command" in said.stderr:
        pytest.skip("this udev cannot verify")
    assert said.returncode == 0, said.stdout + said.stderr


def test_the_line_copies_the_rules_and_has_them_read() -> None:
    assert line_to_run("/dev/hidraw3", "/opt/yaosu/70-yaosu.rules") == (
        "sudo install -m 644 /opt/yaosu/70-yaosu.rules /etc/udev/rules.d/70-yaosu.rules"
        " && sudo udevadm control --reload"
        " && sudo udevadm trigger --subsystem-match=hidraw --subsystem-match=usb --subsystem-match=tty"
    )


def test_the_rules_keep_their_name_which_says_when_they_are_read() -> None:
    assert Path(RULES_GO_TO).name == RULES.name < "73"


def test_rules_that_are_there_are_only_read_again() -> None:
    line = line_to_run("/dev/bus/usb/001/004", None)
    assert line.startswith("sudo udevadm control --reload")
    assert "install" not in line


@pytest.mark.parametrize("node", ["/dev/ttyACM0", "/dev/ttyUSB1", "/dev/serial/by-id/usb-x"])
def test_a_serial_port_needs_its_group_too(node: str) -> None:
    assert line_to_run(node, None).endswith(' && sudo usermod -aG dialout "$USER"')
    assert line_to_run(node, None, group="uucp").endswith(' -aG uucp "$USER"')
    assert "usermod" not in line_to_run("/dev/hidraw0", None)


def test_a_path_with_blanks_stays_one_word() -> None:
    line = line_to_run("/dev/hidraw0", "/home/a b/$x'/70-yaosu.rules")
    assert shlex.split(line)[4] == "/home/a b/$x'/70-yaosu.rules"
