"""The devices of a workplace: where its list lies, and what reaches them."""

from __future__ import annotations

from dataclasses import replace

from app.bootstrap.attended_cards import AskedReader, CardTeller
from app.bootstrap.card_door import CardDoor, nobody_can_say
from app.bootstrap.card_key import CardKey
from app.bootstrap.devices import DeviceDesk, Parts
from app.bootstrap.workplace import Workplace, clock
from app.devices.configured import FILE
from app.devices.virtual import VirtualScanner
from app.ui.devices.presence import lines, presence_of, rows_of
from app.ui.devices.rows import DevicesLook, Kind
from app.ui.devices.words import DeviceWords
from app.ui.status_bar import StatusState


def desk_for(workplace: Workplace, teller: CardTeller, *, training: bool = False) -> DeviceDesk:
    """All devices of this workstation, not started. training: with a scanner that is not there."""
    virtual = VirtualScanner() if training else None

    def load() -> Parts:
        # On the desk's own thread: the libraries that reach devices take longer to load than the window may be held.
        from app.bootstrap.device_parts import RealParts

        return RealParts(now=clock, virtual=virtual)

    return DeviceDesk(workplace.data / FILE, teller, load, virtual=virtual)


def with_devices(status: StatusState, look: DevicesLook) -> StatusState:
    """The status bar's state with the devices as they are now."""
    words = DeviceWords()
    return replace(
        status,
        scanner=presence_of(look, Kind.SCANNER),
        reader=presence_of(look, Kind.READER),
        scanners=lines(rows_of(look, Kind.SCANNER), words),
        readers=lines(rows_of(look, Kind.READER), words),
    )


def open_door(door: CardDoor, desk: DeviceDesk) -> None:
    """Screens may ask the vendor's readers that are there now: the first that can."""
    asked = [worker for worker in desk.workers() if isinstance(worker, AskedReader)]
    reading = next((worker for worker in asked if worker.reads_cards), None)
    knowing = next((worker for worker in asked if worker.knows_vouchers), None)
    if door.key is None or (door.key.cards, door.key.vouchers) != (reading, knowing):
        door.key = CardKey(reading, knowing) if reading is not None or knowing is not None else None
        door.read_card = door.key.press if door.key is not None else None
    door.who_holds = knowing.who_holds if knowing is not None else nobody_can_say
