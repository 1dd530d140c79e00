"""A network that keeps a deadline: an exchange as a whole takes no longer than it may, however slowly bytes come."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from time import monotonic
from typing import Any

import httpcore


class Hurry(httpcore.NetworkBackend):
    """Gives out connections that share one deadline. For one thread."""

    def __init__(self) -> None:
        self._network = httpcore.SyncBackend()
        self._seconds = 0.0
        self._until = 0.0

    def allow(self, seconds: float) -> None:
        """From now on, or from when the connection stands, everything must be read and written within `seconds`."""
        self._seconds = seconds
        self.begin()

    def begin(self) -> None:
        """Start the time anew."""
        self._until = monotonic() + self._seconds

    @property
    def left_s(self) -> float:
        """Seconds left; 0 when the time is up."""
        return max(self._until - monotonic(), 0.0)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connecting has its own timeout."""
        stream = self._network.connect_tcp(host, port, timeout, local_address, socket_options)
        self.begin()
        return _HurriedStream(stream, self)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Platforms are not reached that way."""
        raise NotImplementedError(path)

    def sleep(self, seconds: float) -> None:
        """Only for retries, which nobody makes here."""
        raise NotImplementedError(seconds)


class _HurriedStream(httpcore.NetworkStream):
    """A connection whose reads and writes end with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, hurry: Hurry) -> None:
        self._stream = stream
        self._hurry = hurry

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """At least one byte, or b"" at the end. Raises httpcore.ReadTimeout."""
        left_s = self._hurry.left_s
        if not left_s:
            raise httpcore.ReadTimeout
        return self._stream.read(max_bytes, left_s)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """All of it. Raises httpcore.WriteTimeout."""
        left_s = self._hurry.left_s
        if not left_s:
            raise httpcore.WriteTimeout
        self._stream.write(buffer, left_s)

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Shake hands, within the time for connecting."""
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        self._hurry.begin()
        return _HurriedStream(stream, self._hurry)

    def get_extra_info(self, info: str) -> Any:
        """What lies below."""
        return self._stream.get_extra_info(info)
