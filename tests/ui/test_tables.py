"""Tables behave like a sheet, also with a hundred thousand rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.ui.arranging import Work, matching, sorted_by
from app.ui.columns import Column, ColumnChoice, NoMemory
from app.ui.palette import LIGHT
from app.ui.table import Table
from app.ui.tables import RowsModel
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Pack:
    id: int
    drug: str
    units: int
    initials: str = ""


COLUMNS = (
    Column[Pack]("drug", lambda: "药品", lambda row: row.drug, 160),
    Column[Pack](
        "units",
        lambda: "数量",
        lambda row: str(row.units),
        80,
        order=lambda row: row.units,
        number=True,
        total=lambda rows: str(sum(row.units for row in rows)),
    ),
    Column[Pack]("id", lambda: "序号", lambda row: str(row.id), 80, shown=False),
)
PACKS = (
    Pack(1, "阿莫西林胶囊", 24, "amxl"),
    Pack(2, "Aspirin", 9),
    Pack(3, "氯化钠注射液", 100, "lhn"),
    Pack(4, "aspirin EC", 30),
)


def model(rows: tuple[Pack, ...] = PACKS) -> RowsModel[Pack]:
    made: RowsModel[Pack] = RowsModel(COLUMNS, key=lambda row: row.id, also_find=lambda row: row.initials)
    made.set_rows(rows)
    return made


def shown(of: RowsModel[Pack]) -> list[int]:
    return [row.id for row in of.shown_rows]


def _done(work: Work) -> list[int]:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return list(end.value)


@pytest.fixture
def table(qtbot: QtBot, dressed: Theme) -> Table[Pack]:
    made: Table[Pack] = Table("test", COLUMNS, key=lambda row: row.id, memory=NoMemory())
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.set_rows(PACKS)
    return made


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    tested = model()
    QAbstractItemModelTester(tested, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tested.filter("asp")
    tested.sort(1, Qt.SortOrder.DescendingOrder)
    tested.set_rows(PACKS[:2])
    tested.filter("")


def test_filtering_finds_every_word_in_any_column_and_in_initials(qtbot: QtBot) -> None:
    tested = model()
    for words, ids in (
        ("ASPIRIN", [2, 4]),
        ("asp 30", [4]),
        ("amxl", [1]),
        ("西林", [1]),
        ("nothing", []),
        ("", [1, 2, 3, 4]),
    ):
        tested.filter(words)
        assert shown(tested) == ids, words


def test_sorting_uses_the_columns_order_and_is_kept_while_filtering(qtbot: QtBot) -> None:
    tested = model()
    tested.sort(1, Qt.SortOrder.DescendingOrder)
    assert shown(tested) == [3, 4, 1, 2]
    tested.filter("asp")
    assert shown(tested) == [4, 2]
    tested.sort(-1)
    assert shown(tested) == [2, 4]


def test_totals_are_of_the_rows_shown(qtbot: QtBot) -> None:
    tested = model()
    assert tested.totals() == {"units": "163"}
    tested.filter("asp")
    assert tested.totals() == {"units": "39"}


def test_a_refresh_of_the_same_rows_draws_only_what_changed(qtbot: QtBot) -> None:
    tested = model()
    changed: list[int] = []
    tested.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    with qtbot.assertNotEmitted(tested.modelReset):
        tested.set_rows((PACKS[0], replace(PACKS[1], units=10), *PACKS[2:]))
    assert changed == [1]
    tested.filter("10")
    assert shown(tested) == [2, 3], "the changed text is found"


def test_a_refresh_while_sorted_sorts_again(qtbot: QtBot) -> None:
    tested = model()
    tested.sort(1, Qt.SortOrder.AscendingOrder)
    tested.set_rows((replace(PACKS[0], units=1000), *PACKS[1:]))
    assert shown(tested) == [2, 4, 3, 1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(-5, 5)), max_size=60), st.booleans())
def test_sorting_in_steps_is_sorting_stable_and_with_none_last(values: list[int | None], reverse: bool) -> None:
    arranged = _done(sorted_by(range(len(values)), values.__getitem__, reverse=reverse))
    known = [at for at in range(len(values)) if values[at] is not None]
    expected = sorted(known, key=lambda at: values[at] or 0, reverse=reverse)
    assert arranged == expected + [at for at in range(len(values)) if values[at] is None]


def test_sorting_many_runs_is_sorting() -> None:
    values = [(at * 7919) % 10_007 for at in range(10_000)]
    assert _done(sorted_by(range(10_000), values.__getitem__, reverse=False)) == sorted(
        range(10_000), key=lambda at: values[at]
    )
    assert _done(matching(lambda at: str(values[at]), 10_000, ("99",))) == [
        at for at in range(10_000) if "99" in str(values[at])
    ]


class Asked:
    """Columns that count how often a row is asked for something, and the most of it in one turn of the window's loop."""

    def __init__(self) -> None:
        self.times = self.most_at_once = self._before = 0
        self.columns = tuple(
            replace(column, text=self._counted(column.text), order=column.order and self._counted(column.order))
            for column in COLUMNS
        )
        self._turn = QTimer(interval=0)
        self._turn.timeout.connect(self._turned)

    def __enter__(self) -> Asked:
        self.times = self.most_at_once = self._before = 0
        self._turn.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._turn.stop()
        self._turned()

    def _turned(self) -> None:
        self.most_at_once = max(self.most_at_once, self.times - self._before)
        self._before = self.times

    def _counted(self, value: Callable[[Pack], Any]) -> Callable[[Pack], Any]:
        def asked(row: Pack) -> Any:
            self.times += 1
            return value(row)

        return asked


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return Asked()


@pytest.fixture
def counted(asked: Asked, qtbot: QtBot, dressed: Theme) -> Table[Pack]:
    made: Table[Pack] = Table("counted", asked.columns, key=lambda row: row.id, memory=NoMemory())
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def _packs(count: int) -> tuple[Pack, ...]:
    return tuple(Pack(at, f"药品 {at % 977}", at % 31) for at in range(count))


def test_a_hundred_thousand_rows_open_with_the_work_of_a_thousand(
    counted: Table[Pack], asked: Asked, qtbot: QtBot
) -> None:
    times = []
    for count in (1_000, 100_000):
        counted.set_rows(())
        with asked:
            counted.set_rows(_packs(count))
            counted.sheet.grab()
        assert counted.model.rowCount() == count
        times.append(asked.times)
    assert times[0] > 0, "what is in sight was drawn"
    assert times[1] <= 2 * times[0]


def test_filtering_and_sorting_a_hundred_thousand_rows_leave_the_window_many_turns(
    counted: Table[Pack], asked: Asked, qtbot: QtBot
) -> None:
    counted.set_rows(_packs(100_000))
    gestures = (
        lambda: counted.search.setText("97"),
        lambda: counted.search.setText(""),
        lambda: counted.sheet.sortByColumn(1, Qt.SortOrder.DescendingOrder),
    )
    for gesture, every_row in zip(gestures, (True, False, True), strict=True):
        with asked:
            gesture()
            qtbot.waitUntil(lambda: not counted.model.busy)
        if every_row:
            assert asked.times >= 100_000
            assert asked.most_at_once < asked.times / 3
        else:
            assert asked.times < 1_000, "what is no longer filtered needs nobody's text"
    assert counted.model.rowCount() == 100_000
    assert next(iter(counted.model.shown_rows)).units == 30


def test_copying_takes_the_titles_and_the_columns_shown(table: Table[Pack], qtbot: QtBot) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for position in (2, 0):
        table.sheet.selectionModel().select(table.model.index(position, 0), flags)
    qtbot.keyClick(table.sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "药品\t数量\n阿莫西林胶囊\t24\n氯化钠注射液\t100"


def test_the_sheet_shows_that_it_has_the_focus(table: Table[Pack], qtbot: QtBot) -> None:
    def frame() -> set[str]:
        picture = table.sheet.grab().toImage()
        return {picture.pixelColor(x, 1).name().upper() for x in range(20, picture.width() - 20)}

    table.activateWindow()
    table.search.setFocus()
    qtbot.waitUntil(table.search.hasFocus)
    assert LIGHT.accent.upper() not in frame()
    width = table.sheet.viewport().width()
    table.sheet.setFocus()
    qtbot.waitUntil(table.sheet.hasFocus)
    assert frame() == {LIGHT.accent.upper()}
    assert table.sheet.viewport().width() == width, "nothing moves"


def test_letters_typed_on_the_sheet_filter_it(table: Table[Pack], qtbot: QtBot) -> None:
    table.sheet.setFocus()
    qtbot.keyClicks(table.sheet, "as")
    assert table.search.text() in ("a", "as")
    assert shown(table.model) == [2, 4]


def test_enter_and_the_cursor_tell_the_row(table: Table[Pack], qtbot: QtBot) -> None:
    chosen: list[Pack] = []
    table.chosen.connect(chosen.append)
    assert table.select(3)
    assert table.current() == PACKS[2]
    qtbot.keyClick(table.sheet, Qt.Key.Key_Return)
    assert chosen == [PACKS[2]]
    assert not table.select(99)


def test_the_choice_of_columns_is_remembered(qtbot: QtBot, dressed: Theme) -> None:
    memory = NoMemory()
    first: Table[Pack] = Table("choice", COLUMNS, memory=memory)
    qtbot.addWidget(first)
    entries = {entry.text(): entry for entry in first.column_menu().actions()}
    assert [entries["药品"].isChecked(), entries["序号"].isChecked()] == [True, False]
    entries["序号"].trigger()
    entries["数量"].trigger()
    first.sheet.horizontalHeader().moveSection(2, 0)
    first.sheet.horizontalHeader().resizeSection(0, 222)

    second: Table[Pack] = Table("choice", COLUMNS, memory=memory)
    qtbot.addWidget(second)
    second.set_rows(PACKS)
    assert second.shown_cells()[:2] == [["序号", "药品"], ["1", "阿莫西林胶囊"]]
    assert second.sheet.columnWidth(0) == 222


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "",
        "nonsense",
        "{}",
        '{"order": 3, "hidden": [], "widths": {}}',
        '{"order": ["gone"], "hidden": ["gone"], "widths": {"gone": 5}}',
    ],
)
def test_a_memory_that_does_not_fit_is_no_trouble(kept: str | None) -> None:
    choice = ColumnChoice.from_text(kept, COLUMNS)
    assert choice.order == ("drug", "units", "id")
    assert choice.hidden <= {"id"}


def test_without_rows_the_table_says_what_to_do(table: Table[Pack]) -> None:
    table.empty.say("没有记录", "先导入药品")
    table.set_rows(())
    assert table.empty.isVisible()
    assert not table.sheet.isVisible()


def test_what_could_be_mistaken_when_cut_keeps_its_width(qtbot: QtBot, dressed: Theme) -> None:
    columns = (
        Column[Pack]("drug", lambda: "药品", lambda row: row.drug),
        Column[Pack]("spec", lambda: "规格", lambda row: row.initials, 120, firm=True),
        Column[Pack]("code", lambda: "追溯码", lambda row: row.initials, 240),
    )
    table: Table[Pack] = Table("firm", columns, memory=NoMemory())
    qtbot.addWidget(table)
    table.resize(420, 300)
    table.show()
    table.set_rows(PACKS)
    assert table.sheet.columnWidth(1) == 120
    assert table.sheet.columnWidth(2) < 240


def _counter_table(qtbot: QtBot, memory: NoMemory, width: int) -> Table[Pack]:
    columns = (
        Column[Pack]("drug", lambda: "药品", lambda row: row.drug),
        Column[Pack]("spec", lambda: "规格", lambda row: row.initials, 80, firm=True),
        Column[Pack]("made", lambda: "生产日期", lambda row: "2026-11-20", 98, spare=True),
        Column[Pack]("state", lambda: "状态", lambda row: "少 2 boxes of ten", 60),
    )
    table: Table[Pack] = Table("counter", columns, memory=memory)
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    table.set_rows([replace(pack, initials="3ml:300单位（笔芯）") for pack in PACKS])
    return table


def test_what_could_be_mistaken_is_whole_before_all_others(qtbot: QtBot, dressed: Theme) -> None:
    table = _counter_table(qtbot, NoMemory(), 420)
    assert table.sheet.columnWidth(1) >= table.sheet.sizeHintForColumn(1) > 80


def test_with_room_to_spare_no_text_is_cut(qtbot: QtBot, dressed: Theme) -> None:
    table = _counter_table(qtbot, NoMemory(), 900)
    for place in range(4):
        assert table.sheet.columnWidth(place) >= table.sheet.sizeHintForColumn(place)


def test_a_spare_column_goes_out_of_sight_where_the_room_is_narrow(qtbot: QtBot, dressed: Theme) -> None:
    memory = NoMemory()
    table = _counter_table(qtbot, memory, 420)
    assert table.sheet.isColumnHidden(2)
    assert table.shown_cells()[0] == ["药品", "规格", "生产日期", "状态"], "it is exported all the same"
    assert memory.get("counter") is None, "nobody chose that"
    table.resize(900, 300)
    assert not table.sheet.isColumnHidden(2)
    table.resize(420, 300)
    {entry.text(): entry for entry in table.column_menu().actions()}["生产日期"].trigger()
    assert not table.sheet.isColumnHidden(2), "asked for, it stays"
    table.resize(400, 300)
    assert not table.sheet.isColumnHidden(2)


def test_sorting_and_filtering_make_no_column_narrower(qtbot: QtBot, dressed: Theme) -> None:
    table = _counter_table(qtbot, NoMemory(), 900)
    table.set_rows([replace(pack, initials="片" * pack.id) for pack in PACKS])
    narrow = table.sheet.columnWidth(1)
    table.set_rows([*table.model.rows, Pack(5, "z", 1, "3ml:300单位（笔芯）")])
    wide = table.sheet.columnWidth(1)
    assert wide > narrow
    table.search.setText("阿莫西林")
    assert table.sheet.columnWidth(1) == wide


def test_on_a_narrow_screen_broad_columns_give_way_and_chosen_widths_stay(qtbot: QtBot, dressed: Theme) -> None:
    columns = (
        Column[Pack]("drug", lambda: "药品", lambda row: row.drug),
        Column[Pack]("code", lambda: "追溯码", lambda row: row.initials, 240),
        Column[Pack]("lot", lambda: "批号", lambda row: row.initials, 120),
        Column[Pack]("units", lambda: "数量", lambda row: str(row.units), 60),
    )
    memory = NoMemory()
    table: Table[Pack] = Table("narrow", columns, memory=memory)
    qtbot.addWidget(table)
    table.resize(800, 300)
    table.show()
    table.set_rows(PACKS)
    widths = [table.sheet.columnWidth(place) for place in range(4)]
    assert widths[1:] == [240, 120, 60]
    table.resize(460, 300)
    narrow = [table.sheet.columnWidth(place) for place in range(4)]
    assert narrow[0] >= table.sheet.sizeHintForColumn(0), "no name is cut"
    assert 240 * 0.6 < narrow[1] < 240
    assert narrow[3] == 60
    assert memory.get("narrow") is None, "nobody chose anything"
    table.sheet.horizontalHeader().resizeSection(1, 200)
    table.resize(500, 300)
    assert table.sheet.columnWidth(1) == 200
    assert '"widths": {"code": 200}' in (memory.get("narrow") or "")
    table.resize(1000, 300)
    assert [table.sheet.columnWidth(place) for place in (1, 2, 3)] == [200, 120, 60]
