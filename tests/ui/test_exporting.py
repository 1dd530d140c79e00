"""Files a sheet opens without harm to long codes and without running anything."""

from __future__ import annotations

from pathlib import Path

from app.ui.exporting import csv_text, write_csv


def test_long_numbers_stay_text_so_a_sheet_keeps_all_their_digits() -> None:
    assert (
        csv_text([["81000019000000000017", "8100001 9000000000017", "12"]])
        == "'81000019000000000017,8100001 9000000000017,12\r\n"
    )


def test_nothing_a_sheet_would_run_is_written() -> None:
    text = csv_text([["=1+1", "@x", "+cmd", "-x", "-1盒", "-3", "-", ""]])
    assert text == "'=1+1,'@x,'+cmd,'-x,-1盒,-3,'-,\r\n"


def test_the_file_is_read_by_excel_as_chinese(tmp_path: Path) -> None:
    assert write_csv(tmp_path / "a.csv", [["药品", "备注"], ["甲", "一,二"]]) == 1
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig") == '药品,备注\r\n甲,"一,二"\r\n'
