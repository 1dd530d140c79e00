"""What was answered as accepted is held, through a stop, a kill and a start."""

import ssl
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.simulator import RunningSimulator
from tests.simulator.hospital import Hospital, counted, message_number, removed, sold

Start = Callable[..., RunningSimulator]
Visit = Callable[..., Hospital]


def test_everything_survives_a_kill(running_simulator: Start, visit: Visit) -> None:
    platform = running_simulator(profile="tif")
    hospital = visit(platform, "tif")
    hospital.sign_in()
    msgid = message_number()
    hospital.post("3505", sold("N1", "81000010000000000001"), msgid=msgid)
    hospital.post("3505A", *(sold(f"B{number}") for number in range(20)))
    hospital.post("3501", counted("N2"))
    hospital.post("3507", removed("N2", "1"))
    hospital.post("3505", sold("N1"))
    before = platform.state()

    platform.kill()
    platform.start()
    again = visit(platform, "tif")
    again.sign_no = hospital.sign_no

    after = platform.state()
    for name in ("counts", "rows", "codes", "doubled", "suspects", "deletions", "sign_ins", "messages"):
        assert after[name] == before[name], name
    assert again.post("3505", sold("N9"), msgid=msgid).err_msg == "发送方报文ID重复"
    assert again.post("3505", sold("N1")).err_msg == "该批次流水号已存在"
    assert len(again.ask("3511").output["data"]) == 21
    assert [use["bchno"] for use in platform.code("81000010000000000001")] == ["N1"]


@pytest.mark.parametrize("end", ["kill", "stop", "terminate"])
def test_each_answered_row_is_there_after_each_way_to_end(running_simulator: Start, visit: Visit, end: str) -> None:
    platform = running_simulator()
    for round_number in range(3):
        hospital = visit(platform)
        for number in range(10):
            assert hospital.post("3505", sold(f"R{round_number}N{number}")).infcode == "0"
        code = getattr(platform, end)()
        assert end == "kill" or code == 0
        platform.start()
        assert platform.state()["rows"]["held"] == (round_number + 1) * 10


def test_a_restart_keeps_address_and_authority(running_simulator: Start, visit: Visit) -> None:
    platform = running_simulator()
    url, authority = platform.url, Path(platform.ca_file or "").read_text()
    platform.restart()
    assert platform.url == url
    assert Path(platform.ca_file or "").read_text() == authority
    assert visit(platform).post("3505", sold("N1")).infcode == "0"


def test_a_reset_forgets_everything(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.flags({"inventory.repeat": "duplicate"})
    hospital.sign_in()
    hospital.post("3505", sold("N1", "A"))
    hospital.post("3505", sold("N1", "A"))
    platform.faults('[[rule]]\ndo = "empty"\n')
    platform.reset()
    state = platform.state()
    assert state["rows"] == {"accepted": 0, "held": 0, "deleted": 0, "overwritten": 0}
    assert (state["counts"], state["doubled"], state["suspects"], state["codes"]) == ({}, [], [], 0)
    assert (state["sign_ins"], state["messages"], state["faults"]) == (0, 0, {"text": "", "rules": []})
    hospital.sign_no = ""
    hospital.post("3505", sold("N1"))
    assert hospital.post("3505", sold("N1")).infcode == "-1"


def test_the_key_is_for_its_owner_only_and_the_certificate_for_this_machine(running_simulator: Start) -> None:
    platform = running_simulator()
    assert stat.S_IMODE((platform.folder / "server.key").stat().st_mode) == 0o600
    assert "PRIVATE" not in (platform.folder / "ca.pem").read_text()
    assert not list(platform.folder.glob("*ca*.key"))
    with platform.client() as client:
        assert client.get(platform.url.replace("127.0.0.1", "localhost") + "/_sim/state").status_code == 200


def test_nobody_else_is_trusted(running_simulator: Start) -> None:
    import httpx

    platform = running_simulator()
    with (
        httpx.Client(trust_env=False) as stranger,
        pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"),
    ):
        stranger.get(platform.url)
    assert ssl.create_default_context(cafile=platform.ca_file)


def test_a_broken_certificate_is_made_anew(running_simulator: Start) -> None:
    platform = running_simulator()
    platform.stop()
    (platform.folder / "server.pem").write_text("no certificate")
    platform.start()
    assert platform.state()["rows"]["held"] == 0


def test_plain_http_where_it_is_asked_for(running_simulator: Start, visit: Visit) -> None:
    platform = running_simulator(arguments=["--http"])
    assert platform.url.startswith("http://127.0.0.1:")
    assert platform.ca_file is None
    assert visit(platform).post("3505", sold("N1")).infcode == "0"
