"""The gateways in front of the platform: TIF, CSB, or none.

TIF ("里约网关"): headers x-tif-paasid, x-tif-timestamp (unix seconds), x-tif-nonce, x-tif-signature, where
    signature = hex(SHA-256(timestamp + token + nonce + timestamp)); the body is not signed.
    ±180 s of skew are allowed; refusals are HTTP 500 with {"code":400001,"msg":…}.
    Source: server-side TIF filter and its clients.
CSB (Alibaba Cloud Service Bus): headers _api_name, _api_version, _api_timestamp (milliseconds), _api_access_key,
    _api_signature and perhaps _api_nonce, where signature = Base64(HMAC-SHA1(secret, "k=v&…")) over all _api_* but the
    signature and all query parameters, sorted by key, not URL-encoded. Skew is told as `9000 签名超时`.
    Source: CSB SDK known-answer tests, clients of Jiangsu, Jiangxi and Shanghai. The other codes are not published.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

import orjson

from app.simulator.clock import Moment
from app.simulator.profile import GatewayRules

Headers = Mapping[str, str]

_NUMBER = re.compile("[0-9]{1,16}")
_TIF_INCOMPLETE = "鉴权参数不完整，请求不合法。"
_TIF_WRONG = "鉴权失败，鉴权信息有误。"


@dataclass(frozen=True, slots=True)
class Turned:
    """Turned away at the gate: HTTP status and JSON body; `why` is for the inspection page only."""

    status: int
    body: bytes
    why: str


def turned_away(rules: GatewayRules, headers: Headers, query: str, infno: str, now: Moment) -> Turned | None:
    """None if the caller may enter. Header names are lower case; `query` is the URL's, undecoded."""
    content_type = headers.get("content-type", "").lower().replace(" ", "")
    if not content_type.startswith("application/json") or _charset(content_type) not in ("", "utf-8"):
        body = orjson.dumps({"code": 415, "msg": "Content-Type应为application/json;charset=utf-8"})
        return Turned(415, body, "Content-Type 不符")
    match rules.kind:
        case "tif":
            return _tif(rules, headers, now)
        case "csb":
            return _csb(rules, headers, query, infno, now)
        case _:
            return None


def tif_signature(timestamp: str, token: str, nonce: str) -> str:
    """Lower-case hex of what x-tif-signature must be."""
    return hashlib.sha256(f"{timestamp}{token}{nonce}{timestamp}".encode()).hexdigest()


def csb_signature(parameters: Mapping[str, str], secret: str) -> str:
    """Base64 of what _api_signature must be; `parameters` holds everything signed."""
    message = "&".join(f"{key}={parameters[key]}" for key in sorted(parameters))
    return base64.b64encode(hmac.digest(secret.encode(), message.encode(), "sha1")).decode()


def _charset(content_type: str) -> str:
    return next((part[8:].strip('"') for part in content_type.split(";") if part.startswith("charset=")), "")


def _tif(rules: GatewayRules, headers: Headers, now: Moment) -> Turned | None:
    account, timestamp, nonce, signature = (
        headers.get(f"x-tif-{name}", "") for name in ("paasid", "timestamp", "nonce", "signature")
    )
    if not (account and timestamp and nonce and signature):
        return _tif_turned(rules, _TIF_INCOMPLETE, "x-tif-* 不完整")
    if not _NUMBER.fullmatch(timestamp) or abs(int(timestamp) - now.unix_s) > rules.skew_s:
        return _tif_turned(rules, _TIF_WRONG, "时间戳超出范围")
    if account != rules.account:
        return _tif_turned(rules, _TIF_WRONG, "paasid 不符")
    expected = _in_case(tif_signature(timestamp, rules.secret, nonce), rules.hex_case)
    given = signature.lower() if rules.hex_case == "any" else signature
    if not _same(given, expected):
        return _tif_turned(rules, _TIF_WRONG, "签名不符")
    return None


def _tif_turned(rules: GatewayRules, msg: str, why: str) -> Turned:
    return Turned(rules.failure_status, orjson.dumps({"code": 400001, "msg": msg}), why)


def _csb(rules: GatewayRules, headers: Headers, query: str, infno: str, now: Moment) -> Turned | None:
    given = {key: value for key, value in headers.items() if key.startswith("_api_")}
    signature = given.pop("_api_signature", "")
    needed = ("_api_name", "_api_version", "_api_timestamp", "_api_access_key")
    if not signature or any(not given.get(name) for name in needed):
        return _csb_turned(rules, "500", "验签失败：签名参数不完整", "_api_* 不完整")
    timestamp = given["_api_timestamp"]
    if not _NUMBER.fullmatch(timestamp) or abs(int(timestamp) / 1000 - now.unix_s) > rules.skew_s:
        return _csb_turned(rules, "9000", "签名超时", "时间戳超出范围")
    if given["_api_access_key"] != rules.account:
        return _csb_turned(rules, "500", "验签失败：无效的access key", "access key 不符")
    if rules.api_name and given["_api_name"] != rules.api_name.replace("{infno}", infno):
        return _csb_turned(rules, "404", "服务不存在", "_api_name 不符")
    parameters = given | dict(parse_qsl(query, keep_blank_values=True))
    if not _same(signature, csb_signature(parameters, rules.secret)):
        return _csb_turned(rules, "500", "验签失败", "签名不符")
    return None


def _csb_turned(rules: GatewayRules, code: str, message: str, why: str) -> Turned:
    return Turned(rules.failure_status, orjson.dumps({"code": code, "message": message}), why)


def _in_case(hex_text: str, case: str) -> str:
    return hex_text.upper() if case == "upper" else hex_text


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())
