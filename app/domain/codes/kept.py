"""A trace code that was kept, made readable again: its text has no AIM id, and without one GS1 fields may run together."""

from __future__ import annotations

from app.domain.codes.recognising import recognise
from app.domain.codes.rules import CodeRules
from app.domain.codes.verdicts import Verdict

_GS1_DATAMATRIX = "]d2"
"""AIM id of a GS1 DataMatrix. Source: ISO/IEC 15424."""


def as_scanned(value: str, rules: CodeRules) -> str:
    """A text that is recognised as the code whose `TraceCode.value` this is."""
    readings = recognise(value, rules)
    plain = len(readings) == 1 and readings[0].verdict is Verdict.OK
    return value if plain else _GS1_DATAMATRIX + value
