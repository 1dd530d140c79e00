"""A hospital to try it all in: invented drugs, people and prescriptions, and the platform played by a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import places
from app.bootstrap.workplace import CONSOLE, Workplace
from app.domain.people import Role
from app.domain.refusals import LoginTaken, StoreUnavailable
from app.settings import Settings
from app.ui.sign_in.viewmodel import Guests
from app.usecases import imports, sign_in

PASSPHRASE = "yaosu-demo"
"""Of the demo folder's key file, where there is no keyring. Everything in that folder is invented."""

PASSWORD = "demo-2026"
PEOPLE = (
    ("yaoshi", "王芳", Role.PHARMACIST, "YS000000000001"),
    ("kuguan", "李强", Role.STOREKEEPER, None),
    ("biaoshi", "陈静", Role.IDENTIFIER_ADMIN, None),
    ("demo", "演示（全部权限）", Role.ADMINISTRATOR, "YS000000000002"),
)
GUESTS = Guests(tuple((login, role) for login, _name, role, _licence in PEOPLE), PASSWORD)

_HOSPITAL = {
    "insurance.profile": "guangdong",
    "insurance.institution_code": "H44000000001",
    "insurance.institution_name": "示例市人民医院（演示）",
    "insurance.region": "440300",
    "insurance.operator": "001",
    "insurance.operator_name": "演示操作员",
    "insurance.account": "demo-paasid",
}
_KEY = "demo-token"


@dataclass(frozen=True, slots=True)
class Played:
    """Where the played platform is. inspect: its page for people."""

    url: str
    ca_file: str | None
    inspect: str


@contextmanager
def played_platform(data: Path) -> Iterator[Played]:
    """Start the simulator; it ends with this program. Raises StoreUnavailable where it cannot start."""
    state = str((data / "simulator").absolute())  # it starts elsewhere
    command = [sys.executable, "-m", "app.simulator", "--state", state, "--profile", "tif"]
    process = subprocess.Popen(
        [*command, "--until-stdin-closes"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=places.ROOT,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        if not line:
            raise StoreUnavailable("unwritable", "the simulator did not start")
        yield Played(**json.loads(line))
    finally:
        process.stdin.close()
        process.wait(timeout=30)
        process.stdout.close()


def point_at(settings: Settings, platform: Played) -> None:
    """Set the data folder to the played platform."""
    settings.save({**_HOSPITAL, "insurance.url": platform.url, "insurance.ca_file": platform.ca_file or ""})


def furnish(workplace: Workplace, *, with_key: bool = True) -> None:
    """Drugs, identifiers, prescriptions, orders and people; what is there already stays.

    with_key: the played platform's key, too.
    """
    if with_key:
        workplace.vault.put("insurance.key", _KEY)
    folder, counter = places.RESOURCES / "demo", workplace.counter
    for verb, file in (
        (imports.import_drugs, "drugs.csv"),
        (imports.import_identifiers, "identifiers.csv"),
        (imports.import_prescriptions, "prescriptions.json"),
        (imports.import_orders, "orders.json"),
    ):
        verb(folder / file, actor=CONSOLE, counter=counter)
    for login, name, role, licence in PEOPLE:
        try:
            sign_in.add_person(
                login, name, [role], PASSWORD, counter=counter, actor=CONSOLE, licence=licence, must_change=False
            )
        except LoginTaken:
            continue
