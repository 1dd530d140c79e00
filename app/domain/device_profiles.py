"""Which devices a workstation has, and how each of them writes. What is right for one counter is wrong for the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.devices import Link
from app.domain.key_profiles import KeyProfile


class Maker(StrEnum):
    """Whose commands and manual a scanner follows."""

    HONEYWELL = "honeywell"  # Honeywell, Metrologic, Youjie
    NEWLAND = "newland"
    ZEBRA = "zebra"  # Zebra, Symbol: Simple Serial Interface
    GM65 = "gm65"  # embedded modules of that class
    OTHER = "other"


class Ending(StrEnum):
    """What a scanner sends after a code."""

    ANY = "any"  # CR, LF, both or TAB, whichever comes; silence where nothing does
    CR = "cr"
    LF = "lf"
    CRLF = "crlf"
    TAB = "tab"
    NONE = "none"  # only silence tells that the code is over


class Reads(StrEnum):
    """What a device on a serial port is for."""

    CODES = "codes"  # a scanner
    ID_CARDS = "id_cards"  # a module for resident identity cards


class VendorApi(StrEnum):
    """Whose functions a vendor's card library has."""

    SSCARD = "sscard"  # SSCardDriver: social-security cards
    HEASEC = "heasec"  # HeaSecReadInfo: social-security cards, identity cards, e-vouchers
    ECCODE = "eccode"  # NationECCode: e-vouchers


LEAST_BAUD, MOST_BAUD = 300, 921_600
SAME_AGAIN_MS, MOST_SAME_AGAIN_MS = 300, 10_000
LONGEST_AROUND = 16
"""Characters of a prefix or suffix."""
ENCODINGS = ("utf-8", "gb18030", "latin-1")
"""Of what is no ASCII in a code. gb18030 reads GBK, which Chinese scanners mean where they say "GBK"."""


@dataclass(frozen=True, slots=True)
class DeviceProfile:
    """How one device writes.

    baud: USB ignores it. prefix, suffix: stand around every code and are taken away; control characters as they are.
    encoding: of `ENCODINGS`. same_again_ms: the same code within this time is one reading; 0: every reading counts; None: as usual.
    separator: between the codes of one reading, for vision boxes that see several packs; "" for one code a reading.
    """

    baud: int = 9600
    ending: Ending = Ending.ANY
    prefix: str = ""
    suffix: str = ""
    encoding: str = "utf-8"
    same_again_ms: int | None = None
    separator: str = ""

    def same_again_within_ms(self, usual_ms: int = SAME_AGAIN_MS) -> int:
        """What is in use. usual_ms: of scanners that play keyboard, as the workstation's settings have it."""
        return usual_ms if self.same_again_ms is None else self.same_again_ms


@dataclass(frozen=True, slots=True)
class VendorLibraryChoice:
    """A vendor's library for cards; its file is the device's address.

    before: files of libraries to load first. how: 1 contact, 2 contactless, 3 either with contact first, 4 either with
    contactless first. init: what the library is opened with, in the vendor's names. vouchers: who asks about e-vouchers and
    where, by the names of the helper's `VoucherService`; empty where nobody does.
    """

    api: VendorApi
    before: tuple[str, ...] = ()
    how: int = 3
    init: tuple[tuple[str, str | int | bool], ...] = field(default=(), repr=False)  # it may hold keys
    vouchers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ConfiguredDevice:
    """A device somebody added, named, or switched off here.

    key: the same as in `DeviceState.device`. address: a port, a path or a URL where the link needs one. on: whether it is
    used. library: only of the link HELPER. keys: only of the link KEYBOARD, where a test scan measured it.
    """

    key: str
    link: Link
    address: str = ""
    name: str = ""
    on: bool = True
    maker: Maker = Maker.OTHER
    profile: DeviceProfile = field(default_factory=DeviceProfile)
    reads: Reads = Reads.CODES
    library: VendorLibraryChoice | None = None
    keys: KeyProfile | None = None
