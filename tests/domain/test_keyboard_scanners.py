"""What the wedge listens for: each keyboard scanner with its own time for the same code, the settings' where it has none."""

from __future__ import annotations

from app.domain.device_profiles import ConfiguredDevice, DeviceProfile
from app.domain.devices import Link
from app.domain.key_profiles import KeyProfile
from app.domain.keyboard_scanners import EVERY_OTHER, listened_for

USUAL = KeyProfile(max_gap_ms=40, same_again_ms=450)
SLOW = KeyProfile(max_gap_ms=120, needs_end=True, device="slow")
PREFIXED = KeyProfile(prefix="#", device="prefixed")


def keyboard(key: str, keys: KeyProfile | None = None, same_again_ms: int | None = None) -> ConfiguredDevice:
    return ConfiguredDevice(key, Link.KEYBOARD, keys=keys, profile=DeviceProfile(same_again_ms=same_again_ms))


def times(*devices: ConfiguredDevice, usual: KeyProfile = USUAL) -> list[tuple[str, int]]:
    """By device, in the order the wedge tries them; "" are all others."""
    return [(one.device, one.same_again_ms) for one in listened_for(devices, usual)]


def test_without_any_entry_all_is_as_the_settings_have_it() -> None:
    assert listened_for((), USUAL) == (USUAL,)


def test_an_entry_that_says_no_time_has_the_settings() -> None:
    assert listened_for([keyboard(EVERY_OTHER)], USUAL) == (USUAL,)
    assert times(keyboard("slow", SLOW), keyboard(EVERY_OTHER)) == [("slow", 450), ("", 450)]


def test_quick_scanners_have_a_time_of_their_own_that_no_measured_one_takes_over() -> None:
    assert times(keyboard(EVERY_OTHER, None, 1500), keyboard("slow", SLOW)) == [("slow", 450), ("", 1500)]


def test_each_measured_scanner_has_its_own_and_the_pickiest_comes_first() -> None:
    found = times(keyboard("prefixed", PREFIXED, 0), keyboard("slow", SLOW, 900))
    assert found == [("slow", 900), ("prefixed", 0), ("", 450)]


def test_a_measured_one_that_stands_for_all_gives_them_its_time() -> None:
    keys = KeyProfile(max_gap_ms=120, needs_end=True, device=EVERY_OTHER)
    assert times(keyboard(EVERY_OTHER, keys, 700)) == [(EVERY_OTHER, 700), ("", 700)]


def test_nothing_else_of_the_settings_is_changed() -> None:
    slow_too = KeyProfile(max_gap_ms=90, same_again_ms=450)
    plain = listened_for((), slow_too)
    assert len(plain) == 2
    own = listened_for([keyboard(EVERY_OTHER, None, 0)], slow_too)
    assert [(one.max_gap_ms, one.needs_end) for one in own] == [(one.max_gap_ms, one.needs_end) for one in plain]
    assert {one.same_again_ms for one in own} == {0}
