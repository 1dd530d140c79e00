"""The window's words in each language: gathered from the code, compared with what is kept, compiled for the program.

The texts in the code are Chinese, so only the other languages can lack a translation. Standard library only.
"""

import subprocess
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from scripts import environment
from scripts.environment import ROOT, Trouble

FOLDER = ROOT / "translations"
SOURCE_LANGUAGE = "zh_CN"
LANGUAGES = (SOURCE_LANGUAGE, "en")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One text of the window, as Qt tells them apart: its class, the text, the translator's hint, countable or not."""

    context: str
    source: str
    hint: str
    countable: bool


def file_of(language: str, folder: Path = FOLDER) -> Path:
    """Where the texts of `language` are kept."""
    return folder / f"yaosu_{language}.ts"


def build() -> None:
    """Compile each language that has changed since it was compiled last. Raises Trouble."""
    for source in sorted(FOLDER.glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns:
            _qt("lrelease", "-silent", str(source), "-qm", str(compiled))


def gather(folder: Path = FOLDER, root: Path = ROOT) -> None:
    """Bring the files in `folder` up to the texts in the code: add new ones, drop those gone. Raises Trouble."""
    folder.mkdir(exist_ok=True)
    sources = sorted((root / "app").rglob("*.py"))
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch) / "sources.lst"
        listed.write_text("\n".join(map(str, sources)), encoding="utf-8")
        for language in LANGUAGES:
            languages = ("-source-language", SOURCE_LANGUAGE, "-target-language", language)
            kept = ("-no-obsolete", "-locations", "none", "-silent")
            _qt("lupdate", f"@{listed}", *kept, *languages, "-ts", str(file_of(language, folder)))


def complaints(folder: Path = FOLDER, root: Path = ROOT) -> list[str]:
    """What is not current, in words: texts missing or gone, and texts without a translation. Empty when all is well."""
    said: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        gather(Path(scratch), root)
        for language in LANGUAGES:
            wanted, kept = messages(file_of(language, Path(scratch))), messages(file_of(language, folder))
            name = file_of(language).name
            said += [f"{name} lacks {_shown(message)}" for message in sorted(wanted.keys() - kept.keys())]
            said += [f"{name} still has {_shown(message)}" for message in sorted(kept.keys() - wanted.keys())]
            if language != SOURCE_LANGUAGE:
                said += [
                    f"{name} does not translate {_shown(message)}" for message, done in sorted(kept.items()) if not done
                ]
    return said


def messages(file: Path) -> dict[Message, bool]:
    """The texts in a .ts file, and whether each is translated. Empty when there is no file."""
    if not file.exists():
        return {}
    return {
        Message(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("comment", ""),
            message.get("numerus") == "yes",
        ): _is_translated(message)
        for context in ET.parse(file).getroot().iter("context")
        for message in context.iter("message")
    }


def _is_translated(message: ET.Element) -> bool:
    translation = message.find("translation")
    return translation is not None and translation.get("type") is None and bool("".join(translation.itertext()).strip())


def _shown(message: Message) -> str:
    return f"“{message.source}” ({message.context})"


def _qt(tool: str, *arguments: str) -> None:
    done = subprocess.run(
        [environment.qt_tool(tool), *arguments],
        env=environment.child_variables(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise Trouble(f"{tool} failed:\n{done.stdout}{done.stderr}")
