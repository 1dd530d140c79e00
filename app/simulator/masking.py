"""Personal data as the inspection page shows it: 张*, 110***********1234."""

from collections.abc import Mapping
from typing import Any

_NAMES = frozenset((
    "psn_name", "prsc_dr_name", "phar_name", "opter_name", "inv_chg_opter_name", "purc_retn_opter_name",
    "sel_retn_opter_name",
))  # fmt: skip
_NUMBERS = frozenset(("certno", "psn_no", "prsc_dr_certno", "phar_certno", "phar_prac_cert_no", "mdtrt_sn", "setl_id"))


def masked(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with names and numbers of people masked."""
    return {name: _mask(name, value) for name, value in row.items()}


def _mask(name: str, value: Any) -> Any:
    if not isinstance(value, str) or not value:
        return value
    if name in _NAMES:
        return value[0] + "*" * max(len(value) - 1, 1)
    return masked_number(value) if name in _NUMBERS else value


def masked_number(value: str) -> str:
    """First three and last four of a number; of a short one nothing but its first character."""
    if len(value) < 9:
        return value[:1] + "*" * (len(value) - 1)
    return value[:3] + "*" * (len(value) - 7) + value[-4:]
