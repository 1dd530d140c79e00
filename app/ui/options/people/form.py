"""The side of 人员: one form for somebody new or for whoever is selected; passwords are typed twice and never kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout

from app.domain.people import Role
from app.domain.refusals import BadPerson, LastAdministrator, LoginTaken, PasswordTooWeak
from app.ui.latin_edit import LatinEdit
from app.ui.options.people.viewmodel import PeopleState, TwiceDiffers
from app.ui.options.people.words import PeopleWords
from app.ui.theme import set_tone
from app.ui.view import View
from app.usecases.people import Member, Particulars


class PersonForm(View):
    """added(login, particulars, password, again) · amended(particulars) · reset(password, again) · switched() · left()."""

    added = Signal(str, object, str, str)
    amended = Signal(object)
    reset = Signal(str, str)
    switched = Signal()
    left = Signal()

    def __init__(self, words: PeopleWords) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._words, self._state, self._form = words, PeopleState(), -1
        self._title, self._password_title, self._password_about = QLabel(), QLabel(), QLabel()
        self.login, self.name, self.licence = LatinEdit(), QLineEdit(), LatinEdit()
        self.password, self.again = QLineEdit(), QLineEdit()
        self.roles = {role: QCheckBox() for role in Role}
        self.save, self.give, self.switch, self.cancel = (QPushButton() for _ in range(4))
        self.told = QLabel()
        self._labels = {field: QLabel() for field in (self.login, self.name, self.licence, self.password, self.again)}
        self._roles_label, self._rule = QLabel(), QFrame()
        self._lay_out()
        self._connect()
        self.retranslate()

    # --- drawing ----------------------------------------------------------------------------------------------------

    def draw(self, state: PeopleState) -> None:
        """Begin anew where the model says so; else keep what was typed and tell what was wrong with it."""
        self._state = state
        if state.form != self._form:
            self._form = state.form
            self._fill(state)
        self.setEnabled(state.adding or state.member is not None)
        self._write(state)

    def retranslate(self) -> None:
        """All words."""
        titles = {
            self.login: self.tr("用户名（工号或拼音）"),
            self.name: self.tr("姓名"),
            self.licence: self.tr("药师执业资格证号"),
            self.password: self.tr("初始密码"),
            self.again: self.tr("再输一次"),
        }
        for field, label in self._labels.items():
            label.setText(titles[field])
        self._roles_label.setText(self.tr("角色"))
        for role, box in self.roles.items():
            box.setText(f"{self._words.role(role)}　{self._words.may(role)}")
        self.licence.setPlaceholderText(self.tr("药师必填：随每笔销售上传"))
        self._password_title.setText(self.tr("重设密码"))
        self._password_about.setText(self.tr("忘了密码或输错被锁时用；下次登录必须改"))
        self.give.setText(self.tr("重设密码"))
        self.cancel.setText(self.tr("取消 Esc"))
        self._write(self._state)

    def _fill(self, state: PeopleState) -> None:
        member = state.member
        person = member.person if member is not None else None
        self.login.setText(person.login if person else "")
        self.name.setText(person.name if person else "")
        self.licence.setText((person.licence or "") if person else "")
        for role, box in self.roles.items():
            box.setChecked(person is not None and role in person.roles)
        self.forget_passwords()
        self.login.setReadOnly(not state.adding)
        for part in (self._rule, self._password_title, self._password_about, self.give, self.switch):
            part.setVisible(not state.adding)
        self.cancel.setVisible(state.adding)
        self._place_save(adding=state.adding)
        if state.adding:
            self.login.setFocus()

    def _write(self, state: PeopleState) -> None:
        member = state.member
        self._title.setText(self.tr("新增人员") if state.adding else self._heading(member))
        self.save.setText(self.tr("新增 F2") if state.adding else self.tr("保存 F2"))
        self.switch.setText(self.tr("停用") if member is None or member.active else self.tr("启用"))
        for button in (self.save, self.give, self.switch):
            button.setEnabled(not state.busy)
        words = self._words.trouble(state.trouble) if state.trouble is not None else ""
        if not words and state.done is not None:
            words = self._words.done(*state.done)
        self.told.setText(words)
        self.told.setVisible(bool(words))
        set_tone(self.told, "stop" if state.trouble is not None else "ok")
        self._mark(state.trouble)

    def _heading(self, member: Member | None) -> str:
        return f"{member.person.name}　{self._words.state(member)}" if member is not None else self.tr("选一个人")

    def _mark(self, trouble: Exception | None) -> None:
        wrong: set[str] = set()
        match trouble:
            case BadPerson(field=field):
                wrong = {field}
            case LoginTaken():
                wrong = {"login"}
            case LastAdministrator():
                wrong = {"roles"}
            case PasswordTooWeak() | TwiceDiffers():
                wrong = {"password"}
        fields = {"login": self.login, "name": self.name, "licence": self.licence}
        for name, line in fields.items():
            set_tone(line, "stop" if name in wrong else "")
        set_tone(self._roles_label, "stop" if "roles" in wrong else "")
        for line in (self.password, self.again):
            set_tone(line, "stop" if "password" in wrong else "")

    # --- gestures ---------------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """F2: make the account, or save the particulars."""
        who = Particulars(
            self.name.text(),
            frozenset(role for role, box in self.roles.items() if box.isChecked()),
            self.licence.text(),
        )
        if self._state.adding:
            self.added.emit(self.login.text(), who, self.password.text(), self.again.text())
        else:
            self.amended.emit(who)

    def forget_passwords(self) -> None:
        """Nothing typed there stays."""
        for line in (self.password, self.again):
            line.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        self.reset.emit(self.password.text(), self.again.text())

    def _entered(self) -> None:
        """Enter moves on; in the last field it is done."""
        order = [self.login, self.name, self.licence, self.password, self.again]
        at = next((place for place, line in enumerate(order) if line.hasFocus()), len(order) - 1)
        if order[at] is self.again:
            self.submit() if self._state.adding else self._give()
        elif order[at] is self.licence and not self._state.adding:
            self.submit()
        else:
            order[at + 1].setFocus()
            order[at + 1].selectAll()

    def _connect(self) -> None:
        for line in self._labels:
            line.returnPressed.connect(self._entered)
        self.save.clicked.connect(self.submit)
        self.give.clicked.connect(self._give)
        self.switch.clicked.connect(self.switched)
        self.cancel.clicked.connect(self.left)

    # --- building ---------------------------------------------------------------------------------------------------

    def _place_save(self, *, adding: bool) -> None:
        """Below the last field it saves: the passwords belong to somebody new, else to resetting."""
        self._column.removeWidget(self._buttons)
        after = self.again if adding else self.licence
        self._column.insertWidget(self._column.indexOf(after) + 1, self._buttons)

    def _lay_out(self) -> None:
        self._title.setProperty("kind", "heading")
        self._password_title.setProperty("kind", "heading")
        self._password_about.setProperty("kind", "caption")
        self._rule.setProperty("kind", "rule")
        self._rule.setFixedHeight(1)
        self.save.setProperty("kind", "primary")
        self.cancel.setProperty("kind", "quiet")
        for label in (self.told, self._title, self._password_about):
            label.setWordWrap(True)
        for line in (self.password, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self._buttons = View()
        self._buttons.setProperty("kind", "plain")
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 6, 0, 4)
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.switch)
        inside = View()
        inside.setProperty("kind", "plain")
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self.told)
        for line in (self.login, self.name):
            self._add(line)
        self._roles_label.setProperty("kind", "caption")
        column.addWidget(self._roles_label)
        for box in self.roles.values():
            column.addWidget(box)
        self._add(self.licence)
        column.addSpacing(4)
        column.addWidget(self._rule)
        column.addWidget(self._password_title)
        column.addWidget(self._password_about)
        for line in (self.password, self.again):
            self._add(line)
        column.addWidget(self.give, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 2)
        outer.addWidget(scroll)

    def _add(self, line: QLineEdit) -> None:
        label = self._labels[line]
        label.setProperty("kind", "caption")
        label.setBuddy(line)
        self._column.addWidget(label)
        self._column.addWidget(line)
