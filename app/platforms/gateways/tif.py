"""TIF, Tencent's gateway (里约网关): SHA-256 over time, token and nonce. The body is not signed.

Source: server-side filter and seven independent clients of x-tif-* (Guangdong and others). The filter allows 180 s of
clock skew and answers a refused signature with HTTP 500 and {"code":400001,"msg":"鉴权失败，鉴权信息有误。"}.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from app.platforms.gateways.gateway import Outgoing


def signature(timestamp: str, token: str, nonce: str) -> str:
    """Lower-case hex of SHA-256(timestamp + token + nonce + timestamp)."""
    return sha256(f"{timestamp}{token}{nonce}{timestamp}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Tif:
    """paasid: the account code the bureau gave. token: its key. upper: hex in capitals. service_id: optional header."""

    paasid: str = field(repr=False)
    token: str = field(repr=False)
    upper: bool = False
    service_id: str = ""

    def headers(self, message: Outgoing) -> dict[str, str]:
        """Time is Unix time in whole seconds."""
        timestamp = str(int(message.at.timestamp()))
        signed = signature(timestamp, self.token, message.nonce)
        headers = {
            "x-tif-paasid": self.paasid,
            "x-tif-timestamp": timestamp,
            "x-tif-nonce": message.nonce,
            "x-tif-signature": signed.upper() if self.upper else signed,
        }
        if self.service_id:
            headers["x-tif-serviceId"] = self.service_id
        return headers
