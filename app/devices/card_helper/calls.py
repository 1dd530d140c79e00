"""From a line that asks to the object that answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from app.devices.card_helper.answers import Refused
from app.devices.card_helper.libraries import KINDS, Library
from app.devices.card_helper.records import PersonRecord


class Calls:
    """The library of this process, and what is asked of it."""

    def __init__(self) -> None:
        self._library: Any = None

    def answer(self, line: str) -> dict[str, Any]:
        """{"id", "ok"} or {"id", "error"}. Lets OSError pass: the library broke the process."""
        asked = _question(line)
        try:
            return {"id": asked.get("id"), "ok": self._do(asked)}
        except Refused as refused:
            return {"id": asked.get("id"), "error": refused.as_record()}
        except (KeyError, TypeError, ValueError, AttributeError):
            return {"id": asked.get("id"), "error": Refused("bad_question").as_record()}

    def _do(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        if asked["do"] == "open":
            self._library = KINDS[asked["library"]](Library(asked["path"], asked["before"]), asked["init"])
            return {}
        if self._library is None:
            raise Refused("not_open")
        return asdict(self._ask(asked))

    def _ask(self, asked: Mapping[str, Any]) -> PersonRecord:
        match asked["do"]:
            case "card":
                person: PersonRecord = self._library.card(asked["how"])
            case "id_card":
                person = self._library.id_card()
            case "voucher":
                person = self._library.voucher(asked["url"], asked["ask"])
            case _:
                raise Refused("bad_question")
        return person


def _question(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError:
        return {}
    return asked if isinstance(asked, dict) else {}
