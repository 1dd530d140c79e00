"""What reaches real devices: how they are found, opened and decoded. Loaded by the desk's thread, never before the window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from app.bootstrap import places
from app.bootstrap.attended import Ask, Attended
from app.bootstrap.attended_cards import AskedReader, CardTeller, WatchedReader
from app.bootstrap.devices import Plugged, Worker
from app.devices.cards.resident.reader import resident_reader
from app.devices.cards.resident.usb_devices import attached
from app.devices.cards.resident.usb_port import open_usb
from app.devices.cards.watching import SERVICE, social_readers
from app.devices.commands import LANGUAGES, commands_of
from app.devices.decoder import Decoded, Decoder
from app.devices.finding import ListPorts, list_ports, serial_devices, wherever
from app.devices.hid import switching
from app.devices.hid.finding import scanners as hid_scanners
from app.devices.hid.identifying import ASKED_OVER_HID, identify_over_hid
from app.devices.hid.reaching import this_computers
from app.devices.hid.reports import ReportDecoder
from app.devices.hid.scanner import HidScanner
from app.devices.hid.system import HidSystem
from app.devices.models import Models, read_models
from app.devices.permissions import line_to_run
from app.devices.port import Opener, Port, PortError
from app.devices.same_again import SameAgain
from app.devices.scanners.decoding import decoder_for
from app.devices.scanners.identifying import Conversation, Identity, identify
from app.devices.serial_port import SerialLine
from app.devices.virtual import VirtualScanner
from app.domain.device_profiles import ConfiguredDevice, DeviceProfile, Maker, Reads
from app.domain.devices import Link, Trouble
from app.ui.devices.rows import READERS

VIRTUAL = "virtual"
"""Key of the scanner for training."""

RULES = "70-yaosu.rules"
_RULES_LIE = ("/etc/udev/rules.d", "/lib/udev/rules.d", "/usr/lib/udev/rules.d")


class RealParts:
    """All links of this version. virtual: the scanner for training, only in the demo. ports, hid: the system's."""

    def __init__(
        self,
        *,
        now: Callable[[], datetime],
        virtual: VirtualScanner | None = None,
        ports: ListPorts = list_ports,
        hid: HidSystem | None = None,
    ) -> None:
        self._now, self._virtual, self._ports = now, virtual, ports
        self._hid: HidSystem = hid or this_computers(mending=line_for)
        self._models = models()

    def plugged(self) -> Sequence[Plugged]:
        """As Parts."""
        training = [Plugged(VIRTUAL, Link.SERIAL, at_once=True)] if self._virtual is not None else []
        return [*training, *self._on_serial_ports(), *self._on_hid(), *self._readers()]

    def switch(self, key: str) -> None:
        """As Parts."""
        found = next((each for each in hid_scanners(self._hid.interfaces()) if each.key == key), None)
        if found is None or not switching.can_be_switched(found):
            raise PortError(Trouble.GONE, key)
        switching.enter_hid_pos(self._hid, found)

    def attend(
        self, device: ConfiguredDevice, there: Plugged | None, teller: CardTeller, *, added: bool
    ) -> Worker | None:
        """As Parts."""
        if device.link in READERS or device.reads is Reads.ID_CARDS:
            return self._reader(device, there, teller, added=added)
        if device.link is Link.HID_POS:
            scanner = HidScanner(device.key, self._hid, device.profile)
            asking = partial(_hid_identity, scanner, device.profile)
            return self._scanner(
                device,
                there,
                (scanner.open, scanner.decoder),
                teller,
                added,
                descriptor=lambda: scanner.descriptor,
                ask=asking if device.maker in ASKED_OVER_HID else None,
            )
        way = self._way(device)
        ask = partial(_identity, device.maker) if device.key != VIRTUAL else None
        return self._scanner(device, there, way, teller, added, ask=ask) if way is not None else None

    def _scanner(
        self,
        device: ConfiguredDevice,
        there: Plugged | None,
        way: tuple[Opener, Callable[[], Decoder]],
        teller: CardTeller,
        added: bool,
        *,
        ask: Ask | None,
        descriptor: Callable[[], bytes] = bytes,
    ) -> Worker:
        return Attended(
            device,
            *way,
            teller=teller,
            now=self._now,
            same_again=SameAgain(device.profile.same_again_within_ms() / 1000),
            model=there.model if there else "",
            commands=commands_of(device.maker, device.link),
            added=added,
            descriptor=descriptor,
            ask=ask,
        )

    def _reader(
        self, device: ConfiguredDevice, there: Plugged | None, teller: CardTeller, *, added: bool
    ) -> Worker | None:
        if device.link is Link.HELPER:
            return AskedReader(device, teller=teller, now=self._now, added=added) if device.library else None
        watched = partial(WatchedReader, device, teller=teller, now=self._now, model=there.model if there else "")
        if device.link is Link.PCSC:
            return watched(social_readers, added=added, seen_only=True)
        if device.link is Link.USB:
            place = device.key.partition("@")[2] or None
            return watched(lambda ears: resident_reader(device.key, lambda: open_usb(place=place), ears), added=added)
        opener = wherever(device.key, device.address, SerialLine(baud=device.profile.baud), self._ports)
        return watched(lambda ears: resident_reader(device.key, opener, ears), added=added)

    def _way(self, device: ConfiguredDevice) -> tuple[Opener, Callable[[], Decoder]] | None:
        if device.key == VIRTUAL and self._virtual is not None:
            return self._virtual.open, decoder_of(device.link, device.maker, device.profile)
        if device.link in (Link.SERIAL, Link.NETWORK):
            line = SerialLine(baud=device.profile.baud)
            opener = wherever(device.key, device.address, line, self._ports)
            return opener, decoder_of(device.link, device.maker, device.profile)
        return None

    def _on_serial_ports(self) -> Iterator[Plugged]:
        """A port whose vendor makes nothing but scanners is one; behind any other anything may hang."""
        for found in serial_devices(self._ports() or ()):
            guess = self._models.guess(found.vid, found.pid)
            yield Plugged(
                found.key,
                Link.SERIAL,
                found.name,
                guess.name if guess else found.product,
                guess.maker if guess else Maker.OTHER,
                at_once=guess is not None and guess.sure,
            )

    def _readers(self) -> Iterator[Plugged]:
        """Identity-card readers on USB, and the service of all smart-card readers, which may have some or none."""
        yield Plugged(SERVICE, Link.PCSC, at_once=True)
        try:
            for found in attached():
                yield Plugged(
                    f"card:{found.vendor:04x}:{found.product:04x}@{found.place}",
                    Link.USB,
                    model="SAM_V",
                    at_once=True,
                )
        except PortError:
            return  # no libusb on this computer: whoever adds such a reader is told

    def _on_hid(self) -> Iterator[Plugged]:
        """Scanners in HID-POS mode, and those that play keyboard: nobody can read these, but their mode can be told."""
        for found in hid_scanners(self._hid.interfaces()):
            guess = self._models.guess(found.vid, found.pid)
            yield Plugged(
                found.key,
                found.link or Link.KEYBOARD,
                "",
                guess.name if guess else found.name,
                guess.maker if guess else Maker.OTHER,
                at_once=found.link is Link.HID_POS,
                switchable=switching.can_be_switched(found),
            )


def _identity(maker: Maker, port: Port, _on_scan: Callable[[Decoded], None]) -> str:
    """Asked as its maker's; where nobody knows whose it is, as every maker's, until it answers. Raises PortError."""
    makers = LANGUAGES if maker is Maker.OTHER else (maker,)
    return _said(identify(Conversation(port), makers))


def _hid_identity(scanner: HidScanner, profile: DeviceProfile, port: Port, on_scan: Callable[[Decoded], None]) -> str:
    """Asked over the port that the scanner opened just now. Raises PortError."""
    return _said(identify_over_hid(port, scanner.descriptor, profile, on_scan))


def _said(found: Identity | None) -> str:
    """In one line; "" where it said nothing."""
    if found is None:
        return ""
    return " · ".join(filter(None, (found.model or found.maker.capitalize(), found.number, found.firmware)))


def models() -> Models:
    """What USB ids say about scanners."""
    return read_models((places.RESOURCES / "devices" / "models.toml").read_text(encoding="utf-8"))


def line_for(node: str) -> str:
    """The line to run where this account may not open a device. Rules that the system has already need not go there again."""
    if sys.platform != "linux":
        return node
    ours = places.ROOT / "installer" / "linux" / RULES
    there = any((Path(folder) / RULES).exists() for folder in _RULES_LIE)
    return line_to_run(node, None if there or not ours.exists() else str(ours))


def decoder_of(link: Link, maker: Maker, profile: DeviceProfile, descriptor: bytes = b"") -> Callable[[], Decoder]:
    """The decoder of that kind of scanner; of a HID one without a descriptor, for reports of the usual layout."""
    if link is Link.HID_POS:
        return lambda: ReportDecoder(descriptor, profile)
    return decoder_for(maker, profile)
