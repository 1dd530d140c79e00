"""SM2 through `tongsuopy`, for a Python whose libcrypto has none. Its own functions know one user id only and sign
messages, not digests, so keys are made with them and used through the EVP calls they stand on.

Source: tongsuopy 1.0.1, crypto/asymciphers/ec.py and the names its compiled module exports.
"""

from __future__ import annotations

from typing import Any

from app.crypto.curve import COORDINATE_BYTES, UNCOMPRESSED
from app.crypto.faults import LibraryFailed, Tampered

_LONGEST_SIGNATURE = 80


class Tongsuo:
    """The engine (`engines.Engine`) on Tongsuo. cffi lets go of the GIL in every call."""

    name = "tongsuo"

    def __init__(self) -> None:
        """Raises ImportError."""
        from tongsuopy.backends import _tongsuo
        from tongsuopy.crypto.asymciphers import ec

        self._ffi, self._lib, self._ec = _tongsuo.ffi, _tongsuo.lib, ec

    def private_key(self, scalar: bytes) -> Any:
        return self._ec.derive_private_key(int.from_bytes(scalar, "big"), self._ec.SM2())

    def public_key(self, point: bytes) -> Any:
        return self._ec.EllipticCurvePublicKey.from_encoded_point(self._ec.SM2(), point)

    def point(self, key: Any) -> bytes:
        numbers = (key.public_key() if hasattr(key, "public_key") else key).public_numbers()
        x, y = int(numbers.x), int(numbers.y)
        return UNCOMPRESSED + x.to_bytes(COORDINATE_BYTES, "big") + y.to_bytes(COORDINATE_BYTES, "big")

    def sign(self, key: Any, digest: bytes) -> bytes:
        context = self._context(key, self._lib.EVP_PKEY_sign_init)
        signature = self._into(_LONGEST_SIGNATURE, self._lib.EVP_PKEY_sign, context, digest)
        if signature is None:
            raise LibraryFailed("EVP_PKEY_sign")
        return signature

    def verify(self, key: Any, digest: bytes, signature: bytes) -> bool:
        context = self._context(key, self._lib.EVP_PKEY_verify_init)
        if self._lib.EVP_PKEY_verify(context, signature, len(signature), digest, len(digest)) == 1:
            return True
        self._lib.ERR_clear_error()
        return False

    def encrypt(self, key: Any, plaintext: bytes) -> bytes:
        context = self._context(key, self._lib.EVP_PKEY_encrypt_init)
        ciphertext = self._into(len(plaintext) + 128, self._lib.EVP_PKEY_encrypt, context, plaintext)
        if ciphertext is None:
            raise LibraryFailed("EVP_PKEY_encrypt")
        return ciphertext

    def decrypt(self, key: Any, ciphertext: bytes) -> bytes:
        """Raises Tampered. The buffer is as long as the ciphertext: asking for the length first overflowed once
        (CVE-2021-3711, OpenSSL 1.1.1 which this library descends from)."""
        context = self._context(key, self._lib.EVP_PKEY_decrypt_init)
        plaintext = self._into(len(ciphertext), self._lib.EVP_PKEY_decrypt, context, ciphertext)
        if plaintext is None:
            raise Tampered("sm2")
        return plaintext

    def _context(self, key: Any, init: Any) -> Any:
        context = self._lib.EVP_PKEY_CTX_new(key._evp_pkey, self._ffi.NULL)
        if context == self._ffi.NULL:
            raise LibraryFailed("EVP_PKEY_CTX_new")
        context = self._ffi.gc(context, self._lib.EVP_PKEY_CTX_free)
        if init(context) != 1:
            self._lib.ERR_clear_error()
            raise LibraryFailed("EVP_PKEY_CTX_new")
        return context

    def _into(self, room: int, call: Any, context: Any, given: bytes) -> bytes | None:
        """What `call` writes into a buffer of `room` bytes; None if it declines."""
        size, buffer = self._ffi.new("size_t *", room), self._ffi.new("unsigned char[]", room)
        if call(context, buffer, size, given, len(given)) != 1:
            self._lib.ERR_clear_error()
            return None
        return bytes(self._ffi.buffer(buffer)[: size[0]])
