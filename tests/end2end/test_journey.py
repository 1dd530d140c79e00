"""A newcomer with a terminal: from an empty folder to the platform's receipts, a process per command, as typed."""

import json
from pathlib import Path

import pytest

from tests.end2end import hospital
from tests.end2end.hospital import AMOXICILLIN, IBUPROFEN, Journey, pack
from tests.fakes.simulator import RunningSimulator, start_simulator

SCRIPT = f"""
title = "第一天"

[[step]]
say = "第一次登录，改密码"
type = "wang"
press = "Tab"
sees = ["登录"]

[[step]]
type = "first-2026"
press = "Return"
sees = ["新密码"]

[[step]]
type = "second-2026"
press = "Tab"

[[step]]
type = "second-2026"
press = "Return"
sees = ["待发处方", "CF000001"]

[[step]]
say = "网断了也照常发药"
network = "cut"

[[step]]
scan = "CF000001"
sees = ["张**", "阿莫西林胶囊", "布洛芬缓释胶囊"]

[[step]]
scan = ["{pack(AMOXICILLIN, 1)}", "{pack(IBUPROFEN, 1)}"]
verdict = ["ok", "ok"]
sees = ["已扫齐"]

[[step]]
say = "发药"
press = "F2"
sees = ["CF000001 已完成"]
uploads = {{ waiting = 2 }}
shot = "done"
"""


@pytest.fixture
def platform(tmp_path: Path) -> RunningSimulator:
    """As strict as the specification, and it knows this one hospital."""
    with start_simulator(tmp_path / "platform", profile="tif", institutions=[hospital.INSTITUTION]) as started:
        yield started


def test_from_an_empty_folder_to_the_platforms_receipts(platform: RunningSimulator, tmp_path: Path) -> None:
    yaosu = Journey(tmp_path)
    _set_up(yaosu, platform)
    _take_in(yaosu)

    played = yaosu.say("play", str(yaosu.file("day.toml", SCRIPT)), "--shots", str(tmp_path / "shots"), "--json")
    assert played.code == 0, played.out + played.err
    steps = [json.loads(line) for line in played.out.splitlines()]
    assert [step["ok"] for step in steps] == [True] * 8
    assert (tmp_path / "shots" / "done.png").stat().st_size > 10_000

    waiting = [{"platform": "insurance", "kind": "sale", "state": "waiting", "count": 2}]
    assert yaosu.say("uploads", "--json").told == waiting
    flushed = yaosu.say("flush", "--until-empty", "--json")
    assert flushed.code == 0, flushed.out + flushed.err
    (one,) = flushed.told["platforms"]
    assert (one["platform"], one["why"], one["accepted"], one["rejected"], one["owed"]) == (
        "insurance",
        "empty",
        2,
        0,
        0,
    )
    assert one["counts"] == [{"kind": "sale", "state": "accepted", "count": 2}]
    assert yaosu.say("uploads", "--json").told == [{**waiting[0], "state": "accepted"}]

    held = platform.ledger(state="held")
    assert [row["row"]["drugtracinfo"][0]["drug_trac_codg"] for row in reversed(held)] == [
        pack(AMOXICILLIN, 1),
        pack(IBUPROFEN, 1),
    ]
    assert platform.state()["doubled"] == []
    _words_for_people(yaosu)


def _set_up(yaosu: Journey, platform: RunningSimulator) -> None:
    for key, value in hospital.settings_for(platform).items():
        said = yaosu.say("settings", "set", key, value, "--json")
        assert (said.code, said.told) == (0, {"key": key, "value": value}), said.err
    secret = yaosu.say("secret", "set", "insurance.key", "--json", stdin=f"{hospital.TOKEN}\n")
    assert (secret.code, secret.told["kept"]) == (0, True), secret.err
    assert hospital.TOKEN not in secret.out + secret.err
    assert yaosu.say("settings", "get", "insurance.region", "--json").told == {
        "key": "insurance.region",
        "value": "440300",
    }
    added = yaosu.say(
        "person", "add", "wang", "王芳", "--role", "pharmacist", "--licence", "YS44000001", stdin="first-2026\n"
    )
    assert added.code == 0, added.err


def _take_in(yaosu: Journey) -> None:
    for subject, file, content, rows in (
        ("drugs", "drugs.csv", hospital.DRUGS, 3),
        ("identifiers", "identifiers.csv", hospital.IDENTIFIERS, 3),
        ("prescriptions", "prescriptions.json", hospital.prescriptions(2), 2),
        ("orders", "orders.json", hospital.orders(10), 1),
    ):
        said = yaosu.say("import", subject, str(yaosu.file(file, content)), "--json")
        assert said.code == 0, said.out + said.err
        told = said.told
        assert (told["added"], told["changed"], told["skipped"], told["errors"]) == (rows, 0, 0, []), told
    again = yaosu.say("import", "drugs", str(yaosu.folder / "drugs.csv"), "--json").told
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 3)


def _words_for_people(yaosu: Journey) -> None:
    """Without --json the same answers are sentences."""
    doctor = yaosu.say("doctor")
    assert (doctor.code, "✕" in doctor.out) == (0, False), doctor.out
    assert "接收 0" in yaosu.say("flush", "--until-empty").out
    assert "insurance\tsale\taccepted\t2" in yaosu.say("uploads").out
    listed = yaosu.say("settings", "list").out
    assert f"insurance.institution_code = {hospital.INSTITUTION}" in listed
    assert hospital.TOKEN not in listed
