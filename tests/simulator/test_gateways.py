"""The three gateways, with the known answers of the specification."""

import time
from collections.abc import Callable

import orjson
import pytest

from app.simulator.gateway import csb_signature, tif_signature
from tests.fakes.simulator import RunningSimulator
from tests.simulator.hospital import Hospital, csb_headers, sold, tif_headers

KNOWN_CSB = {
    "_api_access_key": "ak",
    "_api_name": "PING",
    "_api_timestamp": "1234567890123",
    "_api_version": "vcsb",
    "a": "1",
    "b": "2",
}
DEMO_CSB = {
    "_api_access_key": "demo-ak",
    "_api_name": "fsi-demo",
    "_api_timestamp": "1700000000000",
    "_api_version": "1.0.0",
}
Hospitals = Callable[[str], Hospital]


def test_the_tif_signature_of_the_worked_example() -> None:
    expected = "ec14d66705237269f88b6b4433cd30a29bf4a9b8ab29a8f6a62f1c846316480b"
    assert tif_signature("1700000000", "demo-token", "demo-nonce-0001") == expected


def test_the_csb_signatures_of_the_public_sdk_test_and_of_the_worked_examples() -> None:
    assert csb_signature(KNOWN_CSB, "sk") == "FJZJ2EhieLec7iJQXe8XzuE9kL4="
    assert csb_signature(DEMO_CSB, "demo-sk") == "N3TG/hhTY2CAuiaaSWsTU+3MiCI="
    assert csb_signature({**DEMO_CSB, "_api_nonce": "n-0001"}, "demo-sk") == "oZTrJqft4NGOfMBzD01WLtsi6bo="


@pytest.fixture
def tif(hospital_of: Hospitals) -> Hospital:
    hospital = hospital_of("tif")
    assert hospital.sign_in().infcode == "0"
    return hospital


@pytest.fixture
def csb(hospital_of: Hospitals) -> Hospital:
    return hospital_of("csb")


def test_tif_lets_a_right_signature_in_whatever_its_case(tif: Hospital) -> None:
    assert tif.post("3505", sold("N1")).infcode == "0"
    headers = tif.headers()
    shouting = headers | {"x-tif-signature": headers["x-tif-signature"].upper()}
    assert tif.post("3505", sold("N2"), headers=shouting).infcode == "0"
    tif.platform.flags({"gateway.hex_case": "upper"})
    assert tif.post("3505", sold("N3"), headers=tif.headers()).status == 500
    tif.platform.flags({"gateway.hex_case": "lower"})
    assert tif.post("3505", sold("N3"), headers=tif.headers()).infcode == "0"


@pytest.mark.parametrize("missing", ["x-tif-paasid", "x-tif-timestamp", "x-tif-nonce", "x-tif-signature"])
def test_tif_tells_incomplete_headers(tif: Hospital, missing: str) -> None:
    headers = {name: value for name, value in tif.headers().items() if name != missing}
    answer = tif.post("3505", sold("N1"), headers=headers)
    assert answer.status == 500
    assert answer.json == {"code": 400001, "msg": "鉴权参数不完整，请求不合法。"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"paasid": "someone"},
        {"token": "another"},
        {"timestamp": "yesterday"},
        {"timestamp": "9" * 5000},
        {"timestamp": "1700000000"},
    ],
)
def test_tif_tells_wrong_headers_without_saying_what(tif: Hospital, wrong: dict[str, str]) -> None:
    answer = tif.post("3505", sold("N1"), headers=tif.headers(**wrong))
    assert (answer.status, answer.json) == (500, {"code": 400001, "msg": "鉴权失败，鉴权信息有误。"})
    assert tif.platform.ledger() == []
    assert tif.platform.calls()[0]["verdict"] == "turned_away"


def test_tif_allows_three_minutes_of_skew(tif: Hospital) -> None:
    now = int(time.time())
    for off, status in ((-170, 200), (170, 200), (-190, 500), (190, 500)):
        assert tif.post("3505", sold(f"N{off}"), headers=tif.headers(timestamp=str(now + off))).status == status


def test_tif_does_not_sign_the_body(tif: Hospital) -> None:
    headers = tif_headers() | {"Content-Type": "application/json"}
    assert tif.post("3505", sold("N1"), headers=headers).infcode == "0"


def test_csb_lets_a_right_signature_in_with_and_without_nonce(csb: Hospital) -> None:
    assert csb.post("3505", sold("N1")).infcode == "0"
    assert csb.post("3505", sold("N2"), headers=csb.headers(_api_nonce="n-0001")).infcode == "0"


def test_csb_signs_query_parameters_too(csb: Hospital) -> None:
    envelope = csb.envelope("3505", {"selinfo": sold("N1")})
    body, signed = orjson.dumps(envelope), {"Content-Type": "application/json"} | csb_headers(a="1", b="二 三")
    assert csb.send_body(body, signed, "/CSB?b=%E4%BA%8C+%E4%B8%89&a=1").infcode == "0"
    assert csb.send_body(body, signed, "/CSB?b=2&a=1").json["message"] == "验签失败"


def test_csb_tells_a_late_timestamp_with_code_9000(csb: Hospital) -> None:
    late = str(int(time.time() * 1000) - 400_000)
    answer = csb.post("3505", sold("N1"), headers=csb.headers(timestamp=late))
    assert (answer.status, answer.json) == (200, {"code": "9000", "message": "签名超时"})
    in_seconds = csb.post("3505", sold("N1"), headers=csb.headers(timestamp=str(int(time.time()))))
    assert in_seconds.json["message"] == "签名超时"


@pytest.mark.parametrize("wrong", [{"access_key": "someone"}, {"secret": "another"}])
def test_csb_tells_a_wrong_signature(csb: Hospital, wrong: dict[str, str]) -> None:
    answer = csb.post("3505", sold("N1"), headers=csb.headers(**wrong))
    assert answer.json["message"].startswith("验签失败")
    assert "infcode" not in answer.json
    assert csb.platform.ledger() == []


@pytest.mark.parametrize(
    "missing", ["_api_name", "_api_version", "_api_timestamp", "_api_access_key", "_api_signature"]
)
def test_csb_tells_incomplete_headers(csb: Hospital, missing: str) -> None:
    headers = {name: value for name, value in csb.headers().items() if name != missing}
    assert "验签失败" in csb.post("3505", sold("N1"), headers=headers).json["message"]


def test_csb_may_want_the_transaction_as_service_name(csb: Hospital) -> None:
    csb.platform.flags({"gateway.api_name": "{infno}"})
    assert csb.post("3505", sold("N1")).json["message"] == "服务不存在"
    assert csb.post("3505", sold("N1"), headers=csb.headers(_api_name="3505")).infcode == "0"


def test_csb_answers_as_an_older_edition_does(csb: Hospital) -> None:
    first = csb.post("3505", sold("N1", hi_feesetl_type=None, psn_cert_type=None))
    second = csb.post("3505A", sold("N2"))
    assert [first.json["infcode"], second.json["infcode"]] in ([0, "0"], ["0", 0])
    assert first.json["output"] is None
    assert second.output["selinfoErrDetail"][0]["retRslt"] == "1"


@pytest.mark.parametrize(
    "wrong", ["text/plain", "application/x-www-form-urlencoded", "application/json;charset=GBK", ""]
)
def test_every_gateway_wants_json_in_utf_8(hospital: Hospital, wrong: str) -> None:
    assert hospital.post("3505", sold("N1"), headers={"Content-Type": wrong}).status == 415
    assert hospital.platform.ledger() == []


def test_a_profile_may_serve_one_path_only(hospital: Hospital) -> None:
    hospital.platform.flags({"gateway.path": "/fsi/{infno}"})
    body = orjson.dumps(hospital.envelope("3505", {"selinfo": sold("N1")}))
    assert hospital.send_body(body, url="/fsi/3501").status == 404
    assert hospital.send_body(body, url="/fsi/3505").infcode == "0"


def test_credentials_come_from_the_command_line(
    running_simulator: Callable[..., RunningSimulator], visit: Callable[..., Hospital]
) -> None:
    hospital = visit(running_simulator(profile="tif", arguments=["--account", "H1", "--secret", "s3"]), "tif")
    assert hospital.sign_in().status == 500
    signing = {"signIn": {"opter_no": "001", "mac": "m", "ip": "i"}}
    assert hospital.send("9001", signing, headers=hospital.headers(paasid="H1", token="s3")).infcode == "0"
