"""The little of DER that SM2 keys, signatures and ciphertexts are made of: read strictly, so one value has one form.

Source: ITU-T X.690, section 10 (distinguished encoding).
"""

from __future__ import annotations

INTEGER = 0x02
BIT_STRING = 0x03
OCTET_STRING = 0x04
OBJECT_ID = 0x06
SEQUENCE = 0x30
CONTEXT_0 = 0xA0
CONTEXT_1 = 0xA1

_LONG_FORM = 0x80


class NotDer(ValueError):
    """The bytes are not DER of the expected kind. Says nothing of their content."""


def element(tag: int, body: bytes) -> bytes:
    """Tag, length, body. Bodies of up to 65,535 bytes."""
    size = len(body)
    if size < _LONG_FORM:
        return bytes((tag, size)) + body
    count = 1 if size < 0x100 else 2
    return bytes((tag, _LONG_FORM | count)) + size.to_bytes(count, "big") + body


def integer(number: int) -> bytes:
    """A whole number from 0 on."""
    return element(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def sequence(*elements: bytes) -> bytes:
    """The elements in one SEQUENCE."""
    return element(SEQUENCE, b"".join(elements))


def take(data: bytes) -> tuple[int, bytes, bytes]:
    """The first element's tag and body, and what stands behind it. Raises NotDer."""
    if len(data) < 2:
        raise NotDer
    size, start = data[1], 2
    if size >= _LONG_FORM:
        count = size - _LONG_FORM
        start += count
        size = int.from_bytes(data[2:start], "big")
        # Two bytes of length are more than a key or signature needs; a length must not be longer than it has to be.
        if count not in (1, 2) or size < (_LONG_FORM if count == 1 else 0x100):
            raise NotDer
    if len(data) < start + size:
        raise NotDer
    return data[0], data[start : start + size], data[start + size :]


def body(tag: int, data: bytes) -> bytes:
    """The body of `data`, which must be one element of that tag and nothing more. Raises NotDer."""
    found, inside, rest = take(data)
    if found != tag or rest:
        raise NotDer
    return inside


def children(inside: bytes) -> list[tuple[int, bytes]]:
    """All elements of a constructed body, as (tag, body). Raises NotDer."""
    found: list[tuple[int, bytes]] = []
    while inside:
        tag, content, inside = take(inside)
        found.append((tag, content))
    return found


def number(inside: bytes) -> int:
    """The value of an INTEGER body, 0 or more, in its shortest form. Raises NotDer."""
    if not inside or inside[0] & 0x80 or (len(inside) > 1 and inside[0] == 0 and not inside[1] & 0x80):
        raise NotDer
    return int.from_bytes(inside, "big")
