"""9001 and 9002: sign in, sign out, and the day that ends with it.

sign_no is per operator and good until midnight (UTC+8). After 9002 the same operator is refused until tomorrow.
Source: national interface, transactions 9001 and 9002; behaviour "今天已签退" as clients report it. The output node
`signinoutb` of 9002 is not printed in the public editions.
"""

from collections.abc import Mapping
from typing import Any

from app.simulator.clock import Moment
from app.simulator.database import Database
from app.simulator.envelope import Envelope
from app.simulator.profile import EnvelopeRules
from app.simulator.refused import Refused


def sign_in(database: Database, envelope: Envelope, row: Mapping[str, Any], now: Moment) -> dict[str, Any]:
    """The output of 9001. Raises Refused when the operator has signed out today."""
    opter = row["opter_no"]
    if _signed_out(database, envelope.institution, opter, now.day):
        raise Refused("今天已签退，不能再次签到")
    sign_no = f"{envelope.region}{now.digits17}{_count(database):07d}"
    database.execute(
        "INSERT INTO sign_ins (sign_no, institution, opter, day, at) VALUES (?,?,?,?,?)",
        (sign_no, envelope.institution, opter, now.day, now.wire),
    )
    return {"signinoutb": {"sign_no": sign_no, "sign_time": now.wire}}


def sign_out(database: Database, envelope: Envelope, row: Mapping[str, Any], now: Moment) -> dict[str, Any]:
    """The output of 9002; all of the operator's numbers of today end. Raises Refused for a number that is not live."""
    if not _is_live(database, row["sign_no"], envelope.institution, row["opter_no"], now.day):
        raise Refused("签到编号无效或已过期")
    database.execute(
        "UPDATE sign_ins SET signed_out_at=? WHERE institution=? AND opter=? AND day=?",
        (now.wire, envelope.institution, row["opter_no"], now.day),
    )
    return {"signinoutb": {"sign_time": now.wire}}


def check_sign_no(database: Database, rules: EnvelopeRules, envelope: Envelope, now: Moment) -> None:
    """Raises Refused when the profile wants a sign-in and the envelope does not carry a live one."""
    if rules.sign_no == "ignored" or (rules.sign_no == "if_given" and not envelope.sign_no):
        return
    if not envelope.sign_no:
        raise Refused("未签到：缺少sign_no(交易签到流水号)")
    opter = envelope.opter if rules.sign_no_of_operator else None
    if _is_live(database, envelope.sign_no, envelope.institution, opter, now.day):
        return
    if _signed_out(database, envelope.institution, envelope.opter, now.day):
        raise Refused("今天已签退")
    raise Refused("签到编号无效或已过期，请重新签到")


def _is_live(database: Database, sign_no: str, institution: str, opter: str | None, day: str) -> bool:
    found = database.execute(
        "SELECT opter FROM sign_ins WHERE sign_no=? AND institution=? AND day=? AND signed_out_at IS NULL",
        (sign_no, institution, day),
    ).fetchone()
    return found is not None and (opter is None or found["opter"] == opter)


def _signed_out(database: Database, institution: str, opter: str, day: str) -> bool:
    found = database.execute(
        "SELECT 1 FROM sign_ins WHERE institution=? AND opter=? AND day=? AND signed_out_at IS NOT NULL LIMIT 1",
        (institution, opter, day),
    )
    return found.fetchone() is not None


def _count(database: Database) -> int:
    return int(database.execute("SELECT count(*) FROM sign_ins").fetchone()[0])
