"""What may be a secret's name and value, the same for every vault, so that a secret can move from one to another."""

from __future__ import annotations

import re

from app.vault.faults import BadSecret

LONGEST_VALUE = 1200
"""UTF-16 units. Windows keeps 2,560 bytes of UTF-16 for one credential. Source: CRED_MAX_CREDENTIAL_BLOB_SIZE."""

_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
_LONGEST_NAME = 64


def check_name(name: str) -> None:
    """Names are like those of settings: `insurance.key`. Raises BadSecret."""
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        raise BadSecret(name[:_LONGEST_NAME], "name")


def check_value(name: str, value: str) -> None:
    """Raises BadSecret."""
    units = len(value.encode("utf-16-le", "surrogatepass")) // 2
    if not value:
        raise BadSecret(name, "empty")
    if units > LONGEST_VALUE:
        raise BadSecret(name, "too_long")
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise BadSecret(name, "not_text")
