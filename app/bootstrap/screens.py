"""The screens a person may open, each with the verbs bound to that person and this counter."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from app.bootstrap import management, storeroom
from app.bootstrap.kit import Kit
from app.domain.documents import DocumentKind
from app.domain.people import Right
from app.settings import options
from app.ui.dispensing.view import DispensingView
from app.ui.dispensing.viewmodel import DispensingViewModel
from app.ui.screen import Group, Screen, ScreenEntry
from app.ui.take_back.view import TakeBackView
from app.ui.take_back.viewmodel import TakeBackViewModel
from app.ui.titles import Titles
from app.usecases import dispense, take_back


def entries(kit: Kit) -> tuple[ScreenEntry, ...]:
    """In the order of the navigation."""
    may, titles = kit.person.may, Titles()
    return (
        ScreenEntry(
            "dispensing",
            titles.dispensing,
            Group.PHARMACY,
            "dispensing",
            partial(_dispensing, kit),
            may(Right.DISPENSE),
        ),
        ScreenEntry(
            "take_back",
            titles.take_back,
            Group.PHARMACY,
            "take_back",
            partial(_take_back, kit),
            may(Right.TAKE_BACK),
        ),
        *storeroom.entries(kit),
        *management.entries(kit),
    )


def _dispensing(kit: Kit) -> Screen:
    return DispensingView("dispensing", dispensing_model(kit), messages=kit.frame.messages, memory=kit.frame.memory)


def _take_back(kit: Kit) -> Screen:
    return TakeBackView("take_back", take_back_model(kit), messages=kit.frame.messages, memory=kit.frame.memory)


def dispensing_model(kit: Kit) -> DispensingViewModel:
    """处方发药."""
    counter = kit.workplace.counter
    return DispensingViewModel(
        kit.scan_verbs(DocumentKind.DISPENSING, dispense),
        kit.patient_verbs(DocumentKind.DISPENSING),
        take_up=partial(dispense.take_up, actor=kit.person, counter=counter),
        run=kit.frame.tasks.run,
        sound=kit.frame.tones.sound,
        confirm_when_complete=lambda: kit.workplace.settings[options.CONFIRM_WHEN_COMPLETE],
    )


def take_back_model(kit: Kit) -> TakeBackViewModel:
    """处方退药."""
    person, counter = kit.person, kit.workplace.counter
    verbs = kit.scan_verbs(DocumentKind.TAKE_BACK, take_back)
    return TakeBackViewModel(
        replace(verbs, queue=partial(take_back.queue, actor=person, counter=counter)),
        kit.patient_verbs(DocumentKind.TAKE_BACK),
        open_return=partial(take_back.open_return, actor=person, counter=counter),
        was_dispensed=partial(take_back.was_dispensed, actor=person, counter=counter),
        run=kit.frame.tasks.run,
        sound=kit.frame.tones.sound,
    )
