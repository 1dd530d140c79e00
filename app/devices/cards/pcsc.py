"""The system's smart-card service, as little of it as is needed: readers, what changes in them, one card's `transmit`.

Everything that goes wrong is one of five words, whatever the system calls it. Source: PC/SC part 5 and winscard.h.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from app.devices.cards.social.apdu import Transmit

COUNTER_BIT = 16
SHORTEST_ANSWER = 2


class PcscFault(Exception):
    """Root of what goes wrong here. code: as the service says it, for example 0x8010001D."""

    def __init__(self, code: int = 0) -> None:
        super().__init__(f"{code & 0xFFFFFFFF:08X}")
        self.code = code


class ServiceGone(PcscFault):
    """The service is not there, or ended while we talked with it; everything must be opened anew."""


class ReaderGone(PcscFault):
    """The reader was unplugged."""


class CardGone(PcscFault):
    """The card was taken out."""


class CardMute(PcscFault):
    """A card is in, and does not answer: wrong way round, dirty, or none that this reader can power."""


class CardBusy(PcscFault):
    """Another program holds the card, or has just reset it; it may be free in a moment."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What a reader says: flags and counter as the service gives them; only `present`, `mute` and `insertions` mean something."""

    flags: int = 0

    @property
    def present(self) -> bool:
        """Whether a card is in."""
        return bool(self.flags & _scard().SCARD_STATE_PRESENT)

    @property
    def mute(self) -> bool:
        """Whether the card that is in does not answer."""
        return bool(self.flags & _scard().SCARD_STATE_MUTE)

    @property
    def insertions(self) -> int:
        """Changes whenever a card is put in or taken out, even if nobody looked in between."""
        return self.flags >> COUNTER_BIT


class Service:
    """One connection to the service, for one thread. Every method raises PcscFault."""

    def __init__(self) -> None:
        code, self._context = _scard().SCardEstablishContext(_scard().SCARD_SCOPE_USER)
        _must_be_well(code, ServiceGone)

    def close(self) -> None:
        """Hang up. Never raises; the service may be gone."""
        _scard().SCardReleaseContext(self._context)

    def readers(self) -> list[str]:
        """The names of the readers that are plugged in."""
        code, names = _scard().SCardListReaders(self._context, [])
        if code == _scard().SCARD_E_NO_READERS_AVAILABLE:
            return []
        _must_be_well(code, ServiceGone)
        return list(names)

    def changes(self, known: dict[str, Slot], within_s: float) -> dict[str, Slot]:
        """How those readers are now that are not as `known`; waits for that time if all are. Raises ReaderGone, too."""
        scard = _scard()
        asked = [(name, slot.flags & ~scard.SCARD_STATE_CHANGED) for name, slot in known.items()]
        code, told = scard.SCardGetStatusChange(self._context, int(within_s * 1000), asked)
        if code == scard.SCARD_E_TIMEOUT:
            return {}
        _must_be_well(code, ServiceGone)
        return {name: Slot(flags) for name, flags, _atr in told if flags & scard.SCARD_STATE_CHANGED}

    @contextmanager
    def card(self, reader: str) -> Iterator[Transmit]:
        """The card in a reader, undisturbed by other programs until the end of the block; it is left as it is, powered."""
        scard = _scard()
        protocols = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
        code, handle, protocol = scard.SCardConnect(self._context, reader, scard.SCARD_SHARE_SHARED, protocols)
        _must_be_well(code, CardMute)
        try:
            _must_be_well(scard.SCardBeginTransaction(handle), CardMute)
            try:
                yield _transmit(handle, protocol)
            finally:
                scard.SCardEndTransaction(handle, scard.SCARD_LEAVE_CARD)
        finally:
            scard.SCardDisconnect(handle, scard.SCARD_LEAVE_CARD)


def _transmit(handle: Any, protocol: int) -> Transmit:
    scard = _scard()
    header = scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1

    def transmit(apdu: bytes) -> tuple[bytes, int]:
        code, answer = scard.SCardTransmit(handle, header, list(apdu))
        _must_be_well(code, CardMute)
        if len(answer) < SHORTEST_ANSWER:
            raise CardGone(code)  # some drivers call an answer of nothing a success
        return bytes(answer[:-2]), int.from_bytes(bytes(answer[-2:]), "big")

    return transmit


@cache
def _scard() -> ModuleType:
    """pyscard's bare functions; imported late, because it looks for the system's library at once.

    Where that is missing, every function says SCARD_E_NO_SERVICE.
    """
    import smartcard.scard  # type: ignore[import-untyped]

    return smartcard.scard  # type: ignore[no-any-return]


def _must_be_well(code: int, otherwise: type[PcscFault]) -> None:
    """otherwise: what a code means that is not listed; a service that dies says many things."""
    if code != _scard().SCARD_S_SUCCESS:
        raise next((fault for fault, codes in _faults().items() if code in codes), otherwise)(code)


@cache
def _faults() -> dict[type[PcscFault], frozenset[int]]:
    return {fault: frozenset(getattr(_scard(), name) for name in names) for fault, names in _CODES.items()}


_CODES: dict[type[PcscFault], tuple[str, ...]] = {
    ServiceGone: (
        "SCARD_E_NO_SERVICE",
        "SCARD_E_SERVICE_STOPPED",
        "SCARD_E_INVALID_HANDLE",
        "SCARD_E_CANCELLED",
        "SCARD_E_SYSTEM_CANCELLED",
        "SCARD_F_COMM_ERROR",
        "SCARD_F_INTERNAL_ERROR",
    ),
    ReaderGone: ("SCARD_E_READER_UNAVAILABLE", "SCARD_E_UNKNOWN_READER", "SCARD_E_NO_READERS_AVAILABLE"),
    # NOT_TRANSACTED: pulled out while it was answering.
    CardGone: ("SCARD_W_REMOVED_CARD", "SCARD_E_NO_SMARTCARD", "SCARD_E_NOT_TRANSACTED"),
    CardBusy: ("SCARD_E_SHARING_VIOLATION", "SCARD_W_RESET_CARD"),
}
"""Which codes mean which fault."""
