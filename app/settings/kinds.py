"""What a setting may be: a flag, a whole number, a text, one of several words, times of the day.

Each kind reads the value of the file (`read`) or what a person typed (`parse`), and gives both back (`stored`, `shown`).
What does not fit is `Unfit` with a `Wrong`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from ipaddress import ip_address
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")

Stored = bool | int | str | list[str]
"""What the file holds."""


class Wrong(StrEnum):
    """Why a value is refused. The list is closed: whoever shows it can have a sentence for each."""

    UNKNOWN = "unknown"  # no setting of that name
    SECRET = "secret"  # a secret's name: it belongs into the keyring, not into the file
    TYPE = "type"  # the file has a number where a text stands, and the like
    NOT_A_FLAG = "not_a_flag"
    NOT_A_NUMBER = "not_a_number"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_TIME = "not_a_time"
    UNPRINTABLE = "unprintable"  # line breaks, tabs, control characters
    WRONG_FORM = "wrong_form"
    HOLDS_A_PASSWORD = "holds_a_password"  # an address with a password in it
    HTTP_ONLY_TO_LOOPBACK = "http_only_to_loopback"  # plain http to another computer: others could read along


class Unfit(ValueError):
    """The value does not fit its setting."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong)
        self.wrong = wrong


class Kind(Protocol[T]):
    """How values of one setting are read and written."""

    def read(self, stored: object) -> T:
        """From the file. Raises Unfit."""

    def parse(self, text: str) -> T:
        """From what a person typed. Raises Unfit."""

    def stored(self, value: T) -> Stored:
        """For the file."""

    def shown(self, value: T) -> str:
        """For a person; `parse` reads it again."""


_FLAGS = {
    **dict.fromkeys(("true", "yes", "on", "1", "是", "开"), True),
    **dict.fromkeys(("false", "no", "off", "0", "否", "关"), False),
}


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    def read(self, stored: object) -> bool:
        if not isinstance(stored, bool):
            raise Unfit(Wrong.TYPE)
        return stored

    def parse(self, text: str) -> bool:
        try:
            return _FLAGS[text.strip().lower()]
        except KeyError:
            raise Unfit(Wrong.NOT_A_FLAG) from None

    def stored(self, value: bool) -> Stored:
        return value

    def shown(self, value: bool) -> str:
        return "true" if value else "false"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `low` to `high`, both included."""

    low: int
    high: int

    def read(self, stored: object) -> int:
        if not isinstance(stored, int) or isinstance(stored, bool):
            raise Unfit(Wrong.TYPE)
        if stored < self.low:
            raise Unfit(Wrong.TOO_SMALL)
        if stored > self.high:
            raise Unfit(Wrong.TOO_LARGE)
        return stored

    def parse(self, text: str) -> int:
        if re.fullmatch(r"-?[0-9]{1,18}", text.strip()) is None:
            raise Unfit(Wrong.NOT_A_NUMBER)
        return self.read(int(text))

    def stored(self, value: int) -> Stored:
        return value

    def shown(self, value: int) -> str:
        return str(value)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text. form: a pattern the whole text has to fit; an empty text always does and means "not set"."""

    longest: int
    form: str = ""

    def read(self, stored: object) -> str:
        if not isinstance(stored, str):
            raise Unfit(Wrong.TYPE)
        text = stored.strip()
        if not text.isprintable():
            raise Unfit(Wrong.UNPRINTABLE)
        if len(text) > self.longest:
            raise Unfit(Wrong.TOO_LONG)
        if text and self.form and re.fullmatch(self.form, text) is None:
            raise Unfit(Wrong.WRONG_FORM)
        return text

    def parse(self, text: str) -> str:
        return self.read(text)

    def stored(self, value: str) -> Stored:
        return value

    def shown(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Address:
    """A URL without a password in it; an empty one means "not set". schemes: those allowed.

    Plain http to another computer is refused when it is typed; in a file it is read, so that whoever connects can say why
    nothing is sent there.
    """

    schemes: tuple[str, ...]
    text: Text = field(default=Text(longest=500))

    def read(self, stored: object) -> str:
        url = self.text.read(stored)
        if not url:
            return url
        try:
            parts = urlsplit(url)
            password = parts.password
        except ValueError:
            raise Unfit(Wrong.WRONG_FORM) from None
        if password is not None:
            raise Unfit(Wrong.HOLDS_A_PASSWORD)
        if parts.scheme not in self.schemes or "://" not in url or " " in url:
            raise Unfit(Wrong.WRONG_FORM)
        return url

    def parse(self, text: str) -> str:
        url = self.read(text)
        if url.startswith("http:") and not _is_loopback(urlsplit(url).hostname or ""):
            raise Unfit(Wrong.HTTP_ONLY_TO_LOOPBACK)
        return url

    def stored(self, value: str) -> Stored:
        return value

    def shown(self, value: str) -> str:
        return value


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several words. words: the word of the file → (its Chinese text, its English text)."""

    words: Mapping[str, tuple[str, str]]

    def read(self, stored: object) -> str:
        if not isinstance(stored, str):
            raise Unfit(Wrong.TYPE)
        if stored not in self.words:
            raise Unfit(Wrong.NOT_A_CHOICE)
        return stored

    def parse(self, text: str) -> str:
        return self.read(text.strip())

    def stored(self, value: str) -> Stored:
        return value

    def shown(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Times:
    """Times of the day on this computer's clock, in order, each once: "07:30, 12:00". `most` of them."""

    most: int = 24

    def read(self, stored: object) -> tuple[time, ...]:
        if not isinstance(stored, list) or not all(isinstance(text, str) for text in stored):
            raise Unfit(Wrong.TYPE)
        if len(stored) > self.most:
            raise Unfit(Wrong.TOO_LONG)
        return tuple(sorted({_time(text) for text in stored}))

    def parse(self, text: str) -> tuple[time, ...]:
        return self.read([part for part in re.split(r"[\s,，、;；]+", text) if part])

    def stored(self, value: tuple[time, ...]) -> Stored:
        return [f"{at:%H:%M}" for at in value]

    def shown(self, value: tuple[time, ...]) -> str:
        return ", ".join(f"{at:%H:%M}" for at in value)


def _time(text: str) -> time:
    found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:：]([0-5][0-9])", text.strip())
    if found is None:
        raise Unfit(Wrong.NOT_A_TIME)
    return time(int(found[1]), int(found[2]))
