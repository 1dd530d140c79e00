"""设置 in the window: what is typed arrives, what is wrong stands at its field, a secret is never seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from app.bootstrap import places, setting_up
from app.domain.people import Person, Role
from app.domain.verdict import Verdict
from app.settings import SECRETS, SETTINGS, options
from app.ui import actions
from app.ui.messages import Messages
from app.ui.options.editors import ProfileEditor
from app.ui.options.people.words import PeopleWords
from app.ui.options.sections import Section
from app.ui.options.view import OptionsView
from app.ui.options.words import OptionWords
from app.ui.secrets_words import SecretsWords
from app.ui.theme import Theme
from app.ui.tones import Sounded, Tones
from app.usecases import people
from app.usecases.people import Particulars
from tests.ui.options.kit import Desk
from tests.usecases.conftest import ADMIN, PHARMACIST


@pytest.fixture
def tones(qapp: QApplication) -> Iterator[Tones]:
    made = Tones(places.RESOURCES / "sounds", player=lambda _: None)
    yield made
    made.stop()


@pytest.fixture
def view(qtbot: QtBot, dressed: Theme, desk: Desk, tones: Tones) -> OptionsView:
    return opened(qtbot, desk, tones)


def opened(qtbot: QtBot, desk: Desk, tones: Tones, person: Person = ADMIN) -> OptionsView:
    made = setting_up.build(desk.kit(person, tones=tones))
    assert isinstance(made, OptionsView)
    qtbot.addWidget(made)
    made.resize(1198, 676)
    made.show()
    made.entered()
    return made


def line_of(view: OptionsView, key: str) -> QLineEdit:
    found = view.fields[key].editor.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def write(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def words_seen(root: QObject) -> str:
    labels = [label.text() for label in root.findChildren(QLabel)]
    return "\n".join(labels + [line.displayText() for line in root.findChildren(QLineEdit)])


def test_every_option_and_secret_stands_on_the_screen_once(view: OptionsView) -> None:
    assert set(view.fields) == set(SETTINGS)
    assert set(view.secrets) == set(SECRETS)


def test_each_kind_has_its_editor(view: OptionsView) -> None:
    kinds = {
        "counter.confirm_when_complete": QCheckBox,
        "ui.theme": QComboBox,
        "sound.volume": QSpinBox,
        "insurance.url": QLineEdit,
        "insurance.profile": QComboBox,
        "delivery.at.sale": QLineEdit,
    }
    for key, kind in kinds.items():
        assert view.fields[key].editor.findChild(kind) is not None, key


def test_enter_saves_and_says_so(qtbot: QtBot, view: OptionsView, desk: Desk) -> None:
    view.show_section(Section.WORKPLACE)
    write(qtbot, line_of(view, "workplace.pharmacy"), "Ward 3")
    assert desk.file()[options.PHARMACY] == "Ward 3"
    field = view.fields["workplace.pharmacy"]
    assert field.told.isVisible()
    assert field.waits.isVisible()
    assert view.banner.isVisible()


def test_leaving_the_field_saves(qtbot: QtBot, view: OptionsView, desk: Desk) -> None:
    view.show_section(Section.WORKPLACE)
    with qtbot.waitActive(view):
        view.activateWindow()
    line = line_of(view, "workplace.pharmacy")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Ward 3")
    view.left()
    assert desk.file()[options.PHARMACY] == "Ward 3"


def test_what_is_refused_stays_in_its_field_and_escape_gives_it_up(qtbot: QtBot, view: OptionsView) -> None:
    line, field = line_of(view, "insurance.region"), view.fields["insurance.region"]
    write(qtbot, line, "4403")
    assert line.text() == "4403"
    assert line.property("tone") == "stop"
    assert field.told.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert not field.told.isVisible()


def test_a_refused_field_is_marked_in_the_list_of_pages(qtbot: QtBot, view: OptionsView) -> None:
    before = view.sections.buttons[Section.INSURANCE].text()
    write(qtbot, line_of(view, "insurance.region"), "4403")
    assert view.sections.buttons[Section.INSURANCE].text() != before


def test_a_number_keeps_its_bounds_and_a_rolling_wheel_changes_nothing(qtbot: QtBot, view: OptionsView) -> None:
    box = view.fields["sound.volume"].editor.findChild(QSpinBox)
    assert isinstance(box, QSpinBox)
    assert (box.minimum(), box.maximum(), box.value()) == (0, 100, 100)
    roll = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    view.setFocus()
    QApplication.sendEvent(box, roll)
    assert box.value() == 100


def test_arrows_of_a_number_are_saved_once_they_rest(qtbot: QtBot, view: OptionsView, desk: Desk) -> None:
    view.show_section(Section.SOUND)
    box = view.fields["sound.volume"].editor.findChild(QSpinBox)
    assert isinstance(box, QSpinBox)
    for _ in range(3):
        box.stepDown()
    qtbot.waitUntil(lambda: desk.file()[options.VOLUME] == 97)
    assert [line[3:] for line in desk.noted()] == [("100", "97")]


def test_restoring_the_default_is_one_press(qtbot: QtBot, view: OptionsView, desk: Desk) -> None:
    view.show_section(Section.WORKPLACE)
    field = view.fields["workplace.pharmacy"]
    assert not field.again.isVisible()
    write(qtbot, line_of(view, "workplace.pharmacy"), "Ward 3")
    field.again.click()
    assert desk.file()[options.PHARMACY] == "门诊药房"
    assert line_of(view, "workplace.pharmacy").text() == "门诊药房"
    assert not field.again.isVisible()


def test_a_flag_and_a_choice_are_saved_as_they_are_picked(view: OptionsView, desk: Desk) -> None:
    box = view.fields["sound.mute"].editor.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    box.click()
    combo = view.fields["ui.theme"].editor.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData("dark"))
    combo.activated.emit(combo.currentIndex())
    assert (desk.file()[options.MUTE], desk.file()[options.THEME]) == (True, "dark")
    assert desk.worn == 2


def test_a_profile_of_ones_own_is_a_path(qtbot: QtBot, view: OptionsView, desk: Desk, tmp_path: Path) -> None:
    editor = view.fields["insurance.profile"].editor
    assert isinstance(editor, ProfileEditor)
    assert not editor.path.isVisible()
    editor.box.setCurrentIndex(editor.box.count() - 1)
    editor.box.activated.emit(editor.box.currentIndex())
    assert editor.path.isVisible()
    assert desk.noted() == []
    own = tmp_path / "ours.toml"
    own.write_text('based_on = "guangdong"\ntitle = "我院"\n', encoding="utf-8")
    write(qtbot, editor.path, str(own))
    assert desk.file()[options.INSURANCE_PROFILE] == str(own)
    editor.box.setCurrentIndex(editor.box.findData("national"))
    editor.box.activated.emit(editor.box.currentIndex())
    assert desk.file()[options.INSURANCE_PROFILE] == "national"
    assert not editor.path.isVisible()


# --- secrets --------------------------------------------------------------------------------------------------------


def test_a_secret_is_typed_unseen_kept_and_gone_from_the_field(qtbot: QtBot, view: OptionsView, desk: Desk) -> None:
    row = view.secrets["insurance.key"]
    unset = row.kept.text()
    row.line.setFocus()
    qtbot.keyClicks(row.line, "the-token")
    assert "the-token" not in words_seen(view)
    qtbot.keyClick(row.line, Qt.Key.Key_Return)
    assert row.line.text() == ""
    row.line.undo()
    assert row.line.text() == ""
    assert desk.vault.get("insurance.key") == "the-token"
    assert row.kept.text() != unset
    assert "the-token" not in words_seen(view)


def test_a_secret_is_forgotten_at_the_second_press(view: OptionsView, desk: Desk) -> None:
    desk.vault.put("insurance.key", "the-token")
    view.entered()
    row = view.secrets["insurance.key"]
    row.forget.click()
    assert desk.vault.names() == ("insurance.key",)
    row.forget.click()
    assert desk.vault.names() == ()
    assert not row.forget.isVisible()


def test_the_key_of_personal_data_cannot_be_overwritten_here(view: OptionsView) -> None:
    row = view.secrets["store.personal_key"]
    assert not row.line.isVisibleTo(row)
    assert not row.save.isVisibleTo(row)


def test_it_is_said_where_secrets_lie(view: OptionsView, desk: Desk) -> None:
    assert SecretsWords().where(desk.vault.place) in words_seen(view)


# --- sound, checks, rights, words ----------------------------------------------------------------------------------


def test_each_tone_can_be_heard_and_muting_is_seen(view: OptionsView, tones: Tones) -> None:
    heard: list[Sounded] = []
    tones.sounded.connect(heard.append)
    for verdict in Verdict:
        view.sounds.buttons[verdict].click()
    assert [one.tone for one in heard] == list(Verdict)
    said = view.sounds.heard.text()
    tones.mute(True)
    assert view.sounds.heard.text() != said
    assert view.sounds.heard.property("tone") == "attention"


def test_checking_shows_a_line_for_each_thing_looked_at(view: OptionsView) -> None:
    view.checks.button.click()
    states = [state for state, _, _ in view.checks.lines]
    assert states[-1] == "wrong"
    assert "insurance.url" in view.checks.lines[-1][2]


def test_who_may_not_change_settings_sees_values_without_editors(
    qtbot: QtBot, dressed: Theme, desk: Desk, tones: Tones
) -> None:
    view = opened(qtbot, desk, tones, PHARMACIST)
    assert view.people is None
    assert Section.PEOPLE not in view.sections.buttons
    for field in view.fields.values():
        assert not field.editor.findChildren(QLineEdit)
        assert not field.editor.findChildren(QSpinBox)
        assert not field.again.isVisibleTo(field)
    assert "门诊药房" in words_seen(view)
    assert not view.checks.isVisibleTo(view)
    assert all(not row.line.isVisibleTo(row) for row in view.secrets.values())


def test_texts_come_in_the_language_that_is_worn(view: OptionsView, desk: Desk) -> None:
    assert options.VOLUME.zh in words_seen(view)
    desk.tongue = "en"
    for widget in view.findChildren(QObject):
        if hasattr(widget, "retranslate"):
            widget.retranslate()
    assert options.VOLUME.en in words_seen(view)
    combo = view.fields["ui.theme"].editor.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    assert combo.itemText(combo.findData("dark")) == "Dark"


def test_every_page_and_role_has_words(qapp: QApplication) -> None:
    words, of_people = OptionWords(Messages(), lambda: "zh_CN"), PeopleWords(Messages())
    for section in Section:
        assert words.title(section)
        assert words.about(section)
    assert len({of_people.role(role) for role in Role}) == len(Role)
    assert all(of_people.may(role) for role in Role)


# --- people ---------------------------------------------------------------------------------------------------------


def test_somebody_is_added_from_the_keyboard(qtbot: QtBot, view: OptionsView, desk: Desk) -> None:
    view.show_section(Section.PEOPLE)
    assert view.people is not None
    form = view.people.form
    view.people.model.new()
    form.login.setText("wangfang")
    form.name.setText("王芳")
    form.roles[Role.PHARMACIST].setChecked(True)
    form.licence.setText("YS1")
    form.password.setText("first-password")
    form.again.setText("first-password")
    confirm = next(action for action in view.offers() if action.id == actions.CONFIRM)
    confirm.run()
    assert [one.login for one in people.everybody(actor=ADMIN, counter=desk.house.counter)] == ["wangfang"]
    assert form.password.text() == form.again.text() == ""
    assert form.told.property("tone") == "ok"
    assert [row.login for row in view.people.table.model.shown_rows] == ["wangfang"]


def test_the_form_follows_the_table_and_saves_for_that_person(qtbot: QtBot, view: OptionsView, desk: Desk) -> None:
    for login, name in (("a", "赵丽"), ("b", "钱进")):
        particulars = Particulars(name, frozenset({Role.PHARMACIST}))
        people.add(login, particulars, "first-password", actor=ADMIN, counter=desk.house.counter)
    view.show_section(Section.PEOPLE)
    assert view.people is not None
    page = view.people
    assert page.form.name.text() == "赵丽"
    page.table.select("b")
    assert (page.form.login.text(), page.form.name.text()) == ("b", "钱进")
    assert page.form.login.isReadOnly()
    page.form.name.setText("钱进财")
    page.form.save.click()
    assert [one.person.name for one in people.everybody(actor=ADMIN, counter=desk.house.counter)] == ["赵丽", "钱进财"]
    page.form.switch.click()
    assert not page.model.state.members[1].active


def test_what_was_typed_for_one_is_not_saved_for_another(view: OptionsView, desk: Desk) -> None:
    for login, name in (("a", "赵丽"), ("b", "钱进")):
        particulars = Particulars(name, frozenset({Role.PHARMACIST}))
        people.add(login, particulars, "first-password", actor=ADMIN, counter=desk.house.counter)
    view.show_section(Section.PEOPLE)
    assert view.people is not None
    page = view.people
    page.form.name.setText("别人")
    page.form.password.setText("half-typed")
    page.table.select("b")
    assert page.form.name.text() == "钱进"
    assert page.form.password.text() == ""


def test_a_field_that_is_wrong_is_marked(view: OptionsView) -> None:
    view.show_section(Section.PEOPLE)
    assert view.people is not None
    form = view.people.form
    view.people.model.new()
    form.login.setText("wang fang")
    form.name.setText("王芳")
    form.roles[Role.PHARMACIST].setChecked(True)
    form.password.setText("first-password")
    form.again.setText("first-password")
    form.submit()
    assert form.login.property("tone") == "stop"
    assert form.name.property("tone") != "stop"
    assert form.told.property("tone") == "stop"
    assert form.login.text() == "wang fang"
