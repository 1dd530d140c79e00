"""The readers: each takes a piece of text that is its own, or leaves it to the next one with None.

Their order decides. National codes come first and cannot be shadowed; complete personal tokens come before anything a
hospital may switch on; what nobody takes is named and refused by `read`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain.codes import cleaning
from app.domain.codes.answers import Piece, accepted, joined, personal, refused, shown, to_confirm
from app.domain.codes.check_digits import mod10_ok
from app.domain.codes.other_kinds import is_named_otherwise, name_of
from app.domain.codes.patterns import MAX_TEXT
from app.domain.codes.personal_tokens import certain_token, voucher_surely_inside
from app.domain.codes.rules import GS, CodeRules, MakerRule, host_fits
from app.domain.codes.verdicts import Kind, Reason, Recognition, TraceCode
from app.domain.codes.web_addresses import (
    digital_link_pairs,
    is_web_address,
    texts_held,
    unescaped_percents,
    web_address,
)

_GS1_HEAD = re.compile("01[0-9]{14}")
_GS1_BARE = re.compile("01[0-9]{14}(?:[0-9]{2}.*)?", re.DOTALL)
_GS1_BRACKETS = re.compile(r"\([0-9]{2,4}\)")


def read(piece: Piece, rules: CodeRules) -> list[Recognition]:
    """What the piece is: one recognition, or one for each of several 20-digit codes glued together."""
    chunks = _glued_codes(piece.text, rules)
    if chunks:
        return joined([accepted(chunk, msfx20(chunk), piece.flags) for chunk in chunks])
    for reader in _READERS:
        recognition = reader(piece, rules)
        if recognition:
            return [recognition]
    return [refused(piece, *name_of(piece.text, piece.aim, rules.udi))]


def is_msfx20(text: str, rules: CodeRules) -> bool:
    """20 digits that begin as the rules want."""
    return len(text) == 20 and text.isascii() and text.isdigit() and text[0] in rules.msfx20.first_digits


def msfx20(digits: str) -> TraceCode:
    """The code of 20 digits. Source: 码上放心印刷规范, 药品标识码 (7) and 序列号 (13)."""
    return TraceCode(digits, Kind.MSFX20, digits[:7], digits[7:])


def _glued_codes(text: str, rules: CodeRules) -> list[str]:
    """The codes of a text that is nothing but two or more 20-digit codes, else none."""
    digits = text.replace(GS, "")
    if len(digits) % 20 or len(digits) < 40 or voucher_surely_inside(digits):
        return []
    chunks = [digits[start : start + 20] for start in range(0, len(digits), 20)]
    return chunks if all(is_msfx20(chunk, rules) for chunk in chunks) else []


def _as_msfx20(piece: Piece, rules: CodeRules) -> Recognition | None:
    digits = piece.text.strip(GS)
    if is_msfx20(digits, rules):
        return accepted(shown(piece.whole), msfx20(digits), piece.flags)
    digits = cleaning.without_hyphens(digits)
    if is_msfx20(digits, rules):
        return accepted(shown(piece.whole), msfx20(digits), (*piece.flags, "dehyphenated"))
    return None


def _as_personal(piece: Piece, _: CodeRules) -> Recognition | None:
    token = certain_token(piece.text)
    return personal(token, piece.flags) if token else None


def _as_web_address(piece: Piece, rules: CodeRules) -> Recognition | None:
    if not is_web_address(piece.text):
        return None
    address = web_address(piece.text)
    piece = replace(piece, text=unescaped_percents(piece.text), flags=(*piece.flags, "url"))
    if address is None:
        return refused(piece, Kind.URL, Reason.UNKNOWN_URL)
    pairs = digital_link_pairs(address)
    if pairs is not None and rules.gs1.enabled and host_fits(address.host, rules.gs1.link_hosts):
        return _gs1(piece, rules, pairs)
    held = texts_held(address, rules.urls)
    if len(held) != 1:
        return refused(piece, Kind.URL, Reason.UNKNOWN_URL)
    inner = replace(piece, text=held.pop())
    for reader in (_as_msfx20, _as_personal, _as_maker, _as_nmpa20):
        recognition = reader(inner, rules)
        if recognition:
            return recognition
    return refused(piece, Kind.URL, Reason.BAD_FORMAT)


def _as_gs1(piece: Piece, rules: CodeRules) -> Recognition | None:
    """Only an AIM id, a separator or brackets entitle us to read fields; a bare text is never guessed."""
    text = piece.text
    if not rules.gs1.enabled:
        return None
    announced = _announced(piece.aim, rules)
    separated = GS in text or (_GS1_HEAD.match(text) is not None and rules.gs1.stand_ins.search(text) is not None)
    if separated or _GS1_BRACKETS.match(text):
        return _gs1(piece, rules)
    if announced:
        is_named = text.isdigit() and name_of(text, piece.aim, rules.udi)[0] is not Kind.UNKNOWN
        return None if is_named else _gs1(piece, rules)  # a DataBar holds a price barcode as well
    if _GS1_BARE.fullmatch(text) and mod10_ok(text[2:16]) and not (len(text) == 20 and text.isdigit()):
        reason = Reason.AMBIGUOUS_GS1 if len(text) > 16 else Reason.GS1_WITHOUT_SERIAL
        return refused(piece, Kind.GS1, reason, key=text[2:16])
    return None


def _gs1(piece: Piece, rules: CodeRules, pairs: list[tuple[str, str]] | None = None) -> Recognition:
    """Have the GS1 reader try, and turn its answer into a recognition. pairs: of a Digital Link."""
    from app.domain.codes import gs1  # biip takes 0.1 s to import, and most texts are no GS1

    try:
        if pairs is not None:
            code = gs1.read_link(pairs, rules.gs1)
        elif _GS1_BRACKETS.match(piece.text):
            code = gs1.read_brackets(piece.text, rules.gs1)
        else:
            code = gs1.read_element_string(piece.text, rules.gs1)
    except gs1.TransportUnit:
        return refused(piece, Kind.SSCC, Reason.NOT_TRACE_CODE)
    except gs1.Unreadable as unreadable:
        return refused(piece, Kind.GS1, unreadable.reason, key=unreadable.gtin)
    return _gs1_pack(code, piece, rules)


def _gs1_pack(code: TraceCode, piece: Piece, rules: CodeRules) -> Recognition:
    serial, lot = code.serial or "", code.lot or ""
    token = certain_token(serial) or certain_token(lot)
    if token:
        return personal(token, piece.flags)
    if code.key[1:].startswith(rules.udi.gtin_prefixes):
        return refused(piece, Kind.UDI, Reason.NOT_TRACE_CODE, key=code.key)
    found = accepted(shown(piece.whole), code, (*piece.flags, *_case_flags(serial + lot)))
    turned = piece.aim not in rules.gs1.aims and _announced(piece.aim, rules)
    return to_confirm(found, Reason.CASE_SUSPECT) if turned else found


def _announced(aim: str, rules: CodeRules) -> bool:
    """Whether the AIM id says GS1, also when Caps Lock turned it; ]E is a price barcode and ]e is GS1, so those stay."""
    return aim in rules.gs1.aims or (aim[1:2] not in ("", "E", "e") and aim.swapcase() in rules.gs1.aims)


def _as_maker(piece: Piece, rules: CodeRules) -> Recognition | None:
    text = piece.text
    if len(text) > MAX_TEXT or cleaning.parts(text) != [text] or voucher_surely_inside(text):
        return None
    for rule in rules.makers:
        key = _maker_key(rule, text)
        if key:
            flags = (*piece.flags, *_case_flags(text), f"maker:{rule.name}", f"level:{rule.level}")
            return accepted(shown(piece.whole), TraceCode(text, Kind.MAKER, key), flags)
    return None


def _maker_key(rule: MakerRule, text: str) -> str | None:
    found = rule.pattern.fullmatch(text)
    if found is None:
        return None
    return text[rule.key] if isinstance(rule.key, slice) else found[rule.key]


def _as_nmpa20(piece: Piece, rules: CodeRules) -> Recognition | None:
    """Source: NMPAB/T 1002-2019: 20 characters, the first 7 are the drug identifier."""
    text = piece.text
    if not rules.nmpa20.enabled or text.isdigit() or not rules.nmpa20.pattern.fullmatch(text):
        return None
    if is_named_otherwise(text, rules.udi):
        return None
    code = TraceCode(text, Kind.NMPA20, text[:7], text[7:])
    return accepted(shown(piece.whole), code, (*piece.flags, *_case_flags(text)))


def _case_flags(text: str) -> tuple[str, ...]:
    """Small letters only: codes are printed in capitals, so Caps Lock may have turned them."""
    return ("case_suspect",) if text.upper() != text and text.lower() == text else ()


_READERS = (_as_msfx20, _as_personal, _as_web_address, _as_gs1, _as_maker, _as_nmpa20)
