"""Parts of the simulator by themselves: the raw text of input, the distance kept to other rooms."""

import ast
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.simulator.raw_input import raw_member

ROOM = Path(__file__).parents[2] / "app" / "simulator"
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=6), VALUES, max_size=5), VALUES, st.sampled_from([None, 0, 2]), st.booleans())
def test_the_raw_text_of_input_is_found_however_the_body_is_written(
    others: dict[str, object], value: object, indent: int | None, ascii_only: bool
) -> None:
    others.pop("input", None)
    body = json.dumps({**others, "input": value, "after": others}, indent=indent, ensure_ascii=ascii_only)
    raw = raw_member(body, "input")
    assert raw == value if isinstance(value, str) else (json.loads(raw) == value and raw in body)


def test_a_body_without_input_has_no_raw_text() -> None:
    assert raw_member(' {"a": 1 , "b":{"input":2}} ', "input") == ""
    assert raw_member("{}", "input") == ""


def test_it_imports_no_other_room() -> None:
    for file in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert not name.startswith("app.") or name.startswith("app.simulator"), (file.name, name)
                assert name.split(".")[0] not in ("cryptography", "ctypes"), (file.name, name)
