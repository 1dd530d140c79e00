"""The answer's two levels, dressed as the profile wants: infcode and err_msg, and the business result in `output`."""

from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import Any

import orjson

from app.simulator.clock import Moment
from app.simulator.inventory import Verdict
from app.simulator.profile import AnswerRules
from app.simulator.tables import Table

SUCCESS, FAILURE = "0", "-1"
_MSG_CHARS = 2000
_ECHOED = (
    "med_list_codg", "inv_chg_type", "inv_data_type", "fixmedins_hilist_id", "fixmedins_hilist_name",
    "fixmedins_bchno", "memo",
)  # fmt: skip


class Answers:
    """Writes response bodies for one profile."""

    def __init__(self, rules: AnswerRules) -> None:
        self._rules = rules
        self._as_number = cycle((True, False)) if rules.infcode == "alternate" else cycle((rules.infcode == "number",))
        self._count = 0

    def body(
        self,
        *,
        now: Moment,
        arrived: Moment,
        region: str = "",
        infcode: str = SUCCESS,
        err_msg: str = "",
        output: Mapping[str, Any] | None = None,
        warnings: Sequence[str] = (),
    ) -> bytes:
        """A response. region: of the receiver, six digits, for inf_refmsgid; output None: nothing to say."""
        self._count += 1
        answer: dict[str, Any] = {
            "infcode": self._infcode(infcode),
            "inf_refmsgid": f"{region[:6]:0>6}{now.digits17[:14]}{self._count:010d}",
            "refmsg_time": arrived.digits17,
            "respond_time": now.digits17,
            "err_msg": err_msg,
        }
        if warnings:
            answer["warn_msg"] = "；".join(warnings)
        answer |= self._output(output)
        return orjson.dumps(answer)

    def output_text(self, output: Mapping[str, Any]) -> str:
        """`output` as it will stand on the wire, for its length."""
        return orjson.dumps(output).decode()

    def of_rows(
        self, table: Table, batch: bool, rows: Sequence[Any], verdicts: Sequence[Verdict]
    ) -> tuple[str, str, Mapping[str, Any] | None]:
        """(infcode, err_msg, output) of a message whose rows have their verdicts."""
        failed = [(number, verdict) for number, verdict in enumerate(verdicts, start=1) if not verdict.taken]
        if batch and self._rules.batch == "err_detail":
            return SUCCESS, "", {table.error_node: self._details(rows, verdicts)}
        plain, level = self._rules.single == "none", verdicts[0].level
        if not batch and (level == "field" or (plain and level == "business")):
            return FAILURE, verdicts[0].msg, None
        if not batch and plain and level == "taken":
            return SUCCESS, "", None
        msg = "；".join(f"第{number}行：{verdict.msg}" if batch else verdict.msg for number, verdict in failed)
        return SUCCESS, "", {"result": {"retRslt": "0" if failed else "1", "msgRslt": msg[:_MSG_CHARS] or "成功"}}

    def _details(self, rows: Sequence[Any], verdicts: Sequence[Verdict]) -> list[dict[str, Any]]:
        return [
            _detail(row, verdict)
            for row, verdict in zip(rows, verdicts, strict=True)
            if self._rules.err_detail == "all" or not verdict.taken
        ]

    def _infcode(self, infcode: str) -> int | str:
        as_number = next(self._as_number)
        return int(infcode) if as_number and infcode.lstrip("-").isdecimal() else infcode

    def _output(self, output: Mapping[str, Any] | None) -> dict[str, Any]:
        if output is not None:
            return {"output": self.output_text(output) if self._rules.output_as_string else output}
        match self._rules.empty_output:
            case "null":
                return {"output": None}
            case "object":
                return {"output": {}}
            case "string":
                return {"output": ""}
            case _:
                return {}


def _detail(row: Any, verdict: Verdict) -> dict[str, Any]:
    echoed = {name: row[name] for name in _ECHOED if name in row} if isinstance(row, Mapping) else {}
    return echoed | {"retRslt": "1" if verdict.taken else "0", "msgRslt": verdict.msg[:_MSG_CHARS]}
