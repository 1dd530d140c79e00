"""Signatures and ciphertexts of SM2 in their two forms: bare bytes, and the DER that libraries speak.

    signature   r||s (32 + 32)                       SEQUENCE { r INTEGER, s INTEGER }
    ciphertext  04||x||y||C3||C2 (65 + 32 + n)       SEQUENCE { x INTEGER, y INTEGER, C3 OCTET STRING, C2 OCTET STRING }

Source: GM/T 0009, sections 7.2 (ciphertext, in the order C1 C3 C2) and 7.3 (signature).
"""

from __future__ import annotations

from app.crypto import der
from app.crypto.curve import COORDINATE_BYTES, UNCOMPRESSED, N, P
from app.crypto.faults import BadSignature, Tampered

SIGNATURE_BYTES = 2 * COORDINATE_BYTES

_C2_STARTS_AT = 1 + 3 * COORDINATE_BYTES


def der_of(rs: bytes) -> bytes:
    """r||s as DER, 8 to 72 bytes. Raises BadSignature."""
    if len(rs) != SIGNATURE_BYTES:
        raise BadSignature("length")
    return der.sequence(_written(rs[:COORDINATE_BYTES]), _written(rs[COORDINATE_BYTES:]))


def rs_of(signature: bytes) -> bytes:
    """DER as r||s, 64 bytes. Raises BadSignature, also for numbers no signature has."""
    try:
        match der.children(der.body(der.SEQUENCE, signature)):
            case [(der.INTEGER, r), (der.INTEGER, s)]:
                numbers = der.number(r), der.number(s)
            case _:
                raise BadSignature("der")
    except der.NotDer:
        raise BadSignature("der") from None
    if not all(1 <= number < N for number in numbers):
        raise BadSignature("range")
    return b"".join(number.to_bytes(COORDINATE_BYTES, "big") for number in numbers)


def ciphertext_der(raw: bytes) -> bytes:
    """04||x||y||C3||C2 as DER. Raises Tampered if it is too short or does not begin with 04."""
    if len(raw) <= _C2_STARTS_AT or raw[:1] != UNCOMPRESSED:
        raise Tampered("sm2")
    return der.sequence(
        _written(raw[1:33]),
        _written(raw[33:65]),
        der.element(der.OCTET_STRING, raw[65:_C2_STARTS_AT]),
        der.element(der.OCTET_STRING, raw[_C2_STARTS_AT:]),
    )


def ciphertext_raw(written: bytes) -> bytes:
    """The opposite. Raises Tampered."""
    try:
        match der.children(der.body(der.SEQUENCE, written)):
            case [(der.INTEGER, x), (der.INTEGER, y), (der.OCTET_STRING, c3), (der.OCTET_STRING, c2)]:
                point = der.number(x), der.number(y)
            case _:
                raise Tampered("sm2")
    except der.NotDer:
        raise Tampered("sm2") from None
    if max(point) >= P or len(c3) != COORDINATE_BYTES:
        raise Tampered("sm2")
    return UNCOMPRESSED + b"".join(number.to_bytes(COORDINATE_BYTES, "big") for number in point) + c3 + c2


def _written(number: bytes) -> bytes:
    return der.integer(int.from_bytes(number, "big"))
