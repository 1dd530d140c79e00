"""A desk that is not there: what the screen asks for is answered at once and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from app.bootstrap.device_screen import pages
from app.devices.doctor import calibrating, cures, diagnosis
from app.domain.device_profiles import ConfiguredDevice, Maker
from app.domain.devices import Command, Condition, DeviceReading, DeviceState, Link, Trouble
from app.domain.scanner_check import Arrival
from app.ui.devices.rows import DeviceRow, DevicesLook, FoundPort, LastReading, SeenKeyboard
from app.ui.devices.viewmodel import DevicesViewModel, DeviceVerbs
from tests.ui.now import run_now

NOW = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
CODE = "81000019000000000017"
PORT = FoundPort("port:COM3", "COM3", "USB-SERIAL CH340")
READY = DeviceRow(
    ConfiguredDevice("usb:1eab:1406:C1", Link.SERIAL, "/dev/ttyACM0", "一号窗", maker=Maker.NEWLAND),
    DeviceState("usb:1eab:1406:C1", Condition.READY),
    model="新大陆 Newland HR15",
    last=LastReading(CODE, NOW, "]C0"),
    gaps_ms=(1.2, 1.4, 3.0, 7.5, 60.0),
    read=12,
    commands=frozenset({Command.TRIGGER, Command.STOP}),
)
LINE = "sudo install -m 644 /opt/yaosu/70-yaosu.rules /etc/udev/rules.d/70-yaosu.rules && sudo udevadm control --reload"
FORBIDDEN = DeviceRow(
    ConfiguredDevice("hid:0c2e:0907:X", Link.HID_POS, maker=Maker.HONEYWELL),
    DeviceState("hid:0c2e:0907:X", Condition.LOST, Trouble.NO_PERMISSION, LINE),
    model="Honeywell Xenon 1900",
    added=False,
)
OFF = replace(
    READY,
    device=replace(READY.device, key="socket://10.0.0.5:4001", link=Link.NETWORK, name="二号窗", on=False),
    state=DeviceState("socket://10.0.0.5:4001", Condition.STOPPED, Trouble.SWITCHED_OFF),
    last=None,
    gaps_ms=(),
    read=0,
)


@dataclass
class Desk:
    """rows, found: what there is. did: verbs that were called, with their first argument."""

    rows: list[DeviceRow] = field(default_factory=lambda: [READY, FORBIDDEN, OFF])
    found: list[FoundPort] = field(default_factory=lambda: [PORT])
    keyboards: list[SeenKeyboard] = field(default_factory=list)
    did: list[tuple[str, object]] = field(default_factory=list)
    refuse: Exception | None = None
    trouble: Exception | None = None
    arrival: Arrival | None = None
    trying: list[bool] = field(default_factory=list)
    identity: str = ""

    def look(self) -> DevicesLook:
        return DevicesLook(tuple(self.rows), tuple(self.found), self.trouble, tuple(self.keyboards))

    def _did(self, name: str, about: object) -> None:
        if self.refuse is not None:
            raise self.refuse
        self.did.append((name, about))

    def keep(self, device: ConfiguredDevice) -> None:
        self._did("keep", device)
        self.rows = [replace(row, device=device) if row.key == device.key else row for row in self.rows]

    def record(self, key: str) -> Path:
        self._did("record", key)
        self.rows = [replace(row, recording="/data/a.jsonl") if row.key == key else row for row in self.rows]
        return Path("/data/a.jsonl")

    def stop_recording(self, key: str) -> Path | None:
        self._did("stop_recording", key)
        self.rows = [replace(row, recording="") if row.key == key else row for row in self.rows]
        return Path("/data/a.jsonl")

    def identify(self, key: str) -> str:
        self._did("identify", key)
        return self.identity

    def verbs(self) -> DeviceVerbs:
        return DeviceVerbs(
            look=self.look,
            look_again=lambda: self._did("look_again", None),
            keep=self.keep,
            forget=lambda key: self._did("forget", key),
            tell=lambda key, command: self._did(command, key),
            identify=self.identify,
            switch_mode=lambda key: self._did("switch_mode", key),
            send=lambda key, data: self._did("send", data),
            record=self.record,
            stop_recording=self.stop_recording,
            try_keys=self.trying.append,
            arrived=lambda _reading: self.arrival,
            fit=calibrating.fit,
            sheet=pages,
            symbol_of=diagnosis.symbol_of,
            diagnose=lambda arrivals, chosen: diagnosis.diagnose(arrivals, chosen=chosen),
            cure=cures.cure,
        )

    def model(self, *, may_change: bool = True) -> DevicesViewModel:
        made = DevicesViewModel(self.verbs(), run=run_now, now=lambda: NOW, may_change=may_change)
        made.changed()
        return made

    def reads(self, model: DevicesViewModel, arrivals: Sequence[Arrival], key: str = READY.key) -> None:
        """The device reads these, one after the other."""
        for arrival in arrivals:
            self.arrival = arrival
            model.read(DeviceReading(key, (arrival.text,), arrival.text.encode(), 0.0))
