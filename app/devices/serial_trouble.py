"""Why a serial port failed, from the many ways in which systems, drivers and pyserial say so."""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from serial import SerialTimeoutException

from app.devices.permissions import is_serial, line_to_run
from app.devices.port import PortError
from app.domain.devices import Trouble

Mending: TypeAlias = Callable[[str], str]
"""The line to run where this account may not open a port of that name."""

_BY_NUMBER = {
    errno.EACCES: Trouble.NO_PERMISSION,
    errno.EPERM: Trouble.NO_PERMISSION,
    errno.EBUSY: Trouble.IN_USE,
    errno.EAGAIN: Trouble.IN_USE,  # the lock of another program that asked for the port alone
    errno.ETIMEDOUT: Trouble.SILENT,
    errno.EHOSTUNREACH: Trouble.SILENT,
}
_BY_WORDS = {
    # pyserial for Windows tells the system's answer only inside its text. Windows refuses whoever comes second with
    # "access denied"; its ports know no permissions of accounts.
    r"could not open port .*PermissionError\(13": Trouble.IN_USE,
    # pyserial's rfc2217 client: somebody answers, but not in this protocol; or no more.
    r"support RFC2217|parameter change": Trouble.WRONG_MODE,
    r"timeout while waiting": Trouble.SILENT,
}


def port_error(error: BaseException, name: str, mending: Mending | None = None) -> PortError:
    """The same trouble in our words; detail: what mends a missing permission, else the port's name."""
    trouble = _trouble(error)
    return PortError(trouble, (mending or line_for)(name) if trouble is Trouble.NO_PERMISSION else name)


def _trouble(error: BaseException) -> Trouble:
    if isinstance(error, (ValueError, NotImplementedError)):
        return Trouble.BROKEN  # no such speed or address: nothing that waiting could mend
    for one in _chain(error):
        if isinstance(one, (SerialTimeoutException, TimeoutError)):
            return Trouble.SILENT
        if (trouble := _BY_NUMBER.get(_number(one))) is not None:
            return trouble
        for words, trouble in _BY_WORDS.items():
            if re.search(words, str(one)):
                return trouble
    return Trouble.GONE


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and those it came from: pyserial wraps them and keeps their numbers only sometimes."""
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__ or found.__context__


def _number(error: BaseException) -> int:
    """errno; `termios.error` is no OSError but has it, too."""
    number = error.errno if isinstance(error, OSError) else next(iter(error.args), None)
    return number if isinstance(number, int) else 0


def line_for(name: str) -> str:
    """What gives an account this port, where udev's rules are there already; elsewhere the port's name."""
    if sys.platform != "linux" or not is_serial(name):
        return name
    return line_to_run(name, None, group=_group(name))


def _group(name: str) -> str:
    """Who owns the port; "dialout" where root alone does, for the rules will change that."""
    if sys.platform != "win32":
        import grp

        with suppress(OSError, KeyError):
            group = grp.getgrgid(Path(name).stat().st_gid).gr_name
            return group if group != "root" else "dialout"
    return "dialout"
