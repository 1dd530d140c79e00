"""人员: all accounts in a table, and the form beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.ui import actions
from app.ui.actions import Action
from app.ui.columns import Column, Memory
from app.ui.messages import Messages
from app.ui.options.people.form import PersonForm
from app.ui.options.people.viewmodel import PeopleState, PeopleViewModel
from app.ui.options.people.words import PeopleWords
from app.ui.table import Table
from app.ui.view import View
from app.usecases.people import Member

_NARROW, _WIDE, _WIDE_FROM = 340, 420, 1300


class PeoplePage(View):
    """Owns its model."""

    actions_changed = Signal()

    def __init__(self, model: PeopleViewModel, *, messages: Messages, memory: Memory) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.model, self._state = model, model.state
        self._words = PeopleWords(messages, self)
        self._title, self._about, self.add = QLabel(), QLabel(), QPushButton()
        self.table: Table[Member] = Table("people", self._columns(), key=lambda member: member.login, memory=memory)
        self.form = PersonForm(self._words)
        self._lay_out()
        self._connect()
        self.retranslate()
        model.watch(self.show_state)

    def show_state(self, state: PeopleState) -> None:
        """Everything of it."""
        self._state = state
        if state.members is not self.table.model.rows:
            self.table.set_rows(state.members)
        current = self.table.current()
        if not state.adding and state.selected is not None and (current is None or current.login != state.selected):
            self.table.select(state.selected)
        self.form.draw(state)
        self.actions_changed.emit()

    def retranslate(self) -> None:
        """Headings."""
        self._title.setText(self.tr("人员"))
        self._about.setText(self.tr("停用的人不能登录，以前的记录都在；角色和姓名改动在本人下次登录时生效"))
        self.add.setText(self.tr("新增人员"))
        self.table.empty.say(self.tr("还没有人员"), self.tr("点“新增人员”添加"), icon="people")

    def entered(self) -> None:
        """Read anew."""
        self.model.refresh()

    def offers(self) -> Sequence[Action]:
        """F-keys."""
        state = self._state
        can = not state.busy and (state.adding or state.member is not None)
        word = self.tr("新增") if state.adding else self.tr("保存")
        return (
            Action(actions.CONFIRM, word, self.form.submit, can, primary=True),
            Action(actions.NEXT, self.tr("新增人员"), self.model.new, not state.adding),
            Action(actions.REFRESH, self.tr("刷新"), self.model.refresh),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The form gets more room on a wide screen."""
        super().resizeEvent(event)
        self.form.setFixedWidth(_WIDE if self.width() >= _WIDE_FROM else _NARROW)

    def _columns(self) -> Sequence[Column[Member]]:
        words = self._words
        return (
            Column("login", lambda: self.tr("用户名"), lambda row: row.login, width=80),
            Column("name", lambda: self.tr("姓名"), lambda row: row.person.name, width=85, firm=True),
            Column("roles", lambda: self.tr("角色"), words.roles, width=0),
            Column(
                "licence",
                lambda: self.tr("执业资格证号"),
                lambda row: row.person.licence or "",
                width=140,
                spare=True,  # the form beside it has it
            ),
            Column(
                "state",
                lambda: self.tr("状态"),
                words.state,
                width=70,
                firm=True,
                tone=lambda row: "muted" if not row.active else "attention" if row.closed_until else "",
            ),
            Column("password", lambda: self.tr("密码"), words.password, width=80, firm=True),
        )

    def _connect(self) -> None:
        model = self.model
        self.table.selected.connect(lambda member: model.selected(member.login))
        self.table.chosen.connect(lambda _: self.form.name.setFocus())
        self.add.clicked.connect(model.new)
        self.form.added.connect(model.added)
        self.form.amended.connect(model.amended)
        self.form.reset.connect(model.password_reset)
        self.form.switched.connect(model.switched)
        self.form.left.connect(model.given_up)

    def _lay_out(self) -> None:
        self._title.setProperty("kind", "title")
        self._about.setProperty("kind", "muted")
        self._about.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title)
        top.addWidget(self._about, 1)
        top.addWidget(self.add)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.table, 1)
        row.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addLayout(row, 1)
