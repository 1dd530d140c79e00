"""What a check of a scanner talks about: the symbols of the sheet, what arrived of them, and what is wrong.

The sheet is made and judged in `devices/doctor`; the window and the command line only show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.device_profiles import DeviceProfile, Ending
from app.domain.devices import Link
from app.domain.key_profiles import KeyProfile
from app.domain.refusals import UnlikeAScanner


class Symbology(StrEnum):
    """The kinds of symbols that stand on packs."""

    CODE_128 = "code_128"
    EAN_13 = "ean_13"
    DATA_MATRIX = "data_matrix"  # GS1 DataMatrix
    QR = "qr"


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol of the sheet.

    content: what it says, as a scanner should transmit it; GS is 0x1D. aim: its AIM identifier.
    """

    name: str
    symbology: Symbology
    content: str
    aim: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A symbol drawn: one byte per module, row by row, 0 is dark and 255 light; the quiet zone is part of it."""

    width: int
    height: int
    modules: bytes

    def dark(self, x: int, y: int) -> bool:
        """Whether that module is printed."""
        return self.modules[y * self.width + x] < 128


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came of one symbol.

    text: as it came, AIM identifier, prefix and all, but without the ending. via: how it came. gaps_ms: between its
    characters where they come one by one, else between its pieces. asked: the symbol a person was asked to scan.
    nothing: the person says that nothing came. composed: an input method was at work meanwhile. rolled: a key went down
    before the last one came up.
    """

    text: str
    via: Link
    ending: Ending | None = None
    gaps_ms: tuple[float, ...] = ()
    asked: str = ""
    composed: bool = False
    rolled: bool = False

    @property
    def nothing(self) -> bool:
        """Nothing came."""
        return not self.text

    def __repr__(self) -> str:
        """Without the text: somebody may have scanned a patient's token instead of the sheet."""
        return f"Arrival({len(self.text)} characters, {self.via.value}, {self.ending})"


class Fault(StrEnum):
    """What may be wrong with a scanner's setting or with what stands between it and the program."""

    SILENT = "silent"  # nothing came of any symbol
    WRONG_MODE = "wrong_mode"  # it plays keyboard, though it was chosen as a serial or HID scanner
    INPUT_METHOD = "input_method"  # full-width or Chinese characters, letters lost: an input method took part
    CAPS_LOCK = "caps_lock"  # large and small letters exchanged
    KEYBOARD_LAYOUT = "keyboard_layout"  # digits or signs are those of another keyboard
    GS_MISSING = "gs_missing"  # the separator of GS1 did not arrive
    GS_REPLACED = "gs_replaced"  # something visible came in its place
    PREFIX = "prefix"  # something stands before every code
    SUFFIX = "suffix"  # something stands behind it, beside the ending
    NO_ENDING = "no_ending"  # nothing tells that a code is over
    SLOW = "slow"  # characters come so slowly that a person might have typed them
    SYMBOLOGY_OFF = "symbology_off"  # symbols of one kind give nothing
    CHECK_DIGIT_CUT = "check_digit_cut"  # the last digit of an EAN-13 is not sent
    ENCODING = "encoding"  # Chinese characters arrive as others
    CUT = "cut"  # only a part arrived
    STRANGE = "strange"  # it was no symbol of the sheet


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault and where it was seen.

    symbols: names. seen: what shows it, for example the prefix or the stand-in of GS; never a personal token.
    figure: milliseconds where the fault has a measure.
    """

    fault: Fault
    symbols: tuple[str, ...] = ()
    seen: str = ""
    figure: float = 0.0


@dataclass(frozen=True, slots=True)
class Cure:
    """How one fault is mended with one maker's scanner.

    words: the maker's own configuration words, in order, as they stand in its manual or are sent; empty where only the
    manual helps. send: the same as bytes for the device, empty where they cannot be sent. here: the program can adapt
    instead, by its own profile of the device.
    """

    fault: Fault
    words: tuple[str, ...] = ()
    send: bytes = b""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Fitting:
    """A profile that fits the test scans. keys: of a keyboard scanner. unlike: why its keys cannot be told from a hand's."""

    profile: DeviceProfile
    keys: KeyProfile | None = None
    unlike: UnlikeAScanner | None = None
