"""A reader of identity cards on USB, with pyusb on a backend of our own."""

from __future__ import annotations

import errno
from typing import Any

import pytest
import usb.core

from app.devices.cards.resident.conversation import Conversation
from app.devices.cards.resident.reader import resident_reader
from app.devices.cards.resident.usb_devices import UsbReader, attached
from app.devices.cards.resident.usb_port import open_usb
from app.devices.port import PortError
from app.domain.devices import Condition, Trouble
from tests.fakes.card_ears import HeardCards
from tests.fakes.identity_card_reader import SamModule, citizen
from tests.fakes.usb_card_reader import SPLIT, WHOLE, UsbReaderBackend

NAME = "USB 0400:c35a (1-2.3)"


@pytest.fixture
def module() -> SamModule:
    made = SamModule()
    made.lay(citizen())
    return made


@pytest.mark.parametrize("packet", [64, 4096])
@pytest.mark.parametrize("pipes", [SPLIT, WHOLE], ids=["two pairs of pipes", "one pair"])
def test_a_card_is_read_through_whatever_pipes_there_are(module: SamModule, pipes: Any, packet: int) -> None:
    backend = UsbReaderBackend(module, pipes)
    backend.packet = packet
    port = open_usb(backend=backend)
    conversation = Conversation(port)
    conversation.greet()
    assert conversation.find()
    assert conversation.read().name == "张伟"
    port.close()
    port.close()
    assert "claim 1" in backend.calls
    assert backend.calls.count("release 1") == 1
    assert backend.calls[-1] == "close"


def test_the_rest_of_an_answer_whose_beginning_was_lost_does_no_harm(module: SamModule) -> None:
    backend = UsbReaderBackend(module)
    port = open_usb(backend=backend)
    backend.waiting[0x85].append(bytes.fromhex("00 00 80 84"))
    Conversation(port).greet()
    port.close()


def test_a_header_without_the_rest_is_not_waited_for_again(module: SamModule) -> None:
    backend = UsbReaderBackend(module)
    port = open_usb(backend=backend)
    backend.waiting[0x81].append(bytes.fromhex("AA AA AA 96 69 00 04"))
    Conversation(port).greet()
    port.close()


def test_nothing_to_read_is_no_fault_and_no_wait_is_for_ever(module: SamModule) -> None:
    backend = UsbReaderBackend(module)
    port = open_usb(backend=backend)
    assert port.read(0) == b""
    assert backend.timeouts_ms == {1}
    port.close()


def test_attached_readers_are_told_by_their_place(module: SamModule) -> None:
    backend = UsbReaderBackend(module)
    reader = UsbReader(0x0400, 0xC35A, "1-2.3", "/dev/bus/usb/001/005")
    assert attached(backend=backend) == [reader]
    assert reader.name == NAME
    backend.plugged = False
    assert attached(backend=backend) == []


def test_a_reader_at_another_place_is_not_taken(module: SamModule) -> None:
    backend = UsbReaderBackend(module)
    open_usb(place="1-2.3", backend=backend).close()
    with pytest.raises(PortError) as away:
        open_usb(place="1-4", backend=backend)
    assert (away.value.trouble, away.value.detail) == (Trouble.GONE, "USB 0400:c35a")


def test_a_reader_that_was_never_configured_is_configured(module: SamModule) -> None:
    backend = UsbReaderBackend(module)
    backend.configured = False
    open_usb(backend=backend).close()
    assert "configure" in backend.calls


def test_a_driver_of_the_system_is_sent_away_and_called_back(module: SamModule) -> None:
    backend = UsbReaderBackend(module)
    backend.driver_active = True
    open_usb(backend=backend).close()
    assert [call for call in backend.calls if call in {"detach", "claim 1", "attach"}] == [
        "detach",
        "claim 1",
        "attach",
    ]


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.EACCES, Trouble.NO_PERMISSION),
        (errno.EBUSY, Trouble.IN_USE),
        (errno.ENOSYS, Trouble.NO_SERVICE),
        (errno.EIO, Trouble.GONE),
        (errno.ENODEV, Trouble.GONE),
        (None, Trouble.GONE),
    ],
)
@pytest.mark.parametrize("call", ["claim_interface", "open_device"])
def test_what_cannot_be_opened_says_why_and_is_let_go(
    module: SamModule, monkeypatch: pytest.MonkeyPatch, call: str, number: int | None, trouble: Trouble
) -> None:
    def fails(*_: object) -> None:
        raise usb.core.USBError("no", -3, number)

    backend = UsbReaderBackend(module)
    monkeypatch.setattr(backend, call, fails)
    with pytest.raises(PortError) as refused:
        open_usb(backend=backend)
    assert refused.value.trouble is trouble
    assert backend.calls[-1:] == (["close"] if call == "claim_interface" else [])


def test_a_missing_permission_is_told_with_the_line_to_run(module: SamModule) -> None:
    backend = UsbReaderBackend(module)
    backend.trouble = errno.EACCES
    with pytest.raises(PortError) as refused:
        open_usb(backend=backend, mending=lambda node: f"sudo open {node}")
    assert refused.value.detail == "sudo open /dev/bus/usb/001/005"


def test_a_device_without_bulk_pipes_speaks_as_something_else(module: SamModule) -> None:
    with pytest.raises(PortError) as refused:
        open_usb(backend=UsbReaderBackend(module, ((0x81,), ())))
    assert refused.value.trouble is Trouble.WRONG_MODE


def test_a_driver_that_cannot_be_asked_is_no_fault(module: SamModule, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> bool:
        raise NotImplementedError

    backend = UsbReaderBackend(module)
    monkeypatch.setattr(backend, "is_kernel_driver_active", unknown)
    open_usb(backend=backend).close()
    assert "detach" not in backend.calls


def test_a_closed_port_and_an_unplugged_reader_are_gone(module: SamModule) -> None:
    backend = UsbReaderBackend(module)
    port = open_usb(backend=backend)
    backend.trouble = errno.ENODEV
    for use in (lambda: port.read(0.1), lambda: port.write(b"\0" * 10)):
        with pytest.raises(PortError) as gone:
            use()
        assert (gone.value.trouble, gone.value.detail) == (Trouble.GONE, NAME)
    backend.trouble = None
    port.close()
    with pytest.raises(PortError):
        port.read(0.1)


def test_a_system_without_libusb_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("libusb_package.get_libusb1_backend", lambda: None)
    monkeypatch.setattr("usb.backend.libusb1.get_backend", lambda *_, **__: None)
    monkeypatch.setattr("usb.backend.libusb0.get_backend", lambda *_, **__: None)
    monkeypatch.setattr("usb.backend.openusb.get_backend", lambda *_, **__: None)
    with pytest.raises(PortError) as missing:
        attached()
    assert missing.value.trouble is Trouble.NO_SERVICE


def test_the_real_libusb_lists_what_is_plugged_in_here() -> None:
    assert isinstance(attached(), list)


def test_a_reader_unplugged_from_usb_is_lost_and_found_again(module: SamModule) -> None:
    backend = UsbReaderBackend(module)
    heard = HeardCards()
    watch = resident_reader(
        "usb", lambda: open_usb(backend=backend), heard.ears, find_every_s=0.001, reopen_every_s=0.001
    )
    watch.start()
    try:
        heard.until(lambda: heard.people)
        backend.plugged, backend.trouble = False, errno.ENODEV
        heard.until(lambda: heard.is_now("usb", Condition.LOST, Trouble.GONE))
        module.lay(citizen("李娜"))
        backend.plugged, backend.trouble = True, None
        heard.until(lambda: len(heard.people) == 2)
    finally:
        watch.stop()
    assert heard.names == ["张伟", "李娜"]
