"""What the program is told when it is started."""

import pytest

from scripts import run


def test_without_a_display_the_demo_day_is_played_offscreen() -> None:
    variables = {"DISPLAY": ":987"}  # left over from a session that has ended
    assert run.program_arguments(["--data", "x"], variables) == [*run.DEMO_DAY, "--data", "x"]
    assert variables["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.parametrize("variables", [{"DISPLAY": "far:0"}, {"WAYLAND_DISPLAY": "wayland-0"}])
def test_with_a_display_the_window_opens_on_demo_data(variables: dict[str, str]) -> None:
    assert run.program_arguments(["--data", "x"], variables) == ["--demo", "--data", "x"]
    assert "QT_QPA_PLATFORM" not in variables


def test_a_command_of_the_program_is_passed_on_as_it_stands() -> None:
    assert run.program_arguments(["doctor", "--json"], {}) == ["doctor", "--json"]
