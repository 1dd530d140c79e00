"""Telling a scanner what to do over HID. Nothing here is ever done but because a person asked for it just now.

    feature report  FE 01                    be a bar code scanner, no keyboard (Honeywell, Youjie)
    output report   FD 03 16 54 0D           begin reading; 16 55 0D end reading, 16 07 0D beep (not answered)
                    FD 0F 16 4D 0D CBR?.     a menu command, see `scanners/honeywell.py`

What a menu command is answered comes as scans: of kind ]X0 if there is more to tell, then one of kind ]Z6, the command with
a status before each punctuation mark. The second byte seems to be a length; of menu commands only 0F was ever seen, whatever
their length.

Source: "Controlling a Honeywell barcode scanner over the USBHID interface", a published account with captures; the feature
report from a public WebHID driver. No maker has published either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic

from app.devices.decoder import Decoded, Garbled
from app.devices.hid.descriptor import Descriptor, parse
from app.devices.hid.finding import HONEYWELL, FoundScanner
from app.devices.hid.reports import REPLY, ReportDecoder
from app.devices.hid.scanner import open_port
from app.devices.hid.system import HidSystem
from app.devices.port import Port, PortError
from app.devices.scanners import honeywell
from app.domain.device_profiles import DeviceProfile, Ending
from app.domain.devices import Link, Trouble

YOUJIE = 0x23D0
SWITCHABLE = frozenset({HONEYWELL, YOUJIE})
"""Vendors whose scanners know the feature report. Others are switched by scanning a bar code of their manual."""
MODE_REPORT = 0xFE
HID_POS_MODE = bytes([MODE_REPORT, 1])

_COMMAND, _MENU_LENGTH = 0xFD, 0x0F
LONGEST_REPORT = 64
MORE = "]X0"
ANSWERS_WITHIN_S = 3.0


def command(serial: bytes) -> bytes:
    """The output report for what would be sent over a serial line. Raises ValueError if it is too long."""
    length = _MENU_LENGTH if serial.startswith(honeywell.menu("")) else len(serial)
    report = bytes([_COMMAND, length]) + serial
    if len(report) > LONGEST_REPORT:
        raise ValueError(f"a command of {len(serial)} bytes does not fit into a report")
    return report


TRIGGER, STOP, BEEP = command(honeywell.TRIGGER), command(honeywell.STOP), command(honeywell.BEEP)
"""For `Machine.send`; the scanner does not answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a scanner said to a menu command.

    text: what it told, "" mostly. said: the command's parts, each with how it was taken.
    """

    text: str
    said: tuple[honeywell.Said, ...]


def ask(
    port: Port,
    menu: str,
    *,
    on_scan: Callable[[Decoded], None],
    descriptor: bytes = b"",
    profile: DeviceProfile | None = None,
    within_s: float = ANSWERS_WITHIN_S,
    ticks: Callable[[], float] = monotonic,
) -> Answer:
    """Send a menu command, for example "CBR?.", and wait for all of its answer.

    Nobody else may read the port meanwhile: stop its machine first, the answer would be lost to it. on_scan: gets what
    somebody scans in the meantime, decoded as the machine would have; also where the asking fails. Raises PortError, SILENT
    if the answer does not come.
    """
    port.write(command(honeywell.menu(menu)))
    answers = ReportDecoder(descriptor, DeviceProfile(ending=Ending.NONE), replies_too=True)
    scans = ReportDecoder(descriptor, profile)
    heard: list[Decoded] = []
    until_s = ticks() + within_s
    while (left_s := until_s - ticks()) > 0:
        report = port.read(left_s)
        if not report:
            continue
        for scan in _decoded(scans.feed(report, ticks())):
            if scan.symbology not in (MORE, REPLY):
                on_scan(scan)
        heard += [one for one in _decoded(answers.feed(report, ticks())) if one.symbology in (MORE, REPLY)]
        if heard and heard[-1].symbology == REPLY:
            return _answer(heard)
    raise PortError(Trouble.SILENT, menu)


def _decoded(found: Iterable[Decoded | Garbled]) -> list[Decoded]:
    return [one for one in found if isinstance(one, Decoded)]


def can_be_switched(scanner: FoundScanner) -> bool:
    """Whether `enter_hid_pos` can help. Else the person must scan the bar code "USB HID POS" of the scanner's manual."""
    return scanner.link is not Link.HID_POS and scanner.vid in SWITCHABLE


def enter_hid_pos(system: HidSystem, scanner: FoundScanner) -> None:
    """Make a scanner that plays keyboard a bar code scanner; it unplugs itself and comes back as one. Raises PortError."""
    path = next((path for path in scanner.paths if _knows_modes(system, path)), scanner.paths[0])
    port = open_port(system, path)
    try:
        port.send_feature(HID_POS_MODE)
    except PortError as error:
        if error.trouble is not Trouble.GONE:  # it may be so quick to go that it does not say it understood
            raise
    finally:
        port.close()


def _knows_modes(system: HidSystem, path: str) -> bool:
    try:
        port = open_port(system, path)
    except PortError:
        return False
    try:
        found = parse(port.descriptor())
        return isinstance(found, Descriptor) and MODE_REPORT in found.features
    finally:
        port.close()


def _answer(heard: list[Decoded]) -> Answer:
    last = "".join(heard[-1].texts).encode("latin-1", "replace")
    return Answer(
        text="".join(text for one in heard if one.symbology == MORE for text in one.texts),
        said=honeywell.answer(last) or (),
    )
