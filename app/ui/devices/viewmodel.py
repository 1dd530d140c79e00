"""设备: how scanners and readers are, and what a person does about them. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app.domain.codes import masked
from app.domain.device_profiles import ConfiguredDevice, DeviceProfile, Maker
from app.domain.devices import Command, DeviceReading, Link
from app.domain.refusals import DeviceKnown
from app.domain.scanner_check import Arrival, Cure, Finding, Fitting
from app.ui.devices.checkup import Checkup, SheetPage, Told
from app.ui.devices.rows import (
    KEYBOARD,
    DeviceRow,
    DevicesLook,
    FoundPort,
    Kind,
    LastReading,
    SeenKeyboard,
    keyboard_row,
)
from app.ui.run import Run

_GAPS = 400


class Side(StrEnum):
    """What stands beside the list."""

    DETAIL = "detail"
    FORM = "form"  # adding a device, or its mode and profile
    TRIAL = "trial"  # test scans


class Deed(StrEnum):
    """What was just done, told above the list."""

    ADDED = "added"
    KEPT = "kept"
    FORGOTTEN = "forgotten"
    TRIGGERED = "triggered"
    STOPPED = "stopped"
    BEEPED = "beeped"
    FITTED = "fitted"
    SWITCHED_ON = "switched_on"
    SWITCHED_OFF = "switched_off"
    RECORDING = "recording"
    RECORDED = "recorded"
    CURED = "cured"
    MODE_SWITCHED = "mode_switched"
    IDENTIFIED = "identified"
    UNIDENTIFIED = "unidentified"


@dataclass(frozen=True, slots=True)
class DeviceVerbs:
    """look, try_keys, arrived, symbol_of, diagnose, cure, fit: quick, on the window's thread. All others run on the worker.

    try_keys(on): keys of whatever pace are test scans, told to no screen and no field. arrived(reading): what the scanner
    sent, as it came. tell(key, command): let it scan, stop or beep. identify(key): what it says it is, "" where it does not.
    switch_mode(key): of a keyboard scanner, to HID-POS. record(key) answers the file, stop_recording(key) too. send(key,
    bytes): a cure a person agreed to. fit(arrivals, profile).
    """

    look: Callable[[], DevicesLook]
    look_again: Callable[[], None]
    keep: Callable[[ConfiguredDevice], None]
    forget: Callable[[str], None]
    tell: Callable[[str, Command], None]
    identify: Callable[[str], str]
    switch_mode: Callable[[str], None]
    send: Callable[[str, bytes], None]
    record: Callable[[str], Path]
    stop_recording: Callable[[str], Path | None]
    try_keys: Callable[[bool], None]
    arrived: Callable[[DeviceReading], Arrival | None]
    fit: Callable[[Sequence[Arrival], DeviceProfile], Fitting | None]
    sheet: Callable[[], tuple[SheetPage, ...]]
    symbol_of: Callable[[Arrival], str]
    diagnose: Callable[[Sequence[Arrival], Link], tuple[Finding, ...]]
    cure: Callable[[Finding, Maker, Link], Cure]


@dataclass(frozen=True, slots=True)
class Trial:
    """Test scans of one device. fitting: what fits them, None while no code was known."""

    device: str
    arrivals: tuple[Arrival, ...] = ()
    fitting: Fitting | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A device being added or changed. new: it is not on the list yet."""

    device: ConfiguredDevice
    new: bool = False


@dataclass(frozen=True, slots=True)
class Keyed:
    """What scanners that play keyboard wrote since this screen was built."""

    last: LastReading | None = None
    gaps_ms: tuple[float, ...] = ()
    read: int = 0


@dataclass(frozen=True, slots=True)
class DevicesState:
    """Everything on the screen. keyed: by device. done: what was just done, and with which device or file."""

    look: DevicesLook = field(default_factory=DevicesLook)
    keyed: Mapping[str, Keyed] = field(default_factory=lambda: MappingProxyType({}))
    selected: str | None = None
    side: Side = Side.DETAIL
    draft: Draft | None = None
    trial: Trial | None = None
    checkup: Checkup | None = None
    may_change: bool = False
    busy: bool = False
    trouble: Exception | None = None
    done: tuple[Deed, str] | None = None

    @property
    def rows(self) -> tuple[DeviceRow, ...]:
        """Scanners, those that play keyboard among them, then readers."""
        of = {kind: [row for row in self.look.rows if row.kind is kind] for kind in Kind}
        keyboards = [row for row in of[Kind.SCANNER] if row.device.link is Link.KEYBOARD]
        scanners = [row for row in of[Kind.SCANNER] if row not in keyboards]
        if not any(row.key == KEYBOARD for row in keyboards):
            keyboards.append(replace(keyboard_row(), model="、".join(one.name for one in self.look.keyboards)))
        return (*scanners, *map(self._with_keyed, keyboards), *of[Kind.READER])

    @property
    def sign(self) -> Command:
        """What shows that the selected scanner listens."""
        known = self.row.commands if self.row is not None else frozenset()
        return Command.TRIGGER if Command.TRIGGER in known and Command.BEEP not in known else Command.BEEP

    @property
    def switchable(self) -> tuple[SeenKeyboard, ...]:
        """The keyboard scanners that could be HID-POS scanners, while the row of keyboard scanners is selected."""
        mine = self.row is not None and self.row.key == KEYBOARD
        return tuple(one for one in self.look.keyboards if one.switchable) if mine else ()

    def _with_keyed(self, row: DeviceRow) -> DeviceRow:
        keyed = self.keyed.get(row.key, Keyed())
        return replace(row, last=keyed.last, gaps_ms=keyed.gaps_ms, read=keyed.read, recording=self.look.tape)

    @property
    def row(self) -> DeviceRow | None:
        """The one that is selected."""
        return next((row for row in self.rows if row.key == self.selected), None)


Draw = Callable[[DevicesState], None]
_DEEDS = {Command.TRIGGER: Deed.TRIGGERED, Command.STOP: Deed.STOPPED, Command.BEEP: Deed.BEEPED}


class DevicesViewModel:
    """Draws what the desk knows, and keeps what a person decides."""

    def __init__(self, verbs: DeviceVerbs, *, run: Run, now: Callable[[], datetime], may_change: bool) -> None:
        self._verbs, self._run, self._now = verbs, run, now
        self._draw: Draw = lambda _: None
        self._awaited = ""
        """Key of a device that was only just added: it will be on the list in a moment."""
        self.state = DevicesState(may_change=may_change)

    def watch(self, draw: Draw) -> None:
        """Call `draw` now, and again after every change."""
        self._draw = draw
        draw(self.state)

    # --- news ---------------------------------------------------------------------------------------------------------

    def changed(self) -> None:
        """A device came, went or read something, or the list is another."""
        look = self._verbs.look()
        if look != self.state.look or (look.trouble is None) != (self.state.look.trouble is None):
            self._become(look=look)
        if self.state.row is None and self.state.selected != self._awaited:
            self._become(selected=self.state.rows[0].key)

    def read(self, reading: DeviceReading) -> None:
        """A device read something."""
        arrival = self._verbs.arrived(reading) if self.listening else None
        self.changed()
        if arrival is not None:
            self._arrived(reading.device, arrival)

    def keyed(self, device: str, arrival: Arrival) -> None:
        """A scanner that plays keyboard wrote something. device: whose profile it fitted."""
        before = self.state.keyed.get(device, Keyed())
        last = LastReading(masked(arrival.text), self._now())
        gaps = (*before.gaps_ms, *arrival.gaps_ms)[-_GAPS:]
        keyed = {**self.state.keyed, device: Keyed(last, gaps, before.read + 1)}
        self._become(keyed=MappingProxyType(keyed))
        row = self.state.row
        trying = row is not None and row.device.link is Link.KEYBOARD
        self._arrived(row.key if row is not None and trying else device, arrival)

    @property
    def listening(self) -> bool:
        """Whether test scans are awaited, so that every single reading counts."""
        return self.state.trial is not None or self.state.checkup is not None

    def _arrived(self, key: str, arrival: Arrival) -> None:
        checkup, trial = self.state.checkup, self.state.trial
        if checkup is not None and checkup.told is None:
            self._become(checkup=checkup.arrived(arrival, self._verbs.symbol_of(arrival)))
            self._judge_when_over()
        elif trial is not None and trial.device == key:
            arrivals = (*trial.arrivals, arrival)
            row = self.state.row
            profile = row.device.profile if row is not None else DeviceProfile()
            self._become(trial=replace(trial, arrivals=arrivals, fitting=self._verbs.fit(arrivals, profile)))

    # --- the list -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look for devices now."""
        self._verbs.look_again()
        self.changed()

    def selected(self, key: str) -> None:
        """Another device."""
        if key != self.state.selected:
            self._verbs.try_keys(False)
            self._become(selected=key, side=Side.DETAIL, draft=None, trial=None, done=None, trouble=None)

    def told(self) -> None:
        """The notice was read."""
        self._become(done=None, trouble=None)

    def back(self) -> None:
        """Out of whatever stands beside or before the list."""
        self._verbs.try_keys(False)
        self._become(side=Side.DETAIL, draft=None, trial=None, checkup=None, trouble=None)

    def told_to(self, command: Command) -> None:
        """Let the selected scanner scan, stop or beep."""
        if (row := self.state.row) is not None and row.ready and command in row.commands:
            self._do(lambda: self._verbs.tell(row.key, command), _DEEDS[command], row.key)

    def tested(self) -> None:
        """Let it be heard: a beep, or where it knows none, a scan."""
        self.told_to(self.state.sign)

    def switched(self) -> None:
        """Use it, or leave it alone."""
        row = self.state.row
        if row is None or not _is_real(row) or not self.state.may_change:
            return
        device = replace(row.device, on=not row.device.on, key=row.entry or row.key)
        deed = Deed.SWITCHED_ON if device.on else Deed.SWITCHED_OFF
        self._do(lambda: self._verbs.keep(device), deed, row.key)

    def recorded(self) -> None:
        """Begin to write down what it says, or end."""
        row = self.state.row
        if row is None or not self.state.may_change:
            return
        verb = self._verbs.stop_recording if row.recording else self._verbs.record
        deed = Deed.RECORDED if row.recording else Deed.RECORDING
        self._become(busy=True)
        self._run(lambda: verb(row.key), lambda file: self._did(deed, str(file or "")), self._failed)

    # --- adding and changing --------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Add a device that is not found by itself: the form, with the first unknown port in it."""
        found = self.state.look.found
        device = _device_at(found[0]) if found else ConfiguredDevice("", Link.NETWORK, "socket://")
        self._become(side=Side.FORM, draft=Draft(device, new=True), trial=None, trouble=None, done=None)

    def identified(self) -> None:
        """Ask the selected scanner what it is."""
        row = self.state.row
        if row is None or not row.asks or not row.ready or self.state.busy or not self.state.may_change:
            return
        self._become(busy=True, trouble=None, done=None)
        self._run(lambda: self._verbs.identify(row.key), self._said, self._failed)

    def mode_switched(self, key: str = "") -> None:
        """Let a scanner that plays keyboard be a HID-POS scanner: that one, or the first."""
        seen = next((one for one in self.state.switchable if key in ("", one.key)), None)
        if seen is not None and self.state.may_change:
            self._do(lambda: self._verbs.switch_mode(seen.key), Deed.MODE_SWITCHED, seen.name)

    def changing(self) -> None:
        """The form of the selected device."""
        if (row := self.state.row) is not None:
            self._become(side=Side.FORM, draft=Draft(row.device), trial=None, trouble=None, done=None)

    def submitted(self, device: ConfiguredDevice) -> None:
        """Keep the form."""
        draft = self.state.draft
        if draft is None or not self.state.may_change:
            return
        device = device if device.key else replace(device, key=device.address)
        if draft.new and any(row.key == device.key and row.added for row in self.state.rows):
            self._become(trouble=DeviceKnown(device.address or device.key))
            return
        self._awaited = device.key
        self._do(
            lambda: self._verbs.keep(device), Deed.ADDED if draft.new else Deed.KEPT, device.key, selected=device.key
        )

    def forgotten(self) -> None:
        """Take it off the list; what is found by itself comes back as it was at first."""
        row = self.state.row
        if row is not None and row.added and self.state.may_change:
            self._do(lambda: self._verbs.forget(row.key), Deed.FORGOTTEN, row.key)

    # --- test scans -----------------------------------------------------------------------------------------------------

    def tried(self) -> None:
        """Wait for test scans of the selected device."""
        if (row := self.state.row) is not None and row.kind is Kind.SCANNER:
            self._verbs.try_keys(True)
            self._become(side=Side.TRIAL, trial=Trial(row.key), draft=None, trouble=None, done=None)

    def fitted(self) -> None:
        """Use what fits."""
        row, trial = self.state.row, self.state.trial
        if row is None or trial is None or trial.fitting is None or not self.state.may_change:
            return
        device = replace(row.device, profile=trial.fitting.profile)
        if row.device.link is Link.KEYBOARD:
            keys = trial.fitting.keys
            device = replace(row.device, keys=replace(keys, device=row.key) if keys is not None else None)
        self._do(lambda: self._verbs.keep(device), Deed.FITTED, row.key)

    # --- the doctor -----------------------------------------------------------------------------------------------------

    def examined(self) -> None:
        """Begin a check with the sheet; its symbols are drawn on the worker."""
        row = self.state.row or keyboard_row()
        self._become(busy=True, trouble=None, done=None)
        self._run(self._verbs.sheet, lambda pages: self._begin(row, pages), self._failed)

    def gave_up(self) -> None:
        """The symbol that is shown gives nothing."""
        if (checkup := self.state.checkup) is not None and checkup.told is None:
            self._become(checkup=checkup.gave_up())
            self._judge_when_over()

    def judged(self) -> None:
        """Say now what is wrong; symbols nobody tried are left out."""
        checkup = self.state.checkup
        if checkup is None or not checkup.arrivals:
            return
        findings = self._verbs.diagnose(checkup.arrivals, checkup.link)
        told = tuple(Told(one, self._verbs.cure(one, checkup.maker, checkup.link)) for one in findings)
        self._become(checkup=replace(checkup, told=told))

    def maker_chosen(self, maker: Maker) -> None:
        """Whose scanner it is: the cures are that maker's."""
        if (checkup := self.state.checkup) is not None and maker != checkup.maker:
            self._become(checkup=replace(checkup, maker=maker))
            if checkup.told is not None:
                self.judged()

    def cured(self, place: int) -> None:
        """Send the device what mends that finding. A person pressed the button."""
        checkup = self.state.checkup
        if checkup is None or checkup.told is None or not self.state.may_change:
            return
        send = checkup.told[place].cure.send
        if send:
            self._do(lambda: self._verbs.send(checkup.device, send), Deed.CURED, checkup.device, leave=False)

    def _begin(self, row: DeviceRow, pages: tuple[SheetPage, ...]) -> None:
        checkup = Checkup(row.key, row.device.link, row.device.maker, pages)
        self._verbs.try_keys(True)
        self._become(busy=False, checkup=checkup, side=Side.DETAIL, draft=None, trial=None)

    def _judge_when_over(self) -> None:
        if (checkup := self.state.checkup) is not None and checkup.over:
            self.judged()

    # --- what comes back ------------------------------------------------------------------------------------------------

    def _do(
        self, work: Callable[[], None], deed: Deed, about: str, *, selected: str | None = None, leave: bool = True
    ) -> None:
        if self.state.busy:
            return
        self._become(busy=True, trouble=None, done=None)

        def then(_: None) -> None:
            if leave:
                self._verbs.try_keys(False)
                self._become(side=Side.DETAIL, draft=None, trial=None, selected=selected or self.state.selected)
            self._did(deed, about)

        self._run(work, then, self._failed)

    def _did(self, deed: Deed, about: str) -> None:
        self._become(busy=False, done=(deed, about), trouble=None)
        self.changed()

    def _said(self, identity: str) -> None:
        self._did(Deed.IDENTIFIED if identity else Deed.UNIDENTIFIED, identity)

    def _failed(self, error: Exception) -> None:
        self._become(busy=False, trouble=error)

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw(self.state)


def _is_real(row: DeviceRow) -> bool:
    """Whether it can be switched off: those that only play keyboard are always heard."""
    return row.device.link is not Link.KEYBOARD


def _device_at(port: FoundPort) -> ConfiguredDevice:
    return ConfiguredDevice(port.key, Link.SERIAL, port.address, port.words)
