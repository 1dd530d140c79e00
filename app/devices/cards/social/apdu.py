"""Commands and answers of smart cards. Source: ISO/IEC 7816-4, by its names.

A transport is one function, `transmit(apdu) -> (data, sw)`. Cards that answer in two steps are handled here: 61xx says that
xx bytes wait to be fetched, 6Cxx that the command must be sent again asking for xx bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TypeAlias

Transmit: TypeAlias = Callable[[bytes], tuple[bytes, int]]
"""Sends one command; what came back, and the status word. Raises what its transport raises when the card is gone."""

MOST_PIECES = 64
"""So many times more is fetched at most: a card that always has more is out of order."""


class StatusWord(IntEnum):
    """SW1 and SW2 that mean something to us."""

    SUCCESS = 0x9000
    WRONG_LENGTH = 0x6700
    SECURITY_STATUS_NOT_SATISFIED = 0x6982
    AUTHENTICATION_BLOCKED = 0x6983
    CONDITIONS_NOT_SATISFIED = 0x6985
    WRONG_DATA = 0x6A80
    FUNCTION_NOT_SUPPORTED = 0x6A81
    FILE_NOT_FOUND = 0x6A82
    RECORD_NOT_FOUND = 0x6A83
    WRONG_P1_P2 = 0x6A86
    INSTRUCTION_NOT_SUPPORTED = 0x6D00
    CLASS_NOT_SUPPORTED = 0x6E00


class CardSays(Exception):
    """The card did not do it. sw: its status word."""

    def __init__(self, sw: int) -> None:
        super().__init__(f"{sw:04X}")
        self.sw = sw


def ask(transmit: Transmit, apdu: bytes) -> bytes:
    """The whole answer to a command. Raises CardSays for any status word but success."""
    data, sw = _sent(transmit, apdu)
    for _ in range(MOST_PIECES):
        if sw >> 8 != 0x61:
            break
        more, sw = _sent(transmit, get_response(sw & 0xFF))
        data += more
    if sw != StatusWord.SUCCESS:
        raise CardSays(sw)
    return data


def select_application(name: bytes) -> bytes:
    """SELECT by name of the application."""
    return bytes([0x00, 0xA4, 0x04, 0x00, len(name)]) + name


def select_file(file: int, *, p1: int = 0x00) -> bytes:
    """SELECT by file identifier below the application. p1: 00, or 02 for cards that want it told."""
    return bytes([0x00, 0xA4, p1, 0x00, 0x02]) + file.to_bytes(2, "big")


def read_record(number: int, *, sfi: int = 0) -> bytes:
    """READ RECORD by number, of the file with that short identifier or of the selected one."""
    return bytes([0x00, 0xB2, number, sfi << 3 | 0x04, 0x00])


def read_record_with(tag: int) -> bytes:
    """READ RECORD by record identifier, of the selected file: the first record that begins with `tag`."""
    return bytes([0x00, 0xB2, tag, 0x00, 0x00])


def get_response(length: int) -> bytes:
    """GET RESPONSE."""
    return bytes([0x00, 0xC0, 0x00, 0x00, length])


def _sent(transmit: Transmit, apdu: bytes) -> tuple[bytes, int]:
    """Transmit; once more with the right length if the card tells it."""
    data, sw = transmit(apdu)
    if sw >> 8 == 0x6C:
        data, sw = transmit(apdu[:4] + bytes([sw & 0xFF]))
    return data, sw
