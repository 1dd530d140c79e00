"""What people are here, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.people import Role


class RoleWords(QObject):
    """The same on the sign-in page and in 人员."""

    def role(self, role: Role) -> str:
        """`药师`."""
        return {
            Role.PHARMACIST: self.tr("药师"),
            Role.STOREKEEPER: self.tr("库管员"),
            Role.IDENTIFIER_ADMIN: self.tr("标识码管理员"),
            Role.ADMINISTRATOR: self.tr("管理员"),
        }[role]
