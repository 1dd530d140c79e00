"""设置 without a window: options and secrets on a real file, vault and store."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.bootstrap import setting_up
from app.domain.outage import Outage
from app.domain.people import Person, Right
from app.domain.refusals import BadSetting, NotAllowed, StoreUnavailable
from app.settings import SECRETS, SETTINGS, options
from app.ui.options.sections import Section, section_of
from app.ui.options.viewmodel import OptionsViewModel
from app.vault import VaultUnavailable
from tests.fakes.simulator import RunningSimulator
from tests.ui.now import run_now
from tests.ui.options.kit import Desk
from tests.usecases.conftest import ADMIN, PHARMACIST

HOSPITAL = {
    "insurance.profile": "guangdong",
    "insurance.institution_code": "H44000000001",
    "insurance.institution_name": "示例市人民医院",
    "insurance.region": "440300",
    "insurance.operator": "001",
    "insurance.operator_name": "演示操作员",
    "insurance.account": "demo-paasid",
}
SIGN_KEY = "00" * 31 + "07"


def model_of(desk: Desk, person: Person = ADMIN) -> OptionsViewModel:
    verbs = setting_up.verbs(desk.kit(person))
    made = OptionsViewModel(verbs, run=run_now, may_change=person.may(Right.SETTINGS))
    made.refresh()
    return made


@pytest.fixture
def model(desk: Desk) -> OptionsViewModel:
    return model_of(desk)


def reason(model: OptionsViewModel, key: str) -> str:
    wrong = model.state.wrong_of(key)
    assert isinstance(wrong, BadSetting)
    return wrong.reason


def test_every_option_and_secret_has_a_page() -> None:
    found = {section_of(name) for name in (*SETTINGS, *SECRETS)}
    assert found == set(Section) - {Section.PEOPLE}


def test_a_field_that_is_left_is_saved_and_the_audit_says_from_what_to_what(
    desk: Desk, model: OptionsViewModel
) -> None:
    model.typed("counter.near_expiry_days", "30")
    assert desk.file()[options.NEAR_EXPIRY_DAYS] == 30
    assert model.state.entry("counter.near_expiry_days").value == 30
    assert desk.noted() == [("admin", "set option", "counter.near_expiry_days", "90", "30")]
    assert model.state.settled is not None
    assert model.state.settled.saved


def test_what_was_typed_is_noted_as_it_is_read(desk: Desk, model: OptionsViewModel) -> None:
    model.typed("delivery.at.sale", "12:00，7:30")
    assert [line[3:] for line in desk.noted()] == [("", "07:30, 12:00")]


def test_leaving_a_field_as_it_was_writes_nothing(desk: Desk, model: OptionsViewModel) -> None:
    model.typed("counter.near_expiry_days", "90")
    assert desk.noted() == []
    assert not (desk.folder / "settings.toml").exists()


@pytest.mark.parametrize(
    ("key", "text", "why"),
    [
        ("insurance.institution_code", "H1", "wrong_form"),
        ("insurance.url", "ftp://example.com", "wrong_form"),
        ("insurance.url", "https://me:secret@example.com", "holds_a_password"),
        ("delivery.senders", "99", "too_large"),
        ("delivery.at.sale", "25:00", "not_a_time"),
        ("insurance.profile", "atlantis", "profile"),
    ],
)
def test_what_cannot_be_used_is_told_at_its_field_and_not_kept(
    desk: Desk, model: OptionsViewModel, key: str, text: str, why: str
) -> None:
    model.typed(key, text)
    assert reason(model, key) == why
    assert key not in {entry.setting.key for entry in desk.file().entries() if entry.chosen}
    assert desk.noted() == []
    model.typed("workplace.pharmacy", "住院药房")
    assert reason(model, key) == why, "another field does not take it away"
    model.left_as_it_was(key)
    assert model.state.wrong_of(key) is None


def test_a_password_typed_into_an_address_is_nowhere(desk: Desk, model: OptionsViewModel) -> None:
    model.typed("insurance.url", "https://me:hunter22@example.com")
    assert "hunter22" not in repr(model.state)
    assert not (desk.folder / "settings.toml").exists()


def test_a_database_that_cannot_be_opened_is_not_chosen(desk: Desk, model: OptionsViewModel) -> None:
    desk.vault.put("store.personal_key", "ab" * 16)
    model.typed("store.url", "postgresql://nobody@127.0.0.1:1/nothing")
    assert isinstance(model.state.wrong_of("store.url"), StoreUnavailable)
    assert desk.file()[options.STORE_URL] == ""


def test_a_database_that_opens_is_chosen(desk: Desk, model: OptionsViewModel, postgres_url: str) -> None:
    parts = urlsplit(postgres_url)
    without = postgres_url.replace(f":{parts.password}@", "@")
    desk.vault.put("store.personal_key", "ab" * 16)
    model.secret_typed("store.password", parts.password or "")
    model.typed("store.url", without)
    assert model.state.wrong_of("store.url") is None
    assert desk.file()[options.STORE_URL] == without


def test_what_is_read_at_the_start_waits_until_it_is_as_before(model: OptionsViewModel) -> None:
    model.typed("workplace.pharmacy", "住院药房")
    model.typed("counter.confirm_when_complete", "true")
    assert model.state.waiting == {"workplace.pharmacy"}
    model.reset("workplace.pharmacy")
    assert model.state.waiting == frozenset()


def test_what_waits_still_waits_for_the_next_person(desk: Desk, model: OptionsViewModel) -> None:
    model.typed("workplace.pharmacy", "住院药房")
    assert model_of(desk).state.waiting == {"workplace.pharmacy"}


@pytest.mark.parametrize(("key", "text"), [("ui.theme", "dark"), ("sound.mute", "true"), ("wedge.min_length", "8")])
def test_looks_sounds_and_the_wedge_are_worn_at_once(desk: Desk, model: OptionsViewModel, key: str, text: str) -> None:
    model.typed(key, text)
    assert desk.worn == 1
    assert model.state.waiting == frozenset()


def test_other_options_do_not_dress_the_window(desk: Desk, model: OptionsViewModel) -> None:
    model.typed("counter.near_expiry_days", "30")
    assert desk.worn == 0


def test_a_refused_look_is_not_worn(desk: Desk, model: OptionsViewModel) -> None:
    model.typed("sound.volume", "101")
    assert desk.worn == 0


def test_what_the_command_line_changed_is_seen(desk: Desk, model: OptionsViewModel) -> None:
    desk.file().set("sound.volume", "40")
    model.refresh()
    assert model.state.entry("sound.volume").value == 40


def test_a_value_of_the_file_that_cannot_be_used_is_told_and_mended(desk: Desk, model: OptionsViewModel) -> None:
    (desk.folder / "settings.toml").write_text("[sound]\nvolume = 400\n", encoding="utf-8")
    model.refresh()
    assert reason(model, "sound.volume") == "too_large"
    model.reset("sound.volume")
    assert model.state.wrong_of("sound.volume") is None
    assert desk.noted() == [("admin", "set option", "sound.volume", "400", "100")]


def test_a_file_nobody_can_read_is_told_and_left_alone(desk: Desk, model: OptionsViewModel) -> None:
    (desk.folder / "settings.toml").write_text("this is not toml", encoding="utf-8")
    model.refresh()
    assert model.state.trouble is not None
    model.typed("sound.volume", "40")
    assert (desk.folder / "settings.toml").read_text(encoding="utf-8") == "this is not toml"
    assert desk.noted() == [], "what was not done is not noted"


# --- rights ---------------------------------------------------------------------------------------------------------


def test_who_may_not_change_settings_sees_them_and_changes_nothing(desk: Desk) -> None:
    model = model_of(desk, PHARMACIST)
    assert model.state.look is not None
    model.typed("sound.volume", "40")
    model.secret_typed("insurance.key", "token")
    assert desk.noted() == []
    assert desk.vault.names() == ()


def test_the_right_is_checked_behind_the_window_too(desk: Desk) -> None:
    verbs = setting_up.verbs(desk.kit(PHARMACIST))
    acts = (
        lambda: verbs.set("sound.volume", "40"),
        lambda: verbs.put_secret("insurance.key", "token"),
        lambda: verbs.forget_secret("insurance.key"),
        verbs.check,
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    assert not (desk.folder / "settings.toml").exists()
    assert desk.vault.names() == ()


# --- secrets --------------------------------------------------------------------------------------------------------


def test_a_secret_is_kept_and_said_to_be_set_but_stands_nowhere_else(desk: Desk, model: OptionsViewModel) -> None:
    model.secret_typed("insurance.key", " the-token ")
    assert desk.vault.get("insurance.key") == "the-token"
    assert model.state.look is not None
    assert model.state.look.kept == {"insurance.key"}
    assert "the-token" not in repr(model.state)
    assert desk.noted() == [("admin", "put secret", "insurance.key", None, None)]
    assert not any("the-token" in file.read_text("utf-8", "replace") for file in desk.folder.glob("*.toml"))
    assert model.state.waiting == {"insurance.key"}


def test_a_secret_is_forgotten(desk: Desk, model: OptionsViewModel) -> None:
    model.secret_typed("insurance.key", "the-token")
    model.secret_forgotten("insurance.key")
    assert desk.vault.names() == ()
    assert desk.noted()[-1][1:3] == ("forget secret", "insurance.key")


def test_a_signature_key_is_read_before_it_is_kept(desk: Desk, model: OptionsViewModel) -> None:
    model.secret_typed("insurance.sign_key", "abcd")
    assert reason(model, "insurance.sign_key") == "wrong_length"
    assert desk.vault.names() == ()
    model.secret_typed("insurance.sign_key", SIGN_KEY)
    assert model.state.wrong_of("insurance.sign_key") is None
    assert desk.vault.get("insurance.sign_key") == SIGN_KEY


def test_a_locked_keyring_keeps_nothing_and_leaves_no_line(desk: Desk, model: OptionsViewModel) -> None:
    desk.keyring.lock()
    model.secret_typed("insurance.key", "the-token")
    assert isinstance(model.state.wrong_of("insurance.key"), VaultUnavailable)
    assert desk.noted() == []


# --- the platform ---------------------------------------------------------------------------------------------------


def test_without_an_address_nothing_is_wrong(model: OptionsViewModel) -> None:
    assert model.state.look is not None
    assert model.state.look.trouble is None


def test_what_keeps_the_platform_away_stands_at_its_field(desk: Desk, model: OptionsViewModel) -> None:
    model.typed("insurance.url", "https://127.0.0.1:9/fsi")
    assert reason(model, "insurance.institution_code") == "empty"
    desk.settings.save(HOSPITAL)
    model.refresh()
    assert reason(model, "insurance.key") == "empty"
    model.secret_typed("insurance.key", "token")
    assert model.state.look is not None
    assert model.state.look.trouble is None


def test_http_to_another_computer_is_told_at_the_address(desk: Desk, model: OptionsViewModel) -> None:
    desk.settings.save(HOSPITAL)
    desk.vault.put("insurance.key", "token")
    model.typed("insurance.url", "http://10.1.1.1/fsi")
    assert reason(model, "insurance.url") == "http_only_to_loopback"


def test_checking_without_an_address_says_what_is_missing(model: OptionsViewModel) -> None:
    model.checked()
    assert model.state.checks is not None
    last = model.state.checks[-1]
    assert (last.name, last.state) == ("platform", "wrong")
    assert isinstance(last.fault, BadSetting)
    assert last.fault.key == "insurance.url"


def test_checking_signs_in_with_what_is_set_now(
    desk: Desk, model: OptionsViewModel, played_platform: RunningSimulator
) -> None:
    desk.settings.save({**HOSPITAL, "insurance.profile": "plain", "insurance.institution_code": "H44000000001"})
    model.refresh()
    model.typed("insurance.ca_file", played_platform.ca_file or "")
    model.typed("insurance.url", played_platform.url)
    model.checked()
    assert model.state.checks is not None
    last = model.state.checks[-1]
    assert (last.name, last.state) == ("platform", "ok"), last
    assert set(last.facts) == {"title", "drift_s"}
    assert [call["infno"] for call in played_platform.calls()] == ["9001"]
    assert not model.state.checking


def test_a_cable_that_is_cut_is_found_by_checking(
    desk: Desk, model: OptionsViewModel, played_platform: RunningSimulator
) -> None:
    desk.settings.save({**HOSPITAL, "insurance.profile": "plain", "insurance.url": played_platform.url})
    desk.settings.save({"insurance.ca_file": played_platform.ca_file or ""})
    desk.cable.cut()
    model.checked()
    assert model.state.checks is not None
    assert isinstance(model.state.checks[-1].fault, Outage)
    model.typed("insurance.operator", "002")
    assert model.state.checks is None, "what was found was about other settings"


def test_shipped_profiles_are_offered_by_title(tmp_path: Path) -> None:
    offered = {choice.name: choice.title for choice in setting_up.profiles(setting_up.places.PROFILES)}
    assert offered["guangdong"] == "广东"
    assert len(offered) >= 5
    (tmp_path / "bad.toml").write_text("no profile", encoding="utf-8")
    assert setting_up.profiles(tmp_path) == ()
