"""The signature in the envelope, checked with GmSSL (the client signs with OpenSSL).

Two published readings, both kept:
  canonical (Hubei): drop cainfo and input, sort the other members by name, null as empty, join k=v with &; sign with
      SM2 over SM3 and user id 1234567812345678; upper-case hex of the signature.
  input (Guangdong): "对 input 按签名类型进行签名": the same signature over `input` as written on the wire.
With signtype SM3 the hex SM3 of the same text takes the place of the signature; what regions do with "SM3" is not
published, so it is accepted only where the profile lists it.
"""

import re
from collections.abc import Mapping
from typing import Any

from gmssl_pyx import GmsslInnerError, InvalidValueError, normalize_sm2_public_key, sm2_verify, sm3_hash

from app.simulator.profile import BadProfile, CainfoRules
from app.simulator.refused import Refused

_HEX = re.compile(r"[0-9A-Fa-f]+")


def check_rules(rules: CainfoRules) -> None:
    """Raises BadProfile when signatures are asked for and there is no usable public key to check them with."""
    if rules.strategy == "none" or rules.signtype == ("SM3",):
        return
    try:
        _point(rules)
    except (InvalidValueError, ValueError):
        raise BadProfile("平台配置有误：cainfo.public_key 应为曲线上一点的十六进制（128 或 130 位）") from None


def check_cainfo(rules: CainfoRules, members: Mapping[str, Any], raw_input: str) -> None:
    """Raises Refused (验签失败) unless `cainfo` signs what the profile says. `raw_input` is input's own text."""
    signtype = members.get("signtype") or ""
    if signtype not in rules.signtype:
        raise Refused(f"验签失败：签名类型应为{'、'.join(rules.signtype)}")
    cainfo = members.get("cainfo")
    if not isinstance(cainfo, str) or not _HEX.fullmatch(cainfo) or len(cainfo) % 2:
        raise Refused("验签失败：cainfo应为十六进制的签名")
    if not _case_is_right(cainfo, rules.hex_case):
        raise Refused("验签失败：cainfo十六进制大小写不符")
    signed = (canonical(members) if rules.strategy == "canonical" else raw_input).encode()
    given = bytes.fromhex(cainfo)
    good = given == sm3_hash(signed) if signtype == "SM3" else _sm2_is_good(rules, signed, given)
    if not good:
        raise Refused("验签失败")


def canonical(members: Mapping[str, Any]) -> str:
    """The string signed under the canonical strategy."""
    kept = sorted(key for key in members if key not in ("cainfo", "input"))
    return "&".join(f"{key}={_text(members[key])}" for key in kept)


def der_of(raw: bytes) -> bytes:
    """A 64-byte r‖s signature as ASN.1 SEQUENCE of two INTEGERs."""
    parts = b"".join(_integer(raw[at : at + 32]) for at in (0, 32))
    return bytes((0x30, len(parts))) + parts


def _sm2_is_good(rules: CainfoRules, signed: bytes, given: bytes) -> bool:
    is_raw = len(given) == 64
    if rules.encoding != "either" and is_raw != (rules.encoding == "raw"):
        return False
    try:
        return bool(sm2_verify(_point(rules), signed, der_of(given) if is_raw else given, rules.user_id.encode()))
    except GmsslInnerError:
        return False


def _point(rules: CainfoRules) -> bytes:
    return bytes(normalize_sm2_public_key(bytes.fromhex(rules.public_key)))


def _integer(big_endian: bytes) -> bytes:
    trimmed = big_endian.lstrip(b"\0") or b"\0"
    padded = b"\0" + trimmed if trimmed[0] & 0x80 else trimmed
    return bytes((0x02, len(padded))) + padded


def _case_is_right(hex_text: str, case: str) -> bool:
    return case == "any" or hex_text == (hex_text.upper() if case == "upper" else hex_text.lower())


def _text(value: Any) -> str:
    return "" if value is None else str(value)
