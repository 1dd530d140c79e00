"""Each thing that goes wrong between a symbol and the program is found from what arrived, alone and together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.doctor.cures import cure
from app.devices.doctor.diagnosis import diagnose, symbol_of
from app.devices.doctor.sheet import GS, SHEET
from app.domain.device_profiles import Ending, Maker
from app.domain.devices import Link
from app.domain.scanner_check import Arrival, Fault, Finding

CONTENT = {symbol.name: symbol.content for symbol in SHEET}
FULL_WIDTH = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
FRENCH = str.maketrans("1234567890!@#$%^&*()aqzwm;AQZWM:", "&é\"'(-è_çà1234567890qawz,mQAWZ?M")
SHIFTED = str.maketrans("1234567890", "!@#$%^&*()")


def keys(text: str, asked: str = "", *, gap_ms: float = 6, ending: Ending = Ending.CR) -> Arrival:
    return Arrival(text, Link.KEYBOARD, ending, (gap_ms,) * max(len(text) - 1, 0), asked)


def serial(text: str, asked: str = "", *, ending: Ending = Ending.CR) -> Arrival:
    return Arrival(text, Link.SERIAL, ending, (2.0,), asked)


def faults(*arrivals: Arrival, chosen: Link | None = None) -> list[Fault]:
    return [finding.fault for finding in diagnose(arrivals, chosen=chosen)]


@pytest.mark.parametrize("aim", [False, True])
def test_a_sheet_that_arrives_as_printed_is_healthy(aim: bool) -> None:
    assert diagnose([serial((symbol.aim if aim else "") + symbol.content) for symbol in SHEET]) == ()
    assert diagnose([keys(symbol.content) for symbol in SHEET], chosen=Link.KEYBOARD) == ()
    assert diagnose([Arrival(symbol.content, Link.HID_POS, Ending.NONE) for symbol in SHEET]) == ()


@pytest.mark.parametrize("symbol", SHEET, ids=lambda symbol: symbol.name)
def test_every_symbol_is_known_again_through_the_usual_damage(symbol: object) -> None:
    name, content = symbol.name, symbol.content  # type: ignore[attr-defined]
    plain = content.replace(GS, "")
    for text in (content, plain, content.swapcase(), f"\x02{content}#", content.translate(FULL_WIDTH)):
        assert symbol_of(serial(text)) == name


@pytest.mark.parametrize(
    ("text", "fault", "seen"),
    [
        (CONTENT["data_matrix"].replace(GS, ""), Fault.GS_MISSING, ""),
        (CONTENT["data_matrix"].replace(GS, "]"), Fault.GS_REPLACED, "]"),
        (CONTENT["data_matrix"].replace(GS, "<GS>"), Fault.GS_REPLACED, "<GS>"),
        (CONTENT["data_matrix"].swapcase(), Fault.CAPS_LOCK, ""),
        (CONTENT["qr"].swapcase(), Fault.CAPS_LOCK, ""),
        (CONTENT["code_128"].translate(FULL_WIDTH), Fault.INPUT_METHOD, "７"),
        (CONTENT["qr"].replace(":", "：").replace(",", "，"), Fault.INPUT_METHOD, "："),
        ("".join(each for each in CONTENT["data_matrix"] if not each.isalpha()), Fault.INPUT_METHOD, ""),
        (CONTENT["code_128"].translate(FRENCH), Fault.KEYBOARD_LAYOUT, '0→à 1→& 2→é 3→"'),
        (CONTENT["code_128"].translate(SHIFTED), Fault.KEYBOARD_LAYOUT, "0→) 1→! 2→@ 3→#"),
        (CONTENT["qr"].translate(FRENCH), Fault.KEYBOARD_LAYOUT, '0→à 1→& 2→é 3→"'),
        (CONTENT["code_128"][:11], Fault.CUT, ""),
        (CONTENT["ean_13"][:-1], Fault.CHECK_DIGIT_CUT, ""),
        (CONTENT["qr_chinese"].encode().decode("gbk", "replace"), Fault.ENCODING, "鑽"),
        ("????17", Fault.ENCODING, "????"),
        ("81000019000000000017", Fault.STRANGE, ""),
    ],
)
def test_what_happened_on_the_way_is_named_with_what_shows_it(text: str, fault: Fault, seen: str) -> None:
    (finding,) = diagnose([serial(text)])
    assert finding.fault is fault
    assert finding.seen.startswith(seen)


def test_an_input_method_that_made_words_of_the_letters_is_told_by_what_was_asked() -> None:
    assert faults(keys("啊不错现在", "qr")) == [Fault.INPUT_METHOD]
    assert faults(keys("啊不错现在")) == [Fault.STRANGE]


def test_an_input_method_that_did_no_harm_yet_is_told_once() -> None:
    harmless = Arrival(CONTENT["qr"], Link.KEYBOARD, Ending.CR, composed=True)
    assert faults(harmless) == [Fault.INPUT_METHOD]
    harmed = Arrival(CONTENT["code_128"].translate(FULL_WIDTH), Link.KEYBOARD, Ending.CR, composed=True)
    assert faults(harmless, harmed) == [Fault.INPUT_METHOD]


def test_several_faults_of_one_code_are_all_found() -> None:
    text = "\x02" + CONTENT["data_matrix"].replace(GS, "").swapcase() + "!"
    assert faults(serial(text, ending=Ending.NONE)) == [
        Fault.CAPS_LOCK,
        Fault.GS_MISSING,
        Fault.PREFIX,
        Fault.SUFFIX,
        Fault.NO_ENDING,
    ]


def test_a_letter_for_each_kind_of_symbol_is_a_prefix_and_all_are_shown() -> None:
    (finding,) = diagnose([serial("j" + CONTENT["code_128"]), serial("d" + CONTENT["ean_13"]), serial(CONTENT["qr"])])
    assert finding == Finding(Fault.PREFIX, ("code_128", "ean_13"), "j d")


def test_a_scanner_that_plays_keyboard_though_it_was_chosen_as_serial_is_in_the_wrong_mode() -> None:
    healthy = keys(CONTENT["code_128"])
    assert faults(healthy, chosen=Link.SERIAL) == [Fault.WRONG_MODE]
    assert faults(healthy, chosen=Link.HID_POS) == [Fault.WRONG_MODE]
    assert faults(healthy, chosen=Link.KEYBOARD) == []
    assert faults(healthy) == []


def test_a_kind_of_symbol_that_gives_nothing_is_switched_off_unless_it_came_at_last() -> None:
    nothing = Arrival("", Link.SERIAL, asked="data_matrix")
    (finding,) = diagnose([serial(CONTENT["code_128"]), nothing])
    assert (finding.fault, finding.symbols) == (Fault.SYMBOLOGY_OFF, ("data_matrix",))
    assert faults(serial(CONTENT["code_128"]), nothing, serial(CONTENT["data_matrix"])) == []


def test_a_scanner_of_which_nothing_came_at_all_is_silent() -> None:
    assert faults(Arrival("", Link.SERIAL, asked="code_128"), Arrival("", Link.SERIAL, asked="qr")) == [Fault.SILENT]
    assert diagnose([]) == ()


@pytest.mark.parametrize(("gap_ms", "slow"), [(1, False), (10, False), (49, False), (80, True), (100, True)])
def test_keys_slower_than_the_usual_limit_are_told_with_their_pace(gap_ms: float, slow: bool) -> None:
    findings = diagnose([keys(CONTENT["code_128"], gap_ms=gap_ms)])
    assert [(one.fault, one.figure) for one in findings] == ([(Fault.SLOW, gap_ms)] if slow else [])


def test_a_pause_within_a_serial_code_is_slow_and_a_single_late_key_is_not() -> None:
    paused = Arrival(CONTENT["qr"], Link.SERIAL, Ending.CR, (2.0, 200.0))
    assert faults(paused) == [Fault.SLOW]
    assert faults(Arrival(CONTENT["qr"], Link.KEYBOARD, Ending.CR, (5.0,) * 50 + (200.0,))) == []


def test_only_the_last_try_with_a_symbol_counts() -> None:
    bad, good = CONTENT["qr"].swapcase(), CONTENT["qr"]
    assert faults(serial(bad), serial(good)) == []
    assert faults(serial(good), serial(bad)) == [Fault.CAPS_LOCK]


@given(st.lists(st.text(max_size=80), max_size=5), st.sampled_from(list(Link)))
def test_whatever_arrives_is_judged_without_an_error(texts: list[str], via: Link) -> None:
    for finding in diagnose([Arrival(text, via, None, (), "qr") for text in texts], chosen=via):
        for maker in Maker:
            assert cure(finding, maker, via).fault is finding.fault


def test_an_arrival_shows_nothing_of_its_text() -> None:
    assert "4240000" not in repr(serial("4240000000000000000099330000"))


# --- cures ----------------------------------------------------------------------------------------------------------


def test_a_cure_is_the_makers_own_words_and_can_be_sent_only_where_somebody_listens() -> None:
    finding = Finding(Fault.NO_ENDING, ("qr",))
    honeywell = cure(finding, Maker.HONEYWELL, Link.SERIAL)
    assert (honeywell.words, honeywell.send, honeywell.here) == (("VSUFCR",), b"\x16M\rVSUFCR.", True)
    assert cure(finding, Maker.HONEYWELL, Link.KEYBOARD).send == b""
    newland = cure(finding, Maker.NEWLAND, Link.NETWORK)
    assert newland.send == b"NLS0006010;NLS0310000=0x0D;NLS0309010;NLS0006000;"
    assert cure(finding, Maker.OTHER, Link.SERIAL).words == ()


def test_a_symbology_is_switched_on_by_name_with_one_maker_and_altogether_with_another() -> None:
    off = Finding(Fault.SYMBOLOGY_OFF, ("data_matrix", "qr", "qr_chinese"))
    assert cure(off, Maker.HONEYWELL, Link.SERIAL).words == ("IDMENA1", "QRCENA1")
    assert cure(off, Maker.NEWLAND, Link.SERIAL).words == ("NLS0001020",)


def test_a_mode_is_never_sent_but_its_word_is_told() -> None:
    wrong = Finding(Fault.WRONG_MODE, ("qr",), "hid_pos")
    told = cure(wrong, Maker.HONEYWELL, Link.SERIAL)
    assert (told.words, told.send) == (("TERMID131",), b"")
