"""A file of named secrets under a passphrase: three lines of text.

    {"format": "yaosu-secrets", "version": 1, "kdf": {"name": "scrypt", "n": …, "r": …, "p": …, "salt": …},
     "cipher": "AES-256-GCM", "nonce": …}                    one line of JSON, bound to the second by the cipher
    base64 of AES-256-GCM over {"name": "value", …}
    SHA-256 of the first two lines, in hex

The last line keeps no secret: it tells a damaged file from a wrong passphrase before anything is tried.
Source: RFC 7914 (scrypt); n = 2**15 with p = 3 costs as much as n = 2**17 with p = 1 in a quarter of the memory.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from app.crypto.faults import DamagedFile, Tampered

_FORMAT, _VERSION, _CIPHER = "yaosu-secrets", 1, "AES-256-GCM"
_KEY_BYTES, _SALT_BYTES, _NONCE_BYTES = 32, 16, 12
_LEAST_N, _MOST_N, _R, _MOST_P = 2**15, 2**20, 8, 16


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a key is made of a passphrase. Memory is 128 · n · r bytes, work n · r · p."""

    salt: bytes
    n: int = 2**15
    p: int = 3


@dataclass(frozen=True, slots=True)
class FileKey:
    """A key made by a recipe. It opens and closes files of that recipe, at no more cost."""

    recipe: Recipe
    secret: bytes = field(repr=False)


def new_key(passphrase: str) -> FileKey:
    """Under a salt never used before. Takes a third of a second, on purpose."""
    return key_of(passphrase, Recipe(secrets.token_bytes(_SALT_BYTES)))


def key_of(passphrase: str, recipe: Recipe) -> FileKey:
    """A passphrase is the same whichever way its characters were typed (full width, composed or not)."""
    written = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    kdf = Scrypt(salt=recipe.salt, length=_KEY_BYTES, n=recipe.n, r=_R, p=recipe.p)
    return FileKey(recipe, kdf.derive(written))


def close(named: Mapping[str, str], key: FileKey) -> bytes:
    """The file's bytes, with a nonce never used before."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    header = _header(key.recipe, nonce)
    sealed = AESGCM(key.secret).encrypt(nonce, json.dumps(named, ensure_ascii=False).encode("utf-8"), header)
    lines = header + b"\n" + base64.b64encode(sealed) + b"\n"
    return lines + hashlib.sha256(lines).hexdigest().encode("ascii") + b"\n"


def recipe_of(file: bytes) -> Recipe:
    """What a key for this file is made by. Raises DamagedFile."""
    return _read_header(_parts(file)[0])[0]


def open_(file: bytes, key: FileKey) -> dict[str, str]:
    """The named secrets. Raises DamagedFile, or Tampered for a key of another recipe or passphrase."""
    header, sealed = _parts(file)
    recipe, nonce = _read_header(header)
    if recipe != key.recipe:
        raise Tampered("key_file")
    try:
        plain = AESGCM(key.secret).decrypt(nonce, sealed, header)
    except InvalidTag:
        raise Tampered("key_file") from None
    return dict(json.loads(plain))


def _parts(file: bytes) -> tuple[bytes, bytes]:
    """Header and sealed bytes of a whole file. Raises DamagedFile."""
    match file.split(b"\n"):
        case [header, sealed, checksum, b""]:
            pass
        case _:
            raise DamagedFile("shape")
    lines = header + b"\n" + sealed + b"\n"
    if hashlib.sha256(lines).hexdigest().encode("ascii") != checksum:
        raise DamagedFile("checksum")
    try:
        return header, base64.b64decode(sealed, validate=True)
    except ValueError:
        raise DamagedFile("shape") from None


def _header(recipe: Recipe, nonce: bytes) -> bytes:
    salt = base64.b64encode(recipe.salt).decode("ascii")
    kdf = {"name": "scrypt", "n": recipe.n, "r": _R, "p": recipe.p, "salt": salt}
    nonce_text = base64.b64encode(nonce).decode("ascii")
    header = {"format": _FORMAT, "version": _VERSION, "kdf": kdf, "cipher": _CIPHER, "nonce": nonce_text}
    return json.dumps(header).encode("ascii")


def _read_header(header: bytes) -> tuple[Recipe, bytes]:
    """Raises DamagedFile: "newer" for one of a later program, "cost" for scrypt too cheap or too dear to be ours."""
    try:
        match json.loads(header):
            case {"format": "yaosu-secrets", "version": int(version)} if version > _VERSION:
                raise DamagedFile("newer")
            case {
                "format": "yaosu-secrets",
                "version": 1,
                "kdf": {"name": "scrypt", "n": int(n), "r": 8, "p": int(p), "salt": str(salt)},
                "cipher": "AES-256-GCM",
                "nonce": str(nonce),
            }:
                recipe = Recipe(base64.b64decode(salt, validate=True), n, p)
                nonce_bytes = base64.b64decode(nonce, validate=True)
            case _:
                raise DamagedFile("shape")
    except ValueError:
        raise DamagedFile("shape") from None
    power_of_two = n & (n - 1) == 0
    if not (_LEAST_N <= n <= _MOST_N and power_of_two and 1 <= p <= _MOST_P):
        raise DamagedFile("cost")
    if len(nonce_bytes) != _NONCE_BYTES or len(recipe.salt) < _SALT_BYTES:
        raise DamagedFile("shape")
    return recipe, nonce_bytes
