"""Settings: declared once, read strictly, changed without losing anything."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusals import BadSetting, BadSettingsFile
from app.domain.submissions import SubmissionKind
from app.settings import SECRETS, SETTINGS, Settings, Wrong, chosen, find, options


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def refused(settings: Settings, key: str, text: str) -> str:
    with pytest.raises(BadSetting) as refusal:
        settings.set(key, text)
    assert refusal.value.key == key
    return refusal.value.reason


# --- what is declared ---


def test_every_default_is_a_value_its_setting_takes() -> None:
    for setting in SETTINGS.values():
        assert setting.read(setting.kind.stored(setting.default)) == setting.default
        assert setting.parse(setting.kind.shown(setting.default)) == setting.default


def test_every_setting_is_named_by_room_and_told_in_both_languages() -> None:
    rooms = {"insurance", "delivery", "store", "workplace", "counter", "ui", "sound", "wedge"}
    for key, setting in SETTINGS.items():
        assert key == setting.key
        assert key.split(".")[0] in rooms
        assert setting.zh
        assert not setting.zh.isascii()
        assert setting.en
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in setting.en)


def test_every_kind_of_submission_has_its_interval_and_its_times_at_once_by_default() -> None:
    settings = Settings(Path("nowhere"))
    assert set(options.EVERY_S) == set(options.AT) == set(SubmissionKind)
    for kind in SubmissionKind:
        assert settings.get(f"delivery.every_s.{kind}") == 0
        assert settings.get(f"delivery.at.{kind}") == ()


def test_what_the_old_names_stand_for_is_declared() -> None:
    assert set(options.RENAMED.values()) <= set(SETTINGS)
    assert not set(options.RENAMED) & set(SETTINGS)
    assert not set(SECRETS) & set(SETTINGS)


# --- reading ---


def test_without_a_file_everything_is_default_and_no_file_is_made(path: Path) -> None:
    settings = Settings.load(path)
    assert settings[options.RATE_PER_MINUTE] == 1000
    assert settings[options.PHARMACY] == "门诊药房"
    assert not any(entry.chosen for entry in settings.entries())
    assert not path.exists()


def test_the_file_is_read_with_and_without_a_byte_order_mark(path: Path) -> None:
    for mark in (b"", b"\xef\xbb\xbf"):
        path.write_bytes(mark + '[workplace]\npharmacy = "西药房"\n[delivery.every_s]\nsale = 60\n'.encode())
        settings = Settings.load(path)
        assert settings[options.PHARMACY] == "西药房"
        assert settings[options.EVERY_S[SubmissionKind.SALE]] == 60


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b'[ui]\ntheme = "dark\n', 2, "syntax"),
        (b"[ui]\n\n[ui]\n", 3, "syntax"),
        (b"[ui]\ntheme =", 2, "syntax"),
        (b'[ui]\ntheme = "\xff\xfe"\n', 2, "encoding"),
        (b"\x00\x01\x02", 1, "syntax"),
        (b"#" * 2_000_000, 0, "too_large"),
        (b"a = " + b"[" * 100_000, 0, "syntax"),
    ],
)
def test_a_damaged_file_is_refused_with_its_line_and_never_overwritten(
    path: Path, content: bytes, line: int, reason: str
) -> None:
    path.write_bytes(content)
    for attempt in (lambda: Settings.load(path), lambda: Settings(path).set("sound.volume", "5")):
        with pytest.raises(BadSettingsFile) as refusal:
            attempt()
        assert (refusal.value.reason, refusal.value.line) == (reason, line)
    assert path.read_bytes() == content
    assert [other.name for other in path.parent.iterdir() if other.suffix != ".lock"] == [path.name]


def test_a_folder_in_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(BadSettingsFile, match="unreadable"):
        Settings.load(path)


@given(st.binary(max_size=300))
def test_no_bytes_bring_reading_down(content: bytes) -> None:
    from app.settings import toml_text

    try:
        keys = toml_text.keys_of(Path("settings.toml"), content.decode("utf-8", "replace"))
    except BadSettingsFile:
        return
    chosen._sorted(keys)


def test_a_value_that_cannot_be_used_is_not_guessed_away_and_the_others_go_on(path: Path) -> None:
    path.write_text('[sound]\nvolume = 300\nmute = true\n[ui]\ntheme = "pink"\n', encoding="utf-8")
    settings = Settings.load(path)
    assert settings[options.MUTE] is True
    with pytest.raises(BadSetting) as refusal:
        settings[options.VOLUME]
    assert refusal.value == BadSetting("sound.volume", "300", Wrong.TOO_LARGE)
    assert {trouble.key for trouble in settings.troubles} == {"sound.volume", "ui.theme"}
    assert {entry.setting.key for entry in settings.entries() if entry.trouble} == {"sound.volume", "ui.theme"}


def test_choosing_a_bad_value_anew_mends_it(path: Path) -> None:
    path.write_text("[sound]\nvolume = 300\n", encoding="utf-8")
    settings = Settings.load(path)
    settings.set("sound.volume", "30")
    assert settings[options.VOLUME] == 30
    assert settings.troubles == ()


def test_unknown_keys_are_reported_and_kept(path: Path) -> None:
    path.write_text('[future]\nflying = true\n[ui]\nwings = 2\n"odd key" = 1\n', encoding="utf-8")
    settings = Settings.load(path)
    settings.set("ui.theme", "dark")
    assert settings.unknown == ("future.flying", "ui.wings", "ui.odd key")
    again = Settings.load(path)
    assert again.unknown == settings.unknown
    assert again[options.THEME] == "dark"


def test_a_key_that_nobody_knows_can_be_taken_out(path: Path) -> None:
    path.write_text("[ui]\nwings = 2\n", encoding="utf-8")
    settings = Settings.load(path)
    settings.reset("ui.wings")
    assert settings.unknown == ()
    assert "wings" not in path.read_text(encoding="utf-8")


def test_a_room_that_is_no_table_is_told_when_something_is_put_into_it(path: Path) -> None:
    path.write_text("ui = 5\n", encoding="utf-8")
    settings = Settings.load(path)
    assert settings.unknown == ("ui",)
    with pytest.raises(BadSettingsFile):
        settings.set("ui.theme", "dark")
    assert path.read_text(encoding="utf-8") == "ui = 5\n"


# --- what is taken ---


def test_bounds_are_part_of_the_range(path: Path) -> None:
    settings = Settings.load(path)
    assert settings.set("sound.volume", "0") == 0
    assert settings.set("sound.volume", " 100 ") == 100
    assert refused(settings, "sound.volume", "101") == Wrong.TOO_LARGE
    assert refused(settings, "sound.volume", "-1") == Wrong.TOO_SMALL
    assert settings[options.VOLUME] == 100


@pytest.mark.parametrize(
    ("key", "text", "wrong"),
    [
        ("sound.volume", "loud", Wrong.NOT_A_NUMBER),
        ("sound.volume", "", Wrong.NOT_A_NUMBER),
        ("sound.volume", "1e1", Wrong.NOT_A_NUMBER),
        ("sound.volume", "9" * 5000, Wrong.NOT_A_NUMBER),
        ("sound.mute", "perhaps", Wrong.NOT_A_FLAG),
        ("ui.theme", "pink", Wrong.NOT_A_CHOICE),
        ("insurance.institution_code", "H4400000000", Wrong.WRONG_FORM),
        ("insurance.institution_code", "H440000000011", Wrong.TOO_LONG),
        ("insurance.region", "44010a", Wrong.WRONG_FORM),
        ("insurance.url", "platform.example", Wrong.WRONG_FORM),
        ("insurance.url", "ftp://platform.example", Wrong.WRONG_FORM),
        ("insurance.url", "https://[::1", Wrong.WRONG_FORM),
        ("insurance.operator_name", "张\n三", Wrong.UNPRINTABLE),
        ("store.url", "sqlite:///x.db", Wrong.WRONG_FORM),
        ("delivery.at.sale", "07:30, 25:00", Wrong.NOT_A_TIME),
        ("delivery.at.sale", "noon", Wrong.NOT_A_TIME),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(path: Path, key: str, text: str, wrong: Wrong) -> None:
    settings = Settings.load(path)
    assert refused(settings, key, text) == wrong
    assert not path.exists()


def test_what_fits_is_read_as_its_type(path: Path) -> None:
    settings = Settings.load(path)
    settings.set("insurance.url", "https://igb.hsa.example/fsi/api/{infno}")
    settings.set("insurance.institution_code", "H44000000001")
    settings.set("store.url", "postgresql+psycopg://yaosu@db.example:5432/yaosu")
    settings.set("counter.confirm_when_complete", "是")
    settings.set("delivery.at.count", "12:00，7:30 12:00")
    again = Settings.load(path)
    assert again[options.INSTITUTION_CODE] == "H44000000001"
    assert again[options.CONFIRM_WHEN_COMPLETE] is True
    assert again[options.AT[SubmissionKind.COUNT]] == (time(7, 30), time(12, 0))
    assert again.get("store.url") == "postgresql+psycopg://yaosu@db.example:5432/yaosu"


def test_a_password_in_an_address_is_refused_and_not_repeated(path: Path) -> None:
    settings = Settings.load(path)
    for key, url in (("store.url", "postgresql://me:Geheim7@db/x"), ("insurance.url", "https://me:Geheim7@host/")):
        with pytest.raises(BadSetting) as refusal:
            settings.set(key, url)
        assert refusal.value.reason == Wrong.HOLDS_A_PASSWORD
        assert "Geheim7" not in f"{refusal.value!r} {refusal.value}"


def test_plain_http_goes_to_this_computer_only(path: Path) -> None:
    settings = Settings.load(path)
    for here in ("http://127.0.0.1:8080/fsi", "http://localhost/fsi", "http://[::1]/fsi", "https://10.97.240.206/fsi"):
        settings.set("insurance.url", here)
        assert settings[options.INSURANCE_URL] == here
    for elsewhere in ("http://10.97.240.206/fsi", "http://127.0.0.1.example.com/", "http://localhost.example.com/"):
        assert refused(settings, "insurance.url", elsewhere) == Wrong.HTTP_ONLY_TO_LOOPBACK


def test_unknown_names_and_secrets_are_refused_by_name(path: Path) -> None:
    settings = Settings.load(path)
    assert refused(settings, "ui.wings", "2") == Wrong.UNKNOWN
    assert refused(settings, "insurance.key", "Geheim7") == Wrong.SECRET
    with pytest.raises(BadSetting):
        find("store.personal_key")


def test_a_secret_in_the_file_is_told_without_its_value_and_can_be_taken_out(path: Path) -> None:
    path.write_text('[insurance]\nkey = "Geheim7"\n', encoding="utf-8")
    settings = Settings.load(path)
    assert settings.troubles == (BadSetting("insurance.key", "", Wrong.SECRET),)
    settings.reset("insurance.key")
    assert settings.troubles == ()
    assert "Geheim7" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("value", ["5", 5.0, True, 101, [5], None])
def test_values_of_another_type_are_refused_when_saved(path: Path, value: object) -> None:
    settings = Settings.load(path)
    if value is None:
        assert settings.save({"sound.volume": None}) == frozenset()
        return
    with pytest.raises(BadSetting):
        settings.save({"sound.volume": value})
    assert not path.exists()


# --- writing ---


def test_saving_several_is_all_or_nothing(path: Path) -> None:
    settings = Settings.load(path)
    with pytest.raises(BadSetting):
        settings.save({"sound.mute": True, "sound.volume": 1000})
    assert settings[options.MUTE] is False
    assert not path.exists()
    assert settings.save({"sound.mute": True, "sound.volume": 10}) == {"sound.mute", "sound.volume"}
    assert Settings.load(path)[options.VOLUME] == 10


def test_resetting_brings_the_default_back_and_takes_the_key_out(path: Path) -> None:
    settings = Settings.load(path)
    settings.set("sound.volume", "10")
    settings.reset("sound.volume")
    assert settings[options.VOLUME] == 100
    assert "volume" not in path.read_text(encoding="utf-8")


def test_comments_and_order_of_a_hand_written_file_stay(path: Path) -> None:
    text = '# our pharmacy\n[ui]\ntheme = "light"  # easy on the eyes\n\n[sound]\nvolume = 40\n'
    path.write_text(text, encoding="utf-8")
    Settings.load(path).set("ui.theme", "dark")
    assert path.read_text(encoding="utf-8") == text.replace('"light"', '"dark"')


def test_a_key_written_in_another_form_is_changed_where_it_stands(path: Path) -> None:
    path.write_text('sound.volume = 40\n"ui.theme" = "light"\n', encoding="utf-8")
    settings = Settings.load(path)
    settings.set("sound.volume", "50")
    settings.set("ui.theme", "dark")
    again = Settings.load(path)
    assert (again[options.VOLUME], again[options.THEME], again.unknown) == (50, "dark", ())


def test_a_renamed_key_is_read_under_its_old_name_and_written_under_its_new_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(options.RENAMED, "sound.loudness", "sound.volume")
    path.write_text("[sound]\nloudness = 40\n", encoding="utf-8")
    settings = Settings.load(path)
    assert settings[options.VOLUME] == 40
    assert settings.get("sound.loudness") == 40
    settings.set("sound.loudness", "41")
    assert path.read_text(encoding="utf-8") == "[sound]\nvolume = 41\n"


def test_of_an_old_and_a_new_name_the_new_one_counts(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(options.RENAMED, "sound.loudness", "sound.volume")
    path.write_text("[sound]\nvolume = 30\nloudness = 40\n", encoding="utf-8")
    assert Settings.load(path)[options.VOLUME] == 30


def test_another_programs_change_is_kept_and_heard(path: Path) -> None:
    window, command_line = Settings.load(path), Settings.load(path)
    command_line.set("ui.theme", "dark")
    assert window.save({"sound.volume": 20}) == {"sound.volume", "ui.theme"}
    assert (window[options.THEME], window[options.VOLUME]) == ("dark", 20)
    assert command_line.reload() == {"sound.volume"}


def test_many_writers_at_once_lose_no_key(path: Path) -> None:
    keys = [setting.key for setting in options.EVERY_S.values()]

    def write(key: str) -> None:
        settings = Settings.load(path)
        for value in range(1, 8):
            settings.set(key, str(value))

    with ThreadPoolExecutor(len(keys)) as pool:
        list(pool.map(write, keys))
    assert [Settings.load(path).get(key) for key in keys] == [7] * len(keys)


def test_two_programs_at_once_lose_no_key(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from app.settings import Settings\n"
        "for value in range(1, 15): Settings.load(Path(sys.argv[1])).set(sys.argv[2], str(value))"
    )
    root = Path(__file__).parent.parent
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(path), key], cwd=root)
        for key in ("sound.volume", "counter.near_expiry_days")
    ]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    settings = Settings.load(path)
    assert (settings[options.VOLUME], settings[options.NEAR_EXPIRY_DAYS]) == (14, 14)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such mode there")
def test_a_folder_nobody_may_write_to_is_refused_and_the_old_value_stays(path: Path) -> None:
    if os.geteuid() == 0:
        path = Path("/proc/self/settings.toml")  # even root cannot make a file there
    else:
        path.parent.chmod(0o500)
    settings = Settings.load(path)
    with pytest.raises(BadSettingsFile, match="unwritable"):
        settings.set("sound.volume", "10")
    assert settings[options.VOLUME] == 100


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings.load(path)
    settings.set("sound.volume", "10")
    before = path.read_bytes()
    monkeypatch.setattr("tempfile.mkstemp", lambda **_: (os.open("/dev/full", os.O_WRONLY), str(path) + ".half"))
    with pytest.raises(BadSettingsFile, match="unwritable"):
        settings.set("sound.volume", "20")
    assert path.read_bytes() == before
    assert settings[options.VOLUME] == 10


def test_the_new_file_is_on_disk_before_it_takes_the_place_of_the_old_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        order.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def noted_replace(old: Path, new: Path) -> Path:
        order.append("replace")
        return replace(old, new)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    Settings.load(path).set("sound.volume", "10")
    assert order == (["file", "replace"] if sys.platform == "win32" else ["file", "replace", "folder"])


def test_a_link_to_the_file_stays_a_link(path: Path) -> None:
    real = path.with_name("elsewhere.toml")
    real.write_text("", encoding="utf-8")
    try:
        path.symlink_to(real)
    except OSError:
        pytest.skip("no links here")
    Settings.load(path).set("sound.volume", "10")
    assert path.is_symlink()
    assert "10" in real.read_text(encoding="utf-8")
