"""`yaosu doctor scanner`: a sheet to print, and what is wrong told from what was scanned into the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.bootstrap.commands import commands
from app.devices.doctor.sheet import SHEET

CONTENTS = [symbol.content for symbol in SHEET]


def say(*words: str, lines: list[str] | None = None) -> tuple[int, str]:
    done = CliRunner().invoke(commands, ["doctor", "scanner", *words], input="\n".join(lines or []) + "\n")
    return done.exit_code, done.output


def test_the_sheet_is_a_pdf_where_it_was_asked_for(tmp_path: Path, qapp: object) -> None:
    file = tmp_path / "sheet.pdf"
    code, told = say("--out", str(file), "--json")
    assert (code, json.loads(told)) == (0, {"sheet": str(file)})
    assert file.read_bytes().startswith(b"%PDF")


def test_a_sheet_that_arrived_as_printed_is_well() -> None:
    assert say("--check", lines=CONTENTS) == (0, "✓ 一切正常：每个码都原样到达\n")


def test_what_is_wrong_is_told_in_the_windows_words_with_the_makers_own(qapp: object) -> None:
    code, told = say("--check", "--maker", "honeywell", lines=[f"#{text}" for text in CONTENTS])
    assert code == 1
    assert "码前多了前缀：#" in told
    assert "PRECA2" in told
    code, told = say("--check", "--json", lines=CONTENTS[:1])
    assert json.loads(told)["missing"] == [symbol.name for symbol in SHEET[1:]]
    assert code == 1


def test_an_unknown_maker_is_wrong_usage() -> None:
    code, told = say("--check", "--maker", "acme", lines=CONTENTS)
    assert (code, "acme" in told) == (2, True)


@pytest.mark.parametrize("words", [("--help",), ()])
def test_the_doctor_itself_is_still_there(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YAOSU_PASSPHRASE", "a passphrase")
    done = CliRunner().invoke(
        commands, ["doctor", *words, "--data", str(tmp_path), "--offline"] if not words else ["doctor", *words]
    )
    assert "scanner" in done.output if words else "database" in done.output
