"""How a trace code stands on the pack, for people to read."""

from __future__ import annotations

from app.domain.codes.verdicts import Kind, TraceCode


def printed(code: TraceCode) -> str:
    """`8100001 9000000000017`, `(01)06923456000124(21)SN0001`; other kinds as they are.

    Typing or pasting it back is recognised as the same code, which the bare element string of a GS1 code without
    separators is not.
    """
    if code.kind is Kind.MSFX20:
        return f"{code.key} {code.serial}"
    if code.kind is Kind.GS1:
        from app.domain.codes.gs1 import bracketed  # biip takes 0.1 s to import, and most codes are no GS1

        return bracketed(code.value)
    return code.value
