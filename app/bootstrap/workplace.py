"""A data folder, opened: settings, secrets, database and the counter that stands on them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app import vault as vaults
from app.bootstrap import places
from app.domain.codes import BadRules, CodeRules
from app.domain.people import Person, Role
from app.domain.refusals import BadSetting
from app.platforms.insurance.profile import Profile
from app.platforms.insurance.read_profile import load_profile
from app.platforms.insurance.toml_table import BadProfile
from app.settings import Settings, options
from app.store import Store, address_with_password, open_store
from app.usecases.counter import Counter

Passphrase = Callable[[], str]
CONSOLE = Person(0, "console", "命令行", frozenset({Role.ADMINISTRATOR}))
"""Who acts on the command line: whoever may read the data folder."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """Everything a person or the command line works with."""

    data: Path
    settings: Settings
    vault: vaults.Vault
    store: Store
    counter: Counter


def clock() -> datetime:
    """The wall clock, aware, in UTC."""
    return datetime.now(UTC)


def code_rules(data: Path | None) -> CodeRules:
    """The hospital's own rules (`codes.toml` in the data folder), else those that come along. Raises BadSetting."""
    own = data / "codes.toml" if data else None
    file = own if own is not None and own.exists() else places.RESOURCES / "codes" / "rules.toml"
    try:
        return CodeRules.from_mapping(tomllib.loads(file.read_text(encoding="utf-8")))
    except (BadRules, tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadSetting(file.name, str(error), "rules") from error


@contextmanager
def open_workplace(
    data: Path, *, passphrase: Passphrase | None = None, vault: Callable[[], vaults.Vault] | None = None
) -> Iterator[Workplace]:
    """Open a data folder, new or old. Raises the refusals of settings, vault and store; then nothing was changed.

    vault: gives the secrets where they are being opened already.
    """
    with ExitStack() as stack:
        places.make(data)
        settings = Settings.load(data / "settings.toml")
        secrets = vault() if vault else vaults.open_vault(data, passphrase=passphrase)
        database = _database(data, settings, secrets)
        # A shared database proves the key itself: the store refuses one that is not its own.
        fresh = not (isinstance(database, Path) and database.exists())
        store = open_store(database, personal_key=vaults.personal_key(secrets, may_make=fresh))
        stack.callback(store.close)
        yield Workplace(data, settings, secrets, store, counter_of(data, settings, store))


def counter_of(data: Path, settings: Settings, store: Store) -> Counter:
    """The counter as the settings have it. Raises BadSetting."""
    profile = profile_of(settings)
    return Counter(
        store,
        code_rules(data),
        clock,
        pharmacy=settings[options.PHARMACY],
        storeroom=settings[options.STOREROOM],
        near_expiry_days=settings[options.NEAR_EXPIRY_DAYS],
        tells_received_codes=profile.codes.received_in_stock_change,
    )


def profile_of(settings: Settings) -> Profile:
    """The region's profile. Raises BadSetting, which says where the file is wrong."""
    try:
        return load_profile(settings[options.INSURANCE_PROFILE], places.PROFILES)
    except BadProfile as error:
        raise BadSetting(options.INSURANCE_PROFILE.key, str(error), "profile") from error


def _database(data: Path, settings: Settings, vault: vaults.Vault) -> str | Path:
    url = settings[options.STORE_URL]
    if not url:
        return data / "yaosu.db"
    return address_with_password(url, vault.get("store.password"))
