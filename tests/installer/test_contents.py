"""The frozen program lacks nothing: what the code imports late, reads from the disk, or names in strings comes along."""

import ast
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from installer import contents
from installer.contents import ROOT
from scripts import translations

CARED_FOR = {
    "alembic": "templates for who begins a project",
    "certifi": "PyInstaller brings its list",
    "flit-core": "builds packages",
    "jeepney": "a file of its tests",
    "keyring": "completion in shells",
    "markdown-it-py": "notes on where it was ported from",
    "pycparser": "what its own parser was made from",
    "pyscard": "icons for a window kit",
    "pyside6-essentials": "PyInstaller brings what our modules need",
    "shiboken6": "PyInstaller brings it",
    "sqlalchemy": "headers of its compiled parts",
    "typer": "notes",
}
"""Libraries with files beside their code that the program can do without, or has anyway."""

CODE = {".py", ".pyc", ".pyi", ".typed", ".pyx", ".pxd", ".pxi", ".c", ".h", ".so", ".pyd", ".dll", ".lib"}


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports at the top or late, in full."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


@pytest.fixture(scope="module")
def imported() -> set[str]:
    return {name for file in (ROOT / "app").rglob("*.py") for name in imports(file)}


def inside() -> set[str]:
    """Where the files of the program lie in it."""
    return {str(Path(folder, Path(file).name)) for file, folder in contents.files()}


def test_every_module_of_app_that_anything_imports_comes_along(imported: set[str]) -> None:
    ours = {name for name in imported if name == "app" or name.startswith("app.")}
    assert len(ours) > 100
    assert ours - set(contents.modules()) == set()


def test_every_program_that_is_started_by_its_module_comes_along() -> None:
    started = {str(file.relative_to(ROOT).parent).replace("/", ".") for file in (ROOT / "app").rglob("__main__.py")}
    assert {f"{name}.__main__" for name in started} <= set(contents.modules())


def test_nothing_the_program_imports_is_left_out(imported: set[str]) -> None:
    left_out = set(contents.excluded())
    assert {"pytest", "mypy", "PyInstaller"} <= left_out
    assert {name.partition(".")[0] for name in imported} & left_out == set()


def test_every_folder_of_resources_comes_along_but_those_the_program_never_names() -> None:
    folders = {folder.name for folder in (ROOT / "resources").iterdir() if folder.is_dir() and any(folder.iterdir())}
    packaged = {Path(file).parts[1] for file in inside() if file.startswith("resources")}
    assert folders - packaged == contents.FOR_READERS_OF_THE_SOURCE
    code = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "app").rglob("*.py"))
    assert '"sounds"' in code
    assert [name for name in contents.FOR_READERS_OF_THE_SOURCE if f'"{name}' in code or f"/{name}" in code] == []


def test_every_file_beside_the_modules_comes_along() -> None:
    beside = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "app").rglob("*")
        if file.is_file() and file.suffix != ".py" and file.parent.name != "__pycache__"
    }
    assert {"app/simulator/page.html", "app/store/migrations/script.py.mako"} <= beside <= inside()


def test_migrations_come_along_as_the_files_that_alembic_runs() -> None:
    versions = (ROOT / "app" / "store" / "migrations" / "versions").glob("r*.py")
    wanted = {str(file.relative_to(ROOT)) for file in versions}
    assert wanted
    assert wanted | {"app/store/migrations/env.py"} <= inside()


def test_the_windows_words_come_along_in_each_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("resources", "app/store/migrations", "translations"):
        (tmp_path / name).mkdir(parents=True)
    words = {f"yaosu_{language}.qm" for language in translations.LANGUAGES}
    for name in words:
        (tmp_path / "translations" / name).touch()
    monkeypatch.setattr(contents, "ROOT", tmp_path)
    assert {Path(file).name for file, folder in contents.files() if folder == "translations"} == words


def test_every_keyring_a_person_may_have_comes_along() -> None:
    named = {entry.module for entry in metadata.entry_points(group="keyring.backends")}
    assert "keyring.backends.SecretService" in named
    assert {name for name in named if not name.startswith(contents.TAKEN_WHOLE)} == set()


def test_every_library_with_files_of_its_own_has_them_or_does_not_need_them() -> None:
    with_files = {
        name
        for name in contents.needed_distributions()
        for file in contents.files_of(name)
        if not {".dist-info", ".libs"} & {Path(file.parts[0]).suffix}
        and len(file.parts) > 1
        and file.parts[0] != ".."
        and not set(file.suffixes) & CODE
    }
    served = {*contents.WITH_THEIR_FILES, *(name.replace("_", "-") for name in contents.WITH_THEIR_LIBRARIES)}
    assert "pypinyin" in with_files
    assert with_files - CARED_FOR.keys() - served == set()


def test_the_terms_of_everything_that_comes_along_come_along() -> None:
    papers = {Path(folder).name for _, folder in contents.licences()}
    needed = {name for name in contents.needed_distributions() if contents.files_of(name)} - {"flit-core"}
    # shiboken6 is a part of PySide6.
    assert needed - {"shiboken6"} - papers == set()
    assert {"yaosu", "python"} <= papers


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland-generic.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/QtCore.abi3.so", True),
        ("libQt6Core.so.6", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/plugins/imageformats/qgif.dll", False),
        ("libQt6EglFsKmsSupport.so.6", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/translations/qtdeclarative_en.qm", False),
    ],
)
def test_of_qt_comes_along_what_the_window_needs(inside: str, wanted: bool) -> None:
    assert contents.is_wanted(inside) is wanted
