"""Keys arrive as text in many forms; each is read, everything else is refused by name."""

import base64
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import der, key_der, sm2
from app.crypto.faults import BadKey
from tests.crypto.standard import POINT, SCALAR


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def pem(label: str, raw: bytes) -> str:
    return f"-----BEGIN {label}-----\n{b64(raw)}\n-----END {label}-----\n"


def oid(written: str) -> bytes:
    return der.element(der.OBJECT_ID, bytes.fromhex(written))


EC_PUBLIC_KEY, SM2_CURVE = oid("2A8648CE3D0201"), oid("2A811CCF5501822D")


def pkcs8(inside: bytes, *, version: int = 0, algorithm: bytes = EC_PUBLIC_KEY, curve: bytes = SM2_CURVE) -> bytes:
    return der.sequence(der.integer(version), der.sequence(algorithm, curve), der.element(der.OCTET_STRING, inside))


def sec1_with(point: bytes, *, curve: bytes = SM2_CURVE) -> bytes:
    return der.sequence(
        der.integer(1),
        der.element(der.OCTET_STRING, SCALAR),
        der.element(der.CONTEXT_0, curve),
        der.element(der.CONTEXT_1, der.element(der.BIT_STRING, b"\0" + point)),
    )


SEC1 = key_der.write_private(SCALAR)
SEC1_FULL = sec1_with(POINT)
PKCS8 = pkcs8(SEC1_FULL)
SPKI = key_der.write_public(POINT)
PARAMETERS_PEM = pem("EC PARAMETERS", SM2_CURVE)

PRIVATE_FORMS = {
    "64 hex digits": SCALAR.hex(),
    "64 upper-case hex digits": SCALAR.hex().upper(),
    "66 hex digits": "00" + SCALAR.hex(),
    "base64 of 32 bytes": "OUUgj3shRLE/NuOKxtOflYiTk2koYLUaQvuB7033xbg=",
    "base64 without its =": "OUUgj3shRLE/NuOKxtOflYiTk2koYLUaQvuB7033xbg",
    "base64 of 33 bytes": "ADlFII97IUSxPzbjisbTn5WIk5NpKGC1GkL7ge9N98W4",
    "base64 of hex": b64(SCALAR.hex().encode()),
    "base64 of upper-case hex": b64(SCALAR.hex().upper().encode()),
    "SEC1": b64(SEC1),
    "SEC1 with its public key": b64(SEC1_FULL),
    "SEC1 with half of its public key": b64(sec1_with(b"\x03" + POINT[1:33])),
    "PKCS#8": b64(PKCS8),
    "PKCS#8 without the public key": b64(pkcs8(SEC1)),
    "PKCS#8 in hex": PKCS8.hex(),
    "base64 over several lines": "\n".join(b64(PKCS8)[at : at + 20] for at in range(0, 400, 20)) + "\r\n",
    "PKCS#8 PEM": pem("PRIVATE KEY", PKCS8),
    "SEC1 PEM": pem("EC PRIVATE KEY", SEC1),
    "PEM behind its parameters": PARAMETERS_PEM + pem("EC PRIVATE KEY", SEC1_FULL),
    "blanks around": f" \t{SCALAR.hex()}\n",
    "a byte order mark": f"\ufeff{SCALAR.hex()}",
}
PUBLIC_FORMS = {
    "04 and 128 hex digits": POINT.hex(),
    "128 hex digits": POINT[1:].hex(),
    "base64 of 65 bytes": b64(POINT),
    "base64 of 64 bytes": b64(POINT[1:]),
    "base64 of hex": b64(POINT.hex().encode()),
    "SubjectPublicKeyInfo": b64(SPKI),
    "SubjectPublicKeyInfo in hex": SPKI.hex(),
    "PEM": pem("PUBLIC KEY", SPKI),
}


@pytest.mark.parametrize("form", PRIVATE_FORMS)
def test_each_form_of_a_private_key_is_read(form: str) -> None:
    assert sm2.PrivateKey.from_text(PRIVATE_FORMS[form]).secret_scalar() == SCALAR


@pytest.mark.parametrize("form", PUBLIC_FORMS)
def test_each_form_of_a_public_key_is_read(form: str) -> None:
    assert sm2.PublicKey.from_text(PUBLIC_FORMS[form]).point == POINT


def test_base64_that_looks_like_hex_is_still_base64() -> None:
    """33 bytes whose base64 has only hex digits in it."""
    text = "ADad" + "beef" * 10
    assert sm2.PrivateKey.from_text(text).secret_scalar() == base64.b64decode(text)[1:]


def name_of(text: str) -> str:
    """Some texts hold keys made this minute: they cannot name a test, for every worker must find the same names."""
    return text if len(text) <= 20 else "text"


OTHER_CURVE = ec.generate_private_key(ec.SECP256R1())
OTHER_ALGORITHMS = (rsa.generate_private_key(65537, 2048), ed25519.Ed25519PrivateKey.generate())
ENCRYPTED = OTHER_CURVE.private_bytes(
    serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.BestAvailableEncryption(b"x")
)


def private_pem(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey) -> str:
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def public_pem(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey) -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("密钥", "not_hex_or_base64"),
        ("not a key!", "not_hex_or_base64"),
        (SCALAR.hex() + "é", "not_hex_or_base64"),
        (SCALAR.hex()[:-1], "not_hex_or_base64"),
        (SCALAR.hex()[:-2], "wrong_length"),
        (SCALAR.hex()[:-4], "wrong_length"),
        ("OUUgj3shRLE/NuOKxtOflYiTk2koYLUaQvuB7033xbh=", "not_hex_or_base64"),  # bits behind the last byte
        ("00" * 32, "out_of_range"),
        ("ff" * 32, "out_of_range"),
        (POINT.hex(), "wrong_length"),
        (b64(PKCS8[:-1]), "wrong_length"),
        (b64(PKCS8 + b"\0"), "wrong_length"),
        (b64(pkcs8(SEC1, version=2)), "damaged"),
        (b64(pkcs8(SEC1[:-1])), "damaged"),
        (b64(pkcs8(SEC1 + b"\0")), "damaged"),
        (b64(der.sequence()), "damaged"),
        (pem("ENCRYPTED PRIVATE KEY", ENCRYPTED), "encrypted"),
        ("-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END EC PRIVATE KEY-----", "encrypted"),
        (b64(ENCRYPTED), "encrypted"),
        (private_pem(OTHER_CURVE), "other_curve"),
        (b64(pkcs8(SEC1, curve=der.sequence(der.integer(1)))), "other_curve"),  # the curve spelled out in numbers
        (b64(pkcs8(SEC1, curve=b"")), "other_curve"),
        (b64(sec1_with(POINT, curve=oid("2A8648CE3D030107"))), "other_curve"),
        (private_pem(OTHER_ALGORITHMS[0]), "other_algorithm"),
        (private_pem(OTHER_ALGORITHMS[1]), "other_algorithm"),
        (pem("PUBLIC KEY", SPKI), "is_public"),
        (b64(SPKI), "is_public"),
        (PARAMETERS_PEM, "no_key"),
        (b64(sec1_with(sm2.PrivateKey.generate().public_key.point)), "public_key_differs"),
        (b64(sec1_with(POINT[:-1] + b"\0")), "not_on_curve"),
    ],
    ids=name_of,
)
def test_what_is_no_private_key_is_refused_by_name(text: str, reason: str) -> None:
    with pytest.raises(BadKey) as refused:
        sm2.PrivateKey.from_text(text)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("公钥", "not_hex_or_base64"),
        (SCALAR.hex(), "wrong_length"),
        (POINT.hex()[:-2] + "00", "not_on_curve"),
        (pem("PRIVATE KEY", PKCS8), "is_private"),
        (b64(PKCS8), "is_private"),
        (PARAMETERS_PEM, "no_key"),
        (public_pem(OTHER_CURVE), "other_curve"),
        (public_pem(OTHER_ALGORITHMS[0]), "other_algorithm"),
        (public_pem(OTHER_ALGORITHMS[1]), "other_algorithm"),
        (b64(key_der.write_public(POINT)[:-65] + b"\x02" + POINT[1:33]), "wrong_length"),
    ],
    ids=name_of,
)
def test_what_is_no_public_key_is_refused_by_name(text: str, reason: str) -> None:
    with pytest.raises(BadKey) as refused:
        sm2.PublicKey.from_text(text)
    assert refused.value.reason == reason


@given(
    st.one_of(
        st.text(max_size=300),
        st.text("0123456789abcdefABCDEF", max_size=200),
        st.binary(max_size=200).map(b64),
        st.binary(max_size=120).map(lambda raw: b64(b"\x30" + bytes([len(raw)]) + raw)),
        st.text(max_size=100).map(lambda text: f"-----BEGIN PRIVATE KEY-----{text}-----END PRIVATE KEY-----"),
    )
)
def test_junk_gives_a_key_or_a_named_refusal(text: str) -> None:
    reason_or_key(sm2.PrivateKey.from_text, text)
    reason_or_key(sm2.PublicKey.from_text, text)


@given(st.sampled_from([SEC1, SEC1_FULL, PKCS8, SPKI]), st.integers(0), st.integers(1, 255))
def test_a_flipped_byte_gives_another_key_or_a_named_refusal(written: bytes, place: int, flip: int) -> None:
    """It may fall into the scalar, which has no check of its own unless the public key stands beside it."""
    altered = bytearray(written)
    altered[place % len(written)] ^= flip
    found = reason_or_key(sm2.PrivateKey.from_text, b64(bytes(altered)))
    if isinstance(found, sm2.PrivateKey) and written != SEC1:
        assert found.secret_scalar() == SCALAR


@given(st.binary(min_size=32, max_size=32))
def test_every_form_of_any_scalar_is_the_same_key(raw: bytes) -> None:
    forms = (raw.hex(), b64(raw), b64(b"\0" + raw), b64(raw.hex().encode()), b64(key_der.write_private(raw)))
    for text in forms:
        found = reason_or_key(sm2.PrivateKey.from_text, text)
        assert found == "out_of_range" or (isinstance(found, sm2.PrivateKey) and found.secret_scalar() == raw)


def reason_or_key(read: Callable[[str], object], text: str) -> object:
    """Anything but BadKey goes through and fails the test."""
    try:
        return read(text)
    except BadKey as refused:
        return refused.reason
