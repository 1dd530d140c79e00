"""What databases and their disks complain of, in our words.

Sources: sqlite.org/rescode.html; PostgreSQL manual, appendix A (SQLSTATE); errno(3).
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.domain.refusals import StoreUnavailable

_SQLITE = {
    "SQLITE_FULL": "full",
    "SQLITE_READONLY": "read_only",
    "SQLITE_IOERR": "unwritable",
    "SQLITE_CORRUPT": "damaged",
    "SQLITE_NOTADB": "damaged",
    "SQLITE_BUSY": "busy",
    "SQLITE_PROTOCOL": "busy",  # two programs race for the WAL
    "SQLITE_CANTOPEN": "unwritable",
    "SQLITE_PERM": "unwritable",
}
_POSTGRES = {
    "08": "unreachable",  # connection exception
    "57": "unreachable",  # operator intervention: shutting down, starting up
    "53100": "full",  # disk full
    "53200": "busy",  # out of memory
    "53300": "busy",  # too many connections
    "25006": "read_only",  # a standby, or a server set to read only
    "58": "unwritable",  # system error: I/O
    "XX001": "damaged",  # data corrupted
    "XX002": "damaged",  # index corrupted
    "40": "busy",  # serialisation failure, deadlock
    "55": "busy",  # lock not available
}
_SYSTEM = {errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EROFS: "read_only"}


@contextmanager
def translated() -> Iterator[None]:
    """Turn the surroundings' faults into StoreUnavailable; a broken rule of ours stays the IntegrityError it is."""
    try:
        yield
    except IntegrityError:
        raise
    except PoolTimeout as fault:
        raise StoreUnavailable("busy", str(fault)) from fault
    except DBAPIError as fault:
        reason = _reason(fault.orig)
        if reason is None:
            raise
        raise StoreUnavailable(reason, str(fault.orig)) from fault


@contextmanager
def translated_file() -> Iterator[None]:
    """The same for work on the file itself, before SQLAlchemy has it."""
    try:
        yield
    except sqlite3.Error as fault:
        raise StoreUnavailable(_reason(fault) or "damaged", str(fault)) from fault
    except OSError as fault:
        raise StoreUnavailable(_SYSTEM.get(fault.errno or 0, "unwritable"), str(fault)) from fault


def _reason(fault: BaseException | None) -> str | None:
    name = getattr(fault, "sqlite_errorname", None)
    if name is not None:
        return next((reason for code, reason in _SQLITE.items() if name.startswith(code)), None)
    state = getattr(fault, "sqlstate", None)
    if state is None:
        return "unreachable" if type(fault).__name__ == "OperationalError" else None
    return _POSTGRES.get(state) or _POSTGRES.get(state[:2])
