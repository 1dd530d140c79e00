"""Refusals carry their facts as dataclasses do."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from app.domain.refusals import (
    BadSetting,
    CardRefused,
    NotAllowed,
    PassphraseNeeded,
    Refusal,
    TooManyTries,
    WrongPassword,
)

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_facts_are_given_by_place_or_by_name() -> None:
    refused = PassphraseNeeded("secrets.key", new=True)
    assert (refused.path, refused.new) == ("secrets.key", True)
    assert refused == PassphraseNeeded(path="secrets.key", new=True)
    assert refused != PassphraseNeeded("secrets.key", new=False)
    assert repr(refused) == "PassphraseNeeded(path='secrets.key', new=True)"
    assert repr(WrongPassword()) == "WrongPassword()"
    assert NotAllowed("x") != WrongPassword()


def test_a_fact_with_a_default_may_be_left_out() -> None:
    assert (CardRefused("no_card").code, CardRefused("no_card").words) == (0, "")
    assert CardRefused("other", -22) == CardRefused(reason="other", code=-22)


@pytest.mark.parametrize(
    ("facts", "named"),
    [(("a",), {}), (("a", True, 1), {}), (("a", True), {"path": "b"}), (("a",), {"new": True, "old": False})],
    ids=["lacking", "too many", "twice", "unknown"],
)
def test_facts_that_do_not_fit_are_a_mistake(facts: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="PassphraseNeeded takes"):
        PassphraseNeeded(*facts, **named)


def test_a_refusal_can_be_raised_matched_and_read() -> None:
    with pytest.raises(Refusal) as raised:
        raise TooManyTries(NOON)
    match raised.value:
        case TooManyTries(until):
            assert until == NOON
        case _:
            pytest.fail("not matched")


def test_every_refusal_knows_all_its_facts() -> None:
    def leaves(kind: type[Refusal]) -> list[type[Refusal]]:
        return [kind, *(leaf for below in kind.__subclasses__() for leaf in leaves(below))]

    assert BadSetting in leaves(Refusal)
    for kind in leaves(Refusal):
        refused = kind(*(name for name in kind.__match_args__))
        assert [getattr(refused, name) for name in kind.__match_args__] == list(kind.__match_args__)


def test_a_dataclass_may_be_a_refusal_too() -> None:
    @dataclass
    class Odd(Refusal):
        what: str

    assert Odd("x") == Odd(what="x")
