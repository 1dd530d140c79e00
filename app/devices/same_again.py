"""One pack read twice by itself is one reading: a trigger that bounces, a pack left lying before the scanner.

Such repeats come 50 to 300 ms after one another; a person who means to scan a pack again must let go of the trigger and
pull it again, which takes longer than half a second. So half a second tells the two apart. It is counted from the last time
the code was seen, not from the first: a pack that stays in view stays one reading. What comes later is told again, and
whoever counts packs says that it was there already.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.devices import DeviceReading

WITHIN_S = 0.5


class SameAgain:
    """Remembers what each device read last. For one device or many; for one thread."""

    def __init__(self, within_s: float = WITHIN_S) -> None:
        """within_s: 0 tells every reading."""
        self._within_s = within_s
        self._seen: dict[tuple[str, int], float] = {}

    def __call__(self, reading: DeviceReading) -> DeviceReading | None:
        """The reading without the codes that device read just before, each code once; None where nothing is left."""
        if self._within_s <= 0:
            return reading
        at_s = reading.read_at_s
        self._seen = {code: seen_s for code, seen_s in self._seen.items() if at_s - seen_s <= self._within_s}
        texts = []
        for text in reading.texts:
            code = (reading.device, hash(text))  # not the text: it may be a patient's token
            if code not in self._seen:
                texts.append(text)
            self._seen[code] = at_s
        if len(texts) == len(reading.texts):
            return reading
        return replace(reading, texts=tuple(texts)) if texts else None
