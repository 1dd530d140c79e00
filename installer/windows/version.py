"""The version that Windows shows among a file's properties, in the form PyInstaller reads."""

from __future__ import annotations

from pathlib import Path

_FORM = """\
VSVersionInfo(
    ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
    kids=[
        StringFileInfo([
            StringTable("080404B0", [
                StringStruct("FileDescription", "药溯"),
                StringStruct("FileVersion", "{version}"),
                StringStruct("ProductName", "药溯 Yaosu"),
                StringStruct("ProductVersion", "{version}"),
                StringStruct("LegalCopyright", "Apache License 2.0"),
            ]),
        ]),
        VarFileInfo([VarStruct("Translation", [0x0804, 0x04B0])]),
    ],
)
"""


def version_file(version: str, folder: Path) -> str:
    """Write it for a version like "0.1.0"; gives the file's name."""
    numbers = tuple(int(part) for part in [*version.split("."), "0", "0", "0"][:4])
    file = folder / "version.txt"
    file.write_text(_FORM.format(numbers=numbers, version=version), encoding="utf-8")
    return str(file)
