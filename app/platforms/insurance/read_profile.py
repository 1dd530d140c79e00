"""From a TOML file to a Profile. A file may be based on another one and then says only what is different."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from app.platforms.insurance import profile_sections as sections
from app.platforms.insurance.profile import Profile, SplitIn
from app.platforms.insurance.toml_table import BadProfile, TomlTable


def profile_names(folder: Path) -> tuple[str, ...]:
    """Names of the profiles that come with the program."""
    return tuple(sorted(file.stem for file in folder.glob("*.toml")))


def load_profile(name: str, folder: Path) -> Profile:
    """The profile of that name in `folder`, or of a hospital's own file when `name` is a path ending in `.toml`.

    Raises BadProfile.
    """
    file = Path(name) if name.endswith(".toml") else folder / f"{name}.toml"
    return profile_of(file.stem, file.name, _with_base(file, folder, ()))


def _with_base(file: Path, folder: Path, below: tuple[str, ...]) -> dict[str, object]:
    content = _content(file)
    base = content.pop("based_on", None)
    if base is None:
        return content
    if not isinstance(base, str) or not base.isidentifier():
        raise BadProfile(file.name, "based_on", "wrong_type", "the name of a profile is wanted")
    above = folder / f"{base}.toml"
    if str(above) in (*below, str(file)):
        raise BadProfile(file.name, "based_on", "based_on_itself", base)
    return _laid_over(_with_base(above, folder, (*below, str(file))), content)


def _content(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise BadProfile(file.name, "", "no_such_profile") from error
    except OSError as error:
        raise BadProfile(file.name, "", "unreadable", error.strerror or "") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadProfile(file.name, "", "not_toml", str(error)) from error


def _laid_over(base: Mapping[str, object], change: Mapping[str, object]) -> dict[str, object]:
    merged = dict(base)
    for key, value in change.items():
        below = merged.get(key)
        merged[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def profile_of(name: str, file: str, content: Mapping[str, object]) -> Profile:
    """A profile from the content of its file, base included. Raises BadProfile."""
    table = TomlTable(file, "", content)
    profile = Profile(
        name=name,
        title=table.text("title", may_be_empty=False, longest=50),
        gateway=sections.gateway(table.table("gateway")),
        envelope=sections.envelope(table.table("envelope")),
        signature=sections.signature(table.table("signature")),
        messages=sections.messages(table.table("messages")),
        split_in=SplitIn(table.text("split_in", one_of=tuple(SplitIn))),
        codes=sections.codes(table.table("codes")),
        dictionaries=sections.dictionaries(table.table("dictionaries")),
        asking=sections.asking(table.table("asking")),
        signs_in=table.flag("signs_in"),
        timeouts=sections.timeouts(table.table("timing")),
        refusals=sections.refusals(table.table("refusals", optional=True)),
        fields=sections.fields(table.table("fields", optional=True)),
    )
    table.close()
    return profile
