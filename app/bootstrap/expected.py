"""What may come up to the command line without being a bug."""

from __future__ import annotations

from app.domain.outage import Outage
from app.domain.refusals import Refusal

EXPECTED = (Refusal, Outage)
