"""`python -m app.simulator`: one line when ready, plain words and exit code 2 when it cannot start."""

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.simulator import ROOT, RunningSimulator
from tests.simulator.hospital import Hospital, sold


def refused(*arguments: str) -> str:
    """What a start that fails says on stderr."""
    command = [sys.executable, "-m", "app.simulator", *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert (ended.returncode, ended.stdout) == (2, ""), ended
    assert "Traceback" not in ended.stderr
    assert ended.stderr.startswith("模拟平台没有启动：")
    return ended.stderr


def test_it_prints_one_line_and_ends_with_its_parent(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app.simulator", "--state", str(tmp_path / "s"), "--until-stdin-closes"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        address = json.loads(process.stdout.readline())
        assert set(address) == {"url", "ca_file", "inspect"}
        process.stdin.close()
        assert process.stdout.read() == ""
        assert process.wait(30) == 0


def test_help_tells_every_flag_in_chinese() -> None:
    command = [sys.executable, "-m", "app.simulator", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=True).stdout
    for flag in (
        "--state",
        "--profile",
        "--set",
        "--institution",
        "--faults",
        "--port",
        "--http",
        "--until-stdin-closes",
    ):
        assert flag in told
    assert "随父进程结束" in told


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"不能在 127.0.0.1:{port} 上监听" in refused("--state", str(tmp_path), "--port", str(port))


def test_a_state_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "不能使用" in refused("--state", str(tmp_path / "file"))
    assert "不能使用" in refused("--state", str(tmp_path / "file" / "inside"))


def test_a_second_platform_on_one_state_folder_is_refused(running_simulator: Callable[..., RunningSimulator]) -> None:
    platform = running_simulator()
    assert "另一个模拟平台" in refused("--state", str(platform.folder))
    assert platform.state()["rows"]["held"] == 0


def test_a_broken_ledger_is_told(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_text("this is no database" * 100)
    assert "台账打不开" in refused("--state", str(tmp_path))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--profile", "nowhere"], "没有名为 nowhere 的平台配置；自带的有 csb、hubei、plain、tif"),
        (["--set", "inventory.repeat=maybe"], "inventory.repeat：应为 reject、overwrite、duplicate 之一"),
        (["--set", "inventory.repeats=reject"], "inventory.repeats：没有这一项"),
        (["--set", "nonsense"], "应写成 项=值"),
        (["--set", "gateway.skew_s=soon"], "gateway.skew_s：应为整数"),
        (["--set", "fields.3505={phar_name='text 50'}"], "字段 3505.phar_name"),
        (["--set", "fields.3505={phar_name='blob 50 Y'}"], "不认识的类型 'blob 50'"),
        (["--set", "fields.9999={a='date Y'}"], "没有交易 9999"),
        (["--set", "names.fixmedins_bchno=bchno2"], "names 不能改 fixmedins_bchno"),
        (["--set", "cainfo.strategy=canonical"], "cainfo.public_key"),
        (["--profile", "hubei", "--public-key", "04AB"], "cainfo.public_key"),
        (["--profile", "hubei", "--public-key", "11" * 64], "cainfo.public_key"),
    ],
)
def test_a_profile_that_cannot_be_used_is_told(tmp_path: Path, arguments: list[str], told: str) -> None:
    assert told in refused("--state", str(tmp_path), *arguments)


def test_a_profile_and_a_fault_script_come_from_files(
    running_simulator: Callable[..., RunningSimulator], visit: Callable[..., Hospital], tmp_path: Path
) -> None:
    (tmp_path / "own.toml").write_text('title = "自己的"\n[answers]\ninfcode = "string"\n', "utf-8")
    (tmp_path / "faults.toml").write_text('[[rule]]\ndo = "err_msg"\ntext = "坏"\nwhen = { nth = 1 }\n', "utf-8")
    faults = ["--faults", str(tmp_path / "faults.toml")]
    hospital = visit(running_simulator(profile=str(tmp_path / "own.toml"), arguments=faults))
    assert hospital.post("3505", sold("N1")).err_msg == "坏"
    assert hospital.post("3505", sold("N1")).json["infcode"] == "0"
    hospital.platform.reset()
    assert hospital.post("3505", sold("N1")).err_msg == "坏"


def test_a_broken_profile_or_fault_file_is_told(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("[gateway\n")
    assert "line 1" in refused("--state", str(tmp_path / "s"), "--profile", str(bad))
    assert "line 1" in refused("--state", str(tmp_path / "s"), "--faults", str(bad))
    assert "不能使用" in refused("--state", str(tmp_path / "s"), "--faults", str(tmp_path / "none.toml"))
    bad.write_bytes(b"\xff\xfe")
    assert "UTF-8" in refused("--state", str(tmp_path / "s"), "--faults", str(bad))
