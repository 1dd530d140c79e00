"""The platform's clock: UTC+8 on the wire, and wrong by as much as a fault script wants."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import formatdate

WIRE_ZONE = timezone(timedelta(hours=8))
WIRE_TIME = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of the platform's clock. unix_s: seconds since 1970, shifted if the clock is."""

    unix_s: float

    @classmethod
    def now(cls, shift_s: float = 0.0) -> "Moment":
        return cls(time.time() + shift_s)

    @property
    def local(self) -> datetime:
        return datetime.fromtimestamp(self.unix_s, WIRE_ZONE)

    @property
    def wire(self) -> str:
        """yyyy-MM-dd HH:mm:ss, as inf_time and sign_time."""
        return self.local.strftime(WIRE_TIME)

    @property
    def digits17(self) -> str:
        """yyyyMMddHHmmssSSS, as refmsg_time and respond_time."""
        local = self.local
        return local.strftime("%Y%m%d%H%M%S") + f"{local.microsecond // 1000:03d}"

    @property
    def day(self) -> str:
        return self.local.strftime("%Y-%m-%d")

    @property
    def http_date(self) -> str:
        """The Date header, GMT."""
        return formatdate(self.unix_s, usegmt=True)
