"""GS1 codes: element strings, bracketed print and Digital Links, read with biip.

An element string is fields one after another, each an application identifier (AI) and a value. Fields of fixed length
need nothing between them; the others end with GS (0x1D) or with the text. A keyboard-wedge scanner often loses GS, and
then `21SN00011727123110LOT7` has several readings: such a text is ambiguous, never guessed.

Importing biip takes about 0.1 s, so this module is imported when the first GS1 code arrives, or earlier by whoever
has time. Source: GS1 General Specifications, sections 3 and 7.8; GS1 Digital Link, URI syntax.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from biip import ParseConfig, ParseError
from biip.gs1_application_identifiers import GS1ApplicationIdentifier
from biip.gs1_element_strings import GS1ElementString

from app.domain.codes.rules import GS, GS1_CHARACTERS, Gs1Rule
from app.domain.codes.verdicts import Kind, Reason, TraceCode

_BRACKETED = re.compile(r"\(([0-9]{2,4})\)")
_SERIAL, _LOT, _MADE, _EXPIRY, _GTIN, _SSCC = "21", "10", "11", "17", "01", "00"
_DATES = frozenset((_MADE, _EXPIRY))

# biip asks the clock for the century of a date; ours comes from the rules.
_DATES_UNREAD = ParseConfig(gs1_element_strings_verify_date=False)


class Unreadable(Exception):
    """No GS1 pack code. Carries a reason and, if it is certain, the GTIN, but none of the text."""

    def __init__(self, reason: Reason, gtin: str | None = None) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.gtin = gtin


class TransportUnit(Exception):
    """A readable code, of a transport unit (SSCC) and not of a pack."""


@dataclass(frozen=True, slots=True)
class Element:
    """One field. open_ended: its AI has no fixed length, so a field after it needs GS before."""

    ai: str
    value: str
    open_ended: bool


def read_element_string(text: str, rule: Gs1Rule) -> TraceCode:
    """A text that a scanner announced as GS1 or that holds GS. Raises Unreadable or TransportUnit."""
    text = rule.stand_ins.sub(GS, text)
    elements = elements_of(text)
    if GS not in text and _hides_a_field(elements, rule.tail_ais):
        raise Unreadable(Reason.AMBIGUOUS_GS1, _gtin(elements))
    return _pack(elements, rule)


def read_brackets(text: str, rule: Gs1Rule) -> TraceCode:
    """Print such as `(01)06923456000124(21)SN0001`; blanks count for nothing. Raises as read_element_string."""
    _, *fields = _BRACKETED.split(text.replace(" ", ""))
    return _pack([_element(ai, value) for ai, value in zip(fields[::2], fields[1::2], strict=True)], rule)


def read_link(pairs: Iterable[tuple[str, str]], rule: Gs1Rule) -> TraceCode:
    """The AI and value pairs of a Digital Link, path before query. Raises as read_element_string."""
    return _pack([_element(ai, value.zfill(14) if ai == _GTIN else value) for ai, value in pairs], rule)


def elements_of(text: str) -> list[Element]:
    """The fields of an element string, each value as far as it can reach. Raises Unreadable."""
    elements: list[Element] = []
    rest = text.strip(GS)
    while rest:
        try:
            ai = GS1ApplicationIdentifier.extract(rest)
        except ParseError:
            raise Unreadable(Reason.BAD_FORMAT) from None
        if ai.separator_required:
            field, _, rest = rest.partition(GS)
            elements.append(_last_or_closed(ai.ai, field[len(ai.ai) :], elements, closed=GS in text))
        else:
            value = _fixed_value(ai, rest)
            elements.append(_element(ai.ai, value))
            rest = rest[len(ai.ai) + len(value) :]
        rest = rest.lstrip(GS)
    return elements


def bracketed(element_string: str) -> str:
    """An element string as it is printed under the symbol: `(01)06923456000124(21)SN0001`.

    Where a lot or serial itself holds digits in brackets that would mislead; then it is the string, ended with GS.
    """
    elements = elements_of(element_string)
    if any(_BRACKETED.search(element.value) for element in elements):
        return element_string + GS
    return "".join(f"({element.ai}){element.value}" for element in elements)


def _fixed_value(ai: GS1ApplicationIdentifier, text: str) -> str:
    """The value of the fixed-length field the text begins with; of a date any six characters."""
    if ai.ai in _DATES:
        return text[2:8]
    field = re.match(ai.pattern.removesuffix("$"), text.partition(GS)[0])
    return field[0][len(ai.ai) :] if field else ""


def _last_or_closed(ai: str, value: str, before: list[Element], *, closed: bool) -> Element:
    """A field of open length. Too long or of wrong characters without any GS: the GS was lost on the way."""
    try:
        return _element(ai, value)
    except Unreadable:
        if closed or not before or not value or not GS1_CHARACTERS.issuperset(value):
            raise
        raise Unreadable(Reason.AMBIGUOUS_GS1, _gtin(before)) from None


def _element(ai: str, value: str) -> Element:
    """One field, checked by biip. Raises Unreadable."""
    if not value or not GS1_CHARACTERS.issuperset(value):
        raise Unreadable(Reason.BAD_FORMAT)
    try:
        read = GS1ElementString.parse(ai + value, config=_DATES_UNREAD)
    except (ParseError, ValueError, IndexError):
        is_date = ai in _DATES and re.fullmatch("[0-9]{6}", value)
        raise Unreadable(Reason.BAD_DATE if is_date else Reason.BAD_FORMAT) from None
    if read.ai.ai != ai:
        raise Unreadable(Reason.BAD_FORMAT)
    if read.gtin_error or read.sscc_error:
        raise Unreadable(Reason.BAD_CHECK_DIGIT)
    return Element(ai, value, read.ai.separator_required)


def _pack(elements: list[Element], rule: Gs1Rule) -> TraceCode:
    fields: dict[str, str] = {}
    for element in elements:
        if fields.setdefault(element.ai, element.value) != element.value:
            raise Unreadable(Reason.BAD_FORMAT)  # the same field twice, with two values
    if _GTIN not in fields:
        if _SSCC in fields:
            raise TransportUnit
        raise Unreadable(Reason.GS1_WITHOUT_GTIN)
    gtin = fields[_GTIN]
    days = {ai: _day(fields[ai], rule.reference_year, gtin) for ai in _DATES if ai in fields}
    if _SERIAL not in fields:
        raise Unreadable(Reason.GS1_WITHOUT_SERIAL, gtin)
    value = _element_string(elements)
    if len(value) > rule.max_length:
        raise Unreadable(Reason.TOO_LONG, gtin)
    return TraceCode(value, Kind.GS1, gtin, fields[_SERIAL], fields.get(_LOT), days.get(_EXPIRY))


def _element_string(elements: list[Element]) -> str:
    """The canonical text: GS after every open-ended field but the last, each field once, the order as it was."""
    unlike = list(dict.fromkeys(elements))
    closed = [element.ai + element.value + (GS if element.open_ended else "") for element in unlike]
    return "".join(closed).removesuffix(GS)


def _hides_a_field(elements: list[Element], tail_ais: frozenset[str]) -> bool:
    """Whether the last field can be cut so that its tail is fields that are not there yet."""
    last = elements[-1] if elements else None
    if last is None or not last.open_ended:
        return False
    wanted = tail_ais - {element.ai for element in elements}
    tails = (last.value[cut:] for cut in range(1, len(last.value)))
    return any(tail.startswith(tuple(wanted)) and _reads_as_fields(tail) for tail in tails)


def _reads_as_fields(text: str) -> bool:
    try:
        elements = elements_of(text)
        for element in elements:
            if element.ai in _DATES:
                _day(element.value, 2000, None)
    except Unreadable:
        return False
    return True


def _gtin(elements: list[Element]) -> str | None:
    return next((element.value for element in elements if element.ai == _GTIN), None)


def _day(yymmdd: str, reference_year: int, gtin: str | None) -> date:
    """A date whose century is the one nearest the reference year; day 00 is the last of the month."""
    year, month, day = int(yymmdd[:2]), int(yymmdd[2:4]), int(yymmdd[4:])
    year += reference_year - reference_year % 100
    if year - reference_year > 50:
        year -= 100
    elif year - reference_year < -49:
        year += 100
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError:  # also what calendar raises for a month that is none
        raise Unreadable(Reason.BAD_DATE, gtin) from None
