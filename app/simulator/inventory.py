"""3501 to 3507 and their A forms: take the rows of one message, each with a verdict of its own.

What was taken is in the ledger before anybody is answered. A number (fixmedins_bchno within one inv_data_type) that is
held already is refused, replaced or taken twice, as the profile says; no public text tells what the real one does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from app.simulator.clock import Moment
from app.simulator.envelope import Envelope
from app.simulator.ledger import Arrival, Ledger, Use
from app.simulator.profile import InventoryRules
from app.simulator.refused import Refused
from app.simulator.rows import RowChecker, codes_of
from app.simulator.tables import DELETION, Table

SALE, SALE_RETURN = "3505", "3506"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the platform says about one row.

    level "field": the row is malformed; "business": it may not be so; "forced": a fault script says retRslt 0.
    """

    level: Literal["taken", "field", "business", "forced"]
    msg: str = ""

    @property
    def taken(self) -> bool:
        return self.level == "taken"


TAKEN = Verdict("taken")


def rows_of(table: Table, envelope: Envelope) -> list[Any]:
    """The rows of a message, one for a single form. Raises Refused for a wrong node or a node of the wrong shape."""
    node = table.batch_node if envelope.batch else table.node
    if set(envelope.input) != {node}:
        found = "、".join(name[:30] for name in list(envelope.input)[:3]) or "空"
        raise Refused(f"交易{envelope.infno}的input应只有节点{node}，收到的是{found}")
    given = envelope.input[node]
    if envelope.batch and not (isinstance(given, list) and given):
        raise Refused(f"节点{node}应为非空数组")
    if not envelope.batch and not isinstance(given, Mapping):
        raise Refused(f"节点{node}应为对象")
    rows = given if envelope.batch else [given]
    if not envelope.insured_region and any(isinstance(row, Mapping) and row.get("psn_no") for row in rows):
        raise Refused("交易输入中含有psn_no时insuplc_admdvs(参保地医保区划)必填")
    return rows


@dataclass(frozen=True, slots=True)
class Inventory:
    """Takes rows into the ledger under one profile's rules. Call inside `database.writing()`."""

    ledger: Ledger
    rules: InventoryRules

    def take(
        self, checker: RowChecker, envelope: Envelope, rows: Sequence[Any], now: Moment, failing: Mapping[int, str]
    ) -> list[Verdict]:
        """One verdict per row, in order. failing: rows a fault script wants refused, by number from 1."""
        return [
            Verdict("forced", failing[number]) if number in failing else self._one(checker, envelope, row, now)
            for number, row in enumerate(rows, start=1)
        ]

    def _one(self, checker: RowChecker, envelope: Envelope, row: Any, now: Moment) -> Verdict:
        if not isinstance(row, Mapping):
            return Verdict("field", "参数校验失败：每一行应为对象")
        if wrongs := checker.wrongs(row):
            return Verdict("field", "参数校验失败：" + "；".join(wrongs))
        if checker.table.infno == DELETION:
            return self._delete(envelope, row, now)
        return self._enter(_arrival(checker.table, envelope, row, now))

    def _delete(self, envelope: Envelope, row: Mapping[str, Any], now: Moment) -> Verdict:
        taken = self.ledger.delete(
            at=now.wire,
            msgid=envelope.msgid,
            institution=envelope.institution,
            data_type=row["inv_data_type"],
            bchno=row["fixmedins_bchno"],
        )
        return TAKEN if taken else Verdict("business", "未找到该批次流水号对应的信息")

    def _enter(self, arrival: Arrival) -> Verdict:
        if self.rules.repeat != "duplicate" and self.ledger.holds(*_number(arrival)):
            if self.rules.repeat == "reject":
                return Verdict("business", "该批次流水号已存在")
            self.ledger.overwrite(*_number(arrival))
        suspects = self._second_sales(arrival)
        if suspects and self.rules.refuse_second_sale:
            return Verdict("business", f"追溯码{suspects[0]}已有销售记录且未退货")
        self.ledger.accept(arrival)
        return TAKEN

    def _second_sales(self, arrival: Arrival) -> list[str]:
        """The codes of a sale that are sold already; each is noted in the ledger."""
        if arrival.infno != SALE:
            return []
        found = [code for code in arrival.codes if is_second_sale(self.ledger.uses(code), arrival.split)]
        found += sorted({code for code in arrival.codes if arrival.codes.count(code) > 1} - set(found))
        reason = "再次销售，已拒绝" if self.rules.refuse_second_sale else "再次销售，其间没有退货"
        for code in found:
            self.ledger.suspect(at=arrival.at, code=code, bchno=arrival.bchno, infno=arrival.infno, reason=reason)
        return found


def is_second_sale(uses: Sequence[Use], split: bool) -> bool:
    """Whether one more sale of a code doubles it: sold and not returned since, and not both sales from a split pack."""
    sold: list[Use] = []
    for use in uses:
        if use.infno == SALE:
            sold.append(use)
        elif use.infno == SALE_RETURN:
            sold = sold[:-1] if use.split else []
    return any(not (earlier.split and split) for earlier in sold)


def _number(arrival: Arrival) -> tuple[str, str, str]:
    return arrival.institution, arrival.data_type, arrival.bchno


def _arrival(table: Table, envelope: Envelope, row: Mapping[str, Any], now: Moment) -> Arrival:
    return Arrival(
        at=now.wire,
        infno=table.infno,
        data_type=table.data_type,
        msgid=envelope.msgid,
        institution=envelope.institution,
        region=envelope.region,
        opter=envelope.opter,
        bchno=str(row.get("fixmedins_bchno") or ""),
        happened=str(row.get(table.happened) or "")[:10],
        row=row,
        codes=codes_of(row),
        split=row.get("trdn_flag") == "1",
    )
