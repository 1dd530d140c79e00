"""One pack that a keyboard scanner wrote twice by itself is one scan: a trigger that bounces, a pack left lying before it.

As `devices/same_again.py` has it for scanners that can be asked, but by the clock of the keys: a window that was busy makes
nothing of two scans that were far apart.
"""

from __future__ import annotations

from app.ui.keyboard.keys import Scanned, is_within


class SameAgain:
    """Remembers what each keyboard scanner wrote last. Not the text: it may be a token."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, int]] = {}

    def __call__(self, scan: Scanned) -> bool:
        """Whether this is the scan before, written once more. The time counts from when the code was seen last.

        Another code in between ends it: who scans a pack, a document and the pack again means each of them.
        """
        within_ms, now_ms = scan.profile.same_again_ms, scan.at_ms[-1] if scan.at_ms else 0
        code = hash(scan.text)
        before, seen_ms = self._last.get(scan.profile.device, (None, 0))
        self._last[scan.profile.device] = (code, now_ms)
        return within_ms > 0 and code == before and is_within(within_ms, seen_ms, now_ms)
