"""cainfo: an SM2 signature inside the envelope, in the two readings that are published.

ENVELOPE (Hubei): drop `cainfo` and `input`, sort the other members by name, an empty value stays as `name=`, join with
`&`, sign with SM2 over SM3 and the profile's user id. Source: a Java clinic client, Hubei edition.
INPUT (Guangdong): the same signature over the text of `input`. Source: comment "对 input 按签名类型进行签名" of a Java client.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from app.crypto import sm2
from app.platforms.insurance.profile import SignatureForm, SignatureOver, SignatureStyle, SignatureText
from app.platforms.insurance.wire.envelope import Sign


def canonical(members: Mapping[str, str]) -> str:
    """What ENVELOPE signs."""
    return "&".join(f"{name}={members[name]}" for name in sorted(members) if name not in ("cainfo", "input"))


def signer(style: SignatureStyle, key: sm2.PrivateKey) -> Sign | None:
    """How cainfo is made; None where the region wants none."""
    if style.over is SignatureOver.NOTHING:
        return None
    user_id = style.user_id.encode()

    def sign(members: Mapping[str, str], text: str) -> str:
        signed = canonical(members) if style.over is SignatureOver.ENVELOPE else text
        return _as_text(key.sign(signed.encode(), user_id), style)

    return sign


def _as_text(raw: bytes, style: SignatureStyle) -> str:
    signature = sm2.der_of(raw) if style.form is SignatureForm.DER else raw
    match style.text:
        case SignatureText.HEX_UPPER:
            return signature.hex().upper()
        case SignatureText.HEX_LOWER:
            return signature.hex()
        case SignatureText.BASE64:
            return b64encode(signature).decode()
