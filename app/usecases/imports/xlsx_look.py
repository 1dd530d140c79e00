"""A look into an XLSX before it is read: how much it unfolds to, how far its cells reach, what in them is no plain value.

Sizes are counted while unpacking, since a file may lie about them. Sources: ECMA-376 part 1, clause 18.3 (sheets), part 2
(parts and relationships); PKWARE APPNOTE 4.3.7 (local file header).
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from app.usecases.imports.reasons import Reason

MOST_UNPACKED_BYTES = 512 * 1024 * 1024
MOST_CELLS = 8_000_000
MOST_PARTS = 2000
_SMALL_BYTES = 4 * 1024 * 1024
_PIECE = 4 * 1024 * 1024
_OVERLAP = 2048

# Tags are bounded, so that no file makes the search go over the same text again and again.
_TAG = rb"<(?:\w{1,20}:)?"
_NAMED = rb"c\b[^<>]{0,200}?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']"
_FILLED = rb"[^<>]{0,200}(?<!/)>"
_CELL = re.compile(_TAG + _NAMED + _FILLED)
_UNNAMED_CELL = re.compile(_TAG + rb"c\b(?![^<>]{0,200}\br=)" + _FILLED)
_ROW = re.compile(_TAG + rb"row\b[^<>]{0,200}?\br=[\"']([0-9]{1,7})[\"']")
_FORMULA = re.compile(_TAG + _NAMED + _FILLED + rb"\s*" + _TAG + rb"f\b")
_ERROR = re.compile(_TAG + rb"(?=c\b[^<>]{0,200}\bt=[\"']e[\"'])" + _NAMED)
_LONG_TAG = re.compile(_TAG + rb"(?:c|row)\b[^<>]{200}")
_SAYS = re.compile(rb"<(?:\w+:)?(?:v|is)\b")
_UNNAMED_COLUMNS = 64


class Damaged(Exception):
    """No XLSX, or one that cannot be unpacked."""


class TooLarge(Exception):
    """It unfolds to more than `most`."""

    def __init__(self, most: str) -> None:
        super().__init__(most)
        self.most = most


@dataclass(slots=True)
class Look:
    """name: the sheet to read, the first visible one. others: further visible sheets that say something.

    spoiled: row → column → Reason (FORMULA, ERROR_CELL); rows and columns count from 1.
    """

    name: str
    others: tuple[str, ...] = ()
    rows: int = 0
    columns: int = 0
    spoiled: dict[int, dict[int, Reason]] = field(default_factory=dict)


def look_at(content: bytes) -> Look:
    """Raises Damaged or TooLarge."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            package = _Package(content, archive.infolist())
        sheets = _visible_sheets(package)
        name, part = next(iter(sheets.items()))
        look = Look(name)
        _scan(package.pieces(part), look)
        look.others = tuple(other for other in sheets if other != name and _says(package.pieces(sheets[other])))
        package.unpack_the_rest()
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, LookupError, ET.ParseError) as error:
        raise Damaged(str(error)) from error
    except StopIteration:
        raise Damaged("no visible sheet") from None
    if look.rows * look.columns > MOST_CELLS:
        raise TooLarge(f"≤ {MOST_CELLS}")
    return look


class _Package:
    """The parts of the file by name. All that is unpacked counts."""

    def __init__(self, content: bytes, parts: list[zipfile.ZipInfo]) -> None:
        if len(parts) > MOST_PARTS:
            raise TooLarge(f"≤ {MOST_PARTS}")
        self._content = content
        self._parts = {_name(part.filename): part for part in parts}
        self._waiting = set(self._parts)
        self._left = MOST_UNPACKED_BYTES
        if len(self._parts) < len(parts):
            raise ValueError("two parts of one name")

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part, piece by piece."""
        part = self._parts[name]
        self._waiting.discard(name)
        packed = self._packed(part)
        if part.compress_type == zipfile.ZIP_STORED:
            yield self._counted(packed)
            return
        if part.compress_type != zipfile.ZIP_DEFLATED:
            raise ValueError("compressed in an unknown way")
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        while packed and not unpacking.eof:
            yield self._counted(unpacking.decompress(packed, _PIECE))
            packed = unpacking.unconsumed_tail
        yield self._counted(unpacking.flush())

    def small(self, name: str) -> ET.Element:
        """A part that is never long, as XML."""
        text = b""
        for piece in self.pieces(name):
            text += piece
            if len(text) > _SMALL_BYTES:
                raise TooLarge(f"≤ {_SMALL_BYTES // 1024**2} MB")
        if b"<!DOCTYPE" in text:
            raise ValueError("DOCTYPE")
        return ET.fromstring(text)

    def unpack_the_rest(self) -> None:
        """Count what nobody asked for."""
        for name in sorted(self._waiting):
            for _ in self.pieces(name):
                pass

    def _packed(self, part: zipfile.ZipInfo) -> bytes:
        at = part.header_offset
        name_length, extra_length = struct.unpack_from("<HH", self._content, at + 26)
        start = at + 30 + name_length + extra_length
        return self._content[start : start + part.compress_size]

    def _counted(self, piece: bytes) -> bytes:
        self._left -= len(piece)
        if self._left < 0:
            raise TooLarge(f"≤ {MOST_UNPACKED_BYTES // 1024**2} MB")
        return piece


def _name(filename: str) -> str:
    """Programs write part names in either case, some with the wrong slash."""
    return filename.replace("\\", "/").lstrip("/").lower()


def _visible_sheets(package: _Package) -> dict[str, str]:
    """Sheet name → part, in the order of the tabs."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in package.small("xl/_rels/workbook.xml.rels")
        if relation.get("Type", "").endswith("/worksheet")
    }
    sheets = {}
    for sheet in package.small("xl/workbook.xml").iter():
        reference = next((its for name, its in sheet.attrib.items() if name.endswith("}id")), None)
        if sheet.tag.endswith("}sheet") and reference in targets and sheet.get("state", "visible") == "visible":
            sheets[sheet.get("name", "")] = _name(posixpath.join("/xl", targets[reference]))
    return sheets


def _says(pieces: Iterator[bytes]) -> bool:
    found = [_SAYS.search(piece) is not None for piece in pieces]  # all of them: every piece is to be counted
    return any(found)


def _scan(pieces: Iterator[bytes], look: Look) -> None:
    """Find out how far the cells reach and which are spoiled. Pieces overlap, so that no cell is cut in two."""
    before, unnamed = b"", False
    rows = columns = last_row = 0
    for piece in pieces:
        window = before + piece
        if b"\0" in window[:_OVERLAP] or _LONG_TAG.search(window):
            raise ValueError("no plain sheet")
        cells = _CELL.findall(window)
        rows = max(rows, max(map(int, {row for _, row in cells}), default=0))
        columns = max(columns, max(map(_number, {column for column, _ in cells}), default=0))
        last_row = max(last_row, max(map(int, _ROW.findall(window)), default=0))
        unnamed = unnamed or _UNNAMED_CELL.search(window) is not None
        for pattern, reason in ((_FORMULA, Reason.FORMULA), (_ERROR, Reason.ERROR_CELL)):
            for column, row in pattern.findall(window):
                look.spoiled.setdefault(int(row), {}).setdefault(_number(column), reason)
        before = window[-_OVERLAP:]
    look.rows = max(rows, last_row) if unnamed else rows
    look.columns = max(columns, _UNNAMED_COLUMNS) if unnamed else columns


def _number(letters: bytes) -> int:
    """A = 1, Z = 26, AA = 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
