"""All devices of this workstation: those of `devices.toml` and those that are found, each attended by a thread of its own.

One thread looks for what is plugged in and for changes of the file; nothing of it touches the window, which hears through
the relay: readings, states, and None where the list itself changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Protocol

from app.bootstrap.attended_cards import CardTeller
from app.bootstrap.keyboard_tape import KeyboardTape
from app.devices import configured
from app.devices.port import PortError
from app.devices.virtual import VirtualScanner
from app.domain.device_profiles import ConfiguredDevice, Maker
from app.domain.devices import Command, Link
from app.domain.key_profiles import KeyProfile
from app.domain.keyboard_scanners import listened_for
from app.domain.refusals import BadSetting, BadSettingsFile, DeviceNotReady
from app.domain.scanner_check import Arrival
from app.settings.file import locked, read_text, replace_text
from app.ui.devices.rows import KEYBOARD, DeviceRow, DevicesLook, FoundPort, SeenKeyboard, waiting

LOOK_EVERY_S = 1.5


@dataclass(frozen=True, slots=True)
class Plugged:
    """A device that is there now.

    at_once: it can only be a scanner or reader, so it is used without being asked for. switchable: it plays keyboard, and can
    be told to be a HID-POS scanner.
    """

    key: str
    link: Link
    address: str = ""
    model: str = ""
    maker: Maker = Maker.OTHER
    at_once: bool = False
    switchable: bool = False


class Worker(Protocol):
    """Whoever attends one device."""

    device: ConfiguredDevice

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def nudge(self) -> None: ...

    @property
    def added(self) -> bool: ...

    def rows(self) -> tuple[DeviceRow, ...]: ...

    def send(self, data: bytes) -> None:
        """Raises PortError."""

    def tell(self, command: Command) -> None:
        """Trigger, stop or beep. Raises PortError, also where it does not understand that."""

    def identify(self) -> str:
        """What it says it is, "" where it does not say. Raises PortError."""

    def arrival(self) -> Arrival | None: ...

    def rename(self, device: ConfiguredDevice, *, added: bool) -> None: ...

    def record(self, path: Path) -> None:
        """Raises OSError."""

    def stop_recording(self) -> Path | None: ...


class Parts(Protocol):
    """What reaches real devices; loaded late, on the desk's own thread."""

    def plugged(self) -> Sequence[Plugged]:
        """What is there now."""

    def switch(self, key: str) -> None:
        """Make a keyboard scanner a HID-POS scanner. Raises PortError."""

    def attend(
        self, device: ConfiguredDevice, there: Plugged | None, teller: CardTeller, *, added: bool
    ) -> Worker | None:
        """Somebody for this device, not started; None where nothing here can read its kind."""


class DeviceDesk:
    """`start` and `stop` once, from the window's thread; everything else from any."""

    def __init__(
        self, file: Path, teller: CardTeller, load: Callable[[], Parts], *, virtual: VirtualScanner | None = None
    ) -> None:
        """virtual: the scanner for training, where there is one; `load` brings it into use.

        tape: the recording of keyboard scanners under way; whoever hears the wedge feeds it.
        """
        self.virtual = virtual
        self.tape: KeyboardTape | None = None
        self._file, self._teller, self._load = file, teller, load
        self._attended: dict[str, Worker] = {}
        self._devices: tuple[ConfiguredDevice, ...] = ()
        self._found: tuple[FoundPort, ...] = ()
        self._keyboards: tuple[SeenKeyboard, ...] = ()
        self._parts: Parts | None = None
        self._models: dict[str, str] = {}
        self._text: str | None = None
        self._trouble: Exception | None = None
        self._stopping, self._wake = Event(), Event()
        self._thread = Thread(target=self._work, name="devices")
        self._list = Lock()

    def start(self) -> None:
        """Begin to look for devices."""
        self._thread.start()

    def stop(self) -> None:
        """End all devices and wait for them. Twice is once."""
        self._stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def workers(self) -> tuple[Worker, ...]:
        """Whoever attends a device now."""
        return self._workers()

    def nudge(self) -> None:
        """Look now: at the file, at what is plugged in, at devices that were lost."""
        for worker in self._workers():
            worker.nudge()
        self._wake.set()

    def look(self) -> DevicesLook:
        """Everything as it is now. Quick: nobody is asked."""
        with self._list:
            rows = tuple(row for worker in self._attended.values() for row in worker.rows())
            devices, found, trouble, keyboards = self._devices, self._found, self._trouble, self._keyboards
            there = set(self._attended)
        off = tuple(waiting(device, self._models.get(device.key, "")) for device in devices if device.key not in there)
        order = {device.key: place for place, device in enumerate(devices)}
        placed = sorted((*rows, *off), key=lambda row: (row.kind, order.get(row.key, len(order)), row.key))
        tape = self.tape
        return DevicesLook(tuple(placed), found, trouble, keyboards, str(tape.path) if tape is not None else "")

    def keyboards(self) -> tuple[ConfiguredDevice, ...]:
        """The scanners of the file that play keyboard and are used."""
        with self._list:
            return tuple(device for device in self._devices if device.on and device.link is Link.KEYBOARD)

    def send(self, key: str, data: bytes) -> None:
        """Tell a device something. Raises DeviceNotReady."""
        worker = self._worker(key)
        try:
            worker.send(data)
        except PortError as error:
            raise DeviceNotReady(key, str(error.trouble)) from error

    def tell(self, key: str, command: Command) -> None:
        """Let it scan, stop or beep. Raises DeviceNotReady, also where it does not understand that."""
        worker = self._worker(key)
        try:
            worker.tell(command)
        except PortError as error:
            raise DeviceNotReady(key, str(error.trouble)) from error

    def identify(self, key: str) -> str:
        """Ask a scanner what it is; "" where it does not say. Takes seconds. Raises DeviceNotReady."""
        worker = self._worker(key)
        try:
            return worker.identify()
        except PortError as error:
            raise DeviceNotReady(key, str(error.trouble)) from error
        finally:
            self._teller.tell_device(None)

    def switch(self, key: str) -> None:
        """Let a keyboard scanner be a HID-POS scanner: it goes, and comes back as one. Raises DeviceNotReady."""
        if self._parts is None:
            raise DeviceNotReady(key)
        try:
            self._parts.switch(key)
        except PortError as error:
            raise DeviceNotReady(key, str(error.trouble)) from error
        self._wake.set()

    def arrival(self, key: str) -> Arrival | None:
        """Its last reading as the device sent it, for the doctor; None where there is none."""
        with self._list:
            worker = self._attended.get(key)
        return worker.arrival() if worker is not None else None

    def record(self, key: str, path: Path, keys: tuple[KeyProfile, ...] = ()) -> None:
        """Write down what it says from now on. Raises DeviceNotReady or OSError.

        keys: what the wedge listens with; of keyboard scanners all are recorded.
        """
        if self._plays_keyboard(key):
            self.tape = KeyboardTape(path, keys or listened_for(self.keyboards(), KeyProfile()))
        else:
            self._worker(key).record(path)

    def stop_recording(self, key: str) -> Path | None:
        """The file, whole; None where none was written. Raises DeviceNotReady."""
        if not self._plays_keyboard(key):
            return self._worker(key).stop_recording()
        tape, self.tape = self.tape, None
        return tape.path if tape is not None else None

    def _plays_keyboard(self, key: str) -> bool:
        with self._list:
            devices = self._devices
        return key == KEYBOARD or any(each.key == key and each.link is Link.KEYBOARD for each in devices)

    def keep(self, device: ConfiguredDevice) -> None:
        """Into the file; it is heard at once. Raises BadSettingsFile or BadSetting."""
        self._change(lambda text: configured.with_device(text, device, self._file.name))

    def forget(self, key: str) -> None:
        """Out of the file. Raises BadSettingsFile or BadSetting."""
        self._change(lambda text: configured.without_device(text, key, self._file.name))

    def _change(self, change: Callable[[str], str]) -> None:
        with locked(self._file, to_write=True):
            before = read_text(self._file)
            after = change(before)
            if after != before:
                replace_text(self._file, after)
        self._wake.set()

    def _workers(self) -> tuple[Worker, ...]:
        with self._list:
            return tuple(self._attended.values())

    def _worker(self, key: str) -> Worker:
        with self._list:
            worker = self._attended.get(key)
        if worker is None:
            raise DeviceNotReady(key)
        return worker

    # --- the desk's own thread --------------------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            parts = self._parts = self._load()
            while not self._stopping.is_set():
                self._read_file()
                self._arrange(parts)
                self._wake.wait(LOOK_EVERY_S)
                self._wake.clear()
        finally:
            for worker in self._workers():
                worker.stop()

    def _read_file(self) -> None:
        """What it says now; where it cannot be used, what it said before stays in use, and the screen says why."""
        try:
            text = read_text(self._file)
            if text == self._text and self._trouble is None:
                return
            devices = configured.read(text, self._file.name)
        except (BadSettingsFile, BadSetting) as trouble:
            if self._trouble != trouble:
                self._trouble = trouble
                self._teller.tell_device(None)
            return
        self._text, self._trouble = text, None
        with self._list:
            self._devices = devices
        self._teller.tell_device(None)

    def _arrange(self, parts: Parts) -> None:
        plugged = {each.key: each for each in parts.plugged()}
        self._models |= {key: each.model for key, each in plugged.items() if each.model}
        added = {device.key: device for device in self._devices}
        wanted = {key: device for key, device in added.items() if device.on}
        wanted |= {
            key: ConfiguredDevice(key, each.link, each.address, maker=each.maker)
            for key, each in plugged.items()
            if each.at_once and key not in added
        }
        changed = self._dismiss(wanted, added)
        changed = self._engage(parts, wanted, added, plugged) or changed
        changed = self._note(plugged, added) or changed
        if changed:
            self._teller.tell_device(None)

    def _note(self, plugged: Mapping[str, Plugged], added: Mapping[str, ConfiguredDevice]) -> bool:
        """What may be added, and what plays keyboard."""
        unused = [each for key, each in sorted(plugged.items()) if not each.at_once and key not in added]
        found = tuple(FoundPort(each.key, each.address, each.model) for each in unused if each.link is Link.SERIAL)
        keyboards = tuple(
            SeenKeyboard(each.key, each.model, each.switchable) for each in unused if each.link is Link.KEYBOARD
        )
        if (found, keyboards) == (self._found, self._keyboards):
            return False
        with self._list:
            self._found, self._keyboards = found, keyboards
        return True

    def _dismiss(self, wanted: Mapping[str, ConfiguredDevice], added: Mapping[str, ConfiguredDevice]) -> bool:
        """End what is not wanted any more. What was found by itself and is gone stays: it is looked for."""
        changed = False
        for worker in self._workers():
            key, now = worker.device.key, wanted.get(worker.device.key)
            if now is not None and _same_but_for_its_name(now, worker.device):
                worker.rename(now, added=key in added)
                continue
            if now is None and key not in added and not worker.added:
                continue
            with self._list:
                del self._attended[key]
            worker.stop()
            changed = True
        return changed

    def _engage(
        self,
        parts: Parts,
        wanted: Mapping[str, ConfiguredDevice],
        added: Mapping[str, ConfiguredDevice],
        plugged: Mapping[str, Plugged],
    ) -> bool:
        changed = False
        for key, device in wanted.items():
            if key in self._attended or self._stopping.is_set():
                continue
            worker = parts.attend(device, plugged.get(key), self._teller, added=key in added)
            if worker is None:
                continue
            with self._list:
                self._attended[key] = worker
            worker.start()
            changed = True
        return changed


def _same_but_for_its_name(one: ConfiguredDevice, other: ConfiguredDevice) -> bool:
    """An address that the system changed is no other device."""
    moves = one.link not in (Link.NETWORK, Link.HELPER)
    return replace(one, name="", address="" if moves else one.address) == replace(
        other, name="", address="" if moves else other.address
    )
