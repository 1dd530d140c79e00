"""One exchange: a request in, a reply out.

gateway → fault before → desk → answer → fault after. Every request that was read leaves a line in the call log.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.simulator.answers import FAILURE, SUCCESS, Answers
from app.simulator.call_log import Call, CallLog, CallVerdict
from app.simulator.clock import Moment
from app.simulator.database import Database
from app.simulator.desk import Desk, Done
from app.simulator.envelope import parse_members
from app.simulator.fault_kinds import Delay, ErrMsg, Fault, RateLimit, Rows, stage_of
from app.simulator.fault_replies import Hangup, Reply, after, before
from app.simulator.fault_script import Rule
from app.simulator.faults import Faults
from app.simulator.gateway import Headers, turned_away
from app.simulator.profile import Profile
from app.simulator.refused import Refused


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request. headers: names in lower case; query: of the URL, undecoded; arrived: by the true clock."""

    path: str
    query: str
    headers: Headers
    body: bytes
    arrived: Moment


@dataclass(frozen=True, slots=True)
class Begun:
    """A request that has been read. turned: the gateway's refusal; rule: the fault it meets; shift_s: of the clock."""

    request: Request
    members: Mapping[str, Any]
    turned: Reply | None = None
    rule: Rule | None = None
    shift_s: float = 0.0

    @property
    def wait_s(self) -> float:
        """How long to wait before `finish`, by a delay rule."""
        fault = self.rule.fault if self.rule else None
        return fault.seconds if isinstance(fault, Delay) and fault.stage == "before" else 0.0

    def text(self, name: str) -> str:
        """A member of the envelope for the log, cut to the longest it may be; "" if there is no such text."""
        value = self.members.get(name)
        return value[:30] if isinstance(value, str) else ""


class Exchange:
    """The platform under one profile. Raises BadProfile when the profile cannot be worked with."""

    def __init__(self, profile: Profile, institutions: Collection[str], database: Database, faults: Faults) -> None:
        self.profile = profile
        self.faults = faults
        self.calls = CallLog(database)
        self._database = database
        self._answers = Answers(profile.answers)
        self._desk = Desk(profile, institutions, database, self._answers)

    def unread(self) -> Reply | None:
        """The end of a request whose body must not be read, if a fault says so."""
        rule = None if self.faults.quiet else self.faults.unread()
        if rule is None:
            return None
        now = Moment.now()
        self._record(Call(now.wire, "", "", "", CallVerdict.FAULT, 0, fault=rule.name))
        return Reply(0, b"", now.http_date, act=Hangup(reset=True))

    def begin(self, request: Request) -> Begun:
        """Look at the request: its faults, and whether the gateway lets it in."""
        members = _members(request.body)
        begun = Begun(request, members)
        if self.faults.quiet:
            return replace(begun, turned=self._gate(begun))
        seen = self.faults.seen_in(begun.text("infno"), members)
        begun = replace(begun, shift_s=self.faults.clock_shift_s(seen))
        turned = self._gate(begun)
        return replace(begun, turned=turned, rule=None if turned else self.faults.strike(seen))

    def finish(self, begun: Begun) -> Reply:
        """Do what the request asks, once, and answer."""
        if begun.turned:
            return begun.turned
        now = Moment.now(begun.shift_s)
        fault = begun.rule.fault if begun.rule else None
        refusal = self._refusal(begun, now, fault) if fault else b""
        if fault and stage_of(fault) == "before" and (reply := before(fault, refusal, now.http_date)):
            self._record(self._call(begun, now, CallVerdict.FAULT, reply.status))
            return reply
        reply = Reply(200, self._work(begun, now, fault), now.http_date)
        return after(fault, reply, refusal) if fault else reply

    def _work(self, begun: Begun, now: Moment, fault: Fault | None) -> bytes:
        failing = dict.fromkeys(fault.rows, fault.text) if isinstance(fault, Rows) else {}
        with self._database.writing():
            done = self._desk.handle(begun.request.body, now, failing)
            self.calls.record(self._call(begun, now, _verdict(done), 200, done))
        return self._body(begun, now, done)

    def _gate(self, begun: Begun) -> Reply | None:
        request, rules, now = begun.request, self.profile.gateway, Moment.now(begun.shift_s)
        infno = begun.text("infno")
        if rules.path and request.path != rules.path.replace("{infno}", infno):
            status, body, why = 404, b'{"code":404,"msg":"Not Found"}', "路径不存在"
        elif turned := turned_away(rules, request.headers, request.query, infno, now):
            status, body, why = turned.status, turned.body, turned.why
        else:
            return None
        self._record(replace(self._call(begun, now, CallVerdict.TURNED_AWAY, status), err_msg=why))
        return Reply(status, body, now.http_date)

    def _refusal(self, begun: Begun, now: Moment, fault: Fault) -> bytes:
        """A body with infcode -1 and the fault's text."""
        text = fault.text if isinstance(fault, (ErrMsg, RateLimit)) else "系统繁忙"
        infcode = fault.infcode if isinstance(fault, ErrMsg) else FAILURE
        return self._body(begun, now, Done(infcode, text))

    def _body(self, begun: Begun, now: Moment, done: Done) -> bytes:
        return self._answers.body(
            now=now,
            arrived=Moment(begun.request.arrived.unix_s + begun.shift_s),
            region=begun.text("mdtrtarea_admvs"),
            infcode=done.infcode,
            err_msg=done.err_msg,
            output=done.output,
            warnings=done.warnings,
        )

    def _call(self, begun: Begun, now: Moment, verdict: CallVerdict, status: int, done: Done | None = None) -> Call:
        return Call(
            at=now.wire,
            infno=begun.text("infno"),
            msgid=begun.text("msgid"),
            institution=begun.text("fixmedins_code"),
            verdict=verdict,
            http_status=status,
            err_msg=done.note if done else "",
            fault=begun.rule.name if begun.rule else "",
            rows=done.rows if done else 0,
            accepted=done.accepted if done else 0,
        )

    def _record(self, call: Call) -> None:
        with self._database.writing():
            self.calls.record(call)


def _members(body: bytes) -> Mapping[str, Any]:
    """The members of a request, or none at all; the desk will say what is wrong with it."""
    try:
        return parse_members(body)
    except Refused:
        return {}


def _verdict(done: Done) -> CallVerdict:
    if done.infcode != SUCCESS or (done.rows and not done.accepted):
        return CallVerdict.REFUSED
    return CallVerdict.ACCEPTED if done.accepted == done.rows else CallVerdict.PARTIAL
