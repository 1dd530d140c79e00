"""A smart-card service for this process of tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from app.devices.cards.pcsc import Service
from scripts import pcsc
from tests.devices.cards.slots import wait_for


@pytest.fixture(scope="session")
def pcscd() -> Iterator[pcsc.Service]:
    """A real smart-card service with two virtual readers, which nobody but this process of tests uses."""
    if sys.platform != "linux":
        pytest.skip("virtual readers are brought up on Linux only")
    with pcsc.running() as service:
        yield service


@pytest.fixture
def service(pcscd: pcsc.Service) -> pcsc.Service:
    """The service, running, its readers empty, whatever the test before did to it."""
    if pcscd.process is None:
        pcscd.start()
    ours = Service()
    for reader in pcsc.SLOTS:
        wait_for(ours, reader, present=False)
    ours.close()
    return pcscd
