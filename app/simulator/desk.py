"""The platform's desk: a message that got past the gateway is read, judged and, if it is right, taken.

message number → envelope → length and signature → sign-in → rows → ledger. Exactly one transaction per message.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.simulator.answers import FAILURE, SUCCESS, Answers
from app.simulator.cainfo import check_cainfo, check_rules
from app.simulator.clock import Moment
from app.simulator.database import Database
from app.simulator.envelope import Envelope, EnvelopeChecker, parse_members
from app.simulator.inventory import Inventory, Verdict, rows_of
from app.simulator.ledger import Ledger
from app.simulator.profile import Profile
from app.simulator.queries import camel, find, page_of
from app.simulator.raw_input import raw_member
from app.simulator.refused import Refused
from app.simulator.rows import RowChecker
from app.simulator.sign_in import check_sign_no, sign_in, sign_out
from app.simulator.tables import QUERIES, SIGN_IN, SIGN_OUT, envelope_table, tables_for


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a message. note: the first thing wrong, for the call log; rows, accepted: how many of them."""

    infcode: str = SUCCESS
    err_msg: str = ""
    output: Mapping[str, Any] | None = None
    note: str = ""
    rows: int = 0
    accepted: int = 0
    warnings: tuple[str, ...] = ()


class _BatchRefused(Exception):
    """A batch that is held or refused as a whole is refused."""


class Desk:
    """Handles messages under one profile. Raises BadProfile when the profile cannot be worked with."""

    def __init__(self, profile: Profile, institutions: Collection[str], database: Database, answers: Answers) -> None:
        check_rules(profile.cainfo)
        self._profile = profile
        self._database = database
        self._answers = answers
        self._tables = tables_for(profile)
        self._checkers = {infno: RowChecker.of(table, profile) for infno, table in self._tables.items()}
        batches = (f"{infno}A" for infno, table in self._tables.items() if table.batch_node)
        served = frozenset((*self._tables, *batches))
        self._envelopes = EnvelopeChecker(envelope_table(), profile.envelope, institutions, served)
        self._inventory = Inventory(Ledger(database), profile.inventory)

    def handle(self, body: bytes, now: Moment, failing: Mapping[int, str]) -> Done:
        """Do what the message asks. Call inside `database.writing()`. failing: see Inventory.take."""
        try:
            envelope = self._read(body)
            with self._database.undoable():
                return replace(self._transaction(envelope, now, failing), warnings=envelope.warnings)
        except Refused as refused:
            return Done(FAILURE, refused.err_msg, note=refused.err_msg)

    def _read(self, body: bytes) -> Envelope:
        """A message to be worked on; its number is used up from here on, whatever becomes of it. Raises Refused."""
        rules = self._profile
        members = parse_members(body)
        envelope = self._envelopes.check(members)
        raw = self._raw_input(body)
        if len(raw) > rules.envelope.max_chars:
            raise Refused(f"input长度{len(raw)}超过{rules.envelope.max_chars}")
        if rules.cainfo.strategy != "none":
            check_cainfo(rules.cainfo, members, raw)
        entered = self._database.execute("INSERT OR IGNORE INTO messages (msgid) VALUES (?)", (envelope.msgid,))
        if not entered.rowcount and rules.envelope.repeated_msgid == "refuse":
            raise Refused("发送方报文ID重复")
        return envelope

    def _raw_input(self, body: bytes) -> str:
        """`input` as written; "" where nobody needs it and it is short enough for sure."""
        if self._profile.cainfo.strategy != "input" and len(body) <= self._profile.envelope.max_chars:
            return ""
        return raw_member(body.decode(), "input")

    def _transaction(self, envelope: Envelope, now: Moment, failing: Mapping[int, str]) -> Done:
        if envelope.base == SIGN_IN:
            return Done(output=sign_in(self._database, envelope, self._only_row(envelope), now))
        if envelope.base == SIGN_OUT:
            return Done(output=sign_out(self._database, envelope, self._only_row(envelope), now))
        check_sign_no(self._database, self._profile.envelope, envelope, now)
        if envelope.base in QUERIES:
            return self._query(envelope)
        return self._post(envelope, now, failing)

    def _post(self, envelope: Envelope, now: Moment, failing: Mapping[int, str]) -> Done:
        table, checker = self._tables[envelope.base], self._checkers[envelope.base]
        rows = rows_of(table, envelope)
        as_a_whole = envelope.batch and self._profile.answers.batch == "result"
        verdicts: list[Verdict] = []
        try:
            with self._database.undoable():
                verdicts = self._inventory.take(checker, envelope, rows, now, failing)
                accepted = sum(verdict.taken for verdict in verdicts)
                if as_a_whole and accepted < len(rows):
                    raise _BatchRefused
        except _BatchRefused:
            accepted = 0
        note = next((verdict.msg for verdict in verdicts if not verdict.taken), "") or _ignored(checker, rows)
        infcode, err_msg, output = self._answers.of_rows(table, envelope.batch, rows, verdicts)
        return Done(infcode, err_msg, output, note, len(rows), accepted)

    def _query(self, envelope: Envelope) -> Done:
        rules = self._profile.answers
        asked = self._only_row(envelope)
        rows = page_of(find(self._database, self._tables[envelope.base], envelope, asked), asked)
        output = {rules.query_node: [camel(row) for row in rows] if rules.query_names == "camel" else rows}
        length, longest = len(self._answers.output_text(output)), self._profile.envelope.max_chars
        if length > longest:
            raise Refused(f"查询结果长度{length}超过{longest}，请缩小查询范围")
        return Done(output=output)

    def _only_row(self, envelope: Envelope) -> Mapping[str, Any]:
        row: Mapping[str, Any] = rows_of(self._tables[envelope.base], envelope)[0]
        if wrongs := self._checkers[envelope.base].wrongs(row):
            raise Refused("参数校验失败：" + "；".join(wrongs))
        return row


def _ignored(checker: RowChecker, rows: list[Any]) -> str:
    """What a profile that only notes unknown fields has noted."""
    names = dict.fromkeys(name for row in rows for name in checker.unknown(row))
    return f"已忽略未知字段{'、'.join(names)}" if names else ""
