"""What a reading was before prefix, suffix and ending were taken away: the doctor judges what the scanner really sent. Pure."""

from __future__ import annotations

from app.domain.device_profiles import DeviceProfile, Ending, Maker
from app.domain.devices import DeviceReading, Link
from app.domain.scanner_check import Arrival

_ENDINGS = ((b"\r\n", Ending.CRLF), (b"\r", Ending.CR), (b"\n", Ending.LF), (b"\t", Ending.TAB))
_FRAMED = (Link.HID_POS, Link.USB, Link.PCSC, Link.HELPER)


def arrival_of(
    reading: DeviceReading, link: Link, maker: Maker, profile: DeviceProfile, gaps_ms: tuple[float, ...] = ()
) -> Arrival:
    """gaps_ms: between the pieces of this reading.

    Where bytes are framed (HID reports, Zebra's packets) the frame is no text: there the reading itself is taken.
    """
    if link in _FRAMED or maker is Maker.ZEBRA:
        text = (reading.symbology or "") + "".join(reading.texts)
        return Arrival(text, link, None, gaps_ms)
    bare, ending = _without_ending(reading.raw)
    return Arrival(_decoded(bare, profile.encoding), link, ending, gaps_ms)


def _without_ending(raw: bytes) -> tuple[bytes, Ending]:
    for end, ending in _ENDINGS:
        if raw.endswith(end):
            return raw.removesuffix(end), ending
    return raw, Ending.NONE


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return raw.decode("latin-1")
