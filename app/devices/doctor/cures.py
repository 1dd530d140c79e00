"""How each fault is mended, maker by maker. Facts; whether anything is done is a person's choice.

Honeywell and Youjie: menu commands, sent as SYN M CR, the words, and a full stop to keep them; the same words stand under
the symbols of the manuals. Terminal ids: 124 keyboard, 130 USB serial, 131 HID POS; newer models name the command
TRMUSB. Source: Honeywell area-imaging scanner user's guides, chapters "Serial Programming Commands" and "Terminal ID Table".

Newland: NLS words between `NLS0006010;` (programming on) and `NLS0006000;` (off); each answered by 06.
Source: Newland Auto-ID, serial programming command manual 1.2; seen alike in several public drivers.

Zebra: its parameters are numbers and differ between models; only the manual helps. GM65 class: likewise.
"""

from __future__ import annotations

from app.domain.device_profiles import Maker
from app.domain.devices import Link
from app.domain.scanner_check import Cure, Fault, Finding

_HONEYWELL: dict[Fault, tuple[str, ...]] = {
    Fault.NO_ENDING: ("VSUFCR",),
    Fault.PREFIX: ("PRECA2",),
    Fault.SUFFIX: ("SUFCA2", "VSUFCR"),
    Fault.CHECK_DIGIT_CUT: ("E13CKX1",),
}
_HONEYWELL_ON = {
    "code_128": "128ENA1",
    "ean_13": "E13ENA1",
    "data_matrix": "IDMENA1",
    "qr": "QRCENA1",
    "qr_chinese": "QRCENA1",
}
_HONEYWELL_MODES = {Link.SERIAL: "TERMID130", Link.HID_POS: "TERMID131"}
_NEWLAND: dict[Fault, tuple[str, ...]] = {
    Fault.NO_ENDING: ("NLS0310000=0x0D", "NLS0309010"),
    Fault.PREFIX: ("NLS0309000",),
    Fault.SUFFIX: ("NLS0309000",),
    Fault.SYMBOLOGY_OFF: ("NLS0001020",),
}
_NEWLAND_OPEN, _NEWLAND_CLOSE = "NLS0006010", "NLS0006000"
_HERE = frozenset({Fault.PREFIX, Fault.SUFFIX, Fault.NO_ENDING, Fault.SLOW, Fault.ENCODING, Fault.GS_REPLACED})
"""What the program can adapt to by the device's own profile."""


def cure(finding: Finding, maker: Maker, link: Link) -> Cure:
    """How to mend it. link: how the scanner is reached; only serial ones can be sent anything."""
    words = _words(finding, maker)
    send = b""
    if words and link in (Link.SERIAL, Link.NETWORK) and finding.fault is not Fault.WRONG_MODE:
        send = honeywell_menu(words) if maker is Maker.HONEYWELL else newland_setup(words)
    return Cure(finding.fault, words, send, here=finding.fault in _HERE)


def honeywell_menu(words: tuple[str, ...]) -> bytes:
    """The commands as one message that the scanner keeps."""
    return b"\x16M\r" + ";".join(words).encode("ascii") + b"."


def newland_setup(words: tuple[str, ...]) -> bytes:
    """The commands between programming on and off."""
    return "".join(f"{word};" for word in (_NEWLAND_OPEN, *words, _NEWLAND_CLOSE)).encode("ascii")


def _words(finding: Finding, maker: Maker) -> tuple[str, ...]:
    if maker is Maker.NEWLAND:
        return _NEWLAND.get(finding.fault, ())
    if maker is not Maker.HONEYWELL:
        return ()
    if finding.fault is Fault.SYMBOLOGY_OFF:
        return tuple(dict.fromkeys(_HONEYWELL_ON[name] for name in finding.symbols if name in _HONEYWELL_ON))
    if finding.fault is Fault.WRONG_MODE and finding.seen in tuple(_HONEYWELL_MODES):
        return (_HONEYWELL_MODES[Link(finding.seen)],)
    return _HONEYWELL.get(finding.fault, ())
