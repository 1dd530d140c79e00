"""The base of the screens that work on documents: a queue, and behind it the document being scanned.

A subclass says its words (`Plan`), its columns and its head; gestures and drawing are the same for all of them.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QStackedLayout

from app.domain.documents import Document, Finding, ScanEvent, ScanResult
from app.ui import actions
from app.ui.actions import Action
from app.ui.banner import Answer, BannerState
from app.ui.columns import Column, Memory
from app.ui.messages import Messages
from app.ui.reading import Origin, Reading
from app.ui.scanning.line_rows import LineRow, LineRows
from app.ui.scanning.queue_page import QueuePage
from app.ui.scanning.scan_state import ScanState
from app.ui.scanning.screen import ScanScreen
from app.ui.scanning.side_list import REMOVE
from app.ui.scanning.state import EmptyWords, HeadState, ScanScreenState, SideEntry
from app.ui.scanning.verdict_card import VerdictCard
from app.ui.scanning.viewmodel import ScanViewModel
from app.ui.scanning.words import ScanWords
from app.ui.screen import Screen
from app.ui.text import grouped
from app.ui.view import View
from app.usecases.keeping import MISMATCHES
from app.usecases.looking import Opened, Waiting

_LONGEST_NUMBER = 5
_LONGEST_NAME = 14
"""Characters of a drug's name on a button of the side list."""
GO_ON, KEEP, BIND = "go_on", "keep", "bind"


class DocumentScreen(Screen):
    """Owns its view model and draws its state."""

    def __init__(self, name: str, model: ScanViewModel, *, messages: Messages, memory: Memory) -> None:
        super().__init__()
        self.name, self.model = name, model
        self._messages, self._words, self._rows = messages, ScanWords(self), LineRows()
        self._state = ScanState()
        self.work: ScanScreen[LineRow] = ScanScreen(
            name, self.columns(), messages=messages, key=lambda row: row.key, memory=memory
        )
        self.queue = QueuePage(f"{name}.queue", self.queue_columns(), card=VerdictCard(messages), memory=memory)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.queue)
        self._pages.addWidget(self.work)
        self.furnish()
        self._connect()
        model.watch(self.show_state)

    # --- what a subclass says ---------------------------------------------------------------------------------------

    def furnish(self) -> None:
        """Add the parts that only this screen has; called once, before the first state is drawn."""

    @abstractmethod
    def columns(self) -> Sequence[Column[LineRow]]:
        """Of the lines."""

    @abstractmethod
    def head(self, document: Document) -> HeadState:
        """Of the open document."""

    @abstractmethod
    def title(self) -> str:
        """Of the queue."""

    @abstractmethod
    def nothing(self) -> EmptyWords:
        """What the empty queue says to do."""

    @abstractmethod
    def confirm_word(self) -> str:
        """On F2."""

    def new_word(self) -> str:
        """On F4; "" where documents only come from outside."""
        return ""

    def new_document(self) -> None:
        """F4 was pressed."""

    def missing_words(self, row_state: ScanState) -> str:
        """ "少扫 2 盒", until nothing is missing."""
        opened = row_state.opened
        if opened is None:
            return ""
        packs = sum(-(-line.missing // opened.drugs[line.drug_id].pack_units) for line in opened.document.lines)
        if packs:
            return self.tr("少扫 {n} 盒").format(n=packs)
        return self.tr("已扫齐") if opened.document.complete else ""

    def is_complete(self, state: ScanState) -> bool:
        """Whether `missing_words` say that all is well."""
        return state.document is not None and state.document.complete

    def usual_reasons(self) -> Sequence[str]:
        """Usual reasons for going on over open points; any other may be typed."""
        return (
            self.tr("码破损，扫不出"),
            self.tr("药盒上没有码"),
            self.tr("扫码设备故障"),
            self.tr("已与同事当面核对"),
        )

    def no_reason(self) -> str:
        """What the books keep where nobody wrote one."""
        return self.tr("未写原因")

    def may_bind(self) -> bool:
        """Whether an unknown pack may be bound to the chosen line's drug here."""
        return True

    def may_keep(self) -> bool:
        """Whether a pack that does not match may be put on the chosen line all the same."""
        return True

    def rows(self, opened: Opened, state: ScanState) -> tuple[LineRow, ...]:
        """Of the table: one per line, unless a screen shows its lines in parts."""
        return self._rows.of(opened)

    def current(self, state: ScanState) -> Hashable | None:
        """Key of the row the cursor stands on."""
        return state.line.id if state.line else None

    def queue_columns(self) -> Sequence[Column[Waiting]]:
        """Of the queue: number, party or patient, department, when, how many lines."""
        return (
            Column("number", lambda: self.tr("单号"), lambda row: row.number, width=190),
            Column("who", lambda: self.tr("对象"), lambda row: row.patient or row.party or "", width=0),
            Column("department", lambda: self.tr("科室"), lambda row: row.department or "", width=120),
            Column(
                "at",
                lambda: self.tr("时间"),
                lambda row: _when(row.since),
                width=150,
                order=lambda row: row.since,
            ),
            Column("lines", lambda: self.tr("品种数"), lambda row: str(row.lines), width=80, number=True),
            Column("state", lambda: self.tr("状态"), self._queue_state, width=100, tone=self._queue_tone),
        )

    def _empty(self, searched: str) -> EmptyWords:
        if not searched.strip():
            return self.nothing()
        title = self.tr("没有符合“{words}”的单据").format(words=searched.strip())
        return EmptyWords(title, self.tr("少输几个字再试，或清空查找"), icon="search")

    # --- drawing ----------------------------------------------------------------------------------------------------

    def show_state(self, state: ScanState) -> None:
        """Draw it: the queue while no document is open, else the document."""
        self._state = state
        if state.opened is None:
            self.queue.draw(
                self.title(), state.queue, self._empty(state.words), self.new_word(), self._settled_notice(state)
            )
            self.queue.card.setVisible(state.trouble is not None)
            self.queue.card.draw(None, state.trouble)
            self._turn_to(self.queue)
        else:
            self.work.draw(self._drawn(state))
            self._turn_to(self.work)
        self.actions_changed.emit()

    def _turn_to(self, page: View) -> None:
        """The focus goes where work begins on the page that comes to the front."""
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            if self.isVisible():
                self.focus()

    def retranslate(self) -> None:
        """The state again, in the other language."""
        self.show_state(self._state)

    def _drawn(self, state: ScanState) -> ScanScreenState:
        assert state.opened is not None
        document = state.opened.document
        return ScanScreenState(
            head=self.head(document),
            lines=self.rows(state.opened, state),
            current=self.current(state),
            card=state.card,
            trouble=state.trouble,
            taken_back=state.taken_back,
            missing=self.missing_words(state),
            complete=self.is_complete(state),
            waiting=tuple(self._trouble(event, state) for event in state.troubles),
            last=tuple(self._recent(result, at) for at, result in enumerate(state.recent)),
            banner=self._prompt(state),
            reasons=tuple(self.usual_reasons()) if state.prompt is not None else None,
            hint=self._hint(state),
            empty=self.no_lines(),
            busy=state.working > 0,
        )

    def no_lines(self) -> EmptyWords:
        """What stands in place of the lines of a document that has none yet."""
        return EmptyWords(self.tr("请扫描药盒"), self.tr("扫到的药品会列在这里"))

    def _hint(self, state: ScanState) -> str:
        if state.loose:
            return self.tr("拆零：输入当前行的数量（最小单位）后按 Enter")
        return self.tr("扫描药盒；手输追溯码或当前行数量后按 Enter")

    def _prompt(self, state: ScanState) -> BannerState | None:
        if state.to_bind is not None:
            return self._binding(state)
        if state.prompt is None:
            return None
        what = self._messages.tell(state.prompt).title
        text = self.tr("{what}。再按 F2 确认").format(what=what)
        return BannerState(text, "attention", (Answer(GO_ON, self.tr("仍然确认")),))

    def _binding(self, state: ScanState) -> BannerState | None:
        event = next((each for each in state.troubles if each.id == state.to_bind), None)
        if event is None or state.line is None or state.opened is None:
            return None
        drug = state.opened.drugs[state.line.drug_id]
        text = self.tr("{code} 是 {drug} {spec} 吗？同类药盒以后都这样认。↑ ↓ 换一行；再按 F7 或 Enter 对照").format(
            code=grouped(event.shown), drug=drug.name, spec=drug.spec
        )
        return BannerState(text, "attention", (Answer(BIND, self.tr("对照")),))

    def _settled_notice(self, state: ScanState) -> BannerState | None:
        if state.settled is None:
            return None
        text = self.tr("{number} 已完成，{n} 条待上传，后台会自动上传").format(
            number=state.settled.number, n=state.settled.rows
        )
        return BannerState(text, "ok")

    def _trouble(self, event: ScanEvent, state: ScanState) -> SideEntry:
        result = ScanResult(event.verdict, event.finding, event.shown, code=event.code, length=len(event.shown))
        known = next((each for each in state.recent if each.event_id == event.id), result)
        told = self._words.tell(known)
        drug = known.drug or (state.opened.drugs_aside.get(event.id, "") if state.opened else "")
        answers = [Answer(REMOVE, self.tr("移除"))]
        if event.finding is Finding.ELSEWHERE:
            answers.append(Answer(KEEP, self.tr("从这里出")))
        elif event.finding in MISMATCHES and event.code and state.line is not None:
            if event.finding is Finding.UNMAPPED and self.may_bind():
                answers.insert(0, Answer(BIND, self.tr("对照 F7")))
            if self.may_keep():
                answers.append(Answer(KEEP, self._keep_word(drug, state)))
        detail = " ".join(part for part in (grouped(event.shown), drug) if part)
        return SideEntry(str(event.id), event.verdict, told.title, detail, _clock(event.at), tuple(answers))

    def _keep_word(self, drug: str, state: ScanState) -> str:
        """What is put where: a wrong drug on a line is nobody's slip of the hand then."""
        assert state.line is not None
        assert state.opened is not None
        line = state.opened.drugs[state.line.drug_id].name
        word = self.tr("归入 {line}").format(line=_short(line))
        return f"{_short(drug)}\n{word}" if drug else word

    def _recent(self, result: ScanResult, at: int) -> SideEntry:
        told = self._words.tell(result).title
        return SideEntry(f"last{at}", result.verdict, result.drug or told, grouped(result.shown) or told)

    # --- gestures ---------------------------------------------------------------------------------------------------

    def scanned(self, reading: Reading) -> bool:
        """A code; or a short number typed by hand, which is a quantity for the chosen line."""
        text = reading.text.strip()
        if self._state.opened is not None and reading.origin is Origin.TYPED and _is_quantity(text):
            self.model.typed_number(int(text))
        else:
            self.model.scanned(reading.text)
        return True

    def offers(self) -> Sequence[Action]:
        """F-keys: what this state allows."""
        state, opened = self._state, self._state.opened is not None
        offered = [
            Action(actions.CONFIRM, self.confirm_word(), self.confirm, enabled=opened, primary=True),
            Action(actions.QUERY, self.tr("查找"), self.look_for),
            Action(actions.REFRESH, self.tr("刷新"), self.model.refresh),
            Action(
                actions.BIND,
                self.tr("对照"),
                self.bind_newest,
                enabled=state.unknown is not None,
                hidden=not opened,
            ),
            Action(actions.BACK, self.tr("返回列表"), self.model.put_away, enabled=opened),
            Action(actions.SPLIT, self.tr("拆零"), self.model.split_pressed, enabled=opened),
            Action(actions.UNDO, self.tr("撤回上一扫"), self.model.undone, enabled=opened),
        ]
        if self.new_word() or not opened:
            word = self.new_word() or self.tr("下一张")
            offered.append(Action(actions.NEXT, word, self._next, enabled=not opened))
        return offered

    def entered(self) -> None:
        """The screen comes to the front."""
        self.model.entered()
        self.focus()

    def focus(self) -> None:
        """Put the focus where work begins."""
        if self._state.opened is None:
            self.queue.focus()
        else:
            self.work.entered()

    def confirm(self) -> None:
        """F2, or Enter in the field of the reason."""
        self.model.confirmed(self.work.reason.words or self.no_reason())

    def look_for(self) -> None:
        """F3."""
        if self._state.opened is None:
            self.queue.focus()
        else:
            self.work.input.setFocus()

    def bind_newest(self) -> None:
        """F7: the newest unknown pack is the chosen line's drug; asked once more before it is learnt."""
        if self.may_bind():
            self.model.bind_pressed(self._state.to_bind)

    def bind(self, event_id: int) -> None:
        """对照: the pack on the trouble list is the chosen line's drug."""
        self.model.bind_pressed(event_id)

    def answer_prompt(self, answer: str) -> None:
        """A button of the weak prompt does what its key does."""
        if answer == BIND:
            self.bind_newest()
        else:
            self.confirm()

    def agreed(self) -> None:
        """Enter with nothing typed: yes to what F7 asked."""
        if self._state.to_bind is not None:
            self.bind_newest()

    def _next(self) -> None:
        if self.new_word():
            self.new_document()
        else:
            self.queue.open_current()

    def _answer_trouble(self, key: str, answer: str) -> None:
        event_id = int(key)
        if answer == KEEP:
            self.model.kept(event_id, self.no_reason())
        elif answer == BIND:
            self.bind(event_id)
        else:
            self.model.removed(event_id)

    def _connect(self) -> None:
        self.queue.picked.connect(self.model.picked)
        self.queue.searched.connect(self.model.searched)
        self.queue.new_pressed.connect(self._next)
        self.work.input.entered.disconnect()
        self.work.input.entered.connect(self.scanned)
        self.work.input.agreed.connect(self.agreed)
        self.work.line_selected.connect(lambda row: self.model.selected_line(row.line.id))
        self.work.banner_answered.connect(self.answer_prompt)
        self.work.banner_closed.connect(self.model.prompt_dismissed)
        self.work.reason.submitted.connect(self.confirm)
        self.work.reason.left.connect(self.model.prompt_dismissed)
        self.work.trouble_answered.connect(self._answer_trouble)

    def _queue_state(self, row: Waiting) -> str:
        return self.tr("处理中") if row.touched else self.tr("待处理")

    def _queue_tone(self, row: Waiting) -> str:
        return "accent" if row.touched else "muted"


def _is_quantity(text: str) -> bool:
    """Short enough that no scanner fault looks like it."""
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _when(at: datetime) -> str:
    return at.astimezone().strftime("%m-%d %H:%M")


def _clock(at: datetime) -> str:
    return at.astimezone().strftime("%H:%M:%S")
