"""How long ago something was, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.ui.languages import translate


def age(since: datetime, now: datetime) -> str:
    """In the coarsest unit that still says something: `40 秒`, `5 分钟`, `3 小时`, `2 天`; a future time is 0 seconds."""
    seconds = int(max(now - since, timedelta()).total_seconds())
    if seconds < 60:
        return translate("Ages", "{n} 秒").format(n=seconds)
    if seconds < 3600:
        return translate("Ages", "{n} 分钟").format(n=seconds // 60)
    if seconds < 86400:
        return translate("Ages", "{n} 小时").format(n=seconds // 3600)
    return translate("Ages", "{n} 天").format(n=seconds // 86400)
