"""What can be wrong with keys, signatures and sealed bytes. The facts are machine words, never the secret itself."""

from __future__ import annotations

from dataclasses import dataclass


class CryptoFault(Exception):
    """Root of everything this room refuses."""


@dataclass
class BadKey(CryptoFault):
    """The text or bytes are not a key that can be used here.

    reason: "empty" | "not_hex_or_base64" | "wrong_length" | "damaged" | "out_of_range" | "not_on_curve" |
    "other_algorithm" | "other_curve" | "encrypted" | "is_public" | "is_private" | "no_key" | "public_key_differs".
    """

    reason: str


@dataclass
class BadSignature(CryptoFault):
    """Not the form of a signature, which is 64 bytes r||s or DER.

    reason: "length" | "der" | "range".
    """

    reason: str


@dataclass
class Tampered(CryptoFault):
    """Not what was sealed, or sealed under another key or for another place.

    what: "sm4_ecb" | "sm4_gcm" | "sealed" | "sm2" | "key_file".
    """

    what: str


@dataclass
class DamagedFile(CryptoFault):
    """The bytes are no whole file of secrets.

    reason: "checksum" | "shape" | "newer" | "cost" | "content".
    """

    reason: str


@dataclass
class NoSm2(CryptoFault):
    """No library of this computer does SM2. `tried` says which ones, and what each lacks."""

    tried: tuple[str, ...]


@dataclass
class LibraryFailed(CryptoFault):
    """A crypto library declined a step that cannot fail with good input: no memory, or no random numbers."""

    step: str
