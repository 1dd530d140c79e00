"""Scripts as a person writes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.submissions import SubmissionState
from app.domain.verdict import Verdict
from app.ui.play.script import Amount, BadScript, Script, read_script

TODAY = date(2026, 11, 20)


def script(folder: Path, text: str) -> Script:
    """The script with these words."""
    file = folder / "day.toml"
    file.write_text(text, encoding="utf-8")
    return read_script(file, TODAY)


def test_one_word_or_several_are_both_fine(tmp_path: Path) -> None:
    one, several = script(
        tmp_path,
        """
        [[step]]
        scan = "A"
        verdict = "ok"
        sees = "已完成"
        [[step]]
        scan = ["A", "B"]
        verdict = ["ok", "stop"]
        sees = ["已完成", "待上传"]
        """,
    ).steps
    assert (one.scan, one.verdict, one.sees) == (("A",), (Verdict.OK,), ("已完成",))
    assert (several.scan, several.verdict) == (("A", "B"), (Verdict.OK, Verdict.STOP))
    assert (one.number, several.number) == (1, 2)


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("<today>", "2026-11-20"),
        ("<today-30>", "2026-10-21"),
        ("17<today+400:%y%m%d>10LOT", "1727122510LOT"),
        ("<today-1:%Y%m%d>", "20261119"),
        ("<tomorrow>", "<tomorrow>"),
    ],
)
def test_days_are_counted_from_today(tmp_path: Path, written: str, means: str) -> None:
    text = f'[[step]]\ntype = "{written}"\npaste = "{written}"\nscan = "{written}"\nsees = "{written}"\n'
    (step,) = script(tmp_path, text).steps
    assert (step.type, step.paste, step.scan, step.sees) == (means, means, (means,), (means,))


@pytest.mark.parametrize(
    ("words", "fitting", "not_fitting"),
    [("3", [3], [2, 4]), (">0", [1, 9], [0]), (">= 2", [2, 3], [1]), ("<2", [0, 1], [2]), ("<=2", [2], [3])],
)
def test_amounts(words: str, fitting: list[int], not_fitting: list[int]) -> None:
    assert all(Amount(words).fits(count) for count in fitting)
    assert not any(Amount(words).fits(count) for count in not_fitting)


def test_uploads_are_expected_by_state(tmp_path: Path) -> None:
    (step,) = script(tmp_path, '[[step]]\nuploads = { waiting = 0, accepted = ">1" }\n').steps
    assert {state: amount.words for state, amount in step.uploads.items()} == {
        SubmissionState.WAITING: "0",
        SubmissionState.ACCEPTED: ">1",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no [[step]]"),
        ("[[step", "day.toml"),
        ("[[step]]\nsay = 'x'\n[[step]]\nscna = 'x'\n", "step 2: unknown word 'scna'"),
        ("[[step]]\nnetwork = 'down'\n", "step 1: network is 'cut' or 'back'"),
        ("[[step]]\nverdict = 'fine'\n", "step 1: 'fine'"),
        ("[[step]]\nuploads = { waiting = 'few' }\n", "'few' is no amount"),
        ("[[step]]\nuploads = { lost = 1 }\n", "'lost'"),
        ("[[step]]\nuploads = 3\n", "step 1"),
        ("[[step]]\nwithin_s = 'soon'\n", "soon"),
        ("[[step]]\npress = ['F2', 'F99x']\n", "step 1: no key 'F99x'"),
        ("size = [1]\n[[step]]\nsay = 'x'\n", "size"),
        ("step = [3]\n", "step 1"),
    ],
)
def test_what_cannot_be_played_is_told_with_its_step_and_word(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadScript) as refused:
        script(tmp_path, text)
    assert told in str(refused.value)


def test_a_script_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadScript, match=r"gone\.toml"):
        read_script(tmp_path / "gone.toml", TODAY)
