"""The envelope, member by member, and the two readings of cainfo."""

from datetime import UTC, datetime

import orjson
import pytest

from app.crypto import sm2, sm3
from app.platforms.insurance.wire.envelope import EnvelopeWriter, Sender, message_number
from app.platforms.insurance.wire.signature import canonical, signer
from tests.platforms.samples import NOW, profile

SENDER = Sender("H44000000001", "示例医院", "440300", "001", "测试")
MESSAGE_ID = "H44000000001202601011200000001"
CANONICAL = (
    "dev_no=&dev_safe_info=&fixmedins_code=H44000000001&fixmedins_name=示例医院&inf_time=2026-01-01 12:00:00&infno=3505"
    "&infver=V1.0&insuplc_admdvs=&mdtrtarea_admvs=440300&msgid=H44000000001202601011200000001&opter=001"
    "&opter_name=测试&opter_type=1&recer_sys_code=FSI&sign_no=&signtype=SM2"
)
SM3_OF_CANONICAL = "5BF8C0D82ECFB767510F2E248051222F916BA270A1B8A7F8662201AF58432912"
NOON = datetime(2026, 1, 1, 4, tzinfo=UTC)


def writer(sign=None, signtype="", **envelope):
    return EnvelopeWriter(SENDER, profile(envelope=envelope).envelope, signtype, sign)


def members(writer, transaction="3505", message_id=MESSAGE_ID, at=NOON, sign_no=""):
    return writer.members(transaction, message_id, at, sign_no=sign_no, insured_in="")


@pytest.mark.parametrize(
    ("institution", "sequence", "number"),
    [
        ("H44000000001", 7, "H44000000001202611201403590007"),
        ("P4400000001", 9_999, "P44000000010202611201403599999"),
        ("H440000000019", 10_003, "H44000000001202611201403590003"),
    ],
)
def test_message_numbers_have_thirty_characters(institution, sequence, number):
    assert message_number(institution, NOW, sequence) == number
    assert len(number) == 30


def test_the_message_carries_every_member_of_the_table():
    writing = writer()
    message = orjson.loads(writing.message(members(writing, "3505A", MESSAGE_ID, NOW, "S1"), '{"selinfoDetail":[]}'))
    assert message == {
        "infno": "3505A",
        "msgid": MESSAGE_ID,
        "mdtrtarea_admvs": "440300",
        "insuplc_admdvs": "",
        "recer_sys_code": "01",
        "dev_no": "",
        "dev_safe_info": "",
        "cainfo": "",
        "signtype": "",
        "infver": "V1.0",
        "opter_type": "1",
        "opter": "001",
        "opter_name": "测试",
        "inf_time": "2026-11-20 14:03:59",
        "fixmedins_code": "H44000000001",
        "fixmedins_name": "示例医院",
        "sign_no": "S1",
        "input": {"selinfoDetail": []},
    }


def test_input_may_travel_as_text_and_regions_add_members():
    writing = writer(input_as_string=True, extra={"enc_type": "x"})
    message = orjson.loads(writing.message(members(writing), '{"data":{"a":"药"}}'))
    assert message["input"] == '{"data":{"a":"药"}}'
    assert message["enc_type"] == "x"


def test_the_canonical_text_is_the_published_one():
    writing = writer(signtype="SM2", recer_sys_code="FSI")
    text = canonical({**members(writing), "cainfo": "whatever", "input": "{}"})
    assert text == CANONICAL
    assert sm3.digest(text.encode()).hex().upper() == SM3_OF_CANONICAL


def signed(over, form="der", text="hex_upper"):
    key = sm2.PrivateKey.generate()
    style = profile(signature={"over": over, "form": form, "text": text, "signtype": "SM2"}).signature
    return key.public_key, writer(signer(style, key), "SM2", recer_sys_code="FSI")


def test_hubei_signs_the_sorted_members_in_upper_hex_of_der():
    public, writing = signed("envelope")
    cainfo = writing.signed(members(writing), "{}")["cainfo"]
    assert cainfo == cainfo.upper()
    assert public.verify(CANONICAL.encode(), sm2.rs_of(bytes.fromhex(cainfo)), b"1234567812345678")


def test_guangdong_signs_the_very_text_of_input():
    public, writing = signed("input", form="raw", text="hex_lower")
    text = '{"data":{"a":"药"}}'
    cainfo = writing.signed(members(writing), text)["cainfo"]
    assert len(cainfo) == 128
    assert public.verify(text.encode(), bytes.fromhex(cainfo), b"1234567812345678")
    assert text.encode() in writing.message(members(writing), text)


def test_most_regions_sign_nothing():
    style = profile().signature
    assert signer(style, sm2.PrivateKey.generate()) is None
    assert writer().signed(members(writer()), "{}")["cainfo"] == ""
