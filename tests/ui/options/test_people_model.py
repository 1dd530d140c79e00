"""人员 without a window: the form and what it does, on a real store."""

from __future__ import annotations

from functools import partial

import pytest

from app.domain.people import Role
from app.domain.refusals import BadPerson, LastAdministrator, LoginTaken, PasswordTooWeak
from app.ui.options.people.viewmodel import Done, PeopleVerbs, PeopleViewModel, TwiceDiffers
from app.usecases import people, sign_in
from app.usecases.people import Particulars
from tests.ui.now import run_now
from tests.usecases.conftest import ADMIN, House

WANG = Particulars("王芳", frozenset({Role.PHARMACIST}), "YS1")
CHIEF = Particulars("周敏", frozenset({Role.ADMINISTRATOR}))
FIRST = "first-password"


@pytest.fixture
def model(house: House) -> PeopleViewModel:
    bound = {"actor": ADMIN, "counter": house.counter}
    verbs = PeopleVerbs(
        **{
            name: partial(getattr(people, name), **bound)
            for name in ("everybody", "add", "amend", "reset_password", "activate", "deactivate")
        }
    )
    made = PeopleViewModel(verbs, run=run_now)
    made.new()
    made.added("chief", CHIEF, FIRST, FIRST)
    made.new()
    made.added("wangfang", WANG, FIRST, FIRST)
    return made


def test_somebody_new_is_selected_at_once(model: PeopleViewModel) -> None:
    assert [member.login for member in model.state.members] == ["chief", "wangfang"]
    assert model.state.member is not None
    assert model.state.member.login == "wangfang"
    assert model.state.done == (Done.ADDED, "wangfang")
    assert not model.state.adding


def test_passwords_that_differ_make_no_account(model: PeopleViewModel) -> None:
    model.new()
    model.added("li", WANG, FIRST, "first-passwort")
    assert isinstance(model.state.trouble, TwiceDiffers)
    assert model.state.adding, "what was typed stays"
    assert len(model.state.members) == 2


@pytest.mark.parametrize(
    ("login", "who", "password", "refusal"),
    [
        ("wangfang", WANG, FIRST, LoginTaken),
        ("", WANG, FIRST, BadPerson),
        ("li", WANG, "short", PasswordTooWeak),
        ("li", Particulars("李强", frozenset()), FIRST, BadPerson),
    ],
)
def test_what_is_refused_stays_in_the_form(
    model: PeopleViewModel, login: str, who: Particulars, password: str, refusal: type[Exception]
) -> None:
    model.new()
    form = model.state.form
    model.added(login, who, password, password)
    assert isinstance(model.state.trouble, refusal)
    assert model.state.adding
    assert model.state.form == form
    assert not model.state.busy


def test_particulars_are_saved_for_whoever_is_selected(model: PeopleViewModel) -> None:
    model.amended(Particulars("王芳芳", WANG.roles | {Role.STOREKEEPER}, None))
    person = model.state.members[1].person
    assert (person.name, person.roles, person.licence) == ("王芳芳", {Role.PHARMACIST, Role.STOREKEEPER}, None)
    assert model.state.done == (Done.AMENDED, "wangfang")


def test_a_reset_password_lets_the_person_in(model: PeopleViewModel, house: House) -> None:
    model.password_reset("another-first", "another-first")
    assert model.state.done == (Done.PASSWORD, "wangfang")
    assert sign_in.sign_in("wangfang", "another-first", counter=house.counter).must_change_password
    assert "another-first" not in repr(model.state)


def test_switching_deactivates_and_activates(model: PeopleViewModel) -> None:
    model.switched()
    assert not model.state.members[1].active
    model.switched()
    assert model.state.members[1].active


def test_the_last_administrator_is_told_so_and_stays(model: PeopleViewModel) -> None:
    model.selected("chief")
    model.switched()
    assert isinstance(model.state.trouble, LastAdministrator)
    model.amended(WANG)
    assert isinstance(model.state.trouble, LastAdministrator)
    assert model.state.members[0].active
    assert model.state.members[0].person.roles == CHIEF.roles


def test_selecting_another_forgets_what_was_wrong(model: PeopleViewModel) -> None:
    model.selected("chief")
    model.switched()
    form = model.state.form
    model.selected("wangfang")
    assert model.state.trouble is None
    assert model.state.form == form + 1


def test_giving_up_comes_back_to_whoever_was_selected(model: PeopleViewModel) -> None:
    model.new()
    assert model.state.member is None
    model.given_up()
    assert model.state.member is not None
    assert model.state.member.login == "wangfang"


def test_the_first_look_selects_the_first(house: House, model: PeopleViewModel) -> None:
    again = PeopleViewModel(model._verbs, run=run_now)
    again.refresh()
    assert again.state.selected == "chief"
