"""How bytes of a serial port are waited for: what is there is taken as soon as its first byte is there.

Where the system lets us, one wait covers the port and the wish to close it. Elsewhere (Windows, rfc2217) the wait is cut
into slices, so that the wish is heard and a driver that hides an unplug is asked about it.
"""

from __future__ import annotations

import os
import select
import sys
from contextlib import suppress
from queue import Empty
from threading import Event
from time import monotonic
from typing import Protocol

import serial

if sys.platform == "win32":
    TROUBLES: tuple[type[Exception], ...] = (OSError, ValueError, NotImplementedError)
else:
    import termios

    TROUBLES = (OSError, termios.error, ValueError, NotImplementedError)
"""All that pyserial and the system raise about a port. SerialException is an OSError, termios.error is not."""

MOST = 4096
"""Bytes taken at once."""


class Source(Protocol):
    """How bytes are waited for."""

    def take(self, timeout_s: float, closing: Event) -> bytes: ...

    def wake(self) -> None: ...

    def close(self) -> None: ...


class Watched:
    """One wait for the port's bytes and for the wish to close. Linux and its relatives."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._woken, self._waker = os.pipe()
        os.set_blocking(self._waker, False)
        self._poll = select.poll()
        self._poll.register(handle, select.POLLIN)
        self._poll.register(self._woken, select.POLLIN)

    def take(self, timeout_s: float, closing: Event) -> bytes:
        events = self._poll.poll(timeout_s * 1000)
        if closing.is_set() or all(handle != self._handle for handle, _ in events):
            return b""
        try:
            data = os.read(self._handle, MOST)
        except BlockingIOError:
            return b""  # somebody else's wake-up
        if not data:
            raise ConnectionResetError  # ready, but nothing there: it was unplugged
        return data

    def wake(self) -> None:
        with suppress(OSError):
            os.write(self._waker, b"x")

    def close(self) -> None:
        os.close(self._woken)
        os.close(self._waker)


class Sliced:
    """Short waits, one after another, each of which ends with the first byte."""

    def __init__(self, opened: serial.Serial) -> None:
        self._serial = opened

    def take(self, timeout_s: float, closing: Event) -> bytes:
        until_s = monotonic() + timeout_s
        while True:
            data = self._there()
            if data or monotonic() >= until_s or closing.is_set():
                return data

    def _there(self) -> bytes:
        """The first byte within a slice, and what came with it.

        How much there is is asked even when nothing came: some drivers tell an unplug only to those who ask.
        """
        data = b""
        try:
            data = self._serial.read(1)
            while (waiting := self._serial.in_waiting) and len(data) < MOST:
                data += self._serial.read(waiting)
        except TROUBLES:
            data += self._left_over()
            if not data:
                raise
        return data

    def _left_over(self) -> bytes:
        """WORKAROUND: pyserial 3.5's rfc2217 client keeps what came before the connection ended to itself."""
        buffer = getattr(self._serial, "_read_buffer", None)
        data = b""
        with suppress(Empty):
            while buffer is not None:
                data += buffer.get_nowait() or b""
        return data

    def wake(self) -> None:
        """The slice ends by itself."""

    def close(self) -> None:
        """Nothing is ours."""
