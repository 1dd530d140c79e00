"""What 设置 does: options and secrets saved one by one, the window dressed anew, the platform tried. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from app.domain.refusals import BadSetting
from app.settings import SETTINGS, Entry
from app.ui.options.sections import AT_ONCE, section_of
from app.ui.run import Run


@dataclass(frozen=True, slots=True)
class Look:
    """Everything as it stands. entries: all options. kept: names of secrets that are set. secrets_at: where those lie.

    since_start: keys that say something else than when the program started. trouble: why the platform cannot be
    reached with these options; None where it could.
    """

    entries: tuple[Entry, ...]
    kept: frozenset[str] = frozenset()
    secrets_at: str = ""
    since_start: frozenset[str] = frozenset()
    trouble: Exception | None = None


@dataclass(frozen=True, slots=True)
class ProfileChoice:
    """A region profile that came along."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing looked at. name: program | folder | secrets | database | settings | platform | data. state: ok | warning | wrong.

    facts: what was found, by name. fault: what went wrong.
    """

    name: str
    state: str
    detail: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    fault: Exception | None = None


@dataclass(frozen=True, slots=True)
class OptionVerbs:
    """look(), set(key, text), put_secret(name, value), forget_secret(name), check() run on the worker and may raise refusals.

    wear() runs on the window's thread.
    """

    look: Callable[[], Look]
    set: Callable[[str, str], object]
    put_secret: Callable[[str, str], None]
    forget_secret: Callable[[str], None]
    check: Callable[[], tuple[CheckLine, ...]]
    wear: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Settled:
    """A field that has nothing open any more: an option's key or a secret's name. saved: it was written just now.

    count: tells one from the next.
    """

    key: str
    count: int
    saved: bool


@dataclass(frozen=True, slots=True)
class OptionsState:
    """wrong: what was refused, by key; the field keeps what was typed. secrets_changed: names, since this screen was built.

    trouble: what came of looking at everything.
    """

    may_change: bool = False
    look: Look | None = None
    wrong: Mapping[str, Exception] = field(default_factory=lambda: MappingProxyType({}))
    settled: Settled | None = None
    secrets_changed: frozenset[str] = frozenset()
    checks: tuple[CheckLine, ...] | None = None
    checking: bool = False
    trouble: Exception | None = None

    @property
    def waiting(self) -> frozenset[str]:
        """Keys and names that are heard at the next start."""
        since = self.look.since_start if self.look is not None else frozenset()
        return frozenset(key for key in since if SETTINGS[key].restart) | self.secrets_changed

    def entry(self, key: str) -> Entry:
        """One option. Raises KeyError."""
        entries = self.look.entries if self.look is not None else ()
        for entry in entries:
            if entry.setting.key == key:
                return entry
        raise KeyError(key)

    def wrong_of(self, key: str) -> Exception | None:
        """What stands under a field: what was refused, what the file says, or what keeps the platform away."""
        if key in self.wrong:
            return self.wrong[key]
        look = self.look
        if look is None:
            return None
        unusable = next((one.trouble for one in look.entries if one.setting.key == key), None)
        blocking = look.trouble if isinstance(look.trouble, BadSetting) and look.trouble.key == key else None
        return unusable or blocking


Draw = Callable[[OptionsState], None]


class OptionsViewModel:
    """Saves each option as it is left, and tells what came of it under its own field."""

    def __init__(self, verbs: OptionVerbs, *, run: Run, may_change: bool) -> None:
        self._verbs, self._run = verbs, run
        self._draw: Draw = lambda _: None
        self.state = OptionsState(may_change=may_change)

    def watch(self, draw: Draw) -> None:
        """Call `draw` now, and again after every change."""
        self._draw = draw
        draw(self.state)

    def refresh(self) -> None:
        """Read everything again; the command line may have changed it."""
        self._run(self._verbs.look, self._looked, self._failed)

    def typed(self, key: str, text: str) -> None:
        """A field was left, or Enter pressed in it."""
        if not self.state.may_change or self.state.look is None:
            return
        entry = self.state.entry(key)
        if entry.trouble is None and text == entry.shown:
            self._settle(key, saved=False)
            return
        self._run(
            lambda: self._verbs.set(key, text), lambda _: self._saved(key), lambda error: self._refused(key, error)
        )

    def reset(self, key: str) -> None:
        """The default again."""
        setting = SETTINGS[key]
        self.typed(key, setting.kind.shown(setting.default))

    def left_as_it_was(self, key: str) -> None:
        """Escape: what was typed is given up."""
        self._settle(key, saved=False)

    def secret_typed(self, name: str, value: str) -> None:
        """Keep a secret. The value is passed on and forgotten."""
        if self.state.may_change and value:
            self._change_secret(name, lambda: self._verbs.put_secret(name, value))

    def secret_forgotten(self, name: str) -> None:
        """Take it out of the vault."""
        if self.state.may_change:
            self._change_secret(name, lambda: self._verbs.forget_secret(name))

    def checked(self) -> None:
        """Try the platform with what is set now."""
        if self.state.checking:
            return
        self._become(checking=True, checks=None)
        self._run(self._verbs.check, self._found, self._not_found)

    def told(self) -> None:
        """The notice was read."""
        self._become(trouble=None)

    # --- what comes back --------------------------------------------------------------------------------------------

    def _change_secret(self, name: str, work: Callable[[], None]) -> None:
        self._run(work, lambda _: self._secret_saved(name), lambda error: self._refused(name, error))

    def _saved(self, key: str) -> None:
        if section_of(key) in AT_ONCE:
            self._verbs.wear()
        self._settle(key, saved=True, checks=None)
        self.refresh()

    def _secret_saved(self, name: str) -> None:
        self._settle(name, saved=True, checks=None, secrets_changed=self.state.secrets_changed | {name})
        self.refresh()

    def _refused(self, key: str, error: Exception) -> None:
        self._become(wrong=MappingProxyType({**self.state.wrong, key: error}), settled=None)

    def _settle(self, key: str, *, saved: bool, **changes: Any) -> None:
        wrong = {other: error for other, error in self.state.wrong.items() if other != key}
        count = self.state.settled.count + 1 if self.state.settled is not None else 1
        self._become(wrong=MappingProxyType(wrong), settled=Settled(key, count, saved), **changes)

    def _looked(self, look: Look) -> None:
        self._become(look=look, trouble=None)

    def _failed(self, error: Exception) -> None:
        self._become(trouble=error)

    def _found(self, lines: tuple[CheckLine, ...]) -> None:
        self._become(checks=lines, checking=False)

    def _not_found(self, error: Exception) -> None:
        self._become(checks=(CheckLine("data", "wrong", fault=error),), checking=False)

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw(self.state)
