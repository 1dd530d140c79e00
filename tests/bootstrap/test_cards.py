"""The whole way of a card: laid on a vendor's reader, its person's prescription open in the window, nothing kept of it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import places
from app.bootstrap.card_door import nobody_can_say
from app.bootstrap.window import Asked, Program
from app.bootstrap.workplace import CONSOLE, open_workplace
from app.domain.cards import CardKind, PersonCard
from app.domain.people import Role
from app.domain.refusals import CardRefused, ReaderAway, VoucherRefused
from app.ui import actions
from app.ui.dispensing.view import DispensingView
from app.ui.patients.screen import PatientScreen
from app.ui.reading import Reading
from app.ui.sign_in import SignInView
from app.usecases import imports, sign_in
from tests.devices.card_helper.conftest import Vendor, compiled, vendor  # noqa: F401
from tests.devices.card_helper.test_records import ELEVEN, NUMBER
from tests.usecases.persons import TOKEN

PASSPHRASE, PASSWORD = "correct horse", "battery staple"
WITHIN_MS = 60_000
NAME = "张三丰"
CARD = ELEVEN.replace("张三", NAME)
PERSON = PersonCard(CardKind.RESIDENT, NAME, NUMBER)
VOUCHER = {"code": 0, "data": {"userName": NAME, "idNo": NUMBER, "insuOrg": "430000", "ecToken": "EC"}}
DRUGS = "药品编码,药品名称,规格,包装数量,最小单位,包装单位,生产企业\nD1,甘草片,100片,100,片,瓶,示例药业\n"
ONE = f"处方号,患者姓名,身份证号,药品编码,最小单位数量\nCF1,{NAME},{NUMBER},D1,100\nCF2,李四,,D1,100\n"


DEVICES = """
[[device]]
key = "社保卡"
link = "helper"
address = '{path}'
library.api = "sscard"

[[device]]
key = "凭证"
link = "helper"
address = '{path}'
library.api = "eccode"
library.vouchers = {{ org_id = "H1", url = "http://nowhere", token_member = "ecQrCode" }}
"""


@pytest.fixture
def folder(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
    vendor: Vendor,  # noqa: F811
) -> Path:
    """A data folder with a pharmacist, two prescriptions that wait, and a workstation's two vendor's libraries."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    QDir.setSearchPaths("yaosu", [str(places.RESOURCES)])
    files, data = tmp_path / "files", tmp_path / "data"
    files.mkdir()
    with open_workplace(data, passphrase=lambda: PASSPHRASE) as workplace:
        for name, text, take_in in (
            ("drugs.csv", DRUGS, imports.import_drugs),
            ("prescriptions.csv", ONE, imports.import_prescriptions),
        ):
            (files / name).write_text(text, encoding="utf-8")
            take_in(files / name, actor=CONSOLE, counter=workplace.counter)
        (data / "devices.toml").write_text(DEVICES.format(path=vendor.path), encoding="utf-8")
        sign_in.add_person(
            "wang",
            "王芳",
            [Role.PHARMACIST],
            PASSWORD,
            counter=workplace.counter,
            actor=CONSOLE,
            licence="LIC1",
            must_change=False,
        )
    return data


@pytest.fixture
def program(folder: Path, qtbot: QtBot) -> Iterator[Program]:
    """The window, with the pharmacist signed in at 处方发药."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = Program(app, Asked(folder, lambda: PASSPHRASE, size=(1366, 768)))
    made.start()
    try:
        qtbot.waitUntil(lambda: bool(forms(made)), timeout=WITHIN_MS)
        (form,) = forms(made)
        form.login.setText("wang")
        form.password.setText(PASSWORD)
        form.go.click()
        qtbot.waitUntil(lambda: made.window.front is not None and not made.window.locked, timeout=WITHIN_MS)
        yield made
    finally:
        made.stop()
        made.window.close()


def forms(program: Program) -> list[SignInView]:
    return [form for form in program.window.findChildren(SignInView) if form.isVisible()]


def front(program: Program) -> PatientScreen:
    screen = program.window.front
    assert isinstance(screen, PatientScreen)
    return screen


def number(program: Program) -> str | None:
    """Of the open document."""
    document = front(program).model.state.document
    return document.head.number if document else None


def put(program: Program, qtbot: QtBot, until: Callable[[], bool]) -> None:
    """Press the key for reading, again and again as a person does, until it has come to that."""

    def read() -> bool:
        model = front(program).model
        if not until() and model.can_read and model.state.patient is None:
            program.window.do(actions.READ_CARD)
        return until()

    qtbot.waitUntil(read, timeout=WITHIN_MS)


def test_a_key_reads_the_card_and_its_persons_prescription_opens(
    program: Program,
    vendor: Vendor,  # noqa: F811
    qtbot: QtBot,
) -> None:
    assert isinstance(program.window.front, DispensingView)
    vendor.plans(0, CARD)
    put(program, qtbot, lambda: number(program) == "CF1")
    assert front(program).work.head.title.text() == "张**"


def test_a_refused_card_says_why_on_the_screen(
    program: Program,
    vendor: Vendor,  # noqa: F811
    qtbot: QtBot,
) -> None:
    vendor.plans(-2201, "卡内认证失败")
    put(program, qtbot, lambda: isinstance(front(program).model.state.trouble, CardRefused))
    assert "外地社保卡" in front(program).queue.card.drug.toolTip()


def test_a_card_where_nobody_is_asked_for_is_told_above_the_page(program: Program, qtbot: QtBot) -> None:
    program.window.open("trace")
    program.frame.relay.tell_card(PERSON)
    qtbot.waitUntil(lambda: not program.window.notice.isHidden(), timeout=WITHIN_MS)
    assert "这一页不用刷卡" in program.window.notice._text.text()


def test_after_a_day_of_cards_vouchers_and_numbers_no_file_and_no_log_holds_any(
    program: Program,
    folder: Path,
    vendor: Vendor,  # noqa: F811
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    qtbot.waitUntil(lambda: program.cards.who_holds is not nobody_can_say, timeout=WITHIN_MS)
    for screen in ("dispensing", "take_back"):
        program.window.open(screen)
        for text in (NUMBER, TOKEN.text[:26], NUMBER[:17]):
            put_in(program, text, qtbot)
        vendor.plans(0, json.dumps(VOUCHER, ensure_ascii=False))
        put_in(program, TOKEN.text, qtbot)
        assert (number(program) == "CF1") is (screen == "dispensing")
        vendor.plans(0, json.dumps({"code": 9, "message": f"{TOKEN.text} {NUMBER}"}))
        put_in(program, TOKEN.text, qtbot)
        assert isinstance(front(program).model.state.trouble, VoucherRefused | ReaderAway)
        program.frame.relay.tell_card(PERSON)
        quiet(program, qtbot)
    program.stop()
    secrets = [secret.encode() for secret in (TOKEN.text, NUMBER, NAME)]
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert "yaosu.db" in {file.name for file in files}
    for file in files:
        kept = file.read_bytes()
        assert not [secret for secret in secrets if secret in kept], file.name
    assert not [secret for secret in secrets if secret in caplog.text.encode()]


def put_in(program: Program, text: str, qtbot: QtBot) -> None:
    """Scanned with nothing open, and typed in the search line with Enter behind it."""
    screen = front(program)
    screen.model.put_away()
    quiet(program, qtbot)
    program.window.take(Reading(text))
    quiet(program, qtbot)
    screen.model.put_away()
    quiet(program, qtbot)
    screen.queue.search.setText(text)
    screen.queue.searched.emit(text)
    screen.queue.search.returnPressed.emit()
    quiet(program, qtbot)


def quiet(program: Program, qtbot: QtBot) -> None:
    """Everything asked was answered."""
    qtbot.waitUntil(lambda: front(program).model.state.working == 0, timeout=WITHIN_MS)
