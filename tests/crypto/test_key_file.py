"""The file of secrets says what it is, and refuses what a stranger made of it."""

import hashlib
import json

import pytest

from app.crypto import key_file
from app.crypto.faults import DamagedFile, Tampered

KEY = key_file.new_key("passphrase")
NAMED = {"insurance.key": "秘密", "b": ""}


def forged(change: dict[str, object]) -> bytes:
    """A file whose header was changed by someone who knows how to make its checksum right."""
    header, sealed, *_ = key_file.close(NAMED, KEY).split(b"\n")
    lines = json.dumps(json.loads(header) | change).encode() + b"\n" + sealed + b"\n"
    return lines + hashlib.sha256(lines).hexdigest().encode() + b"\n"


def scrypt(**change: object) -> dict[str, object]:
    header = json.loads(key_file.close({}, KEY).split(b"\n")[0])
    return {"kdf": header["kdf"] | change}


def test_what_was_closed_opens_with_the_passphrase() -> None:
    file = key_file.close(NAMED, KEY)
    assert key_file.open_(file, key_file.key_of("passphrase", key_file.recipe_of(file))) == NAMED


def test_the_header_tells_how_it_is_made() -> None:
    header = json.loads(key_file.close(NAMED, KEY).split(b"\n")[0])
    assert header["format"] == "yaosu-secrets"
    assert header["kdf"]["name"] == "scrypt"
    assert header["kdf"]["n"] >= 2**15
    assert header["cipher"] == "AES-256-GCM"


def test_equal_secrets_never_make_equal_files() -> None:
    assert len({key_file.close(NAMED, KEY) for _ in range(100)}) == 100


def test_salts_differ() -> None:
    assert key_file.new_key("passphrase").recipe.salt != KEY.recipe.salt


def test_another_passphrase_does_not_open_it() -> None:
    with pytest.raises(Tampered):
        key_file.open_(key_file.close(NAMED, KEY), key_file.key_of("Passphrase", KEY.recipe))


def test_a_forged_header_does_not_open() -> None:
    """The nonce stands in the header, and so does what the tag covers."""
    with pytest.raises(Tampered):
        key_file.open_(forged({"note": "harmless"}), KEY)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"version": 2}, "newer"),
        ({"version": 0}, "shape"),
        ({"version": "1"}, "shape"),
        ({"format": "other"}, "shape"),
        ({"cipher": "none"}, "shape"),
        ({"nonce": "AAAA"}, "shape"),
        ({"nonce": "!"}, "shape"),
        ({"nonce": 7}, "shape"),
        ({"kdf": None}, "shape"),
        (scrypt(name="md5"), "shape"),
        (scrypt(r=1), "shape"),
        (scrypt(salt=""), "shape"),
        (scrypt(n=2**14), "cost"),
        (scrypt(n=2**40), "cost"),
        (scrypt(n=2**15 + 1), "cost"),
        (scrypt(n=True), "cost"),
        (scrypt(p=0), "cost"),
        (scrypt(p=10**6), "cost"),
    ],
)
def test_a_header_that_is_not_ours_is_refused_before_any_work(change: dict[str, object], reason: str) -> None:
    with pytest.raises(DamagedFile) as refused:
        key_file.recipe_of(forged(change))
    assert refused.value.reason == reason


def test_repr_shows_no_key() -> None:
    assert KEY.secret.hex() not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)
