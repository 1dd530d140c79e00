"""The sheet's symbols: what a reader of symbols finds in them is what they should say."""

import pytest
import zxingcpp

from app.bootstrap.workplace import code_rules
from app.devices.doctor.sheet import GS, SHEET, check, draw
from app.domain.codes import recognise
from app.domain.scanner_check import Picture, Symbol, Symbology

FORMATS = {
    Symbology.CODE_128: "Code 128",
    Symbology.EAN_13: "EAN-13",
    Symbology.DATA_MATRIX: "Data Matrix",
    Symbology.QR: "QR Code",
}


def enlarged(picture: Picture, times: int) -> memoryview:
    """Pixels of a printed symbol, `times` to a module."""
    rows = (
        b"".join(bytes([picture.modules[y * picture.width + x]]) * times for x in range(picture.width)) * times
        for y in range(picture.height)
    )
    return memoryview(b"".join(rows)).cast("B", (picture.height * times, picture.width * times))


@pytest.mark.parametrize("symbol", SHEET, ids=lambda symbol: symbol.name)
def test_each_symbol_says_what_it_should_in_its_own_kind(symbol: Symbol) -> None:
    found = zxingcpp.read_barcodes(enlarged(draw(symbol), 3), text_mode=zxingcpp.TextMode.Plain)
    assert [(one.text, one.symbology_identifier, str(one.format)) for one in found] == [
        (symbol.content, symbol.aim, FORMATS[symbol.symbology])
    ]


def test_the_sheet_tries_everything_a_pack_may_carry() -> None:
    assert {symbol.symbology for symbol in SHEET} == set(Symbology)
    letters = "".join(symbol.content for symbol in SHEET)
    assert GS in letters
    assert set("0123456789") <= set(letters)
    assert any(letter.islower() for letter in letters)
    assert any(letter.isupper() for letter in letters)
    assert any(letter > "\u3400" for letter in letters)


@pytest.mark.parametrize("symbol", SHEET, ids=lambda symbol: symbol.name)
def test_no_symbol_of_the_sheet_is_a_trace_code_of_a_pack_on_sale(symbol: Symbol) -> None:
    codes = [found.code for found in recognise(symbol.content, code_rules(None)) if found.code is not None]
    assert all(code.key.startswith("02") for code in codes), "numbers for use inside a house only"


@pytest.mark.parametrize(
    "symbol", [one for one in SHEET if one.symbology is not Symbology.EAN_13], ids=lambda s: s.name
)
def test_the_last_two_digits_change_with_every_other_character(symbol: Symbol) -> None:
    body = symbol.content[:-2] if symbol.symbology is not Symbology.DATA_MATRIX else symbol.content[-6:-2]
    for place in range(len(body)):
        other = "x" if body[place] != "x" else "y"
        assert check(body[:place] + other + body[place + 1 :]) != check(body)
