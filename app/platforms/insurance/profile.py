"""A region profile: everything in which one province's platform differs from another's, as data.

The files are `resources/profiles/*.toml`; a hospital may keep one of its own. `national.toml` explains every key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.submissions import ErrorClass, SubmissionKind
from app.platforms.line import Timeouts


class GatewayKind(StrEnum):
    """Whose door stands in front of the platform."""

    TIF = "tif"
    CSB = "csb"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class GatewayStyle:
    """path: added to an address that has none, `{infno}` is the transaction. skew_s: clock difference it puts up with."""

    kind: GatewayKind
    path: str
    skew_s: float
    hex_upper: bool
    service_id: str
    api_name: str
    api_version: str
    nonce: bool


@dataclass(frozen=True, slots=True)
class EnvelopeStyle:
    """extra: members a region adds to the national eighteen, with their fixed text."""

    infver: str
    recer_sys_code: str
    opter_type: str
    input_as_string: bool
    extra: Mapping[str, str]


class SignatureOver(StrEnum):
    """What `cainfo` signs."""

    NOTHING = "nothing"
    ENVELOPE = "envelope"  # the sorted members without cainfo and input (Hubei's reading)
    INPUT = "input"  # the text of `input` (Guangdong's reading)


class SignatureForm(StrEnum):
    """How the two numbers of an SM2 signature become bytes."""

    DER = "der"
    RAW = "raw"  # r‖s, 64 bytes


class SignatureText(StrEnum):
    """How those bytes become text."""

    HEX_UPPER = "hex_upper"
    HEX_LOWER = "hex_lower"
    BASE64 = "base64"


@dataclass(frozen=True, slots=True)
class SignatureStyle:
    """signtype: what the envelope member of that name says."""

    over: SignatureOver
    signtype: str
    form: SignatureForm
    text: SignatureText
    user_id: str


@dataclass(frozen=True, slots=True)
class MessageStyle:
    """batched: kinds sent in the A form. characters: most of `input`. rows: most of one message, 0 = as many as fit.

    one_document: sales of different dispensing documents never share a message, so that one bad row holds up one
    patient's rows only.
    """

    batched: frozenset[SubmissionKind]
    characters: int
    rows: int
    one_document: bool


class SplitIn(StrEnum):
    """How an opened pack is counted (with trdn_flag 1)."""

    PACKS = "packs"  # parts of a pack: 0.3000
    UNITS = "units"  # tablets or ampoules, with the price of one


class CodesForm(StrEnum):
    """How trace codes travel in a row."""

    NONE = "none"
    ARRAY = "array"  # drugtracinfo: [{drug_trac_codg}, …]
    OBJECT = "object"  # drugtracinfo: {drug_trac_codg}; one code at most
    FLAT = "flat"  # the row's own drug_trac_codg of older editions; one code at most


@dataclass(frozen=True, slots=True)
class CodesStyle:
    """package_level: name of the field with the package level of the codes in 3502, "" = not sent (no name is published).

    received_in_stock_change: the codes of received packs are told by a 3502 row of their own (变更类型 108, of packs
    sent back to the supplier 109), because 3503 and 3504 have no place for them.
    """

    forms: Mapping[SubmissionKind, CodesForm]
    package_level: str
    received_in_stock_change: bool


@dataclass(frozen=True, slots=True)
class AskingStyle:
    """queries: transactions 3508–3513 the region has. empty_answers: parts of an err_msg that mean "no such row".

    else_delete: a row that cannot be asked about is deleted (3507) and sent again under the same number.
    """

    queries: frozenset[str]
    empty_answers: tuple[str, ...]
    else_delete: bool


@dataclass(frozen=True, slots=True)
class FieldChanges:
    """How a region's field table differs from ours; keys are the names of our table.

    required, optional: need changed. send: fields that are sent on request only. omit: never sent. names: spelled
    otherwise. lengths: most characters. constants: fixed text whatever we know, also for fields we have not.
    assume: text sent where we know none.
    """

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    send: frozenset[str] = frozenset()
    omit: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    assume: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """One region.

    name: its file without `.toml`. title: what people call it. dictionaries: our word → their code, by dictionary.
    refusals: parts of an err_msg and what they mean here, before the table of `wire/refusals.py` is asked.
    """

    name: str
    title: str
    gateway: GatewayStyle
    envelope: EnvelopeStyle
    signature: SignatureStyle
    messages: MessageStyle
    split_in: SplitIn
    codes: CodesStyle
    dictionaries: Mapping[str, Mapping[str, str]]
    asking: AskingStyle
    signs_in: bool
    timeouts: Timeouts
    refusals: tuple[tuple[str, ErrorClass], ...]
    fields: Mapping[SubmissionKind, FieldChanges]

    def code(self, dictionary: str, word: str) -> str:
        """The platform's code for one of our words."""
        return self.dictionaries[dictionary][word]
