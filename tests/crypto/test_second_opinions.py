"""A thousand random messages and keys, before judges who share no code with us: `gmssl` in pure Python, and `openssl`.

gmssl needs care: it draws nonces from `random` (so it is handed one), cuts 0s and 4s off the front of a public key that
begins with 04 (so it is set afterwards), and never checks C3.
"""

import secrets
import shutil
import subprocess
from pathlib import Path

import pytest
from gmssl import sm2 as gmssl_sm2
from gmssl import sm3 as gmssl_sm3
from gmssl import sm4 as gmssl_sm4

from app.crypto import curve, key_der, sm2, sm3, sm4
from tests.crypto.standard import SCALAR

CHUNKS, OF_EACH = 10, 50
EACH_CHUNK = pytest.mark.parametrize("chunk", range(CHUNKS))  # so that test processes share them
USER_ID = ("-pkeyopt", f"distid:{sm2.USER_ID.decode()}")

needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl command")


def random_message() -> bytes:
    return secrets.token_bytes(secrets.randbelow(500))


def as_gmssl_knows(key: sm2.PrivateKey) -> gmssl_sm2.CryptSM2:
    judge = gmssl_sm2.CryptSM2(key.secret_scalar().hex(), "", mode=1)
    judge.public_key = key.public_key.point[1:].hex()
    return judge


# --- gmssl ----------------------------------------------------------------------------------------------------------


@EACH_CHUNK
def test_gmssl_accepts_what_we_signed(chunk: int) -> None:
    for _ in range(OF_EACH):
        key, message = sm2.PrivateKey.generate(), random_message()
        assert as_gmssl_knows(key).verify_with_sm3(key.sign(message).hex(), message)


@EACH_CHUNK
def test_we_accept_what_gmssl_signed(chunk: int) -> None:
    for _ in range(OF_EACH):
        key, message = sm2.PrivateKey.generate(), random_message()
        nonce = f"{1 + secrets.randbelow(curve.N - 1):064x}"
        signature = bytes.fromhex(as_gmssl_knows(key).sign_with_sm3(message, nonce))
        assert key.public_key.verify(message, signature)
        assert not key.public_key.verify(message + b"\0", signature)


def test_gmssl_and_we_open_what_the_other_encrypted() -> None:
    for _ in range(50):
        key, plaintext = sm2.PrivateKey.generate(), secrets.token_bytes(2 + secrets.randbelow(200))
        judge = as_gmssl_knows(key)
        assert judge.decrypt(key.public_key.encrypt(plaintext)[1:]) == plaintext
        assert key.decrypt(b"\x04" + judge.encrypt(plaintext)) == plaintext


def test_gmssl_makes_the_same_digests_and_blocks() -> None:
    for _ in range(100):
        message, key = random_message(), secrets.token_bytes(16)
        assert gmssl_sm3.sm3_hash(list(message)) == sm3.digest(message).hex()
        judge = gmssl_sm4.CryptSM4()
        judge.set_key(key, gmssl_sm4.SM4_ENCRYPT)
        assert judge.crypt_ecb(message) == sm4.encrypt_ecb(key, message)


# --- openssl --------------------------------------------------------------------------------------------------------


def openssl(*arguments: object, given: bytes = b"") -> bytes:
    return subprocess.run(["openssl", *map(str, arguments)], input=given, capture_output=True, check=True).stdout


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@needs_openssl
@EACH_CHUNK
def test_openssl_accepts_what_we_signed(chunk: int, tmp_path: Path) -> None:
    for _ in range(OF_EACH):
        key, message = sm2.PrivateKey.generate(), random_message()
        public = write(tmp_path / "key", key_der.write_public(key.public_key.point))
        signature = write(tmp_path / "signature", sm2.der_of(key.sign(message)))
        text = write(tmp_path / "text", message)
        judge = ("pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin", "-digest", "sm3", *USER_ID)
        verdict = openssl(*judge, "-inkey", public, "-sigfile", signature, "-in", text)
        assert b"Signature Verified Successfully" in verdict


@needs_openssl
@EACH_CHUNK
def test_we_accept_what_openssl_signed(chunk: int, tmp_path: Path) -> None:
    for _ in range(OF_EACH):
        key, message = sm2.PrivateKey.generate(), random_message()
        private = write(tmp_path / "key", key_der.write_private(key.secret_scalar()))
        text = write(tmp_path / "text", message)
        signer = ("pkeyutl", "-sign", "-keyform", "DER", "-rawin", "-digest", "sm3", *USER_ID)
        signature = openssl(*signer, "-inkey", private, "-in", text)
        assert key.public_key.verify(message, signature)
        assert key.public_key.verify(message, sm2.rs_of(signature))


@needs_openssl
def test_keys_written_by_openssl_are_read(tmp_path: Path) -> None:
    given = key_der.write_private(SCALAR)
    for command in (
        ("ec", "-inform", "DER"),
        ("ec", "-inform", "DER", "-no_public"),
        ("ec", "-inform", "DER", "-conv_form", "compressed"),
        ("pkcs8", "-inform", "DER", "-topk8", "-nocrypt"),
    ):
        assert sm2.PrivateKey.from_text(openssl(*command, given=given).decode()).secret_scalar() == SCALAR
    public = sm2.PrivateKey.from_scalar(SCALAR).public_key
    assert sm2.PublicKey.from_text(openssl("ec", "-inform", "DER", "-pubout", given=given).decode()) == public


@needs_openssl
def test_openssl_makes_the_same_blocks_and_codes() -> None:
    for _ in range(20):
        message, key = random_message(), secrets.token_bytes(16)
        assert openssl("enc", "-sm4-ecb", "-K", key.hex(), given=message) == sm4.encrypt_ecb(key, message)
        code = openssl("dgst", "-sm3", "-mac", "HMAC", "-macopt", f"hexkey:{key.hex()}", "-binary", given=message)
        assert code == sm3.hmac(key, message)
