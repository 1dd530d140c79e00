"""Asks a scanner of the bar code scanner class what it is. Only when a person wants to know: nothing is set by it.

Only Honeywell's language (Honeywell, Metrologic, Youjie, Intermec) is known over HID, see `switching.py`: the menu command
REVINF. is answered in the lines it is answered in over a serial line. Newland, Zebra and GM65 are asked over serial lines
alone; whether their HID modes take commands, and in which reports, nobody has told.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from app.devices.decoder import Decoded
from app.devices.hid.switching import ANSWERS_WITHIN_S, ask
from app.devices.port import Port, PortError
from app.devices.scanners import honeywell
from app.devices.scanners.identifying import Identity, of_honeywell
from app.domain.device_profiles import DeviceProfile, Maker
from app.domain.devices import Trouble

ASKED_OVER_HID = frozenset({Maker.HONEYWELL})


def identify_over_hid(
    port: Port,
    descriptor: bytes,
    profile: DeviceProfile,
    on_scan: Callable[[Decoded], None],
    *,
    within_s: float = ANSWERS_WITHIN_S,
    ticks: Callable[[], float] = monotonic,
) -> Identity | None:
    """What it says it is; None where it does not say. As `ask`, but silence is no error. Raises PortError."""
    try:
        answer = ask(
            port,
            honeywell.ASK_REVISION,
            on_scan=on_scan,
            descriptor=descriptor,
            profile=profile,
            within_s=within_s,
            ticks=ticks,
        )
    except PortError as error:
        if error.trouble is Trouble.SILENT:
            return None
        raise
    return of_honeywell(honeywell.labels("\n".join([answer.text, *(part.text for part in answer.said)])))
