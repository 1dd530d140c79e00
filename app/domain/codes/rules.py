"""The rules by which texts are recognised: data that a hospital edits, read from resources/codes/rules.toml.

That file explains every field; here each section is a frozen value, and malformed ones are refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.domain.codes.patterns import MAX_TEXT, CarelessPattern, safe_pattern
from app.domain.codes.rule_fields import BadRules, Fields

# The characters GS1 allows in lots and serials. Source: GS1 General Specifications, figure 7.11-1 (set 82).
GS1_CHARACTERS = frozenset("!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
GS = "\x1d"

_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_HOST = re.compile(r"(?:\*|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*)")
_Rule = TypeVar("_Rule")


@dataclass(frozen=True, slots=True)
class Msfx20Rule:
    """码上放心: 20 digits. first_digits: those a code may begin with."""

    first_digits: str


@dataclass(frozen=True, slots=True)
class Nmpa20Rule:
    """20 characters, not all digits. pattern: of letters, digits and the symbols the rule allows."""

    enabled: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Gs1Rule:
    """GS1 codes.

    aims: AIM ids that announce GS1. stand_ins: matches what arrives in place of GS. tail_ais: fields that may hide in
    the tail of a text without GS. max_length: of the whole code. reference_year: two-digit years are read around it.
    link_hosts: hosts whose Digital Links are read.
    """

    enabled: bool
    aims: frozenset[str]
    stand_ins: re.Pattern[str]
    tail_ais: frozenset[str]
    max_length: int
    reference_year: int
    link_hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelRule:
    """Words printed before a code. pair: identifier and serial apart (2 groups); whole: the word alone."""

    pair: re.Pattern[str]
    whole: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class UdiRule:
    """Device codes. prefixes: upper case, of whole texts; gtin_prefixes: of GTIN-14 after the packaging digit."""

    prefixes: tuple[str, ...]
    gtin_prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UrlRule:
    """Where a web address holds its code: the value of a query field, or the path segment after a text."""

    name: str
    hosts: tuple[str, ...]
    path: str | None
    query: str | None
    segment_after: str | None


@dataclass(frozen=True, slots=True)
class MakerRule:
    """A maker's own code. pattern: of the whole code; key: group name or slice that the identifier table knows."""

    name: str
    pattern: re.Pattern[str]
    key: str | slice
    level: int


@dataclass(frozen=True, slots=True)
class CodeRules:
    """All rules. urls and makers hold only those that are switched on."""

    msfx20: Msfx20Rule
    nmpa20: Nmpa20Rule
    gs1: Gs1Rule
    labels: LabelRule
    udi: UdiRule
    urls: tuple[UrlRule, ...]
    makers: tuple[MakerRule, ...]

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, object]) -> CodeRules:
        """The rules in a parsed rules.toml. Raises BadRules, which names the rule and the field.

        All sections are needed, only [[url]] and [[maker]] may be missing.
        """
        known = ("msfx20", "nmpa20", "gs1", "labels", "udi", "url", "maker")
        for section in mapping:
            if section not in known:
                raise BadRules(section, "", "no such rule")
        return cls(
            _section(mapping, "msfx20", _msfx20),
            _section(mapping, "nmpa20", _nmpa20),
            _section(mapping, "gs1", _gs1),
            _section(mapping, "labels", _labels),
            _section(mapping, "udi", _udi),
            _switched_on(mapping, "url", _url),
            _switched_on(mapping, "maker", _maker),
        )


def host_fits(host: str, hosts: tuple[str, ...]) -> bool:
    """Whether a host name is one of these; "*.x.cn" is x.cn and everything under it, "*" is any."""
    return any(known in ("*", host) or (known.startswith("*.") and f".{host}".endswith(known[1:])) for known in hosts)


def _section(mapping: Mapping[str, object], name: str, read: Callable[[Fields], _Rule]) -> _Rule:
    if name not in mapping:
        raise BadRules(name, "", "is missing")
    fields = Fields(name, mapping[name])
    rule = read(fields)
    fields.nothing_else()
    return rule


def _switched_on(mapping: Mapping[str, object], name: str, read: Callable[[Fields], _Rule]) -> tuple[_Rule, ...]:
    """The rules of an array of tables; those that are off are read too, so that mistakes show at once."""
    tables = mapping.get(name, [])
    if not isinstance(tables, list | tuple):
        raise BadRules(name, "", f"write [[{name}]], with two brackets")
    rules = []
    for number, table in enumerate(tables, start=1):
        title = f" ({table['name']})" if isinstance(table, Mapping) and isinstance(table.get("name"), str) else ""
        fields = Fields(f"{name} {number}{title}", table)
        enabled = fields.yes_or_no("enabled")
        rule = read(fields)
        fields.nothing_else()
        if enabled:
            rules.append(rule)
    return tuple(rules)


def _msfx20(fields: Fields) -> Msfx20Rule:
    first_digits = fields.text("first_digits", longest=10)
    if not (first_digits.isascii() and first_digits.isdigit()):
        raise fields.bad("first_digits", 'digits are needed, for example "8"')
    return Msfx20Rule(first_digits)


def _nmpa20(fields: Fields) -> Nmpa20Rule:
    enabled = fields.yes_or_no("enabled")
    symbols = fields.texts("symbols")
    for symbol in symbols:
        if len(symbol) != 1 or not "!" <= symbol <= "~" or symbol.isalnum() or symbol in ",;":
            raise fields.bad("symbols", "each must be one printable ASCII symbol, not a comma or semicolon")
    return Nmpa20Rule(enabled, re.compile(f"[0-9A-Za-z{re.escape(''.join(symbols))}]{{20}}"))


def _gs1(fields: Fields) -> Gs1Rule:
    aims = fields.texts("aim_ids")
    if not all(_AIM.fullmatch(aim) for aim in aims):
        raise fields.bad("aim_ids", 'each is ], a letter and a character, for example "]d2"')
    stand_ins = fields.texts("stand_ins")
    if any(set(stand_in) <= GS1_CHARACTERS and len(stand_in) == 1 for stand_in in stand_ins):
        raise fields.bad("stand_ins", "a character that lots and serials may hold cannot stand for GS")
    tail_ais = fields.texts("tail_ais", at_least=1)
    if not all(re.fullmatch("[0-9]{2,4}", ai) for ai in tail_ais):
        raise fields.bad("tail_ais", 'each has 2 to 4 digits, for example "10"')
    hosts = fields.texts("link_hosts")
    _check_hosts(fields, "link_hosts", hosts)
    longest_first = sorted((GS, *stand_ins), key=len, reverse=True)
    return Gs1Rule(
        enabled=fields.yes_or_no("enabled"),
        aims=frozenset(aims),
        stand_ins=re.compile("|".join(map(re.escape, longest_first))),
        tail_ais=frozenset(tail_ais),
        max_length=fields.whole("max_length", 20, 128),
        reference_year=fields.whole("reference_year", 2000, 2099),
        link_hosts=hosts,
    )


def _labels(fields: Fields) -> LabelRule:
    def either(field: str) -> str:
        words = sorted(fields.texts(field, at_least=1), key=len, reverse=True)
        return f"(?:{'|'.join(map(re.escape, words))})"

    gap = "[^0-9A-Za-z]{0,8}?"
    identifier, serial = either("identifier"), either("serial")
    pair = f"{identifier}{gap}([0-9]{{7}}){gap}{serial}{gap}([0-9]{{13}})(?![0-9])"
    return LabelRule(re.compile(pair), re.compile(f"[\\[【(]?{either('whole')}[\\]】)]?[ :]*"))


def _udi(fields: Fields) -> UdiRule:
    prefixes = tuple(prefix.upper() for prefix in fields.texts("prefixes"))
    gtin_prefixes = fields.texts("gtin_prefixes")
    if not all(re.fullmatch("[0-9]{3,12}", prefix) for prefix in gtin_prefixes):
        raise fields.bad("gtin_prefixes", "each has 3 to 12 digits")
    return UdiRule(prefixes, gtin_prefixes)


def _url(fields: Fields) -> UrlRule:
    name = fields.text("name")
    hosts = fields.texts("hosts", at_least=1)
    _check_hosts(fields, "hosts", hosts)
    if fields.has("query") == fields.has("segment_after"):
        raise fields.bad("query", "either query or segment_after is needed, not both")
    return UrlRule(
        name=name,
        hosts=hosts,
        path=fields.text("path").lower() if fields.has("path") else None,
        query=fields.text("query").lower() if fields.has("query") else None,
        segment_after=fields.text("segment_after").lower() if fields.has("segment_after") else None,
    )


def _maker(fields: Fields) -> MakerRule:
    name = fields.text("name")
    try:
        pattern = safe_pattern(fields.text("regex"))
    except CarelessPattern as careless:
        raise fields.bad("regex", str(careless)) from careless
    key: str | slice
    if fields.has("key_start") or fields.has("key_length"):
        start = fields.whole("key_start", 0, MAX_TEXT - 1)
        key = slice(start, start + fields.whole("key_length", 1, 64))
    else:
        key = fields.text("key_group") if fields.has("key_group") else "key"
        if key not in pattern.groupindex:
            raise fields.bad("key_group", f"the regex has no group (?P<{key}>…)")
    return MakerRule(name, pattern, key, fields.whole("level", 1, 9))


def _check_hosts(fields: Fields, field: str, hosts: tuple[str, ...]) -> None:
    if not all(_HOST.fullmatch(host) for host in hosts):
        raise fields.bad(field, 'each is a host in small letters, "*.example.cn" or "*"')
