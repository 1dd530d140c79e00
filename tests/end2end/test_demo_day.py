"""The demo day, played in the real window against a platform that speaks the real protocol over HTTPS."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.end2end import hospital
from tests.end2end.hospital import Journey
from tests.fakes.simulator import start_simulator

DAY = hospital.ROOT / "resources" / "demo" / "day.toml"
WITHIN_S = 240


def _shots_of_the_day() -> set[str]:
    steps = tomllib.loads(DAY.read_text(encoding="utf-8"))["step"]
    return {f"{step['shot']}.png" for step in steps if "shot" in step}


def test_the_day_goes_as_written_on_the_platform_it_brings_along(tmp_path: Path) -> None:
    """As `scripts/run.py` plays it where there is no display: nothing is given but the script."""
    played = subprocess.run(
        [sys.executable, "-m", "app", "play", str(DAY), "--shots", str(tmp_path / "shots"), "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=hospital.ROOT,
        env=Journey(tmp_path).environment(),
        timeout=WITHIN_S,
        check=False,
    )
    assert played.returncode == 0, played.stdout[-3000:] + played.stderr
    steps = [json.loads(line) for line in played.stdout.splitlines()]
    assert all(step["ok"] for step in steps)
    assert len(steps) == len(tomllib.loads(DAY.read_text(encoding="utf-8"))["step"])
    assert {file.name for file in (tmp_path / "shots").glob("*.png")} == _shots_of_the_day()


def test_the_day_goes_to_the_platform_the_folder_is_set_to(tmp_path: Path) -> None:
    """Another gateway, authority and region than the demo's own, set as a hospital sets them; then asked on both sides."""
    yaosu = Journey(tmp_path)
    with start_simulator(tmp_path / "platform", profile="csb", institutions=["H32000000009"]) as platform:
        yaosu.set(
            hospital.settings_for(
                platform,
                **{
                    "insurance.profile": "jiangsu",
                    "insurance.institution_code": "H32000000009",
                    "insurance.region": "320100",
                    "insurance.account": "demo-ak",
                    "insurance.api_name": "fsi-demo",
                },
            )
        )
        assert yaosu.say("secret", "set", "insurance.key", stdin="demo-sk\n").code == 0

        played = yaosu.say("play", str(DAY), "--json", within_s=WITHIN_S)
        assert played.code == 0, played.out[-3000:] + played.err
        assert not (yaosu.data / "simulator").exists()

        counted = yaosu.say("uploads", "--json").told
        accepted = sum(row["count"] for row in counted if row["state"] == "accepted")
        assert accepted == sum(row["count"] for row in counted)
        held = platform.ledger(state="held")
        assert (len(held), platform.state()["doubled"]) == (accepted, [])
        assert {row["institution"] for row in held} == {"H32000000009"}
        assert {row["infno"][:4] for row in held} == {"3501", "3502", "3503", "3504", "3505", "3506"}


def test_a_day_that_does_not_go_as_written_is_no_success(tmp_path: Path) -> None:
    """It says what was not seen, and a picture shows where it stood."""
    yaosu = Journey(tmp_path)
    step = '[[step]]\nsay = "会错"\ntype = "nobody"\npress = "Tab"\nsees = ["不存在的字"]\nwithin_s = 0.5\n'
    file = yaosu.file("wrong.toml", f"demo = true\n{step}")
    played = yaosu.say("play", str(file), "--shots", str(tmp_path / "shots"))
    assert played.code == 1
    assert "not seen: 不存在的字" in played.out
    assert (tmp_path / "shots" / "001-failed.png").exists()
