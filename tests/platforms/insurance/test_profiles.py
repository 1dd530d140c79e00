"""Region profiles: those that come along can be read, and a slip of the pen is told by file, key and reason."""

import pytest

from app.domain.submissions import ErrorClass, SubmissionKind
from app.platforms.insurance.profile import GatewayKind, SignatureForm, SignatureOver
from app.platforms.insurance.read_profile import load_profile, profile_names
from app.platforms.insurance.toml_table import BadProfile
from app.platforms.insurance.wire.rows import RowWriter
from tests.platforms.samples import PROFILES, profile, submission

SHIPPED = profile_names(PROFILES)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_profile_that_comes_along_can_be_used(name):
    region = load_profile(name, PROFILES)
    assert region.name == name
    assert region.title
    for kind in SubmissionKind:
        assert RowWriter(kind, region).write(submission(kind))


def test_the_regions_that_come_along():
    assert set(SHIPPED) >= {"national", "guangdong", "jiangsu", "hubei", "plain"}
    assert profile("guangdong").gateway.kind is GatewayKind.TIF
    assert profile("jiangsu").gateway.kind is GatewayKind.CSB
    assert profile("plain").gateway.kind is GatewayKind.PLAIN
    hubei = profile("hubei")
    assert hubei.envelope.input_as_string
    assert (hubei.signature.over, hubei.signature.form) == (SignatureOver.ENVELOPE, SignatureForm.DER)


def test_a_hospital_keeps_a_profile_of_its_own_that_says_only_what_is_different(tmp_path):
    own = tmp_path / "our city.toml"
    own.write_text('based_on = "guangdong"\ntitle = "本市"\n[refusals]\nrate = ["稍后再试"]\n', "utf-8")
    region = load_profile(str(own), PROFILES)
    assert (region.name, region.title) == ("our city", "本市")
    assert region.gateway.kind is GatewayKind.TIF
    assert region.refusals == (("稍后再试", ErrorClass.RATE),)


def test_a_list_replaces_the_list_below_it():
    assert profile(asking={"queries": ["3508"]}).asking.queries == {"3508"}


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("", "title", "missing"),
        ("title = 3", "title", "wrong_type"),
        ("tittle = 'x'", "tittle", "unknown_key"),
        ("split_in = 'boxes'", "split_in", "not_one_of"),
        ("signs_in = 'yes'", "signs_in", "wrong_type"),
        ("gateway = 3", "gateway", "wrong_type"),
        ("[gateway]\nkind = 'tiff'", "gateway.kind", "not_one_of"),
        ("[gateway]\npath = 'isp'", "gateway.path", "out_of_bounds"),
        ("[gateway]\napi_name = '医保'", "gateway.api_name", "out_of_bounds"),
        ("[gateway]\nskew_s = 0", "gateway.skew_s", "out_of_bounds"),
        ("[envelope]\ninfver = 'V1.0.000'", "envelope.infver", "out_of_bounds"),
        ("[envelope]\nrecer_sys_code = ''", "envelope.recer_sys_code", "missing"),
        ("[envelope]\nextra = { a = 1 }", "envelope.extra", "wrong_type"),
        ("[messages]\ncharacters = 40001", "messages.characters", "out_of_bounds"),
        ("[messages]\nbatched = ['3505A']", "messages.batched", "not_one_of"),
        ("[codes.forms]\n3505 = 'list'", "codes.forms.3505", "not_one_of"),
        ("[codes.forms]\n3507 = 'array'", "codes.forms.3507", "unknown_key"),
        ("[timing]\nread_s = 'long'", "timing.read_s", "wrong_type"),
        ("[dictionaries.rx_flag]\nneeded = ''", "dictionaries.rx_flag.needed", "missing"),
        ("[dictionaries.inv_chg_type]\nlost = '112'", "dictionaries.inv_chg_type.lost", "unknown_key"),
        ("[refusals]\nweather = ['x']", "refusals.weather", "unknown_key"),
        ("[fields.3599]\nomit = []", "fields.3599", "unknown_transaction"),
        ("[fields.3505]\nrequired = ['med_list_code']", "fields.3505.required", "not_one_of"),
        ("[fields.3505]\nrequired = ['shelf_posi']", "fields.3505.required", "no_value"),
        ("[fields.3505]\nassume = { shelf = '1' }", "fields.3505.assume.shelf", "unknown_field"),
        ("[fields.3505]\nlengths = { rxno = 0 }", "fields.3505.lengths", "wrong_type"),
        ("[fields.3505]\nnames = { rxno = 'bchno' }", "fields.3505.names", "same_name"),
        ("[fields.3505]\nhidden = ['rxno']", "fields.3505.hidden", "unknown_key"),
        ("based_on = 7", "based_on", "wrong_type"),
        ("based_on = '../national'", "based_on", "wrong_type"),
        ("title = ", "", "not_toml"),
    ],
)
def test_a_slip_of_the_pen_is_told_by_file_key_and_reason(tmp_path, text, key, reason):
    own = tmp_path / "ours.toml"
    base = "" if "based_on" in text or not text else 'based_on = "national"\n'
    own.write_text(f"{base}{text}\n", "utf-8")
    with pytest.raises(BadProfile) as caught:
        load_profile(str(own), PROFILES)
    assert (caught.value.file, caught.value.key, caught.value.reason) == ("ours.toml", key, reason)
    assert str(caught.value).startswith("ours.toml: ")


def test_profiles_that_are_not_there_or_not_text_are_told_by_name(tmp_path):
    with pytest.raises(BadProfile, match=r"atlantis\.toml: no such profile"):
        load_profile("atlantis", PROFILES)
    (tmp_path / "ours.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadProfile, match=r"ours\.toml: not toml"):
        load_profile(str(tmp_path / "ours.toml"), PROFILES)
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(BadProfile, match=r"folder\.toml: unreadable"):
        load_profile(str(tmp_path / "folder.toml"), PROFILES)


def test_a_profile_may_not_be_based_on_itself(tmp_path):
    (tmp_path / "a.toml").write_text('based_on = "b"\n', "utf-8")
    (tmp_path / "b.toml").write_text('based_on = "a"\n', "utf-8")
    with pytest.raises(BadProfile, match="based on itself"):
        load_profile("a", tmp_path)
