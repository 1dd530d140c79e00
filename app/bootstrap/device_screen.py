"""设备, bound to the desk of this workstation and to a person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.bootstrap.devices import DeviceDesk
from app.bootstrap.kit import Kit
from app.bootstrap.workplace import clock
from app.devices.doctor import calibrating, cures, diagnosis, sheet
from app.domain.device_profiles import ConfiguredDevice
from app.domain.devices import DeviceReading, Link
from app.domain.people import Right
from app.domain.refusals import DeviceNotReady, StoreUnavailable
from app.domain.scanner_check import Arrival, Finding
from app.ui.devices.checkup import SheetPage
from app.ui.devices.rows import DevicesLook
from app.ui.devices.view import DevicesView
from app.ui.devices.viewmodel import DevicesViewModel, DeviceVerbs
from app.ui.screen import Screen

RECORDINGS = "recordings"


def build(kit: Kit) -> Screen:
    """The screen for this person."""
    frame = kit.frame
    model = DevicesViewModel(verbs(kit), run=frame.tasks.run, now=clock, may_change=kit.person.may(Right.SETTINGS))
    view = DevicesView(model, messages=frame.messages, memory=frame.memory)
    frame.relay.device.connect(view.device_told)
    frame.relay.reading.connect(view.device_read)
    frame.wedge.timed.connect(view.keyed)
    return view


def verbs(kit: Kit) -> DeviceVerbs:
    """What the screen may do, by this person. Changes of the list and commands to devices are noted."""
    return DeviceVerbs(
        look=partial(_look, kit),
        look_again=lambda: desk.nudge() if (desk := kit.frame.devices) is not None else None,
        keep=partial(_keep, kit),
        forget=partial(_forget, kit),
        tell=lambda key, command: _desk(kit).tell(key, command),
        identify=partial(_identify, kit),
        switch_mode=partial(_switch_mode, kit),
        send=partial(_send, kit),
        record=partial(_record, kit),
        stop_recording=lambda key: _desk(kit).stop_recording(key),
        try_keys=kit.frame.wedge.try_out,
        arrived=partial(_arrived, kit),
        fit=calibrating.fit,
        sheet=pages,
        symbol_of=diagnosis.symbol_of,
        diagnose=_diagnose,
        cure=cures.cure,
    )


def pages() -> tuple[SheetPage, ...]:
    """The sheet, drawn."""
    return tuple(SheetPage(symbol, sheet.draw(symbol)) for symbol in sheet.SHEET)


def _desk(kit: Kit) -> DeviceDesk:
    if kit.frame.devices is None:
        raise DeviceNotReady("")
    return kit.frame.devices


def _look(kit: Kit) -> DevicesLook:
    return kit.frame.devices.look() if kit.frame.devices is not None else DevicesLook()


def _arrived(kit: Kit, reading: DeviceReading) -> Arrival | None:
    return kit.frame.devices.arrival(reading.device) if kit.frame.devices is not None else None


def _diagnose(arrivals: Sequence[Arrival], chosen: Link) -> tuple[Finding, ...]:
    return diagnosis.diagnose(arrivals, chosen=chosen)


def _keep(kit: Kit, device: ConfiguredDevice) -> None:
    kit.person.require(Right.SETTINGS)
    with kit.workplace.store.writing() as tx:
        what = f"{device.link} on={device.on} {device.address}".strip()
        tx.audit.note(kit.person.login, "keep device", device.key, at=clock(), after=what)
        _desk(kit).keep(device)


def _forget(kit: Kit, key: str) -> None:
    kit.person.require(Right.SETTINGS)
    with kit.workplace.store.writing() as tx:
        tx.audit.note(kit.person.login, "forget device", key, at=clock())
        _desk(kit).forget(key)


def _send(kit: Kit, key: str, data: bytes) -> None:
    kit.person.require(Right.SETTINGS)
    with kit.workplace.store.writing() as tx:
        tx.audit.note(kit.person.login, "set up scanner", key, at=clock(), after=data.decode("ascii", "replace"))
    _desk(kit).send(key, data)


def _identify(kit: Kit, key: str) -> str:
    kit.person.require(Right.SETTINGS)
    with kit.workplace.store.writing() as tx:
        tx.audit.note(kit.person.login, "identify scanner", key, at=clock())
    return _desk(kit).identify(key)


def _switch_mode(kit: Kit, key: str) -> None:
    kit.person.require(Right.SETTINGS)
    with kit.workplace.store.writing() as tx:
        tx.audit.note(kit.person.login, "switch scanner mode", key, at=clock(), after="hid_pos")
    _desk(kit).switch(key)


def _record(kit: Kit, key: str) -> Path:
    """A file of its own for each recording, in the data folder."""
    kit.person.require(Right.SETTINGS)
    name = "".join(letter if letter.isalnum() else "-" for letter in key).strip("-")[:40]
    path = kit.workplace.data / RECORDINGS / f"{clock().astimezone():%Y%m%d-%H%M%S}-{name}.jsonl"
    with kit.workplace.store.writing() as tx:
        tx.audit.note(kit.person.login, "record device", key, at=clock(), after=path.name)
        try:
            _desk(kit).record(key, path, kit.frame.wedge.profiles)
        except OSError as error:
            raise StoreUnavailable("unwritable", str(error)) from error
    return path
