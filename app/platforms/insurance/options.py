"""What a hospital sets up for the insurance platform, checked before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from ssl import SSLContext
from urllib.parse import urlsplit

from app.crypto import sm2
from app.domain.refusals import BadSetting
from app.platforms.gateways.csb import Csb
from app.platforms.gateways.gateway import Gateway
from app.platforms.gateways.plain import Plain
from app.platforms.gateways.tif import Tif
from app.platforms.insurance.profile import EnvelopeStyle, GatewayKind, Profile, SignatureOver
from app.platforms.insurance.wire.envelope import INSTITUTION_LENGTH, Sender, Sign
from app.platforms.insurance.wire.signature import signer
from app.platforms.line import Timeouts
from app.platforms.transport import BadAddress, BadCertificates, check_address, trusting

USUAL_NAME_LENGTH = 20
"""One edition prints 20 characters for fixmedins_name, others 200; longer names deserve a warning."""


@dataclass(frozen=True, slots=True)
class InsuranceOptions:
    """Every member stands in the setting `insurance.<member>`; key and sign_key are secrets.

    url: the platform's address; `{infno}` in it stands for the transaction. account, key: paasid and token (TIF) or
    access key and secret key (CSB). sign_key: the SM2 private key as text, for regions that sign. api_name: CSB's
    name of the service, "" = the profile's. ca_file: trust this certificate file instead of the system's.
    mac, ip: what 9001 tells, "" = found out. recipient: 接收方系统代码, "" = the profile's. Timeouts 0: the profile's.
    """

    url: str
    profile: Profile
    institution_code: str
    institution_name: str
    region: str
    operator: str
    operator_name: str
    account: str = field(default="", repr=False)
    key: str = field(default="", repr=False)
    sign_key: str = field(default="", repr=False)
    api_name: str = ""
    recipient: str = ""
    device: str = ""
    mac: str = ""
    ip: str = ""
    ca_file: Path | None = None
    timeout_connect_s: float = 0
    timeout_read_s: float = 0

    @property
    def envelope(self) -> EnvelopeStyle:
        """The region's, with the hospital's code of the receiving system."""
        style = self.profile.envelope
        return replace(style, recer_sys_code=self.recipient) if self.recipient else style

    @property
    def sender(self) -> Sender:
        """Who we are to the platform."""
        return Sender(
            institution_code=self.institution_code,
            institution_name=self.institution_name,
            region=self.region,
            operator=self.operator,
            operator_name=self.operator_name,
            device=self.device,
        )

    @property
    def timeouts(self) -> Timeouts:
        """The hospital's, else the region's."""
        usual = self.profile.timeouts
        return Timeouts(self.timeout_connect_s or usual.connect_s, self.timeout_read_s or usual.read_s)

    @property
    def name_is_long(self) -> bool:
        """Some platforms may refuse the name."""
        return len(self.institution_name) > USUAL_NAME_LENGTH

    def check(self) -> None:
        """Raises BadSetting for the first setting that cannot work. `reason` says why:

        empty | too_long | not_six_digits | not_letters_and_digits | not_plain_text | not_a_url | holds_a_password |
        not_https | http_only_to_loopback. `trust` adds no_such_file | unreadable | not_certificates, `signer` the reasons of
        crypto's BadKey.
        """
        for setting, value, reason in self._troubles():
            if reason:
                raise BadSetting(f"insurance.{setting}", value, reason)

    def _troubles(self) -> Iterator[tuple[str, str, str]]:
        yield "url", *_url_trouble(self.url)
        yield "institution_code", self.institution_code, _code_trouble(self.institution_code)
        yield "institution_name", self.institution_name, _text_trouble(self.institution_name, 200)
        six_digits = len(self.region) == 6 and self.region.isascii() and self.region.isdigit()
        yield "region", self.region, "" if six_digits else "not_six_digits" if self.region else "empty"
        yield "operator", self.operator, _text_trouble(self.operator, 30)
        yield "operator_name", self.operator_name, _text_trouble(self.operator_name, 50)
        yield "recipient", self.recipient, "too_long" if len(self.recipient) > 10 else ""
        yield "device", self.device, "too_long" if len(self.device) > 100 else ""
        yield "mac", self.mac, "too_long" if len(self.mac) > 20 else ""
        yield "ip", self.ip, "too_long" if len(self.ip) > 20 else ""
        if self.profile.gateway.kind is not GatewayKind.PLAIN:
            yield "account", "", _header_trouble(self.account)
            yield "key", "", "" if self.key else "empty"
        yield "api_name", self.api_name, _header_trouble(self.api_name) if self.api_name else ""
        if self.profile.signature.over is not SignatureOver.NOTHING:
            yield "sign_key", "", "" if self.sign_key else "empty"

    def address(self, transaction: str) -> str:
        """Where a transaction goes. The profile's path is used where the setting has none."""
        has_path = urlsplit(self.url).path not in ("", "/")
        whole = self.url if has_path else f"{self.url.rstrip('/')}{self.profile.gateway.path}"
        return whole.replace("{infno}", transaction)

    def gateway(self) -> Gateway:
        """The door in front of the platform."""
        style = self.profile.gateway
        match style.kind:
            case GatewayKind.TIF:
                return Tif(self.account, self.key, style.hex_upper, style.service_id)
            case GatewayKind.CSB:
                return Csb(self.account, self.key, self.api_name or style.api_name, style.api_version, style.nonce)
            case GatewayKind.PLAIN:
                return Plain()

    def trust(self) -> SSLContext:
        """Whom TLS believes. Raises BadSetting."""
        try:
            return trusting(self.ca_file)
        except BadCertificates as error:
            raise BadSetting("insurance.ca_file", str(error.file), error.reason) from error

    def signer(self) -> Sign | None:
        """How cainfo is made. Raises BadSetting."""
        style = self.profile.signature
        if style.over is SignatureOver.NOTHING:
            return None
        try:
            return signer(style, sm2.PrivateKey.from_text(self.sign_key))
        except sm2.BadKey as error:
            raise BadSetting("insurance.sign_key", "", error.reason) from None


def _url_trouble(url: str) -> tuple[str, str]:
    """What may be shown of the address, and why it cannot work."""
    if not url.strip():
        return "", "empty"
    try:
        check_address(url.replace("{infno}", "3505"))
    except BadAddress as error:
        return error.url, error.reason
    return url, ""


def _code_trouble(code: str) -> str:
    if not code:
        return "empty"
    if len(code) > INSTITUTION_LENGTH:
        return "too_long"
    return "" if code.isascii() and code.isalnum() else "not_letters_and_digits"


def _text_trouble(text: str, longest: int) -> str:
    if not text.strip():
        return "empty"
    if not text.isprintable():
        return "not_plain_text"
    return "too_long" if len(text) > longest else ""


def _header_trouble(text: str) -> str:
    if not text:
        return "empty"
    return "" if text.isascii() and text.isprintable() and text == text.strip() else "not_plain_text"
