"""Card readers at the desk: who was read goes to the screens, what is shown of it is masked, nothing is written down."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.bootstrap.attended_cards import AskedReader, WatchedReader, library_of
from app.bootstrap.attending import open_door
from app.bootstrap.card_door import CardDoor, nobody_can_say
from app.bootstrap.devices import DeviceDesk
from app.devices.card_helper.asking import LibraryKind
from app.devices.cards.watch import CardEars
from app.devices.port import PortError
from app.domain.cards import CardKind, PersonCard
from app.domain.device_profiles import ConfiguredDevice, VendorApi, VendorLibraryChoice
from app.domain.devices import Command, Condition, DeviceState, Link, Trouble
from app.domain.refusals import CardRefused
from app.ui.devices.rows import Kind

SOMEBODY = PersonCard(CardKind.RESIDENT, "张伟", "11010519491231002X")
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


class Watch:
    """A reader that says what a test says."""

    def __init__(self, ears: CardEars) -> None:
        self.ears, self.story = ears, []

    def start(self) -> None:
        self.story.append("start")

    def stop(self) -> None:
        self.story.append("stop")

    def nudge(self) -> None:
        self.story.append("nudge")


class Told:
    """What the relay would carry."""

    def __init__(self) -> None:
        self.cards: list[object] = []
        self.refused: list[object] = []
        self.states: list[object] = []

    def tell_reading(self, reading: object) -> None:
        raise AssertionError(reading)

    def tell_device(self, state: object) -> None:
        self.states.append(state)

    def tell_card(self, card: object) -> None:
        self.cards.append(card)

    def tell_card_refused(self, error: object) -> None:
        self.refused.append(error)


def reader(
    told: Told, device: ConfiguredDevice, *, seen_only: bool = False, added: bool = True
) -> tuple[WatchedReader, Watch]:
    watches: list[Watch] = []

    def made(ears: CardEars) -> Watch:
        watches.append(Watch(ears))
        return watches[-1]

    attended = WatchedReader(device, made, teller=told, now=lambda: NOW, seen_only=seen_only, added=added)
    return attended, watches[0]


def test_a_card_goes_to_the_screens_whole_and_is_shown_masked() -> None:
    told = Told()
    attended, watch = reader(told, ConfiguredDevice("card:0400:c35a@1-2", Link.USB, name="发药窗"))
    watch.ears.on_state(DeviceState("card:0400:c35a@1-2", Condition.READY))
    watch.ears.on_card("card:0400:c35a@1-2", SOMEBODY)
    watch.ears.on_refused("card:0400:c35a@1-2", CardRefused("bad_card"))
    assert told.cards == [SOMEBODY]
    assert told.refused == [CardRefused("bad_card")]
    (row,) = attended.rows()
    assert row.last is not None
    assert row.last.shown == "张* 110***********002X"
    assert (row.kind, row.ready, row.read, row.garbled) == (Kind.READER, True, 1, 1)
    assert "11010519491231002X" not in repr(row)


def test_a_reader_takes_no_commands_and_is_never_recorded(tmp_path: Path) -> None:
    attended, _ = reader(Told(), ConfiguredDevice("x", Link.USB))
    for act in (
        lambda: attended.tell(Command.BEEP),
        lambda: attended.send(b"x"),
        lambda: attended.record(tmp_path / "x"),
    ):
        with pytest.raises(PortError):
            act()
    assert attended.stop_recording() is None
    assert list(tmp_path.iterdir()) == []


def test_the_readers_of_the_smart_card_service_are_rows_of_their_own_and_switched_with_it() -> None:
    attended, watch = reader(Told(), ConfiguredDevice("pcsc", Link.PCSC), seen_only=True, added=False)
    watch.ears.on_state(DeviceState("pcsc", Condition.LOST, Trouble.NO_SERVICE))
    assert attended.rows() == (), "a computer without card readers has nothing to complain of"
    watch.ears.on_state(DeviceState("pcsc", Condition.READY))
    watch.ears.on_state(DeviceState("pcsc:ACS 01", Condition.READY, detail="ACS 01"))
    (row,) = attended.rows()
    assert (row.key, row.model, row.entry) == ("pcsc:ACS 01", "ACS 01", "pcsc")


def test_a_service_somebody_added_is_shown_even_where_it_is_missing() -> None:
    attended, watch = reader(Told(), ConfiguredDevice("pcsc", Link.PCSC), seen_only=True)
    watch.ears.on_state(DeviceState("pcsc", Condition.LOST, Trouble.NO_SERVICE))
    (row,) = attended.rows()
    assert row.state.trouble is Trouble.NO_SERVICE


def vendor(api: VendorApi, **more: object) -> ConfiguredDevice:
    return ConfiguredDevice("v", Link.HELPER, "/opt/lib.so", library=VendorLibraryChoice(api, **more))  # type: ignore[arg-type]


def test_what_a_person_wrote_of_a_vendors_library_is_what_its_helper_gets() -> None:
    device = vendor(
        VendorApi.HEASEC,
        before=("/opt/base.so",),
        how=2,
        init=(("PORT", 8080),),
        vouchers=(("org_id", "H44"), ("url", "http://x"), ("nonsense", "1")),
    )
    library = library_of(device)
    assert (library.kind, library.path, library.before, library.how) == (
        LibraryKind.HEASEC,
        Path("/opt/lib.so"),
        (Path("/opt/base.so"),),
        2,
    )
    assert library.init == {"PORT": 8080}
    assert library.vouchers is not None
    assert (library.vouchers.org_id, library.vouchers.url) == ("H44", "http://x")
    with pytest.raises(PortError):
        library_of(ConfiguredDevice("v", Link.USB))


def test_every_api_a_person_may_write_is_one_the_helper_knows() -> None:
    assert {str(api) for api in VendorApi} == {str(kind) for kind in LibraryKind}


def test_screens_may_ask_only_those_libraries_that_can_answer(tmp_path: Path) -> None:
    told, door = Told(), CardDoor()
    desk = DeviceDesk(tmp_path / "devices.toml", told, lambda: None)  # type: ignore[arg-type, return-value]
    open_door(door, desk)
    assert (door.read_card, door.who_holds) == (None, nobody_can_say)
    vouchers = AskedReader(vendor(VendorApi.ECCODE, vouchers=(("org_id", "H44"),)), teller=told, now=lambda: NOW)
    desk._attended["v"] = vouchers
    open_door(door, desk)
    assert door.key is not None
    assert (door.key.cards, door.key.vouchers, door.who_holds) == (None, vouchers, vouchers.who_holds)
    assert door.read_card == door.key.press
    cards = AskedReader(vendor(VendorApi.SSCARD), teller=told, now=lambda: NOW)
    desk._attended = {"c": cards}
    open_door(door, desk)
    assert door.key is not None
    assert (door.key.cards, door.key.vouchers, door.who_holds) == (cards, None, nobody_can_say)
    both = AskedReader(vendor(VendorApi.HEASEC, vouchers=(("org_id", "H44"),)), teller=told, now=lambda: NOW)
    desk._attended = {"b": both}
    open_door(door, desk)
    key = door.key
    assert (key.cards, key.vouchers) == (both, both)
    open_door(door, desk)
    assert door.key is key, "a terminal may be waiting: it is the same key while the readers are the same"


@pytest.mark.parametrize(
    ("api", "vouchers"),
    [(VendorApi.ECCODE, ()), (VendorApi.ECCODE, (("url", "http://x"),)), (VendorApi.SSCARD, (("org_id", "H"),))],
)
def test_a_library_that_cannot_ask_about_vouchers_is_not_asked(
    tmp_path: Path, api: VendorApi, vouchers: tuple[tuple[str, str], ...]
) -> None:
    told, door = Told(), CardDoor()
    desk = DeviceDesk(tmp_path / "devices.toml", told, lambda: None)  # type: ignore[arg-type, return-value]
    desk._attended["v"] = AskedReader(vendor(api, vouchers=vouchers), teller=told, now=lambda: NOW)
    open_door(door, desk)
    assert (door.read_card is None) is (api is VendorApi.ECCODE)
    assert door.who_holds is nobody_can_say
