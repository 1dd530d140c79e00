"""One key reads whoever stands there: the card that lies on the reader, else the e-voucher shown to the terminal."""

from __future__ import annotations

from collections import deque

import pytest

from app.bootstrap.card_key import CardKey, Refused, Then
from app.domain.refusals import CardRefused, ReaderAway, Refusal, VoucherRefused

NO_CARD, CANCELLED, BUSY = CardRefused("no_card"), CardRefused("cancelled"), CardRefused("busy")
AWAY = ReaderAway("社保卡", "silent")


class Reader:
    """Asked by a test's hand, answered by it: `answers` takes the oldest question."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.told: list[Refusal] = []
        self._waiting: deque[tuple[Then, Refused]] = deque()

    def read_card(self, then: Then, refused: Refused) -> None:
        self.asked.append("card")
        self._waiting.append((then, refused))

    def read_voucher(self, then: Then, refused: Refused) -> None:
        self.asked.append("voucher")
        self._waiting.append((then, refused))

    def tell_refused(self, refusal: Refusal) -> None:
        self.told.append(refusal)

    def answers(self, refusal: Refusal | None = None) -> None:
        then, refused = self._waiting.popleft()
        if refusal is None:
            then()
        else:
            refused(refusal)


@pytest.fixture
def cards() -> Reader:
    return Reader()


@pytest.fixture
def terminal() -> Reader:
    return Reader()


@pytest.fixture
def key(cards: Reader, terminal: Reader) -> CardKey:
    return CardKey(cards, terminal)


def test_a_terminal_alone_is_asked_for_the_voucher_shown_to_it(terminal: Reader) -> None:
    key = CardKey(None, terminal)
    key.press()
    assert terminal.asked == ["voucher"]
    terminal.answers(VoucherRefused("9", "过期"))
    assert terminal.told == [VoucherRefused("9", "过期")]
    key.press()
    terminal.answers(CANCELLED)
    assert terminal.told[1:] == [CANCELLED]


def test_a_reader_of_cards_alone_says_that_no_card_lies_there(cards: Reader) -> None:
    CardKey(cards, None).press()
    cards.answers(NO_CARD)
    assert (cards.asked, cards.told) == (["card"], [NO_CARD])


def test_where_a_card_lies_the_terminal_is_left_alone(key: CardKey, cards: Reader, terminal: Reader) -> None:
    key.press()
    cards.answers()
    assert (cards.told, terminal.asked) == ([], [])


def test_where_no_card_lies_the_terminal_is_asked_and_nothing_was_refused_yet(
    key: CardKey, cards: Reader, terminal: Reader
) -> None:
    key.press()
    cards.answers(NO_CARD)
    assert (cards.told, terminal.asked) == ([], ["voucher"])
    terminal.answers(CANCELLED)
    assert terminal.told == [CANCELLED]


@pytest.mark.parametrize(
    "reason", ["bad_card", "other_region", "no_number", "busy", "unreadable", "cancelled", "other"]
)
def test_what_is_wrong_with_a_card_that_lies_there_is_told_and_asks_no_terminal(
    key: CardKey, cards: Reader, terminal: Reader, reason: str
) -> None:
    key.press()
    cards.answers(CardRefused(reason))
    assert (cards.told, terminal.asked) == ([CardRefused(reason)], [])


@pytest.mark.parametrize("away", [AWAY, CardRefused("no_reader")])
def test_a_reader_that_is_away_is_told_and_keeps_nobody_from_showing_a_voucher(
    key: CardKey, cards: Reader, terminal: Reader, away: Refusal
) -> None:
    key.press()
    cards.answers(away)
    assert (cards.told, terminal.asked) == ([away], ["voucher"])


def test_a_terminal_that_waits_is_not_asked_twice(key: CardKey, cards: Reader, terminal: Reader) -> None:
    for _ in range(3):
        key.press()
        cards.answers(NO_CARD)
    assert terminal.asked == ["voucher"]
    terminal.answers()
    key.press()
    cards.answers(NO_CARD)
    assert terminal.asked == ["voucher"] * 2


def test_a_card_laid_down_while_the_terminal_waits_is_read_and_the_empty_terminal_says_nothing(
    key: CardKey, cards: Reader, terminal: Reader
) -> None:
    key.press()
    cards.answers(NO_CARD)
    key.press()
    cards.answers()
    terminal.answers(CANCELLED)
    assert (cards.told, terminal.told) == ([], [])
    key.press()
    cards.answers(NO_CARD)
    terminal.answers(CANCELLED)
    assert terminal.told == [CANCELLED], "the next patient's refusal is told"


def test_an_impatient_second_press_takes_no_answer_away(key: CardKey, cards: Reader, terminal: Reader) -> None:
    key.press()
    key.press()
    cards.answers(NO_CARD)
    cards.answers(BUSY)
    terminal.answers(VoucherRefused("9", ""))
    assert terminal.told == [VoucherRefused("9", "")]


def test_one_terminal_for_both_is_asked_for_the_card_first(terminal: Reader) -> None:
    CardKey(terminal, terminal).press()
    terminal.answers(NO_CARD)
    assert terminal.asked == ["card", "voucher"]
