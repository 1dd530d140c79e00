"""The rules as they are shipped, and variants of them; codes that cannot be genuine (serials start with 9)."""

import copy
import tomllib
from pathlib import Path
from typing import Any

from app.domain.codes import CodeRules, Recognition, recognise

_FILE = Path(__file__).parents[3] / "resources" / "codes" / "rules.toml"
_TABLES = tomllib.loads(_FILE.read_text("utf-8"))

A = "81000019000000000017"
B = "81000019000000000024"
GTIN = "06923456000124"
GS1 = f"01{GTIN}21SN0001\x1d1727123110LOT7"
VOUCHER = "4240000000000000000099330000"
ID_NUMBER = "11010519491231002X"  # the example in GB 11643-1999


def tables(**changes: Any) -> dict[str, Any]:
    """The shipped tables, with sections updated or replaced."""
    changed = copy.deepcopy(_TABLES)
    for section, change in changes.items():
        if isinstance(change, dict) and isinstance(changed.get(section), dict):
            changed[section].update(change)
        else:
            changed[section] = change
    return changed


RULES = CodeRules.from_mapping(tables())


def only(text: str, rules: CodeRules = RULES) -> Recognition:
    """The single recognition of a text."""
    (recognition,) = recognise(text, rules)
    return recognition
