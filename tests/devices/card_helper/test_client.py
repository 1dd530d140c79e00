"""A vendor's reader in the program: answers, refusals, and a helper that is killed and restarted without anybody waiting."""

from __future__ import annotations

import json
import os
import signal
import threading
from pathlib import Path

import pytest

from app.devices.card_helper.asking import LibraryKind, VendorLibrary, VoucherService
from app.devices.card_helper.client import VendorReader
from app.domain.cards import CardKind, PersonCard, VoucherToken
from app.domain.devices import Condition, Trouble
from app.domain.refusals import CardRefused, NoVoucherReader, ReaderAway, VoucherRefused
from tests.devices.card_helper.conftest import Started, Vendor, conditions
from tests.devices.card_helper.heard import Heard
from tests.devices.card_helper.test_records import ELEVEN, NUMBER, voucher

TOKEN = VoucherToken("4240000000000000000099330000")
URL = "http://10.0.0.1/localcfc/api/hsecfc/localQrCodeQuery"
SERVICE = VoucherService("H123", URL, operator_name="王芳", office_name="门诊药房")
ZHANG = PersonCard(CardKind.SOCIAL_SECURITY, "张三", NUMBER, "639900")
OPENING, READY, LOST, STOPPED = Condition.OPENING, Condition.READY, Condition.LOST, Condition.STOPPED
SSCARD, HEASEC, ECCODE = LibraryKind


# --- what is read -------------------------------------------------------------


def test_a_card_is_read_through_the_vendors_library(vendor: Vendor, started: Started) -> None:
    reader, heard = started(vendor.library(SSCARD))
    vendor.plans(0, ELEVEN)
    reader.read_card(heard.card, heard.refused)
    assert heard.the_card() == ZHANG
    assert vendor.was_handed() == b"3"
    assert conditions(heard.states) == [OPENING, READY]


def test_an_insurance_terminal_reads_cards_and_identity_cards(vendor: Vendor, started: Started) -> None:
    reader, heard = started(vendor.library(HEASEC, IP="10.0.0.1", ORG_NAME="示例医院"))
    assert json.loads(vendor.was_handed("init").decode("gbk")) == {"IP": "10.0.0.1", "ORG_NAME": "示例医院"}
    vendor.plans(0, ELEVEN)
    reader.read_card(heard.card, heard.refused)
    assert heard.the_card() == ZHANG
    heard.cards.clear()
    vendor.plans(0, f"李四|女|汉|20990101|某路1号|{NUMBER}|20150101|长期|某市公安局|")
    reader.read_id_card(heard.card, heard.refused)
    assert heard.the_card() == PersonCard(CardKind.RESIDENT, "李四", NUMBER)
    assert vendor.was_handed() == b"no photograph"


@pytest.mark.parametrize("kind", [HEASEC, ECCODE])
@pytest.mark.parametrize("as_text", [False, True], ids=["data is an object", "data is JSON text"])
def test_a_voucher_shown_to_the_terminal_names_its_holder(
    vendor: Vendor, started: Started, kind: LibraryKind, as_text: bool
) -> None:
    reader, heard = started(vendor.library(kind, SERVICE))
    answer = voucher()
    if as_text:
        answer["data"] = json.dumps(answer["data"], ensure_ascii=False)
    vendor.plans(0, json.dumps(answer, ensure_ascii=False))
    reader.read_voucher(heard.card, heard.refused)
    assert heard.the_card() == PersonCard(CardKind.E_VOUCHER, "王五", NUMBER, "430000")
    asked = json.loads(vendor.was_handed().decode("gbk"))
    assert (asked["transType"], asked["orgId"]) == ("ec.query", "H123")
    assert (asked["data"]["operatorName"], asked["data"]["businessType"]) == ("王芳", "01302")


def test_a_scanned_voucher_is_asked_about_where_the_region_takes_one(vendor: Vendor, started: Started) -> None:
    service = VoucherService("H123", URL, token_member="ecQrCode")
    reader, _ = started(vendor.library(ECCODE, service))
    vendor.plans(0, json.dumps(voucher(), ensure_ascii=False))
    assert reader.who_holds(TOKEN) == PersonCard(CardKind.E_VOUCHER, "王五", NUMBER, "430000")
    assert json.loads(vendor.was_handed())["data"]["ecQrCode"] == TOKEN.text
    assert vendor.was_handed("url") == URL.encode()


@pytest.mark.parametrize("service", [None, SERVICE], ids=["no service", "a terminal that scans by itself"])
def test_elsewhere_a_scanned_voucher_is_refused_and_goes_nowhere(
    vendor: Vendor, started: Started, service: VoucherService | None
) -> None:
    reader, _ = started(vendor.library(ECCODE, service))
    with pytest.raises(NoVoucherReader):
        reader.who_holds(TOKEN)
    assert not vendor.pid()


# --- what is refused ----------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "reason"), [(-2201, "other_region"), (-27272, "other_region"), (-2, "no_card"), (-77, "other")]
)
def test_a_return_code_is_a_refusal_with_its_meaning(vendor: Vendor, started: Started, code: int, reason: str) -> None:
    reader, heard = started(vendor.library(SSCARD))
    vendor.plans(code, "卡识别失败")
    reader.read_card(heard.card, heard.refused)
    assert heard.the_refusal() == CardRefused(reason, code, "卡识别失败")
    assert reader.state.condition is READY


def test_what_the_vendor_says_is_shown_without_tokens_and_numbers(vendor: Vendor, started: Started) -> None:
    service = VoucherService("H123", URL, token_member="ecQrCode")
    reader, _ = started(vendor.library(ECCODE, service))
    answer = {"code": 40001, "message": f"凭证 {TOKEN.text}\n({NUMBER}) 已失效" + "。" * 500}
    vendor.plans(0, json.dumps(answer, ensure_ascii=False))
    with pytest.raises(VoucherRefused) as refused:
        reader.who_holds(TOKEN)
    assert refused.value.code == "40001"
    assert "已失效" in refused.value.words
    assert len(refused.value.words) < 100
    assert TOKEN.text not in repr(refused.value)
    assert NUMBER not in repr(refused.value)


@pytest.mark.parametrize("out", [b"", b"\xff\xfe\x80", "乱码".encode()], ids=["nothing", "no GBK", "UTF-8"])
def test_nonsense_is_refused_and_not_guessed_at(vendor: Vendor, started: Started, out: bytes) -> None:
    reader, heard = started(vendor.library(SSCARD))
    vendor.plans(0, out)
    reader.read_card(heard.card, heard.refused)
    refusal = heard.the_refusal()
    assert isinstance(refusal, CardRefused)
    assert refusal.reason == "unreadable"


@pytest.mark.parametrize("code", [5, -1000], ids=["another code", "no code at all"])
def test_a_terminal_that_does_not_say_0000_is_not_believed(vendor: Vendor, started: Started, code: int) -> None:
    reader, heard = started(vendor.library(ECCODE, SERVICE))
    vendor.plans(code, json.dumps(voucher(), ensure_ascii=False))
    reader.read_voucher(heard.card, heard.refused)
    assert isinstance(heard.the_refusal(), VoucherRefused)


def test_a_second_question_while_the_first_is_answered_is_refused_at_once(vendor: Vendor, started: Started) -> None:
    reader, heard = started(vendor.library(SSCARD))
    vendor.plans("hang")
    first = Heard()
    reader.read_card(first.card, first.refused)
    vendor.until_called()
    reader.read_card(heard.card, heard.refused)
    assert heard.the_refusal() == CardRefused("busy")
    assert not first.refusals
    reader.stop()
    assert first.the_refusal() == ReaderAway("读卡器", "stopped")


# --- what goes wrong ----------------------------------------------------------


def reads_again(reader: VendorReader, vendor: Vendor) -> PersonCard:
    """Lay the card on the reader until it is read, as a person does."""
    vendor.plans(0, ELEVEN)
    while True:
        heard = Heard()
        reader.read_card(heard.card, heard.refused)
        heard.until(lambda: bool(heard.cards or heard.refusals))  # noqa: B023
        if heard.cards:
            return heard.cards[0]


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_library_that_hangs_is_killed_and_started_anew(vendor: Vendor, started: Started) -> None:
    reader, heard = started(vendor.library(SSCARD), deadline_s=1)
    vendor.plans("hang")
    given_up = 0
    while not vendor.pid():  # a machine may be so slow that the question is given up before the library is called
        asked = Heard()
        reader.read_card(asked.card, asked.refused)
        refusal = asked.the_refusal()
        assert isinstance(refusal, ReaderAway)
        given_up += refusal.reason == "silent"
    hung = vendor.pid()
    heard.until(lambda: conditions(heard.states).count(READY) == 1 + given_up)
    assert conditions(heard.states)[:5] == [OPENING, READY, LOST, OPENING, READY]
    assert is_gone(hung)
    assert heard.states[2].trouble is Trouble.SILENT
    assert reads_again(reader, vendor) == ZHANG
    assert vendor.pid() != hung


@pytest.mark.parametrize("plan", ["crash", "leave"])
def test_a_library_that_ends_the_process_is_started_anew(vendor: Vendor, started: Started, plan: str) -> None:
    reader, heard = started(vendor.library(SSCARD))
    vendor.plans(plan)
    reader.read_card(heard.card, heard.refused)
    assert heard.the_refusal() == ReaderAway("读卡器", "crashed")
    heard.until(lambda: conditions(heard.states).count(READY) == 2)
    assert heard.states[2].trouble is Trouble.BROKEN
    assert reads_again(reader, vendor) == ZHANG


def test_a_helper_that_dies_while_nobody_asks_is_started_anew(vendor: Vendor, started: Started) -> None:
    reader, heard = started(vendor.library(SSCARD))
    assert reads_again(reader, vendor) == ZHANG
    os.kill(vendor.pid(), signal.SIGKILL)
    heard.until(lambda: conditions(heard.states).count(READY) == 2)
    assert reads_again(reader, vendor) == ZHANG


def test_who_waits_for_an_answer_waits_no_longer_than_the_deadline(vendor: Vendor, started: Started) -> None:
    service = VoucherService("H123", URL, token_member="ecQrCode")
    reader, _ = started(vendor.library(ECCODE, service), deadline_s=1)
    vendor.plans("hang")
    with pytest.raises(ReaderAway, match="silent") as refused:
        reader.who_holds(TOKEN)
    assert TOKEN.text not in repr(refused.value)


def test_a_missing_library_is_looked_for_until_it_is_there(vendor: Vendor, started: Started) -> None:
    hidden = vendor.path.rename(vendor.folder / "not yet")
    reader, heard = started(vendor.library(SSCARD), ready=False)
    heard.until(lambda: conditions(heard.states).count(LOST) >= 2)
    lost = next(state for state in heard.states if state.condition is LOST)
    assert (lost.trouble, lost.detail) == (Trouble.NO_SERVICE, "libvendor.so")
    hidden.rename(vendor.path)
    heard.until(lambda: READY in conditions(heard.states))
    assert reads_again(reader, vendor) == ZHANG


def refused_while_away(reader: VendorReader) -> str:
    """Why a card laid on it is not read, once it is known."""
    while True:
        heard = Heard()
        reader.read_card(heard.card, heard.refused)
        refusal = heard.the_refusal()
        assert isinstance(refusal, ReaderAway)
        if refusal.reason != "starting":
            return refusal.reason


def test_a_library_of_another_number_of_bits_is_told_as_that(vendor: Vendor, started: Started) -> None:
    built = bytearray(vendor.path.read_bytes())
    built[4] = 1  # the class byte of an ELF file: 32-bit
    vendor.path.write_bytes(built)
    reader, _ = started(vendor.library(SSCARD), ready=False, pause_s=60)
    assert refused_while_away(reader) == "wrong_bits"


def test_a_front_end_that_does_not_let_us_in_is_told_with_its_words(vendor: Vendor, started: Started) -> None:
    (vendor.folder / "init refuses").touch()
    reader, heard = started(vendor.library(HEASEC), ready=False, pause_s=60)
    assert refused_while_away(reader) == "not_ready"
    assert heard.states[1].detail == "libvendor.so -7 front end away"


def test_a_library_without_the_function_is_told_as_that(vendor: Vendor, started: Started) -> None:
    vendor.path.write_bytes(vendor.path.read_bytes().replace(b"iReadCardBas", b"iReadCardBaz"))
    reader, heard = started(vendor.library(SSCARD))
    reader.read_card(heard.card, heard.refused)
    assert heard.the_refusal() == ReaderAway("读卡器", "no_function")


def test_a_helper_that_is_not_installed_is_told(vendor: Vendor, started: Started, tmp_path: Path) -> None:
    reader, heard = started(vendor.library(SSCARD), ready=False, pause_s=60, command=[str(tmp_path / "helper32")])
    assert refused_while_away(reader) == "no_library"
    assert heard.states[1].detail == "helper32"


# --- threads ------------------------------------------------------------------


def test_stopping_ends_thread_and_process_even_while_the_library_hangs(vendor: Vendor, started: Started) -> None:
    reader, heard = started(vendor.library(SSCARD))
    vendor.plans("hang")
    reader.read_card(heard.card, heard.refused)
    hung = vendor.until_called()
    reader.stop()
    reader.stop()
    assert heard.the_refusal() == ReaderAway("读卡器", "stopped")
    assert is_gone(hung)
    assert reader.state.condition is STOPPED
    assert not [thread for thread in threading.enumerate() if "reader" in thread.name or "helper" in thread.name]


def test_asking_takes_no_time_whatever_the_library_does(vendor: Vendor, started: Started) -> None:
    """The window asks: it must come back before any answer could, so the answer never comes on its thread."""
    reader, heard = started(vendor.library(SSCARD))
    vendor.plans(0, ELEVEN)
    told_on: list[str] = []
    reader.read_card(lambda card: (told_on.append(threading.current_thread().name), heard.card(card)), heard.refused)  # type: ignore[arg-type]
    heard.the_card()
    assert told_on == ["reader 读卡器"]


def test_nothing_personal_shows_in_what_is_configured(vendor: Vendor) -> None:
    assert "secret" not in repr(VendorLibrary(HEASEC, vendor.path, init={"SECRETKEY": "secret"}))
