"""A card in a virtual reader of pcscd: speaks vpcd's TCP protocol for a card that answers APDUs.

Two bytes length, high first, then so many bytes. One byte alone is a control: 0 off, 1 on, 2 reset, 4 asks for the ATR.
Anything else is an APDU. To connect is to put the card in, to hang up is to take it out. Source: vpcd.h of vsmartcard.
"""

from __future__ import annotations

import socket
import threading
from typing import Protocol

OFF, ON, RESET, GET_ATR = 0, 1, 2, 4
WITHIN_S = 60
TOO_LONG = bytes(40)
"""No reader takes such an ATR."""


class Card(Protocol):
    """What lies behind the contacts."""

    atr: bytes

    def reset(self) -> None: ...

    def answer(self, apdu: bytes) -> bytes: ...


class VirtualCard:
    """A card that is put in at once and stays until `take_out`, until the service goes, or until the end of the block.

    out_after: so many APDUs are answered; with the next one the card is gone. go_on: while cleared, no APDU is answered.
    mute: under power it gives no ATR that a reader takes.
    """

    def __init__(self, card: Card, port: int, *, out_after: int | None = None, mute: bool = False) -> None:
        self.card = card
        self.asked = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()
        self._out_after = out_after
        self._mute = mute
        self._powered = False
        self._socket = socket.create_connection(("127.0.0.1", port), WITHIN_S)
        self._socket.settimeout(None)
        self._thread = threading.Thread(target=self._serve, name="virtual-card")
        self._thread.start()

    def __enter__(self) -> VirtualCard:
        return self

    def __exit__(self, *_: object) -> None:
        self.take_out()

    def take_out(self) -> None:
        """Pull the card out of the reader. Twice is once."""
        self.go_on.set()
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the service has hung up
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        try:
            while (told := self._receive()) is not None:
                if not self._does(told):
                    self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    def _does(self, told: bytes) -> bool:
        """False when the card is out."""
        if told == bytes([GET_ATR]):
            self._send(TOO_LONG if self._mute and self._powered else self.card.atr)
            self._powered = False
        elif len(told) == 1:
            self._powered = told != bytes([OFF])
            self.card.reset()
        else:
            self.asked.set()
            self.go_on.wait(WITHIN_S)
            if self._out_after == 0:
                return False
            self._out_after = None if self._out_after is None else self._out_after - 1
            self._send(self.card.answer(told))
        return True

    def _receive(self) -> bytes | None:
        header = self._socket.recv(2, socket.MSG_WAITALL)
        if len(header) < 2:
            return None
        return self._socket.recv(int.from_bytes(header, "big"), socket.MSG_WAITALL)

    def _send(self, data: bytes) -> None:
        self._socket.sendall(len(data).to_bytes(2, "big") + data)
