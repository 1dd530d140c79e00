"""Training in the demo: codes are clicked in the panel and go through the program as scans of a cable do."""

import json
import subprocess
import sys
from pathlib import Path

from tests.end2end import hospital
from tests.end2end.hospital import Journey

SCRIPT = """
demo = true

[[step]]
sees = ["登录"]
within_s = 60
type = "demo"
press = "Tab"

[[step]]
type = "demo-2026"
press = "Return"
sees = ["待发处方", "虚拟扫码枪"]
within_s = 60

[[step]]
click = " 虚拟扫码枪"
sees = ["培训用"]

[[step]]
click = "处方 CF2026112000001"
sees = ["少扫 3 盒"]
within_s = 30

[[step]]
click = "阿莫西林胶囊 小盒"
verdict = "ok"
sees = ["少扫 2 盒"]
within_s = 30

[[step]]
click = "医保电子凭证"
verdict = "stop"
within_s = 30

[[step]]
screen = "devices"
sees = ["虚拟扫码枪（培训）", "424*************************"]
"""


def test_a_click_in_the_panel_is_a_scan_of_the_whole_program(tmp_path: Path) -> None:
    file = tmp_path / "training.toml"
    file.write_text(SCRIPT, encoding="utf-8")
    played = subprocess.run(
        [sys.executable, "-m", "app", "play", str(file), "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=hospital.ROOT,
        env=Journey(tmp_path).environment(),
        timeout=240,
        check=False,
    )
    assert played.returncode == 0, played.stdout[-3000:] + played.stderr
    assert all(json.loads(line)["ok"] for line in played.stdout.splitlines())
