"""Bytes to a platform and back over HTTPS, and what a failure on the way means.

The one question that matters is whether anything may have left the house. Refused, unresolved, untrusted or never
connected: certainly not (`Outage.sent` False). From the first written byte on nobody knows (True): a lost answer looks
like a lost message. Redirects are not followed, and what the environment says of proxies is not heard.
"""

from __future__ import annotations

import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import httpcore
import truststore

from app.domain.outage import Outage
from app.platforms.hurry import Hurry
from app.platforms.line import Cable, Timeouts

LONGEST_ANSWER = 4 * 1024 * 1024
"""Bytes. The longest documented answer has 40,000 characters; more is no answer but a flood."""

KEPT_OPEN_S = 4.0
"""Idle seconds before a connection is given up: less than the 5 s after which common servers hang up. A message sent
just as the other side hangs up would be lost without anybody knowing."""


_HEADERS = {"User-Agent": "yaosu", "Accept-Encoding": "identity"}


class BadAddress(ValueError):
    """An address nothing is sent to. `reason`: not_a_url | holds_a_password | not_https | http_only_to_loopback."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason


class BadCertificates(ValueError):
    """A file of certificates that cannot be used. `reason`: no_such_file | unreadable | not_certificates."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


def check_address(url: str) -> None:
    """Raises BadAddress. Plain http goes to this computer alone: everywhere else others could read along."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
        (host or "").encode("idna")
    except ValueError as error:  # UnicodeError is one
        raise BadAddress(url, "not_a_url") from error
    if not host or not url.isascii() or any(mark.isspace() or not mark.isprintable() for mark in url):
        raise BadAddress(url, "not_a_url")
    if parts.username is not None or parts.password is not None:
        raise BadAddress(f"{parts.scheme}://{host}", "holds_a_password")
    if parts.scheme not in ("https", "http"):
        raise BadAddress(url, "not_https")
    if parts.scheme == "http" and not _is_loopback(host):
        raise BadAddress(url, "http_only_to_loopback")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def trusting(ca_file: Path | None) -> ssl.SSLContext:
    """TLS 1.2 or newer. With a file that file alone is trusted, else the system's store. Raises BadCertificates.

    One context serves all threads of a platform.
    """
    if ca_file is None:
        context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    else:
        context = _trusting_file(ca_file)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _trusting_file(ca_file: Path) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=str(ca_file))
    except FileNotFoundError as error:
        raise BadCertificates(ca_file, "no_such_file") from error
    except ssl.SSLError as error:
        raise BadCertificates(ca_file, "not_certificates") from error
    except OSError as error:
        raise BadCertificates(ca_file, "unreadable") from error


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, unread. date: the server's clock (HTTP `Date`, whole seconds), None where it tells none."""

    status: int
    body: bytes
    date: datetime | None


class Channel:
    """A kept-alive connection of one thread to one platform."""

    def __init__(self, platform: str, *, trust: ssl.SSLContext, timeouts: Timeouts, cable: Cable) -> None:
        self._platform = platform
        self._timeouts = timeouts
        self._cable = cable
        self._hurry = Hurry()
        self._pool = httpcore.ConnectionPool(
            ssl_context=trust,
            max_connections=1,
            keepalive_expiry=KEPT_OPEN_S,
            network_backend=self._hurry,
        )

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Send and wait. Raises Outage."""
        if self._cable.is_cut:
            raise self._outage("the cable is cut", sent=False)
        try:
            return self._post(url, headers, body)
        except (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.PoolTimeout) as error:
            raise self._outage(f"no connection: {_words(error)}", sent=False) from error
        except httpcore.TimeoutException as error:
            raise self._outage("no answer in time", sent=True) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise self._outage(f"connection lost: {_words(error)}", sent=True) from error

    def _post(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        read_s = self._timeouts.read_s
        timeout = {"connect": self._timeouts.connect_s, "read": read_s, "write": read_s, "pool": 1.0}
        self._hurry.allow(read_s)
        pieces: list[bytes] = []
        length = 0
        with self._pool.stream(
            "POST", url, headers=[*_HEADERS.items(), *headers.items()], content=body, extensions={"timeout": timeout}
        ) as response:
            for piece in response.iter_stream():
                pieces.append(piece)
                length += len(piece)
                if length > LONGEST_ANSWER:
                    raise self._outage(f"the answer is longer than {LONGEST_ANSWER} bytes", sent=True)
            return Answer(response.status, b"".join(pieces), _date(response.headers))

    def close(self) -> None:
        """Hang up."""
        self._pool.close()

    def _outage(self, reason: str, *, sent: bool) -> Outage:
        return Outage(self._platform, reason, sent=sent)


def _date(headers: Sequence[tuple[bytes, bytes]]) -> datetime | None:
    """The `Date` header, None where there is none that can be read."""
    text = next((value.decode("latin-1") for name, value in headers if name.lower() == b"date"), "")
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return None if date.tzinfo is None else date.astimezone(UTC)


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
