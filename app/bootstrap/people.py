"""The first account of a new database."""

from __future__ import annotations

from app.domain.people import Role
from app.domain.refusals import LoginTaken
from app.usecases import sign_in
from app.usecases.counter import Counter

FIRST_LOGIN, FIRST_PASSWORD = "admin", "yaosu-first"
"""Known to everybody, and of use exactly once: the first sign-in changes the password."""


def first_account(counter: Counter) -> bool:
    """Make `admin` where there is nobody yet; True if it was made now."""
    with counter.store.reading() as tx:
        if tx.people.count():
            return False
    try:
        sign_in.add_person(FIRST_LOGIN, "管理员", [Role.ADMINISTRATOR], FIRST_PASSWORD, counter=counter, actor=None)
    except LoginTaken:
        return False  # another workstation was quicker
    return True
