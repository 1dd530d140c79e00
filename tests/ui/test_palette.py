"""Words can be read on every ground they stand on, in both palettes."""

from __future__ import annotations

import re

import pytest

from app.ui.palette import PALETTES, READABLE, VISIBLE, Palette, contrast
from tests.ui.conftest import ROOT

BOTH = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
SHEET = (ROOT / "resources" / "style" / "yaosu.qss").read_text("utf-8")


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@BOTH
@pytest.mark.parametrize(("words", "ground"), READABLE)
def test_words_have_contrast_aa(palette: Palette, words: str, ground: str) -> None:
    tokens = palette.tokens()
    assert contrast(tokens[words], tokens[ground]) >= 4.5


@BOTH
@pytest.mark.parametrize(("mark", "ground"), VISIBLE)
def test_marks_can_be_seen(palette: Palette, mark: str, ground: str) -> None:
    tokens = palette.tokens()
    assert contrast(tokens[mark], tokens[ground]) >= 3.0


def test_the_style_sheet_names_tokens_and_no_colours() -> None:
    names = set(re.findall(r"\$([a-z_]+)", SHEET))
    assert names <= set(PALETTES["light"].tokens())
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b(?![^{]*\{)", re.sub(r"#[a-z]+", "", SHEET))
    assert "rgb(" not in SHEET


def test_every_text_on_a_coloured_ground_in_the_sheet_is_a_pair_that_is_checked() -> None:
    checked = {frozenset(pair) for pair in READABLE}
    for rule in re.findall(r"\{([^}]*)\}", SHEET):
        ground = re.search(r"background: \$([a-z_]+)", rule)
        words = re.search(r"(?<![-a-z])color: \$([a-z_]+)", rule)
        if ground and words and words[1] != "faint":
            assert frozenset((words[1], ground[1])) in checked, rule
