"""The columns of the list of devices."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.ui.columns import Column
from app.ui.devices.rows import DeviceRow, Kind, LastReading
from app.ui.devices.words import DeviceWords, visible
from app.ui.text import grouped


class DeviceTitles(QObject):
    """Asked again on each language change."""

    def title(self, column: str) -> str:
        return {
            "name": self.tr("设备"),
            "state": self.tr("状态"),
            "link": self.tr("连接"),
            "model": self.tr("型号（推测）"),
            "last": self.tr("最近一次"),
            "at": self.tr("时间"),
            "read": self.tr("次数"),
            "garbled": self.tr("残码"),
            "address": self.tr("位置"),
        }[column]


def device_columns(words: DeviceWords) -> Sequence[Column[DeviceRow]]:
    """Name, state and what it read last come first."""
    titles = DeviceTitles(words)

    def made(name: str, text: Callable[[DeviceRow], str], width: int, **more: object) -> Column[DeviceRow]:
        return Column(name, lambda: titles.title(name), text, width, **more)  # type: ignore[arg-type]

    return (
        made("name", words.name, 180, icon=lambda row: "reader" if row.kind is Kind.READER else "scanner"),
        made("state", words.state, 96, tone=words.tone),
        made("link", lambda row: words.link(row.device.link), 96),
        made("model", lambda row: row.model, 170, shown=False),
        made("last", lambda row: last_shown(row.last), 0),
        made("at", lambda row: _clock(row.last), 92, order=lambda row: row.last.at if row.last else None),
        made("read", lambda row: str(row.read) if row.read else "", 64, order=lambda row: row.read, number=True),
        made("garbled", lambda row: str(row.garbled) if row.garbled else "", 60, number=True, shown=False),
        made("address", lambda row: row.device.address, 160, shown=False),
    )


def last_shown(last: LastReading | None) -> str:
    """Grouped as people read codes; tokens are masked already."""
    return visible(grouped(last.shown)) if last is not None else ""


def _clock(last: LastReading | None) -> str:
    return last.at.astimezone().strftime("%H:%M:%S") if last is not None else ""
