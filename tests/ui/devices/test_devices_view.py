"""设备 in the window: a person sees how each device is, and every key does what it says."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from app.bootstrap.device_screen import pages
from app.devices.doctor.sheet import GS, SHEET
from app.domain.device_profiles import ConfiguredDevice, DeviceProfile, Ending, Maker
from app.domain.devices import Command, Condition, DeviceReading, DeviceState, Link, Trouble
from app.domain.refusals import BadSettingsFile
from app.domain.scanner_check import Arrival, Fault, Finding, Symbology
from app.ui import actions
from app.ui.columns import NoMemory
from app.ui.devices.doctor_words import DoctorWords
from app.ui.devices.histogram import Histogram, counts
from app.ui.devices.rows import KEYBOARD, SeenKeyboard, waiting
from app.ui.devices.sheet_paper import SheetPaper
from app.ui.devices.symbol_view import paint_symbol
from app.ui.devices.view import DevicesView
from app.ui.devices.viewmodel import Deed
from app.ui.devices.words import DeviceWords, from_visible, visible
from app.ui.messages import Messages
from app.ui.reading import Reading
from app.ui.theme import Theme
from tests.ui.devices.kit import CODE, FORBIDDEN, LINE, OFF, READY, Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def view(qtbot: QtBot, dressed: Theme, desk: Desk, tmp_path: Path) -> DevicesView:
    made = DevicesView(
        desk.model(),
        messages=Messages(),
        memory=NoMemory(),
        ask=lambda _parent, name: tmp_path / name,
        show_file=lambda path: desk.did.append(("shown", path)),
    )
    qtbot.addWidget(made)
    made.resize(1198, 676)
    made.show()
    made.entered()
    return made


def press(view: DevicesView, action_id: str) -> None:
    action = next(each for each in view.offers() if each.id == action_id)
    assert action.enabled, action_id
    action.run()


def offered(view: DevicesView) -> set[str]:
    return {each.id for each in view.offers() if each.enabled}


def choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(next(place for place in range(box.count()) if box.itemData(place) == value))


# --- what is seen ---------------------------------------------------------------------------------------------------


def test_a_ready_device_shows_its_last_code_as_people_read_it(view: DevicesView) -> None:
    assert view.detail.title.text() == "一号窗"
    assert view.detail.state.text() == "就绪"
    assert "8100001 9000000000017" in view.detail.last.text().replace("\u200b", "")
    assert not view.detail.mend.isVisible()


def test_a_device_that_may_not_be_opened_shows_the_line_to_run_and_copies_it(view: DevicesView, qtbot: QtBot) -> None:
    view.model.selected(FORBIDDEN.key)
    assert view.detail.mend.isVisible()
    assert view.detail.mend.line.toPlainText() == LINE
    qtbot.mouseClick(view.detail.mend.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == LINE


@pytest.mark.parametrize("trouble", [each for each in Trouble if each is not Trouble.NO_PERMISSION])
def test_every_other_trouble_says_what_to_do_and_shows_no_line(view: DevicesView, desk: Desk, trouble: Trouble) -> None:
    state = DeviceState(READY.key, Condition.LOST, trouble, "/dev/ttyACM0")
    desk.rows = [replace(READY, state=state)]
    view.model.changed()
    assert view.detail.mend.why.text()
    assert view.detail.mend.next.text()
    assert not view.detail.mend.line.isVisible()


def test_without_devices_it_says_what_to_do(view: DevicesView, desk: Desk) -> None:
    desk.rows, desk.found = [], []
    view.model.changed()
    assert view.notice.isVisible()
    assert view.table.current() is not None
    assert view.detail.title.text() == "键盘式扫码枪"


def test_a_damaged_list_is_told_above_the_devices(view: DevicesView, desk: Desk) -> None:
    desk.trouble = BadSettingsFile("devices.toml", 3, "syntax", "")
    view.model.changed()
    assert view.notice.isVisible()
    assert "devices.toml" in view.notice._text.text()


def test_every_scan_has_a_use_here(view: DevicesView) -> None:
    assert view.scanned(Reading(CODE))


def test_news_are_gathered_before_the_list_is_drawn_anew(view: DevicesView, desk: Desk, qtbot: QtBot) -> None:
    desk.rows = [replace(READY, read=99)]
    for _ in range(50):
        view.device_told(READY.state)
    assert view.table.model.rows[0].read == READY.read
    qtbot.waitUntil(lambda: view.table.model.rows[0].read == 99)


# --- what the keys do -----------------------------------------------------------------------------------------------


def test_the_keys_fit_the_device_that_is_selected(view: DevicesView) -> None:
    everything = {
        actions.CONFIRM,
        actions.QUERY,
        actions.NEXT,
        actions.REFRESH,
        actions.PRINT,
        actions.SPLIT,
        actions.LOT,
        actions.ONLY,
    }
    assert offered(view) == everything
    view.model.selected(FORBIDDEN.key)
    assert offered(view) == everything - {actions.QUERY}, "nothing can be sent to it"
    view.model.selected(OFF.key)
    assert offered(view) == everything - {actions.QUERY, actions.ONLY}
    view.model.selected(KEYBOARD)
    assert offered(view) == everything - {actions.QUERY, actions.SPLIT}


def test_a_scanner_that_plays_keyboard_and_could_do_better_is_switched_with_one_key(
    view: DevicesView, desk: Desk
) -> None:
    desk.keyboards = [SeenKeyboard("hid:1eab:1a03:K", "HR22"), SeenKeyboard("hid:23d0:0b01:Y", "Youjie", True)]
    view.model.changed()
    view.model.selected(KEYBOARD)
    assert "HR22" in view.table.model.rows[-1].model
    press(view, actions.LOT)
    assert desk.did == [("switch_mode", "hid:23d0:0b01:Y")]


def test_of_several_keyboard_scanners_that_could_do_better_each_has_its_button(view: DevicesView, desk: Desk) -> None:
    desk.keyboards = [SeenKeyboard("hid:23d0:0b01:Y", "Youjie", True), SeenKeyboard("hid:0c2e:0b61:X", "Xenon", True)]
    view.model.changed()
    view.model.selected(KEYBOARD)
    shown = [button for button in view.detail.switches if button.isVisible()]
    assert ["Youjie" in shown[0].text(), "Xenon" in shown[1].text(), len(shown)] == [True, True, 2]
    shown[1].click()
    assert desk.did == [("switch_mode", "hid:0c2e:0b61:X")]
    view.model.selected(READY.key)
    assert not any(button.isVisible() for button in view.detail.switches)


def test_a_scanner_that_can_be_asked_tells_what_it_is(view: DevicesView, desk: Desk) -> None:
    assert not view.detail.identify.isVisible(), "nobody knows how to ask this one"
    desk.rows = [replace(READY, asks=True)]
    view.model.changed()
    view.detail.identify.click()
    assert "没有回答" in view.notice._text.text()
    desk.identity = "NLS-FM430 · FM123"
    view.detail.identify.click()
    assert "FM430" in view.notice._text.text()
    assert desk.did == [("identify", READY.key)] * 2


def test_a_scanner_has_a_button_for_each_thing_it_can_be_told_and_no_other(view: DevicesView, desk: Desk) -> None:
    def shown() -> set[Command]:
        return {command for command, button in view.detail.commands.items() if button.isVisible()}

    assert shown() == {Command.TRIGGER, Command.STOP}
    desk.rows = [replace(READY, commands=frozenset(Command)), FORBIDDEN]
    view.model.changed()
    assert shown() == set(Command)
    for button in view.detail.commands.values():
        button.click()
    assert desk.did == [(command, READY.key) for command in Command]
    assert len({button.text() for button in view.detail.commands.values()}) == len(Command)
    view.model.selected(FORBIDDEN.key)
    assert shown() == set()
    view.model.selected(KEYBOARD)
    assert shown() == set()


def test_the_buttons_of_a_scanner_that_is_not_ready_stay_and_rest(view: DevicesView, desk: Desk) -> None:
    lost = DeviceState(READY.key, Condition.LOST, Trouble.GONE)
    for state, ready in ((lost, False), (READY.state, True)):
        desk.rows = [replace(READY, state=state, commands=frozenset(Command), asks=True)]
        view.model.changed()
        for button in (*view.detail.commands.values(), view.detail.identify):
            assert button.isVisible()
            assert button.isEnabled() is ready
        assert (actions.QUERY in offered(view)) is ready


def test_a_device_is_added_from_the_form_and_a_wrong_field_is_marked(view: DevicesView, desk: Desk) -> None:
    press(view, actions.NEXT)
    assert view.form.isVisible()
    choose(view.form.ending, "tab")
    view.form.prefix.setText("<STX>")
    view.form.same_again.setText("soon")
    press(view, actions.CONFIRM)
    assert desk.did == []
    assert view.form.same_again.property("tone") == "stop"
    view.form.same_again.setText("800")
    press(view, actions.CONFIRM)
    ((_, device),) = desk.did
    assert device.profile == DeviceProfile(ending=Ending.TAB, prefix="\x02", same_again_ms=800)  # type: ignore[attr-defined]
    assert view.detail.isVisible()


def test_a_button_that_rests_hands_its_focus_to_nothing_that_could_be_pressed(view: DevicesView, desk: Desk) -> None:
    ready = replace(READY, commands=frozenset(Command), asks=True)
    resting = replace(ready, state=DeviceState(READY.key, Condition.STOPPED, Trouble.SWITCHED_OFF))
    view.activateWindow()
    for button in (*view.detail.commands.values(), view.detail.identify):
        desk.rows = [ready]
        view.model.changed()
        button.setFocus()
        assert view.focusWidget() is button
        desk.rows = [resting]
        view.model.changed()
        assert view.focusWidget() is view.detail


def test_keyboard_scanners_have_a_time_of_their_own_for_the_same_code(view: DevicesView, desk: Desk) -> None:
    view.model.selected(KEYBOARD)
    press(view, actions.LOT)
    form = view.form
    fields = {name for name, field in form._fields().items() if field.isVisible()}
    assert fields == {"name", "same_again"}
    assert "wedge.same_again_ms" in form.about.text()
    assert (form.same_again.text(), form.same_again.placeholderText()) == ("", "同本机设置")
    form.same_again.setText("1500")
    press(view, actions.CONFIRM)
    own = ConfiguredDevice(KEYBOARD, Link.KEYBOARD, profile=DeviceProfile(same_again_ms=1500))
    assert desk.did == [("keep", own)]
    desk.rows.append(waiting(own))
    view.model.changed()
    view.model.selected(KEYBOARD)
    assert "1500" in "".join(label.text() for label in view.detail.facts.findChildren(QLabel))
    press(view, actions.LOT)
    assert form.same_again.text() == "1500"
    form.same_again.clear()
    press(view, actions.CONFIRM)
    assert desk.did[-1] == ("keep", replace(own, profile=DeviceProfile()))


def test_where_the_key_switches_the_mode_a_button_leads_to_the_form(view: DevicesView, desk: Desk) -> None:
    desk.keyboards = [SeenKeyboard("hid:23d0:0b01:Y", "Youjie", True)]
    view.model.changed()
    assert not view.detail.adjust.isVisible()
    view.model.selected(KEYBOARD)
    assert view.detail.adjust.isVisible()
    view.detail.adjust.click()
    assert view.form.isVisible()


def test_a_device_that_needs_no_address_is_kept_without_one(view: DevicesView, desk: Desk) -> None:
    view.model.selected(FORBIDDEN.key)
    press(view, actions.LOT)
    view.form.name.setText("二号窗")
    assert view.form.same_again.placeholderText() == "300"
    press(view, actions.CONFIRM)
    assert desk.did == [("keep", replace(FORBIDDEN.device, name="二号窗"))]


def test_a_server_wants_its_address(view: DevicesView, desk: Desk) -> None:
    press(view, actions.NEXT)
    choose(view.form.link, "network")
    assert view.form.address.isVisible()
    assert not view.form.port.isVisible()
    view.form.address.setText("socket://10.0.0.9:4001")
    press(view, actions.CONFIRM)
    ((_, device),) = desk.did
    assert (device.key, device.link) == ("socket://10.0.0.9:4001", Link.NETWORK)  # type: ignore[attr-defined]


def test_what_was_typed_in_the_form_stays_while_devices_tell_news(view: DevicesView, desk: Desk) -> None:
    press(view, actions.LOT)
    view.form.name.setText("收费窗")
    desk.rows = [replace(READY, read=13), FORBIDDEN]
    view.model.changed()
    assert view.form.name.text() == "收费窗"
    press(view, actions.CONFIRM)
    ((_, device),) = desk.did
    assert device == replace(READY.device, name="收费窗")


def test_escape_leads_back_from_everything(view: DevicesView, qtbot: QtBot) -> None:
    for action_id in (actions.CONFIRM, actions.PRINT, actions.LOT):
        press(view, action_id)
        assert not view.detail.isVisible()
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert view.detail.isVisible()


def test_test_scans_are_shown_and_taken_with_one_key(view: DevicesView, desk: Desk) -> None:
    press(view, actions.CONFIRM)
    assert actions.CONFIRM not in offered(view)
    desk.arrival = Arrival("#" + CODE, Link.SERIAL, Ending.CR, (3.0,))
    view.device_read(DeviceReading(READY.key, (CODE,), b"", 0.0))
    assert "#8100001" in view.trial.came.text().replace("\u200b", "")
    press(view, actions.CONFIRM)
    assert desk.did == [("keep", replace(READY.device, profile=DeviceProfile(ending=Ending.CR, prefix="#")))]


# --- the doctor -----------------------------------------------------------------------------------------------------


def test_the_doctor_shows_one_symbol_after_the_other_then_what_is_wrong(view: DevicesView, desk: Desk) -> None:
    press(view, actions.PRINT)
    assert view.doctor.isVisible()
    for symbol in SHEET[:-1]:
        desk.arrival = Arrival(symbol.content.replace(GS, ""), Link.SERIAL, Ending.NONE)
        view.device_read(DeviceReading(READY.key, (CODE,), b"", 0.0))
    press(view, actions.NEXT)
    assert len(view.doctor.cards) == 3
    sending = [card for card in view.doctor.cards if not card.send.isHidden()]
    assert len(sending) == 2, "Newland knows words for endings and symbologies"
    sending[0].send.click()
    assert [name for name, _ in desk.did] == ["send"]


def test_a_symbol_on_the_screen_can_be_read_from_it(view: DevicesView, qtbot: QtBot) -> None:
    press(view, actions.PRINT)
    for page in pages():
        view.doctor.symbol.draw(page.picture)
        assert read_all(view.doctor.symbol.grab().toImage()) == [page.symbol.content]


def test_the_sheet_is_saved_and_shown(view: DevicesView, desk: Desk, tmp_path: Path) -> None:
    press(view, actions.PRINT)
    press(view, actions.PRINT)
    (file,) = tmp_path.glob("*.pdf")
    assert desk.did == [("shown", file)]
    assert str(file) in view.notice._text.text()


def test_every_symbol_is_found_again_on_the_printed_page(dressed: Theme, tmp_path: Path) -> None:
    """On the page as a picture, and from what the PDF tells a printer to fill."""
    paper, file = SheetPaper(), tmp_path / "sheet.pdf"
    wanted = sorted(symbol.content for symbol in SHEET)
    assert sorted(read_all(paper.picture(pages()))) == wanted
    paper.write_pdf(file, pages())
    assert sorted(read_all(filled(file))) == wanted


def test_a_page_that_cannot_be_written_is_an_error_and_no_empty_success(dressed: Theme, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        SheetPaper().write_pdf(tmp_path / "missing" / "sheet.pdf", pages())


def filled(file: Path) -> QImage:
    """The rectangles of a one-page PDF, painted: enough of the format to see its bar codes. Source: ISO 32000-1, 8.5."""
    content = file.read_bytes()
    assert len(re.findall(rb"/Type /Page\b", content)) == 1
    streams = [
        zlib.decompress(each) for each in re.findall(rb"/FlateDecode.*?stream\r?\n(.*?)endstream", content, re.DOTALL)
    ]
    page = next(each for each in streams if b" re\n" in each)
    image = QImage(2480, 3508, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for found in re.findall(rb"^(\S+) (\S+) (\S+) (\S+) re\nf", page, re.MULTILINE):
        painter.fillRect(QRectF(*map(float, found)), Qt.GlobalColor.black)
    painter.end()
    return image


def read_all(image: QImage) -> list[str]:
    plain = QImage(image.size(), QImage.Format.Format_Grayscale8)
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    return [one.text for one in zxingcpp.read_barcodes(plain, text_mode=zxingcpp.TextMode.Plain)]


# --- words and shapes -----------------------------------------------------------------------------------------------


def test_everything_that_may_be_told_has_words(qapp: QApplication) -> None:
    words, doctor = DeviceWords(), DoctorWords()
    told = [
        *(words.link(link) for link in Link),
        *(words.maker(maker) for maker in Maker),
        *(words.ending(ending) for ending in Ending),
        *(words.deed(deed, "x") for deed in Deed),
        *(words.command(command) for command in Command),
        *(words.state(replace(READY, state=DeviceState("x", condition))) for condition in Condition),
        *(words.why(DeviceState("x", Condition.LOST, trouble)) for trouble in Trouble),
        *(words.next_step(DeviceState("x", Condition.LOST, trouble)) for trouble in Trouble),
        *(doctor.title(Finding(fault)) for fault in Fault),
        *(doctor.harm(Finding(fault)) for fault in Fault),
        *(doctor.symbology(symbology) for symbology in Symbology),
        *(doctor.symbol(symbol.name) for symbol in SHEET),
    ]
    assert all(told)
    assert len({doctor.title(Finding(fault)) for fault in Fault}) == len(Fault)
    assert not any(doctor.symbol(symbol.name) == symbol.name for symbol in SHEET)


@pytest.mark.parametrize("text", ["", "\x02", "a\x1db", " x ", "\x1b[", "\x7f", "<", "plain"])
def test_what_is_typed_for_a_control_character_becomes_it_again(text: str) -> None:
    assert visible(text).isprintable()
    assert from_visible(visible(text)) == text


def test_gaps_fall_into_the_bar_that_names_them(qtbot: QtBot, dressed: Theme) -> None:
    assert counts((0.2, 1.0, 1.1, 50.0, 50.1, 900.0)) == (2, 1, 0, 0, 0, 1, 1, 0, 1)
    histogram = Histogram()
    qtbot.addWidget(histogram)
    histogram.resize(300, 112)
    empty = histogram.grab().toImage()
    histogram.draw((3.0,) * 20)
    assert histogram.grab().toImage() != empty


def test_a_symbol_is_painted_in_whole_pixels(dressed: Theme) -> None:
    image = QImage(500, 200, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    room = paint_symbol(painter, pages()[0].picture, QRect(0, 0, 500, 200))
    painter.end()
    assert room.width() % pages()[0].picture.width == 0
    assert {image.pixelColor(x, 100).value() for x in range(500)} == {0, 255}
