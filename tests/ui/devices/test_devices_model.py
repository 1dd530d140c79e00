"""设备: what a person does reaches the desk, what devices tell reaches the person, and nothing is changed unasked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.devices.doctor.sheet import GS, SHEET
from app.domain.device_profiles import ConfiguredDevice, DeviceProfile, Ending, Maker
from app.domain.devices import Command, Link
from app.domain.key_profiles import KeyProfile
from app.domain.refusals import BadSettingsFile, DeviceKnown, DeviceNotReady
from app.domain.scanner_check import Arrival, Fault
from app.ui.devices.rows import KEYBOARD, waiting
from app.ui.devices.viewmodel import Deed, DevicesViewModel, Side
from tests.ui.devices.kit import CODE, FORBIDDEN, NOW, OFF, PORT, READY, Desk

VOUCHER = "4240000000000000000099330000"


def serial(text: str, ending: Ending = Ending.CR) -> Arrival:
    return Arrival(text, Link.SERIAL, ending, (2.0,))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_list_begins_with_a_device_selected_and_keyboard_scanners_are_always_on_it(desk: Desk) -> None:
    state = desk.model().state
    assert [row.key for row in state.rows] == [READY.key, FORBIDDEN.key, OFF.key, KEYBOARD]
    assert state.selected == READY.key
    desk.rows = []
    assert [row.key for row in desk.model().state.rows] == [KEYBOARD]


def test_a_change_of_the_desk_is_drawn_and_no_change_is_not(desk: Desk) -> None:
    model, drawn = desk.model(), []
    model.watch(lambda state: drawn.append(state.look))
    model.changed()
    assert len(drawn) == 1
    desk.rows = [replace(READY, read=13), *desk.rows[1:]]
    model.changed()
    assert len(drawn) == 2


def test_switching_off_keeps_the_device_and_switching_on_takes_it_again(desk: Desk) -> None:
    model = desk.model()
    model.switched()
    assert desk.did[-1] == ("keep", replace(READY.device, on=False))
    assert model.state.done == (Deed.SWITCHED_OFF, READY.key)
    model.selected(OFF.key)
    model.switched()
    assert desk.did[-1] == ("keep", replace(OFF.device, on=True))


def test_whoever_may_not_change_settings_may_still_look_try_and_examine(desk: Desk) -> None:
    model = desk.model(may_change=False)
    for deed in (model.switched, model.recorded, model.forgotten):
        deed()
    model.changing()
    model.submitted(READY.device)
    assert desk.did == []
    model.back()
    model.tested()
    assert desk.did == [(Command.TRIGGER, READY.key)]
    model.tried()
    assert model.state.trial is not None
    model.examined()
    assert model.state.checkup is not None


def test_a_device_that_understands_nothing_is_not_told_anything(desk: Desk) -> None:
    model = desk.model()
    model.selected(FORBIDDEN.key)
    for command in Command:
        model.told_to(command)
    model.tested()
    assert desk.did == []
    model.selected(READY.key)
    model.told_to(Command.BEEP)
    assert desk.did == [], "its language has no beep"


def test_a_device_is_told_only_while_it_is_ready(desk: Desk) -> None:
    knowing = frozenset(Command)
    desk.rows = [replace(OFF, commands=knowing, asks=True), replace(FORBIDDEN, commands=knowing, asks=True)]
    model = desk.model()
    for row in desk.rows:
        model.selected(row.key)
        for command in Command:
            model.told_to(command)
        model.identified()
    assert desk.did == []


@pytest.mark.parametrize(
    ("command", "deed"),
    [(Command.TRIGGER, Deed.TRIGGERED), (Command.STOP, Deed.STOPPED), (Command.BEEP, Deed.BEEPED)],
)
def test_each_command_reaches_the_device_and_is_told_as_what_it_is(desk: Desk, command: Command, deed: Deed) -> None:
    desk.rows = [replace(READY, commands=frozenset(Command))]
    model = desk.model()
    model.told_to(command)
    assert desk.did == [(command, READY.key)]
    assert model.state.done == (deed, READY.key)


def test_what_shows_that_a_scanner_listens_is_a_beep_and_else_a_scan(desk: Desk) -> None:
    model = desk.model()
    model.tested()
    desk.rows = [replace(READY, commands=frozenset(Command))]
    model.changed()
    model.tested()
    assert desk.did == [(Command.TRIGGER, READY.key), (Command.BEEP, READY.key)]


def test_commands_are_sent_by_the_worker_and_one_at_a_time(desk: Desk) -> None:
    """The window's thread hands them over and goes on; a port that hangs holds up nobody who looks."""
    handed: list[Callable[[], object]] = []
    model = DevicesViewModel(
        desk.verbs(), run=lambda work, _then, _failed: handed.append(work), now=lambda: NOW, may_change=True
    )
    model.changed()
    for command in (Command.TRIGGER, Command.STOP):
        model.told_to(command)
    assert (desk.did, model.state.busy) == ([], True)
    (work,) = handed
    work()
    assert desk.did == [(Command.TRIGGER, READY.key)]


def test_what_was_refused_is_told_and_the_form_stays(desk: Desk) -> None:
    model = desk.model()
    model.changing()
    desk.refuse = BadSettingsFile("devices.toml", 0, "unwritable", "")
    model.submitted(replace(READY.device, name="新名"))
    assert model.state.trouble is desk.refuse
    assert model.state.side is Side.FORM
    model.back()
    desk.refuse = DeviceNotReady(READY.key)
    model.tested()
    assert model.state.trouble is desk.refuse


def test_a_new_device_begins_with_the_port_nobody_knows(desk: Desk) -> None:
    model = desk.model()
    model.new()
    draft = model.state.draft
    assert draft is not None
    assert (draft.new, draft.device.key, draft.device.address) == (True, PORT.key, "COM3")
    model.submitted(draft.device)
    assert desk.did == [("keep", draft.device)]
    assert (model.state.side, model.state.selected) == (Side.DETAIL, PORT.key)


def test_a_server_is_known_by_its_address_and_a_device_on_the_list_is_not_added_twice(desk: Desk) -> None:
    desk.found = []
    model = desk.model()
    model.new()
    model.submitted(ConfiguredDevice("", Link.NETWORK, "socket://10.0.0.5:4001"))
    assert isinstance(model.state.trouble, DeviceKnown)
    model.submitted(ConfiguredDevice("", Link.NETWORK, "socket://10.0.0.6:4001"))
    assert desk.did == [("keep", ConfiguredDevice("socket://10.0.0.6:4001", Link.NETWORK, "socket://10.0.0.6:4001"))]


def test_a_recording_begins_and_ends_with_the_same_key_and_names_its_file(desk: Desk) -> None:
    model = desk.model()
    model.recorded()
    assert model.state.done == (Deed.RECORDING, "/data/a.jsonl")
    assert model.state.row is not None
    assert model.state.row.recording
    model.recorded()
    assert model.state.done == (Deed.RECORDED, "/data/a.jsonl")
    assert [name for name, _ in desk.did] == ["record", "stop_recording"]


def test_a_test_scan_proposes_a_profile_and_only_a_person_takes_it(desk: Desk) -> None:
    model = desk.model()
    model.tried()
    desk.reads(model, [serial("#" + CODE), serial("#" + CODE)])
    trial = model.state.trial
    assert trial is not None
    assert trial.fitting is not None
    assert trial.fitting.profile == DeviceProfile(ending=Ending.CR, prefix="#")
    assert desk.did == []
    model.fitted()
    assert desk.did == [("keep", replace(READY.device, profile=DeviceProfile(ending=Ending.CR, prefix="#")))]


def test_a_test_scan_of_another_device_does_not_count(desk: Desk) -> None:
    model = desk.model()
    model.tried()
    desk.reads(model, [serial(CODE)], key=OFF.key)
    assert model.state.trial is not None
    assert model.state.trial.arrivals == ()


def test_a_keyboard_scan_shows_on_its_row_and_a_token_is_masked(desk: Desk) -> None:
    model = desk.model()
    model.keyed(KEYBOARD, Arrival(VOUCHER, Link.KEYBOARD, Ending.CR, (5.0, 6.0)))
    keyboard = model.state.rows[-1]
    assert keyboard.last is not None
    assert VOUCHER not in repr(model.state)
    assert (keyboard.read, keyboard.gaps_ms) == (1, (5.0, 6.0))


def test_a_slow_keyboard_scanner_is_measured_and_kept_as_its_own_profile(desk: Desk) -> None:
    model = desk.model()
    model.selected(KEYBOARD)
    model.tried()
    assert desk.trying[-1] is True
    model.keyed(KEYBOARD, Arrival("#" + CODE, Link.KEYBOARD, Ending.CR, (90.0,) * 21))
    model.fitted()
    ((_, device),) = desk.did
    assert isinstance(device, ConfiguredDevice)
    assert device.keys is not None
    assert (device.key, device.keys.device, device.keys.needs_end, device.keys.prefix) == (
        KEYBOARD,
        KEYBOARD,
        True,
        "#",
    )
    assert desk.trying[-1] is False


def test_a_keyboard_scanner_with_a_profile_of_its_own_is_a_row_of_its_own(desk: Desk) -> None:
    slow = ConfiguredDevice("keyboard:2", Link.KEYBOARD, name="蓝牙枪", keys=KeyProfile(device="keyboard:2"))
    desk.rows.append(waiting(slow))
    model = desk.model()
    assert [row.key for row in model.state.rows[-2:]] == ["keyboard:2", KEYBOARD]
    model.keyed("keyboard:2", Arrival(CODE, Link.KEYBOARD, Ending.CR, (90.0,) * 20))
    assert [row.read for row in model.state.rows[-2:]] == [1, 0]


def test_leaving_a_trial_gives_the_keys_back_to_the_fields(desk: Desk) -> None:
    model = desk.model()
    for begin in (model.tried, model.examined):
        begin()
        assert desk.trying[-1] is True
        model.back()
        assert desk.trying[-1] is False


def test_a_sheet_scanned_without_fault_is_healthy_whatever_the_order(desk: Desk) -> None:
    model = desk.model()
    model.examined()
    desk.reads(model, [serial(symbol.content) for symbol in reversed(SHEET)])
    checkup = model.state.checkup
    assert checkup is not None
    assert checkup.told == ()


def test_the_next_symbol_is_shown_by_itself_and_one_that_gives_nothing_can_be_passed(desk: Desk) -> None:
    model = desk.model()
    model.examined()
    shown = []
    for symbol in SHEET:
        assert model.state.checkup is not None
        shown.append(model.state.checkup.page.symbol.name)
        if symbol.name == "data_matrix":
            model.gave_up()
        else:
            desk.reads(model, [serial(symbol.content)])
    assert shown == [symbol.name for symbol in SHEET]
    assert model.state.checkup is not None
    (told,) = model.state.checkup.told or ()
    assert (told.finding.fault, told.finding.symbols) == (Fault.SYMBOLOGY_OFF, ("data_matrix",))


def test_a_cure_is_sent_only_by_a_press_and_follows_the_maker_somebody_chose(desk: Desk) -> None:
    model = desk.model()
    model.examined()
    desk.reads(model, [serial(symbol.content.replace(GS, ""), Ending.NONE) for symbol in SHEET])
    assert model.state.checkup is not None
    told = model.state.checkup.told or ()
    assert [one.finding.fault for one in told] == [Fault.GS_MISSING, Fault.NO_ENDING]
    assert desk.did == []
    model.maker_chosen(Maker.HONEYWELL)
    model.cured(1)
    assert desk.did == [("send", b"\x16M\rVSUFCR.")]
    assert model.state.checkup is not None, "the findings stay in sight"


def test_a_scan_that_is_none_of_the_sheet_leaves_the_shown_symbol_where_it_is(desk: Desk) -> None:
    model = desk.model()
    model.examined()
    desk.reads(model, [serial(CODE)])
    assert model.state.checkup is not None
    assert model.state.checkup.at == 0
    model.judged()
    assert [one.finding.fault for one in model.state.checkup.told or ()] == [Fault.STRANGE]
