"""Every fault of the played platform, met by `flush`: nothing is lost, nothing arrives twice, and the exit code is honest."""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app.bootstrap import delivering
from app.bootstrap.commands import commands
from app.domain.submissions import SubmissionKind
from tests.end2end import busy_house, hospital
from tests.fakes.simulator import RunningSimulator, start_simulator

FAULTS = sorted((hospital.ROOT / "resources" / "simulator" / "faults").glob("*.toml"))
QUICKER: Mapping[str, tuple[str, str]] = {
    "delay_before.toml": ("seconds = 3", "seconds = 0.3"),  # slow, but no slower than a person's patience
    "rate_limit_429.toml": ("per_minute = 60", "per_minute = 4"),  # the day has fewer messages than a minute may have
    "rate_limit_err_msg.toml": ("per_minute = 60", "per_minute = 4"),
    "drip.toml": ("interval_s = 0.5", "interval_s = 0.1"),
}
PRESCRIBED = 8


@dataclass(frozen=True)
class House:
    """A day's work that is owed, and the platform it is owed to."""

    platform: RunningSimulator
    data: Path
    ids: tuple[str, ...] = ()

    def flush(self, *more: str) -> tuple[int, dict[str, Any]]:
        """`yaosu flush --until-empty --json`; its exit code and what it told."""
        done = CliRunner().invoke(commands, ["flush", "--until-empty", "--json", "--data", str(self.data), *more])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done.exit_code, json.loads(done.stdout)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The platform and the folder every test gets a copy of: making it takes longer than copying it."""
    folder = tmp_path_factory.mktemp("faults")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        with start_simulator(folder / "platform", profile="tif", institutions=[hospital.INSTITUTION]) as platform:
            (folder / "model" / "data").mkdir(parents=True)
            given = hospital.settings_for(platform, **{"insurance.timeout_read_s": "1"})
            busy_house.furnish(folder / "model" / "data", given, prescribed=PRESCRIBED)
            rows = busy_house.rows(folder / "model" / "data")
            assert {row.kind for row in rows} == set(SubmissionKind) - {SubmissionKind.WITHDRAWAL}
            yield House(platform, folder / "model" / "data", tuple(row.id for row in rows))


@pytest.fixture
def house(workshop: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A fresh copy of the owed day, a platform that knows nothing of it, and no long waits between tries."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("YAOSU_PASSPHRASE", hospital.PASSPHRASE)
    usual = delivering.delivery_options
    waits = {"settle_s": 0.05, "first_pause_s": 0.05, "longest_pause_s": 0.2, "probe_s": 0.1}
    monkeypatch.setattr(delivering, "delivery_options", lambda settings: replace(usual(settings), **waits))
    workshop.platform.reset()
    shutil.copytree(workshop.data, tmp_path / "data")
    return replace(workshop, data=tmp_path / "data")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda file: file.stem)
def test_nothing_is_lost_and_nothing_doubled_by(fault: Path, house: House) -> None:
    house.platform.faults(fault.read_text(encoding="utf-8").replace(*QUICKER.get(fault.name, ("", ""))))
    code, told = house.flush("--deadline", "6")
    _told_honestly(code, told, len(house.ids))
    assert _met(house.platform, fault), "the fault was never met: this test proves nothing"

    house.platform.faults("")
    if told["platforms"][0]["rejected"]:
        busy_house.send_rejected_again(house.data)
    code, told = house.flush("--deadline", "30")
    _told_honestly(code, told, len(house.ids))
    assert (code, told["platforms"][0]["why"]) == (0, "empty"), told
    _all_arrived_once(house)


def _told_honestly(code: int, told: dict[str, Any], everything: int) -> None:
    """Exit code, `done` and the counts say the same, and the counts leave no row out."""
    (one,) = told["platforms"]
    counted = sum(row["count"] for row in one["counts"])
    open_rows = sum(row["count"] for row in one["counts"] if row["state"] not in ("accepted", "withdrawn"))
    assert counted == everything
    assert one["owed"] == open_rows
    assert (code == 0) == told["done"] == (open_rows == 0)


def _met(platform: RunningSimulator, fault: Path) -> bool:
    """A clock that is off shows in the gateway's refusals; every other fault leaves its name beside the call it met."""
    if fault.stem == "clock":
        return any(call["verdict"] == "turned_away" for call in platform.calls())
    return any(call["fault"] for call in platform.calls())


def _all_arrived_once(house: House) -> None:
    held = house.platform.ledger(state="held")
    assert sorted(row["bchno"] for row in held) == sorted(house.ids)
    state = house.platform.state()
    assert (state["doubled"], state["suspects"]) == ([], [])
    _in_order(held)


def _in_order(held: list[dict[str, Any]]) -> None:
    """The return came after the sale of the same pack."""
    returned = next(row for row in held if row["infno"].startswith("3506"))
    code = returned["row"]["drugtracinfo"][0]["drug_trac_codg"]
    sold = next(
        row
        for row in held
        if row["infno"].startswith("3505") and code in [each["drug_trac_codg"] for each in row["row"]["drugtracinfo"]]
    )
    assert sold["seq"] < returned["seq"]
