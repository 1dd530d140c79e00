"""What a SAM_V module answers: its own status is the last of the three, the first two are passed on from the card.

Source: the public SAM_V module protocol, table of SW1 SW2 SW3.
"""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """SW3, by what it means."""

    BAD_CHECKSUM = 0x10  # of the frame we sent
    BAD_LENGTH = 0x11  # of the frame we sent
    BAD_COMMAND = 0x21
    UNKNOWN_ERROR = 0x24
    CARD_DISTRUSTS_READER = 0x31
    READER_DISTRUSTS_CARD = 0x32
    NOT_GENUINE = 0x33  # what the card holds does not fit its signature
    WRONG_CARD = 0x40
    READ_FAILED = 0x41
    NO_RANDOM_NUMBER = 0x47  # the card did not give one
    SELF_TEST_FAILED = 0x60  # the module takes no commands
    NOT_LICENSED = 0x66  # the module may not be used
    NO_CARD = 0x80
    NOT_SELECTED = 0x81
    SUCCESS = 0x90
    NOTHING_THERE = 0x91  # the card has no such entry, for example no new address
    FOUND = 0x9F


READER_BROKEN = frozenset({Status.SELF_TEST_FAILED, Status.NOT_LICENSED})
"""The module itself must be mended; no card will be read."""
FRAME_REFUSED = frozenset({Status.BAD_CHECKSUM, Status.BAD_LENGTH, Status.BAD_COMMAND, Status.UNKNOWN_ERROR})
"""Our frame did not arrive as we sent it: sending it again may do."""
CARD_NOT_ACCEPTED = frozenset(
    {Status.CARD_DISTRUSTS_READER, Status.READER_DISTRUSTS_CARD, Status.NOT_GENUINE, Status.WRONG_CARD}
)
"""The card lies there, and module and card do not trust each other."""
