"""A script played in a small window: gestures go through the doors a person's go through, and nothing is taken on trust."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.submissions import SubmissionState
from app.domain.verdict import Verdict
from app.ui.play import eyes
from app.ui.play.player import Played, Player, Stage
from app.ui.play.script import read_script
from app.ui.wedge import Wedge

PACK = "81000019000000000017"
GS1 = "]d2010692345600012421SN0001\x1d10LOT7"
PATIENCE_MS = 20_000


class Desk(QWidget):
    """A field, a table, a button; scans come out of the wedge and sound a tone."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.tones: list[Verdict] = []
        self.scanned: list[str] = []
        self.clicks: list[str] = []
        self.owed: Counter[SubmissionState] = Counter()
        self.bug: BaseException | None = None
        self.field, self.other, self.words = QLineEdit(), QLineEdit(), QLabel("请扫描")
        self.go, self.table = QPushButton("确认 F2"), QTableView()
        rows = QStandardItemModel(0, 2)
        for drug, spec in (("阿莫西林胶囊", "0.25g"), ("布洛芬", "0.3g")):
            rows.appendRow([QStandardItem(drug), QStandardItem(spec)])
        self.table.setModel(rows)
        rows.setParent(self.table)
        column = QVBoxLayout(self)
        for part in (QLabel("处方号"), self.field, QLabel("批号"), self.other, self.go, self.table, self.words):
            column.addWidget(part)
        self.go.clicked.connect(lambda: self.clicks.append("go"))
        self.table.clicked.connect(lambda cell: self.clicks.append(cell.siblingAtColumn(0).data()))
        self.wedge = Wedge()
        self.wedge.scanned.connect(self._scan)
        self.wedge.listen(app)

    def _scan(self, text: str) -> None:
        self.scanned.append(text)
        self.tones.append(Verdict.OK if text.startswith("8") else Verdict.STOP)
        self.words.setText(f"已扫 {len(self.scanned)}")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    """A desk somebody sits at."""
    sat = Desk(qapp)
    qtbot.addWidget(sat)
    sat.resize(500, 600)
    sat.show()
    sat.activateWindow()
    qtbot.waitUntil(sat.isActiveWindow)
    return sat


class Play:
    """One script, played to its end."""

    def __init__(self, qtbot: QtBot, desk: Desk, folder: Path, text: str) -> None:
        (folder / "play.toml").write_text(text, encoding="utf-8")
        self.steps: list[Played] = []
        self.pictures: list[str] = []
        self.network: list[str] = []
        stage = Stage(
            window=desk,
            open_screen=lambda screen: screen == "known",
            cut=lambda: self.network.append("cut"),
            mend=lambda: self.network.append("back"),
            tones=desk.tones,
            uploads=lambda: desk.owed,
            broken=lambda: desk.bug,
        )
        player = Player(read_script(folder / "play.toml", date(2026, 11, 20)), stage, self.pictures.append)
        player.played.connect(self.steps.append)
        with qtbot.waitSignal(player.over, timeout=PATIENCE_MS) as over:
            player.start()
        self.well: bool = over.args[0]

    @property
    def missing(self) -> tuple[str, ...]:
        """What the last step lacked."""
        return self.steps[-1].missing


def test_scans_reach_the_wedge_and_typing_its_field(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    raw = GS1.replace("\x1d", "\\u001d")
    text = f"""
        [[step]]
        field = "处方号"
        type = "CF-2026 Ab"
        [[step]]
        field = "批号"
        paste = "批号七"
        [[step]]
        scan = ["{PACK}", "{raw}"]
        verdict = ["ok", "stop"]
        sees = ["已扫 2", "CF-2026 Ab", "批号七"]
        shot = "scanned"
        """
    play = Play(qtbot, desk, tmp_path, text)
    assert play.well, play.missing
    assert desk.scanned == [PACK, GS1]
    assert (desk.field.text(), desk.other.text()) == ("CF-2026 Ab", "批号七")
    assert play.pictures == ["scanned"]


def test_the_mouse_finds_buttons_and_rows_by_their_words(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    play = Play(
        qtbot, desk, tmp_path, '[[step]]\nscreen = "known"\nclick = "确认"\n[[step]]\nrow = "0.3g"\nnetwork = "cut"\n'
    )
    assert play.well, play.missing
    assert (desk.clicks, play.network) == (["go", "布洛芬"], ["cut"])


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ('screen = "unknown"', "no screen 'unknown'"),
        ('click = "没有"', "no button '没有'"),
        ('row = "没有"', "no row '没有'"),
        ('field = "没有"', "no field '没有'"),
        ('sees = "没有"\nwithin_s = 0.1', "not seen: 没有"),
        ('sees_not = "请扫描"\nwithin_s = 0.1', "still seen: 请扫描"),
        ("uploads = { waiting = 1 }\nwithin_s = 0.1", "uploads waiting: 0 instead of 1"),
        (f'scan = "{PACK}"\nverdict = "stop"\nwithin_s = 0.3', "tones ok instead of stop"),
        ('verdict = "ok"\nwithin_s = 0.1', "tones none instead of ok"),
    ],
)
def test_what_does_not_come_in_time_ends_the_play(
    qtbot: QtBot, desk: Desk, tmp_path: Path, step: str, told: str
) -> None:
    play = Play(qtbot, desk, tmp_path, f"[[step]]\n{step}\n[[step]]\ntype = 'never'\n")
    assert not play.well
    assert play.missing == (told,)
    assert "请扫描" in play.steps[-1].shown or "已扫" in play.steps[-1].shown
    assert play.pictures == ["001-failed"]
    assert desk.field.text() == ""


def test_a_tone_of_an_earlier_step_proves_nothing(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.tones.append(Verdict.OK)
    play = Play(qtbot, desk, tmp_path, '[[step]]\nverdict = "ok"\nwithin_s = 0.1\n')
    assert play.missing == ("tones none instead of ok",)


def test_a_bug_ends_the_play_at_once(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.bug = KeyError("lost")
    play = Play(qtbot, desk, tmp_path, '[[step]]\nsees = "没有"\nwithin_s = 30\n')
    assert not play.well
    assert "KeyError" in play.missing[0]


def test_eyes_see_what_is_in_sight_and_no_password(qtbot: QtBot, desk: Desk) -> None:
    desk.other.setEchoMode(QLineEdit.EchoMode.Password)
    desk.other.setText("geheim")
    hidden, choice = QLabel("藏起来的", desk), QComboBox(desk)
    choice.addItems(["所有类别", "销售"])
    hidden.hide()
    choice.show()
    words = eyes.words_in(desk)
    assert "阿莫西林胶囊" in words
    assert "所有类别" in words
    assert "geheim" not in words
    assert "藏起来的" not in words
