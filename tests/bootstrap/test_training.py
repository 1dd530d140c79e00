"""The virtual scanner of the demo: a click is a scan that comes over a cable, through a decoder, to the screen in front."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import places
from app.bootstrap.device_parts import VIRTUAL, RealParts
from app.bootstrap.devices import DeviceDesk
from app.bootstrap.training import Training, samples
from app.bootstrap.workplace import code_rules
from app.devices.virtual import VirtualScanner
from app.domain.codes import Kind, recognise
from app.domain.devices import Condition, DeviceReading, DeviceState
from app.ui.relay import Relay
from app.ui.window import MainWindow

SCANS = places.RESOURCES / "demo" / "scans.toml"
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


class NoHid:
    """A computer without HID devices."""

    def interfaces(self) -> list[object]:
        return []


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    QDir.setSearchPaths("yaosu", [str(places.RESOURCES)])
    made = MainWindow(clock=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def scanner() -> VirtualScanner:
    return VirtualScanner()


@pytest.fixture
def training(window: MainWindow, scanner: VirtualScanner) -> Iterator[Training]:
    made = Training(scanner, window, SCANS, language=lambda: "zh_CN")
    yield made
    made.hide()


@pytest.fixture
def read(tmp_path: Path, scanner: VirtualScanner, qtbot: QtBot) -> Iterator[list[str]]:
    """What came through the relay, while a real desk attends the scanner."""
    relay, texts = Relay(), []

    def heard(reading: object) -> None:
        assert isinstance(reading, DeviceReading)
        assert reading.device == VIRTUAL
        texts.extend(reading.texts)

    ready: list[object] = []
    relay.device.connect(ready.append)
    relay.reading.connect(heard)
    parts = RealParts(now=lambda: NOW, virtual=scanner, ports=lambda: (), hid=NoHid())  # type: ignore[arg-type]
    parts._readers = lambda: iter(())  # type: ignore[method-assign]  # whatever hangs on this computer is not asked
    desk = DeviceDesk(tmp_path / "devices.toml", relay, lambda: parts, virtual=scanner)
    desk.start()
    qtbot.waitUntil(lambda: DeviceState(VIRTUAL, Condition.READY) in ready, timeout=30_000)
    yield texts
    desk.stop()


def button(training: Training, words: str) -> QPushButton:
    assert training.panel is not None
    return next(each for each in training.panel.buttons if each.text().startswith(words))


def test_a_click_is_a_scan_and_a_typed_code_too(training: Training, read: list[str], qtbot: QtBot) -> None:
    training.toggle()
    assert training.panel is not None
    qtbot.mouseClick(button(training, "阿莫西林胶囊 小盒"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: read == ["81000019000000000017"], timeout=30_000)
    training.panel.line.setText("0106923456000124<GS>x")
    qtbot.keyClick(training.panel.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read[1:] == ["0106923456000124\x1dx"], timeout=30_000)


def test_half_a_code_and_a_pulled_cable_are_no_scan_and_the_next_one_is(
    training: Training, read: list[str], scanner: VirtualScanner, qtbot: QtBot
) -> None:
    training.toggle()
    qtbot.mouseClick(button(training, "扫到一半拔线"), Qt.MouseButton.LeftButton)

    def tried() -> bool:
        scanner.scan("81000019000000000024")
        return "81000019000000000024" in read

    qtbot.waitUntil(tried, timeout=30_000)
    assert set(read) == {"81000019000000000024"}


def test_the_panel_stands_beside_the_screens_or_floats_and_goes_away(training: Training, window: MainWindow) -> None:
    training.toggle()
    panel = training.panel
    assert panel is not None
    assert window.isAncestorOf(panel)
    assert not panel.isWindow()
    panel.move_out.click()
    assert panel.isWindow()
    assert panel.isVisible()
    panel.move_out.click()
    assert not panel.isWindow()
    panel.leave.click()
    assert training.panel is None
    training.toggle()
    assert training.panel is not None
    training.toggle()
    assert training.panel is None


def test_the_panel_takes_no_focus_from_the_work(training: Training, window: MainWindow) -> None:
    training.toggle()
    assert training.panel is not None
    assert all(each.focusPolicy() == Qt.FocusPolicy.NoFocus for each in training.panel.buttons)


def test_the_samples_show_every_kind_of_trouble_and_have_words_in_both_languages() -> None:
    listed, rules = samples(SCANS), code_rules(None)
    assert all(one.zh and one.en for one in listed)
    kinds = {found.kind for one in listed for found in recognise(one.text, rules)}
    assert kinds >= {Kind.MSFX20, Kind.GS1, Kind.PRICE_BARCODE, Kind.E_VOUCHER, Kind.ID_NUMBER}
    assert any(one.half for one in listed)
