"""What the e-voucher service answers: {code, message, orgId, data}, whose `data` is an object or JSON text. Pure.

Sources: the answers to ec.query as public integrations repeat them: code 0 is well, -2 means that nobody showed a code; in
`data` userName, idNo, idType (01 identity card), insuOrg, and tokens that we do not take.
"""

from __future__ import annotations

import json
from typing import Any

from app.devices.card_helper.answers import Refused
from app.devices.card_helper.records import PersonRecord

_NOBODY_SHOWED_ONE = -2


def holder_of_voucher(text: str) -> PersonRecord:
    """Whose e-voucher it is. Raises Refused: cancelled, other (with the service's words), no_number or unreadable."""
    answer = _object(text)
    code = _code(answer.get("code"))
    if code != 0:
        raise Refused("cancelled" if code == _NOBODY_SHOWED_ONE else "other", code, str(answer.get("message") or ""))
    told = _object(answer.get("data"))
    number = str(told.get("idNo") or "").strip().upper()
    if not number:
        raise Refused("no_number")
    return PersonRecord(
        "e_voucher", str(told.get("userName") or "").strip(), number, str(told.get("insuOrg") or "").strip()
    )


def _object(value: Any) -> dict[str, Any]:
    """An object, or the text of one."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            value = None
    if not isinstance(value, dict):
        raise Refused("unreadable")
    return value


def _code(value: Any) -> int:
    """0, "0" and "0000" alike. A missing code is not well."""
    try:
        return int(value)
    except (TypeError, ValueError):
        return -1
