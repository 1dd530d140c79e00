"""The whole way of an e-voucher shown to a terminal: the key at the counter, the vendor's library, the open prescription."""

from __future__ import annotations

import json
import logging
import shutil
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap.window import Program
from app.domain.refusals import CardRefused, VoucherRefused
from app.ui import actions
from tests.bootstrap.test_cards import CARD, NAME, NUMBER, WITHIN_MS, front, number, program, put, quiet  # noqa: F401
from tests.bootstrap.test_cards import folder as furnished  # noqa: F401
from tests.devices.card_helper.conftest import Vendor, compiled, vendor  # noqa: F401

TOKEN = "EC7f3a9b0c1d2e4f"
SHOWN = {"code": 0, "data": json.dumps({"userName": NAME, "idNo": NUMBER, "insuOrg": "430000", "ecToken": TOKEN})}
NOBODY = {"code": -2, "message": "用户取消"}
TERMINAL = """
[[device]]
key = "凭证"
link = "helper"
address = '{path}'
library.api = "eccode"
library.vouchers = {{ org_id = "H1", url = "http://nowhere" }}
"""
READER = """
[[device]]
key = "社保卡"
link = "helper"
address = '{path}'
library.api = "sscard"
"""


@pytest.fixture
def terminal(vendor: Vendor, tmp_path: Path) -> Vendor:  # noqa: F811
    """The e-voucher library, in a folder and with a plan of its own."""
    made = Vendor(tmp_path / "凭证")
    made.folder.mkdir()
    shutil.copy(vendor.path, made.path)
    return made


@pytest.fixture(params=[False, True], ids=["terminal alone", "and a card reader"])
def with_reader(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def folder(furnished: Path, vendor: Vendor, terminal: Vendor, with_reader: bool) -> Path:  # noqa: F811
    """As at the cards' tests, with these libraries."""
    written = TERMINAL.format(path=terminal.path) + (READER.format(path=vendor.path) if with_reader else "")
    (furnished / "devices.toml").write_text(written, encoding="utf-8")
    return furnished


@pytest.fixture
def ready(program: Program, qtbot: QtBot, with_reader: bool) -> Program:  # noqa: F811
    """The window, once every library is open."""

    def all_open() -> bool:
        desk = program.frame.devices
        rows = desk.look().rows if desk is not None else ()
        asked = [row for row in rows if row.key in ("凭证", "社保卡")]
        key = program.cards.key
        reached = key is not None and key.vouchers is not None and (key.cards is not None) is with_reader
        return len(asked) == 1 + with_reader and all(row.ready for row in asked) and reached

    qtbot.waitUntil(all_open, timeout=WITHIN_MS)
    return program


@pytest.mark.parametrize("screen", ["dispensing", "take_back"])
def test_the_key_asks_the_terminal_and_whoever_shows_a_voucher_is_known(
    ready: Program,
    vendor: Vendor,  # noqa: F811
    terminal: Vendor,
    qtbot: QtBot,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    screen: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    ready.window.open(screen)
    vendor.plans(-2, "无卡")
    terminal.plans(0, json.dumps(SHOWN, ensure_ascii=False))
    ready.window.do(actions.READ_CARD)
    qtbot.waitUntil(lambda: knows_somebody(ready), timeout=WITHIN_MS)
    quiet(ready, qtbot)
    if screen == "dispensing":
        assert number(ready) == "CF1"
        assert front(ready).work.head.title.text() == "张**"
    desk = ready.frame.devices
    assert desk is not None
    (row,) = [row for row in desk.look().rows if row.key == "凭证"]
    assert row.last is not None
    assert row.last.shown == f"张** {NUMBER[:3]}***********{NUMBER[-4:]}"
    asked = json.loads(terminal.was_handed().decode("gb18030"))
    assert TOKEN not in str(asked)
    ready.stop()
    for file in (file for file in folder.rglob("*") if file.is_file()):
        kept = file.read_bytes()
        assert not [secret for secret in (TOKEN, NUMBER, NAME) if secret.encode() in kept], file.name
    assert not [secret for secret in (TOKEN, NUMBER, NAME) if secret in caplog.text]


def knows_somebody(program: Program) -> bool:  # noqa: F811
    """The screen shows whose voucher it is, or their document."""
    state = front(program).model.state
    who = state.patient.who if state.patient is not None else ""
    return number(program) is not None or who.startswith("张*")


def refused(program: Program, refusal: type[Exception]) -> bool:  # noqa: F811
    """The screen says why nobody was read."""
    return isinstance(front(program).model.state.trouble, refusal)


def test_a_patient_who_shows_nothing_is_told_and_may_be_asked_again(
    ready: Program,
    vendor: Vendor,  # noqa: F811
    terminal: Vendor,
    qtbot: QtBot,
) -> None:
    vendor.plans(-2, "无卡")
    for answer, refusal in ((NOBODY, CardRefused), ({"code": 9, "message": "已过期"}, VoucherRefused)):
        terminal.plans(0, json.dumps(answer, ensure_ascii=False))
        ready.window.do(actions.READ_CARD)
        qtbot.waitUntil(partial(refused, ready, refusal), timeout=WITHIN_MS)
    terminal.plans(0, json.dumps(SHOWN, ensure_ascii=False))
    put(ready, qtbot, lambda: number(ready) == "CF1")


@pytest.mark.parametrize("with_reader", [True], indirect=True)
def test_a_card_that_lies_there_is_read_and_the_terminal_is_left_alone(
    ready: Program,
    vendor: Vendor,  # noqa: F811
    terminal: Vendor,
    qtbot: QtBot,
) -> None:
    vendor.plans(0, CARD)
    put(ready, qtbot, lambda: number(ready) == "CF1")
    assert not (terminal.folder / "asked").exists()
