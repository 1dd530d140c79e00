"""What all scan screens know and do: one document, its card, its trouble list, and the weak prompt.

No widgets. Work goes to the worker in the order asked, so scans are answered in the order they came; the tone sounds when
the answer is here, which is after the commit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.documents import Document, DocumentKind, DocumentState, Finding, Line, ScanEvent, ScanResult
from app.domain.open_points import OpenPoints
from app.domain.refusals import AnotherOpen, NoSuchScan, NothingOpen, Refusal
from app.domain.submissions import Submission
from app.domain.verdict import Verdict
from app.ui.run import Run
from app.ui.scanning.taken_back import TakenBack
from app.usecases.looking import Opened, Waiting

_RECENT = 12
_CODE_DIGITS = 20
ScanPack = Callable[[int, str], tuple[ScanResult, ...]]
"""scan(document, text)."""


@dataclass(frozen=True, slots=True)
class ScanVerbs:
    """Everything a scan screen can do, bound to a person and a counter.

    catch_up(opened, lines changed by hand). bind(document, event, drug, level, packs, how to scan them again).
    by_hand(document, line, units, reason). confirm(document, reason, open points the person was told).
    """

    look: Callable[[int], Opened]
    catch_up: Callable[[Opened, tuple[int, ...]], Opened]
    find: Callable[[str], int | None]
    queue: Callable[[str], Sequence[Waiting]]
    scan: ScanPack
    keep: Callable[[int, int, int, str], ScanResult]
    bind: Callable[[int, int, int, int, int, ScanPack], tuple[ScanResult, ...]]
    undo: Callable[[int], ScanEvent]
    remove: Callable[[int, int], ScanEvent]
    by_hand: Callable[[int, int, int | None, str | None], Line]
    confirm: Callable[[int, str | None, Sequence[Refusal]], tuple[Submission, ...]]
    cancel: Callable[[int, str], None]
    resume: Callable[[], int | None]


@dataclass(frozen=True, slots=True)
class Typed:
    """A number typed on a line, with what stood there before: the last one is taken back like a scan.

    after: the newest scan there was. units: None where nobody had counted the line.
    """

    document_id: int
    line_id: int
    units: int | None
    reason: str | None
    after: int


@dataclass(frozen=True, slots=True)
class Settled:
    """What was just confirmed: shown until the next document opens."""

    number: str
    rows: int


@dataclass(frozen=True, slots=True)
class ScanState:
    """Everything on a scan screen, and nothing else.

    prompt: open points that wait for the second press, until the document changes. trouble: the last refusal or outage, told on the screen.
    loose: a typed number counts smallest units instead of packs (拆零). taken_back: what Ctrl+Z took back, if that was
    the last deed. to_bind: the unknown pack that a second F7 binds to the drug of `line`.
    """

    opened: Opened | None = None
    queue: tuple[Waiting, ...] = ()
    words: str = ""
    selected: int | None = None
    card: ScanResult | None = None
    recent: tuple[ScanResult, ...] = ()
    prompt: OpenPoints | None = None
    trouble: Exception | None = None
    settled: Settled | None = None
    loose: bool = False
    working: int = 0
    confirming: bool = False
    taken_back: TakenBack | None = None
    to_bind: int | None = None

    @property
    def document(self) -> Document | None:
        """The open document."""
        return self.opened.document if self.opened else None

    @property
    def troubles(self) -> tuple[ScanEvent, ...]:
        """Scans that lie aside, newest first."""
        return self.opened.aside[::-1] if self.opened else ()

    @property
    def line(self) -> Line | None:
        """The line that hands act on: the selected one, else the first that wants something."""
        if self.opened is None:
            return None
        chosen = self.opened.line(self.selected)
        return chosen or next((line for line in self.opened.document.lines if not line.complete), None)

    @property
    def unknown(self) -> ScanEvent | None:
        """The newest pack aside that nobody knows."""
        return next((event for event in self.troubles if event.finding is Finding.UNMAPPED), None)

    @property
    def untouched(self) -> bool:
        """Nobody scanned or typed anything on the open document. What has no codes is counted by opening it."""
        opened = self.opened
        return (
            opened is not None
            and not opened.events
            and all(
                not line.by_hand or opened.drugs[line.drug_id].no_code is not None for line in opened.document.lines
            )
        )


Draw = Callable[[ScanState], None]


class ScanViewModel:
    """One scan screen's mind."""

    def __init__(
        self,
        verbs: ScanVerbs,
        *,
        run: Run,
        sound: Callable[[Verdict], None],
        confirm_when_complete: Callable[[], bool] = lambda: False,
    ) -> None:
        self._verbs = verbs
        self._run = run
        self._sound = sound
        self._confirm_when_complete = confirm_when_complete
        self._draws: list[Draw] = []
        self._typed: list[Typed] = []
        self.state = ScanState()

    def watch(self, draw: Draw) -> None:
        """Call `draw` now, and again after every change."""
        self._draws.append(draw)
        draw(self.state)

    def entered(self) -> None:
        """The screen comes to the front: the document that was being worked on opens where it was."""
        self.refresh()
        if self.state.opened is None:
            self._do(self._verbs.resume, self._resumed)

    def refresh(self) -> None:
        """Read the queue and the open document again."""
        words = self.state.words
        self._do(lambda: tuple(self._verbs.queue(words)), lambda rows: self._become(queue=rows))
        if self.state.document is not None:
            self._reload(self.state.document.id)

    def searched(self, words: str) -> None:
        """Narrow the queue while typing."""
        self._become(words=words)
        self._do(lambda: tuple(self._verbs.queue(words)), lambda rows: self._become(queue=rows))

    def picked(self, document_id: int) -> None:
        """Open a document of the queue."""
        self._do(lambda: self._open(document_id), self._show)

    def put_away(self) -> None:
        """Leave the document open and go back to the queue; nothing is lost."""
        self._become(opened=None, card=None, recent=(), prompt=None, trouble=None, selected=None, settled=None)
        self.refresh()

    def scanned(self, text: str) -> None:
        """A pack or a document number was scanned, typed or pasted."""
        if self.state.document is None or self.state.document.state is not DocumentState.OPEN:
            self._do(lambda: self._found(text), self._show_found)
            return
        opened, scan, untouched = self.state.opened, self._way_of_scanning(), self.state.untouched
        assert opened is not None

        def scan_or_turn() -> Opened | tuple[tuple[ScanResult, ...], Opened]:
            other = None if _is_trace_code(text) else self._verbs.find(text)
            if other is None:
                return self._scan(opened, scan, text)
            if other != opened.document.id and not untouched:
                raise AnotherOpen(text.strip(), opened.document.head.kind)
            return self._open(other)

        self._do(scan_or_turn, self._scanned_or_turned, self._not_scanned)

    def selected_line(self, line_id: int | None) -> None:
        """The person chose a line."""
        self._become(selected=line_id)

    def split_pressed(self) -> None:
        """F9: the next typed number counts loose units, or packs again."""
        self._become(loose=not self.state.loose)

    def typed_number(self, number: int) -> None:
        """A quantity from the number pad, for the chosen line: packs, or loose units after F9."""
        opened, line = self.state.opened, self.state.line
        if opened is None or line is None:
            self._nothing_open()
            return
        each = 1 if self.state.loose else opened.drugs[line.drug_id].pack_units
        self._become(loose=False)
        self.typed_units(line.id, number * each, None)

    def bind_pressed(self, event_id: int | None = None) -> None:
        """F7: the first press says which pack becomes which drug, the second learns it and scans the pack again.

        event_id: of a pack on the trouble list; None: the newest nobody knows. The drug is the chosen line's.
        """
        line, newest = self.state.line, self.state.unknown
        chosen = event_id if event_id is not None else newest.id if newest is not None else None
        if line is None or chosen is None:
            return
        if self.state.to_bind != chosen:
            self._become(to_bind=chosen, prompt=None, trouble=None)
        else:
            self._become(to_bind=None)
            self.bound_to(chosen, line.drug_id)

    def bound_to(self, event_id: int, drug_id: int, level: int = 1, packs: int = 1) -> None:
        """The pack on the trouble list is that drug; its code stands for so many packs."""
        opened = self.state.opened
        if opened is None:
            return
        document_id, scan = opened.document.id, self._way_of_scanning()

        def learn_and_scan() -> tuple[tuple[ScanResult, ...], Opened]:
            results = self._verbs.bind(document_id, event_id, drug_id, level, packs, scan)
            return results, self._verbs.catch_up(opened, ())

        self._do(learn_and_scan, self._answered)

    def kept(self, event_id: int, reason: str) -> None:
        """Put a mismatching pack on the chosen line all the same; one that lies elsewhere has a line of its own."""
        opened, line = self.state.opened, self.state.line
        own = any(event.id == event_id and event.finding is Finding.ELSEWHERE for event in self.state.troubles)
        if opened is None or (line is None and not own):
            return
        document_id, line_id = opened.document.id, 0 if line is None else line.id

        def keep_and_look() -> tuple[tuple[ScanResult, ...], Opened]:
            kept = self._verbs.keep(document_id, event_id, line_id, reason)
            return (kept,), self._verbs.catch_up(opened, ())

        self._do(keep_and_look, self._answered)

    def removed(self, event_id: int) -> None:
        """Clear a scan from the trouble list. What is gone already, by a second click, is what was wanted."""
        document = self.state.document
        if document is None:
            return

        def gone_already(error: Exception) -> None:
            if isinstance(error, NoSuchScan):
                self._catch_up()
            else:
                self._failed(error)

        self._do(lambda: self._verbs.remove(document.id, event_id), lambda _: self._catch_up(), gone_already)

    def undone(self) -> None:
        """Take the last scan back, or the last typed number if that was later."""
        opened = self.state.opened
        if opened is None:
            return
        document_id, typed = opened.document.id, self._typed[-1] if self._typed else None
        newest = opened.events[-1].id if opened.events else 0
        if typed is None or typed.document_id != document_id or newest > typed.after:
            self._do(lambda: self._verbs.undo(document_id), self._taken_back)
            return
        self._typed.pop()
        self._do(
            lambda: self._verbs.by_hand(document_id, typed.line_id, typed.units, typed.reason),
            lambda line: self._typed_taken_back(line.id),
        )

    def typed_units(self, line_id: int, units: int, reason: str | None = None) -> None:
        """Units without a code, typed on a line."""
        opened = self.state.opened
        before = opened.line(line_id) if opened is not None else None
        if opened is None or before is None:
            return
        document_id = opened.document.id
        nothing = before.by_hand == 0 and before.reason is None
        self._typed.append(Typed(document_id, line_id, None if nothing else before.by_hand, before.reason, opened.seen))

        def set_and_look() -> tuple[Line, Opened]:
            line = self._verbs.by_hand(document_id, line_id, units, reason)
            return line, self._verbs.catch_up(opened, (line_id,))

        self._do(set_and_look, lambda answer: self._taken_by_hand(answer, units), self._not_taken)

    def confirmed(self, reason: str) -> None:
        """F2. The first press may bring up open points; the second goes over exactly those, with `reason`."""
        told = (reason or None) if self.state.prompt is not None else None
        self._confirm(told)

    def cancelled(self, reason: str) -> None:
        """Give the document up."""
        document = self.state.document
        if document is not None:
            self._do(lambda: self._verbs.cancel(document.id, reason), lambda _: self.put_away())

    def prompt_dismissed(self) -> None:
        """The person goes on scanning instead."""
        self._become(prompt=None, trouble=None, to_bind=None)

    def _confirm(self, reason: str | None) -> None:
        document, prompt = self.state.document, self.state.prompt
        if document is None or self.state.confirming:
            return
        seen = prompt.points if prompt is not None else ()
        self._become(prompt=None, trouble=None, to_bind=None, confirming=True)
        self._do(lambda: self._verbs.confirm(document.id, reason, seen), self._settled, self._not_confirmed)

    def _open(self, document_id: int) -> Opened:
        return self._verbs.look(document_id)

    def _found(self, text: str) -> Opened | None:
        document_id = self._verbs.find(text)
        return None if document_id is None else self._open(document_id)

    def _show_found(self, opened: Opened | None) -> None:
        if opened is None:
            self._nothing_open()
        else:
            self._show(opened)

    def _nothing_open(self) -> None:
        """A pack was scanned with no document open: the screen says what to do first."""
        self._sound(Verdict.STOP)
        self._become(trouble=NothingOpen())

    def _show(self, opened: Opened) -> None:
        self._become(opened=opened, card=None, recent=(), prompt=None, trouble=None, selected=None, settled=None)

    def _resumed(self, document_id: int | None) -> None:
        if document_id is not None and self.state.opened is None:
            self.picked(document_id)

    def _way_of_scanning(self) -> ScanPack:
        """How a pack that is scanned now is taken; a screen where the chosen line matters says so here."""
        return self._verbs.scan

    def _scan(self, opened: Opened, scan: ScanPack, text: str) -> tuple[tuple[ScanResult, ...], Opened]:
        results = scan(opened.document.id, text)
        return results, self._verbs.catch_up(opened, ())

    def _scanned_or_turned(self, answer: Opened | tuple[tuple[ScanResult, ...], Opened]) -> None:
        """A pack was scanned; or a number, which turned to its document."""
        if isinstance(answer, Opened):
            self._show(answer)
        else:
            self._answered(answer)

    def _not_scanned(self, error: Exception) -> None:
        if isinstance(error, AnotherOpen):
            self._sound(Verdict.ATTENTION)
            self._become(trouble=error)
        else:
            self._failed(error)

    def _answered(self, answer: tuple[tuple[ScanResult, ...], Opened]) -> None:
        results, opened = answer
        for result in results:
            self._sound(result.verdict)
        if not results:
            return
        self._become(
            opened=opened,
            card=results[-1],
            recent=(*reversed(results), *self.state.recent)[:_RECENT],
            prompt=None,
            trouble=None,
            selected=results[-1].line_id if results[-1].line_id is not None else self.state.selected,
        )
        if opened.document.complete and results[-1].complete and self._confirm_when_complete():
            self.confirmed("")

    def _taken_by_hand(self, answer: tuple[Line, Opened], typed: int) -> None:
        """A typed number is told like a scan: card and tone. It says 注意 where the packs carry codes to be scanned.

        A line that has all it needs gives way to the next one that does not: the number pad alone goes down the list.
        """
        line, opened = answer
        drug, lot = opened.drugs[line.drug_id], opened.lot_of(line)
        returned = opened.document.head.kind is DocumentKind.TAKE_BACK
        coded = line.by_hand and drug.no_code is None and not returned
        card = ScanResult(
            Verdict.ATTENTION if coded or line.by_hand < typed else Verdict.OK,
            Finding.BY_HAND,
            "",
            line_id=line.id,
            drug_id=drug.id,
            drug=drug.name,
            spec=drug.spec,
            lot=lot.number if lot else None,
            expires_on=lot.expires_on if lot else None,
            units=line.by_hand,
            got=line.total,
            needed=line.needed,
            pack_units=drug.pack_units,
            unit=drug.unit,
            pack_unit=drug.pack_unit,
            line=line,
            complete=line.complete,
            typed=typed if line.by_hand < typed else None,
        )
        self._answered(((card,), opened))
        if line.complete and card.typed is None and not returned and self.state.opened is opened:
            following = next_open(opened.document.lines, line.id)
            self._become(selected=line.id if following is None else following.id)

    def _not_taken(self, error: Exception) -> None:
        self._typed.pop()
        self._failed(error)

    def _taken_back(self, event: ScanEvent) -> None:
        """The card says what is gone; the line it stood on is the one in hand."""
        was = next((each for each in self.state.recent if each.event_id == event.id), None)
        recent = tuple(each for each in self.state.recent if each.event_id != event.id)
        opened = self.state.opened
        line = opened.line(event.line_id) if opened else None
        drug = opened.drugs[line.drug_id] if opened and line else None
        if opened is None:
            return
        back = TakenBack(event.shown or (was.shown if was else ""), drug, event.units)
        self._do(
            lambda: self._verbs.catch_up(opened, ()),
            lambda later: self._show_taken_back(later, back, event, recent),
        )

    def _show_taken_back(
        self, opened: Opened, back: TakenBack, event: ScanEvent, recent: tuple[ScanResult, ...]
    ) -> None:
        aside = event.line_id is not None and any(each.code == event.code for each in opened.aside)
        selected = event.line_id if event.line_id is not None else self.state.selected
        self._become(
            opened=opened,
            card=None,
            taken_back=replace(back, aside=aside),
            recent=recent,
            trouble=None,
            selected=selected,
        )

    def _typed_taken_back(self, line_id: int) -> None:
        """Its entry goes from the last scans, as that of a scan does."""
        recent = list(self.state.recent)
        at = next(
            (at for at, each in enumerate(recent) if (each.finding, each.line_id) == (Finding.BY_HAND, line_id)), None
        )
        gone = recent.pop(at) if at is not None else None
        opened = self.state.opened
        line = opened.line(line_id) if opened else None
        if opened is None or line is None:
            return
        back = TakenBack("", opened.drugs[line.drug_id], gone.units if gone else line.by_hand)
        self._do(
            lambda: self._verbs.catch_up(opened, (line_id,)),
            lambda later: self._become(
                opened=later, card=None, taken_back=back, recent=tuple(recent), trouble=None, selected=line_id
            ),
        )

    def _catch_up(self, line_ids: tuple[int, ...] = (), **changes: Any) -> None:
        opened = self.state.opened
        if opened is not None:
            self._become(**changes)
            self._do(lambda: self._verbs.catch_up(opened, line_ids), self._redraw)

    def _reload(self, document_id: int) -> None:
        self._do(lambda: self._verbs.look(document_id), self._redraw)

    def _redraw(self, opened: Opened) -> None:
        if self.state.document is not None and self.state.document.id == opened.document.id:
            self._become(opened=opened)

    def _settled(self, owed: tuple[Submission, ...]) -> None:
        document = self.state.document
        number = document.head.number if document else ""
        self._become(
            opened=None,
            card=None,
            recent=(),
            prompt=None,
            trouble=None,
            selected=None,
            settled=Settled(number, len(owed)),
            confirming=False,
        )
        self._sound(Verdict.OK)
        self.refresh()

    def _not_confirmed(self, error: Exception) -> None:
        self._become(confirming=False)
        if isinstance(error, OpenPoints):
            self._sound(Verdict.ATTENTION)
            self._become(prompt=error)
        else:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self._sound(Verdict.STOP)
        self._become(trouble=error)

    def _do(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Ask the worker. What is asked first is answered first, so F2 right behind a scan confirms after that scan."""
        self._become(working=self.state.working + 1)

        def answered(result: Any) -> None:
            self._become(working=self.state.working - 1)
            then(result)

        def refused(error: Exception) -> None:
            self._become(working=self.state.working - 1)
            (failed or self._failed)(error)

        self._run(work, answered, refused)

    def _become(self, **changes: Any) -> None:
        """Consent is given to a document as it stands: whatever changes it takes the open points away."""
        if "opened" in changes:
            changes.setdefault("prompt", None)
            changes.setdefault("to_bind", None)
        if {"opened", "card", "trouble"} & changes.keys():
            changes.setdefault("taken_back", None)
        self.state = replace(self.state, **changes)
        for draw in self._draws:
            draw(self.state)


def next_open(lines: Sequence[Line], line_id: int) -> Line | None:
    """The next line behind that one that wants something, else the first of all."""
    at = next((at for at, line in enumerate(lines) if line.id == line_id), -1)
    return next(
        (line for line in (*lines[at + 1 :], *lines[: at + 1]) if line.needed is not None and line.missing), None
    )


def _is_trace_code(text: str) -> bool:
    """Plainly one, by far the most of what is scanned: no document is looked for by it."""
    return len(text) == _CODE_DIGITS and text.isascii() and text.isdigit()
