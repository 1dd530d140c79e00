"""Quantities read well in both languages."""

from __future__ import annotations

import pytest

from app.ui.languages import Languages
from app.ui.units import KNOWN, SEVERAL, amount, counted, of_needed, one, several


@pytest.mark.parametrize(
    ("units", "chinese", "english"),
    [
        (0, "0盒", "0 boxes"),
        (24, "1盒", "1 box"),
        (48, "2盒", "2 boxes"),
        (30, "1盒6粒", "1 box 6 capsules"),
        (1, "1粒", "1 capsule"),
        (-24, "-1盒", "-1 box"),
        (-49, "-2盒1粒", "-2 boxes 1 capsule"),
    ],
)
def test_an_amount_has_words_of_the_language(languages: Languages, units: int, chinese: str, english: str) -> None:
    assert amount(units, 24, "粒", "盒") == chinese
    languages.speak("en")
    assert amount(units, 24, "粒", "盒") == english


def test_a_unit_nobody_listed_stays_as_the_catalogue_has_it(languages: Languages) -> None:
    for language, shown in (("zh_CN", "3帖"), ("en", "3 帖")):
        languages.speak(language)  # type: ignore[arg-type]
        assert counted(3, "帖") == shown
        assert counted(12_000, "", ",") == "12,000"


def test_every_listed_unit_has_an_english_word_for_one_and_for_several(languages: Languages) -> None:
    assert KNOWN == SEVERAL
    languages.speak("en")
    for unit in KNOWN:
        assert one(unit).isascii()
        assert several(unit).isascii()


@pytest.mark.parametrize(
    ("got", "needed", "chinese", "english"),
    [
        (0, 48, "0 / 2盒", "0 / 2 boxes"),
        (0, 6, "0 / 6粒", "0 / 6 capsules"),
        (24, 24, "1 / 1盒", "1 / 1 box"),
        (6, 48, "6粒 / 2盒", "6 capsules / 2 boxes"),
    ],
)
def test_got_and_needed_say_the_pack_once(
    languages: Languages,
    got: int,
    needed: int,
    chinese: str,
    english: str,
) -> None:
    assert of_needed(got, needed, 24, "粒", "盒") == chinese
    languages.speak("en")
    assert of_needed(got, needed, 24, "粒", "盒") == english
