"""Delivery: what the hospital owes goes out, and nothing of it is lost or sent twice.

The way of a row, one short file per step:

    outbox → look_ahead → desk → senders → verdicts → books → outbox
    owed      packed       claimed  sent      judged     written

`flusher` owns the thread that does this for one platform; `standing` knows whether the platform may be called now,
`schedule` whose turn it is, `board` tells the others how it stands. Only the flusher's thread touches the database,
only sender threads touch the network.
"""

from app.delivery.flusher import Flusher
from app.delivery.options import Options
from app.delivery.schedule import Schedule, Turns
from app.delivery.state import Broken, Offline, Paused, PlatformState
from app.delivery.until_empty import FlushReport, PlatformReport, Why, flush_until_empty

__all__ = [
    "Broken",
    "FlushReport",
    "Flusher",
    "Offline",
    "Options",
    "Paused",
    "PlatformReport",
    "PlatformState",
    "Schedule",
    "Turns",
    "Why",
    "flush_until_empty",
]
