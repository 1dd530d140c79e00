"""Whatever a caller sends, the platform answers as a platform: infcode, never a crash."""

from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.simulator.clock import Moment
from app.simulator.exchange import Request
from app.simulator.played import Cast, PlayedPlatform
from app.simulator.profile import read_table
from tests.simulator.hospital import INSTITUTION, NODES, ROWS, message_number, removed

LEAVES = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text(max_size=12)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
TRANSACTIONS = [
    *NODES,
    *(f"{infno}A" for infno in NODES),
    "3508",
    "3509",
    "3510",
    "3511",
    "3512",
    "3513",
    "9001",
    "9002",
]
LOOSE = {"inventory.unknown_fields": "note", "inventory.paging": True, "inventory.repeat": "overwrite"}


@pytest.fixture(scope="module", params=["plain", "csb", "loose", "hubei"])
def platform(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayedPlatform]:
    overrides: dict[str, Any] = {"gateway.kind": "plain"} | (LOOSE if request.param == "loose" else {})
    table = read_table("plain" if request.param == "loose" else request.param)
    played = PlayedPlatform(Cast(table, overrides), tmp_path_factory.mktemp("state") / "ledger.sqlite")
    played.faults.load('[[rule]]\ndo = "err_msg"\ntext = ""\nwhen = { contains = "\\u0000never" }\n')
    yield played
    played.close()


def answer(platform: PlayedPlatform, body: bytes) -> dict[str, Any]:
    headers = {"content-type": "application/json"}
    begun = platform.exchange.begin(Request("/", "", headers, body, Moment.now()))
    reply = platform.exchange.finish(begun)
    assert reply.status == 200
    told: dict[str, Any] = orjson.loads(reply.body)
    assert str(told["infcode"]) in ("0", "-1")
    return told


def envelope(infno: str, given: Any) -> dict[str, Any]:
    return {
        "infno": infno, "msgid": message_number(), "mdtrtarea_admvs": "440300", "insuplc_admdvs": "440300",
        "recer_sys_code": "FSI", "infver": "V1.0", "opter_type": "1", "opter": "001", "opter_name": "测试",
        "inf_time": "2026-01-05 10:00:00", "fixmedins_code": INSTITUTION, "fixmedins_name": "示例医院", "input": given,
    }  # fmt: skip


def right_row(infno: str) -> dict[str, Any]:
    base = infno.removesuffix("A")
    return ROWS[base]("N1") if base in ROWS else {**removed("N1", "4"), "fixmedins_code": INSTITUTION}


@given(st.binary(max_size=60) | ANYTHING.map(orjson.dumps))
def test_any_body_is_answered(platform: PlayedPlatform, body: bytes) -> None:
    assert str(answer(platform, body)["infcode"]) == "-1"


@given(st.dictionaries(st.sampled_from(list(envelope("", None))), ANYTHING, max_size=4))
def test_any_member_is_answered(platform: PlayedPlatform, members: dict[str, Any]) -> None:
    answer(platform, orjson.dumps(envelope("3505", {"selinfo": right_row("3505")}) | members))


@given(st.sampled_from(TRANSACTIONS), ANYTHING)
def test_any_input_is_answered(platform: PlayedPlatform, infno: str, given_input: Any) -> None:
    answer(platform, orjson.dumps(envelope(infno, given_input)))
    answer(platform, orjson.dumps(envelope(infno, orjson.dumps(given_input).decode())))


@given(
    st.sampled_from(TRANSACTIONS),
    st.dictionaries(
        st.sampled_from(
            [*right_row("3505"), *right_row("3502"), "page_num", "page_size", "drug_trac_codg", "begndate"]
        ),
        ANYTHING,
        max_size=3,
    ),
)
def test_any_field_is_answered(platform: PlayedPlatform, infno: str, changes: dict[str, Any]) -> None:
    row = right_row(infno) | changes
    single, batch = NODES.get(infno.removesuffix("A"), ("data", ""))
    given_input = {batch: [row, row]} if infno.endswith("A") else {single: row}
    answer(platform, orjson.dumps(envelope(infno, given_input)))
