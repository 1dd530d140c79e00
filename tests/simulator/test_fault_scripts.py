"""Fault scripts: the examples are good, the malformed ones are refused by line and rule."""

from pathlib import Path

import pytest

from app.simulator.fault_kinds import KINDS
from app.simulator.fault_script import BadScript, parse_script
from tests.fakes.simulator import RunningSimulator

EXAMPLES = sorted((Path(__file__).parents[2] / "resources" / "simulator" / "faults").glob("*.toml"))
GOOD = '[[rule]]\ndo = "drop_after"\n\n'


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_every_example_is_a_good_script(example: Path) -> None:
    assert parse_script(example.read_text("utf-8"))


def test_there_is_an_example_of_every_kind() -> None:
    shown = {rule.do for example in EXAMPLES for rule in parse_script(example.read_text("utf-8"))}
    assert shown == set(KINDS)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("[[rule]]\ndo = \n", "line 2"),
        ("[rule]\ndo = 'empty'\n", "应写成 [[rule]]"),
        ("[[rules]]\ndo = 'empty'\n", "没有 rules 这一项"),
        (GOOD + "[[rule]]\n", "第 2 条规则（第 4 行）有误：do"),
        (GOOD + "[[rule]]\ndo = 'explode'\n", "第 2 条规则（第 4 行）有误：do：应为 delay、"),
        (GOOD + "# 注释\n[[rule]]\ndo = 'delay'\n", "第 2 条规则（第 5 行）有误：seconds：必须填写"),
        ("[[rule]]\ndo = 'delay'\nseconds = '3'\n", "seconds：应为数"),
        ("[[rule]]\ndo = 'delay'\nseconds = -1\n", "seconds：不能小于 0"),
        ("[[rule]]\ndo = 'delay'\nseconds = 1\nstage = 'later'\n", "stage：应为 before、after 之一"),
        ("[[rule]]\ndo = 'drop_after'\nseconds = 1\n", "seconds：没有这一项，可用的有 reset"),
        ("[[rule]]\ndo = 'status'\ncode = 200\n", "code：应在 400 到 599 之间"),
        ("[[rule]]\ndo = 'truncated'\nkeep = 2\n", "keep：应在 0 到 1 之间"),
        ("[[rule]]\ndo = 'rows'\nrows = [0]\n", "rows：行号从 1 开始"),
        ("[[rule]]\ndo = 'rate_limit'\nper_minute = 1\nstatus = 503\n", "status：应为 429、200 之一"),
        ("[[rule]]\ndo = 'empty'\nwhen = { nth = 0 }\n", "when.nth：从 1 开始"),
        ("[[rule]]\ndo = 'empty'\nwhen = { evry = 2 }\n", "when.evry：没有这一项"),
        ("[[rule]]\ndo = 'empty'\nwhen = { probability = 1.5 }\n", "when.probability：应在 0 到 1 之间"),
        ("[[rule]]\ndo = 'empty'\nwhen = { infno = 3505 }\n", "when.infno：应为文字"),
        ("[[rule]]\ndo = 'empty'\nwhen = 3\n", "有误"),
        ("[[rule]]\ndo = ['empty']\n", "第 1 条规则（第 1 行）有误"),
        ("[[rule]]\ndo = 'empty'\nname = 7\n", "name：应为文字"),
        ("[[rule]]\ndo = 'drop_unread'\nwhen = { infno = '3505' }\n", "请用 drop_before"),
        ("[[rule]]\ndo = 'content_type'\nvalue = \"a\\r\\nb\"\n", "value：应为 ASCII 文字"),
        ("rule = 3\n", "应写成 [[rule]]"),
        ("rule = [3]\n", "第 1 条规则有误"),
    ],
)
def test_a_malformed_script_is_refused_by_line_and_rule(script: str, told: str) -> None:
    with pytest.raises(BadScript) as refused:
        parse_script(script)
    assert told in str(refused.value)


def test_a_refused_script_leaves_the_one_in_force(platform: RunningSimulator) -> None:
    platform.faults(GOOD)
    with pytest.raises(AssertionError, match="第 1 条规则"):
        platform.faults("[[rule]]\n")
    assert platform.state()["faults"]["text"] == GOOD
