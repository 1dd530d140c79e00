"""Keys as people are given them: text in one of many forms, turned into a scalar or a point, or refused by name.

Forms: 64 hex digits · base64 of 32 bytes (33 with Java's leading zero) · base64 of hex · base64 or hex of PKCS#8 or
SEC1 DER · PEM. Public: 04||x||y or x||y in hex or base64, base64 of hex, base64 or hex of SubjectPublicKeyInfo, PEM.
Sources: national insurance interface, Hubei edition, key formats; e-prescription centre, key encodings in practice.

Nothing of the text is ever put into an exception, nor chained behind one.
"""

from __future__ import annotations

import base64
import binascii
import re

from app.crypto import der, key_der
from app.crypto.curve import COORDINATE_BYTES, checked_point, checked_scalar
from app.crypto.faults import BadKey
from app.crypto.key_der import PrivateParts

_PEM = re.compile(r"-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \1-----", re.DOTALL)
_OTHER_KIND = {"PRIVATE KEY": ("PUBLIC KEY", "is_public"), "PUBLIC KEY": ("PRIVATE KEY", "is_private")}
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2})+")
_SCALAR_LENGTHS = (COORDINATE_BYTES, COORDINATE_BYTES + 1)
_POINT_LENGTHS = (2 * COORDINATE_BYTES, 2 * COORDINATE_BYTES + 1)


def private_parts(text: str) -> PrivateParts:
    """Raises BadKey."""
    raw = _raw(_without_armour(text, "PRIVATE KEY"), _SCALAR_LENGTHS)
    if len(raw) in _SCALAR_LENGTHS:
        return PrivateParts(checked_scalar(raw), None)
    return key_der.read_private(raw)


def public_point(text: str) -> bytes:
    """65 bytes 04||x||y, on the curve. Raises BadKey."""
    raw = _raw(_without_armour(text, "PUBLIC KEY"), _POINT_LENGTHS)
    if len(raw) in _POINT_LENGTHS:
        return checked_point(raw)
    return key_der.read_public(raw)


def _without_armour(text: str, wanted: str) -> str:
    """The base64 inside the PEM block of that kind; text without PEM as it is."""
    blocks = _PEM.findall(text)
    if not blocks:
        return text
    for label, inside in blocks:
        if label.endswith(wanted):
            if label.startswith("ENCRYPTED") or "ENCRYPTED" in inside:
                raise BadKey("encrypted")
            return str(inside)
    other, reason = _OTHER_KIND[wanted]
    raise BadKey(reason if any(label.endswith(other) for label, _ in blocks) else "no_key")


def _raw(text: str, lengths: tuple[int, int]) -> bytes:
    """The first reading of `text` that has one of `lengths` or is one DER sequence."""
    compact = "".join(text.split()).removeprefix("\ufeff")
    if not compact:
        raise BadKey("empty")
    readings = _readings(compact)
    for raw in readings:
        if len(raw) in lengths or _is_der_sequence(raw):
            return raw
    raise BadKey("wrong_length" if readings else "not_hex_or_base64")


def _readings(compact: str) -> list[bytes]:
    """What the text can stand for. Hex comes first: 64 hex digits are also good base64, but no key has 48 bytes."""
    if not compact.isascii():
        return []
    written = compact.encode("ascii")
    decoded = _from_base64(written)
    return [raw for raw in (_from_hex(written), _from_hex(decoded), decoded) if raw]


def _from_hex(written: bytes) -> bytes:
    return bytes.fromhex(written.decode("ascii")) if _HEX.fullmatch(written) else b""


def _from_base64(written: bytes) -> bytes:
    """Empty unless it is base64 to the last bit; missing = at the end is forgiven."""
    bare = written.rstrip(b"=")
    try:
        raw = base64.b64decode(bare + b"=" * (-len(bare) % 4), validate=True)
    except binascii.Error:
        return b""
    return raw if base64.b64encode(raw).rstrip(b"=") == bare else b""


def _is_der_sequence(raw: bytes) -> bool:
    try:
        der.body(der.SEQUENCE, raw)
    except der.NotDer:
        return False
    return True
