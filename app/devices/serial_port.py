"""Serial ports: real ones, USB that plays one, and ports behind a server on the network (socket://, rfc2217://)."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Lock

import serial

from app.devices.port import Port, PortError
from app.devices.serial_trouble import Mending, port_error
from app.devices.serial_waits import TROUBLES, Sliced, Source, Watched
from app.domain.devices import Trouble

if sys.platform != "win32":
    import fcntl
    import termios

SLICE_S = 0.05
WRITE_S = 1.0
KEEPALIVE_S = 5
"""A network that is silent for so long is asked whether anybody is there; three unanswered questions are an unplug."""


@dataclass(frozen=True, slots=True)
class SerialLine:
    """How a serial line is set.

    baud: 9600 to 115200; USB ignores it. parity: "N", "E", "O". dtr: False for boards that reset when it rises.
    """

    baud: int = 9600
    bits: int = 8
    parity: str = "N"
    stop_bits: float = 1
    dtr: bool = True


def open_serial(name: str, line: SerialLine | None = None, mending: Mending | None = None) -> Port:
    """Open a port for us alone: /dev/…, COM…, socket://host:port or rfc2217://host:port.

    Raises PortError; of a missing permission with the line that gives it, from `mending` if there is one.
    """
    opened: serial.Serial | None = None
    if "://" in name and not _is_network(name):
        raise PortError(Trouble.BROKEN, name)  # pyserial knows more kinds, but none that a scanner hangs on
    try:
        opened = _closed(name, line or SerialLine())
        opened.open()
        return _port(name, opened)
    except TROUBLES as error:
        if opened is not None:
            _let_go(opened)
        raise port_error(error, name, mending) from error


def _is_network(name: str) -> bool:
    return name.lower().startswith(("socket://", "rfc2217://"))


def _is_rfc2217(name: str) -> bool:
    return name.lower().startswith("rfc2217://")


def _closed(name: str, line: SerialLine) -> serial.Serial:
    made = serial.serial_for_url(
        name,
        baudrate=line.baud,
        bytesize=line.bits,
        parity=line.parity,
        stopbits=line.stop_bits,
        timeout=SLICE_S,
        # pyserial's rfc2217 client has no such timeout
        write_timeout=None if _is_rfc2217(name) else WRITE_S,
        exclusive=True,
        do_not_open=True,
    )
    made.dtr = line.dtr
    return made


def _port(name: str, opened: serial.Serial) -> Port:
    if _is_network(name):
        _stay_alive(opened)
    elif sys.platform != "win32":
        _keep_others_out(opened, termios.TIOCEXCL)
    if sys.platform != "win32" and not _is_rfc2217(name):
        return SerialPort(name, opened, Watched(opened.fileno()))
    return SerialPort(name, opened, Sliced(opened))


class SerialPort:
    """An open serial port, as Port. `close` wakes the reader and waits until it has left."""

    def __init__(self, name: str, opened: serial.Serial, source: Source) -> None:
        self.name = name
        self._serial = opened
        self._source = source
        self._closing = Event()
        self._closed = False
        self._reading = Lock()
        self._writing = Lock()

    def read(self, timeout_s: float) -> bytes:
        """As Port."""
        with self._reading:
            self._must_be_open()
            try:
                data = self._source.take(timeout_s, self._closing)
            except TROUBLES as error:
                raise port_error(error, self.name) from error
            if not data:
                self._must_be_open()
            return data

    def write(self, data: bytes) -> None:
        """As Port."""
        with self._writing:
            self._must_be_open()
            try:
                self._serial.write(data)
            except TROUBLES as error:
                raise port_error(error, self.name) from error

    def close(self) -> None:
        """As Port."""
        self._closing.set()
        self._source.wake()
        with self._reading, self._writing:
            if not self._closed:
                self._closed = True
                _let_go(self._serial)
                self._source.close()

    def _must_be_open(self) -> None:
        if self._closing.is_set():
            raise PortError(Trouble.GONE, self.name)


def _stay_alive(opened: serial.Serial) -> None:
    """Let the system notice a server that lost its power or its cable: a connection says nothing about that."""
    connection = opened._socket  # type: ignore[attr-defined]  # the only way to it for both kinds
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for option, value in (("TCP_KEEPIDLE", KEEPALIVE_S), ("TCP_KEEPINTVL", KEEPALIVE_S), ("TCP_KEEPCNT", 3)):
        if (number := getattr(socket, option, None)) is not None:
            connection.setsockopt(socket.IPPROTO_TCP, number, value)


def _keep_others_out(opened: serial.Serial, request: int) -> None:
    """The lock that pyserial takes stops only programs that ask for it; this one stops all but root's."""
    if sys.platform != "win32":
        fcntl.ioctl(opened.fileno(), request)


def _let_go(opened: serial.Serial) -> None:
    connection = getattr(opened, "_socket", None)
    with suppress(*TROUBLES):
        if opened.is_open and connection is None and sys.platform != "win32":
            _keep_others_out(opened, termios.TIOCNXCL)  # a terminal somebody else holds open would remember it
    with suppress(*TROUBLES):
        opened.close()
    if connection is not None:  # pyserial leaves it open where the other side closed first
        with suppress(OSError):
            connection.close()
