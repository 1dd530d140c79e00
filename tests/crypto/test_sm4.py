"""SM4 gives the ciphertexts of GB/T 32907 and RFC 8998, and refuses what does not fit."""

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import sm4
from app.crypto.faults import BadKey, Tampered

KEY = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")

# RFC 8998, appendix A.1.
NONCE = bytes.fromhex("00001234567800000000ABCD")
BOUND = bytes.fromhex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2")
PLAIN_GCM = bytes.fromhex(
    "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
    "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA"
)
CIPHER_GCM = bytes.fromhex(
    "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
    "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
    "83DE3541E4C2B58177E065A9BF7B62EC"
)

# E-prescription centre, worked example: the key is made of an app id and its secret, the text is a prescription.
APP_ID = b"TESTAPPID0123456789ABCDEF0123456"
APP_SECRET = b"TESTSECRET0123456789ABCDEF012345"
PRESCRIPTION = (
    '{"fixmedinsCode":"H00000000001","hiRxno":"RX0001","maxReptCnt":"1","psnName":"测试","rxTypeCode":"11",'
    '"rxdrugdetail":[{"drugCnt":"2.5","medListCodg":"XA01ABD075A002010100483","medcDays":"3"}]}'
)
PRESCRIPTION_SEALED = (
    "7E8C9083D4D7CF9A3E638E75C0C08C7C887F74EB09A4C7CF783B19ACF8BE2E84A5162481BEB742B2FF5F71B1EC6D08ABDFE945435FF264EB"
    "FE1EA86048BBBFBFCFF5FDBBB85FE2B22CD305CA8ECFA467F59C8EAEB595546D72C857EBF8E1281BCFA5B1515CF8733BBEACCEE8FBB88ACC"
    "A5AA34956E0E3790B19097EB0D7321BC0C0538E2810A61DCA1562485E709B1788CB4E17F265B2C085AB9D694239C9702FB3FD7934F17EB64"
    "2B1259C6002145BCDA5078CF1D5ED93EAE78CF5762846D44F755595F7E29FCC37B022BED200E93AE"
)


def test_one_block_comes_out_as_the_standard_says() -> None:
    """GB/T 32907, appendix A.1. The second block is padding."""
    assert sm4.encrypt_ecb(KEY, KEY)[:16].hex() == "681edf34d206965e86b3e94f536e4246"


def test_a_million_rounds_come_out_as_the_standard_says() -> None:
    """GB/T 32907, appendix A.2: the library's cipher, without our padding."""
    encryptor = Cipher(algorithms.SM4(KEY), modes.ECB()).encryptor()
    block = KEY
    for _ in range(1_000_000):
        block = encryptor.update(block)
    assert block.hex() == "595298c7c6fd271f0402f804c33d3f66"


def test_ecb_makes_the_e_prescription_centres_texts() -> None:
    derived = sm4.encrypt_ecb(APP_ID[:16], APP_SECRET).hex().upper()
    key = derived[:16].encode("ascii")
    assert key == b"7FAD1CB1655C0008"
    assert sm4.encrypt_ecb(key, PRESCRIPTION.encode()).hex().upper() == PRESCRIPTION_SEALED
    assert sm4.decrypt_ecb(key, bytes.fromhex(PRESCRIPTION_SEALED)).decode() == PRESCRIPTION


@given(st.binary(min_size=16, max_size=16), st.binary(max_size=100))
def test_ecb_gives_back_what_it_was_given(key: bytes, data: bytes) -> None:
    sealed = sm4.encrypt_ecb(key, data)
    assert len(sealed) % 16 == 0
    assert sm4.decrypt_ecb(key, sealed) == data


@pytest.mark.parametrize("data", [b"", b"x" * 15, b"x" * 17, b"\0" * 16])
def test_ecb_refuses_lengths_and_padding_that_cannot_be(data: bytes) -> None:
    with pytest.raises(Tampered) as refused:
        sm4.decrypt_ecb(KEY, data)
    assert refused.value.what == "sm4_ecb"


def test_gcm_comes_out_as_rfc_8998_says() -> None:
    assert sm4.encrypt_gcm(KEY, NONCE, PLAIN_GCM, BOUND) == CIPHER_GCM
    assert sm4.decrypt_gcm(KEY, NONCE, CIPHER_GCM, BOUND) == PLAIN_GCM


def test_gcm_refuses_every_flipped_bit() -> None:
    for place in range(len(CIPHER_GCM) * 8):
        altered = bytearray(CIPHER_GCM)
        altered[place // 8] ^= 1 << place % 8
        with pytest.raises(Tampered):
            sm4.decrypt_gcm(KEY, NONCE, bytes(altered), BOUND)


def test_gcm_refuses_other_bound_bytes_and_what_is_too_short() -> None:
    with pytest.raises(Tampered):
        sm4.decrypt_gcm(KEY, NONCE, CIPHER_GCM, BOUND + b"\0")
    with pytest.raises(Tampered):
        sm4.decrypt_gcm(KEY, NONCE, CIPHER_GCM[-15:], BOUND)


@pytest.mark.parametrize("length", [0, 15, 17, 32])
def test_a_key_has_sixteen_bytes(length: int) -> None:
    for refuse in (
        lambda key: sm4.encrypt_ecb(key, b"x"),
        lambda key: sm4.decrypt_ecb(key, b"x" * 16),
        lambda key: sm4.encrypt_gcm(key, NONCE, b"x", b""),
        lambda key: sm4.decrypt_gcm(key, NONCE, b"x" * 17, b""),
    ):
        with pytest.raises(BadKey) as refused:
            refuse(b"k" * length)
        assert refused.value.reason == "wrong_length"
