"""What cannot be used is refused in one clear sentence: files, settings, folders, databases. Never a traceback."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from app.bootstrap import places
from app.bootstrap.commands import commands
from tests.end2end import hospital
from tests.end2end.hospital import Journey

Yaosu = Callable[..., Result]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with drugs in it; every test gets a copy."""
    folder = tmp_path_factory.mktemp("refusals")
    with pytest.MonkeyPatch.context() as patch:
        _bare(patch)
        (folder / "drugs.csv").write_text(hospital.DRUGS, encoding="utf-8")
        done = _run(["import", "drugs", str(folder / "drugs.csv"), "--data", str(folder / "data")])
        assert done.exit_code == 0, done.output
    return folder / "data"


@pytest.fixture
def data(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good data folder of this test's own."""
    _bare(monkeypatch)
    return Path(shutil.copytree(model, tmp_path / "data"))


def _bare(patch: pytest.MonkeyPatch) -> None:
    patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    patch.setenv("YAOSU_PASSPHRASE", hospital.PASSPHRASE)


def _run(words: list[str], stdin: str = "") -> Result:
    return CliRunner().invoke(commands, words, input=stdin)


def refused(data: Path, *words: str, stdin: str = "") -> str:
    """The sentence a command refuses with: on stderr for people, the same in JSON for machines, exit code 1 both times."""
    spoken = _run([*words, "--data", str(data)], stdin)
    _no_traceback(spoken)
    assert spoken.exit_code == 1, (spoken.exit_code, spoken.output)
    written = _run([*words, "--data", str(data), "--json"], stdin)
    _no_traceback(written)
    assert written.exit_code == 1
    told = json.loads(written.stdout)
    assert told["sentence"] == spoken.stderr.strip()
    assert told["error"].isidentifier()
    assert len(told["sentence"]) > 6
    return str(told["sentence"])


def _no_traceback(result: Result) -> None:
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert "Traceback" not in result.output


# --- settings and secrets ---


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("insurance.ulr", "https://a.example", "insurance.ulr"),
        ("insurance.url", "http://10.97.240.206/fsi", "http"),
        ("insurance.url", "ftp://a.example", "insurance.url"),
        ("insurance.url", "nonsense", "insurance.url"),
        ("insurance.url", "https://me:secret@a.example/", "insurance.url"),
        ("insurance.region", "4403", "insurance.region"),
        ("insurance.region", "４４０３", "insurance.region"),
        ("insurance.institution_code", "44000000001", "insurance.institution_code"),
        ("insurance.timeout_read_s", "soon", "insurance.timeout_read_s"),
        ("insurance.timeout_read_s", "601", "insurance.timeout_read_s"),
        ("delivery.at.sale", "25:00", "delivery.at.sale"),
        ("ui.theme", "pink", "ui.theme"),
        ("sound.mute", "perhaps", "sound.mute"),
        ("store.url", "mysql://db", "store.url"),
        ("insurance.institution_name", "x" * 300, "insurance.institution_name"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(data: Path, key: str, value: str, words: str) -> None:
    before = _files(data)
    sentence = refused(data, "settings", "set", key, value)
    assert words in sentence
    assert "secret" not in sentence
    assert _files(data) == before


def test_an_unknown_setting_has_no_value(data: Path) -> None:
    assert "nope" in refused(data, "settings", "get", "nope")


@pytest.mark.parametrize(
    "content",
    [b"insurance = [", b"\xff\xfe\x00\x01", "中文没有等号".encode(), b"\x00" * 64, b"a = 1\n" * 2_000_000],
    ids=["half", "not utf-8", "no toml", "zeros", "twelve megabytes"],
)
@pytest.mark.parametrize(
    "command", [("settings", "get", "ui.theme"), ("settings", "set", "ui.theme", "dark"), ("uploads",)]
)
def test_a_settings_file_that_is_none_is_refused_and_left_alone(
    data: Path, content: bytes, command: tuple[str, ...]
) -> None:
    (data / "settings.toml").write_bytes(content)
    assert "settings.toml" in refused(data, *command)
    assert (data / "settings.toml").read_bytes() == content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('[insurance]\nurl = "http://example.com/fsi"\n', "insurance.url"),
        ('[insurance]\nurl = "https://127.0.0.1:1/"\nprofile = "atlantis"\n', "atlantis"),
        ('[insurance]\nurl = "https://127.0.0.1:1/"\n', "insurance.institution_code"),
        ("", "insurance.url"),
    ],
)
def test_a_platform_that_is_not_set_up_is_told_before_anything_is_sent(data: Path, content: str, words: str) -> None:
    (data / "settings.toml").write_text(content, encoding="utf-8")
    assert words in refused(data, "flush", "--until-empty")


def test_a_file_of_certificates_that_is_not_there_is_named(data: Path) -> None:
    _point_nowhere(data, **{"insurance.ca_file": "/nowhere/ca.pem"})
    assert "ca.pem" in refused(data, "flush")


@pytest.mark.parametrize(
    "content", ["", "not a certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_a_file_without_certificates_is_refused(data: Path, tmp_path: Path, content: str) -> None:
    ca_file = tmp_path / "ca.pem"
    ca_file.write_text(content, encoding="ascii")
    _point_nowhere(data, **{"insurance.ca_file": str(ca_file)})
    assert "ca.pem" in refused(data, "flush")


def test_a_hospitals_own_profile_says_where_it_is_wrong(data: Path, tmp_path: Path) -> None:
    profile = tmp_path / "ours.toml"
    profile.write_text('based_on = "national"\n[gatewy]\nkind = "tif"\n', encoding="utf-8")
    _point_nowhere(data, **{"insurance.profile": str(profile)})
    assert "gatewy" in refused(data, "flush")


@pytest.mark.parametrize("content", ["[[rule", "[[rule]]\nname = 1\n"])
def test_code_rules_of_the_hospital_that_are_none_are_refused(data: Path, content: str) -> None:
    (data / "codes.toml").write_text(content, encoding="utf-8")
    refused(data, "classify", "81000019000000000017")
    refused(data, "uploads")


@pytest.mark.parametrize(("name", "value"), [("insurance.kye", "x\n"), ("insurance.key", "\n")])
def test_a_secret_nobody_asks_for_and_an_empty_one_are_refused(data: Path, name: str, value: str) -> None:
    refused(data, "secret", "set", name, stdin=value)


# --- the folder and what lies in it ---


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _bare(monkeypatch)
    (tmp_path / "a file").write_text("no folder", encoding="ascii")
    for command in (("uploads",), ("settings", "get", "ui.theme"), ("settings", "set", "ui.theme", "dark")):
        refused(tmp_path / "a file", *command)
        refused(tmp_path / "a file" / "below", *command)


def test_without_a_passphrase_nothing_opens(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YAOSU_PASSPHRASE")
    assert "口令" in refused(data, "uploads")


def test_a_wrong_passphrase_opens_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YAOSU_PASSPHRASE", "something else")
    sentence = refused(data, "uploads")
    assert "口令" in sentence
    assert "something else" not in sentence


@pytest.mark.parametrize("content", [b"", b"junk", b"\x00" * 200])
def test_a_key_file_that_is_damaged_is_never_written_over(data: Path, content: bytes) -> None:
    (data / "secrets.key").write_bytes(content)
    refused(data, "uploads")
    assert (data / "secrets.key").read_bytes() == content


def test_a_database_of_a_newer_program_is_left_untouched(data: Path) -> None:
    with sqlite3.connect(data / "yaosu.db") as database:
        database.execute("update alembic_version set version_num = 'r9999'")
    database.close()
    before = (data / "yaosu.db").read_bytes()
    assert "更新的版本" in refused(data, "uploads")
    assert (data / "yaosu.db").read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"this is no database, and never was one" * 100, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_database_that_is_none_is_left_untouched(data: Path, content: bytes) -> None:
    for leftover in data.glob("yaosu.db-*"):
        leftover.unlink()
    (data / "yaosu.db").write_bytes(content)
    refused(data, "uploads")
    assert (data / "yaosu.db").read_bytes() == content


def test_a_folder_in_use_is_not_delivered_from_twice(data: Path) -> None:
    _point_nowhere(data)
    with places.held(data):
        assert str(data) in refused(data, "flush")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that is soon full; only root may mount one."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("needs root")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1600k", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this container may not mount")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_full_disk_is_told_and_what_was_there_stays(
    small_disk: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _bare(monkeypatch)
    data = Path(shutil.copytree(model, small_disk / "data"))
    many = Journey(model.parent).file("many.json", hospital.prescriptions(4000))
    sentence = refused(data, "import", "prescriptions", str(many))
    assert "磁盘" in sentence
    assert _run(["uploads", "--json", "--data", str(data)]).stdout.strip() == "[]"


# --- files to import ---


@pytest.mark.parametrize(
    ("subject", "name", "content"),
    [
        ("drugs", "empty.csv", b""),
        ("drugs", "junk.csv", bytes(range(256))),
        ("drugs", "other.csv", "姓名,年龄\n张三,3\n".encode()),
        ("drugs", "half.csv", "药品编码,药品名称\nD9,阿莫西林\n".encode()),
        ("drugs", "odd.csv", '药品编码,药品名称,规格,生产企业,包装数量,最小单位,包装单位\nD9,"阿,x\n'.encode()),
        ("drugs", "price.csv", hospital.DRUGS.replace("12.50", "十二块五").encode()),
        ("drugs", "no.xlsx", b"PK\x03\x04 this is where the archive ends"),
        ("drugs", "drugs.docx", b"whatever"),
        ("identifiers", "unknown.csv", "药品标识码,药品编码\n8100101,D999\n".encode()),
        ("identifiers", "short.csv", "药品标识码,药品编码\n81001,D001\n".encode()),
        ("prescriptions", "half.json", b'[{"number": "CF1", '),
        ("prescriptions", "number.json", b"42"),
        (
            "prescriptions",
            "unknown.json",
            json.dumps([{"处方号": "CF1", "明细": [{"药品编码": "X", "盒数": 1}]}]).encode(),
        ),
        (
            "prescriptions",
            "none.json",
            json.dumps([{"处方号": "CF1", "明细": [{"药品编码": "D001", "盒数": 0}]}]).encode(),
        ),
        ("orders", "lines.json", json.dumps([{"订单号": "DD1", "供应商": "某公司"}]).encode()),
        ("orders", "deep.json", b"[" * 100_000),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_refused_whole(
    data: Path, tmp_path: Path, subject: str, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    before = _rows(data)
    assert name in refused(data, "import", subject, str(tmp_path / name))
    assert _rows(data) == before


def test_a_workbook_that_was_cut_off_is_refused_whole(data: Path, tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(tmp_path / "whole.xlsx") as book:
        sheet = book.add_worksheet()
        for row, line in enumerate(hospital.DRUGS.splitlines()):
            sheet.write_row(row, 0, line.split(","))
    whole = (tmp_path / "whole.xlsx").read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        (tmp_path / "cut.xlsx").write_bytes(whole[: int(len(whole) * share)])
        assert "cut.xlsx" in refused(data, "import", "drugs", str(tmp_path / "cut.xlsx"))


def test_a_file_that_is_not_there_is_refused_by_name(data: Path, tmp_path: Path) -> None:
    assert "gone.csv" in refused(data, "import", "drugs", str(tmp_path / "gone.csv"))
    (tmp_path / "folder.csv").mkdir()
    assert "folder.csv" in refused(data, "import", "drugs", str(tmp_path / "folder.csv"))


# --- wrong usage: exit code 2 ---


@pytest.mark.parametrize(
    "words",
    [
        ["import", "patients", "x.csv"],
        ["person", "add", "x", "y", "--role", "king"],
        ["play", "/nowhere/day.toml"],
        ["settings", "set", "ui.theme"],
        ["flush", "--deadline", "soon"],
        ["dispense"],
    ],
)
def test_wrong_usage_is_told_as_such(data: Path, words: list[str]) -> None:
    told = _run([*words, "--data", str(data)])
    _no_traceback(told)
    assert told.exit_code == 2
    assert told.stderr.strip()


@pytest.mark.parametrize(
    "script",
    [
        "not toml at all [",
        'title = "nothing"',
        "[[step]]\nscna = 'x'\n",
        "[[step]]\nverdict = 'fine'\n",
        "[[step]]\nuploads = { lost = 0 }\n",
        "[[step]]\nuploads = { waiting = 'few' }\n",
        "[[step]]\nwithin_s = 'soon'\n",
        "[[step]]\npress = 'AnyKey'\n",
        "size = 5\n[[step]]\nsay = 'x'\n",
        "step = 1\n",
    ],
)
def test_a_script_that_cannot_be_played_is_refused_before_a_window_opens(
    data: Path, tmp_path: Path, script: str
) -> None:
    (tmp_path / "day.toml").write_text(script, encoding="utf-8")
    told = _run(["play", str(tmp_path / "day.toml"), "--data", str(data)])
    _no_traceback(told)
    assert told.exit_code == 2, told.output


def test_a_folder_that_cannot_be_opened_is_not_played_in(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "day.toml").write_text("[[step]]\nsay = 'nothing'\n", encoding="utf-8")
    monkeypatch.setenv("YAOSU_PASSPHRASE", "something else")
    assert "口令" in refused(data, "play", str(tmp_path / "day.toml"))


def _point_nowhere(data: Path, **more: str) -> None:
    nowhere = {
        "insurance.url": "https://127.0.0.1:1/fsi",
        "insurance.institution_code": hospital.INSTITUTION,
        "insurance.institution_name": "示例医院",
        "insurance.region": "440300",
        "insurance.operator": "001",
        "insurance.operator_name": "测试员",
        **more,
    }
    for key, value in nowhere.items():
        done = _run(["settings", "set", key, value, "--data", str(data)])
        assert done.exit_code == 0, done.output


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _rows(data: Path) -> dict[str, int]:
    with sqlite3.connect(data / "yaosu.db") as database:
        counted = {
            table: database.execute(f"select count(*) from {table}").fetchone()[0]
            for table in ("drugs", "identifiers", "documents", "lots")
        }
    database.close()
    return counted
