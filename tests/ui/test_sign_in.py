"""Signing in, changing the password, unlocking, locking: the mind without widgets, then the panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.people import Person, Role
from app.domain.refusals import PasswordTooWeak, WrongPassphrase, WrongPassword
from app.domain.secrets_place import Keeper, SecretsPlace
from app.ui.messages import Messages
from app.ui.sign_in import SignInState, SignInView, SignInViewModel, Step
from app.ui.sign_in.viewmodel import Mismatch, SignedIn
from app.ui.theme import Theme

LI = Person(1, "limin", "李敏", frozenset({Role.PHARMACIST}))


@dataclass
class Door:
    """The verbs behind the screen, and a worker that answers when told."""

    password: str = "right"
    person: Person = LI
    passphrase: str = "open sesame"
    inside: list[SignedIn] = field(default_factory=list)
    waiting: list[Callable[[], None]] = field(default_factory=list)
    slow: bool = False

    def sign_in(self, login: str, password: str) -> Person:
        if (login, password) != (self.person.login, self.password):
            raise WrongPassword
        return self.person

    def change_password(self, login: str, old: str, new: str) -> Person:
        self.sign_in(login, old)
        if len(new) < 8:
            raise PasswordTooWeak(8)
        self.password, self.person = new, replace(self.person, must_change_password=False)
        return self.person

    def unlock(self, passphrase: str) -> None:
        if passphrase != self.passphrase:
            raise WrongPassphrase("secrets.key")

    def run(self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        def do() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 a worker hands on whatever came
                failed(error)
            else:
                then(result)

        self.waiting.append(do) if self.slow else do()

    def model(self, *, locked: bool = False, choose: bool = False) -> SignInViewModel:
        return SignInViewModel(
            sign_in=self.sign_in,
            change_password=self.change_password,
            entered=self.inside.append,
            run=self.run,
            unlock=self.unlock if locked or choose else None,
            choose=choose,
            secrets=SecretsPlace(Keeper.WINDOWS, "Windows WinVaultKeyring"),
        )


@pytest.fixture
def door() -> Door:
    return Door()


def test_the_right_pair_lets_in(door: Door) -> None:
    model = door.model()
    model.signed_in(" limin ", "right")
    assert door.inside == [LI]
    assert model.state.step is Step.DONE


def test_a_wrong_password_is_told_and_the_login_stays(door: Door) -> None:
    model = door.model()
    model.signed_in("limin", "wrong")
    assert isinstance(model.state.trouble, WrongPassword)
    assert model.state.login == "limin"
    assert door.inside == []
    model.signed_in("limin", "right")
    assert door.inside == [LI]
    assert model.state.trouble is None


def test_an_empty_field_asks_nobody(door: Door) -> None:
    model = door.model()
    model.signed_in("limin", "")
    model.signed_in("  ", "right")
    assert (model.state.trouble, door.inside) == (None, [])


def test_a_second_press_while_the_first_is_under_way_does_nothing(door: Door) -> None:
    door.slow = True
    model = door.model()
    model.signed_in("limin", "right")
    model.signed_in("limin", "right")
    assert model.state.busy
    assert len(door.waiting) == 1


def test_the_first_sign_in_must_change_the_password(door: Door) -> None:
    door.person = replace(LI, must_change_password=True)
    model = door.model()
    model.signed_in("limin", "right")
    assert model.state.step is Step.CHANGE_PASSWORD
    assert door.inside == []
    model.changed("longer than eight", "something else")
    assert isinstance(model.state.trouble, Mismatch)
    model.changed("short", "short")
    assert isinstance(model.state.trouble, PasswordTooWeak)
    model.changed("longer than eight", "longer than eight")
    assert [person.login for person in door.inside] == ["limin"]
    assert door.password == "longer than eight"


def test_the_key_file_is_opened_first(door: Door) -> None:
    model = door.model(locked=True)
    model.signed_in("limin", "right")
    assert door.inside == []
    model.passphrase_typed("no")
    assert isinstance(model.state.trouble, WrongPassphrase)
    model.passphrase_typed("open sesame")
    assert model.state.step is Step.SIGN_IN


def test_a_new_key_file_wants_its_passphrase_twice(door: Door) -> None:
    model = door.model(choose=True)
    model.passphrase_typed("open sesame", "open")
    assert isinstance(model.state.trouble, Mismatch)
    model.passphrase_typed("open sesame", "open sesame")
    assert model.state.step is Step.SIGN_IN


def test_a_locked_window_knows_who_locked_it_and_another_may_take_over(door: Door) -> None:
    model = door.model()
    model.signed_in("limin", "right")
    model.locked(LI)
    assert (model.state.step, model.state.holder, model.state.login) == (Step.SIGN_IN, "李敏", "limin")
    model.left()
    assert (model.state.holder, model.state.login) == ("", "")


def test_the_password_is_not_part_of_the_state(door: Door) -> None:
    model = door.model()
    model.signed_in("limin", "right")
    assert "right" not in repr(model.state)


# --- the panel ----------------------------------------------------------------------------------------------------


@pytest.fixture
def view(qtbot: QtBot, dressed: Theme, door: Door) -> SignInView:
    made = SignInView(door.model(), Messages())
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def test_enter_alone_leads_through_the_form(view: SignInView, door: Door, qtbot: QtBot) -> None:
    assert view.login.hasFocus()
    qtbot.keyClicks(view.login, "limin")
    qtbot.keyClick(view.login, Qt.Key.Key_Return)
    assert view.password.hasFocus()
    qtbot.keyClicks(view.password, "right")
    qtbot.keyClick(view.password, Qt.Key.Key_Return)
    assert door.inside == [LI]


def test_an_error_stands_in_place_and_only_the_password_is_emptied(view: SignInView, qtbot: QtBot) -> None:
    view.login.setText("limin")
    view.password.setText("wrong")
    qtbot.mouseClick(view.go, Qt.MouseButton.LeftButton)
    assert view.trouble.isVisible()
    assert "用户名或密码不对" in view.trouble.text()
    assert (view.login.text(), view.password.text()) == ("limin", "")
    assert view.password.hasFocus()


def test_the_new_password_is_asked_twice(view: SignInView, door: Door, qtbot: QtBot) -> None:
    door.person = replace(LI, must_change_password=True)
    view.login.setText("limin")
    view.password.setText("right")
    qtbot.keyClick(view.password, Qt.Key.Key_Return)
    assert view.again.isVisible()
    assert not view.login.isVisible()
    qtbot.keyClicks(view.password, "longer than eight")
    qtbot.keyClick(view.password, Qt.Key.Key_Return)
    assert view.again.hasFocus()
    qtbot.keyClicks(view.again, "longer than nine")
    qtbot.keyClick(view.again, Qt.Key.Key_Return)
    assert "两次输入不一样" in view.trouble.text()
    qtbot.keyClicks(view.again, "longer than eight")
    qtbot.keyClick(view.again, Qt.Key.Key_Return)
    assert len(door.inside) == 1


def test_a_pack_scanned_here_is_no_wrong_password(qtbot: QtBot, dressed: Theme) -> None:
    door = Door()
    model = SignInViewModel(
        sign_in=lambda *_: pytest.fail("nobody tried to sign in"),
        change_password=door.change_password,
        entered=door.inside.append,
        run=door.run,
        is_code=lambda text: len(text) == 20 and text.isdecimal(),
    )
    view = SignInView(model, Messages())
    qtbot.addWidget(view)
    view.show()
    for held in ("", "limin"):  # at the start, and while the window is locked
        view.login.setText(held)
        field = view.password if held else view.login
        field.setFocus()
        qtbot.keyClicks(field, "81000019000000000017")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert "药品的码" in view.trouble.text()
        assert (view.login.text(), view.password.text()) == (held, "")


def test_who_will_not_change_the_password_now_goes_back(view: SignInView, qtbot: QtBot) -> None:
    view.draw(SignInState(Step.CHANGE_PASSWORD, login="limin"))
    assert view.other.isVisible()
    view.other.setFocus()
    qtbot.keyClick(view.other, Qt.Key.Key_Return)
    assert view.login.isVisible()
    assert (view.login.text(), view.password.text()) == ("", "")


def test_caps_lock_is_noticed_by_what_it_does(view: SignInView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.password, "A")  # a capital without Shift
    assert view.caps.isVisible()
    qtbot.keyClick(view.password, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not view.caps.isVisible()


def test_the_panel_says_where_the_secrets_lie(view: SignInView) -> None:
    assert any("Windows 凭据管理器" in label.text() for label in view.findChildren(QLabel))


def test_locking_draws_the_name_and_offers_another_person(view: SignInView, door: Door, qtbot: QtBot) -> None:
    view.draw(SignInState(login="limin", holder="李敏"))
    assert view.other.isVisible()
    assert view.password.hasFocus()
    assert any("李敏" in label.text() for label in view.findChildren(QLabel))
    qtbot.mouseClick(view.other, Qt.MouseButton.LeftButton)
    assert not view.other.isVisible()
    assert view.login.text() == ""
