"""Pointing a workplace at its platform: options from settings and secrets, and the flusher that delivers."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from app.bootstrap.workplace import Workplace, clock, profile_of
from app.delivery.flusher import Flusher
from app.delivery.options import Options
from app.delivery.schedule import Schedule, Turns
from app.delivery.state import PlatformState
from app.domain.submissions import SubmissionKind
from app.platforms.insurance.options import InsuranceOptions
from app.platforms.insurance.platform import Insurance
from app.platforms.line import Cable
from app.settings import Settings, options


def insurance_of(workplace: Workplace, cable: Cable) -> Insurance | None:
    """The insurance platform, or None while no address is set. Raises BadSetting."""
    settings, vault = workplace.settings, workplace.vault
    if not settings[options.INSURANCE_URL]:
        return None
    ca_file = settings[options.CA_FILE]
    chosen = InsuranceOptions(
        url=settings[options.INSURANCE_URL],
        profile=profile_of(settings),
        institution_code=settings[options.INSTITUTION_CODE],
        institution_name=settings[options.INSTITUTION_NAME],
        region=settings[options.REGION],
        operator=settings[options.OPERATOR],
        operator_name=settings[options.OPERATOR_NAME],
        recipient=settings[options.RECIPIENT],
        account=settings[options.ACCOUNT],
        key=vault.get("insurance.key") or "",
        sign_key=vault.get("insurance.sign_key") or "",
        api_name=settings[options.API_NAME],
        device=settings[options.DEVICE],
        mac=settings[options.SIGN_IN_MAC],
        ip=settings[options.SIGN_IN_IP],
        ca_file=Path(ca_file) if ca_file else None,
        timeout_connect_s=settings[options.TIMEOUT_CONNECT_S],
        timeout_read_s=settings[options.TIMEOUT_READ_S],
    )
    return Insurance(chosen, cable=cable, clock=clock)


def delivery_options(settings: Settings) -> Options:
    """How to deliver, as the settings have it."""
    return Options(
        senders=settings[options.SENDERS],
        calls_per_minute=settings[options.RATE_PER_MINUTE],
        rows_per_message=settings[options.BATCH],
        schedule=_schedule(settings),
    )


def flusher_for(
    workplace: Workplace, cable: Cable, on_state: Callable[[PlatformState], None], *, at_once: bool = False
) -> Flusher | None:
    """The flusher of the insurance platform, not started; None while no address is set.

    at_once: without the schedule, as when a person asked for it now. Raises BadSetting.
    """
    platform = insurance_of(workplace, cable)
    if platform is None:
        return None
    chosen = replace(delivery_options(workplace.settings), withdraw_unknown=platform.profile.asking.else_delete)
    if at_once:
        chosen = replace(chosen, schedule=Schedule())
    return Flusher(
        workplace.store,
        platform,
        workstation=workstation(workplace.data),
        options=chosen,
        on_state=on_state,
        now=clock,
    )


def workstation(data: Path) -> str:
    """This data folder's own name among those that share a database: made once, kept beside the settings."""
    file = data / "workstation"
    if not file.exists():
        file.write_text(secrets.token_hex(8), encoding="ascii")
    return file.read_text(encoding="ascii").strip()


def _schedule(settings: Settings) -> Schedule:
    turns = {}
    for kind in SubmissionKind:
        every, at = settings[options.EVERY_S[kind]], settings[options.AT[kind]]
        if every or at:
            turns[kind] = Turns(timedelta(seconds=every) if every else None, tuple(at))
    return Schedule(turns)
