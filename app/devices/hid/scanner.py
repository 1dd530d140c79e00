"""One scanner of the bar code scanner class, for a machine: opened wherever it hangs now, read by its own descriptor."""

from __future__ import annotations

from app.devices.hid.finding import find, scanners
from app.devices.hid.port import LOOK_EVERY_S, HidPort
from app.devices.hid.reports import ReportDecoder
from app.devices.hid.system import HidSystem
from app.domain.device_profiles import DeviceProfile


class HidScanner:
    """`Machine(key, scanner.open, scanner.decoder, …)`. Nothing is sent to the device: it is read as it is set."""

    def __init__(
        self, key: str, system: HidSystem, profile: DeviceProfile | None = None, *, look_every_s: float = LOOK_EVERY_S
    ) -> None:
        """key: of `FoundScanner.keys`."""
        self.key = key
        self._system = system
        self._profile = profile or DeviceProfile()
        self._look_every_s = look_every_s
        self._descriptor = b""

    def open(self) -> HidPort:
        """As Opener."""
        path = find(self.key, scanners(self._system.interfaces())).paths[0]
        port = open_port(self._system, path, look_every_s=self._look_every_s)
        self._descriptor = port.descriptor()
        return port

    @property
    def descriptor(self) -> bytes:
        """What it said of its reports when it was opened last; b"" before, and where the system does not tell."""
        return self._descriptor

    def decoder(self) -> ReportDecoder:
        """For the port that was opened last."""
        return ReportDecoder(self._descriptor, self._profile)


def open_port(system: HidSystem, path: str, *, look_every_s: float = LOOK_EVERY_S) -> HidPort:
    """Open one interface. Raises PortError."""
    return HidPort(system.open(path), lambda: system.is_there(path), detail=path, look_every_s=look_every_s)
