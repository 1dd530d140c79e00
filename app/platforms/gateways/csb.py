"""CSB, Alibaba's Cloud Service Bus: HMAC-SHA1 over the sorted `_api_*` parameters and those of the address.

A JSON body is not signed. The secret is used as its literal text, even where it looks like base64.
Source: known-answer test of a published CSB client, and clients of Jiangsu, Jiangxi and Shanghai.
"""

from __future__ import annotations

import hmac
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.platforms.gateways.gateway import Outgoing


def canonical(params: Mapping[str, str]) -> str:
    """`k=v` joined with `&`, keys in ASCII order, nothing URL-encoded."""
    return "&".join(f"{key}={params[key]}" for key in sorted(params))


def signature(params: Mapping[str, str], secret: str) -> str:
    """Base64 of HMAC-SHA1."""
    return b64encode(hmac.digest(secret.encode(), canonical(params).encode(), "sha1")).decode()


@dataclass(frozen=True, slots=True)
class Csb:
    """api_name: the bureau's name of the service; `{infno}` in it stands for the transaction. with_nonce: send one."""

    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    api_name: str
    api_version: str = "1.0.0"
    with_nonce: bool = False

    def headers(self, message: Outgoing) -> dict[str, str]:
        """Time is Unix time in milliseconds."""
        headers = {
            "_api_access_key": self.access_key,
            "_api_name": self.api_name.replace("{infno}", message.transaction),
            "_api_timestamp": str(int(message.at.timestamp() * 1000)),
            "_api_version": self.api_version,
        }
        if self.with_nonce:
            headers["_api_nonce"] = message.nonce
        headers["_api_signature"] = signature({**message.params, **headers}, self.secret_key)
        return headers
