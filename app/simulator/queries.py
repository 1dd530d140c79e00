"""3508 to 3513: what do you hold? Answered from the ledger, without what 3507 took away.

Output rows echo what was sent plus rid, vali_flag and the audit members. One client's model of the output has camelCase
members, so a profile may ask for them. Source: national inventory interface, transactions 3508 to 3513; the name of
the output node, paging and the limits are not published.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from app.simulator.database import Database
from app.simulator.envelope import Envelope
from app.simulator.refused import Refused
from app.simulator.rows import TRACE_CODE, TRACE_NODE, codes_of, is_blank
from app.simulator.tables import Table

# 3512 is about packs that came in; of stock changes only these do (dictionary inv_chg_type).
_INCOMING = frozenset(("101", "103", "106", "108", "110"))
_STORED_AS = {"medins_list_codg": "fixmedins_hilist_id", "mdtrt_id": "mdtrt_sn"}
_CODE_FIELDS = frozenset((TRACE_CODE, "elec_supn_codg"))
_NOT_COLUMNS = _CODE_FIELDS | {"fixmedins_code", "fixmedins_bchno", "begndate", "enddate", "page_num", "page_size"}
_UNDERSCORE = re.compile("_([a-z])")


def find(database: Database, table: Table, envelope: Envelope, asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The output rows, oldest first. Raises Refused when the question is about another institution."""
    if asked["fixmedins_code"] != envelope.institution:
        raise Refused("fixmedins_code与报文的定点医药机构编号不符")
    wanted = {name: value for name, value in asked.items() if name not in _NOT_COLUMNS and not is_blank(value)}
    return [
        found
        for arrival in _held(database, table, envelope.institution, asked)
        for found in _answers(table, arrival, wanted, asked.get(TRACE_CODE) or "")
    ]


def page_of(rows: list[dict[str, Any]], asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One page, when page_num (from 1) and page_size are asked for. Raises Refused for anything but numbers."""
    if is_blank(asked.get("page_num")) and is_blank(asked.get("page_size")):
        return rows
    try:
        number, size = int(asked.get("page_num") or 1), int(asked.get("page_size") or 100)
    except (TypeError, ValueError):
        raise Refused("page_num和page_size应为整数") from None
    if number < 1 or not 1 <= size <= 1000:
        raise Refused("page_num从1开始，page_size为1到1000")
    return rows[(number - 1) * size : number * size]


def camel(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with medins_prod_inv_no written medinsProdInvNo, in nested rows too."""
    return {
        _UNDERSCORE.sub(lambda match: match[1].upper(), key): [camel(one) for one in value]
        if isinstance(value, list)
        else value
        for key, value in row.items()
    }


def _held(database: Database, table: Table, institution: str, asked: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    conditions = [f"infno IN ({','.join('?' * len(table.answers_from))})", "institution=?", "state='held'"]
    values = [*table.answers_from, institution]
    for name, condition in (
        ("fixmedins_bchno", "bchno=?"),
        ("begndate", "happened>=?"),
        ("enddate", "happened<=?"),
    ):
        if not is_blank(asked.get(name)):
            conditions.append(condition)
            values.append(str(asked[name]))
    for name in _CODE_FIELDS:
        if not is_blank(asked.get(name)):
            conditions.append("seq IN (SELECT arrival FROM code_uses WHERE code=?)")
            values.append(str(asked[name]))  # whatever was asked: nothing is held under it
    found = database.execute(f"SELECT * FROM arrivals WHERE {' AND '.join(conditions)} ORDER BY seq", values)
    yield from map(dict, found)


def _answers(
    table: Table, arrival: Mapping[str, Any], wanted: Mapping[str, Any], code_asked: str
) -> Iterator[dict[str, Any]]:
    row = orjson.loads(arrival["row"])
    if table.by_code and arrival["infno"] == "3502" and row.get("inv_chg_type") not in _INCOMING:
        return
    answer = row | _numbered(table, arrival) | _audit(arrival)
    if any(answer.get(_STORED_AS.get(name, name)) != value for name, value in wanted.items()):
        return
    if not table.by_code:
        yield answer
        return
    answer.pop(TRACE_NODE, None)
    for code in codes_of(row):
        if code_asked in ("", code):
            yield answer | {TRACE_CODE: code}


def _numbered(table: Table, arrival: Mapping[str, Any]) -> dict[str, Any]:
    numbered = {table.number_field: str(arrival["seq"])} if table.number_field else {}
    if arrival["data_type"] == "3":
        numbered["prod_retn_flag"] = "1" if arrival["infno"] == "3504" else "0"
    return numbered


def _audit(arrival: Mapping[str, Any]) -> dict[str, Any]:
    at, opter, region = arrival["at"], arrival["opter"], arrival["region"]
    return {
        "fixmedins_code": arrival["institution"],
        "rid": f"{region}{at.replace('-', '').replace(':', '').replace(' ', '')}{arrival['seq']:010d}",
        "vali_flag": "1",
        "crter_id": opter,
        "crte_time": at,
        "crte_optins_no": arrival["institution"],
        "opter_id": opter,
        "opt_time": at,
        "optins_no": arrival["institution"],
        "poolarea_no": region,
        "updt_time": at,
    }
