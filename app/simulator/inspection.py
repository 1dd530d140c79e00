"""What the platform holds, as plain values for /_sim/*.json readers and for the page. Personal data is masked."""

from collections.abc import Mapping
from typing import Any

import orjson

from app.simulator.clock import Moment
from app.simulator.database import Database
from app.simulator.exchange import Exchange
from app.simulator.masking import masked

_SHOWN = 200


def state(database: Database, exchange: Exchange, started: Moment) -> dict[str, Any]:
    """Everything in one object.

    profile, started_at, now · counts {infno: {calls, accepted, partial, refused, turned_away, fault, rows_accepted}} ·
    rows {accepted, held, deleted, overwritten} · codes (different ones ever taken) · deletions · sign_ins · messages ·
    doubled [{bchno, data_type, institution, infno, times}]: numbers accepted again with no deletion between ·
    suspects [{at, code, bchno, infno, reason}] · faults {text, rules}.
    """
    ended = dict(_pairs(database, "SELECT state, count(*) FROM arrivals WHERE state<>'held' GROUP BY state"))
    accepted = _number(database, "SELECT count(*) FROM arrivals")
    return {
        "profile": exchange.profile.title,
        "gateway": exchange.profile.gateway.kind,
        "started_at": started.wire,
        "now": Moment.now().wire,
        "counts": exchange.calls.counts(),
        "rows": {
            "accepted": accepted,
            "held": accepted - sum(ended.values()),
            "deleted": ended.get("deleted", 0),
            "overwritten": ended.get("overwritten", 0),
        },
        "codes": _number(database, "SELECT count(DISTINCT code) FROM code_uses"),
        "doubled": doubled(database),
        "suspects": _rows(
            database, "SELECT at, code, bchno, infno, reason FROM suspects ORDER BY seq DESC LIMIT ?", _SHOWN
        ),
        "deletions": _number(database, "SELECT count(*) FROM deletions"),
        "sign_ins": _number(database, "SELECT count(*) FROM sign_ins"),
        "messages": _number(database, "SELECT count(*) FROM messages"),
        "faults": {"text": exchange.faults.text, "rules": exchange.faults.told()},
    }


def doubled(database: Database) -> list[dict[str, Any]]:
    """Numbers that were accepted again although they had been accepted and not deleted; empty is what one hopes for."""
    return _rows(
        database,
        "SELECT bchno, data_type, institution, max(infno) AS infno, sum(doubled) + 1 AS times FROM arrivals"
        " WHERE doubled=1 GROUP BY bchno, data_type, institution ORDER BY max(seq) DESC LIMIT ?",
        _SHOWN,
    )


def ledger(
    database: Database, *, bchno: str = "", infno: str = "", state: str = "", limit: int = _SHOWN
) -> list[dict[str, Any]]:
    """Accepted rows, newest first, as they arrived, with what became of them."""
    wanted = {"bchno": bchno, "infno": infno, "state": state}
    asked = {name: value for name, value in wanted.items() if value}
    where = " AND ".join(f"{name}=?" for name in asked) or "1"
    found = database.execute(
        f"SELECT * FROM arrivals WHERE {where} ORDER BY seq DESC LIMIT ?", (*asked.values(), limit)
    )
    return [_arrival(dict(one)) for one in found]


def calls(database: Database, *, infno: str = "", verdict: str = "", limit: int = _SHOWN) -> list[dict[str, Any]]:
    """Requests, newest first: at, infno, msgid, institution, verdict, http_status, err_msg, fault, rows, accepted."""
    asked = {name: value for name, value in {"infno": infno, "verdict": verdict}.items() if value}
    where = " AND ".join(f"{name}=?" for name in asked) or "1"
    return _rows(database, f"SELECT * FROM calls WHERE {where} ORDER BY seq DESC LIMIT ?", *asked.values(), limit)


def code_life(database: Database, code: str) -> list[dict[str, Any]]:
    """The life of one trace code, oldest first: at, infno, institution, bchno, split, happened, state, doubled."""
    return _rows(
        database,
        "SELECT a.seq, a.at, a.infno, a.institution, a.bchno, u.split, a.happened, a.state, a.doubled"
        " FROM code_uses u JOIN arrivals a ON a.seq=u.arrival WHERE u.code=? ORDER BY a.seq LIMIT ?",
        code,
        _SHOWN,
    )


def _arrival(found: dict[str, Any]) -> dict[str, Any]:
    return found | {"row": masked(orjson.loads(found["row"])), "doubled": bool(found["doubled"])}


def _rows(database: Database, sql: str, *values: Any) -> list[dict[str, Any]]:
    return [dict(one) for one in database.execute(sql, values)]


def _pairs(database: Database, sql: str) -> Mapping[str, int]:
    return dict(tuple(row) for row in database.execute(sql))


def _number(database: Database, sql: str) -> int:
    return int(database.execute(sql).fetchone()[0])
