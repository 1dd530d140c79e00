"""What every failure on the way means: did anything leave the house or not. All over real sockets."""

import socket
import ssl
import threading
from datetime import UTC, datetime
from time import monotonic

import pytest
import trustme

from app.domain.outage import Outage
from app.platforms import transport
from app.platforms.transport import Cable, Channel, Timeouts, trusting
from tests.platforms.line_server import answering, line_server, sending

TIMEOUTS = Timeouts(connect_s=2, read_s=0.6)


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture(scope="module")
def trust(authority, tmp_path_factory):
    file = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    return trusting(file)


@pytest.fixture(scope="module")
def tls(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


@pytest.fixture
def channel(trust):
    channels = []

    def make(*, cable=None, timeouts=TIMEOUTS):
        channels.append(Channel("insurance", trust=trust, timeouts=timeouts, cable=cable or Cable()))
        return channels[-1]

    yield make
    for each in channels:
        each.close()


def outage(channel, url):
    with pytest.raises(Outage) as caught:
        channel.post(url, {}, b"{}")
    assert caught.value.what == "insurance"
    return caught.value


def test_an_answer_comes_back_as_it_was_sent(channel, tls):
    reply = answering(b'{"infcode":0}', headers="Date: Fri, 20 Nov 2026 06:03:59 GMT\r\n")
    with line_server(reply, context=tls) as server:
        answer = channel().post(server.url, {"x-tif-paasid": "demo"}, b'{"infno":"3505"}')
    assert (answer.status, answer.body) == (200, b'{"infcode":0}')
    assert answer.date == datetime(2026, 11, 20, 6, 3, 59, tzinfo=UTC)
    head, body = server.requests[0].split(b"\r\n\r\n")
    assert body == b'{"infno":"3505"}'
    assert b"x-tif-paasid: demo" in head
    assert head.startswith(b"POST / HTTP/1.1")


@pytest.mark.parametrize("date", ["", "Date: yesterday\r\n", "Date: \xff\r\n"])
def test_a_date_nobody_can_read_is_no_trouble(channel, date):
    with line_server(answering(b"{}", headers=date)) as server:
        assert channel().post(server.url, {}, b"{}").date is None


def test_a_connection_serves_many_messages(channel, tls):
    with line_server(answering(b"{}"), context=tls) as server:
        line = channel()
        assert [line.post(server.url, {}, b"{}").status for _ in range(5)] == [200] * 5
    assert len(server.requests) == 5


def test_nobody_listening_means_nothing_was_sent(channel):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert not outage(channel(), f"https://127.0.0.1:{port}/").sent


def test_an_unknown_name_means_nothing_was_sent(channel):
    assert not outage(channel(), "https://platform.invalid/").sent


def test_a_server_nobody_trusts_gets_nothing(channel):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost").configure_cert(context)
    with line_server(answering(b"{}"), context=context) as server:
        assert not outage(channel(), server.url).sent
    assert server.requests == []


def test_a_certificate_for_another_name_is_not_trusted(channel, authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("elsewhere.example").configure_cert(context)
    with line_server(answering(b"{}"), context=context) as server:
        assert not outage(channel(), server.url).sent


def test_old_tls_is_refused(trust):
    assert trust.minimum_version == ssl.TLSVersion.TLSv1_2
    assert trusting(None).minimum_version == ssl.TLSVersion.TLSv1_2


def test_a_port_that_speaks_no_tls_gets_nothing(channel):
    with line_server(sending(b"HTTP/1.1 400 Bad Request\r\n\r\n"), read_first=False) as server:
        assert not outage(channel(), server.url.replace("http:", "https:")).sent


def test_a_handshake_that_never_ends_means_nothing_was_sent(channel):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        short = channel(timeouts=Timeouts(connect_s=0.3, read_s=5))
        assert not outage(short, f"https://127.0.0.1:{mute.getsockname()[1]}/").sent


@pytest.mark.parametrize(
    "act",
    [
        sending(b""),
        sending(b"HTTP/1.1 200 OK\r\nContent-"),
        sending(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"infcode":0'),
        sending(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"inf'),
        sending(b"\x00\x01 garbage \xff\r\n\r\n"),
        sending(b"HTTP/9.9 abc\r\n\r\n"),
    ],
)
def test_a_line_cut_after_the_question_means_nobody_knows(channel, tls, act):
    with line_server(act, context=tls) as server:
        assert outage(channel(), server.url).sent
    assert len(server.requests) == 1


def test_a_line_cut_is_mended_by_the_next_message(channel, tls):
    with line_server(sending(b""), answering(b"{}"), context=tls) as server:
        line = channel()
        assert outage(line, server.url).sent
        assert line.post(server.url, {}, b"{}").status == 200


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + b"x" * 100,
        b"HTTP/1.1 200 OK\r\n" + b"X-Slow: yes\r\n" * 30,
    ],
)
def test_an_answer_that_drips_is_given_up_in_time(channel, data):
    with line_server(sending(data, every_s=0.02)) as server:
        begun = monotonic()
        lost = outage(channel(), server.url)
        assert lost.sent
        assert monotonic() - begun < 5 * TIMEOUTS.read_s


def test_an_answer_that_begins_late_and_stops_is_given_up_in_time(channel):
    def late(line):
        threading.Event().wait(0.8 * TIMEOUTS.read_s)
        line.sendall(b"HTTP/1.1 200")
        line.recv(1)

    with line_server(late) as server:
        begun = monotonic()
        assert outage(channel(), server.url).sent
        assert monotonic() - begun < 1.5 * TIMEOUTS.read_s


def test_a_slow_handshake_takes_nothing_from_the_time_for_the_answer(channel, tls):
    class Slow:
        def wrap_socket(self, line, *, server_side):
            threading.Event().wait(1.2 * TIMEOUTS.read_s)
            return tls.wrap_socket(line, server_side=server_side)

    with line_server(answering(b"{}"), context=Slow()) as server:
        assert channel().post(server.url, {}, b"{}").status == 200


def test_no_answer_at_all_is_given_up_in_time(channel):
    with line_server(sending(b"HTTP", every_s=2)) as server:
        assert outage(channel(), server.url).reason == "no answer in time"


def test_a_flood_is_no_answer(channel, monkeypatch):
    monkeypatch.setattr(transport, "LONGEST_ANSWER", 10_000)
    with line_server(answering(b"x" * 10_001)) as server:
        assert outage(channel(), server.url).sent


def test_redirects_are_told_and_not_followed(channel):
    with line_server(answering(b"", "302 Found", "Location: /elsewhere\r\n")) as server:
        assert channel().post(server.url, {}, b"{}").status == 302
    assert len(server.requests) == 1


def test_cookies_are_not_kept_and_proxies_not_heard_of(channel, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with line_server(answering(b"{}", headers="Set-Cookie: a=b\r\n")) as server:
        line = channel()
        line.post(server.url, {}, b"{}")
        line.post(server.url, {}, b"{}")
    assert b"ookie" not in server.requests[1]


def test_nothing_leaves_while_the_cable_is_cut(channel, tls):
    cable = Cable()
    with line_server(answering(b"{}"), context=tls) as server:
        line = channel(cable=cable)
        cable.cut()
        assert not outage(line, server.url).sent
        assert server.requests == []
        cable.mend()
        assert line.post(server.url, {}, b"{}").status == 200
