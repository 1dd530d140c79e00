"""A vendor's reader as the program sees it: asked, answered within seconds, restarted by itself.

    reader = VendorReader("sscard", library, on_state=relay.tell_device)
    reader.start()
    reader.read_card(relay.tell_card, relay.tell_card_refused)    # at once; one of the two is called later
    card = reader.who_holds(token)                                # waits; not from the window's thread
    reader.stop()

One thread owns the helper process. A question that is not answered within `deadline_s` is refused, and the process killed
and started anew; so is one that ends by itself. The second failure in a row and later ones wait before the next start.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet

from app.devices.card_helper import asking
from app.devices.card_helper.asking import Question, VendorLibrary
from app.devices.card_helper.keeper import Ask, Failed, Keeper, Then
from app.domain.cards import PersonCard, VoucherToken
from app.domain.devices import DeviceState
from app.domain.refusals import ReaderAway

DEADLINE_S = 3.0
SHOWING_S = 20.0
"""How long a terminal that scans by itself may wait until the patient has found their e-voucher."""
OPENING_S = 15.0
"""Loading a library and signing in to the insurer's front end take longer than reading a card."""
_ENDING_S = 5.0  # a killed process may take that long to go, and the thread with it


class VendorReader:
    """Start it once, stop it once. Everything else may be called from any thread.

    on_state, and `then` or `failed` of each question, are called on the reader's own thread.
    """

    def __init__(
        self,
        device: str,
        library: VendorLibrary,
        *,
        on_state: Callable[[DeviceState], None],
        command: Sequence[str] = (),
        deadline_s: float = DEADLINE_S,
        opening_s: float = OPENING_S,
        pause_s: float = 1.0,
    ) -> None:
        """command: the helper to start; by itself the one with as many bits as the library."""
        self.device, self._library, self._deadline_s = device, library, deadline_s
        self._keeper = Keeper(device, library, on_state=on_state, command=command, opening_s=opening_s, pause_s=pause_s)

    @property
    def state(self) -> DeviceState:
        """How it is now."""
        return self._keeper.state

    def start(self) -> None:
        """Begin: the library is loaded by itself."""
        self._keeper.start()

    def stop(self) -> None:
        """End the helper, refuse what is still asked, join the thread. Twice is once."""
        self._keeper.stop()

    def read_card(self, then: Then, failed: Failed) -> None:
        """Whose social-security card lies on the reader."""
        self._put(asking.to_read_card(self._library), self._deadline_s, then, failed)

    def read_id_card(self, then: Then, failed: Failed) -> None:
        """Whose identity card lies on the terminal."""
        self._put(asking.to_read_id_card(self._library), self._deadline_s, then, failed)

    def read_voucher(self, then: Then, failed: Failed) -> None:
        """Whose e-voucher is shown to the terminal, which waits for it. Raises NoVoucherReader where none is set up."""
        self._put(asking.to_read_voucher(self._library), SHOWING_S, then, failed)

    def who_holds(self, token: VoucherToken) -> PersonCard:
        """Whose e-voucher a scanner read: waits for the answer, so never call it from the window's thread.

        Raises NoVoucherReader, VoucherRefused, CardRefused or ReaderAway.
        """
        question = asking.to_read_voucher(self._library, token)
        answer: Future[PersonCard] = Future()
        self._put(question, self._deadline_s, answer.set_result, answer.set_exception)
        try:
            return answer.result(self._deadline_s + _ENDING_S)
        except NotYet:
            raise ReaderAway(self.device, "silent") from None

    def _put(self, question: Question, within_s: float, then: Then, failed: Failed) -> None:
        self._keeper.put(Ask(question, within_s, then, failed))
