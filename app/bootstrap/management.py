"""The screens of 管理: what was done, what is owed, what keys stand for, and the options."""

from __future__ import annotations

from functools import partial

from app.bootstrap import setting_up
from app.bootstrap.kit import Kit
from app.delivery.state import PlatformState
from app.domain.codes import CodeRules, recognise
from app.domain.people import Right
from app.ui.drug_search import DrugSearch
from app.ui.identifiers.view import IdentifiersView
from app.ui.identifiers.viewmodel import IdentifiersViewModel, IdentifierVerbs
from app.ui.screen import Group, Screen, ScreenEntry
from app.ui.titles import Titles
from app.ui.trace.view import TraceView
from app.ui.trace.viewmodel import TraceViewModel
from app.ui.uploads.standing import PlatformStanding
from app.ui.uploads.view import UploadsView
from app.ui.uploads.viewmodel import MOST_ROWS, UploadsViewModel, UploadVerbs
from app.usecases import look_at_identifiers, looking, match_identifier, mend_submission, trace


def entries(kit: Kit) -> tuple[ScreenEntry, ...]:
    """In the order of the navigation."""
    may, titles = kit.person.may, Titles()
    return (
        ScreenEntry("trace", titles.trace, Group.MANAGEMENT, "trace", partial(_trace, kit), may(Right.TRACE)),
        ScreenEntry(
            "uploads", titles.uploads, Group.MANAGEMENT, "uploads", partial(_uploads, kit), may(Right.SEE_UPLOADS)
        ),
        ScreenEntry(
            "identifiers",
            titles.identifiers,
            Group.MANAGEMENT,
            "identifiers",
            partial(_identifiers, kit),
            may(Right.KEEP_IDENTIFIERS) or may(Right.LEARN_IDENTIFIERS),
        ),
        # Everybody may look: whoever's scanner does not read finds out why. Only some may change.
        ScreenEntry("devices", titles.devices, Group.MANAGEMENT, "devices", partial(_devices, kit)),
        # Everybody may look: whoever hears no tone finds out why. Only some may change.
        ScreenEntry("settings", titles.settings, Group.MANAGEMENT, "settings", partial(setting_up.build, kit)),
    )


def _trace(kit: Kit) -> Screen:
    ask = partial(trace.trace, actor=kit.person, counter=kit.workplace.counter)
    model = TraceViewModel(trace=ask, run=kit.frame.tasks.run)
    return TraceView(model, messages=kit.frame.messages, memory=kit.frame.memory)


def _devices(kit: Kit) -> Screen:
    from app.bootstrap import device_screen  # loaded by now, by the worker: nobody's signing in waited for it

    return device_screen.build(kit)


def _uploads(kit: Kit) -> Screen:
    person, counter, frame = kit.person, kit.workplace.counter, kit.frame
    verbs = UploadVerbs(
        uploads=partial(looking.uploads, actor=person, counter=counter, limit=MOST_ROWS),
        states=partial(looking.upload_states, actor=person, counter=counter),
        detail=partial(looking.upload_detail, actor=person, counter=counter),
        send_again=partial(mend_submission.send_again, actor=person, counter=counter),
        send_all_again=partial(mend_submission.send_all_again, actor=person, counter=counter),
        correct=partial(mend_submission.correct, actor=person, counter=counter),
        withdraw=lambda submission_id, reason: (
            mend_submission.withdraw(submission_id, reason, actor=person, counter=counter) is not None
        ),
        settle_unknown=lambda submission_id, held: mend_submission.settle_unknown(
            submission_id, held=held, actor=person, counter=counter
        ),
        resume=lambda: frame.flusher.resume() if frame.flusher is not None else None,
    )
    model = UploadsViewModel(verbs, run=frame.tasks.run, now=counter.clock, may_mend=person.may(Right.MEND_UPLOADS))
    view = UploadsView(
        model,
        messages=frame.messages,
        memory=frame.memory,
        now=counter.clock,
        code_of=partial(_code_of, rules=counter.rules),
        standing_of=_standing_of,
    )
    frame.relay.changed.connect(view.changed)
    frame.relay.platform.connect(view.platform_told)
    model.platform_told(_standing_of(frame.flusher.state if frame.flusher is not None else None))
    return view


def _code_of(text: str, *, rules: CodeRules) -> str | None:
    """The canonical trace code of a scan; None for everything else, personal tokens above all."""
    code = recognise(text, rules)[0].code
    return code.value if code is not None else None


def _standing_of(state: object) -> PlatformStanding:
    """What the flusher tells, as the window knows it; None while no address is set."""
    if not isinstance(state, PlatformState):
        return PlatformStanding(configured=False)
    offline, paused = state.offline, state.paused
    return PlatformStanding(
        offline_since=offline.since if offline else None,
        tries=offline.tries if offline else 0,
        next_try_at=offline.next_try_at if offline else None,
        paused=paused.error if paused else None,
        paused_since=paused.since if paused else None,
        words=paused.words if paused else "",
        broken=state.broken.reason if state.broken else "",
        limited_until=state.limited_until,
        for_person=state.for_person,
    )


def _identifiers(kit: Kit) -> Screen:
    person, counter, run = kit.person, kit.workplace.counter, kit.frame.tasks.run
    verbs = IdentifierVerbs(
        bindings=partial(look_at_identifiers.bindings, actor=person, counter=counter),
        counts=partial(look_at_identifiers.counts, actor=person, counter=counter),
        claims=partial(look_at_identifiers.claims, actor=person, counter=counter),
        in_hand=partial(look_at_identifiers.in_hand, actor=person, counter=counter),
        add=lambda entry: match_identifier.add(
            entry.key,
            entry.key_type,
            entry.drug_code,
            level=entry.level,
            units=entry.units,
            actor=person,
            counter=counter,
            valid_from=entry.valid_from,
            valid_to=entry.valid_to,
        ),
        approve=partial(match_identifier.approve, actor=person, counter=counter),
        end=partial(match_identifier.end, actor=person, counter=counter),
    )
    model = IdentifiersViewModel(
        verbs, run=run, today=counter.today, login=person.login, may_keep=person.may(Right.KEEP_IDENTIFIERS)
    )
    search = DrugSearch(lambda words: looking.drug_choices(words, counter.storeroom, counter=counter), run=run)
    return IdentifiersView(model, search, messages=kit.frame.messages, memory=kit.frame.memory)
