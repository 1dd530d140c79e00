"""A Chinese input method that composes pinyin, in the window a scanner types into."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.ui import input_method
from tests.ui.hands_on_display import Desk, perform

A = "81000019000000000017"
GS1 = ("]d2010692345600012421SN0001", "1727123110LOT7")
SEPARATED = [*GS1[0], "ctrl+bracketright", *GS1[1], "Return"]

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(sys.platform != "linux", reason="ibus is Linux's"),
]


@pytest.fixture(scope="module")
def desk(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with input_method.running(display, tmp_path_factory.mktemp("home")) as variables:
        opened = Desk(display, **variables)
        yield opened
        opened.close()


def test_pinyin_becomes_chinese_in_a_text_field(desk: Desk) -> None:
    """Without this the tests below would prove nothing: the input method is there and in Chinese mode."""
    desk.begin()
    desk.press([*"nihao", "space"])
    desk.until(lambda: desk.all("field") == ["你好"])
    assert desk.all("scan") == []


@pytest.mark.parametrize("keys", [[*A, "Return"], SEPARATED], ids=["digits", "letters"])
def test_a_scan_passes_by_the_input_method_of_a_text_field(desk: Desk, keys: list[str]) -> None:
    """Its capitals need Shift, which switches the input method when it is pressed alone."""

    def play(desk: Desk) -> None:
        desk.scan(keys, gap_ms=8)
        desk.until(lambda: bool(desk.all("scan")))
        assert desk.all("scan") == [A if keys is not SEPARATED else "\x1d".join(GS1)]
        desk.press([*"nihao", "space"])
        desk.until(lambda: desk.all("field") == ["你好"])

    perform(desk, play)


def test_a_scan_in_the_middle_of_a_word_leaves_the_word_alone(desk: Desk) -> None:
    def play(desk: Desk) -> None:
        desk.press("ni")
        desk.scan(SEPARATED, gap_ms=8)
        desk.until(lambda: bool(desk.all("scan")))
        desk.press([*"hao", "space"])
        desk.until(lambda: desk.all("field") == ["你好"])
        assert desk.all("scan") == ["\x1d".join(GS1)]

    perform(desk, play)


def test_quick_fingers_compose_too(desk: Desk) -> None:
    """Keys that were held back and given back in one go reach the input method in their order."""
    desk.begin(profiles=[{"min_length": 9}])
    desk.press([*"nihao", "space"], gap_ms=20)
    desk.until(lambda: desk.all("field") == ["你好"])
    assert desk.all("scan") == []


def test_a_field_for_codes_takes_letters_as_they_are(desk: Desk) -> None:
    desk.begin()
    desk.order(focus="code")
    desk.until(lambda: desk.all("focus")[-1:] == ["code"])
    desk.press("lot7A")
    desk.until(lambda: desk.all("code")[-1:] == ["lot7A"])
