"""The base of every page of the main window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal

from app.domain.cards import PersonCard
from app.ui.actions import Action
from app.ui.reading import Reading
from app.ui.view import View


class Group(StrEnum):
    """Where a screen stands in the navigation."""

    PHARMACY = "pharmacy"  # 药房
    STOREROOM = "storeroom"  # 库房
    MANAGEMENT = "management"  # 管理


class Screen(View):
    """One page. Built when first opened, kept alive from then on.

    Override what the page needs; emit `actions_changed` whenever `offers()` would answer differently.
    """

    actions_changed = Signal()

    def hasHeightForWidth(self) -> bool:
        """Words that wrap do not make the page higher than the least it needs: its tables give way first."""
        return False

    def offers(self) -> Sequence[Action]:
        """What the F-key bar shows while this page is in front. Help, lock and the rest of the frame come by themselves."""
        return ()

    def scanned(self, reading: Reading) -> bool:
        """A scan came while this page is in front. False where the page has no use for one; the window says so."""
        return False

    def show_person(self, card: PersonCard) -> bool:
        """A card was read while this page is in front. False where the page asks for nobody; the window says so."""
        return False

    def card_refused(self, error: Exception) -> bool:
        """A reader read nobody while this page is in front. False where the page asks for nobody."""
        return False

    def entered(self) -> None:
        """The page comes to the front: refresh, and put the focus where work begins."""

    def left(self) -> None:
        """Another page comes to the front. Nothing half-done may be lost by this."""

    def help_page(self) -> str:
        """Name of the help page for F1; the screen's class name unless overridden."""
        return type(self).__name__


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """One line of the navigation. title: called on each language change. icon: a name in resources/icons.

    allowed: whether this person may open it; what may not be opened is not shown. The use cases check again.
    """

    id: str
    title: Callable[[], str]
    group: Group
    icon: str
    build: Callable[[], Screen]
    allowed: bool = True
