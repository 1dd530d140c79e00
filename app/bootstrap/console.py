"""What the command line asks for; answers are JSON-ready values, and refusals go up as they are."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from app.bootstrap import delivering, places
from app.bootstrap.workplace import CONSOLE, Passphrase, code_rules, open_workplace
from app.delivery.until_empty import FlushReport, flush_until_empty
from app.domain.codes import as_record, recognise
from app.domain.codes import unescaped as unescaped  # noqa: PLC0414 the command line reads its lines by it
from app.domain.people import Role
from app.domain.refusals import BadSetting
from app.domain.secrets_place import SecretsPlace
from app.platforms.line import Cable
from app.settings import SECRETS, Settings, find
from app.usecases import imports, looking, sign_in
from app.usecases.imports import ImportReport

_IMPORTS: dict[str, Callable[..., ImportReport]] = {
    "drugs": imports.import_drugs,
    "identifiers": imports.import_identifiers,
    "prescriptions": imports.import_prescriptions,
    "orders": imports.import_orders,
}
SUBJECTS = tuple(_IMPORTS)
ROLES = tuple(str(role) for role in Role)


def classify(texts: Iterable[str], data: Path | None) -> Iterator[dict[str, Any]]:
    """One record per code found. Raises BadRules."""
    rules = code_rules(data)
    for text in texts:
        for recognition in recognise(text, rules):
            yield as_record(recognition)


def take_in(
    data: Path, subject: str, file: Path, *, partial: bool, progress: Callable[..., None], passphrase: Passphrase | None
) -> ImportReport:
    """Import a file. Raises BadImport."""
    with open_workplace(data, passphrase=passphrase) as workplace:
        return _IMPORTS[subject](file, actor=CONSOLE, counter=workplace.counter, partial=partial, progress=progress)


def flush(data: Path, *, until_empty: bool, deadline_s: float | None, passphrase: Passphrase | None) -> FlushReport:
    """Deliver in the foreground. Raises FolderInUse while the window delivers, BadSetting where no platform is set."""
    limit = deadline_s if until_empty or deadline_s is not None else 60.0
    with places.held(places.make(data)), open_workplace(data, passphrase=passphrase) as workplace:
        flusher = delivering.flusher_for(workplace, Cable(), lambda _state: None, at_once=True)
        if flusher is None:
            raise BadSetting("insurance.url", "", "empty")
        return flush_until_empty(workplace.store, [flusher], deadline_s=limit)


def uploads(data: Path, passphrase: Passphrase | None) -> list[dict[str, Any]]:
    """Rows by platform, kind and state."""
    with open_workplace(data, passphrase=passphrase) as workplace:
        counts = looking.upload_counts(counter=workplace.counter)
    return [
        {"platform": platform, "kind": str(kind), "state": str(state), "count": count}
        for (platform, kind, state), count in sorted(counts.items())
    ]


def settings_of(data: Path) -> Settings:
    """The settings alone; nothing else is opened."""
    return Settings.load(places.make(data) / "settings.toml")


def set_secret(data: Path, name: str, value: str, passphrase: Passphrase | None) -> SecretsPlace:
    """Keep a secret; answers where it lies. Raises BadSetting for a name nobody asks for."""
    from app.vault import open_vault

    if name not in SECRETS:
        raise BadSetting(name, "", "unknown")
    vault = open_vault(places.make(data), passphrase=passphrase)
    vault.put(name, value)
    return vault.place


def add_person(
    data: Path,
    login: str,
    name: str,
    roles: Sequence[str],
    password: str,
    licence: str | None,
    passphrase: Passphrase | None,
) -> None:
    """A new account. Raises LoginTaken, PasswordTooWeak."""
    with open_workplace(data, passphrase=passphrase) as workplace:
        chosen = [Role(role) for role in roles]
        sign_in.add_person(login, name, chosen, password, counter=workplace.counter, actor=CONSOLE, licence=licence)


def simulate(arguments: Sequence[str]) -> int:
    """Run the played platform until it is stopped."""
    return subprocess.run([sys.executable, "-m", "app.simulator", *arguments], check=False).returncode


def flush_record(report: FlushReport) -> dict[str, Any]:
    """A flush for machines: counts by platform, kind and state, and why it ended."""
    return {
        "done": report.done,
        "platforms": [
            {
                "platform": one.platform,
                "why": str(one.why),
                "accepted": one.accepted,
                "rejected": one.rejected,
                "owed": one.owed,
                "took_s": round(one.took_s, 3),
                "counts": [
                    {"kind": str(kind), "state": str(state), "count": count}
                    for (kind, state), count in sorted(one.counts.items())
                ],
            }
            for one in report.platforms
        ],
    }


def import_record(report: ImportReport) -> dict[str, Any]:
    """An import for machines."""
    return msgspec.to_builtins(report)  # type: ignore[no-any-return]


def shown_setting(settings: Settings, key: str) -> str:
    """The value as a person writes it. Raises BadSetting."""
    setting = find(key)
    return str(setting.kind.shown(settings[setting]))


def setting_rows(settings: Settings) -> list[dict[str, Any]]:
    """All settings, with their text."""
    return [
        {
            "key": entry.setting.key,
            "value": entry.shown,
            "chosen": entry.chosen,
            "text": entry.setting.zh,
            "trouble": None if entry.trouble is None else entry.trouble.reason,
        }
        for entry in settings.entries()
    ]
