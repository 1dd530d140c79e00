"""The scanners of a workstation that play keyboard, as the wedge is to listen for them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.device_profiles import ConfiguredDevice
from app.domain.key_profiles import KeyProfile, of_workstation

EVERY_OTHER = "keyboard"
"""Key of all that have no entry of their own: the desktop does not tell them apart."""


def listened_for(devices: Iterable[ConfiguredDevice], usual: KeyProfile) -> tuple[KeyProfile, ...]:
    """Those measured here, first those that ask most of a scan; then all others, as the settings have them.

    devices: that play keyboard and are used here. usual: of the settings; its `same_again_ms` holds for every scanner whose
    entry does not say its own.
    """
    devices = tuple(devices)
    own = [
        replace(one.keys, same_again_ms=one.profile.same_again_within_ms(usual.same_again_ms))
        for one in devices
        if one.keys is not None
    ]
    others = next((one.profile.same_again_ms for one in devices if one.key == EVERY_OTHER), None)
    if others is not None:
        usual = replace(usual, same_again_ms=others)
    return (*sorted(own, key=lambda keys: (not keys.needs_end, not keys.prefix)), *of_workstation(usual))
