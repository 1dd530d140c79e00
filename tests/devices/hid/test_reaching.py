"""hidapi where it can work, libusb where the kernel keeps a scanner to itself, and never the one in the other's place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from usb.core import USBError

from app.devices.hid import reaching
from app.devices.hid.finding import scanners
from app.devices.hid.hidapi import Hidapi
from app.devices.hid.reaching import SETTLES_S, KernelFirst
from app.devices.hid.scanner import HidScanner
from app.devices.hid.usb_port import UsbHid
from app.devices.machine import Machine
from app.devices.port import PortError
from app.domain.devices import Condition, Link, Trouble
from tests.devices.heard import Heard
from tests.fakes.hid import KEYBOARD_USAGE, SCANNER_USAGE, FakeHid, FakeScanner
from tests.fakes.hid_kernel import LINE, PlayedKernel, tell_names
from tests.fakes.hid_usb import PlayedUsb

CODE = "81000019000000000017"
DENIED = (Trouble.NO_PERMISSION, LINE)


# --- which way --------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has two ways")
def test_on_linux_the_kernels_own_way_is_the_first_and_libusb_the_second(tmp_path: Path) -> None:
    (tmp_path / "class" / "hidraw").mkdir(parents=True)
    assert isinstance(reaching.this_computers(sysfs=tmp_path), KernelFirst)


def test_elsewhere_there_is_only_hidapi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching.sys, "platform", "win32")
    monkeypatch.setattr(reaching, "find_spec", lambda _name: object())
    assert isinstance(reaching.this_computers(sysfs=tmp_path), Hidapi)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has kernels without hidraw")
def test_a_kernel_without_it_is_passed_by(tmp_path: Path) -> None:
    assert isinstance(reaching.this_computers(sysfs=tmp_path), UsbHid)


def test_without_hidapi_libusb_reaches_scanners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "class" / "hidraw").mkdir(parents=True)
    monkeypatch.setattr(reaching, "find_spec", lambda _name: None)
    assert isinstance(reaching.this_computers(sysfs=tmp_path), UsbHid)


# --- past the kernel --------------------------------------------------------------------------------------------------


class Linux:
    """A computer with both ways, and the clock both go by."""

    def __init__(self, sysfs: Path) -> None:
        self.computer = FakeHid()
        self.bus = PlayedUsb(self.computer)
        self.kernel = PlayedKernel(self.computer, self.bus)
        self.sysfs = sysfs
        self.now_s = 0.0
        usb = UsbHid(self.bus, mending=lambda node: f"sudo mend {node}", sysfs=sysfs)
        self.system = KernelFirst(self.kernel, usb, ticks=lambda: self.now_s)

    def plug(self, scanner: FakeScanner) -> str:
        """Its hidraw device."""
        tell_names(self.sysfs, scanner)
        return self.computer.plug(scanner)

    def opens(self, key: str) -> str:
        """By which path that scanner is opened now; it is let go again. Raises PortError."""
        path = self.path(key)
        self.system.open(path).close()
        return path

    def path(self, key: str) -> str:
        """By which it would be read; "" where it is not there."""
        found = [one for one in scanners(self.system.interfaces()) if key in one.keys]
        return found[0].paths[0] if found else ""

    def refused(self, key: str) -> tuple[Trouble, str]:
        """Why it cannot be opened now, and what is said to help."""
        with pytest.raises(PortError) as error:
            self.opens(key)
        return error.value.trouble, error.value.detail

    def later(self, seconds: float = SETTLES_S) -> None:
        """Time goes by."""
        self.now_s += seconds


@pytest.fixture
def linux(tmp_path: Path) -> Iterator[Linux]:
    made = Linux(tmp_path)
    yield made
    assert made.bus.open_handles == 0, "left open"


def key_of(scanner: FakeScanner) -> str:
    return f"hid:{scanner.vid:04x}:{scanner.pid:04x}:{scanner.serial}"


def test_what_the_kernel_gives_is_taken_from_it_and_libusb_leaves_it_alone(linux: Linux) -> None:
    path = linux.plug(scanner := FakeScanner())
    for _ in range(3):
        assert linux.opens(key_of(scanner)) == path
        linux.later()
    assert [one.path for one in linux.system.interfaces()] == [path]
    assert linux.bus.driven == {}, "never opened by libusb, not even to ask its name"


def test_a_scanner_without_a_hidraw_device_is_read_by_libusb_under_the_same_key(linux: Linux) -> None:
    hidraw = linux.plug(scanner := FakeScanner())
    linux.kernel.hide(scanner)
    assert linux.path(key_of(scanner)) == "", "it may still be being plugged in"
    linux.later()
    (found,) = scanners(linux.system.interfaces())
    assert (found.link, found.keys) == (Link.HID_POS, (key_of(scanner), "hid:0c2e:0907@1-2"))
    handle = linux.system.open(linux.path(key_of(scanner)))
    assert linux.bus.driven == {hidraw: False}
    handle.close()
    assert linux.bus.driven == {hidraw: True}, "its driver is fetched back"


def test_a_scanner_that_is_late_on_the_kernels_list_stays_the_kernels(linux: Linux) -> None:
    hidraw = linux.plug(scanner := FakeScanner())
    linux.kernel.hide(scanner)
    assert linux.path(key_of(scanner)) == ""
    linux.later(SETTLES_S - 1)
    linux.kernel._hidden.clear()
    assert linux.opens(key_of(scanner)) == hidraw
    linux.later()
    assert linux.opens(key_of(scanner)) == hidraw


@pytest.mark.parametrize("trouble", [Trouble.NO_PERMISSION, Trouble.GONE])
def test_a_hidraw_device_that_stays_shut_is_passed_by_where_libusb_may(linux: Linux, trouble: Trouble) -> None:
    hidraw = linux.plug(scanner := FakeScanner())
    linux.kernel.refuse(hidraw, trouble)
    while linux.now_s <= SETTLES_S:
        assert linux.refused(key_of(scanner))[0] is trouble
        assert linux.bus.driven == {}
        linux.later(1)
    past = linux.opens(key_of(scanner))
    assert past == "1:1:0"
    assert linux.bus.driven == {hidraw: True}
    assert [one.path for one in linux.system.interfaces()] == [past], "listed once"
    assert linux.opens(key_of(scanner)) == past


def test_a_permission_that_is_only_late_is_waited_for(linux: Linux) -> None:
    """udev lists a device first and gives the permission then."""
    hidraw = linux.plug(scanner := FakeScanner())
    linux.kernel.refuse(hidraw, Trouble.NO_PERMISSION)
    assert linux.refused(key_of(scanner)) == DENIED
    linux.later(1)
    linux.kernel.refuse(hidraw, None)
    assert linux.opens(key_of(scanner)) == hidraw
    linux.later()
    linux.kernel.refuse(hidraw, Trouble.NO_PERMISSION)
    assert linux.refused(key_of(scanner)) == DENIED
    assert linux.refused(key_of(scanner)) == DENIED
    assert linux.bus.driven == {}, "it opened meanwhile: the time counts anew"


@pytest.mark.parametrize("past", [Trouble.NO_PERMISSION, Trouble.IN_USE, Trouble.GONE])
def test_a_missing_permission_is_told_with_its_line_however_libusb_fails(linux: Linux, past: Trouble) -> None:
    hidraw = linux.plug(scanner := FakeScanner())
    linux.kernel.refuse(hidraw, Trouble.NO_PERMISSION)
    linux.computer.refuse(past)
    for _ in range(10):
        assert linux.refused(key_of(scanner)) == DENIED
        assert linux.bus.driven.get(hidraw, True), "its driver stays"
        linux.later(1)
    linux.kernel.refuse(hidraw, None)
    linux.computer.refuse(None)
    assert {linux.opens(key_of(scanner)) for _ in range(2)} <= {hidraw, "1:1:0"}


def test_without_libusb_a_missing_permission_is_told_as_ever(linux: Linux, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux.bus, "enumerate_devices", lambda: iter(()))
    hidraw = linux.plug(scanner := FakeScanner())
    linux.kernel.refuse(hidraw, Trouble.NO_PERMISSION)
    for _ in range(10):
        assert linux.refused(key_of(scanner)) == DENIED
        linux.later(1)


def test_a_scanner_without_hidraw_that_libusb_may_not_open_says_the_line_for_its_own_node(
    linux: Linux, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_dev: str) -> str:
        raise USBError("denied", None, 13)

    linux.plug(scanner := FakeScanner())
    linux.kernel.hide(scanner)
    monkeypatch.setattr(linux.bus, "open_device", denied)
    linux.path(key_of(scanner))
    linux.later()
    assert linux.refused(key_of(scanner)) == (Trouble.NO_PERMISSION, "sudo mend /dev/bus/usb/001/001")


@pytest.mark.parametrize("trouble", [Trouble.IN_USE, Trouble.NO_SERVICE])
def test_what_another_program_has_is_left_to_it(linux: Linux, trouble: Trouble) -> None:
    hidraw = linux.plug(scanner := FakeScanner())
    linux.kernel.refuse(hidraw, trouble)
    for _ in range(10):
        assert linux.refused(key_of(scanner))[0] is trouble
        linux.later(1)
    assert linux.bus.driven == {}


def test_plugged_in_again_with_its_permission_it_is_the_kernels_again(linux: Linux) -> None:
    first = linux.plug(scanner := FakeScanner())
    linux.kernel.refuse(first, Trouble.NO_PERMISSION)
    for _ in range(5):
        linux.path(key_of(scanner))
        if linux.now_s <= SETTLES_S:
            linux.refused(key_of(scanner))
        linux.later(1)
    assert linux.path(key_of(scanner)) == "1:1:0"
    linux.computer.unplug(scanner)
    assert linux.system.interfaces() == []
    second = linux.computer.plug(scanner)
    assert linux.opens(key_of(scanner)) == second


def test_a_refusal_of_long_ago_does_not_count_for_another_device(linux: Linux) -> None:
    """The kernel gives its numbers anew."""
    hidraw = linux.plug(first := FakeScanner())
    linux.kernel.refuse(hidraw, Trouble.NO_PERMISSION)
    linux.refused(key_of(first))
    linux.computer.unplug(first)
    assert linux.path(key_of(first)) == ""
    linux.later(60)
    linux.computer._numbers = iter([0])  # type: ignore[assignment]
    assert linux.computer.plug(first) == hidraw
    assert linux.refused(key_of(first)) == DENIED
    assert linux.refused(key_of(first)) == DENIED
    assert linux.bus.driven == {}


def test_of_two_scanners_only_the_one_that_is_kept_goes_past(linux: Linux) -> None:
    one = linux.plug(FakeScanner(serial="ONE1"))
    linux.plug(kept := FakeScanner(serial="TWO2", place="1-3"))
    linux.kernel.hide(kept)
    linux.path("")
    linux.later()
    assert linux.opens("hid:0c2e:0907:ONE1") == one
    assert linux.opens("hid:0c2e:0907:TWO2") == "1:2:0"
    assert one not in linux.bus.driven


def test_a_scanner_that_only_the_kernel_knows_for_one_is_known_past_it_too(linux: Linux) -> None:
    """A cheap one: neither its maker nor its name says so, only its collection."""
    hidraw = linux.plug(cheap := FakeScanner(vid=0x28E9, product="HID Device", usages=[SCANNER_USAGE]))
    linux.kernel.refuse(hidraw, Trouble.NO_PERMISSION)
    for _ in range(5):
        if linux.now_s <= SETTLES_S:
            linux.refused(key_of(cheap))
        linux.later(1)
    handle = linux.system.open(linux.path(key_of(cheap)))
    assert linux.bus.driven == {hidraw: False}
    assert linux.path(key_of(cheap)) == "1:1:0", "also while it is read, and the kernel lists it no more"
    handle.close()


def test_keyboards_and_mice_are_nobodys_business(linux: Linux) -> None:
    for place, product, usages in (("1-4", "Keyboard", [KEYBOARD_USAGE]), ("1-5", "Mouse", [(0x01, 0x02)])):
        linux.plug(each := FakeScanner(vid=0x046D, product=product, place=place, usages=usages))
        linux.kernel.hide(each)
    linux.path("")
    linux.later()
    assert scanners(linux.system.interfaces()) == []
    assert linux.bus.driven == {}


# --- at work ----------------------------------------------------------------------------------------------------------

Begin = Callable[[KernelFirst, FakeScanner], Heard]


@pytest.fixture
def begin() -> Iterator[Begin]:
    machines: list[Machine] = []

    def begun(system: KernelFirst, scanner: FakeScanner) -> Heard:
        heard, way = Heard(), HidScanner(key_of(scanner), system, look_every_s=0.005)
        machines.append(Machine(way.key, way.open, way.decoder, reopen_every_s=0.001, **heard.ears))
        machines[-1].start()
        return heard

    yield begun
    for machine in machines:
        machine.stop()


@pytest.mark.parametrize("listed", [True, False], ids=["shut", "not listed"])
def test_a_kept_scanner_comes_to_be_read_by_itself_and_survives_its_unplugs(
    linux: Linux, begin: Begin, listed: bool
) -> None:
    system = KernelFirst(linux.kernel, UsbHid(linux.bus, sysfs=linux.sysfs), settles_s=0.01)
    scanner = FakeScanner()
    tell_names(linux.sysfs, scanner)
    if not listed:
        linux.kernel.hide(scanner)
    for number in range(3):
        linux.kernel.refuse(f"/dev/hidraw{number}", Trouble.NO_PERMISSION)
    heard = begin(system, scanner)
    for turn in range(3):
        path = linux.computer.plug(scanner)
        heard.until(lambda turn=turn: heard.told.count((Condition.READY, None)) == turn + 1)  # type: ignore[misc]
        assert linux.bus.driven[path] is False
        linux.computer.scan(scanner, f"{CODE[:-1]}{turn}")
        heard.until(lambda turn=turn: len(heard.texts) == turn + 1)  # type: ignore[misc]
        linux.computer.unplug(scanner)
    assert heard.texts == [f"{CODE[:-1]}{turn}" for turn in range(3)]
    troubles = {trouble for condition, trouble in heard.told if condition is Condition.LOST}
    assert troubles <= ({Trouble.GONE, Trouble.NO_PERMISSION} if listed else {Trouble.GONE})
