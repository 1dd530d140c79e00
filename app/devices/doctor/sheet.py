"""The sheet of symbols a scanner is checked with. Invented and fixed; the last characters check the ones before.

    code_128     20 digits, as a trace code but beginning with 7, so that nobody's stock ever holds it
    ean_13       a number for use inside a house (prefix 20), check digit as in GS1
    data_matrix  GS1: (01) a number for use inside a house, (21) a serial with large and small letters, GS, (17), (10)
    qr           letters of both cases and the signs that differ between keyboards
    qr_chinese   Chinese characters in UTF-8

Prefixes 02 and 20 to 29 are for use inside a company: GS1 General Specifications, section 1.4.
"""

from __future__ import annotations

from functools import lru_cache

from app.domain.codes.check_digits import mod10_ok
from app.domain.scanner_check import Picture, Symbol, Symbology

GS = "\x1d"
_AIM = {
    # ISO/IEC 15424, annex E
    Symbology.CODE_128: "]C0",
    Symbology.EAN_13: "]E0",
    Symbology.DATA_MATRIX: "]d2",
    Symbology.QR: "]Q1",
}


def check(body: str) -> str:
    """Two digits that change when any character of the body does."""
    return f"{sum(place * ord(letter) for place, letter in enumerate(body, 1)) % 97:02}"


def _checked(body: str) -> str:
    return body + check(body)


def _with_check_digit(digits: str) -> str:
    return next(digits + last for last in "0123456789" if mod10_ok(digits + last))


_GTIN = _with_check_digit("0209876543210")


def _symbol(name: str, symbology: Symbology, content: str) -> Symbol:
    return Symbol(name, symbology, content, _AIM[symbology])


SHEET: tuple[Symbol, ...] = (
    _symbol("code_128", Symbology.CODE_128, _checked("701234567890987654")),
    _symbol("ean_13", Symbology.EAN_13, _with_check_digit("201234567890")),
    _symbol("data_matrix", Symbology.DATA_MATRIX, f"01{_GTIN}21{_checked('aBcXyZ')}{GS}1730123110{_checked('LotQ')}"),
    _symbol("qr", Symbology.QR, _checked("Yaosu/Scan?aB=Zz&n=0123456789;:_-+*#@!$%^()[]{}<>,.|~'\"\\ ")),
    _symbol("qr_chinese", Symbology.QR, _checked("药溯扫码")),
)
"""In the order they are scanned."""


@lru_cache
def draw(symbol: Symbol) -> Picture:
    """The symbol, one byte a module, as small as it can be."""
    import zxingcpp  # 4 MB, wanted by few

    formats = {
        Symbology.CODE_128: zxingcpp.BarcodeFormat.Code128,
        Symbology.EAN_13: zxingcpp.BarcodeFormat.EAN13,
        Symbology.DATA_MATRIX: zxingcpp.BarcodeFormat.DataMatrix,
        Symbology.QR: zxingcpp.BarcodeFormat.QRCode,
    }
    how = {"gs1": True, "forceSquare": True} if symbol.symbology is Symbology.DATA_MATRIX else {}
    made = zxingcpp.create_barcode(_as_written(symbol), formats[symbol.symbology], **how)
    image = zxingcpp.write_barcode_to_image(made, scale=1)
    height, width = image.shape
    pixels = memoryview(image)  # type: ignore[arg-type]  # a buffer, which its stub does not say
    return Picture(width, height, bytes(pixels.cast("B")))


def _as_written(symbol: Symbol) -> str:
    """GS1 content with its identifiers in brackets, as the writer of symbols wants it."""
    if symbol.symbology is not Symbology.DATA_MATRIX:
        return symbol.content
    gtin, rest = symbol.content[2:16], symbol.content[18:]
    serial, _, dated = rest.partition(GS)
    return f"[01]{gtin}[21]{serial}[17]{dated[2:8]}[10]{dated[10:]}"
