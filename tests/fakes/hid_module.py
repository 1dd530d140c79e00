"""The module `hid` or `hidraw`, played over a FakeHid: lists of numbers, −1, and words instead of numbers where it fails.

Source: cython-hidapi 0.15, hid.pyx.
"""

from __future__ import annotations

from typing import Any

from app.devices.port import PortError
from tests.fakes.hid import FakeHandle, FakeHid


class PlayedModule:
    """What `import hid` gives."""

    def __init__(self, computer: FakeHid, words: str = "") -> None:
        """words: what `error()` says after a failed opening."""
        self._computer = computer
        self.words = words

    def enumerate(self, vendor_id: int = 0, product_id: int = 0) -> list[dict[str, Any]]:
        """As the module's."""
        assert (vendor_id, product_id) == (0, 0), "not played"
        return [
            {
                "path": one.path.encode(),
                "vendor_id": one.vid,
                "product_id": one.pid,
                "serial_number": one.serial,
                "release_number": 0x100,
                "manufacturer_string": "",
                "product_string": one.product,
                "usage_page": one.usage_page,
                "usage": one.usage,
                "interface_number": 0,
                "bus_type": 1,
            }
            for one in self._computer.interfaces()
        ]

    def device(self) -> PlayedDevice:
        """As the module's."""
        return PlayedDevice(self._computer, self.words)


class PlayedDevice:
    """As the module's `device`. ValueError before it is open; reads without a timeout would hang for ever."""

    def __init__(self, computer: FakeHid, words: str) -> None:
        self._computer = computer
        self._words = words
        self._handle: FakeHandle | None = None

    def open_path(self, path: bytes) -> None:
        """As the module's."""
        try:
            self._handle = self._computer.open(path.decode())
        except PortError:
            raise OSError("open failed") from None

    def error(self) -> str:
        """As the module's."""
        return self._words

    def read(self, max_length: int, timeout_ms: int = 0) -> list[int]:
        """As the module's."""
        assert timeout_ms > 0, "the module would wait for ever"
        return list(self._opened().read(timeout_ms)[:max_length])

    def write(self, report: bytes) -> int:
        """As the module's."""
        try:
            self._opened().write(bytes(report))
        except OSError:
            return -1
        return len(report)

    def send_feature_report(self, report: bytes) -> int:
        """As the module's."""
        try:
            self._opened().send_feature(bytes(report))
        except OSError:
            return -1
        return len(report)

    def get_report_descriptor(self) -> list[int]:
        """As the module's."""
        return list(self._opened().report_descriptor())

    def close(self) -> None:
        """As the module's: twice is once."""
        if self._handle is not None:
            self._handle.close()
            self._handle = None

    def _opened(self) -> FakeHandle:
        if self._handle is None:
            raise ValueError("not open")
        return self._handle
