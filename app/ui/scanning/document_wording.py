"""What a document screen says: words and columns of its own, and those that are the same for all kinds."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Sequence
from datetime import datetime

from app.domain.documents import Document
from app.ui.banner import Answer, BannerState
from app.ui.columns import Column
from app.ui.messages import Messages
from app.ui.scanning.line_rows import LineRow, LineRows
from app.ui.scanning.scan_state import ScanState
from app.ui.scanning.side_entries import BIND, SideEntries
from app.ui.scanning.state import EmptyWords, HeadState, ScanScreenState, SideEntry
from app.ui.screen import Screen
from app.ui.text import grouped
from app.usecases.looking import Opened, Waiting

GO_ON = "go_on"


class DocumentWording(Screen):
    """Makes what is drawn of what the view model knows. A subclass says what only its kind of document says."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages, self._rows, self._entries = messages, LineRows(), SideEntries(self)

    # --- what a subclass says ---------------------------------------------------------------------------------------

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

    # --- the state in words -----------------------------------------------------------------------------------------

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
            waiting=self._aside(state),
            last=tuple(self._entries.recent(result, at) for at, result in enumerate(state.recent)),
            banner=self._prompt(state),
            reasons=tuple(self.usual_reasons()) if state.prompt is not None else None,
            hint=self._hint(state),
            empty=self.no_lines(),
            busy=state.working > 0,
        )

    def _aside(self, state: ScanState) -> tuple[SideEntry, ...]:
        may_bind, may_keep = self.may_bind(), self.may_keep()
        return tuple(
            self._entries.aside(event, state, may_bind=may_bind, may_keep=may_keep) for event in state.troubles
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

    def _queue_state(self, row: Waiting) -> str:
        return self.tr("处理中") if row.touched else self.tr("待处理")

    def _queue_tone(self, row: Waiting) -> str:
        return "accent" if row.touched else "muted"


def _when(at: datetime) -> str:
    return at.astimezone().strftime("%m-%d %H:%M")
