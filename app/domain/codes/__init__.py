"""Trace codes: what a scanned text is, decided by rules that a hospital can edit."""

from app.domain.codes.escapes import unescaped
from app.domain.codes.kept import as_scanned
from app.domain.codes.patients import patient_named_by
from app.domain.codes.personal_tokens import PersonalToken, masked
from app.domain.codes.printed import printed
from app.domain.codes.recognising import recognise
from app.domain.codes.rule_fields import BadRules
from app.domain.codes.rules import CodeRules
from app.domain.codes.verdicts import (
    PERSONAL_KINDS,
    Kind,
    Reason,
    Recognition,
    TraceCode,
    Verdict,
    as_record,
)

__all__ = [
    "PERSONAL_KINDS",
    "BadRules",
    "CodeRules",
    "Kind",
    "PersonalToken",
    "Reason",
    "Recognition",
    "TraceCode",
    "Verdict",
    "as_record",
    "as_scanned",
    "masked",
    "patient_named_by",
    "printed",
    "recognise",
    "unescaped",
]
