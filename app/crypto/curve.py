"""The numbers of SM2's recommended curve, and what they say about a scalar or a point.

Source: GB/T 32918.5, recommended curve parameters (OID 1.2.156.10197.1.301). y² = x³ + ax + b modulo P.
"""

from __future__ import annotations

from app.crypto.faults import BadKey

P = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_FFFFFFFF_00000000_FFFFFFFF_FFFFFFFF
A = P - 3
B = 0x28E9FA9E_9D9F5E34_4D5A9E4B_CF6509A7_F39789F5_15AB8F92_DDBCBD41_4D940E93
N = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_7203DF6B_21C6052B_53BBF409_39D54123
GX = 0x32C4AE2C_1F198119_5F990446_6A39C994_8FE30BBF_F2660BE1_715A4589_334C74C7
GY = 0xBC3736A2_F4F6779C_59BDCEE3_6B692153_D0A9877C_C62A4740_02DF32E5_2139F0A0

COORDINATE_BYTES = 32
POINT_BYTES = 1 + 2 * COORDINATE_BYTES
CONSTANTS = b"".join(number.to_bytes(COORDINATE_BYTES, "big") for number in (A, B, GX, GY))
UNCOMPRESSED = b"\x04"


def checked_scalar(raw: bytes) -> bytes:
    """A private key as 32 bytes, from 32 or, as Java's BigInteger writes it, 33 with a leading zero.

    Raises BadKey. N-1 is no private key: signing divides by 1+d. Source: GB/T 32918.2, 6.1.
    """
    if len(raw) not in (COORDINATE_BYTES, COORDINATE_BYTES + 1):
        raise BadKey("wrong_length")
    if not 1 <= int.from_bytes(raw, "big") <= N - 2:
        raise BadKey("out_of_range")
    return raw[-COORDINATE_BYTES:]


def checked_point(raw: bytes) -> bytes:
    """A public key as 65 bytes 04||x||y, from those or from x||y (told apart by length, for x too may begin with 04).

    Raises BadKey.
    """
    if len(raw) == 2 * COORDINATE_BYTES:
        raw = UNCOMPRESSED + raw
    if len(raw) != POINT_BYTES or raw[:1] != UNCOMPRESSED:
        raise BadKey("wrong_length")
    x, y = int.from_bytes(raw[1:33], "big"), int.from_bytes(raw[33:], "big")
    if x >= P or y >= P or (y * y - (x * x * x + A * x + B)) % P:
        raise BadKey("not_on_curve")
    return raw
