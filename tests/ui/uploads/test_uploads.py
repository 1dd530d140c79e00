"""上传: the model against a real store, and what the window shows and does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.refusals import SubmissionSettled
from app.domain.submissions import ErrorClass, Sale, Submission, SubmissionState
from app.ui import actions
from app.ui.columns import NoMemory
from app.ui.messages import Messages
from app.ui.reading import Reading
from app.ui.theme import Theme
from app.ui.uploads.body_words import BodyWords
from app.ui.uploads.detail import CallView
from app.ui.uploads.standing import PlatformStanding
from app.ui.uploads.view import UploadsView
from app.ui.uploads.viewmodel import Deed, Period, UploadsViewModel, UploadVerbs
from app.usecases import looking, mend_submission, take_back
from app.usecases.looking import Wanted
from tests.ui.now import run_now
from tests.usecases.conftest import AMOXICILLIN, PHARMACIST, STOREKEEPER, House, pack
from tests.usecases.delivered import Delivered, sale

REJECTED, WAITING, ACCEPTED, UNKNOWN = (
    SubmissionState.REJECTED,
    SubmissionState.WAITING,
    SubmissionState.ACCEPTED,
    SubmissionState.UNKNOWN,
)


def verbs(house: House, resume: Callable[[], None] = lambda: None) -> UploadVerbs:
    who: dict[str, Any] = {"actor": STOREKEEPER, "counter": house.counter}
    return UploadVerbs(
        uploads=partial(looking.uploads, **who),
        states=partial(looking.upload_states, **who),
        detail=partial(looking.upload_detail, **who),
        send_again=partial(mend_submission.send_again, **who),
        send_all_again=partial(mend_submission.send_all_again, **who),
        correct=partial(mend_submission.correct, **who),
        withdraw=lambda one, reason: mend_submission.withdraw(one, reason, **who) is not None,
        settle_unknown=lambda one, held: mend_submission.settle_unknown(one, held=held, **who),
        resume=resume,
    )


@dataclass
class Desk:
    """The screen's model with four rows: two refused for one cause, one unknown, one accepted."""

    house: House
    delivered: Delivered
    model: UploadsViewModel
    rejected: Submission
    unknown: Submission
    accepted: Submission
    resumed: list[bool] = field(default_factory=list)


@pytest.fixture
def desk(house: House) -> Desk:
    delivered = Delivered(house)
    rejected, also, unknown, accepted = (sale(house, f"CF{serial}", serial) for serial in range(1, 5))
    delivered.rejected(rejected, missing=("expires_on", "pharmacist_licence"))
    delivered.rejected(also)
    delivered.unknown(unknown)
    delivered.accepted(accepted)
    resumed: list[bool] = []
    model = UploadsViewModel(verbs(house, lambda: resumed.append(True)), run=run_now, now=house.clock, may_mend=True)
    model.refresh()
    return Desk(house, delivered, model, rejected, unknown, accepted, resumed)


def state_of(desk: Desk, one: Submission) -> SubmissionState:
    found = looking.upload_detail(one.id, actor=PHARMACIST, counter=desk.house.counter)
    assert found is not None
    return found.row.state


# --- the model --------------------------------------------------------------------------------------------------------


def test_the_newest_row_comes_first_and_counts_stand_beside_the_states(desk: Desk) -> None:
    assert [row.document_number for row in desk.model.state.rows] == ["CF4", "CF3", "CF2", "CF1"]
    assert desk.model.state.counts == {REJECTED: 2, UNKNOWN: 1, ACCEPTED: 1}


def test_a_state_is_chosen_and_chosen_again_to_see_all(desk: Desk) -> None:
    desk.model.state_chosen(REJECTED)
    assert [row.document_number for row in desk.model.state.rows] == ["CF2", "CF1"]
    assert sum(desk.model.state.counts.values()) == 4
    desk.model.state_chosen(REJECTED)
    assert len(desk.model.state.rows) == 4


def test_periods_begin_at_midnight_in_china(desk: Desk) -> None:
    desk.model.period_chosen(Period.TODAY)
    assert desk.model.state.wanted.since == datetime(2026, 3, 1, 16, 0, tzinfo=UTC)
    desk.model.period_chosen(Period.WEEK)
    assert desk.model.state.wanted.since == datetime(2026, 2, 23, 16, 0, tzinfo=UTC)
    desk.model.period_chosen(Period.ANY)
    assert desk.model.state.wanted.since is None


def test_the_same_conditions_ask_nothing_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.model.typed({"words": "CF1", "settled_day": None})
    assert [row.document_number for row in desk.model.state.rows] == ["CF1"]
    monkeypatch.setattr(desk.model, "refresh", lambda: pytest.fail("asked again"))
    desk.model.typed({"words": "CF1", "settled_day": None})


def test_the_day_of_the_verdict_is_one_day_in_china(desk: Desk) -> None:
    desk.model.typed({"settled_day": desk.house.clock().date()})
    assert len(desk.model.state.rows) == 3, "the unknown row has no verdict"
    desk.model.typed({"settled_day": desk.house.clock().date() - timedelta(days=1)})
    assert desk.model.state.rows == ()


def test_while_one_answer_is_awaited_the_next_question_is_asked_once(house: House) -> None:
    asked: list[Callable[[], None]] = []

    def later(work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        asked.append(lambda: then(work()))

    model = UploadsViewModel(verbs(house), run=later, now=house.clock, may_mend=True)
    for _ in range(5):
        model.refresh()
    assert len(asked) == 1
    asked.pop()()
    assert len(asked) == 1
    asked.pop()()
    assert asked == []


def test_sending_again_keeps_the_row_and_says_so(desk: Desk) -> None:
    desk.model.selected(desk.rejected.id)
    desk.model.sent_again()
    assert state_of(desk, desk.rejected) is WAITING
    assert desk.model.state.done == (Deed.SENT_AGAIN, 1)
    assert desk.model.state.detail is not None
    assert desk.model.state.detail.row.state is WAITING


def test_all_of_one_cause_go_again_at_once(desk: Desk) -> None:
    desk.model.selected(desk.rejected.id)
    desk.model.all_sent_again()
    assert desk.model.state.done == (Deed.SENT_AGAIN, 2)
    assert desk.model.state.counts[WAITING] == 2


def test_what_cannot_be_read_as_a_day_is_marked_and_nothing_is_sent(desk: Desk) -> None:
    desk.model.selected(desk.rejected.id)
    desk.model.corrected({"expires_on": "后年", "lot_number": "A"})
    assert desk.model.state.wrong == {"expires_on"}
    assert state_of(desk, desk.rejected) is REJECTED
    desk.model.corrected({"expires_on": "202704", "lot_number": " A ", "insurance_code": ""})
    assert state_of(desk, desk.rejected) is WAITING
    detail = desk.model.state.detail
    assert detail is not None
    assert isinstance(detail.row.body, Sale)
    assert (detail.row.body.goods.lot_number, str(detail.row.body.goods.expires_on)) == ("A", "2027-04-30")
    assert detail.row.body.goods.insurance_code == "XD1"


def test_withdrawing_wants_a_reason_and_tells_whether_the_platform_must_hear_of_it(desk: Desk) -> None:
    desk.model.selected(desk.accepted.id)
    desk.model.withdrawn("  ")
    assert desk.model.state.done is None
    desk.model.withdrawn("录错")
    assert desk.model.state.done == (Deed.WITHDRAWAL_OWED, 1)
    desk.model.selected(desk.rejected.id)
    desk.model.withdrawn("录错")
    assert desk.model.state.done == (Deed.WITHDRAWN, 1)


@pytest.mark.parametrize(("held", "then"), [(True, ACCEPTED), (False, WAITING)])
def test_an_unknown_row_is_settled_by_who_looked(desk: Desk, held: bool, then: SubmissionState) -> None:
    desk.model.selected(desk.unknown.id)
    desk.model.settled(held=held)
    assert state_of(desk, desk.unknown) is then


def test_no_deed_meets_the_row_before_while_the_chosen_one_is_still_fetched(desk: Desk) -> None:
    asked: list[Callable[[], None]] = []

    def later(work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        asked.append(lambda: then(work()))

    model = UploadsViewModel(verbs(desk.house), run=later, now=desk.house.clock, may_mend=True)
    model.selected(desk.rejected.id)
    asked.pop()()
    model.selected(desk.accepted.id)
    model.sent_again()
    model.withdrawn("录错")
    model.corrected({"lot_number": "A"})
    assert len(asked) == 1, "only the chosen row is being fetched"
    asked.pop()()
    model.withdrawn("录错")
    asked.pop()()
    assert (state_of(desk, desk.rejected), state_of(desk, desk.accepted)) == (REJECTED, ACCEPTED)
    assert model.state.done == (Deed.WITHDRAWAL_OWED, 1)


def test_who_may_only_look_changes_nothing(desk: Desk) -> None:
    looker = UploadsViewModel(verbs(desk.house), run=run_now, now=desk.house.clock, may_mend=False)
    looker.selected(desk.rejected.id)
    looker.sent_again()
    looker.withdrawn("x")
    looker.corrected({"lot_number": "A"})
    assert state_of(desk, desk.rejected) is REJECTED


def test_what_another_window_settled_meanwhile_is_told(desk: Desk) -> None:
    desk.model.selected(desk.rejected.id)
    mend_submission.send_again(desk.rejected.id, actor=STOREKEEPER, counter=desk.house.counter)
    desk.model.sent_again()
    assert isinstance(desk.model.state.trouble, SubmissionSettled)


# --- the view ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def view(desk: Desk, qtbot: QtBot, dressed: Theme, tmp_path: Path) -> UploadsView:
    made = UploadsView(
        desk.model,
        messages=Messages(),
        memory=NoMemory(),
        now=desk.house.clock,
        code_of=lambda text: text if len(text) == 20 else None,
        ask=lambda _, name: tmp_path / "out.csv",
        standing_of=lambda state: state if isinstance(state, PlatformStanding) else PlatformStanding(configured=False),
    )
    qtbot.addWidget(made)
    made.resize(1198, 688)
    made.show()
    return made


def words_in(view: UploadsView) -> str:
    return "\n".join(label.text() for label in view.detail.findChildren(QLabel) if label.isVisibleTo(view))


def test_a_refused_row_says_cause_owner_next_step_and_the_platforms_words(view: UploadsView, desk: Desk) -> None:
    second = desk.model.state.rows[2]
    view.table.select(second.id)
    said = words_in(view)
    assert "平台认为有一项内容不合格" in said
    assert "【药剂科】按平台原话改正" in said
    assert "平台原话：批号格式不合法" in said
    assert "张*" not in said


def test_missing_facts_are_named_in_our_words_with_where_to_mend_them(view: UploadsView, desk: Desk) -> None:
    view.table.select(desk.rejected.id)
    assert view.detail.why.missing.text() == "缺：有效期至、药师执业资格证号（到人员资料补）"


def test_correcting_in_place_sends_only_what_was_changed(view: UploadsView, desk: Desk, qtbot: QtBot) -> None:
    view.table.select(desk.rejected.id)
    field = view.detail.mending.fields["expires_on"]
    field.setFocus()
    qtbot.keyClicks(field, "20270430")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert state_of(desk, desk.rejected) is REJECTED, "Enter goes to the next field"
    qtbot.keyClick(view.detail.mending.fields["insurance_code"], Qt.Key.Key_Return)
    assert state_of(desk, desk.rejected) is WAITING
    assert view.notice.isVisible()
    assert not view.detail.mending.save.isVisible()


def test_what_is_being_typed_survives_a_refresh(view: UploadsView, desk: Desk, qtbot: QtBot) -> None:
    view.table.select(desk.rejected.id)
    field = view.detail.mending.fields["lot_number"]
    field.setFocus()
    qtbot.keyClicks(field, "24")
    sale(desk.house, "CF9", 9)
    view.changed(frozenset({"outbox"}))
    qtbot.waitUntil(lambda: len(desk.model.state.rows) == 5)
    assert field.text() == "24"
    assert desk.model.state.selected == desk.rejected.id
    assert view.table.current() is not None


def test_other_news_and_hidden_screens_ask_nothing(view: UploadsView) -> None:
    view.changed(frozenset({"stock"}))
    assert not view._live.isActive()
    view.hide()
    view.changed(frozenset({"outbox"}))
    assert not view._live.isActive()


def test_withdrawing_asks_for_its_reason_in_place(view: UploadsView, desk: Desk, qtbot: QtBot) -> None:
    view.table.select(desk.accepted.id)
    mending = view.detail.mending
    qtbot.mouseClick(mending.withdraw, Qt.MouseButton.LeftButton)
    assert mending.reason.isVisible()
    qtbot.keyClick(mending.reason, Qt.Key.Key_Return)
    assert mending.reason.property("tone") == "stop"
    qtbot.keyClicks(mending.reason, "wrong drug")
    qtbot.keyClick(mending.reason, Qt.Key.Key_Return)
    assert "3507" in view.notice._text.text()


def test_an_unknown_row_offers_both_ways_to_settle_it(view: UploadsView, desk: Desk, qtbot: QtBot) -> None:
    view.table.select(desk.unknown.id)
    assert view.detail.mending.on_platform.isVisible()
    qtbot.mouseClick(view.detail.mending.not_on_platform, Qt.MouseButton.LeftButton)
    assert state_of(desk, desk.unknown) is WAITING


def test_a_row_behind_another_leads_to_it(view: UploadsView, desk: Desk, qtbot: QtBot) -> None:
    back = take_back.open_return("CF1", actor=PHARMACIST, counter=desk.house.counter)
    take_back.scan(back.id, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=desk.house.counter)
    (returned,) = take_back.confirm(back.id, actor=PHARMACIST, counter=desk.house.counter)
    desk.model.refresh()
    view.table.select(returned.id)
    assert "等前面一条：销售 3505 CF1 被退回" in words_in(view)
    qtbot.mouseClick(view.detail.why.ahead, Qt.MouseButton.LeftButton)
    assert desk.model.state.selected == desk.rejected.id


def test_calls_open_to_show_what_was_said(view: UploadsView, desk: Desk, qtbot: QtBot) -> None:
    view.table.select(desk.rejected.id)
    (call,) = view.detail.findChildren(CallView)
    assert not call.body.isVisibleTo(call)
    qtbot.mouseClick(call.head, Qt.MouseButton.LeftButton)
    assert '"psn_name": "张*"' in call.body.toPlainText()
    assert "（没有回答）" in call.body.toPlainText()


@pytest.mark.parametrize(
    ("standing", "said", "button"),
    [
        (PlatformStanding(), "", False),
        (PlatformStanding(configured=False), "还没有设置平台地址", False),
        (PlatformStanding(offline_since=datetime(2026, 3, 2, tzinfo=UTC), tries=6), "没有回应，已试 6 次", True),
        (PlatformStanding(paused=ErrorClass.CLOCK, words="签名超时"), "电脑时间和平台相差太多", True),
        (PlatformStanding(broken="full"), "磁盘满了", True),
        (PlatformStanding(limited_until=datetime(2026, 3, 2, tzinfo=UTC)), "平台要求放慢", True),
    ],
)
def test_the_banner_says_what_keeps_everything_back(
    view: UploadsView, desk: Desk, standing: PlatformStanding, said: str, button: bool
) -> None:
    view.platform_told(standing)
    assert view.platform.isVisible() is bool(said)
    assert said in view.platform._text.text()
    assert bool(view.platform._buttons) is (button and bool(said))
    if button:
        view.platform._buttons[0].click()
        assert desk.resumed == [True]


def test_f2_sends_the_refused_row_again_and_is_off_for_others(view: UploadsView, desk: Desk) -> None:
    def confirm() -> actions.Action:
        return next(action for action in view.offers() if action.id == actions.CONFIRM)

    view.table.select(desk.accepted.id)
    assert not confirm().enabled
    view.table.select(desk.rejected.id)
    assert confirm().enabled
    confirm().run()
    assert state_of(desk, desk.rejected) is WAITING


def test_f2_sends_what_was_typed_into_the_form(view: UploadsView, desk: Desk, qtbot: QtBot) -> None:
    def confirm() -> actions.Action:
        return next(action for action in view.offers() if action.id == actions.CONFIRM)

    view.table.select(desk.rejected.id)
    before = confirm().title
    with qtbot.waitSignal(view.actions_changed):
        qtbot.keyClicks(view.detail.mending.fields["lot_number"], "X9")
    assert confirm().title != before
    confirm().run()
    kept = view.model.state.detail
    assert kept is not None
    assert isinstance(kept.row.body, Sale)
    assert (kept.row.body.goods.lot_number or "").endswith("X9")
    assert state_of(desk, desk.rejected) is WAITING


def test_the_shown_rows_are_exported(view: UploadsView, tmp_path: Path) -> None:
    view.export()
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "时间,类别,单号,药品,状态,原因,次数"
    assert len(lines) == 5
    assert "已导出 4 条" in view.notice._text.text()


def test_a_scanned_pack_shows_what_was_told_of_it(view: UploadsView, desk: Desk) -> None:
    assert view.scanned(Reading(pack(AMOXICILLIN, 3)))
    assert [row.document_number for row in desk.model.state.rows] == ["CF3"]


def test_what_may_be_a_patients_token_is_not_even_shown(view: UploadsView, desk: Desk) -> None:
    assert not view.scanned(Reading("11010119900307123X"))
    assert view.filters.search.text() == ""
    assert desk.model.state.wanted == Wanted()


def test_typing_filters_after_a_pause_and_marks_what_is_no_number(view: UploadsView, desk: Desk, qtbot: QtBot) -> None:
    view.filters.search.setFocus()
    qtbot.keyClicks(view.filters.search, "CF2")
    qtbot.waitUntil(lambda: [row.document_number for row in desk.model.state.rows] == ["CF2"])
    view.filters.more.setChecked(True)
    qtbot.keyClicks(view.filters.fields["attempts"], "x")
    qtbot.waitUntil(lambda: view.filters.fields["attempts"].property("tone") == "stop")
    assert desk.model.state.wanted == Wanted(words="CF2")


def test_every_body_is_told_in_words(desk: Desk) -> None:
    words = BodyWords()
    for row in desk.model.state.rows:
        told = dict(words.told(row.body))
        assert told["药品名称"] == "阿莫西林胶囊"
        assert told["药品追溯码"].startswith("8100001 9")
