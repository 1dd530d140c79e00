"""Which serial ports are there, and where a device is now that was somewhere else before it was unplugged.

A device's key is the same on every day and in every socket if it has a serial number (usb:1eab:1406:C1234), the same in one
socket if it has none (usb:1eab:1406@1-2), and the port's name if it hangs on no USB (port:COM1, or a name udev keeps:
port:/dev/serial/by-id/…). Serial numbers that two devices share are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from app.devices.port import Opener, Port, PortError
from app.devices.serial_port import SerialLine, open_serial
from app.devices.serial_trouble import Mending
from app.domain.devices import Trouble

PORT, USB = "port:", "usb:"
_TRIES = 3


class PortInfo(Protocol):
    """What a system tells of a port. Of pyserial's `ListPortInfo`, what is used here."""

    @property
    def device(self) -> str: ...
    @property
    def vid(self) -> int | None: ...
    @property
    def pid(self) -> int | None: ...
    @property
    def serial_number(self) -> str | None: ...
    @property
    def location(self) -> str | None: ...
    @property
    def product(self) -> str | None: ...


ListPorts: TypeAlias = Callable[[], Iterable[PortInfo] | None]
"""All ports that are there now; None where the system could not say."""


@dataclass(frozen=True, slots=True)
class SerialDevice:
    """A device on a serial port. keys: what it may be remembered by, the best first. name: opens it now."""

    keys: tuple[str, ...]
    name: str
    vid: int | None = None
    pid: int | None = None
    serial: str = ""
    place: str = ""
    product: str = ""

    @property
    def key(self) -> str:
        """The one to remember it by."""
        return self.keys[0]


def list_ports() -> Iterable[PortInfo] | None:
    """The system's ports. pyserial stumbles over devices that go while it looks, so it is asked again."""
    from serial.tools.list_ports import comports

    for _ in range(_TRIES):
        try:
            return list(comports())
        except (OSError, TypeError, ValueError):
            continue
    return None


def serial_devices(ports: Iterable[PortInfo]) -> list[SerialDevice]:
    """The devices on these ports, in order of their keys."""
    ports = list(ports)
    shared = Counter(_by_number(port) for port in ports)
    return sorted((_device(port, shared) for port in ports), key=lambda device: device.keys)


def wherever(
    key: str,
    address: str = "",
    line: SerialLine | None = None,
    ports: ListPorts = list_ports,
    mending: Mending | None = None,
) -> Opener:
    """Opens the device of that key, whatever its port is called by then.

    A key that is no USB device's is the name of a port or of a server; so is `address`, where there is one. Of two devices
    that share a serial number, the one at `address` is meant.
    """

    def opener() -> Port:
        return open_serial(_name(key, address, ports), line, mending)

    return opener


def _name(key: str, address: str, ports: ListPorts) -> str:
    if not key.startswith(USB):
        return address or key.removeprefix(PORT)
    found = [device for device in serial_devices(ports() or ()) if key in _known_by(device)]
    if not found:
        raise PortError(Trouble.GONE, address or key)
    return next((device.name for device in found if device.name == address), found[0].name)


def _known_by(device: SerialDevice) -> tuple[str, ...]:
    """Its keys, and the one by its serial number even while another device has the same."""
    return (*device.keys, f"{_made_by(device)}:{device.serial}") if device.serial else device.keys


def _device(port: PortInfo, shared: Counter[str]) -> SerialDevice:
    device = SerialDevice(
        keys=(),
        name=port.device,
        vid=port.vid,
        pid=port.pid,
        serial=_serial(port.serial_number),
        place=(port.location or "").strip(),
        product=(port.product or "").strip(),
    )
    return replace(device, keys=_keys(device, unique=shared[_by_number(port)] == 1))


def _keys(device: SerialDevice, *, unique: bool) -> tuple[str, ...]:
    if device.vid is None:
        return (f"{PORT}{device.name}",)
    by_number = [f"{_made_by(device)}:{device.serial}"] if device.serial and unique else []
    return (*by_number, f"{_made_by(device)}@{device.place or device.name}")


def _made_by(device: SerialDevice) -> str:
    return f"{USB}{device.vid or 0:04x}:{device.pid or 0:04x}"


def _by_number(port: PortInfo) -> str:
    return f"{port.vid}:{port.pid}:{_serial(port.serial_number)}"


def _serial(told: str | None) -> str:
    """ "" for what is no serial number: one figure over and over, or what cannot be written in a file."""
    serial = (told or "").strip()
    return serial if len(set(serial)) > 1 and serial.isprintable() else ""
