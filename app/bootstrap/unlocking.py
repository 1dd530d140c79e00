"""The secrets, opened while the window's libraries load: making a key of a passphrase takes a fifth of a second."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from app.vault import Vault, open_vault


class Unlocking:
    """Begins at once, in a thread of its own; `vault()` waits for it. Nobody needs to ask."""

    def __init__(self, data: Path, passphrase: Callable[[], str] | None) -> None:
        self._data, self._passphrase = data, passphrase
        self._vault: Vault | None = None
        self._fault: BaseException | None = None
        self._thread = Thread(target=self._open, name="unlocking", daemon=True)
        self._thread.start()

    def vault(self) -> Vault:
        """The open vault. Raises what `open_vault` raised."""
        self._thread.join()
        if self._fault is not None:
            raise self._fault
        assert self._vault is not None
        return self._vault

    def _open(self) -> None:
        try:
            self._vault = open_vault(self._data, passphrase=self._passphrase)
        except BaseException as fault:  # noqa: BLE001 raised where the vault is asked for
            self._fault = fault
