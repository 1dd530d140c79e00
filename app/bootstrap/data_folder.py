"""The data folder, opened on the worker while people already type who they are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.ui.run import Run

if TYPE_CHECKING:
    from app.bootstrap.workplace import Workplace
    from app.vault import Vault

T = TypeVar("T")


class DataFolder(QObject):
    """Opens once, and calls `opened` with what is in it; `refused` after each try that failed.

    workplace: None until then. late: closes the folder, before the worker stops.
    """

    _unlocked = Signal(object)

    def __init__(
        self,
        data: Path,
        run: Run,
        late: ExitStack,
        *,
        opened: Callable[[Workplace], None],
        refused: Callable[[Exception], None],
    ) -> None:
        super().__init__()
        self._data, self._run, self._late = data, run, late
        self._opened, self._refused = opened, refused
        self.workplace: Workplace | None = None
        self._waiting: list[Callable[[], None]] = []
        self._unlocked.connect(self._ready, Qt.ConnectionType.QueuedConnection)

    def open(self, passphrase: Callable[[], str] | None, vault: Callable[[], Vault] | None) -> None:
        """Begin. vault: waits for the secrets where they are being opened already."""
        self._run(partial(self._open, passphrase, vault), self._ready, self._refused)

    def unlock(self, passphrase: str) -> None:
        """On the worker: the passphrase was typed. Raises what `open_workplace` raises."""
        self._unlocked.emit(self._open(lambda: passphrase))

    def run_once_open(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """The worker's `run` for those who ask before the folder is open; if it cannot be opened, nobody is answered."""
        ask = partial(self._run, work, then, failed)
        if self.workplace is None:
            self._waiting.append(ask)
        else:
            ask()

    def ask_for_those_who_waited(self) -> None:
        """In the order they came."""
        waiting, self._waiting = self._waiting, []
        for ask in waiting:
            ask()

    def _open(self, passphrase: Callable[[], str] | None, vault: Callable[[], Vault] | None = None) -> Workplace:
        """On the worker, which also loads here what the database needs: a third of a start."""
        if vault is not None:
            vault()  # a passphrase that is missing is asked for at once
        from app.bootstrap import people
        from app.bootstrap.workplace import open_workplace

        workplace = self._late.enter_context(open_workplace(self._data, passphrase=passphrase, vault=vault))
        people.first_account(workplace.counter)
        return workplace

    def _ready(self, workplace: Workplace) -> None:
        self.workplace = workplace
        self._opened(workplace)
