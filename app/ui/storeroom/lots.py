"""Typing the lot of a line from the pack: number, dates, price. One line after the other, until none lacks anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.documents import Line
from app.domain.refusals import BadLot, LotDiffers
from app.domain.stock import Lot
from app.domain.verdict import Verdict
from app.ui.run import Run
from app.ui.scanning.verbs import ScanVerbs
from app.ui.storeroom.viewmodel import Asking, StoreroomState, StoreroomVerbs, StoreroomViewModel
from app.ui.typed_days import NotADay, parse_day
from app.ui.typed_prices import NotAPrice, parse_price
from app.usecases.line_lot import LotOnPack
from app.usecases.looking import Opened

_NO_LOT = {"lot_line": None, "known": None, "lot_fault": ""}


@dataclass(frozen=True, slots=True)
class LotTexts:
    """What stands in the fields."""

    number: str = ""
    made_on: str = ""
    expires_on: str = ""
    price: str = ""


@dataclass(frozen=True, slots=True)
class LotVerbs:
    """set_lot(document, line, what is on the pack, correct the books). another_lot(document, line). known_lot(drug, number)."""

    set_lot: Callable[[int, int, LotOnPack, bool], Line]
    another_lot: Callable[[int, int], Line]
    known_lot: Callable[[int, str], Lot | None]


@dataclass(frozen=True, slots=True)
class LotState(StoreroomState):
    """lot_line: the line whose lot is typed. known: a lot the books have under the typed number, to fill in its dates.

    lot_fault: the field that is wrong: number, made_on, expires_on or price.
    """

    lot_line: int | None = None
    known: Lot | None = None
    lot_fault: str = ""

    @property
    def strip_line(self) -> Line | None:
        """The line the strip shows: the one being typed, else the chosen one."""
        typed = self.opened.line(self.lot_line) if self.opened else None
        return typed or self.line


class LotViewModel(StoreroomViewModel):
    """Base of the screens on which lots are typed."""

    def __init__(
        self,
        verbs: ScanVerbs,
        by_hand: StoreroomVerbs,
        lots: LotVerbs,
        *,
        run: Run,
        sound: Callable[[Verdict], None],
    ) -> None:
        super().__init__(verbs, by_hand, run=run, sound=sound)
        self._lots = lots
        self._differed: tuple[int, LotOnPack] | None = None
        self._unsaved: LotTexts | None = None
        self.state: LotState = LotState()

    def lot_asked(self, line_id: int | None = None) -> None:
        """F10, or Enter on a line: type its lot."""
        line = self.state.opened.line(line_id) if self.state.opened else None
        line = line or self.state.line
        if line is None:
            return
        asked = line.id
        if self.state.asking is Asking.LOT and self.state.lot_line == asked:
            return
        self._keep_typed(lambda: self._ask_lot(asked))

    def lot_edited(self, texts: LotTexts) -> None:
        """Something was typed and not entered yet: it is saved before anything else is done with the document."""
        line = self.state.strip_line
        if line is not None:
            if self.state.asking is not Asking.LOT:
                self._ask_lot(line.id)
            if self.state.lot_fault:
                self._become(lot_fault="", trouble=None)
            self._unsaved = texts

    def number_typed(self, number: str) -> None:
        """The number stands there: dates the books know of it need not be typed."""
        line = self.state.strip_line
        if line is None or not number.strip():
            return
        drug_id, line_id = line.drug_id, line.id

        def fill(known: Lot | None) -> None:
            still = self.state.strip_line
            if still is not None and still.id == line_id:
                self._become(known=known)

        self._do(lambda: self._lots.known_lot(drug_id, number), fill)

    def lot_typed(self, texts: LotTexts) -> None:
        """Enter in the last field. Dates the books know otherwise are corrected by a second Enter."""
        line, told = self.state.strip_line, self._read(texts)
        if line is not None and told is not None:
            self._write(line.id, told, self._lot_written, correct=self._differed == (line.id, told))

    # --- what was typed is saved before anything else is done --------------------------------------------------------

    def confirmed(self, reason: str) -> None:
        """F2."""
        self._keep_typed(lambda: self._confirm_kept(reason))

    def dismissed(self) -> None:
        """Escape saves what was typed; where that cannot be, the first says why and the second drops it."""
        if self.state.lot_fault:
            self._unsaved = None
        self._keep_typed(super().dismissed)

    def put_away(self) -> None:
        """F8."""
        self._keep_typed(super().put_away)

    def drug_asked(self) -> None:
        """F3."""
        self._keep_typed(super().drug_asked)

    def papers_asked(self) -> None:
        """The papers."""
        self._keep_typed(super().papers_asked)

    def bind_asked(self, event_id: int | None = None) -> None:
        """F7."""
        ask = super().bind_asked
        self._keep_typed(lambda: ask(event_id))

    def another_lot(self) -> None:
        """F4 in a document: what comes now of the chosen line is of another lot."""
        self._keep_typed(self._split_lot)

    def _confirm_kept(self, reason: str) -> None:
        super().confirmed(reason)

    def _keep_typed(self, go_on: Callable[[], None]) -> None:
        """Save what stands in the fields and was not entered, then go on; or tell the field that is wrong, and stay."""
        texts, line = self._unsaved, self.state.strip_line
        if texts is None or line is None or texts == LotTexts():
            self._unsaved = None
            go_on()
            return
        told = self._read(texts)
        if told is None:
            return

        def kept(opened: Opened) -> None:
            self._unsaved = None
            self._become(opened=opened, trouble=None, lot_fault="")
            go_on()

        self._write(line.id, told, kept, correct=False)

    def _write(self, line_id: int, told: LotOnPack, then: Callable[[Opened], None], *, correct: bool) -> None:
        opened = self.state.opened
        if opened is None:
            return

        def write_and_look() -> Opened:
            self._lots.set_lot(opened.document.id, line_id, told, correct)
            return self._verbs.catch_up(opened, (line_id,))

        self._do(write_and_look, then, lambda error: self._lot_refused(error, line_id, told))

    def _split_lot(self) -> None:
        opened, line = self.state.opened, self.state.line
        if opened is None or line is None:
            return
        line_id = line.id

        def split_and_look() -> tuple[Line, Opened]:
            new = self._lots.another_lot(opened.document.id, line_id)
            return new, self._verbs.catch_up(opened, (line_id, new.id))

        def go_on(answer: tuple[Line, Opened]) -> None:
            new, later = answer
            self._become(opened=later, selected=new.id)
            self._ask_lot(new.id)

        self._do(split_and_look, go_on)

    def lacks_lot(self, opened: Opened, line: Line) -> bool:
        """Whether goods stand on the line whose number or dates nobody has told."""
        lot = opened.lot_of(line)
        return line.total > 0 and (lot is None or lot.made_on is None or lot.expires_on is None)

    def _ask_lot(self, line_id: int) -> None:
        self._differed, self._unsaved = None, None
        self._become(asking=Asking.LOT, lot_line=line_id, selected=line_id, known=None, lot_fault="", trouble=None)

    def _read(self, texts: LotTexts) -> LotOnPack | None:
        """The fields as values; else the wrong one is marked and told."""
        field = "made_on"
        try:
            made_on = parse_day(texts.made_on, month_begins=True) if texts.made_on.strip() else None
            field = "expires_on"
            expires_on = parse_day(texts.expires_on) if texts.expires_on.strip() else None
            field = "price"
            price = parse_price(texts.price) if texts.price.strip() else None
        except NotADay:
            self._wrong(field, BadLot(texts.number, f"{field}_not_a_day"))
        except NotAPrice:
            self._wrong(field, BadLot(texts.number, "not_a_price"))
        else:
            return LotOnPack(texts.number, made_on, expires_on, price)
        return None

    def _wrong(self, field: str, error: Exception) -> None:
        self._sound(Verdict.STOP)
        self._become(lot_fault=field, trouble=error)

    def _lot_written(self, opened: Opened) -> None:
        """Go on with the next line that lacks something; after the last one back to scanning."""
        self._differed, self._unsaved = None, None
        done = self.state.lot_line
        self._become(opened=opened, prompt=None, trouble=None, lot_fault="", known=None)
        lines = opened.document.lines
        place = next((at for at, line in enumerate(lines) if line.id == done), -1)
        following = (line for line in (*lines[place + 1 :], *lines[: place + 1]) if self.lacks_lot(opened, line))
        lacking = next(following, None)
        if lacking is None:
            self._become(asking=Asking.NOTHING, lot_line=None)
        else:
            self._ask_lot(lacking.id)

    def _lot_refused(self, error: Exception, line_id: int, told: LotOnPack) -> None:
        if isinstance(error, LotDiffers):
            self._differed = (line_id, told)
            self._sound(Verdict.ATTENTION)
            self._become(lot_fault="expires_on", trouble=error)
        else:
            self._wrong(_field_of(error), error)

    def _become(self, **changes: Any) -> None:
        """Whatever else is asked, no line's lot is typed any more."""
        if changes.get("asking", Asking.LOT) is not Asking.LOT:
            self._unsaved = None
            changes = {**_NO_LOT, **changes}
        super()._become(**changes)

    def _nothing_asked(self) -> dict[str, Any]:
        return {**super()._nothing_asked(), **_NO_LOT}


def _field_of(error: Exception) -> str:
    if isinstance(error, BadLot):
        return {"ends_before": "expires_on", "made_later": "made_on"}.get(error.reason, "number")
    return "expires_on"
