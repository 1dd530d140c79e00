"""People, their roles and what a role may do. Checked in the use cases, whatever the window shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.refusals import MustChangePassword, NotAllowed


class Right(StrEnum):
    """One thing a person may do."""

    DISPENSE = "dispense"
    TAKE_BACK = "take_back"
    COUNT = "count"
    APPROVE_COUNT = "approve_count"
    RECEIVE = "receive"
    ISSUE = "issue"
    KEEP_IDENTIFIERS = "keep_identifiers"
    LEARN_IDENTIFIERS = "learn_identifiers"  # bind the pack in hand to a drug; counts until an admin looks at it
    TRACE = "trace"
    SEE_UPLOADS = "see_uploads"
    MEND_UPLOADS = "mend_uploads"
    IMPORT = "import"
    SETTINGS = "settings"
    PEOPLE = "people"


class Role(StrEnum):
    """What a person is here."""

    PHARMACIST = "pharmacist"
    STOREKEEPER = "storekeeper"
    IDENTIFIER_ADMIN = "identifier_admin"
    ADMINISTRATOR = "administrator"


_SEEING = frozenset({Right.TRACE, Right.SEE_UPLOADS})

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.PHARMACIST: _SEEING | {Right.DISPENSE, Right.TAKE_BACK, Right.LEARN_IDENTIFIERS},
    Role.STOREKEEPER: _SEEING
    | {
        Right.COUNT,
        Right.APPROVE_COUNT,
        Right.RECEIVE,
        Right.ISSUE,
        Right.LEARN_IDENTIFIERS,
        Right.MEND_UPLOADS,
        Right.IMPORT,
    },
    Role.IDENTIFIER_ADMIN: _SEEING | {Right.KEEP_IDENTIFIERS, Right.LEARN_IDENTIFIERS, Right.IMPORT},
    Role.ADMINISTRATOR: frozenset(Right),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account.

    licence: the pharmacist's practice certificate number (药师执业资格证号), told to the platform with every sale.
    """

    id: int
    login: str
    name: str
    roles: frozenset[Role]
    licence: str | None = None
    must_change_password: bool = False

    @property
    def rights(self) -> frozenset[Right]:
        """The union over all roles."""
        return frozenset().union(*(RIGHTS[role] for role in self.roles)) if self.roles else frozenset()

    def may(self, right: Right) -> bool:
        """Whether a screen should offer it."""
        return right in self.rights

    def require(self, right: Right) -> None:
        """Raises MustChangePassword or NotAllowed."""
        if self.must_change_password:
            raise MustChangePassword(self.login)
        if right not in self.rights:
            raise NotAllowed(right)
