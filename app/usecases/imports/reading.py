"""Opening a file of any of the kinds that are taken. What it is follows from its bytes, never from its name."""

from __future__ import annotations

from pathlib import Path

from app.usecases.imports.reasons import Reason
from app.usecases.imports.table import Opened, Wanted, refused

LARGEST_BYTES = 128 * 1024 * 1024
"""A table of 200,000 drugs is a third of this."""


def open_file(file: Path, wanted: Wanted) -> Opened:
    """Read the file as far as its header. Raises BadImport."""
    from app.usecases.imports import csv_file, json_file, xlsx_file  # libraries the window's start need not wait for

    content = _bytes(file)
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:16]
    if not start:
        raise refused(file, Reason.EMPTY)
    if content.startswith(b"PK\x03\x04"):
        return xlsx_file.opened(file, content, wanted)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise refused(file, Reason.OLD_EXCEL)
    text = _text(file, content)
    if start[:1] in (b"[", b"{"):
        return json_file.opened(file, text, wanted)
    if start[:1] == b"<":
        raise refused(file, Reason.WEB_PAGE)
    return csv_file.opened(file, text, wanted)


def _bytes(file: Path) -> bytes:
    try:
        if file.exists() and not file.is_file():
            raise refused(file, Reason.UNREADABLE, found="not a file")
        with file.open("rb") as opened:
            content = opened.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        raise refused(file, Reason.UNREADABLE, found=getattr(error, "strerror", None) or str(error)) from error
    if len(content) > LARGEST_BYTES:
        raise refused(file, Reason.TOO_LARGE, expected=f"≤ {LARGEST_BYTES // 1024**2} MB")
    return content


def _text(file: Path, content: bytes) -> str:
    """UTF-8, UTF-16 with its mark (what spreadsheets call Unicode text), else GB18030. Raises BadImport."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(file, content, "utf-16")
    if b"\0" in content:
        raise refused(file, Reason.BINARY)
    if content.startswith(b"\xef\xbb\xbf"):
        return _decoded(file, content, "utf-8-sig")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(file, content, "utf-8" if _mostly_utf8(content) else "gb18030")


def _mostly_utf8(content: bytes) -> bool:
    """UTF-8 that was damaged must not be taken for GB18030: that would read as other Chinese words."""
    tried = content.decode("utf-8", "replace")
    lost = tried.count("�")
    return sum(letter > "\x7f" for letter in tried) - lost > lost


def _decoded(file: Path, content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refused(file, Reason.ENCODING, line, expected="UTF-8, GB18030") from error
    if "\0" in text:
        raise refused(file, Reason.BINARY)
    return text
