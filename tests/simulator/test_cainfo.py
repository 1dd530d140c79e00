"""The signature inside the envelope, both readings, with the vectors of the standard and of the specification."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest
from gmssl_pyx import sm2_verify, sm3_hash

from app.simulator.cainfo import canonical, der_of
from tests.simulator.hospital import EXAMPLE_POINT, Hospital, signed_canonically, sm2_hex, sold

CANONICAL = (
    "dev_no=&dev_safe_info=&fixmedins_code=H44000000001&fixmedins_name=示例医院&inf_time=2026-01-01 12:00:00&infno=3505"
    "&infver=V1.0&insuplc_admdvs=&mdtrtarea_admvs=440300&msgid=H44000000001202601011200000001&opter=001&opter_name=测试"
    "&opter_type=1&recer_sys_code=FSI&sign_no=&signtype=SM2"
)
MEMBERS = {
    "infno": "3505", "msgid": "H44000000001202601011200000001", "mdtrtarea_admvs": "440300", "insuplc_admdvs": None,
    "recer_sys_code": "FSI", "dev_no": "", "dev_safe_info": "", "cainfo": "ABCD", "signtype": "SM2", "infver": "V1.0",
    "opter_type": "1", "opter": "001", "opter_name": "测试", "inf_time": "2026-01-01 12:00:00",
    "fixmedins_code": "H44000000001", "fixmedins_name": "示例医院", "sign_no": "", "input": {"data": {}},
}  # fmt: skip
# GB/T 32918.5-2017, annex A.2: "message digest" signed by the example key.
STANDARD_R = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
STANDARD_S = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"


def test_the_canonical_string_and_its_sm3_are_those_of_the_worked_example() -> None:
    assert canonical(MEMBERS) == CANONICAL
    assert (
        sm3_hash(CANONICAL.encode()).hex().upper() == "5BF8C0D82ECFB767510F2E248051222F916BA270A1B8A7F8662201AF58432912"
    )


def test_the_library_knows_sm3_of_abc_and_the_standards_signature() -> None:
    assert sm3_hash(b"abc").hex().startswith("66c7f0f4")
    signature = der_of(bytes.fromhex(STANDARD_R + STANDARD_S))
    assert sm2_verify(EXAMPLE_POINT, b"message digest", signature, b"1234567812345678")
    assert not sm2_verify(EXAMPLE_POINT, b"message digesT", signature, b"1234567812345678")


def test_der_keeps_its_integers_positive_and_short() -> None:
    assert der_of(bytes(31) + b"\x01" + bytes(31) + b"\x80").hex() == "3007020101" + "02020080"


@pytest.fixture
def hubei(hospital_of: Callable[[str], Hospital]) -> Hospital:
    hospital = hospital_of("hubei")
    hospital.input_as_string = True
    return hospital


def send(hospital: Hospital, row: dict[str, Any], *, raw: bool = False, **changes: Any) -> Any:
    envelope = signed_canonically(hospital.envelope("3505", {"selinfo": row}), raw=raw) | changes
    return hospital.send_body(orjson.dumps(envelope)).json


def test_hubei_takes_der_and_raw_signatures(hubei: Hospital) -> None:
    for number in range(4):
        answer = send(hubei, sold(f"N{number}"), raw=bool(number % 2))
        assert (answer["infcode"], answer["output"]["result"]["retRslt"]) == ("0", "1"), answer


@pytest.mark.parametrize(("encoding", "der", "raw"), [("der", "0", "-1"), ("raw", "-1", "0")])
def test_a_bureau_may_want_one_encoding_only(hubei: Hospital, encoding: str, der: str, raw: str) -> None:
    hubei.platform.flags({"cainfo.encoding": encoding})
    assert send(hubei, sold("N1"))["infcode"] == der
    assert send(hubei, sold("N2"), raw=True)["infcode"] == raw


@pytest.mark.parametrize(
    "change",
    [
        {"opter_name": "别人"},
        {"cainfo": ""},
        {"cainfo": None},
        {"cainfo": "00"},
        {"cainfo": "GG"},
        {"cainfo": "A" * 141},
        {"cainfo": "00" * 64},
        {"cainfo": "FF" * 64},
        {"cainfo": "30" + "FF" * 70},
        {"signtype": ""},
        {"signtype": "SM3"},
    ],
)
def test_any_change_after_signing_is_noticed(hubei: Hospital, change: dict[str, Any]) -> None:
    answer = send(hubei, sold("N1"), **change)
    assert answer["infcode"] == "-1"
    assert answer["err_msg"].startswith("验签失败")
    assert hubei.platform.ledger() == []


def test_lower_case_hex_is_refused_unless_the_profile_allows_it(hubei: Hospital) -> None:
    envelope = signed_canonically(hubei.envelope("3505", {"selinfo": sold("N1")}))
    body = orjson.dumps(envelope | {"cainfo": envelope["cainfo"].lower()})
    assert "大小写" in hubei.send_body(body).err_msg
    hubei.platform.flags({"cainfo.hex_case": "any"})
    assert hubei.send_body(body).infcode == "0"


def test_hubei_wants_input_as_a_string_and_the_settlement_type(hubei: Hospital) -> None:
    as_object = signed_canonically(hubei.envelope("3505", {"selinfo": sold("N1")}) | {"input": {"selinfo": sold("N1")}})
    assert "input应为JSON字符串" in hubei.send_body(orjson.dumps(as_object)).err_msg
    assert "mdtrt_setl_type" in send(hubei, sold("N1", mdtrt_setl_type=None))["err_msg"]
    assert send(hubei, sold("N1", phar_name=None, phar_prac_cert_no=None, med_list_codg=None))["infcode"] == "0"


@pytest.mark.parametrize("as_string", [False, True])
def test_the_other_reading_signs_input_as_it_stands_on_the_wire(hubei: Hospital, as_string: bool) -> None:
    hubei.platform.flags({"cainfo.strategy": "input", "envelope.input_as_string": as_string})
    spaced = '{ "selinfo" : ' + orjson.dumps(sold("N1")).decode() + " }"
    envelope = hubei.envelope("3505", {}) | {"signtype": "SM2", "cainfo": sm2_hex(spaced), "input": "HERE"}
    written = orjson.dumps(spaced).decode() if as_string else spaced
    body = orjson.dumps(envelope).decode().replace('"HERE"', written)
    assert hubei.send_body(body.replace("阿托伐", "瑞舒伐").encode()).err_msg == "验签失败"
    assert hubei.send_body(body.encode()).infcode == "0"


def test_sm3_alone_stands_in_for_a_signature_where_the_profile_lists_it(hubei: Hospital) -> None:
    hubei.platform.flags({"cainfo.signtype": ["SM2", "SM3"]})
    envelope = hubei.envelope("3505", {"selinfo": sold("N1")}) | {"signtype": "SM3"}
    text = "&".join(f"{name}={envelope[name]}" for name in sorted(envelope) if name not in ("cainfo", "input"))
    good = envelope | {"cainfo": sm3_hash(text.encode()).hex().upper()}
    assert hubei.send_body(orjson.dumps(good | {"opter": "2"})).err_msg == "验签失败"
    assert hubei.send_body(orjson.dumps(good)).infcode == "0"
