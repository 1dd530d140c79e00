"""SM2 keys sign and decrypt as GB/T 32918 says, refuse what was touched, and keep their secret."""

import base64
import copy
import pickle
import threading
import traceback
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto import curve, engines, forms, sm2
from app.crypto.faults import BadKey, BadSignature, Tampered
from tests.crypto.standard import CIPHERTEXT, MESSAGE, PLAINTEXT, POINT, SCALAR, SIGNATURE, E, Z

KEY = sm2.PrivateKey.from_scalar(SCALAR)


# --- the standard's examples ----------------------------------------------------------------------------------------


def test_the_standards_scalar_gives_the_standards_point() -> None:
    assert KEY.public_key.point == POINT


def test_the_standards_identity_and_message_digests_come_out() -> None:
    assert sm2.identity_digest(POINT, sm2.USER_ID) == Z
    assert sm2.signed_digest(POINT, MESSAGE, sm2.USER_ID) == E


def test_the_standards_signature_fits_bare_and_as_der() -> None:
    public = sm2.PublicKey.from_point(POINT)
    assert public.verify(MESSAGE, SIGNATURE)
    assert public.verify(MESSAGE, sm2.der_of(SIGNATURE))


def test_the_standards_ciphertext_opens() -> None:
    assert KEY.decrypt(CIPHERTEXT) == PLAINTEXT


def test_the_e_prescription_centres_signature_fits() -> None:
    """Source: e-prescription centre, worked example; the key is the standard's."""
    data = (
        '{"fixmedinsCode":"H00000000001","hiRxno":"RX0001","maxReptCnt":"1","psnName":"测试","rxTypeCode":"11",'
        '"rxdrugdetail":[{"drugCnt":"2.5","medListCodg":"XA01ABD075A002010100483","medcDays":"3"}]}'
    )
    text = (
        f"appId=TESTAPPID0123456789ABCDEF0123456&data={data}&encType=SM4&signType=SM2&timestamp=1700000000000"
        "&version=2.0.1&key=TESTSECRET0123456789ABCDEF012345"
    )
    signature = "p2oRZzCWVHDcmcHzbyIJHIat8x7QNU3EeNMnSIPunzMNjRyC+CUpbo5ESz75668BJ57B1gTQh2e3JLFp7F2Vvg=="
    public = sm2.PublicKey.from_text(
        "BAn53zEeVCGhUN19Fh5LxcZyF5+tGDP8B2uwj/NW81AgzOpJDOJndaUtxupxjMGqYArtBfvzXghKZjL2By2prRM="
    )
    assert public.verify(text.encode(), base64.b64decode(signature))
    assert public == KEY.public_key


# --- signing --------------------------------------------------------------------------------------------------------


@given(st.binary(max_size=300), st.binary(max_size=40))
@settings(max_examples=50)
def test_what_was_signed_fits_that_message_and_user_id_only(message: bytes, user_id: bytes) -> None:
    signature = KEY.sign(message, user_id)
    assert len(signature) == 64
    assert KEY.public_key.verify(message, signature, user_id)
    assert not KEY.public_key.verify(message + b"\0", signature, user_id)
    assert not KEY.public_key.verify(message, signature, user_id + b"\0")


def test_a_nonce_is_never_used_twice() -> None:
    """Two signatures with one nonce give the key away, and the same r shows it."""
    assert len({KEY.sign(MESSAGE)[:32] for _ in range(500)}) == 500


@pytest.mark.parametrize("form", ["bare", "der"])
def test_each_flipped_byte_of_a_signature_is_refused(form: str) -> None:
    signature = SIGNATURE if form == "bare" else sm2.der_of(SIGNATURE)
    for place in range(len(signature)):
        for flip in (0x01, 0x80, 0xFF):
            altered = bytearray(signature)
            altered[place] ^= flip
            assert not KEY.public_key.verify(MESSAGE, bytes(altered))


@given(st.binary(max_size=80))
def test_junk_is_no_signature(junk: bytes) -> None:
    assert not KEY.public_key.verify(MESSAGE, junk)


@pytest.mark.parametrize("r", [0, curve.N, curve.N + 1, 2**256 - 1])
def test_numbers_outside_the_group_are_no_signature(r: int) -> None:
    s = SIGNATURE[32:]
    assert not KEY.public_key.verify(MESSAGE, r.to_bytes(32, "big") + s)
    assert not KEY.public_key.verify(MESSAGE, s + r.to_bytes(32, "big"))


def test_another_key_did_not_sign_it() -> None:
    assert not sm2.PrivateKey.generate().public_key.verify(MESSAGE, SIGNATURE)


def test_many_threads_sign_with_one_key_at_once() -> None:
    spoiled: list[bytes] = []

    def sign_many(name: bytes) -> None:
        for number in range(50):
            message = name + bytes([number])
            if not KEY.public_key.verify(message, KEY.sign(message)):
                spoiled.append(message)

    threads = [threading.Thread(target=sign_many, args=(bytes([n]),)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert spoiled == []


def test_a_user_id_longer_than_its_length_field_is_an_error() -> None:
    assert KEY.public_key.verify(b"", KEY.sign(b"", b"u" * 8191), b"u" * 8191)
    with pytest.raises(ValueError, match="8,191"):
        KEY.sign(b"", b"u" * 8192)


# --- both forms of a signature --------------------------------------------------------------------------------------


@given(st.integers(1, curve.N - 1), st.integers(1, curve.N - 1))
def test_der_and_bare_form_are_one_signature(r: int, s: int) -> None:
    bare = r.to_bytes(32, "big") + s.to_bytes(32, "big")
    assert sm2.rs_of(sm2.der_of(bare)) == bare


@given(st.binary(max_size=80))
def test_junk_is_never_turned_into_a_signature(junk: bytes) -> None:
    with pytest.raises(BadSignature):
        sm2.rs_of(junk)


@pytest.mark.parametrize(
    "written",
    [
        "30060201010201ff",  # a negative s
        "3007020200010201 01",  # r with a zero it does not need
        "300602010102010100",  # a byte behind the end
        "308106020101020101",  # a length longer than it has to be
        "300902010102010102 0101",  # a third number
    ],
)
def test_one_signature_has_one_der(written: str) -> None:
    with pytest.raises(BadSignature):
        sm2.rs_of(bytes.fromhex(written))


# --- encrypting -----------------------------------------------------------------------------------------------------


@given(st.binary(min_size=1, max_size=300))
@settings(max_examples=50)
def test_what_was_encrypted_is_decrypted(plaintext: bytes) -> None:
    ciphertext = KEY.public_key.encrypt(plaintext)
    assert len(ciphertext) == 97 + len(plaintext)
    assert KEY.decrypt(ciphertext) == plaintext


def test_a_library_that_leaves_a_text_readable_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mask of a single byte is zero once in 256 times, and not every libcrypto 3.0 looks."""
    real, readable = engines.engine(), forms.ciphertext_der(CIPHERTEXT[:97] + b"Z")
    answers = [readable, readable, real.encrypt(real.public_key(POINT), b"Z")]
    careless = SimpleNamespace(encrypt=lambda key, plaintext: answers.pop(0))
    monkeypatch.setattr(sm2, "engine", lambda: careless)
    assert KEY.public_key.encrypt(b"Z")[-1:] != b"Z"
    assert answers == []


def test_each_flipped_byte_of_a_ciphertext_is_refused() -> None:
    for place in range(len(CIPHERTEXT)):
        for flip in (0x01, 0x80):
            altered = bytearray(CIPHERTEXT)
            altered[place] ^= flip
            with pytest.raises(Tampered):
                KEY.decrypt(bytes(altered))


@given(st.binary(max_size=200))
def test_junk_is_no_ciphertext(junk: bytes) -> None:
    with pytest.raises(Tampered):
        KEY.decrypt(b"\x04" + junk)


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(Tampered):
        sm2.PrivateKey.generate().decrypt(CIPHERTEXT)


def test_nothing_and_too_much_are_not_encrypted() -> None:
    assert KEY.decrypt(KEY.public_key.encrypt(b"x" * 65_000)) == b"x" * 65_000
    for plaintext in (b"", b"x" * 65_001):
        with pytest.raises(ValueError, match="65,000"):
            KEY.public_key.encrypt(plaintext)


# --- keys -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "wrong_length"),
        (SCALAR[1:], "wrong_length"),
        (b"\0\0" + SCALAR, "wrong_length"),
        (b"\x01" + SCALAR, "out_of_range"),
        (bytes(32), "out_of_range"),
        ((curve.N - 1).to_bytes(32, "big"), "out_of_range"),
        (curve.N.to_bytes(32, "big"), "out_of_range"),
        (b"\xff" * 32, "out_of_range"),
    ],
)
def test_scalars_that_are_no_private_key_are_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(BadKey) as refused:
        sm2.PrivateKey.from_scalar(raw)
    assert refused.value.reason == reason


@pytest.mark.parametrize("scalar", [1, 2, curve.N - 2])
def test_the_first_and_last_scalars_work(scalar: int) -> None:
    key = sm2.PrivateKey.from_scalar(scalar.to_bytes(32, "big"))
    assert key.public_key.verify(MESSAGE, key.sign(MESSAGE))


def test_a_public_key_is_taken_with_and_without_its_leading_04() -> None:
    assert sm2.PublicKey.from_point(POINT) == sm2.PublicKey.from_point(POINT[1:])


def test_a_public_key_whose_x_begins_with_04_is_not_cut() -> None:
    while (key := sm2.PrivateKey.generate()).public_key.point[1] != 4:
        pass
    assert sm2.PublicKey.from_point(key.public_key.point[1:]) == key.public_key
    assert sm2.PublicKey.from_text(key.public_key.point[1:].hex()).verify(MESSAGE, key.sign(MESSAGE))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "wrong_length"),
        (POINT[:-2], "wrong_length"),
        (b"\x02" + POINT[1:33], "wrong_length"),
        (b"\x06" + POINT[1:], "wrong_length"),
        (POINT[:-1] + b"\0", "not_on_curve"),
        (bytes(64), "not_on_curve"),
        (b"\xff" * 64, "not_on_curve"),
    ],
)
def test_points_that_are_no_public_key_are_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(BadKey) as refused:
        sm2.PublicKey.from_point(raw)
    assert refused.value.reason == reason


def test_a_coordinate_is_not_taken_modulo_the_field() -> None:
    """The numbers x and x+P are one point; only one of them is a public key."""
    x, y = next(
        (x, y)
        for x in range(1, 100)
        if (y := pow(square := (x**3 + curve.A * x + curve.B) % curve.P, (curve.P + 1) // 4, curve.P)) ** 2 % curve.P
        == square
    )
    assert sm2.PublicKey.from_point(x.to_bytes(32, "big") + y.to_bytes(32, "big"))
    with pytest.raises(BadKey):
        sm2.PublicKey.from_point((x + curve.P).to_bytes(32, "big") + y.to_bytes(32, "big"))


def test_new_keys_differ() -> None:
    assert len({sm2.PrivateKey.generate().public_key for _ in range(100)}) == 100


# --- the secret stays inside ----------------------------------------------------------------------------------------


def test_repr_shows_the_public_key_and_not_the_secret() -> None:
    shown = f"{KEY!r} {KEY} {KEY!s} {vars(type(KEY)).get('__dict__')}"
    assert POINT.hex() in shown
    assert SCALAR.hex() not in shown.lower()
    assert str(int.from_bytes(SCALAR, "big")) not in shown


def test_a_private_key_is_not_pickled_or_copied() -> None:
    for leak in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            leak(KEY)


def test_no_refusal_tells_the_key() -> None:
    """Neither in its words nor in what stands behind it."""
    secret = (curve.N - 1).to_bytes(32, "big").hex()
    for text in (secret, secret[:-1], secret + "zz", "30" + secret, base64.b64encode(secret.encode()).decode() + "é"):
        with pytest.raises(BadKey) as refused:
            sm2.PrivateKey.from_text(text)
        told = "".join(traceback.format_exception(refused.value, chain=True)) + repr(refused.value.__dict__)
        assert text not in told
        assert refused.value.__cause__ is None
        assert text not in repr(refused.value.__context__)
