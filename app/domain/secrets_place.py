"""Where the program's secrets lie, for the person who asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Keeper(StrEnum):
    """Who keeps them."""

    FILE = "file"  # a file of ours, under a passphrase
    WINDOWS = "windows"  # Windows Credential Manager
    MACOS = "macos"
    SECRET_SERVICE = "secret_service"  # the freedesktop.org keyring of GNOME and others
    LIBSECRET = "libsecret"
    KWALLET = "kwallet"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SecretsPlace:
    """keeper: of the secrets. name: the file's path, or the keyring as it calls itself."""

    keeper: Keeper
    name: str
