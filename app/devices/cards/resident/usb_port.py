"""A SAM_V reader on plain USB, as Port.

The module's own USB splits every frame over two pairs of pipes: preamble and length go through the first, the rest through
the second (out 0x02 and 0x06, in 0x81 and 0x85). Readers with a controller of their own have one pair and send frames whole.
Which it is, the descriptor says. Source: the public SAM_V module protocol, tables of the USB pipes; the layout of 0400:C35A
itself is not published.
"""

from __future__ import annotations

from contextlib import suppress
from threading import Event, Lock
from time import monotonic
from typing import Any

from app.devices.cards.resident.frames import HEADER_BYTES, PREAMBLE, body_bytes
from app.devices.cards.resident.usb_devices import (
    STANDARD_READER,
    Mending,
    UsbReader,
    devices,
    let_go,
    pipes,
    port_error,
    reader_of,
    send_driver_away,
)
from app.devices.port import Port, PortError
from app.domain.devices import Trouble

SLICE_S = 0.1
WRITE_MS = 1000
MOST = 4096  # bytes taken at once, a multiple of every packet size


def open_usb(
    vendor: int = STANDARD_READER[0],
    product: int = STANDARD_READER[1],
    *,
    place: str | None = None,
    mending: Mending = str,
    backend: Any = None,
) -> Port:
    """Open a reader for us alone, wherever it is or at `place`.

    Raises PortError; of a missing permission with the line that gives it, from `mending`.
    """
    from usb.core import USBError

    for device in devices(vendor, product, backend):
        reader = reader_of(device)
        if place in {None, reader.place}:
            try:
                return UsbPort(device, reader)
            except PortError:
                let_go(device)
                raise
            except (USBError, NotImplementedError) as error:
                let_go(device)
                raise port_error(error, reader, mending) from error
    raise PortError(Trouble.GONE, f"USB {vendor:04x}:{product:04x}")


class UsbPort:
    """An open reader. Its bytes come in order as if they came through one pipe."""

    def __init__(self, device: Any, reader: UsbReader) -> None:
        """Raises what pyusb raises, or PortError."""
        from usb.util import claim_interface

        self._device = device
        self._reader = reader
        self._interface, self._ins, self._outs = pipes(device, reader)
        self._split = len(self._ins) > 1 and len(self._outs) > 1
        self._body_left = 0
        self._closing = Event()
        self._using = Lock()
        self._driver_sent_away = send_driver_away(device, self._interface)
        claim_interface(device, self._interface)

    def read(self, timeout_s: float) -> bytes:
        """As Port."""
        until_s = monotonic() + timeout_s
        while True:
            left_s = until_s - monotonic()
            with self._using:
                data = self._take(min(left_s, SLICE_S))
            if data or left_s <= SLICE_S:
                return data

    def write(self, data: bytes) -> None:
        """As Port: one frame."""
        with self._using:
            if not self._split:
                self._send(self._outs[0], data)
                return
            self._body_left = 0
            while self._receive(self._ins[1], 0):
                pass  # the rest of an answer whose beginning was lost
            self._send(self._outs[0], data[:HEADER_BYTES])
            self._send(self._outs[1], data[HEADER_BYTES:])

    def close(self) -> None:
        """As Port."""
        from usb.core import USBError
        from usb.util import release_interface

        self._closing.set()
        with self._using:
            device, self._device = self._device, None
            if device is None:
                return
            with suppress(USBError):
                release_interface(device, self._interface)
                if self._driver_sent_away:
                    device.attach_kernel_driver(self._interface)
            let_go(device)

    def _take(self, timeout_s: float) -> bytes:
        """What the pipe says whose turn it is. The rest follows its header at once, or it is lost."""
        if self._body_left > 0:
            data = self._receive(self._ins[1], max(timeout_s, SLICE_S))
            self._body_left = max(0, self._body_left - len(data)) if data else 0
            return data
        data = self._receive(self._ins[0], timeout_s)
        if self._split and len(data) == HEADER_BYTES and data.startswith(PREAMBLE):
            self._body_left = body_bytes(data)
        return data

    def _receive(self, pipe: int, timeout_s: float) -> bytes:
        from usb.core import USBError, USBTimeoutError

        try:
            # 0 would mean for ever
            return bytes(self._open_device().read(pipe, MOST, max(1, int(timeout_s * 1000))))
        except USBTimeoutError:
            return b""
        except USBError as error:
            raise port_error(error, self._reader, str) from error

    def _send(self, pipe: int, data: bytes) -> None:
        from usb.core import USBError

        try:
            self._open_device().write(pipe, data, WRITE_MS)
        except USBError as error:
            raise port_error(error, self._reader, str) from error

    def _open_device(self) -> Any:
        if self._closing.is_set():
            raise PortError(Trouble.GONE, self._reader.name)
        return self._device
