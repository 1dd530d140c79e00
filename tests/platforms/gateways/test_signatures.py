"""Known answers of the gateways' signatures. Source: published client tests, and vectors computed with another program."""

from datetime import UTC, datetime

import pytest

from app.platforms.gateways import csb, tif
from app.platforms.gateways.csb import Csb
from app.platforms.gateways.gateway import Outgoing
from app.platforms.gateways.plain import Plain
from app.platforms.gateways.tif import Tif

TIF_SIGNATURE = "ec14d66705237269f88b6b4433cd30a29bf4a9b8ab29a8f6a62f1c846316480b"


def message(at: datetime, nonce: str = "demo-nonce-0001", **params: str) -> Outgoing:
    return Outgoing("3505A", b"{}", params, at, nonce)


def at(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def test_tif_signs_time_token_nonce_and_time_again():
    assert tif.signature("1700000000", "demo-token", "demo-nonce-0001") == TIF_SIGNATURE


def test_tif_headers_carry_whole_seconds_and_no_token():
    headers = Tif("demo-paasid", "demo-token").headers(message(at(1_700_000_000_999)))
    assert headers == {
        "x-tif-paasid": "demo-paasid",
        "x-tif-timestamp": "1700000000",
        "x-tif-nonce": "demo-nonce-0001",
        "x-tif-signature": TIF_SIGNATURE,
    }


def test_tif_in_capitals_and_with_a_service_where_the_region_wants_them():
    headers = Tif("demo-paasid", "demo-token", upper=True, service_id="s-1").headers(message(at(1_700_000_000_000)))
    assert headers["x-tif-signature"] == TIF_SIGNATURE.upper()
    assert headers["x-tif-serviceId"] == "s-1"


def test_csb_signs_api_and_address_parameters_in_ascii_order():
    params = {
        "b": "2",
        "_api_version": "vcsb",
        "_api_timestamp": "1234567890123",
        "a": "1",
        "_api_name": "PING",
        "_api_access_key": "ak",
    }
    assert csb.canonical(params) == (
        "_api_access_key=ak&_api_name=PING&_api_timestamp=1234567890123&_api_version=vcsb&a=1&b=2"
    )
    assert csb.signature(params, "sk") == "FJZJ2EhieLec7iJQXe8XzuE9kL4="


@pytest.mark.parametrize(
    ("with_nonce", "signature"), [(False, "N3TG/hhTY2CAuiaaSWsTU+3MiCI="), (True, "oZTrJqft4NGOfMBzD01WLtsi6bo=")]
)
def test_csb_headers_are_signed_with_their_nonce_if_they_have_one(with_nonce, signature):
    gateway = Csb("demo-ak", "demo-sk", "fsi-demo", "1.0.0", with_nonce)
    headers = gateway.headers(message(at(1_700_000_000_000), "n-0001"))
    assert headers.pop("_api_signature") == signature
    assert headers == {
        "_api_access_key": "demo-ak",
        "_api_name": "fsi-demo",
        "_api_timestamp": "1700000000000",
        "_api_version": "1.0.0",
        **({"_api_nonce": "n-0001"} if with_nonce else {}),
    }


def test_csb_may_name_the_transaction():
    assert Csb("ak", "sk", "{infno}").headers(message(at(0)))["_api_name"] == "3505A"


def test_csb_signs_what_stands_in_the_address():
    gateway = Csb("ak", "sk", "PING", "vcsb")
    headers = gateway.headers(message(at(1_234_567_890_123), a="1", b="2"))
    assert headers["_api_signature"] == "FJZJ2EhieLec7iJQXe8XzuE9kL4="
    assert "a" not in headers


def test_no_gateway_adds_nothing():
    assert Plain().headers(message(at(0))) == {}


@pytest.mark.parametrize("gateway", [Tif("paasid-1", "geheim-1"), Csb("ak-1", "geheim-1", "x")])
def test_credentials_do_not_show(gateway):
    assert "geheim" not in repr(gateway)
    assert "-1" not in repr(gateway)
    assert "geheim" not in str(gateway.headers(message(at(0))))
