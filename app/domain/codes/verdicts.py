"""What recognising a scanned text says: kinds, verdicts, reasons, and the trace code itself."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What was scanned. The first four can be trace codes; the rest are refused by name."""

    MSFX20 = "msfx20"  # 码上放心, 20 digits
    NMPA20 = "nmpa20"  # 20 characters after NMPAB/T 1002-2019, not all digits
    GS1 = "gs1"  # element string, brackets or Digital Link
    MAKER = "maker"  # a maker's own rule
    PRICE_BARCODE = "price_barcode"  # 商品码: EAN-13, EAN-8, UPC-A, ITF-14
    DRUG_BASE_CODE = "drug_base_code"  # 本位码
    INSURANCE_DRUG_CODE = "insurance_drug_code"  # 医保药品编码
    CONSUMABLE_CODE = "consumable_code"  # 医用耗材编码
    UDI = "udi"  # a medical device
    SSCC = "sscc"  # a transport unit
    E_VOUCHER = "e_voucher"  # 医保电子凭证: a patient's token
    ID_NUMBER = "id_number"  # 身份证号, 永久居留证号: a person's number
    URL = "url"
    UNKNOWN = "unknown"
    EMPTY = "empty"


PERSONAL_KINDS = frozenset({Kind.E_VOUCHER, Kind.ID_NUMBER})


class Verdict(StrEnum):
    """What may be done with the text."""

    OK = "ok"  # one trace code, take it
    CONFIRM = "confirm"  # a trace code, but a person has to look at it first
    AMBIGUOUS = "ambiguous"  # it can be read in several ways, so it is not read at all
    REFUSED = "refused"  # no trace code


class Reason(StrEnum):
    """Why a text was not simply taken. The list is closed: whoever shows it can have a sentence for each."""

    EMPTY = "empty"  # nothing but blanks and control characters
    TOO_SHORT = "too_short"  # fewer than 20 digits; the flag length:n says how many
    TOO_LONG = "too_long"  # more than a code can have; the flag length:n says how many
    NOT_8 = "not_8"  # 20 digits that do not begin with a digit the rules allow (8)
    BAD_FORMAT = "bad_format"  # nothing known has this form
    BAD_CHECK_DIGIT = "bad_check_digit"  # the form is right, the check digit is not: misread or mistyped
    BAD_DATE = "bad_date"  # GS1: a production or expiry date that is not in the calendar
    AMBIGUOUS_GS1 = "ambiguous_gs1"  # GS1 fields without the separators (or the AIM id) that tell them apart
    GS1_WITHOUT_GTIN = "gs1_without_gtin"  # readable GS1 text that names no product (AI 01)
    GS1_WITHOUT_SERIAL = "gs1_without_serial"  # names the product, not the pack (AI 21 is missing)
    UNKNOWN_URL = "unknown_url"  # a web address whose host has no rule, or that holds no code
    JOINED = "joined"  # several codes arrived as one; each must be confirmed
    CASE_SUSPECT = "case_suspect"  # Caps Lock turned the AIM id round, so serial and lot are turned too
    NOT_TRACE_CODE = "not_trace_code"  # the kind says what it is instead
    PERSONAL = "personal"  # a patient's token or a person's number: shown masked, kept nowhere


@dataclass(frozen=True, slots=True)
class TraceCode:
    """One pack's trace code.

    value: what is stored and uploaded: 20 ASCII digits, for example "81000019000000000017"; for GS1 the
      element string without AIM id, with GS (0x1D) after every variable field but the last.
    key: what the identifier table is asked for: the first 7 characters, the GTIN-14, or the maker's key.
    serial: the other 13 characters (the last 4 of 20 digits are check digits that only the platform can
      verify), AI 21, or None for a maker's code.
    """

    value: str
    kind: Kind
    key: str
    serial: str | None = None
    lot: str | None = None
    expiry: date | None = None

    @property
    def identity(self) -> str:
        """What makes the pack unique: the value, for GS1 GTIN and serial alone.

        The same GS1 pack may be read from its 2-D code and typed from its print with fewer fields.
        """
        return f"{self.key}/{self.serial}" if self.kind is Kind.GS1 else self.value


@dataclass(frozen=True, slots=True)
class Recognition:
    """One code found in a scanned text, or one reason why there is none.

    input: the text it came from (of several codes in one text, its own part), personal tokens masked.
    code: set when verdict is ok or confirm.
    key, serial, lot, expiry: as in code; an ambiguous or refused GS1 text may still name its GTIN in key.
    flags: what was done to the text or noticed in it, for example "aim:]C0", "trimmed", "normalized",
      "dehyphenated", "labelled", "url", "repeated", "joined", "case_suspect", "length:16", "gtin14",
      "maker:<rule>", "level:<n>".

    A personal token is nowhere in it, so repr, logs and exceptions that hold it are safe.
    """

    input: str
    kind: Kind
    verdict: Verdict
    code: TraceCode | None = None
    key: str | None = None
    serial: str | None = None
    lot: str | None = None
    expiry: date | None = None
    flags: tuple[str, ...] = ()
    reason: Reason | None = None

    @property
    def accepted(self) -> bool:
        """Whether there is a code in it, be it only after confirmation."""
        return self.code is not None


def as_record(recognition: Recognition) -> dict[str, str | list[str] | None]:
    """The recognition as plain values for JSON; expiry is ISO 8601."""
    expiry = recognition.expiry
    return {
        "input": recognition.input,
        "kind": recognition.kind.value,
        "verdict": recognition.verdict.value,
        "key": recognition.key,
        "serial": recognition.serial,
        "lot": recognition.lot,
        "expiry": expiry.isoformat() if expiry else None,
        "flags": list(recognition.flags),
        "reason": recognition.reason.value if recognition.reason else None,
    }
