"""What there is before the data folder is open, and what screens are handed: worker, tones, words, wedge, memory."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.bootstrap import places
from app.bootstrap.wearing import Wearing
from app.platforms.line import Cable
from app.ui.languages import Languages
from app.ui.messages import Messages
from app.ui.relay import Relay
from app.ui.remembered import Remembered
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.tones import Tones, system_player
from app.ui.wedge import Wedge

if TYPE_CHECKING:
    from app.bootstrap.devices import DeviceDesk
    from app.delivery.flusher import Flusher


@dataclass(slots=True)
class Frame:
    """What the window hands to its screens. flusher, devices: None until they are at work."""

    tasks: Tasks
    tones: Tones
    messages: Messages
    memory: Remembered
    relay: Relay
    languages: Languages
    cable: Cable
    wedge: Wedge
    wearing: Wearing
    flusher: Flusher | None = None
    devices: DeviceDesk | None = None

    def wear(self) -> None:
        """Theme, language, sound and wedge as the settings have them now."""
        self.wearing.again()


def frame_for(app: QApplication, data: Path, cable: Cable, stack: ExitStack) -> Frame:
    """Made and begun; `stack` ends it."""
    memory = Remembered(data / "window.json")
    stack.callback(memory.save)
    theme, languages = Theme(app), Languages(places.TRANSLATIONS)
    messages, relay = Messages(), Relay()
    tones = Tones(places.RESOURCES / "sounds", player=system_player())
    stack.callback(tones.stop)
    tasks, wedge = Tasks(), Wedge()
    tasks.start()
    stack.callback(tasks.stop)
    wearing = Wearing(theme, languages, tones, wedge)
    return Frame(tasks, tones, messages, memory, relay, languages, cable, wedge, wearing)
