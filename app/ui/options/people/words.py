"""The words of 人员: roles, states and what was done."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.people import Role
from app.ui.messages import Messages
from app.ui.options.people.viewmodel import Done, TwiceDiffers
from app.ui.role_words import RoleWords
from app.usecases.people import Member


class PeopleWords(RoleWords):
    """Sentences about accounts."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages

    def may(self, role: Role) -> str:
        """What the role lets one do, in a few words."""
        return {
            Role.PHARMACIST: self.tr("发药、退药"),
            Role.STOREKEEPER: self.tr("入库、出库、盘点、处理上传"),
            Role.IDENTIFIER_ADMIN: self.tr("维护药品标识码"),
            Role.ADMINISTRATOR: self.tr("全部，含设置和人员"),
        }[role]

    def roles(self, member: Member) -> str:
        """All of them, in one order."""
        return self.tr("、").join(self.role(role) for role in Role if role in member.person.roles)

    def state(self, member: Member) -> str:
        """Whether the person can sign in."""
        if not member.active:
            return self.tr("已停用")
        if member.closed_until is not None:
            when = member.closed_until.astimezone().strftime("%m-%d %H:%M")
            return self.tr("输错密码，锁定至 {when}").format(when=when)
        return self.tr("在用")

    def password(self, member: Member) -> str:
        """Whether the next sign-in changes the password."""
        return self.tr("下次登录要改") if member.person.must_change_password else self.tr("正常")

    def done(self, what: Done, login: str) -> str:
        """What was done, and when it counts."""
        return {
            Done.ADDED: self.tr("已新增 {login}；第一次登录要改密码"),
            Done.AMENDED: self.tr("{login} 已保存，本人下次登录时生效"),
            Done.PASSWORD: self.tr("{login} 的密码已重设；请当面告知，下次登录要改"),
            Done.ACTIVATED: self.tr("{login} 已启用，可以登录"),
            Done.DEACTIVATED: self.tr("{login} 已停用，不能再登录；以前的记录都在"),
        }[what].format(login=login)

    def trouble(self, error: Exception) -> str:
        """What came of the last try."""
        if isinstance(error, TwiceDiffers):
            return self.tr("两次输入的密码不一样，请重新输入")
        return self._messages.tell(error).sentence
