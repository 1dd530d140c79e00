"""3508–3513: what does the platform hold? Asked after silence, and for comparing our books with the platform's.

Source: national interface, transactions 3508–3513: node `data`, `fixmedins_code` required, every other condition free.
The name of the output node and paging are not published, so rows are recognised wherever they lie by what they carry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.platforms.insurance.wire.replies import Reply, read_nested

NODE = "data"
_TELL_A_ROW = frozenset({"fixmedinsbchno", "medlistcodg", "fixmedinshilistid", "rid"})
"""Members that only a row has, however they are spelled."""

Record = dict[str, object]
"""One row the platform holds; member names in snake_case without regard to the region's spelling."""


def query_input(institution_code: str, conditions: Mapping[str, str]) -> dict[str, object]:
    """The `input` of a query. Empty conditions are left out."""
    given = {name: text for name, text in conditions.items() if text}
    return {NODE: {"fixmedins_code": institution_code, **given}}


class BesideThePoint(Exception):
    """The answer holds rows, but not the one asked for: perhaps the condition was ignored, perhaps there are more pages."""


def holds(records: Sequence[Record], number: str) -> bool:
    """Whether the answer to a query by batch number holds that row. Raises BesideThePoint.

    A row with vali_flag 0 was deleted.
    """
    found = [record for record in records if _number(record) == number.casefold()]
    if records and not found:
        raise BesideThePoint
    return any(str(record.get("vali_flag", "1")).strip() != "0" for record in found)


def records_of(reply: Reply) -> Iterator[Record]:
    """Every row in the answer, in its order: an object that looks like one, or any object in a list. Raises Unreadable."""
    pending: list[tuple[object, bool]] = [(reply.document.get("output"), False)]
    while pending:
        value, in_list = pending.pop(0)
        if isinstance(value, str) and value.strip()[:1] in ("{", "["):
            value = read_nested(value)
        if isinstance(value, list):
            pending[:0] = [(one, True) for one in value]
        elif isinstance(value, dict):
            if value and (in_list or any(_plain(name) in _TELL_A_ROW for name in value)):
                yield {_snake(name): inner for name, inner in value.items()}
            else:
                pending[:0] = [(inner, False) for inner in value.values() if isinstance(inner, (dict, list, str))]


def _number(record: Record) -> str:
    return str(record.get("fixmedins_bchno", "")).strip().casefold()


def _snake(name: str) -> str:
    """`fixmedinsBchno` → `fixmedins_bchno`."""
    return "".join(f"_{mark.lower()}" if mark.isupper() else mark for mark in name) if "_" not in name else name.lower()


def _plain(name: str) -> str:
    return name.replace("_", "").lower()
