"""设置: a list of pages on the left, the options of one on the right. Each is saved as it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.verdict import Verdict
from app.settings import SECRETS, SETTINGS
from app.ui import actions
from app.ui.actions import Action
from app.ui.banner import Banner, BannerState
from app.ui.columns import Memory
from app.ui.messages import Messages
from app.ui.options.checks import CheckCard
from app.ui.options.editors import editor_for
from app.ui.options.field import OptionField
from app.ui.options.page import SectionPage
from app.ui.options.people.view import PeoplePage
from app.ui.options.schedule import KEYS as SCHEDULED
from app.ui.options.schedule import ScheduleCard
from app.ui.options.secrets import SecretRow
from app.ui.options.section_list import SectionList
from app.ui.options.sections import Section, section_of
from app.ui.options.sounds import SoundStrip
from app.ui.options.viewmodel import OptionsState, OptionsViewModel, ProfileChoice
from app.ui.options.words import OptionWords
from app.ui.screen import Screen
from app.ui.tones import Tones

_REMEMBERED = "options.page"


class OptionsView(Screen):
    """Owns its model. people: the page of accounts, None for those who may not keep them. try_tone: sounds one tone."""

    def __init__(
        self,
        model: OptionsViewModel,
        *,
        messages: Messages,
        memory: Memory,
        tones: Tones,
        try_tone: Callable[[Verdict], None],
        language: Callable[[], str],
        profiles: Sequence[ProfileChoice],
        people: PeoplePage | None = None,
    ) -> None:
        super().__init__()
        self.model, self._messages, self._memory, self._profiles = model, messages, memory, tuple(profiles)
        self.people, self._state = people, model.state
        self._words = OptionWords(messages, language, self)
        sections = [section for section in Section if section is not Section.PEOPLE or people is not None]
        self.sections = SectionList(sections, self._words)
        self.banner, self.checks, self.sounds = Banner(), CheckCard(self._words), SoundStrip(self._words, tones)
        self._stack = QStackedWidget()
        self.pages: dict[Section, SectionPage | PeoplePage] = {section: self._page(section) for section in sections}
        self.fields = {key: field for page in self._option_pages() for key, field in page.fields.items()}
        self.secrets = {row.secret.name: row for page in self._option_pages() for row in page.secrets}
        self._lay_out()
        self.sounds.wanted.connect(try_tone)
        self._connect()
        remembered = memory.get(_REMEMBERED)
        self.show_section(Section(remembered) if remembered in sections else sections[0])
        model.watch(self.show_state)

    # --- drawing ----------------------------------------------------------------------------------------------------

    def show_state(self, state: OptionsState) -> None:
        """Everything of it."""
        self._state = state
        for page in self._option_pages():
            page.draw(state)
        self.checks.draw(state)
        self.banner.draw(self._notice(state))
        self.sections.draw(self._marks(state))

    def retranslate(self) -> None:
        """The banner; everything else has words of its own."""
        self.banner.draw(self._notice(self._state))
        self.actions_changed.emit()

    def _notice(self, state: OptionsState) -> BannerState | None:
        if state.trouble is not None:
            return BannerState(self._messages.tell(state.trouble).sentence, "stop")
        if state.waiting:
            return BannerState(self._words.waiting(len(state.waiting)), "attention", closable=False)
        if not state.may_change:
            return BannerState(self.tr("只能查看；要修改请找管理员"), "accent", closable=False)
        return None

    def _marks(self, state: OptionsState) -> dict[Section, str]:
        marks = {section_of(key): "•" for key in state.waiting}
        keys = (*SETTINGS, *SECRETS)
        return marks | {section_of(key): "!" for key in keys if state.wrong_of(key) is not None}

    # --- gestures ---------------------------------------------------------------------------------------------------

    def show_section(self, section: Section) -> None:
        """Bring a page to the front."""
        self.sections.mark(section)
        self._stack.setCurrentWidget(self.pages[section])
        self._memory.put(_REMEMBERED, section)
        if section is Section.PEOPLE and self.people is not None:
            self.people.entered()
        self.actions_changed.emit()

    @property
    def section(self) -> Section:
        """The page in front."""
        return next(section for section, page in self.pages.items() if page is self._stack.currentWidget())

    def offers(self) -> Sequence[Action]:
        """F-keys."""
        if self.people is not None and self.section is Section.PEOPLE:
            return self.people.offers()
        return (Action(actions.REFRESH, self.tr("刷新"), self.model.refresh),)

    def entered(self) -> None:
        """Read anew."""
        self.model.refresh()
        if self.people is not None and self.section is Section.PEOPLE:
            self.people.entered()

    def left(self) -> None:
        """A field that has the focus is saved by losing it."""
        if (field := self.focusWidget()) is not None:
            field.clearFocus()

    # --- building ---------------------------------------------------------------------------------------------------

    def _option_pages(self) -> tuple[SectionPage, ...]:
        return tuple(page for page in self.pages.values() if isinstance(page, SectionPage))

    def _page(self, section: Section) -> SectionPage | PeoplePage:
        if section is Section.PEOPLE and self.people is not None:
            return self.people
        may_change, words = self._state.may_change, self._words
        fields = {
            key: OptionField(
                setting, editor_for(setting, worn=words.worn, profiles=self._profiles, may_change=may_change), words
            )
            for key, setting in SETTINGS.items()
            if section_of(key) is section
        }
        secrets = [
            SecretRow(secret, words, may_change=may_change)
            for name, secret in SECRETS.items()
            if section_of(name) is section
        ]
        above: tuple[QWidget, ...] = (self.checks,) if section is Section.INSURANCE and may_change else ()
        below: tuple[QWidget, ...] = (self.sounds,) if section is Section.SOUND else ()
        if section is Section.DELIVERY:
            below = (ScheduleCard(fields),)
        return SectionPage(section, words, fields, secrets, placed=SCHEDULED, above=above, below=below)

    def _connect(self) -> None:
        model = self.model
        for field in self.fields.values():
            field.chosen.connect(model.typed)
            field.reset.connect(model.reset)
            field.left.connect(model.left_as_it_was)
        for secret in self.secrets.values():
            secret.typed.connect(model.secret_typed)
            secret.forgotten.connect(model.secret_forgotten)
        self.checks.asked.connect(model.checked)
        self.banner.closed.connect(model.told)
        self.sections.chosen.connect(self.show_section)
        if self.people is not None:
            self.people.actions_changed.connect(self.actions_changed)

    def _lay_out(self) -> None:
        for page in self.pages.values():
            self._stack.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.banner)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(self.sections)
        row.addLayout(right, 1)
