"""Card readers at work: those that tell by themselves when a card is laid down, and those of vendors' libraries that are asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.bootstrap.attended import Teller
from app.bootstrap.card_key import Refused, Then
from app.devices.card_helper.asking import LibraryKind, VendorLibrary, VoucherService
from app.devices.card_helper.client import VendorReader
from app.devices.cards.watch import CardEars
from app.devices.port import PortError
from app.domain.cards import PersonCard, VoucherToken
from app.domain.device_profiles import ConfiguredDevice, VendorApi
from app.domain.devices import Command, Condition, DeviceState, Link, Trouble
from app.domain.personal import mask_id_number, mask_name
from app.domain.refusals import Refusal
from app.domain.scanner_check import Arrival
from app.ui.devices.rows import DeviceRow, Kind, LastReading


class CardTeller(Teller, Protocol):
    """Where cards go: `ui.relay.Relay`."""

    def tell_card(self, card: object) -> None: ...

    def tell_card_refused(self, error: object) -> None: ...


class Watch(Protocol):
    """A reader, or the service of many: see `devices.cards.watch.CardWatch`."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def nudge(self) -> None: ...


class _Reader:
    """What all card readers have in common: nothing is sent to them, and nothing of a card is written down."""

    def __init__(
        self, device: ConfiguredDevice, teller: CardTeller, now: Callable[[], datetime], *, model: str, added: bool
    ) -> None:
        self.device, self.added = device, added
        self._teller, self._now, self._model = teller, now, model
        self._states: dict[str, DeviceState] = {}
        self._last: dict[str, LastReading] = {}
        self._read: dict[str, int] = {}
        self._refused: dict[str, int] = {}

    def rows(self) -> tuple[DeviceRow, ...]:
        """One for each reader it has met."""
        opening = DeviceState(self.device.key, Condition.OPENING)
        states = dict(self._states) or {self.device.key: opening}
        return tuple(self._row(key, state) for key, state in states.items())

    def rename(self, device: ConfiguredDevice, *, added: bool) -> None:
        """As Worker."""
        self.device, self.added = device, added

    def send(self, data: bytes) -> None:
        """As Worker: no reader takes commands."""
        raise PortError(Trouble.WRONG_MODE)

    def tell(self, command: Command) -> None:
        """As Worker."""
        raise PortError(Trouble.WRONG_MODE)

    def identify(self) -> str:
        """As Worker."""
        raise PortError(Trouble.WRONG_MODE)

    def arrival(self) -> Arrival | None:
        """As Worker: cards are no codes."""
        return None

    def record(self, path: Path) -> None:
        """As Worker: whatever a card says names its holder."""
        raise PortError(Trouble.WRONG_MODE)

    def stop_recording(self) -> Path | None:
        """As Worker."""
        return None

    def _row(self, key: str, state: DeviceState) -> DeviceRow:
        own = key == self.device.key
        device = self.device if own else ConfiguredDevice(key, self.device.link, on=self.device.on)
        return DeviceRow(
            device,
            state,
            Kind.READER,
            self._model if own else state.detail,
            self.added,
            self._last.get(key),
            read=self._read.get(key, 0),
            garbled=self._refused.get(key, 0),
            entry="" if own else self.device.key,
        )

    def _on_state(self, state: DeviceState) -> None:
        self._states[state.device] = state
        self._teller.tell_device(state)

    def _on_card(self, device: str, card: PersonCard) -> None:
        shown = f"{mask_name(card.name)} {mask_id_number(card.id_number)}".strip()
        self._last[device] = LastReading(shown, self._now())
        self._read[device] = self._read.get(device, 0) + 1
        self._teller.tell_card(card)
        self._tell_counts(device)

    def _on_refused(self, device: str, refusal: Refusal) -> None:
        self._refused[device] = self._refused.get(device, 0) + 1
        self._teller.tell_card_refused(refusal)
        self._tell_counts(device)

    def _tell_counts(self, device: str) -> None:
        if (state := self._states.get(device)) is not None:
            self._teller.tell_device(state)


class WatchedReader(_Reader):
    """A reader, or the service of many, that tells by itself. seen_only: where nothing is there, nothing is shown."""

    def __init__(
        self,
        device: ConfiguredDevice,
        watch: Callable[[CardEars], Watch],
        *,
        teller: CardTeller,
        now: Callable[[], datetime],
        model: str = "",
        added: bool = True,
        seen_only: bool = False,
    ) -> None:
        super().__init__(device, teller, now, model=model, added=added)
        self._seen_only = seen_only
        self._watch = watch(CardEars(self._on_card, self._on_refused, self._on_state))

    def start(self) -> None:
        """As Worker."""
        self._watch.start()

    def stop(self) -> None:
        """As Worker."""
        self._watch.stop()

    def nudge(self) -> None:
        """As Worker."""
        self._watch.nudge()

    def rows(self) -> tuple[DeviceRow, ...]:
        """The service itself is shown only where it keeps known readers away, or where a person added it."""
        rows = super().rows()
        readers = tuple(row for row in rows if row.key != self.device.key)
        if not self._seen_only or self.added:
            return readers or rows
        return readers


class AskedReader(_Reader):
    """A vendor's library: it reads when somebody asks."""

    def __init__(
        self, device: ConfiguredDevice, *, teller: CardTeller, now: Callable[[], datetime], added: bool = True
    ) -> None:
        super().__init__(device, teller, now, model="", added=added)
        self._reader = VendorReader(device.key, library_of(device), on_state=self._on_state)

    def start(self) -> None:
        """As Worker."""
        self._reader.start()

    def stop(self) -> None:
        """As Worker."""
        self._reader.stop()

    def nudge(self) -> None:
        """As Worker: its process is restarted by itself."""

    def read_card(self, then: Then, refused: Refused) -> None:
        """Ask whose card lies on it. Comes back at once; the card is told to the screens before `then` is called."""
        self._reader.read_card(lambda card: self._came(card, then), refused)

    def read_voucher(self, then: Then, refused: Refused) -> None:
        """Ask whose e-voucher is shown to the terminal, which waits for it. As `read_card`. Raises NoVoucherReader."""
        self._reader.read_voucher(lambda card: self._came(card, then), refused)

    def tell_refused(self, refusal: Refusal) -> None:
        """To the screens: nobody was read."""
        self._on_refused(self.device.key, refusal)

    def who_holds(self, token: VoucherToken) -> PersonCard:
        """Whose e-voucher it is. Waits; never in the window's thread. Raises what `VendorReader.who_holds` raises."""
        return self._reader.who_holds(token)

    @property
    def reads_cards(self) -> bool:
        """Whether the library reads cards at all."""
        return self.device.library is not None and self.device.library.api is not VendorApi.ECCODE

    @property
    def knows_vouchers(self) -> bool:
        """Whether somebody set up who is asked about e-vouchers, of a library that can ask."""
        library = self.device.library
        asks = library is not None and library.api is not VendorApi.SSCARD
        return asks and library_of(self.device).vouchers is not None

    def _came(self, card: PersonCard, then: Then) -> None:
        self._on_card(self.device.key, card)
        then()


def library_of(device: ConfiguredDevice) -> VendorLibrary:
    """As the helper wants it. Raises PortError where the device has none."""
    chosen = device.library
    if device.link is not Link.HELPER or chosen is None:
        raise PortError(Trouble.NO_SERVICE, device.address)
    known = VoucherService.__dataclass_fields__
    vouchers = {name: value for name, value in chosen.vouchers if name in known}
    return VendorLibrary(
        LibraryKind(chosen.api),
        Path(device.address),
        tuple(map(Path, chosen.before)),
        dict(chosen.init),
        chosen.how,
        VoucherService(**vouchers) if vouchers.get("org_id") else None,
    )
