"""The parts every scanning screen shares: head, input line, verdict card, lines, side list, weak prompt.

How a scanning screen is made
=============================

1. The view model knows no Qt. It keeps a frozen state, does its work through `run(work, then, failed)`, and calls `draw`::

    class DispensingViewModel:
        def __init__(self, *, scan: Callable[[int, str], tuple[ScanResult, ...]], run: Run, sound: Sound) -> None: ...
        def watch(self, draw: Callable[[DispensingState], None]) -> None: ...
        def scanned(self, reading: Reading) -> None: ...

2. The view makes words of that state. It composes `ScanScreen` and owns the view model::

    class DispensingView(ScanScreen[LineRow]):
        def __init__(self, model: DispensingViewModel, *, messages: Messages, memory: Memory) -> None:
            super().__init__("dispensing", self.columns(), messages=messages, key=lambda row: row.line_id, memory=memory)
            self._model = model
            self.banner_answered.connect(model.answered)
            self.trouble_answered.connect(model.trouble_answered)
            model.watch(self.show_state)

        def show_state(self, state: DispensingState) -> None:
            self._state = state
            self.draw(ScanScreenState(
                head=HeadState(title=mask_name(state.patient), number=state.number,
                               fields=((self.tr("科室"), state.department), (self.tr("开方"), state.prescriber))),
                lines=state.lines,
                current=state.current_line,
                card=state.last,
                trouble=state.trouble,
                missing=self.tr("少扫 {n} 盒").format(n=state.missing) if state.missing else "",
                complete=state.complete,
                hint=self.tr("扫描药盒，或输入追溯码后按 Enter"),
            ))
            self.actions_changed.emit()

        def retranslate(self) -> None:
            super().retranslate()
            self.show_state(self._state)

        def scanned(self, reading: Reading) -> bool:
            self._model.scanned(reading)
            return True

        def offers(self) -> Sequence[Action]:
            return (Action(actions.CONFIRM, self.tr("确认发药"), self._model.confirmed, self._state.complete, primary=True),
                    Action(actions.UNDO, self.tr("撤回"), self._model.undone, self._state.can_undo))

3. `bootstrap` binds the verbs and hands the window one entry per screen::

    ScreenEntry("dispensing", lambda: translate("Screens", "处方发药"), Group.PHARMACY, "dispensing",
                build=lambda: DispensingView(DispensingViewModel(scan=..., run=tasks.run, sound=tones.sound), ...),
                allowed=person.may(Right.DISPENSE))

Scans reach `scanned()` wherever the focus is; what is typed or pasted in the input line comes by the same door. The card draws
a `ScanResult` of the domain by itself: `ScanWords` has the words of every finding. Sound the tone in the `then` of the
commit, never before. Nothing here opens a dialog: what needs a person goes to the banner or the side list.
"""

from app.ui.scanning.head import DocumentHead
from app.ui.scanning.input_line import ScanInput
from app.ui.scanning.screen import ScanScreen
from app.ui.scanning.side_list import SideList
from app.ui.scanning.state import EmptyWords, HeadState, ScanScreenState, SideEntry
from app.ui.scanning.verdict_card import VerdictCard
from app.ui.scanning.words import ScanWords

__all__ = [
    "DocumentHead",
    "EmptyWords",
    "HeadState",
    "ScanInput",
    "ScanScreen",
    "ScanScreenState",
    "ScanWords",
    "SideEntry",
    "SideList",
    "VerdictCard",
]
