"""SM2 keys: sign, verify, encrypt, decrypt. The arithmetic is done by a compiled library (`engines`).

A message is signed as e = SM3(Z || message), Z = SM3 over the signer's id, the curve and the public key.
Sources: GB/T 32918.2 (signature), 32918.4 (encryption), 32918.5 (recommended curve); GM/T 0009 (default user id).

Both kinds of key may be used by many threads at once. Neither repr nor any exception shows a secret.
"""

from __future__ import annotations

import secrets
from functools import lru_cache
from typing import NoReturn

from app.crypto import curve, key_text, sm3
from app.crypto.engines import engine
from app.crypto.faults import BadKey, BadSignature, Tampered
from app.crypto.forms import SIGNATURE_BYTES, ciphertext_der, ciphertext_raw, der_of, rs_of

__all__ = ["USER_ID", "BadKey", "BadSignature", "PrivateKey", "PublicKey", "Tampered", "der_of", "rs_of"]

USER_ID = b"1234567812345678"

_LONGEST_USER_ID = 8191  # its length in bits stands in two bytes


class PublicKey:
    """A point of the curve. `point` is 65 bytes, 04||x||y."""

    __slots__ = ("_key", "point")

    def __init__(self, point: bytes) -> None:
        """For `from_point` and `from_text`, which check."""
        self.point = point
        self._key = engine().public_key(point)

    @classmethod
    def from_point(cls, raw: bytes) -> PublicKey:
        """From 04||x||y or x||y. Raises BadKey."""
        return cls(curve.checked_point(raw))

    @classmethod
    def from_text(cls, text: str) -> PublicKey:
        """From any form of `key_text`. Raises BadKey."""
        return cls(key_text.public_point(text))

    def verify(self, message: bytes, signature: bytes, user_id: bytes = USER_ID) -> bool:
        """Whether `signature` (64 bytes r||s, else DER) is this key's. Anything malformed is simply not."""
        try:
            written = der_of(signature if len(signature) == SIGNATURE_BYTES else rs_of(signature))
        except BadSignature:
            return False
        return engine().verify(self._key, signed_digest(self.point, message, user_id), written)

    def encrypt(self, plaintext: bytes) -> bytes:
        """04||x||y||C3||C2, 97 bytes longer. Raises ValueError for nothing or more than 65,000 bytes."""
        if not 0 < len(plaintext) <= 65_000:
            raise ValueError("SM2 encrypts 1 to 65,000 bytes")
        while True:
            raw = ciphertext_raw(engine().encrypt(self._key, plaintext))
            # A mask of zeros leaves the text readable: once in 256 for one byte. Source: GB/T 32918.4, 6.1, step A5.
            if raw[-len(plaintext) :] != plaintext:
                return raw

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PublicKey) and self.point == other.point

    def __hash__(self) -> int:
        return hash(self.point)

    def __repr__(self) -> str:
        return f"PublicKey({self.point.hex()})"


class PrivateKey:
    """A scalar of the curve, kept to itself. `public_key` is its point."""

    __slots__ = ("_key", "_scalar", "public_key")

    def __init__(self, scalar: bytes) -> None:
        """For the classmethods, which check."""
        self._scalar = scalar
        self._key = engine().private_key(scalar)
        self.public_key = PublicKey(engine().point(self._key))

    @classmethod
    def generate(cls) -> PrivateKey:
        """A new key from the system's random numbers."""
        return cls((1 + secrets.randbelow(curve.N - 2)).to_bytes(curve.COORDINATE_BYTES, "big"))

    @classmethod
    def from_scalar(cls, raw: bytes) -> PrivateKey:
        """From 32 bytes, or 33 with a leading zero. Raises BadKey."""
        return cls(curve.checked_scalar(raw))

    @classmethod
    def from_text(cls, text: str) -> PrivateKey:
        """From any form of `key_text`. Raises BadKey, also when the text carries the public key of another."""
        parts = key_text.private_parts(text)
        key = cls(parts.scalar)
        if parts.point not in (None, key.public_key.point):
            raise BadKey("public_key_differs")
        return key

    def sign(self, message: bytes, user_id: bytes = USER_ID) -> bytes:
        """r||s, 64 bytes (`der_of` makes DER of it). The nonce is the library's own."""
        return rs_of(engine().sign(self._key, signed_digest(self.public_key.point, message, user_id)))

    def decrypt(self, ciphertext: bytes) -> bytes:
        """What was encrypted for this key as 04||x||y||C3||C2. C3 is checked: raises Tampered."""
        return engine().decrypt(self._key, ciphertext_der(ciphertext))

    def secret_scalar(self) -> bytes:
        """The secret itself, 32 bytes, for the vault and nobody else."""
        return self._scalar

    def __repr__(self) -> str:
        return f"PrivateKey(of {self.public_key!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a private key is not pickled or copied")


def signed_digest(point: bytes, message: bytes, user_id: bytes) -> bytes:
    """e, the 32 bytes that are really signed. Raises ValueError for a user id of more than 8,191 bytes."""
    return sm3.digest(identity_digest(point, user_id) + message)


@lru_cache(maxsize=256)
def identity_digest(point: bytes, user_id: bytes) -> bytes:
    """Z, 32 bytes; the same for every message of one signer. Source: GB/T 32918.2, 5.5."""
    if len(user_id) > _LONGEST_USER_ID:
        raise ValueError("a user id has at most 8,191 bytes")
    return sm3.digest((len(user_id) * 8).to_bytes(2, "big") + user_id + curve.CONSTANTS + point[1:])
