"""The last byte of a scan on a serial line, to the reading: the thread, the port and the decoder, beside a bare pyserial.

Both read from pseudo terminals of their own, by turns, so that the machine is equally busy for them.
"""

from __future__ import annotations

import fcntl
import os
import struct
import termios
import threading
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Queue
from time import perf_counter, sleep

import serial

from app.devices.machine import Machine
from app.devices.scanners.decoding import decoder_for
from app.devices.serial_port import open_serial
from app.domain.device_profiles import DeviceProfile, Maker
from app.domain.devices import Condition, DeviceState
from scripts.bench_figures import Figure, Spread

CODE = b"81000019000000000017"
WITHIN_S = 60.0
WARMING = 20


def measure(scans: int) -> Figure:
    """So many scans, each told before the next one begins."""
    ours: list[float] = []
    bare: list[float] = []
    with _machine() as one, _bare() as other:
        for number in range(scans + WARMING):
            took, bare_took = one(), other()
            if number >= WARMING:
                ours.append(took * 1000)
                bare.append(bare_took * 1000)
    return Figure(
        name="last byte on a serial line → reading",
        unit="ms",
        ours=Spread.of(ours),
        peer_name="bare pyserial read",
        peer=Spread.of(bare),
        aim="p99 ≤ 5 ms",
        count=len(ours),
    )


@contextmanager
def _machine() -> Iterator[Callable[[], float]]:
    """Scans once, and tells how long the reading took."""
    told: Queue[float] = Queue()
    ready = threading.Event()

    def on_state(state: DeviceState) -> None:
        if state.condition is Condition.READY:
            ready.set()

    with _cable() as (scanner, far, name):
        machine = Machine(
            "bench",
            lambda: open_serial(name),
            decoder_for(Maker.OTHER, DeviceProfile()),
            on_reading=lambda _: told.put(perf_counter()),
            on_state=on_state,
        )
        machine.start()
        try:
            if not ready.wait(WITHIN_S):
                raise RuntimeError(f"not ready: {machine.state}")
            yield lambda: _scan(scanner, far, told)
        finally:
            machine.stop()


@contextmanager
def _bare() -> Iterator[Callable[[], float]]:
    """The same with nothing but pyserial and a thread."""
    told: Queue[float] = Queue()
    with _cable() as (scanner, far, name), serial.Serial(name, timeout=None) as port:

        def read() -> None:
            while data := port.read(port.in_waiting or 1):
                if data.endswith(b"\r"):
                    told.put(perf_counter())

        thread = threading.Thread(target=read, name="bare")
        thread.start()
        try:
            yield lambda: _scan(scanner, far, told)
        finally:
            port.cancel_read()
            thread.join()


@contextmanager
def _cable() -> Iterator[tuple[int, int, str]]:
    """Both ends, and the name of the far one."""
    scanner, far = os.openpty()
    tty.setraw(far)
    try:
        yield scanner, far, os.ttyname(far)
    finally:
        os.close(far)
        os.close(scanner)


def _scan(scanner: int, far: int, told: Queue[float]) -> float:
    """The digits, and the last byte once they have been read: on a real line it comes a millisecond later."""
    os.write(scanner, CODE)
    while _waiting(far):
        sleep(0.0001)
    began = perf_counter()
    os.write(scanner, b"\r")
    return told.get(timeout=WITHIN_S) - began


def _waiting(far: int) -> int:
    """Bytes that nobody has read yet."""
    (count,) = struct.unpack("i", fcntl.ioctl(far, termios.FIONREAD, bytes(4)))
    return int(count)
