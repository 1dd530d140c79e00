"""SM2 keys in DER: PKCS#8 and SEC1 for private ones, SubjectPublicKeyInfo for public ones.

Sources: RFC 5958 (PKCS#8), RFC 5915 (SEC1), RFC 5480 (SubjectPublicKeyInfo), GB/T 35276 (the curve's OID).
"""

from __future__ import annotations

from dataclasses import dataclass

from app.crypto import der
from app.crypto.curve import POINT_BYTES, checked_point, checked_scalar
from app.crypto.faults import BadKey

_EC_PUBLIC_KEY = bytes.fromhex("2A8648CE3D0201")  # 1.2.840.10045.2.1
_SM2_CURVE = bytes.fromhex("2A811CCF5501822D")  # 1.2.156.10197.1.301
_PKCS8_VERSIONS = (b"\x00", b"\x01")


@dataclass(frozen=True, slots=True, repr=False)
class PrivateParts:
    """scalar: 32 bytes. point: the public key (65 bytes) if the text carried it; it may be a lie."""

    scalar: bytes
    point: bytes | None


def write_private(scalar: bytes) -> bytes:
    """SEC1, without the public key: whoever reads it works it out."""
    return der.sequence(
        der.integer(1),
        der.element(der.OCTET_STRING, scalar),
        der.element(der.CONTEXT_0, der.element(der.OBJECT_ID, _SM2_CURVE)),
    )


def write_public(point: bytes) -> bytes:
    """SubjectPublicKeyInfo; the point is its last 65 bytes."""
    algorithm = der.sequence(der.element(der.OBJECT_ID, _EC_PUBLIC_KEY), der.element(der.OBJECT_ID, _SM2_CURVE))
    return der.sequence(algorithm, der.element(der.BIT_STRING, b"\x00" + point))


def read_private(raw: bytes) -> PrivateParts:
    """PKCS#8 or SEC1. Raises BadKey."""
    try:
        parts = der.children(der.body(der.SEQUENCE, raw))
        match [tag for tag, _ in parts]:
            case [der.INTEGER, der.OCTET_STRING, *_]:
                return _sec1(parts)
            case [der.INTEGER, der.SEQUENCE, der.OCTET_STRING, *_] if parts[0][1] in _PKCS8_VERSIONS:
                _must_be_sm2(parts[1][1])
                return _sec1(der.children(der.body(der.SEQUENCE, parts[2][1])))
            case [der.SEQUENCE, der.OCTET_STRING]:
                raise BadKey("encrypted")
            case [der.SEQUENCE, der.BIT_STRING]:
                raise BadKey("is_public")
    except der.NotDer:
        pass
    raise BadKey("damaged")


def _sec1(parts: list[tuple[int, bytes]]) -> PrivateParts:
    """version, scalar, [0] the curve if said, [1] the public key if said."""
    match parts:
        case [(der.INTEGER, b"\x01"), (der.OCTET_STRING, scalar), *extras]:
            said = dict(extras)
        case _:
            raise der.NotDer
    curve = said.get(der.CONTEXT_0)
    if curve is not None and curve != der.element(der.OBJECT_ID, _SM2_CURVE):
        raise BadKey("other_curve")
    bits = said.get(der.CONTEXT_1)
    compressed = bits is not None and len(bits) < POINT_BYTES  # half of the point: nothing to compare
    point = None if bits is None or compressed else _point_of_bits(der.body(der.BIT_STRING, bits))
    return PrivateParts(checked_scalar(scalar), point)


def read_public(raw: bytes) -> bytes:
    """SubjectPublicKeyInfo. Raises BadKey."""
    try:
        parts = der.children(der.body(der.SEQUENCE, raw))
        match parts:
            case [(der.SEQUENCE, algorithm), (der.BIT_STRING, bits)]:
                _must_be_sm2(algorithm)
                return _point_of_bits(bits)
            case [(der.INTEGER, _), *_]:
                raise BadKey("is_private")
    except der.NotDer:
        pass
    raise BadKey("damaged")


def _must_be_sm2(algorithm: bytes) -> None:
    """The curve must be named: one spelled out in numbers is refused as another, for it may be a forged one."""
    match der.children(algorithm):
        case [(der.OBJECT_ID, kind), *_] if kind != _EC_PUBLIC_KEY:
            raise BadKey("other_algorithm")
        case [(der.OBJECT_ID, _), (der.OBJECT_ID, curve)] if curve == _SM2_CURVE:
            return
        case _:
            raise BadKey("other_curve")


def _point_of_bits(bits: bytes) -> bytes:
    """A BIT STRING begins with the number of bits to drop: none here."""
    if bits[:1] != b"\x00":
        raise der.NotDer
    return checked_point(bits[1:])
