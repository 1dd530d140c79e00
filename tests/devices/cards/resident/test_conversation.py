"""Talking with a SAM_V module: every status it may answer, frames that get lost, cards that are lifted too soon."""

from __future__ import annotations

import pytest

from app.devices.cards.resident.conversation import Conversation
from app.devices.cards.resident.status import CARD_NOT_ACCEPTED, FRAME_REFUSED, READER_BROKEN, Status
from app.devices.port import PortError
from app.domain.cards import CardKind
from app.domain.devices import Trouble
from app.domain.refusals import CardNotRead
from tests.fakes.identity_card_reader import (
    FIND,
    NEW_ADDRESS,
    READ,
    RESET,
    SELECT,
    STATUS,
    ModulePort,
    SamModule,
    citizen,
    padded,
    sent,
)

AT_THE_CARD = [
    status
    for status in Status
    if status not in {*READER_BROKEN, *FRAME_REFUSED, Status.SUCCESS, Status.FOUND, Status.NOTHING_THERE}
]
STILL_NOT = 20


@pytest.fixture
def module() -> SamModule:
    made = SamModule()
    made.lay(citizen())
    return made


@pytest.fixture
def port(module: SamModule) -> ModulePort:
    return ModulePort(module)


@pytest.fixture
def conversation(port: ModulePort) -> Conversation:
    return Conversation(port, ticks=lambda: port.now_s)


def test_a_card_is_found_selected_and_read(conversation: Conversation, module: SamModule) -> None:
    conversation.greet()
    assert conversation.find()
    assert conversation.read().name == "张伟"
    assert module.commands == [STATUS, FIND, SELECT, READ]


def test_no_card_is_no_fault(conversation: Conversation, module: SamModule) -> None:
    module.lift()
    assert not conversation.find()


def test_the_new_address_is_asked_for_only_when_wanted(conversation: Conversation, module: SamModule) -> None:
    module.new_address = "上海市某某路2号"
    assert conversation.find()
    assert conversation.read(with_new_address=True).address == "上海市某某路2号"
    assert module.commands[-1] == NEW_ADDRESS


def test_a_card_without_a_new_address_keeps_the_old_one(conversation: Conversation) -> None:
    assert conversation.find()
    assert conversation.read(with_new_address=True).address == "北京市东城区某某街道1号"


@pytest.mark.parametrize("status", AT_THE_CARD, ids=lambda status: status.name)
@pytest.mark.parametrize("command", [SELECT, READ], ids=["select", "read"])
def test_a_card_that_fails_once_or_twice_is_read_all_the_same(
    conversation: Conversation, module: SamModule, command: bytes, status: Status
) -> None:
    module.fails_next(command, status, status)
    assert conversation.find()
    assert conversation.read().number == "110101199003070134"
    assert RESET not in module.commands


@pytest.mark.parametrize("command", [SELECT, READ], ids=["select", "read"])
def test_a_card_that_goes_on_failing_is_tried_once_more_after_a_reset(
    conversation: Conversation, module: SamModule, command: bytes
) -> None:
    module.fails_next(command, *[Status.READ_FAILED] * 3)
    assert conversation.find()
    assert conversation.read().number == "110101199003070134"
    assert module.commands.count(RESET) == 1


@pytest.mark.parametrize("status", AT_THE_CARD, ids=lambda status: status.name)
@pytest.mark.parametrize("command", [SELECT, READ], ids=["select", "read"])
def test_a_card_that_never_answers_well_must_be_laid_down_again(
    conversation: Conversation, module: SamModule, command: bytes, status: Status
) -> None:
    module.fails_next(command, *[status] * STILL_NOT)
    assert conversation.find()
    with pytest.raises(CardNotRead) as refused:
        conversation.read()
    reason = "not_accepted" if status in CARD_NOT_ACCEPTED else "moved"
    assert refused.value == CardNotRead(CardKind.RESIDENT, reason, f"{status:02X}")
    assert module.commands.count(command) == 6


@pytest.mark.parametrize("status", sorted(READER_BROKEN))
@pytest.mark.parametrize("command", [STATUS, FIND, SELECT, READ], ids=["status", "find", "select", "read"])
def test_a_module_that_calls_itself_broken_is_believed(
    conversation: Conversation, module: SamModule, command: bytes, status: int
) -> None:
    module.fails_next(command, status)

    def talk() -> None:
        conversation.greet()
        conversation.find()
        conversation.read()

    with pytest.raises(PortError) as broken:
        talk()
    assert (broken.value.trouble, broken.value.detail) == (Trouble.BROKEN, f"SAM {status:02X}")


def test_a_module_that_is_not_well_after_all_is_broken(conversation: Conversation, module: SamModule) -> None:
    module.fails_next(STATUS, Status.READ_FAILED)
    with pytest.raises(PortError) as broken:
        conversation.greet()
    assert broken.value.trouble is Trouble.BROKEN


@pytest.mark.parametrize("status", sorted(FRAME_REFUSED))
def test_a_frame_that_arrived_damaged_is_sent_again(conversation: Conversation, module: SamModule, status: int) -> None:
    for command in (STATUS, FIND, SELECT, READ):
        module.fails_next(command, status, status)
    conversation.greet()
    assert conversation.find()
    assert conversation.read().name == "张伟"


def test_a_module_that_refuses_every_frame_answers_nonsense(conversation: Conversation, module: SamModule) -> None:
    module.fails_next(STATUS, *[Status.BAD_CHECKSUM] * STILL_NOT)
    with pytest.raises(PortError) as broken:
        conversation.greet()
    assert broken.value.trouble is Trouble.BROKEN


def test_broken_frames_are_nonsense_and_silence_is_silence(module: SamModule) -> None:
    module.silent_for = STILL_NOT
    for noise, trouble in ((sent(b"\0\0\x90")[:-1] + b"\0", Trouble.BROKEN), (b"", Trouble.SILENT)):
        port = ModulePort(module)
        port.noise = noise
        with pytest.raises(PortError) as away:
            Conversation(port, ticks=lambda port=port: port.now_s).greet()  # type: ignore[misc]
        assert away.value.trouble is trouble


def test_one_lost_answer_is_asked_for_again(conversation: Conversation, module: SamModule) -> None:
    module.silent_for = 1
    conversation.greet()
    assert conversation.find()
    module.silent_for = 1
    assert conversation.read().name == "张伟"


@pytest.mark.parametrize("late", [b"\0\0\x90", b"\0\0\x90" + bytes(1284)], ids=["status", "another card"])
def test_an_answer_that_comes_late_is_not_taken_for_the_next_one(
    conversation: Conversation, module: SamModule, port: ModulePort, late: bytes
) -> None:
    port.late.append(sent(late))
    assert conversation.find()
    port.late.append(sent(late) if len(late) > 3 else b"")
    assert conversation.read().name == "张伟"


def test_what_was_said_before_the_question_is_no_answer(
    conversation: Conversation, module: SamModule, port: ModulePort
) -> None:
    module.lift()
    port.says(sent(bytes.fromhex("00009F00000000")))
    assert not conversation.find()


def test_noise_on_the_line_does_no_harm(conversation: Conversation, port: ModulePort) -> None:
    port.noise = bytes.fromhex("00 FF AA AA 96 69")
    conversation.greet()
    assert conversation.find()
    assert conversation.read().name == "张伟"


def test_a_card_lifted_while_it_is_read_must_be_laid_down_again(conversation: Conversation, module: SamModule) -> None:
    assert conversation.find()
    module.lift()
    with pytest.raises(CardNotRead) as refused:
        conversation.read()
    assert refused.value == CardNotRead(CardKind.RESIDENT, "moved", "81")


def test_a_card_without_a_name_is_told_so(conversation: Conversation, module: SamModule) -> None:
    module.lay(padded("", 256))
    assert conversation.find()
    with pytest.raises(CardNotRead) as refused:
        conversation.read()
    assert refused.value == CardNotRead(CardKind.RESIDENT, "unreadable")


def test_stopping_ends_every_wait(module: SamModule, port: ModulePort) -> None:
    module.silent_for = STILL_NOT
    conversation = Conversation(port, goes_on=lambda: port.now_s < 0.5, ticks=lambda: port.now_s)
    with pytest.raises(PortError) as stopped:
        conversation.greet()
    assert stopped.value.trouble is Trouble.SWITCHED_OFF
    assert port.now_s < 1.0
