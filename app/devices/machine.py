"""The thread of one device: opens it, reads it, has its bytes decoded, tells. When the device goes, looks for it again.

    opening → ready → lost → ready …            by itself, as often as it takes
    opening, ready, lost → stopped              `stop()`, a device that calls itself broken, or a bug

Every trouble that may mend itself while nobody touches the program is tried again: a device that is gone, one that another
program holds, one that may not be opened until its udev rule is there, one that must be switched to another mode. The state
says which. What calls itself broken is left alone until somebody says `start()` again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event, Lock, Thread, current_thread
from time import monotonic

from app.devices.decoder import Decoded, Decoder, Garbled
from app.devices.port import Opener, Port, PortError
from app.domain.devices import Condition, DeviceReading, DeviceState, Trouble

READ_S = 0.5
"""How long one read waits where nothing is due; `stop` and bytes end it sooner."""
LEFT_ALONE = frozenset({Trouble.BROKEN, Trouble.SWITCHED_OFF})


def _no_garbled(_device: str, _garbled: Garbled) -> None:
    """Nobody wants them."""


def _no_bytes(_data: bytes, _at_s: float) -> None:
    """Nobody records."""


class Machine:
    """Owns the thread and the open port of one device.

    `start`, `stop`, `nudge`, `send` and `state` may be used from any thread. All callbacks come on the device's own thread,
    none after `stop` has returned. An exception that is no PortError ends the thread: it is told as STOPPED and BROKEN,
    then it reaches `threading.excepthook`.
    """

    def __init__(
        self,
        device: str,
        opener: Opener,
        decoder: Callable[[], Decoder],
        *,
        on_reading: Callable[[DeviceReading], None],
        on_state: Callable[[DeviceState], None],
        on_garbled: Callable[[str, Garbled], None] | None = None,
        on_bytes: Callable[[bytes, float], None] | None = None,
        reopen_every_s: float = 1.0,
        ticks: Callable[[], float] = monotonic,
    ) -> None:
        """decoder: makes a new one for every time the device is opened. on_bytes: every piece as it came, and when."""
        self.device = device
        self._opener = opener
        self._new_decoder = decoder
        self._on_reading = on_reading
        self._on_state = on_state
        self._on_garbled = on_garbled or _no_garbled
        self._on_bytes = on_bytes or _no_bytes
        self._reopen_every_s = reopen_every_s
        self._ticks = ticks
        self._state = DeviceState(device, Condition.STOPPED, Trouble.SWITCHED_OFF)
        self._thread: Thread | None = None
        self._port: Port | None = None
        self._sending = Lock()
        self._stopping = Event()
        self._wake = Event()
        self._ended = Event()
        self._ended.set()
        self._last_byte_s = 0.0

    @property
    def state(self) -> DeviceState:
        """As it was told last."""
        return self._state

    def start(self) -> None:
        """Begin, or begin again after it stopped for whatever reason. While it runs, nothing happens."""
        if not self._ended.is_set():
            return
        self._join()  # it may still be telling its last state
        self._ended.clear()
        self._stopping.clear()
        self._thread = Thread(target=self._run, name=f"device-{self.device}")
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for the end: no longer than one opening takes. Twice is once."""
        self._stopping.set()
        self._wake.set()
        port = self._port
        if port is not None:
            port.close()
        self._join()

    def nudge(self) -> None:
        """The device may be there again, or may be opened now: look at once."""
        self._wake.set()

    def send(self, data: bytes) -> None:
        """Send bytes to the device, for example a beep. Raises PortError where it is not open."""
        port = self._port
        if port is None:
            raise PortError(self._state.trouble or Trouble.GONE, self._state.detail)
        with self._sending:
            port.write(data)

    def _join(self) -> None:
        if self._thread is not None and self._thread is not current_thread():
            self._thread.join()

    def _run(self) -> None:
        try:
            self._become(Condition.OPENING)
            while not self._stopping.is_set():
                ended = self._attend()
                if self._stopping.is_set():
                    break
                if ended.trouble in LEFT_ALONE:
                    self._end(ended.trouble, ended.detail)
                    return
                self._become(Condition.LOST, ended.trouble, ended.detail)
                self._wake.wait(self._reopen_every_s)
                self._wake.clear()
            self._end(Trouble.SWITCHED_OFF)
        except BaseException as fault:
            self._end(Trouble.BROKEN, type(fault).__name__)
            raise

    def _end(self, trouble: Trouble, detail: str = "") -> None:
        self._ended.set()  # first: whoever hears of the end may start it again
        self._become(Condition.STOPPED, trouble, detail)

    def _attend(self) -> PortError:
        """Open the device and listen to it until it goes or `stop` hangs up; why it ended."""
        try:
            port = self._opener()
        except PortError as error:
            return error
        try:
            self._port = port  # first told, then asked: either `stop` sees the port, or we see that it was called
            if self._stopping.is_set():
                return PortError(Trouble.SWITCHED_OFF)
            decoder = self._new_decoder()
            self._become(Condition.READY)
            ended = self._listen(port, decoder)
            self._tell(decoder.lost())
            return ended
        finally:
            self._port = None
            port.close()

    def _listen(self, port: Port, decoder: Decoder) -> PortError:
        while not self._stopping.is_set():
            try:
                data = port.read(self._patience_s(decoder))
            except PortError as error:
                return error
            found = self._decode(decoder, data)
            went = self._answer(port, decoder)
            self._tell(found)  # whatever became of the answer: these codes were read
            if went is not None:
                return went
        return PortError(Trouble.SWITCHED_OFF)

    def _patience_s(self, decoder: Decoder) -> float:
        due_s = decoder.due_s()
        return READ_S if due_s is None else min(READ_S, max(0.0, due_s - self._ticks()))

    def _decode(self, decoder: Decoder, data: bytes) -> Sequence[Decoded | Garbled]:
        """Bytes that are there count before the silence that should have been: we may have come late to read them."""
        now_s = self._ticks()
        if data:
            self._last_byte_s = now_s
            self._on_bytes(data, now_s)
            return decoder.feed(data, now_s)
        due_s = decoder.due_s()
        return decoder.expire(now_s) if due_s is not None and now_s >= due_s else ()

    def _answer(self, port: Port, decoder: Decoder) -> PortError | None:
        """Acknowledge before anything else is done: a device that waits too long sends again."""
        data = decoder.replies()
        if not data:
            return None
        try:
            with self._sending:
                port.write(data)
        except PortError as error:
            return error
        return None

    def _tell(self, found: Sequence[Decoded | Garbled]) -> None:
        for one in found:
            if isinstance(one, Garbled):
                self._on_garbled(self.device, one)
            else:
                self._on_reading(DeviceReading(self.device, one.texts, one.raw, self._last_byte_s, one.symbology))

    def _become(self, condition: Condition, trouble: Trouble | None = None, detail: str = "") -> None:
        state = DeviceState(self.device, condition, trouble, detail)
        if state != self._state:
            self._state = state
            self._on_state(state)
