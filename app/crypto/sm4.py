"""SM4, the block cipher of GB/T 32907: ECB with PKCS#7 as the platforms want it, GCM for what we keep ourselves.

ECB shows which blocks are equal; it is here because platforms ask for it, not for anything of our own.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from app.crypto.faults import BadKey, Tampered

KEY_BYTES = 16
BLOCK_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16


def encrypt_ecb(key: bytes, data: bytes) -> bytes:
    """Pad by PKCS#7 and encrypt; always 1 to 16 bytes longer than `data`. Raises BadKey."""
    padder = PKCS7(BLOCK_BYTES * 8).padder()
    encryptor = Cipher(_sm4(key), modes.ECB()).encryptor()
    return encryptor.update(padder.update(data) + padder.finalize()) + encryptor.finalize()


def decrypt_ecb(key: bytes, data: bytes) -> bytes:
    """The opposite. Raises BadKey, or Tampered for a wrong length or padding, most often a wrong key.

    ECB carries no check: altered bytes may also come out as other bytes without a word.
    """
    cipher = _sm4(key)
    if not data or len(data) % BLOCK_BYTES:
        raise Tampered("sm4_ecb")
    decryptor = Cipher(cipher, modes.ECB()).decryptor()
    unpadder = PKCS7(BLOCK_BYTES * 8).unpadder()
    try:
        return unpadder.update(decryptor.update(data) + decryptor.finalize()) + unpadder.finalize()
    except ValueError:
        raise Tampered("sm4_ecb") from None


def encrypt_gcm(key: bytes, nonce: bytes, data: bytes, bound: bytes) -> bytes:
    """Ciphertext with the tag (16 bytes) behind it.

    nonce: 12 bytes, never twice under one key. bound: bytes that are not kept but must be the same when decrypting.
    Source: RFC 8998, section 2 (SM4-GCM). Raises BadKey.
    """
    encryptor = Cipher(_sm4(key), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(bound)
    return encryptor.update(data) + encryptor.finalize() + encryptor.tag


def decrypt_gcm(key: bytes, nonce: bytes, data: bytes, bound: bytes) -> bytes:
    """The opposite. Raises BadKey, or Tampered if a single bit differs."""
    cipher = _sm4(key)
    if len(data) < TAG_BYTES:
        raise Tampered("sm4_gcm")
    decryptor = Cipher(cipher, modes.GCM(nonce, data[-TAG_BYTES:])).decryptor()
    decryptor.authenticate_additional_data(bound)
    try:
        return decryptor.update(data[:-TAG_BYTES]) + decryptor.finalize()
    except InvalidTag:
        raise Tampered("sm4_gcm") from None


def _sm4(key: bytes) -> algorithms.SM4:
    if len(key) != KEY_BYTES:
        raise BadKey("wrong_length")
    return algorithms.SM4(key)
