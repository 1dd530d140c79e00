"""SM3, the digest of GB/T 32905, and HMAC over it."""

from __future__ import annotations

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC

_SM3 = hashes.SM3()


def digest(data: bytes) -> bytes:
    """32 bytes."""
    state = hashes.Hash(_SM3)
    state.update(data)
    return state.finalize()


def hmac(key: bytes, data: bytes) -> bytes:
    """32 bytes. Source: the construction of RFC 2104 with SM3's block of 64 bytes."""
    state = HMAC(key, _SM3)
    state.update(data)
    return state.finalize()
