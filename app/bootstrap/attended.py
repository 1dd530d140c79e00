"""One device at work: the thread that reads it, what it read last, its pace, and the recording of it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from time import monotonic
from types import MappingProxyType
from typing import Protocol, TextIO, TypeAlias

from app.devices.decoder import Decoded, Decoder, Garbled
from app.devices.doctor.arriving import arrival_of
from app.devices.machine import Machine
from app.devices.port import Opener, Port, PortError
from app.devices.recording import Event, Heard, Recorder, event_line, head_line
from app.domain.codes import masked
from app.domain.device_profiles import ConfiguredDevice
from app.domain.devices import Command, Condition, DeviceReading, DeviceState, Trouble
from app.domain.scanner_check import Arrival
from app.ui.devices.rows import DeviceRow, LastReading, kind_of

log = logging.getLogger(__name__)

NO_COMMANDS: Mapping[Command, bytes] = MappingProxyType({})
_GAPS = 400
_PAUSE_MS = 1000.0
"""A longer pause is no pace: the next code begins."""


class Teller(Protocol):
    """Where news go: `ui.relay.Relay`. Called from any thread."""

    def tell_reading(self, reading: object) -> None: ...

    def tell_device(self, state: object) -> None: ...


class SameAgain(Protocol):
    """Knows a reading that is the one before, read twice."""

    def __call__(self, reading: DeviceReading) -> DeviceReading | None: ...


Ask: TypeAlias = Callable[[Port, Callable[[Decoded], None]], str]
"""Asks over an open port what the device is, "" where it does not say; hands over what was scanned meanwhile."""


class Attended:
    """Owns the machine. Its callbacks come on the device's thread; everything else may be asked from any."""

    def __init__(
        self,
        device: ConfiguredDevice,
        opener: Opener,
        decoder: Callable[[], Decoder],
        *,
        teller: Teller,
        now: Callable[[], datetime],
        same_again: SameAgain = lambda reading: reading,
        model: str = "",
        commands: Mapping[Command, bytes] = NO_COMMANDS,
        added: bool = True,
        descriptor: Callable[[], bytes] = bytes,
        ask: Ask | None = None,
    ) -> None:
        """descriptor: what a HID scanner says of its reports, once it was opened. ask: None where nobody knows how.

        commands: what it understands, in its maker's words; empty where it listens to nobody.
        """
        self.device, self.model, self.added = device, model, added
        self._decoder, self._teller, self._now, self._same_again = decoder, teller, now, same_again
        self._commands, self._descriptor = commands, descriptor
        self._opener, self._ask, self._identity = opener, ask, ""
        self._over, self._turn = False, Lock()
        self._last: LastReading | None = None
        self._gaps: deque[float] = deque(maxlen=_GAPS)
        self._of_reading: list[float] = []
        self._heard_at_s: float | None = None
        self._read = self._garbled = 0
        self._arrived: Arrival | None = None
        self._tape: _Tape | None = None
        self._writing = Lock()
        self._machine = Machine(
            device.key,
            opener,
            decoder,
            on_reading=self._on_reading,
            on_state=self._on_state,
            on_garbled=self._on_garbled,
            on_bytes=self._on_bytes,
        )

    # --- what may be asked ------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin."""
        self._machine.start()

    def stop(self) -> None:
        """End and wait for the end; a recording is finished."""
        self._over = True
        with self._turn:
            self._machine.stop()
        self.stop_recording()

    def nudge(self) -> None:
        """It may be there again."""
        self._machine.nudge()

    def send(self, data: bytes) -> None:
        """Raises PortError."""
        self._machine.send(data)

    def tell(self, command: Command) -> None:
        """In its maker's words. Raises PortError, WRONG_MODE where none are known for that."""
        if command not in self._commands:
            raise PortError(Trouble.WRONG_MODE)
        self._machine.send(self._commands[command])

    def identify(self) -> str:
        """Ask it what it is, "" where it does not say. Over a serial line what it reads meanwhile is lost. Raises PortError."""
        if self._ask is None:
            raise PortError(Trouble.WRONG_MODE)
        with self._turn:
            if self._over:
                raise PortError(Trouble.SWITCHED_OFF)
            self._machine.stop()
            try:
                self._identity = self._answer(self._ask)
            finally:
                self._machine.start()
        return self._identity

    def _answer(self, ask: Ask) -> str:
        port = self._opener()
        try:
            return ask(port, self._scanned_meanwhile)
        finally:
            port.close()

    def _scanned_meanwhile(self, scan: Decoded) -> None:
        """By the thread that asks: the machine's has ended."""
        self._on_reading(DeviceReading(self.device.key, scan.texts, scan.raw, monotonic(), scan.symbology))

    def rows(self) -> tuple[DeviceRow, ...]:
        """As it is now."""
        tape = self._tape
        row = DeviceRow(
            self.device,
            self._machine.state,
            kind_of(self.device),
            self.model,
            self.added,
            self._last,
            tuple(self._gaps),
            self._read,
            self._garbled,
            frozenset(self._commands),
            str(tape.path) if tape is not None else "",
            asks=self._ask is not None,
            identity=self._identity,
        )
        return (row,)

    def rename(self, device: ConfiguredDevice, *, added: bool) -> None:
        """Another name; nothing else differs."""
        self.device, self.added = replace(self.device, name=device.name), added

    def arrival(self) -> Arrival | None:
        """The last reading, as it came."""
        return self._arrived

    def record(self, path: Path) -> None:
        """Begin to write what it says. Raises OSError."""
        tape = _Tape(
            path, Heard(self.device.key, self.device.link, self.device.maker, self.device.profile), self._decoder
        )
        with self._writing:
            before, self._tape = self._tape, tape
        if before is not None:
            before.close()
        tape.change(self._machine.state)

    def stop_recording(self) -> Path | None:
        """The file, whole now; None where nothing was recorded."""
        with self._writing:
            tape, self._tape = self._tape, None
        if tape is None:
            return None
        tape.close()
        return tape.path

    # --- what the device tells, on its thread -----------------------------------------------------------------------

    def _on_bytes(self, data: bytes, at_s: float) -> None:
        if self._heard_at_s is not None and (gap := (at_s - self._heard_at_s) * 1000) < _PAUSE_MS:
            self._of_reading.append(round(gap, 2))
        self._heard_at_s = at_s
        self._write_down(lambda tape: tape.feed(data, at_s))

    def _on_reading(self, reading: DeviceReading) -> None:
        gaps, self._of_reading, self._heard_at_s = tuple(self._of_reading), [], None
        self._gaps.extend(gaps)
        device = self.device
        self._arrived = arrival_of(reading, device.link, device.maker, device.profile, gaps)
        self._read += 1
        shown = " ".join(masked(text) for text in reading.texts)
        self._last = LastReading(shown, self._now(), reading.symbology or "")
        told = self._same_again(reading)
        if told is not None:
            self._teller.tell_reading(told)

    def _on_garbled(self, _device: str, _garbled: Garbled) -> None:
        self._garbled += 1
        self._of_reading, self._heard_at_s = [], None
        self._teller.tell_device(self._machine.state)

    def _on_state(self, state: DeviceState) -> None:
        if state.condition is not Condition.READY:
            self._of_reading, self._heard_at_s = [], None
        self._write_down(lambda tape: tape.change(state))
        self._teller.tell_device(state)

    def _write_down(self, write: Callable[[_Tape], None]) -> None:
        """A disk that is full ends the recording, never the reading."""
        with self._writing:
            if self._tape is None:
                return
            try:
                write(self._tape)
            except OSError:
                log.warning("the recording of %s ended: it cannot be written", self.device.key)
                self._tape = None


class _Tape:
    """A recording being written."""

    def __init__(self, path: Path, heard: Heard, decoder: Callable[[], Decoder]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._recorder = Recorder(decoder)
        self._file: TextIO = path.open("w", encoding="utf-8")
        self._file.write(head_line(heard) + "\n")

    def feed(self, data: bytes, at_s: float) -> None:
        self._put(self._recorder.feed(data, at_s))

    def change(self, state: DeviceState) -> None:
        self._put(self._recorder.change(state, monotonic()))

    def close(self) -> None:
        with self._file:
            self._put(self._recorder.end(monotonic()))

    def _put(self, events: Iterable[Event]) -> None:
        for event in events:
            self._file.write(event_line(event) + "\n")
        self._file.flush()
