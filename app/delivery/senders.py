"""Threads that only use the network: each has a line of its own to the platform and never meets the database."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime, timedelta
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol

from app.delivery.errands import (
    Answer,
    Delivery,
    Errand,
    Question,
    Receipts,
    Retraction,
    Return,
    SignedIn,
    SigningIn,
    Silence,
    Told,
    Unclear,
    Unsent,
)
from app.domain.outage import Outage
from app.platforms.platform import Call, CannotAsk, Platform, PlatformClient

_log = logging.getLogger(__name__)


class Senders(Protocol):
    """Who runs the errands."""

    def hand(self, errand: Errand) -> None:
        """Run it as soon as somebody is free."""

    def recall(self) -> Sequence[Errand]:
        """Take back what nobody has begun yet."""

    def collect(self) -> Sequence[Return]:
        """What came back since the last time."""


class SenderThreads:
    """A few threads. `wake` is called on one of them whenever something came back."""

    def __init__(
        self,
        platform: Platform,
        *,
        count: int,
        wake: Callable[[], None],
        now: Callable[[], datetime],
        freshness: timedelta,
    ) -> None:
        self._platform = platform
        self._wake = wake
        self._now = now
        self._freshness = freshness
        self._errands: SimpleQueue[Errand | None] = SimpleQueue()
        self._returns: deque[Return] = deque()
        # Daemons: one that waits for an answer must not keep the program from ending.
        self._threads = [
            Thread(target=self._work, name=f"sender-{platform.name}-{number}", daemon=True)
            for number in range(1, count + 1)
        ]

    def start(self) -> None:
        """Wait for errands."""
        for thread in self._threads:
            thread.start()

    def stop(self, within_s: float) -> None:
        """Finish what was handed over and hang up. Threads that wait for an answer longer than that are left alone."""
        for _ in self._threads:
            self._errands.put(None)
        for thread in self._threads:
            thread.join(within_s / len(self._threads))

    def hand(self, errand: Errand) -> None:
        """Any thread that is free takes it."""
        self._errands.put(errand)

    def recall(self) -> Sequence[Errand]:
        """Errands nobody has begun."""
        back: list[Errand] = []
        while True:
            try:
                errand = self._errands.get_nowait()
            except Empty:
                return back
            if errand is not None:
                back.append(errand)

    def collect(self) -> Sequence[Return]:
        """In the order they came back."""
        return [self._returns.popleft() for _ in range(len(self._returns))]

    def _work(self) -> None:
        calls: list[Call] = []
        with ExitStack() as lines:
            client: PlatformClient | None = None
            while (errand := self._errands.get()) is not None:
                try:
                    if client is None:
                        client = self._platform.client(calls.append)
                        lines.callback(client.close)
                    answer = self._answer(client, errand)
                    back = Return(errand, answer, tuple(calls), signed_out=client.must_sign_in)
                except Exception as fault:  # noqa: BLE001 (the outermost loop: nobody above hears of it)
                    _log.exception("%s: a bug in an errand", self._platform.name)
                    outage = Outage(self._platform.name, f"fault: {type(fault).__name__}", sent=True)
                    back = Return(errand, Silence(outage), tuple(calls))
                calls.clear()
                self._returns.append(back)
                self._wake()

    def _answer(self, client: PlatformClient, errand: Errand) -> Answer:
        if self._now() - errand.claimed_at > self._freshness:
            return Unsent()
        if client.must_sign_in and not isinstance(errand.task, SigningIn):
            return Unsent(must_sign_in=True)
        try:
            return _ask(client, errand)
        except Outage as outage:
            return Silence(outage)
        except CannotAsk as why:
            return Unclear(why)


def _ask(client: PlatformClient, errand: Errand) -> Answer:
    match errand.task:
        case Delivery(message_id, load) | Retraction(message_id, _, load):
            return Receipts(client.send(load, message_id))
        case Question(message_id, owed):
            return Told(client.ask(owed.submission, message_id))
        case SigningIn(message_id):
            return SignedIn(client.sign_in(message_id))
