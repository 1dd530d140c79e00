"""`yaosu doctor`: look at everything a workplace stands on, and say what is wrong and what to do."""

from __future__ import annotations

import platform as computer
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app import __version__
from app.bootstrap import delivering, places
from app.bootstrap.workplace import Passphrase, Workplace, clock, open_workplace
from app.domain.outage import Outage
from app.domain.refusals import BadSetting, Refusal
from app.domain.submissions import Rejected
from app.platforms.line import Cable
from app.ui.secrets_words import SecretsWords

_LEAST_FREE = 500 * 1024 * 1024
_MOST_DRIFT_S = 60


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. state: ok | warning | wrong. fault: what went wrong, told by whoever makes sentences.

    facts: what `detail` says, by name, for those who have words of their own.
    """

    name: str
    state: str
    detail: str
    fault: Exception | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


def examine(data: Path, *, passphrase: Passphrase | None, online: bool) -> Iterator[Check]:
    """Every check, in the order in which one rests on another. online: call the platform too."""
    yield Check("program", "ok", f"{__version__}, Python {sys.version.split()[0]}, {computer.platform()}")
    yield from _try("folder", lambda: _folder(data))
    try:
        with open_workplace(data, passphrase=passphrase) as workplace:
            yield from inside(workplace, online=online)
    except Refusal as fault:
        yield Check("data", "wrong", "", fault)


def inside(workplace: Workplace, *, online: bool, cable: Cable | None = None) -> Iterator[Check]:
    """The checks of a data folder that is open already, with the settings as they are now."""
    yield Check("secrets", "ok", SecretsWords().where(workplace.vault.place))
    yield from _try("database", lambda: _database(workplace))
    for trouble in workplace.settings.troubles:
        yield Check("settings", "wrong", trouble.key, trouble)
    for key in workplace.settings.unknown:
        yield Check("settings", "warning", key)
    yield from _try("platform", lambda: _platform(workplace, online, cable or Cable()))


def _try(name: str, look: Callable[[], Check]) -> Iterator[Check]:
    try:
        yield look()
    except (Refusal, Outage) as fault:
        yield Check(name, "wrong", "", fault)


def _folder(data: Path) -> Check:
    places.make(data)
    free = shutil.disk_usage(data).free
    words = f"{data}, {free // 1024**2} MB"
    return Check("folder", "ok" if free > _LEAST_FREE else "warning", words)


def _database(workplace: Workplace) -> Check:
    with workplace.store.reading() as tx:
        counts = tx.outbox.counts()
        drugs, last = tx.drugs.count(), tx.audit.last_at()
    owed = sum(count for (_, _, state), count in counts.items() if state not in ("accepted", "withdrawn"))
    back = last is not None and last > clock()
    kind = workplace.store.engine.dialect.name
    words = f"{kind}, {drugs} drugs, {owed} owed" + (f", clock behind {last}" if back else "")
    facts = {"kind": kind, "drugs": drugs, "owed": owed}
    return Check("database", "warning" if back else "ok", words, facts=facts)


def _platform(workplace: Workplace, online: bool, cable: Cable) -> Check:
    platform = delivering.insurance_of(workplace, cable)
    if platform is None:
        raise BadSetting("insurance.url", "", "empty")
    if not online:
        return Check("platform", "ok", platform.profile.title)
    client = platform.client(lambda _call: None)
    try:
        with workplace.store.writing() as tx:
            message_id = platform.new_message_id(*tx.sending.message_numbers(clock(), 1)[0])
        receipt = client.sign_in(message_id)
    finally:
        client.close()
    if isinstance(receipt, Rejected):
        return Check("platform", "wrong", f"{receipt.error}: {receipt.words}", facts={"refused": receipt.words})
    drift = platform.drift_s
    far = drift is not None and abs(drift) > _MOST_DRIFT_S
    words = f"{platform.profile.title}, drift {drift or 0:.0f} s"
    facts = {"title": platform.profile.title, "drift_s": drift or 0.0}
    return Check("platform", "warning" if far else "ok", words, facts=facts)
