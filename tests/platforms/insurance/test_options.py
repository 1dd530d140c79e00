"""Settings that cannot work are refused by name before anything is sent, and secrets show nowhere."""

import logging

import pytest
import trustme

from app.crypto import sm2
from app.domain.refusals import BadSetting
from app.platforms.insurance.platform import Insurance
from tests.platforms.samples import options, profile


@pytest.mark.parametrize(
    ("changes", "setting", "reason"),
    [
        ({"url": ""}, "insurance.url", "empty"),
        ({"url": "igb.hsa.gdgov.cn"}, "insurance.url", "not_a_url"),
        ({"url": "https://a..b/"}, "insurance.url", "not_a_url"),
        ({"url": "https://h:99999/"}, "insurance.url", "not_a_url"),
        ({"url": "https://h/a b"}, "insurance.url", "not_a_url"),
        ({"url": "https://h/医保"}, "insurance.url", "not_a_url"),
        ({"url": "ftp://h/"}, "insurance.url", "not_https"),
        ({"url": "http://igb.hsa.gdgov.cn/"}, "insurance.url", "http_only_to_loopback"),
        ({"url": "http://10.97.240.206/"}, "insurance.url", "http_only_to_loopback"),
        ({"url": "http://localhost.evil.cn/"}, "insurance.url", "http_only_to_loopback"),
        ({"url": "https://user:geheim@h/"}, "insurance.url", "holds_a_password"),
        ({"institution_code": ""}, "insurance.institution_code", "empty"),
        ({"institution_code": "H440000000012"}, "insurance.institution_code", "too_long"),
        ({"institution_code": "H4400000-001"}, "insurance.institution_code", "not_letters_and_digits"),
        ({"institution_name": " "}, "insurance.institution_name", "empty"),
        ({"institution_name": "院" * 201}, "insurance.institution_name", "too_long"),
        ({"region": ""}, "insurance.region", "empty"),
        ({"region": "44030"}, "insurance.region", "not_six_digits"),
        ({"region": "44030０"}, "insurance.region", "not_six_digits"),
        ({"operator": ""}, "insurance.operator", "empty"),
        ({"operator": "0" * 31}, "insurance.operator", "too_long"),
        ({"operator_name": ""}, "insurance.operator_name", "empty"),
        ({"operator_name": "a\nb"}, "insurance.operator_name", "not_plain_text"),
        ({"device": "d" * 101}, "insurance.device", "too_long"),
        ({"mac": "0" * 21}, "insurance.mac", "too_long"),
        ({"ip": "0" * 21}, "insurance.ip", "too_long"),
        ({"recipient": "12345678901"}, "insurance.recipient", "too_long"),
        ({"profile": profile("guangdong")}, "insurance.account", "empty"),
        ({"profile": profile("guangdong"), "account": "a\r\nx: y"}, "insurance.account", "not_plain_text"),
        ({"profile": profile("guangdong"), "account": "a"}, "insurance.key", "empty"),
        (
            {"profile": profile("jiangsu"), "account": "a", "key": "k", "api_name": "医"},
            "insurance.api_name",
            "not_plain_text",
        ),
        ({"profile": profile("hubei")}, "insurance.sign_key", "empty"),
        ({"profile": profile("hubei"), "sign_key": "no key"}, "insurance.sign_key", "not_hex_or_base64"),
    ],
)
def test_a_setting_that_cannot_work_is_told_by_name_and_reason(changes, setting, reason):
    with pytest.raises(BadSetting) as caught:
        Insurance(options(**changes))
    assert (caught.value.key, caught.value.reason) == (setting, reason)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080/x", "http://localhost/", "http://[::1]:1/", "http://127.9.9.9/"]
)
def test_plain_http_goes_to_this_computer(url):
    Insurance(options(url=url))


def test_certificate_files_that_cannot_be_used_are_told(tmp_path):
    for content, reason in ((None, "no_such_file"), ("no certificate", "not_certificates")):
        file = tmp_path / f"{reason}.pem"
        if content:
            file.write_text(content)
        with pytest.raises(BadSetting) as caught:
            Insurance(options(ca_file=file))
        assert (caught.value.key, caught.value.value, caught.value.reason) == ("insurance.ca_file", str(file), reason)


def test_a_certificate_file_is_trusted(tmp_path):
    file = tmp_path / "ca.pem"
    trustme.CA().cert_pem.write_to_path(str(file))
    Insurance(options(ca_file=file))


def test_secrets_do_not_show():
    secret = sm2.PrivateKey.generate().secret_scalar().hex()
    shown = options(account="konto", key="geheim", sign_key=secret)
    assert "geheim" not in repr(shown)
    assert "konto" not in repr(shown)
    assert secret not in repr(shown)


@pytest.mark.parametrize(
    ("url", "path", "address"),
    [
        ("https://h", "", "https://h"),
        ("https://h/", "/fsi/{infno}", "https://h/fsi/3505A"),
        ("https://h", "/fsi/{infno}", "https://h/fsi/3505A"),
        ("https://h/own/callService", "/fsi/{infno}", "https://h/own/callService"),
        ("https://h/{infno}?v=1", "/fsi", "https://h/3505A?v=1"),
    ],
)
def test_the_hospital_s_address_comes_before_the_region_s_path(url, path, address):
    assert options(url=url, profile=profile(gateway={"path": path})).address("3505A") == address


def test_timeouts_and_receiver_are_the_region_s_unless_the_hospital_says_otherwise():
    assert options().timeouts.connect_s == 10
    assert options(timeout_read_s=5).timeouts.read_s == 5
    assert options().envelope.recer_sys_code == "01"
    assert options(recipient="HIS").envelope.recer_sys_code == "HIS"


def test_a_long_institution_name_is_warned_about_and_not_refused(caplog):
    with caplog.at_level(logging.WARNING):
        Insurance(options(institution_name="院" * 21))
    assert "institution_name" in caplog.text
