"""The inspection page: what the platform holds, in Chinese, for a screen or a phone. Plain values in, HTML out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from typing import Any

from app.simulator.page_tables import code_link, grouped, section, tag, tagged
from app.simulator.rows import codes_of
from app.simulator.tables import TRANSACTIONS, title_of

_STATES = {"held": ("在册", "good"), "deleted": ("已删除", "mute"), "overwritten": ("已被覆盖", "warn")}
_VERDICTS = {
    "accepted": ("收下", "good"),
    "partial": ("部分收下", "warn"),
    "refused": ("拒绝", "bad"),
    "turned_away": ("网关拒绝", "bad"),
    "fault": ("故障", "warn"),
}
_QUANTITIES = ("inv_cnt", "cnt", "purc_retn_cnt", "sel_retn_cnt")


@dataclass(frozen=True, slots=True)
class View:
    """Everything on the page, as `inspection` tells it; bchno and code are what the person asked for."""

    state: Mapping[str, Any]
    calls: Sequence[Mapping[str, Any]]
    ledger: Sequence[Mapping[str, Any]]
    bchno: str
    code: str
    life: Sequence[Mapping[str, Any]]


def whole(view: View) -> str:
    """The page."""
    shell = resources.files(__package__).joinpath("page.html").read_text("utf-8")
    head, body = shell.split("[[live]]")
    for name, value in (("profile", view.state["profile"]), ("bchno", view.bchno), ("code", view.code)):
        head = head.replace(f"[[{name}]]", escape(str(value)))
    return head + live(view) + body


def live(view: View) -> str:
    """The part that refreshes itself."""
    state = view.state
    parts = (_when(state), _cards(state), _faults(state["faults"]), _life(view), _doubled(state), _suspects(state))
    return "\n".join((*parts, _transactions(state), _calls(view.calls), _ledger(view)))


def _when(state: Mapping[str, Any]) -> str:
    return f'<p class="when">平台时间 {escape(state["now"])} · 启动于 {escape(state["started_at"])}</p>'


def _cards(state: Mapping[str, Any]) -> str:
    rows, doubled, suspects = state["rows"], len(state["doubled"]), len(state["suspects"])
    cards = (
        ("请求", sum(count["calls"] for count in state["counts"].values()), ""),
        ("收下（行）", rows["accepted"], ""),
        ("在册（行）", rows["held"], ""),
        ("已删除（行）", rows["deleted"], ""),
        ("追溯码", state["codes"], ""),
        ("重复收下", doubled, "bad" if doubled else "good"),
        ("可疑码", suspects, "warn" if suspects else "good"),
    )
    shown = "".join(f'<div class="card {tone}"><b>{value}</b><span>{name}</span></div>' for name, value, tone in cards)
    return f'<div class="cards">{shown}</div>'


def _faults(faults: Mapping[str, Any]) -> str:
    rules = "".join(
        f"<li>{escape(rule['name'])} <code>{escape(rule['do'])}</code>"
        f" 见到 {rule['seen']} 次，发生 {rule['fired']} 次</li>"
        for rule in faults["rules"]
    )
    return f'<section class="notice"><h2>故障脚本生效中</h2><ul>{rules}</ul></section>' if rules else ""


def _doubled(state: Mapping[str, Any]) -> str:
    rows = [(one["infno"], one["bchno"], one["institution"], one["times"]) for one in state["doubled"]]
    heads = ("交易", "批次流水号", "机构", "收下次数")
    return section("重复收下（其间没有删除）", heads, rows) if rows else ""


def _suspects(state: Mapping[str, Any]) -> str:
    rows = [(one["at"], code_link([one["code"]]), one["bchno"], one["reason"]) for one in state["suspects"]]
    return section("可疑的追溯码", ("时间", "追溯码", "批次流水号", "原因"), rows) if rows else ""


def _transactions(state: Mapping[str, Any]) -> str:
    heads = ("交易", "名称", "请求", "收下", "部分", "拒绝", "网关拒绝", "故障", "收下行数")
    names = ("calls", "accepted", "partial", "refused", "turned_away", "fault", "rows_accepted")
    rows = [
        (infno or "？", _title(infno), *(count[name] for name in names)) for infno, count in state["counts"].items()
    ]
    return section("各交易", heads, rows, "还没有请求。把客户端指向本平台，签到一次（9001）即可看到。")


def _calls(calls: Sequence[Mapping[str, Any]]) -> str:
    rows = [
        (
            call["at"], call["infno"], tagged(_VERDICTS, call["verdict"]), f"{call['accepted']}/{call['rows']}",
            call["err_msg"], call["fault"], call["msgid"],
        )
        for call in calls
    ]  # fmt: skip
    return section("最近的请求", ("时间", "交易", "结果", "行", "说明", "故障", "报文ID"), rows, "还没有请求。")


def _ledger(view: View) -> str:
    title = f"台账：批次流水号 {view.bchno}" if view.bchno else "台账（最近收下的）"
    heads = ("收下时间", "交易", "批次流水号", "目录名称", "数量", "追溯码", "状态", "重复")
    rows = [
        (
            one["at"], one["infno"], one["bchno"], one["row"].get("fixmedins_hilist_name", ""),
            _quantity(one["row"]), code_link(codes_of(one["row"])), tagged(_STATES, one["state"]),
            tag("重复", "bad") if one["doubled"] else "",
        )
        for one in view.ledger
    ]  # fmt: skip
    return section(title, heads, rows, "台账里没有这样的记录。" if view.bchno else "台账是空的。")


def _life(view: View) -> str:
    if not view.code:
        return ""
    heads = ("时间", "交易", "名称", "包装", "批次流水号", "机构", "状态")
    rows = [
        (
            use["at"], use["infno"], _title(use["infno"]), "拆零" if use["split"] else "整盒", use["bchno"],
            use["institution"], tagged(_STATES, use["state"]),
        )
        for use in view.life
    ]  # fmt: skip
    return section(f"追溯码 {grouped(view.code)} 的一生", heads, rows, "平台上没有这个追溯码。")


def _title(infno: str) -> str:
    base = infno.removesuffix("A")
    return title_of(base) if base in TRANSACTIONS else "未知"


def _quantity(row: Mapping[str, Any]) -> str:
    return next((str(row[name]) for name in _QUANTITIES if name in row), "")
