"""The window, started on a data folder: who comes early waits for nothing but the folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import places
from app.bootstrap.people import FIRST_LOGIN, FIRST_PASSWORD
from app.bootstrap.window import Asked, Program
from app.bootstrap.workplace import open_workplace
from app.domain.people import Role
from app.ui.dispensing.view import DispensingView
from app.ui.opening import OpeningView
from app.ui.sign_in import SignInView
from app.usecases import people, sign_in
from app.vault import Vault, open_vault

PASSPHRASE, PASSWORD = "correct horse", "battery staple"
WITHIN_MS = 30_000


@pytest.fixture(autouse=True)
def _icons(qapp: QApplication) -> None:
    QDir.setSearchPaths("yaosu", [str(places.RESOURCES)])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder somebody has worked in, its secrets in a key file."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    with open_workplace(tmp_path, passphrase=lambda: PASSPHRASE):
        pass
    return tmp_path


@contextmanager
def started(asked: Asked) -> Iterator[Program]:
    """The program as `run` starts it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, asked)
    program.start()
    try:
        yield program
    finally:
        program.stop()
        program.window.close()


def cover(program: Program) -> QWidget:
    """What lies over the screens."""
    for kind in (SignInView, OpeningView):
        for view in program.window.findChildren(kind):
            if view.isVisible():
                return view
    raise AssertionError("nothing covers the window")


def asks(form: SignInView) -> set[QLineEdit]:
    """The fields a person sees."""
    return {field for field in (form.login, form.password, form.again) if field.isVisible()}


def test_names_are_typed_while_the_folder_is_still_being_opened(qtbot: QtBot, folder: Path) -> None:
    unlocked = Event()

    def slow_vault() -> Vault:
        assert unlocked.wait(WITHIN_MS / 1000)
        return open_vault(folder, passphrase=lambda: PASSPHRASE)

    with started(Asked(folder, lambda: PASSPHRASE, vault=slow_vault, at_once=True, size=(1366, 768))) as program:
        form = cover(program)
        assert isinstance(form, SignInView)
        form.login.setText(FIRST_LOGIN)
        form.password.setText(FIRST_PASSWORD)
        form.go.click()
        assert program.folder.workplace is None
        unlocked.set()
        qtbot.waitUntil(lambda: asks(form) == {form.password, form.again}, timeout=WITHIN_MS)
        assert cover(program) is form


@pytest.mark.parametrize("passphrase", [lambda: "another one", None], ids=["wrong", "missing"])
def test_a_passphrase_that_does_not_fit_is_asked_for(
    qtbot: QtBot, folder: Path, passphrase: Callable[[], str] | None
) -> None:
    def vault() -> Vault:
        return open_vault(folder, passphrase=passphrase)

    asked = Asked(folder, passphrase, vault=vault, at_once=passphrase is not None, size=(1366, 768))
    with started(asked) as program:

        def form() -> SignInView | None:
            shown = cover(program)
            return shown if isinstance(shown, SignInView) and asks(shown) == {shown.password} else None

        qtbot.waitUntil(lambda: form() is not None, timeout=WITHIN_MS)
        shown = form()
        assert shown is not None
        shown.password.setText(PASSPHRASE)
        shown.go.click()
        qtbot.waitUntil(lambda: program.folder.workplace is not None, timeout=WITHIN_MS)
        qtbot.waitUntil(lambda: cover(program) is not shown, timeout=WITHIN_MS)
        after = cover(program)
        assert isinstance(after, SignInView)
        assert asks(after) == {after.login, after.password}


def test_a_folder_that_cannot_be_opened_says_so_and_lets_nobody_in(qtbot: QtBot, folder: Path) -> None:
    (folder / "yaosu.db").write_bytes(b"not a database" * 100)
    vault = open_vault(folder, passphrase=lambda: PASSPHRASE)
    with started(Asked(folder, lambda: PASSPHRASE, vault=lambda: vault, at_once=True, size=(1366, 768))) as program:
        form = cover(program)
        assert isinstance(form, SignInView)
        form.login.setText(FIRST_LOGIN)
        form.password.setText(FIRST_PASSWORD)
        form.go.click()
        qtbot.waitUntil(lambda: isinstance(cover(program), OpeningView), timeout=WITHIN_MS)
        assert program.entrance.person is None


def test_other_roles_count_when_the_person_unlocks(qtbot: QtBot, folder: Path) -> None:
    with open_workplace(folder, passphrase=lambda: PASSPHRASE) as workplace:
        counter = workplace.counter
        admins, pharmacists = [Role.ADMINISTRATOR], [Role.PHARMACIST]
        sign_in.add_person("boss", "陈", admins, PASSWORD, counter=counter, actor=None, must_change=False)
        boss = sign_in.sign_in("boss", PASSWORD, counter=counter)
        sign_in.add_person("li", "李", pharmacists, PASSWORD, counter=counter, actor=boss, must_change=False)

    def signs_in(program: Program) -> None:
        form = cover(program)
        assert isinstance(form, SignInView)
        form.login.setText("li")
        form.password.setText(PASSWORD)
        form.go.click()
        qtbot.waitUntil(lambda: not program.window.locked, timeout=WITHIN_MS)

    with started(Asked(folder, lambda: PASSPHRASE, size=(1366, 768))) as program:
        qtbot.waitUntil(lambda: isinstance(cover(program), SignInView), timeout=WITHIN_MS)
        signs_in(program)
        workplace = program.folder.workplace
        assert workplace is not None
        before = program.window.findChild(DispensingView)
        program.entrance.lock()
        signs_in(program)
        assert program.window.findChild(DispensingView) is before, "whoever comes back finds the work as it was left"
        program.entrance.lock()
        who = people.Particulars("李", frozenset({Role.STOREKEEPER}))
        people.amend("li", who, actor=boss, counter=workplace.counter)
        signs_in(program)
        assert program.entrance.person is not None
        assert program.entrance.person.roles == who.roles
        qtbot.waitUntil(lambda: program.window.findChild(DispensingView) is None, timeout=WITHIN_MS)
