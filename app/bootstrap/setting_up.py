"""设置, bound to a workplace: options in its file, secrets in its vault, people in its store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.bootstrap import delivering, doctor, places
from app.bootstrap.kit import Kit
from app.bootstrap.workplace import Workplace
from app.crypto import sm2
from app.domain.people import Right
from app.domain.refusals import BadSetting
from app.domain.verdict import Verdict
from app.platforms.insurance.read_profile import load_profile, profile_names
from app.platforms.insurance.toml_table import BadProfile
from app.platforms.line import Cable
from app.settings import Entry, Settings, find, options
from app.store import address_with_password, open_store
from app.ui.options.people.view import PeoplePage
from app.ui.options.people.viewmodel import PeopleVerbs, PeopleViewModel
from app.ui.options.view import OptionsView
from app.ui.options.viewmodel import CheckLine, Look, OptionsViewModel, OptionVerbs, ProfileChoice
from app.ui.screen import Screen
from app.ui.secrets_words import SecretsWords
from app.usecases import people, set_up
from app.vault import Vault, personal_key


def build(kit: Kit) -> Screen:
    """The screen for this person; accounts only for those who may keep them."""
    frame, person = kit.frame, kit.person
    run, tones = frame.tasks.run, frame.tones
    model = OptionsViewModel(verbs(kit), run=run, may_change=person.may(Right.SETTINGS))

    def try_tone(verdict: Verdict) -> None:
        # By way of the worker: a volume that was typed just before is saved first, and heard.
        run(lambda: None, lambda _: tones.sound(verdict), lambda _: None)

    return OptionsView(
        model,
        messages=frame.messages,
        memory=frame.memory,
        tones=tones,
        try_tone=try_tone,
        language=lambda: frame.languages.language,
        profiles=profiles(places.PROFILES),
        people=_people(kit) if person.may(Right.PEOPLE) else None,
    )


def verbs(kit: Kit) -> OptionVerbs:
    """What the options page may do, by this person."""
    workplace, actor, counter = kit.workplace, kit.person, kit.workplace.counter
    chosen = ChosenOptions(workplace)
    return OptionVerbs(
        look=partial(look, workplace),
        set=partial(set_up.set_option, chosen=chosen, actor=actor, counter=counter),
        put_secret=lambda name, value: put_secret(name, value, kit=kit),
        forget_secret=partial(set_up.forget_secret, vault=workplace.vault, actor=actor, counter=counter),
        check=partial(check, kit),
        wear=kit.frame.wear,
    )


def look(workplace: Workplace) -> Look:
    """Everything as it stands now, the file read again. Raises BadSettingsFile or what the vault refuses."""
    settings, vault = workplace.settings, workplace.vault
    settings.reload()
    return Look(
        tuple(settings.entries()),
        frozenset(vault.names()),
        SecretsWords().where(vault.place),
        settings.since_start,
        _platform_trouble(workplace),
    )


def check(kit: Kit) -> tuple[CheckLine, ...]:
    """Look at everything, and sign in to the platform with what is set now. Raises NotAllowed."""
    kit.person.require(Right.SETTINGS)
    checks = doctor.inside(kit.workplace, online=True, cable=kit.frame.cable)
    return tuple(CheckLine(one.name, one.state, one.detail, one.facts, one.fault) for one in checks)


def profiles(folder: Path) -> tuple[ProfileChoice, ...]:
    """Those that came along, by name; one that cannot be read is not offered."""
    return tuple(_readable(folder))


def put_secret(name: str, value: str, *, kit: Kit) -> None:
    """Keep a secret; a signature key is read first. Raises BadSetting."""
    value = value.strip()
    if name == "insurance.sign_key":
        try:
            sm2.PrivateKey.from_text(value)
        except sm2.BadKey as error:
            raise BadSetting(name, "", error.reason) from None
    set_up.put_secret(name, value, vault=kit.workplace.vault, actor=kit.person, counter=kit.workplace.counter)


@dataclass(frozen=True, slots=True)
class ChosenOptions:
    """The settings as `usecases.set_up` knows them. What would keep the program from starting again is refused at once."""

    workplace: Workplace

    @property
    def settings(self) -> Settings:
        """The file."""
        return self.workplace.settings

    def written(self, key: str) -> str:
        """As the field shows it; what the file has, where it cannot be used."""
        entry = self._entry(key)
        return entry.trouble.value if entry.trouble is not None else entry.shown

    def read_as(self, key: str, text: str) -> str:
        """Checked by its kind, and tried: a profile is read, a database opened. Raises BadSetting or StoreUnavailable."""
        setting = find(key)
        value = setting.parse(text)
        shown = setting.kind.shown(value)
        if key == options.INSURANCE_PROFILE.key:
            _read_profile(shown)
        elif key == options.STORE_URL.key and shown:
            _try_database(shown, self.workplace.vault)
        return shown

    def write(self, key: str, text: str) -> None:
        """Into the file."""
        self.settings.set(key, text)

    def _entry(self, key: str) -> Entry:
        setting = find(key)
        return next(entry for entry in self.settings.entries() if entry.setting is setting)


def _read_profile(name: str) -> None:
    try:
        load_profile(name, places.PROFILES)
    except BadProfile as error:
        raise BadSetting(options.INSURANCE_PROFILE.key, str(error), "profile") from error


def _try_database(url: str, vault: Vault) -> None:
    """Open it once, as the next start will: its tables are made if it is empty. Raises what opening refuses."""
    address = address_with_password(url, vault.get("store.password"))
    open_store(address, personal_key=personal_key(vault, may_make=False)).close()


def _platform_trouble(workplace: Workplace) -> Exception | None:
    """Why these options cannot reach a platform. No address at all is no trouble: nothing is uploaded then."""
    try:
        delivering.insurance_of(workplace, Cable())
    except BadSetting as trouble:
        return trouble
    return None


def _readable(folder: Path) -> Iterator[ProfileChoice]:
    for name in profile_names(folder):
        try:
            yield ProfileChoice(name, load_profile(name, folder).title)
        except BadProfile:
            continue


def _people(kit: Kit) -> PeoplePage:
    actor, counter = kit.person, kit.workplace.counter
    bound = PeopleVerbs(
        everybody=partial(people.everybody, actor=actor, counter=counter),
        add=partial(people.add, actor=actor, counter=counter),
        amend=partial(people.amend, actor=actor, counter=counter),
        reset_password=partial(people.reset_password, actor=actor, counter=counter),
        activate=partial(people.activate, actor=actor, counter=counter),
        deactivate=partial(people.deactivate, actor=actor, counter=counter),
    )
    model = PeopleViewModel(bound, run=kit.frame.tasks.run)
    return PeoplePage(model, messages=kit.frame.messages, memory=kit.frame.memory)
