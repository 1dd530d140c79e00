"""Personal data as it lies in a database column: SM4-GCM, bound to the place it belongs to.

    byte 0        1..12    13..            last 16
    version (1)   nonce    ciphertext      tag

The nonce is random: 96 bits keep the chance of a repeat below 2**-32 for 2**32 values under one key.
"""

from __future__ import annotations

import secrets

from app.crypto import sm4
from app.crypto.faults import BadKey, Tampered

__all__ = ["BadKey", "Tampered", "open_", "seal"]

_VERSION = b"\x01"
_LEAST_BYTES = len(_VERSION) + sm4.NONCE_BYTES + sm4.TAG_BYTES


def seal(key: bytes, plaintext: bytes, context: bytes) -> bytes:
    """Close `plaintext` (29 bytes longer then), readable only with the same `key` and `context`.

    context: where the value lies, for example b"patients.name", so that nobody can move it to another column.
    Raises BadKey unless the key has 16 bytes.
    """
    nonce = secrets.token_bytes(sm4.NONCE_BYTES)
    return _VERSION + nonce + sm4.encrypt_gcm(key, nonce, plaintext, _VERSION + context)


def open_(key: bytes, blob: bytes, context: bytes) -> bytes:
    """What was sealed. Raises Tampered if key, context or one bit differs, or BadKey for a key that is none."""
    if len(blob) < _LEAST_BYTES or blob[:1] != _VERSION:
        raise Tampered("sealed")
    nonce = blob[1 : 1 + sm4.NONCE_BYTES]
    return sm4.decrypt_gcm(key, nonce, blob[1 + sm4.NONCE_BYTES :], _VERSION + context)
