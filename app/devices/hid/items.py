"""The items a report descriptor is made of: a prefix of tag, type and size, then up to four bytes of value.

Source: USB Device Class Definition for HID 1.11, sections 6.2.2.2 and 6.2.2.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LONG_ITEM = 0xFE


class Bad(Exception):
    """This is no descriptor. at: the byte, where it is known."""

    def __init__(self, why: str, at: int | None = None) -> None:
        super().__init__(why)
        self.why, self.at = why, at


@dataclass(frozen=True, slots=True)
class Item:
    """at: where it begins. tag: with its type, without its size: the prefix & 0xFC. value: unsigned."""

    at: int
    tag: int
    value: int


def items(descriptor: bytes) -> Iterator[Item]:
    """The short items, in order; long ones are passed over, none is defined. Raises Bad."""
    at = 0
    while at < len(descriptor):
        prefix, start = descriptor[at], at + 1
        if prefix == LONG_ITEM:
            end = at + 3 + (descriptor[start] if start < len(descriptor) else 0)
        else:
            end = start + (0, 1, 2, 4)[prefix & 3]
        if end > len(descriptor):
            raise Bad("the last item is cut off", at)
        if prefix != LONG_ITEM:
            yield Item(at, prefix & 0xFC, int.from_bytes(descriptor[start:end], "little"))
        at = end
