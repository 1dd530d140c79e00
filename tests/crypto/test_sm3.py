"""SM3 gives the digests of GB/T 32905 and of the interfaces we speak to."""

import pytest

from app.crypto import sm3

# National insurance interface, Hubei edition: the canonical string of a cainfo signature, and its digest.
CANONICAL = (
    "dev_no=&dev_safe_info=&fixmedins_code=H44000000001&fixmedins_name=示例医院&inf_time=2026-01-01 12:00:00"
    "&infno=3505&infver=V1.0&insuplc_admdvs=&mdtrtarea_admvs=440300&msgid=H44000000001202601011200000001"
    "&opter=001&opter_name=测试&opter_type=1&recer_sys_code=FSI&sign_no=&signtype=SM2"
)


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
        (CANONICAL.encode(), "5bf8c0d82ecfb767510f2e248051222f916ba270a1b8a7f8662201af58432912"),
    ],
)
def test_published_digests_come_out(data: bytes, digest: str) -> None:
    assert sm3.digest(data).hex() == digest


def test_hmac_is_the_procurement_gateways() -> None:
    """Source: procurement gateway, worked example of the signature header."""
    message = b'1700000000\n{"infno":"ZJ9702","input":{"data":{"current":1,"size":10}}}'
    assert sm3.hmac(b"TESTSECRET", message).hex() == "7fcc4319a6e9640c05d8daffb2f29a91f015c011bbdf7b86bdc5862251371879"


def test_hmac_takes_keys_longer_than_a_block() -> None:
    """RFC 2104: such a key is digested first."""
    assert sm3.hmac(b"k" * 65, b"m") == sm3.hmac(sm3.digest(b"k" * 65), b"m")
