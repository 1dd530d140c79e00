"""Bytes fed to a decoder however they are cut."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from app.devices.decoder import Decoded, Decoder, Garbled

cuts = st.lists(st.integers(1, 7), max_size=60)
"""Lengths of pieces; what is left over comes as one."""


def pieces(data: bytes, lengths: Sequence[int]) -> list[bytes]:
    """The bytes in pieces of these lengths."""
    found = []
    for length in lengths:
        found.append(data[:length])
        data = data[length:]
    return [piece for piece in [*found, data] if piece]


def fed(decoder: Decoder, data: bytes, lengths: Sequence[int] = ()) -> list[Decoded | Garbled]:
    """What it makes of the bytes, all in time."""
    return [found for piece in pieces(data, lengths) for found in decoder.feed(piece, 0.0)]


def texts(found: Sequence[Decoded | Garbled]) -> list[str]:
    """The codes, in order."""
    return [text for one in found if isinstance(one, Decoded) for text in one.texts]
