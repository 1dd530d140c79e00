"""The devices in the window: what they read goes to the screen in front, how they are stands in the status bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from app.bootstrap import places
from app.bootstrap.card_door import CardDoor
from app.bootstrap.frame import Frame
from app.bootstrap.status import Status
from app.domain.devices import DeviceReading
from app.ui.reading import Origin, Reading
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.bootstrap.devices import DeviceDesk
    from app.bootstrap.training import Training
    from app.ui.keyboard.scan_facts import Timed


class Attendance:
    """Hears scanners and readers, by cable or as keyboards. training: the virtual scanner's panel, in the demo."""

    def __init__(
        self,
        window: MainWindow,
        frame: Frame,
        cards: CardDoor,
        status: Status,
        *,
        trouble: Callable[[Exception], None],
    ) -> None:
        self._window, self._frame, self._cards, self._status, self._trouble = window, frame, cards, status, trouble
        self.training: Training | None = None
        relay, wedge = frame.relay, frame.wedge
        wedge.scanned.connect(self._keyed)
        wedge.timed.connect(self._timed)
        relay.reading.connect(self._read)
        relay.device.connect(self._changed)
        relay.card.connect(window.take_card)
        relay.card_refused.connect(window.card_refused)

    def begin(self, desk: DeviceDesk) -> None:
        """The desk is made: its devices are attended from now on."""
        self._frame.devices = desk
        desk.start()
        if desk.virtual is not None:
            from app.bootstrap.training import Training

            samples, languages = places.RESOURCES / "demo" / "scans.toml", self._frame.languages
            self.training = Training(desk.virtual, self._window, samples, language=lambda: languages.language)
            self._window.status_bar.training_asked.connect(self.training.toggle)
            self._status.has_virtual_scanner()

    def _keyed(self, text: str) -> None:
        """A scanner that plays keyboard read a code."""
        self._window.take(Reading(text, Origin.SCANNED))

    def _timed(self, timed: object) -> None:
        """A keyboard scan: into the recording, where one is under way."""
        desk = self._frame.devices
        tape = desk.tape if desk is not None else None
        if tape is not None:
            self._frame.tasks.run(lambda: tape.feed(cast("Timed", timed)), lambda _: None, self._trouble)

    def _read(self, reading: object) -> None:
        """A device read something: its codes go where scans go, in their order."""
        if isinstance(reading, DeviceReading):
            for text in reading.codes:
                self._window.take(Reading(text, Origin.SCANNED, reading.device))

    def _changed(self, _state: object) -> None:
        """A device came, went or changed."""
        desk = self._frame.devices
        if desk is not None:
            from app.bootstrap import attending  # loaded by now: it made the desk

            attending.open_door(self._cards, desk)
            self._frame.wearing.listen_for(desk.keyboards())
            self._status.device_changed(desk.look())
