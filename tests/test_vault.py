"""Secrets are kept by the keyring or by a file under a passphrase; both vaults keep one contract."""

import json
import os
import stat
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError

from app.crypto import key_file
from app.domain.secrets_place import Keeper
from app.vault import (
    PERSONAL_KEY,
    BadSecret,
    PassphraseNeeded,
    SecretLost,
    Vault,
    VaultDamaged,
    VaultExposed,
    VaultFault,
    VaultUnavailable,
    WrongPassphrase,
    open_vault,
    personal_key,
)
from app.vault.file_vault import FileVault
from app.vault.keyring_vault import KeyringVault
from tests.fakes.memory_keyring import MemoryKeyring, installed

PASSPHRASE = "药房 2026 第一把钥匙"
SECRET = "CfYk2ExwZ9-unmistakable"
POSIX = pytest.mark.skipif(os.name != "posix", reason="files have no mode here")

Reopen = Callable[[], Vault]


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    """No test meets the keyring of the person who runs it."""
    with installed(keyring.backends.fail.Keyring()):
        yield


@pytest.fixture
def memory() -> Iterator[MemoryKeyring]:
    backend = MemoryKeyring()
    with installed(backend):
        yield backend


@pytest.fixture(scope="module")
def key() -> key_file.FileKey:
    return key_file.new_key(PASSPHRASE)


def file_with(folder: Path, key: key_file.FileKey, **named: str) -> Path:
    """A key file as the program would have written it earlier."""
    folder.mkdir(exist_ok=True)
    path = folder / "secrets.key"
    path.touch(mode=0o600)
    path.write_bytes(key_file.close(named, key))
    return path


def open_file(folder: Path, passphrase: str = PASSPHRASE) -> Vault:
    return open_vault(folder, passphrase=lambda: passphrase)


# --- the contract ---------------------------------------------------------------------------------------------------


@pytest.fixture(params=["file", "keyring"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path, key: key_file.FileKey) -> Iterator[Reopen]:
    """Opens the same vault again, as another process would."""
    if request.param == "file":
        file_with(tmp_path, key)
        yield lambda: FileVault(tmp_path, key)
    else:
        with installed(MemoryKeyring()):
            yield lambda: open_vault(tmp_path, passphrase=None)


def test_a_secret_is_there_again_after_a_restart(reopen: Reopen) -> None:
    reopen().put("insurance.key", SECRET)
    assert reopen().get("insurance.key") == SECRET
    assert reopen().names() == ("insurance.key",)


def test_what_was_never_put_is_none(reopen: Reopen) -> None:
    assert reopen().get("insurance.key") is None
    assert reopen().names() == ()


def test_the_later_value_stands(reopen: Reopen) -> None:
    vault = reopen()
    vault.put("insurance.key", "first")
    vault.put("insurance.key", "second")
    assert reopen().get("insurance.key") == "second"


def test_a_deleted_secret_is_gone_and_deleting_nothing_is_nothing(reopen: Reopen) -> None:
    vault = reopen()
    vault.put("insurance.key", SECRET)
    vault.put("procurement.key", "other")
    vault.delete("insurance.key")
    vault.delete("insurance.key")
    assert reopen().get("insurance.key") is None
    assert reopen().names() == ("procurement.key",)


def test_names_come_sorted(reopen: Reopen) -> None:
    for name in ("b.key", "a.key", "c"):
        reopen().put(name, SECRET)
    assert reopen().names() == ("a.key", "b.key", "c")


@pytest.mark.parametrize("value", ["密钥 🔑", "line\nline\r\n", " blanks ", '"}\\', "x" * 1200, "é\u0301"])
def test_any_text_is_kept_as_it_is(reopen: Reopen, value: str) -> None:
    reopen().put("insurance.key", value)
    assert reopen().get("insurance.key") == value


@pytest.mark.parametrize(
    ("value", "reason"),
    [("", "empty"), ("x" * 1201, "too_long"), ("🔑" * 601, "too_long"), ("a\0b", "not_text"), ("\ud800", "not_text")],
)
def test_what_some_keyring_could_not_keep_is_refused_everywhere(reopen: Reopen, value: str, reason: str) -> None:
    for attempt in (lambda: reopen().put("a.key", value), lambda: reopen().get_or_put("a.key", lambda: value)):
        with pytest.raises(BadSecret) as refused:
            attempt()
        assert (refused.value.name, refused.value.reason) == ("a.key", reason)
    assert reopen().names() == ()


@pytest.mark.parametrize("name", ["", "Insurance.key", "a key", "a..b", ".a", "a.", "密钥", "a/b", "x" * 65])
def test_names_are_like_those_of_settings(reopen: Reopen, name: str) -> None:
    vault = reopen()
    for attempt in (
        lambda: vault.put(name, SECRET),
        lambda: vault.get(name),
        lambda: vault.delete(name),
        lambda: vault.get_or_put(name, lambda: SECRET),
    ):
        with pytest.raises(BadSecret) as refused:
            attempt()
        assert refused.value.reason == "name"


def test_get_or_put_makes_a_secret_once(reopen: Reopen) -> None:
    assert reopen().get_or_put("a.key", lambda: "first") == "first"
    assert reopen().get_or_put("a.key", lambda: "second") == "first"


def test_many_threads_that_want_a_new_key_get_the_same(reopen: Reopen) -> None:
    found: list[bytes] = []
    in_threads(8, lambda _: found.append(personal_key(reopen(), may_make=True)))
    assert len(found) == 8
    assert len(set(found)) == 1


def test_threads_that_write_at_once_lose_nothing(reopen: Reopen) -> None:
    vault = reopen()
    in_threads(8, lambda n: [vault.put(f"room{n}.key{i}", f"{n}-{i}") for i in range(5)])
    assert {name: reopen().get(name) for name in reopen().names()} == {
        f"room{n}.key{i}": f"{n}-{i}" for n in range(8) for i in range(5)
    }


def in_threads(count: int, work: Callable[[int], object]) -> None:
    threads = [threading.Thread(target=work, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_the_personal_key_is_made_once_and_has_sixteen_bytes(reopen: Reopen) -> None:
    made = personal_key(reopen(), may_make=True)
    assert len(made) == 16
    assert personal_key(reopen(), may_make=False) == made
    assert reopen().get(PERSONAL_KEY) == made.hex()


def test_a_personal_key_is_not_made_where_sealed_data_waits_for_the_old_one(reopen: Reopen) -> None:
    with pytest.raises(SecretLost) as lost:
        personal_key(reopen(), may_make=False)
    assert lost.value.name == PERSONAL_KEY
    assert reopen().names() == ()


@pytest.mark.parametrize("text", ["zz" * 16, "ab" * 15, "ab" * 17, "ab " * 10 + "ab", "１２" * 16])
def test_a_personal_key_that_is_none_is_refused(reopen: Reopen, text: str) -> None:
    reopen().put(PERSONAL_KEY, text)
    with pytest.raises(BadSecret) as refused:
        personal_key(reopen(), may_make=True)
    assert refused.value.reason == "not_a_key"
    assert reopen().get(PERSONAL_KEY) == text


def test_nothing_in_the_folder_shows_the_secret(reopen: Reopen, tmp_path: Path) -> None:
    reopen().put("insurance.key", SECRET)
    for path in tmp_path.iterdir():
        assert SECRET.encode() not in path.read_bytes()
    assert SECRET not in f"{reopen()!r} {vars(reopen())}"


@POSIX
def test_all_files_are_this_persons_alone_whatever_the_umask(reopen: Reopen, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        reopen().put("insurance.key", SECRET)
        reopen().put("insurance.key", SECRET)
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    assert not list(tmp_path.glob("*.new"))


# --- which of the two -----------------------------------------------------------------------------------------------


class PlaintextKeyring(MemoryKeyring):
    """What keyrings.alt brings: a file for all to read."""


def test_a_real_keyring_is_used_and_said(memory: MemoryKeyring, tmp_path: Path) -> None:
    vault = open_vault(tmp_path, passphrase=None)
    vault.put("insurance.key", SECRET)
    assert isinstance(vault, KeyringVault)
    assert vault.place.keeper is not Keeper.FILE
    assert SECRET in memory.entries.values()
    assert not (tmp_path / "secrets.key").exists()


@pytest.mark.parametrize(
    "backend",
    [keyring.backends.fail.Keyring, keyring.backends.null.Keyring, PlaintextKeyring],
    ids=lambda b: b.__name__,
)
def test_a_keyring_that_keeps_no_secret_is_none(backend: type[KeyringBackend], tmp_path: Path) -> None:
    with installed(backend()):
        vault = open_file(tmp_path)
    assert isinstance(vault, FileVault)
    assert vault.place.name == str(tmp_path / "secrets.key")
    assert vault.place.keeper is Keeper.FILE


def test_of_several_keyrings_the_first_real_one_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, real = PlaintextKeyring(), MemoryKeyring()
    chain = keyring.backends.chainer.ChainerBackend()
    monkeypatch.setattr(type(chain), "backends", [plain, real])
    with installed(chain):
        open_vault(tmp_path, passphrase=None).put("insurance.key", SECRET)
    assert SECRET in real.entries.values()
    assert plain.entries == {}


def test_a_keyring_that_does_not_work_is_none_at_the_first_start(memory: MemoryKeyring, tmp_path: Path) -> None:
    memory.trouble = InitError("no collection")
    assert isinstance(open_file(tmp_path), FileVault)


def test_a_keyring_that_went_away_is_not_replaced_by_an_empty_file(memory: MemoryKeyring, tmp_path: Path) -> None:
    open_vault(tmp_path, passphrase=None).put("insurance.key", SECRET)
    with installed(keyring.backends.fail.Keyring()), pytest.raises(VaultUnavailable) as away:
        open_file(tmp_path)
    assert away.value.reason == "no_keyring"
    assert not (tmp_path / "secrets.key").exists()
    assert open_vault(tmp_path, passphrase=None).get("insurance.key") == SECRET


def test_a_keyring_that_fails_today_is_not_replaced_by_an_empty_file(memory: MemoryKeyring, tmp_path: Path) -> None:
    open_vault(tmp_path, passphrase=None).put("insurance.key", SECRET)
    memory.trouble = InitError("no session bus")
    with pytest.raises(VaultUnavailable):
        open_file(tmp_path).get("insurance.key")
    assert not (tmp_path / "secrets.key").exists()


def test_a_key_file_stays_in_use_when_a_keyring_turns_up(tmp_path: Path) -> None:
    open_file(tmp_path).put("insurance.key", SECRET)
    with installed(MemoryKeyring()):
        assert open_file(tmp_path).get("insurance.key") == SECRET


def test_two_data_folders_share_a_keyring_and_no_secret(memory: MemoryKeyring, tmp_path: Path) -> None:
    open_vault(tmp_path / "one", passphrase=None).put("insurance.key", "of one")
    open_vault(tmp_path / "two", passphrase=None).put("insurance.key", "of two")
    assert open_vault(tmp_path / "one", passphrase=None).get("insurance.key") == "of one"


def test_a_data_folder_that_moved_keeps_its_secrets(memory: MemoryKeyring, tmp_path: Path) -> None:
    open_vault(tmp_path / "here", passphrase=None).put("insurance.key", SECRET)
    (tmp_path / "here").rename(tmp_path / "there")
    assert open_vault(tmp_path / "there", passphrase=None).get("insurance.key") == SECRET


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(VaultUnavailable) as told:
        open_file(tmp_path / "file" / "data")
    assert told.value.reason == "unwritable"


# --- the keyring ----------------------------------------------------------------------------------------------------


def test_a_locked_keyring_is_told_and_nothing_is_chosen(memory: MemoryKeyring, tmp_path: Path) -> None:
    memory.lock()
    with pytest.raises(VaultUnavailable) as told:
        open_file(tmp_path)
    assert told.value.reason == "locked"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("work", ["get", "put", "delete", "get_or_put"])
def test_a_keyring_that_fails_later_is_told_without_the_secret(
    memory: MemoryKeyring, tmp_path: Path, work: str
) -> None:
    vault = open_vault(tmp_path, passphrase=None)
    vault.put("a.key", SECRET)
    attempts: dict[str, Callable[[], object]] = {
        "get": lambda: vault.get("a.key"),
        "put": lambda: vault.put("a.key", SECRET),
        "delete": lambda: vault.delete("a.key"),
        "get_or_put": lambda: vault.get_or_put("a.key", lambda: SECRET),
    }
    memory.trouble = OSError(f"could not keep {SECRET}")
    with pytest.raises(VaultUnavailable) as told:
        attempts[work]()
    assert (told.value.reason, told.value.detail) == ("refused", "OSError")
    assert SECRET not in "".join(traceback.format_exception(told.value))
    memory.lock()
    with pytest.raises(VaultUnavailable) as told:
        attempts[work]()
    assert told.value.reason == "locked"


def test_a_secret_that_vanished_from_the_keyring_is_told_as_lost(memory: MemoryKeyring, tmp_path: Path) -> None:
    vault = open_vault(tmp_path, passphrase=None)
    personal_key(vault, may_make=True)
    memory.entries.clear()
    for attempt in (lambda: vault.get(PERSONAL_KEY), lambda: personal_key(vault, may_make=True)):
        with pytest.raises(SecretLost) as lost:
            attempt()
        assert lost.value.name == PERSONAL_KEY
    vault.put(PERSONAL_KEY, "ab" * 16)
    assert personal_key(vault, may_make=False) == b"\xab" * 16


def test_a_secret_kept_by_a_process_that_died_before_noting_its_name_is_found(
    memory: MemoryKeyring, tmp_path: Path
) -> None:
    vault = open_vault(tmp_path, passphrase=None)
    service = f"yaosu:{json.loads((tmp_path / 'vault.json').read_text())['id']}"
    memory.entries[service, PERSONAL_KEY] = "cd" * 16
    assert personal_key(vault, may_make=True) == b"\xcd" * 16


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "shape"),
        (b"\xff", "shape"),
        (b"[]", "shape"),
        (b'{"format": "yaosu-vault", "version": 1, "id": 7, "names": []}', "shape"),
        (b'{"format": "yaosu-vault", "version": 2}', "newer"),
    ],
)
def test_a_damaged_card_is_told(memory: MemoryKeyring, tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "vault.json").write_bytes(content)
    with pytest.raises(VaultDamaged) as told:
        open_vault(tmp_path, passphrase=None)
    assert told.value.reason == reason
    assert (tmp_path / "vault.json").read_bytes() == content


# --- the key file ---------------------------------------------------------------------------------------------------


def test_the_passphrase_opens_the_file_again(tmp_path: Path) -> None:
    open_file(tmp_path).put("insurance.key", SECRET)
    assert open_file(tmp_path).get("insurance.key") == SECRET


def test_a_passphrase_is_the_same_however_it_was_typed(tmp_path: Path) -> None:
    """Full-width digits and letters, as an input method gives them."""
    open_file(tmp_path, "Yao2026").put("insurance.key", SECRET)
    assert open_file(tmp_path, "Ｙａｏ２０２６").get("insurance.key") == SECRET


@pytest.mark.parametrize("passphrase", [None, lambda: ""], ids=["nobody to ask", "nothing said"])
def test_no_passphrase_is_told(tmp_path: Path, key: key_file.FileKey, passphrase: Callable[[], str] | None) -> None:
    with pytest.raises(PassphraseNeeded) as told:
        open_vault(tmp_path / "new", passphrase=passphrase)
    assert told.value.new
    file_with(tmp_path / "old", key)
    with pytest.raises(PassphraseNeeded) as told:
        open_vault(tmp_path / "old", passphrase=passphrase)
    assert not told.value.new


def test_a_wrong_passphrase_is_told_at_once_and_changes_nothing(tmp_path: Path, key: key_file.FileKey) -> None:
    path = file_with(tmp_path, key, a=SECRET)
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase) as told:
        open_file(tmp_path, "guess")
    assert "guess" not in repr(told.value)
    assert path.read_bytes() == before


def test_the_passphrase_can_be_changed(tmp_path: Path, key: key_file.FileKey) -> None:
    file_with(tmp_path, key, a=SECRET)
    vault, other = FileVault(tmp_path, key), FileVault(tmp_path, key)
    vault.change_passphrase("another")
    assert vault.get("a") == SECRET
    assert open_file(tmp_path, "another").get("a") == SECRET
    for attempt in (lambda: open_file(tmp_path), lambda: other.get("a"), lambda: other.put("a", "x")):
        with pytest.raises(WrongPassphrase):
            attempt()
    with pytest.raises(PassphraseNeeded):
        vault.change_passphrase("")


def test_each_flipped_or_missing_byte_is_told_as_damage(tmp_path: Path, key: key_file.FileKey) -> None:
    path = file_with(tmp_path, key, a=SECRET)
    whole = path.read_bytes()
    vault = FileVault(tmp_path, key)
    altered = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))]
    for content in [*altered, *(whole[:at] for at in range(len(whole))), whole + b"\n", whole.replace(b"\n", b"\r\n")]:
        path.write_bytes(content)
        for attempt in (lambda: vault.get("a"), lambda: vault.put("b", "x")):
            with pytest.raises(VaultDamaged):
                attempt()
        assert path.read_bytes() == content
    path.write_bytes(whole)
    assert vault.get("a") == SECRET


def test_a_damaged_file_is_told_before_its_passphrase_is_tried(tmp_path: Path, key: key_file.FileKey) -> None:
    path = file_with(tmp_path, key)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(VaultDamaged):
        open_file(tmp_path, "guess")


def test_a_file_that_is_gone_is_told_and_not_begun_again(tmp_path: Path, key: key_file.FileKey) -> None:
    path = file_with(tmp_path, key, a=SECRET)
    vault = FileVault(tmp_path, key)
    path.unlink()
    with pytest.raises(VaultDamaged) as told:
        vault.put("b", "x")
    assert told.value.reason == "missing"
    assert not path.exists()


@POSIX
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_file_others_may_read_is_refused_with_the_line_that_mends_it(
    tmp_path: Path, key: key_file.FileKey, mode: int
) -> None:
    folder = tmp_path / "a folder"
    path = file_with(folder, key, a=SECRET)
    path.chmod(mode)
    with pytest.raises(VaultExposed) as told:
        open_file(folder)
    subprocess.run(["sh", "-c", told.value.run], check=True)
    assert open_file(folder).get("a") == SECRET


FULL_DISK = """
import resource, sys
from pathlib import Path
from app.crypto import key_file
from app.vault import VaultUnavailable
from app.vault.file_vault import FileVault
folder = Path(sys.argv[1])
key = key_file.key_of(sys.argv[2], key_file.recipe_of((folder / "secrets.key").read_bytes()))
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    FileVault(folder, key).put("b", "x")
except VaultUnavailable as told:
    print(told.reason)
"""


@POSIX
def test_a_disk_that_takes_no_more_leaves_the_old_file(tmp_path: Path, key: key_file.FileKey) -> None:
    path = file_with(tmp_path, key, a=SECRET)
    before = path.read_bytes()
    assert script(FULL_DISK, tmp_path, PASSPHRASE).communicate()[0] == "unwritable\n"
    assert path.read_bytes() == before
    FileVault(tmp_path, key).put("b", "x")
    assert FileVault(tmp_path, key).names() == ("a", "b")


@POSIX
def test_a_process_killed_while_it_writes_leaves_a_whole_file(tmp_path: Path, key: key_file.FileKey) -> None:
    file_with(tmp_path, key)
    for round_ in range(5):
        writer = script(WRITER, tmp_path, PASSPHRASE, f"killed{round_}", "100000")
        assert writer.stdout is not None
        told = [writer.stdout.readline().strip() for _ in range(20)]
        writer.kill()
        writer.communicate()
        assert set(told) <= set(FileVault(tmp_path, key).names())


WRITER = """
import sys
from pathlib import Path
from app.vault import open_vault
vault = open_vault(Path(sys.argv[1]), passphrase=lambda: sys.argv[2])
for number in range(int(sys.argv[4])):
    vault.put(f"{sys.argv[3]}.key{number}", "value")
    print(f"{sys.argv[3]}.key{number}", flush=True)
"""


def script(text: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", text, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
    )


def test_processes_that_begin_and_write_at_once_lose_nothing(tmp_path: Path) -> None:
    """The file does not exist yet: one of them makes it, the others take that one."""
    writers = [script(WRITER, tmp_path, PASSPHRASE, f"room{n}", "25") for n in range(3)]
    told = {line for writer in writers for line in writer.communicate()[0].split()}
    assert len(told) == 75
    assert set(open_file(tmp_path).names()) == told


def test_a_lock_held_for_ever_is_told(tmp_path: Path) -> None:
    from app.vault import files

    lock = tmp_path / "secrets.lock"
    with files.locked(lock), pytest.raises(VaultUnavailable) as told, files.locked(lock, timeout_s=0.05):
        pass
    assert told.value.reason == "busy"
    with files.locked(lock, timeout_s=0.05):
        pass


# --- what none of them may tell -------------------------------------------------------------------------------------


def test_every_fault_is_a_vault_fault_and_carries_facts() -> None:
    faults = (PassphraseNeeded, WrongPassphrase, VaultDamaged, VaultExposed, VaultUnavailable, SecretLost, BadSecret)
    for fault in faults:
        assert issubclass(fault, VaultFault)
        assert fault.__match_args__
