"""Where readers and the screens for patients meet. Readers come and go after the screens were built, so both ask here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.cards import PersonCard, VoucherToken
from app.domain.refusals import NoVoucherReader

if TYPE_CHECKING:
    from app.bootstrap.card_key import CardKey
    from app.usecases.papers_of import WhoHolds


def nobody_can_say(_token: VoucherToken) -> PersonCard:
    """Of a workstation without e-voucher decoding. Raises NoVoucherReader."""
    raise NoVoucherReader


@dataclass(slots=True)
class CardDoor:
    """Set from the window's thread, or before it starts.

    who_holds: called on the screens' worker; may take some seconds. read_card: asks readers that read only when asked who
    stands there, and comes back at once; None where there are none, or all tell by themselves. key: whose it is.
    """

    who_holds: WhoHolds = nobody_can_say
    read_card: Callable[[], None] | None = None
    key: CardKey | None = None
