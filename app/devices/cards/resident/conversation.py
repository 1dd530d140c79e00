"""Talking with a SAM_V module: find → select → read → new address. Ask, then wait for the one answer.

Answers do not say what they answer. So what lies unread is thrown away before every question, and a success counts only if
it is of the question's kind.

One question is asked again when the frame got lost or was refused. A card that fails is read again, then once more after a
reset of the module; then it must be lifted. Source for both: public reader software, which does the one or the other.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from app.devices.cards.resident.frames import Answer, Command, Frames, frame
from app.devices.cards.resident.status import CARD_NOT_ACCEPTED, FRAME_REFUSED, READER_BROKEN, Status
from app.devices.cards.resident.text import TEXT_BYTES, IdText, Unreadable, read_new_address, read_text
from app.devices.port import Port, PortError
from app.domain.cards import CardKind
from app.domain.devices import Trouble
from app.domain.refusals import CardNotRead

ANSWER_S = 1.5
READ_S = 4.0  # the module reads the whole card, photo included, before it answers
SLICE_S = 0.1
TRIES = 3
TEXT = slice(4, 4 + TEXT_BYTES)
"""Where the text stands in what was read: two lengths before it, the photo behind it."""


class Conversation:
    """One open port and what is said on it.

    goes_on: asked while waiting; once it says no, everything raises PortError(SWITCHED_OFF). Every method raises PortError
    when the device is gone, does not answer, or says that it is broken.
    """

    def __init__(
        self, port: Port, *, goes_on: Callable[[], bool] = lambda: True, ticks: Callable[[], float] = monotonic
    ) -> None:
        self._port = port
        self._goes_on = goes_on
        self._ticks = ticks

    def greet(self) -> None:
        """Whether a SAM_V module is there and well."""
        if self._ask(Command.STATUS).status != Status.SUCCESS:
            raise PortError(Trouble.BROKEN)

    def reset(self) -> None:
        """Start the module anew; a card must be found again."""
        self._ask(Command.RESET)

    def find(self) -> bool:
        """Whether a card lies there that was not read since it was laid down. Not more often than every 300 ms."""
        return self._ask(Command.FIND).status == Status.FOUND

    def read(self, *, with_new_address: bool = False) -> IdText:
        """The card just found. Raises CardNotRead: it must be lifted and laid down again.

        The photo is dropped at once. An address is asked for only if wanted: the counter has no use for it.
        """
        try:
            return self._select_and_read(with_new_address)
        except CardNotRead:
            self.reset()
            self.find()
            return self._select_and_read(with_new_address)

    def _select_and_read(self, with_new_address: bool) -> IdText:
        self._select()
        text = self._read_text()
        if not with_new_address:
            return text
        address = self._read_new_address()
        return text if not address else text.at_address(address)

    def _select(self) -> None:
        answer = self._ask(Command.SELECT)
        for _ in range(TRIES - 1):
            if answer.status == Status.SUCCESS:
                return
            self.find()
            answer = self._ask(Command.SELECT)
        if answer.status != Status.SUCCESS:
            raise _not_read(answer)

    def _read_text(self) -> IdText:
        answer = self._ask(Command.READ)
        for _ in range(TRIES - 1):
            if answer.status == Status.SUCCESS:
                break
            answer = self._ask(Command.READ)
        if answer.status != Status.SUCCESS:
            raise _not_read(answer)
        return _text(answer.data[TEXT])

    def _read_new_address(self) -> str:
        answer = self._ask(Command.READ_NEW_ADDRESS)
        return read_new_address(answer.data) if answer.status == Status.SUCCESS else ""

    def _ask(self, command: Command) -> Answer:
        """The module's answer, whatever it says about a card."""
        nonsense = False
        for _ in range(TRIES):
            self._throw_away_what_lies_there()
            self._port.write(frame(command))
            frames = Frames()
            answer = self._answer(command, frames)
            if answer is not None and answer.status in READER_BROKEN:
                raise PortError(Trouble.BROKEN, f"SAM {answer.status:02X}")
            if answer is not None and answer.status not in FRAME_REFUSED:
                return answer
            nonsense = nonsense or answer is not None or frames.broken > 0
        raise PortError(Trouble.BROKEN if nonsense else Trouble.SILENT)

    def _answer(self, command: Command, frames: Frames) -> Answer | None:
        until_s = self._ticks() + (READ_S if command is Command.READ else ANSWER_S)
        while (left_s := until_s - self._ticks()) > 0:
            self._must_go_on()
            for answer in frames.feed(self._port.read(min(left_s, SLICE_S))):
                if _fits(command, answer):
                    return answer
        return None

    def _throw_away_what_lies_there(self) -> None:
        while self._port.read(0):
            self._must_go_on()

    def _must_go_on(self) -> None:
        if not self._goes_on():
            raise PortError(Trouble.SWITCHED_OFF)


def _fits(command: Command, answer: Answer) -> bool:
    """Whether this may be the answer to that: a success has the status and about the length of its question."""
    if answer.status == Status.FOUND:
        return command is Command.FIND
    if answer.status != Status.SUCCESS:
        return True
    return command is not Command.FIND and (len(answer.data) >= TEXT.stop) == (command is Command.READ)


def _text(data: bytes) -> IdText:
    try:
        return read_text(data)
    except Unreadable:
        raise CardNotRead(CardKind.RESIDENT, "unreadable") from None


def _not_read(answer: Answer) -> CardNotRead:
    reason = "not_accepted" if answer.status in CARD_NOT_ACCEPTED else "moved"
    return CardNotRead(CardKind.RESIDENT, reason, f"{answer.status:02X}")
