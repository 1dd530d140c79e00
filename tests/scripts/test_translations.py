"""Texts of the window are kept in every language."""

from pathlib import Path

from scripts import translations

VIEW = "class View(QWidget):\n    def draw(self) -> None:\n        self.setText(self.tr({}))\n"


def test_a_text_without_translation_is_told_and_so_is_one_that_is_gone(tmp_path: Path) -> None:
    kept = tmp_path / "translations"
    write_view(tmp_path, VIEW.format('"处方发药"'))
    assert translations.complaints(kept, tmp_path) == [
        "yaosu_zh_CN.ts lacks “处方发药” (View)",
        "yaosu_en.ts lacks “处方发药” (View)",
    ]
    translations.gather(kept, tmp_path)
    assert translations.complaints(kept, tmp_path) == ["yaosu_en.ts does not translate “处方发药” (View)"]
    english = translations.file_of("en", kept)
    text = english.read_text(encoding="utf-8")
    done = text.replace('<translation type="unfinished"></translation>', "<translation>Dispensing</translation>")
    english.write_text(done, encoding="utf-8")
    assert translations.complaints(kept, tmp_path) == []
    write_view(tmp_path, VIEW.format('"处方退药"'))
    assert "yaosu_en.ts still has “处方发药” (View)" in translations.complaints(kept, tmp_path)


def write_view(folder: Path, text: str) -> None:
    (folder / "app").mkdir(exist_ok=True)
    (folder / "app" / "view.py").write_text(text, encoding="utf-8")
