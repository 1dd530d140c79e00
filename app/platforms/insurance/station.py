"""This computer's network card and address, as 9001 asks for them; some bureaus let in only those they know."""

from __future__ import annotations

import socket
import uuid
from urllib.parse import urlsplit


def own_mac() -> str:
    """`00-1A-2B-3C-4D-5E`; zeros, the loopback's own, where there is no card (Python would invent one)."""
    number = uuid.getnode()
    if number >> 40 & 1:  # the multicast bit: invented
        number = 0
    return "-".join(f"{number >> shift & 0xFF:02X}" for shift in range(40, -8, -8))


def own_address(url: str) -> str:
    """The IPv4 address this computer speaks from to reach `url`; 127.0.0.1 without one. Sends nothing to it.

    It may ask a name server, so it is called only when the network is used anyway.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        family, _, _, _, target = socket.getaddrinfo(parts.hostname, port, socket.AF_INET, socket.SOCK_DGRAM)[0]
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect(target)
            return str(probe.getsockname()[0])
    except (OSError, ValueError):
        return "127.0.0.1"
