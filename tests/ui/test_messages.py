"""Every refusal has words of its own, and every finding says whose problem it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, get_args, get_type_hints

import pytest
from PySide6.QtWidgets import QApplication

from app.domain import refusals
from app.domain.codes import Kind, Reason
from app.domain.documents import DocumentKind, EarlierUse, Finding, ScanResult
from app.domain.outage import Outage
from app.domain.people import Right
from app.domain.refusals import NotAllowed, Refusal, StoreUnavailable
from app.domain.verdict import Verdict
from app.ui.messages import Messages, Told
from app.ui.scanning.words import ScanWords

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


def all_refusals(root: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for kind in root.__subclasses__():
        yield from all_refusals(kind)
        if not kind.__subclasses__():
            yield kind


def example(kind: type[Refusal]) -> Refusal:
    """One with invented facts."""
    hints = get_type_hints(kind, vars(refusals))
    return kind(**{name: _fact(name, hints[name]) for name in kind.__match_args__})


def _fact(name: str, hint: Any) -> object:
    if hint is datetime:
        return NOON
    if hint in (date, date | None):
        return NOON.date()
    if hint is int:
        return 7
    if get_args(hint)[:1] == (Refusal,):
        return (NotAllowed(Right.DISPENSE.value), StoreUnavailable("full", ""))
    if str(hint).startswith("tuple"):
        return () if dataclasses.is_dataclass(get_args(hint)[0]) else ("甲", "乙")
    return Right.DISPENSE.value if name == "right" else f"<{name}>"


REFUSALS = sorted(set(all_refusals()), key=lambda kind: kind.__name__)


@pytest.fixture
def messages(qapp: QApplication) -> Messages:
    return Messages()


def test_the_walk_finds_the_refusals() -> None:
    assert len(REFUSALS) >= 30


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.__name__)
def test_every_refusal_has_words_of_its_own(messages: Messages, kind: type[Refusal]) -> None:
    told = messages.tell(example(kind))
    fallback = messages.tell(Refusal())
    assert told.title
    assert not told.title.startswith(fallback.title.split("：")[0])
    assert kind.__name__ not in told.title


def test_no_two_refusals_say_the_same(messages: Messages) -> None:
    titles = [messages.tell(example(kind)).title for kind in REFUSALS]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("reason", ["full", "read_only", "damaged", "unreachable", "busy", "unwritable"])
def test_a_disk_that_takes_nothing_is_said_to_have_kept_nothing(messages: Messages, reason: str) -> None:
    told = messages.tell(StoreUnavailable(reason, "detail"))
    assert "没有记下" in told.title or "写不进去" in told.title
    assert "没有记下" in told.next_step


def test_rights_have_names(messages: Messages) -> None:
    for right in Right:
        assert right.value not in messages.tell(NotAllowed(right)).title


def test_an_outage_says_that_work_goes_on(messages: Messages) -> None:
    assert "工作可以继续" in messages.tell(Outage("医保平台", "refused", sent=False)).next_step
    assert "核实" in messages.tell(Outage("医保平台", "timeout", sent=True)).next_step


def test_a_bug_is_told_plainly_and_without_its_text(messages: Messages) -> None:
    told = messages.tell(KeyError("secret 110101199003071234"))
    assert "KeyError" in told.title
    assert "secret" not in told.sentence


# --- findings -----------------------------------------------------------------------------------------------------


@pytest.fixture
def words(qapp: QApplication) -> ScanWords:
    return ScanWords()


def result(finding: Finding, verdict: Verdict = Verdict.STOP, **facts: Any) -> ScanResult:
    return ScanResult(verdict, finding, "8100001 9000000000017", **facts)


TOLD = [finding for finding in Finding if finding is not Finding.COUNTED]


@pytest.mark.parametrize("finding", TOLD, ids=lambda finding: finding.value)
def test_every_finding_has_words_of_its_own(words: ScanWords, finding: Finding) -> None:
    told = words.tell(result(finding, kind=Kind.PRICE_BARCODE.value, expires_on=date(2026, 1, 31), lot="L1", level=3))
    assert told.title
    assert "需要人工判断" not in told.title


def test_findings_are_told_apart(words: ScanWords) -> None:
    titles = [words.tell(result(finding, kind=Kind.UDI.value)).title for finding in TOLD]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_every_other_kind_is_called_by_name(words: ScanWords, kind: Kind) -> None:
    assert words.kind(kind.value) not in ("", kind.value)
    assert words.tell(result(Finding.NOT_A_TRACE_CODE, kind=kind.value)).title


def test_personal_tokens_are_said_not_to_be_kept(words: ScanWords) -> None:
    for kind in (Kind.E_VOUCHER, Kind.ID_NUMBER):
        assert "未保存" in words.tell(result(Finding.NOT_A_TRACE_CODE, kind=kind.value)).title


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.value)
def test_every_reason_says_whose_problem_it_is(words: ScanWords, reason: Reason) -> None:
    told = words.tell(result(Finding.BAD_SCAN, reason=reason.value, length=16))
    assert told.whose
    assert told.next_step


def test_a_half_code_says_how_long_it_was(words: ScanWords) -> None:
    assert "16" in words.tell(result(Finding.BAD_SCAN, reason="too_short", length=16)).title


def test_a_used_pack_says_who_when_and_where(words: ScanWords) -> None:
    earlier = EarlierUse("CF20261118000231", DocumentKind.DISPENSING, "王芳", NOON, "门诊药房")
    told = words.tell(result(Finding.USED_BEFORE, earlier=earlier))
    for fact in ("王芳", "CF20261118000231", "2026-11-20", "门诊药房"):
        assert fact in told.sentence


def test_sentences_join_title_and_next_step() -> None:
    assert Told("甲", "丙", "乙").sentence == "甲；乙"
    assert Told("甲", "", "").sentence == "甲"
