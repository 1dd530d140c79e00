"""Every option once: key, kind, bounds, default and text stand in `options.py`; file, screen and checks follow.

    settings = Settings.load(data / "settings.toml")
    settings[options.SENDERS]              # int, also to the type checker
    settings.set("sound.volume", "40")     # as typed; checked, saved, kept

Parts get values through their constructors, never by asking here.
"""

from app.settings import options
from app.settings.chosen import Entry, Settings, find
from app.settings.kinds import Address, Choice, Flag, Text, Times, Whole, Wrong
from app.settings.options import SECRETS, SETTINGS
from app.settings.setting import Secret, Setting

__all__ = [
    "SECRETS",
    "SETTINGS",
    "Address",
    "Choice",
    "Entry",
    "Flag",
    "Secret",
    "Setting",
    "Settings",
    "Text",
    "Times",
    "Whole",
    "Wrong",
    "find",
    "options",
]
