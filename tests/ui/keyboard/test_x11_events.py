"""The bytes of the X server's events."""

from __future__ import annotations

from app.ui.keyboard import x11_events as x11
from app.ui.keyboard.kinds import Role
from app.ui.keyboard.x11_symbols import press_of, role_of
from tests.ui.keyboard.x11 import FENCE, WINDOW, XINPUT, XKB_FIRST, another_source, key, notice

EXTENSIONS = x11.Extensions(XINPUT, XKB_FIRST)


def test_a_key_event_says_which_key_when_where_and_under_which_modifiers() -> None:
    event = x11.key_event(key(38, 4_000_000_000, state=0x2005))
    assert event[:6] == (True, False, 38, 4_000_000_000, WINDOW, 0x2005)
    released = x11.key_event(key(38, 7, down=False, sent=True))
    assert (released.down, released.sent) == (False, True)


def test_an_event_that_was_sent_on_is_the_same_event() -> None:
    event = x11.key_event(key(38, 1000))
    assert event.is_same(x11.key_event(key(38, 1000, sent=True, number=99)))
    assert not event.is_same(x11.key_event(key(38, 1001, sent=True)))
    assert not event.is_same(x11.key_event(key(38, 1000, down=False)))


def test_a_notice_tells_the_servers_time() -> None:
    assert x11.property_change(notice(123_456)) == (FENCE, 123_456)


def test_another_keyboard_announces_itself() -> None:
    assert x11.new_source(another_source(12), EXTENSIONS) == 12
    assert x11.new_source(another_source(9, keyboard=False), EXTENSIONS) is None, "a mouse"
    assert x11.new_source(another_source(12, reason=2), EXTENSIONS) is None, "its keys changed, not its source"
    assert x11.new_source(another_source(12, kind=11), EXTENSIONS) is None
    assert x11.new_source(another_source(12, opcode=99), EXTENSIONS) is None
    assert x11.new_source(another_source(12)[:40], EXTENSIONS) is None, "cut short"


def test_the_length_of_a_long_event_is_told_in_its_head() -> None:
    raw = another_source(12)
    assert x11.length_of(raw[:32]) == len(raw)


def test_a_new_layout_is_noticed() -> None:
    assert x11.changes_keymap(x11.MAPPING_NOTIFY, 0, EXTENSIONS)
    assert x11.changes_keymap(XKB_FIRST, 0, EXTENSIONS)
    assert x11.changes_keymap(XKB_FIRST, 1, EXTENSIONS)
    assert not x11.changes_keymap(XKB_FIRST, 2, EXTENSIONS), "only Shift or Caps Lock went down"
    assert not x11.changes_keymap(XKB_FIRST, 0, x11.Extensions())


def test_symbols_have_roles() -> None:
    roles = {0xFFE1: Role.MODIFIER, 0xFE03: Role.MODIFIER, 0xFF7F: Role.MODIFIER, 0xFFE9: Role.ALT, 0xFF8D: Role.END}
    roles |= {0xFF09: Role.END, 0xFFB7: Role.KEYPAD, 0xFF9D: Role.KEYPAD, 0x61: Role.ORDINARY, 0xFFBF: Role.ORDINARY}
    assert {symbol: role_of(symbol) for symbol in roles} == roles
    assert press_of(0xFF9D, "", x11.MOD1).digit == press_of(0xFFB5, "5", 0).digit == "5"
    held = press_of(0x61, "a", x11.SHIFT | x11.CONTROL | x11.MOD1 | x11.MOD4)
    assert held.shift
    assert held.control
    assert held.alt
    assert held.meta
