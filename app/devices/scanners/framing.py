"""Bytes of a scanner that just writes what it reads: a prefix perhaps, an AIM identifier perhaps, the code, an end.

The end is a terminator (CR by default of most makers, LF, both, or TAB) or, where there is none, silence of some 300 ms.
Whoever knows the terminator of a scanner should say so: then silence in mid-code is no end, and half a code no reading.

GS (0x1D) is part of GS1 codes and kept. What lines leave behind (NUL at plugging in, STX and ETX, the answers ENQ, ACK and
NAK to a command) is taken away at both ends of a code, never inside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from app.devices.decoder import Decoded, Garbled
from app.domain.device_profiles import DeviceProfile, Ending

TOO_LONG = "too long"
NO_END = "no terminator"
WENT = "went away in mid-code"

SILENCE_S = 0.3
LATE_S = 1.0
"""How long a terminator may be late where one is promised. Bluetooth stalls for half a second and then goes on."""
NOISE = "\0\x02\x03\x05\x06\x15\r\n"
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_ENDS = {
    Ending.ANY: (b"\r", b"\n", b"\t"),
    Ending.CR: (b"\r",),
    Ending.LF: (b"\n",),
    Ending.CRLF: (b"\r\n",),
    Ending.TAB: (b"\t",),
    Ending.NONE: (),
}


@dataclass(frozen=True, slots=True)
class Framing:
    """How one scanner frames its codes.

    ends: each of them ends a code; empty codes are nothing, so CR and LF cover CRLF. silence_ends: unterminated bytes are a
    code after `silence_s`; else they are told as garbled. prefix, suffix: taken away where they stand. separator: between
    the codes of one reading, for vision boxes; "" for one code a reading. encoding: tried before UTF-8 and GB 18030.
    most: bytes of a reading.
    """

    ends: tuple[bytes, ...] = _ENDS[Ending.ANY]
    silence_s: float = SILENCE_S
    silence_ends: bool = True
    prefix: str = ""
    suffix: str = ""
    separator: str = ""
    encoding: str = "utf-8"
    most: int = 8192


def framing_of(profile: DeviceProfile) -> Framing:
    """As a person set the device up."""
    promised = profile.ending not in (Ending.ANY, Ending.NONE)
    return Framing(
        ends=_ENDS[profile.ending],
        silence_s=LATE_S if promised else SILENCE_S,
        silence_ends=not promised,
        prefix=profile.prefix,
        suffix=profile.suffix,
        separator=profile.separator,
        encoding=profile.encoding,
    )


class LineFramer:
    """Cuts the bytes into codes. A Decoder."""

    def __init__(self, framing: Framing | None = None) -> None:
        self.framing = framing or Framing()
        ends = _separate(self.framing.ends)
        self._end = re.compile(b"|".join(map(re.escape, ends))) if ends else None
        self._longest_end = max(map(len, ends), default=1)
        around = self.framing.prefix + self.framing.suffix
        self._noise = "".join(character for character in NOISE if character not in around)
        self._pending = b""
        self._spoilt = False
        self._due_s: float | None = None

    def feed(self, data: bytes, at_s: float) -> list[Decoded | Garbled]:
        """As Decoder."""
        found: list[Decoded | Garbled] = []
        self._pending += data
        self._skip_noise()
        while self._end and (end := self._end.search(self._pending)):
            whole, self._pending = self._pending[: end.end()], self._pending[end.end() :]
            found += self._whole(whole, end.start())
            self._skip_noise()
        found += self._bounded()
        self._due_s = at_s + self.framing.silence_s if self._pending or self._spoilt else None
        return found

    def due_s(self) -> float | None:
        """As Decoder."""
        return self._due_s

    def expire(self, at_s: float) -> list[Decoded | Garbled]:
        """As Decoder."""
        pending, spoilt = self._forget()
        if spoilt:
            return []
        if self.framing.silence_ends:
            return [*self.codes(pending, pending)]
        return [Garbled(pending, NO_END)] if pending else []

    def lost(self) -> list[Garbled]:
        """As Decoder."""
        pending, spoilt = self._forget()
        return [Garbled(pending, WENT)] if pending and not spoilt else []

    def replies(self) -> bytes:
        """As Decoder: such a scanner waits for nothing."""
        return b""

    def codes(self, raw: bytes, body: bytes) -> list[Decoded]:
        """What a whole reading holds: codes of one kind together, in the order they came; almost always one."""
        text = self._text(body)
        pieces = text.split(self.framing.separator) if self.framing.separator else [text]
        bare = [found for piece in pieces if (found := self._bare(piece))[1]]
        kinds = groupby(bare, key=lambda found: found[0])
        return [Decoded(tuple(code for _, code in codes), raw, symbology) for symbology, codes in kinds]

    def _skip_noise(self) -> None:
        """No code begins with noise, so noise alone is nothing unfinished."""
        if not self._spoilt:
            self._pending = self._pending.lstrip(self._noise.encode())

    def _forget(self) -> tuple[bytes, bool]:
        held = self._pending, self._spoilt
        self._pending, self._spoilt, self._due_s = b"", False, None
        return held

    def _whole(self, raw: bytes, length: int) -> list[Decoded | Garbled]:
        """What an end has been found for; the rest of something too long is not a code of its own."""
        if self._spoilt:
            self._spoilt = False
            return []
        if length > self.framing.most:
            return [Garbled(raw[: self.framing.most], TOO_LONG)]
        return [*self.codes(raw, raw[:length])]

    def _bounded(self) -> list[Decoded | Garbled]:
        """Without an end nothing is held for ever: only so much as an end may be hidden in."""
        if not self._spoilt and len(self._pending) < self.framing.most + self._longest_end:
            return []
        tail = self._longest_end - 1
        first = [] if self._spoilt else [Garbled(self._pending[: self.framing.most], TOO_LONG)]
        self._pending, self._spoilt = self._pending[len(self._pending) - tail :] if tail else b"", True
        return [*first]

    def _bare(self, text: str) -> tuple[str | None, str]:
        """The AIM identifier, if there is one, and the code. Scanners send it before or behind their prefix."""
        text = text.strip(self._noise).removesuffix(self.framing.suffix)
        code = text.removeprefix(self.framing.prefix)
        if not (aim := _AIM.match(code)):
            return None, code
        code = code[aim.end() :]
        return aim[0], code if len(code) + aim.end() < len(text) else code.removeprefix(self.framing.prefix)

    def _text(self, body: bytes) -> str:
        for encoding in (self.framing.encoding, "utf-8", "gb18030"):
            try:
                return body.decode(encoding)
            except UnicodeDecodeError:
                continue
        return body.decode(self.framing.encoding, "replace")


def _separate(ends: tuple[bytes, ...]) -> list[bytes]:
    """None of them begins with another one: what stands behind the shorter one is an end by itself."""
    distinct = set(ends)
    while longer := next(((a, b) for a in distinct for b in distinct if a != b and a.startswith(b)), None):
        distinct.discard(longer[0])
        distinct.add(longer[0].removeprefix(longer[1]))
    return sorted(distinct)


def line_framer(profile: DeviceProfile) -> Callable[[], LineFramer]:
    """What a machine wants: a new decoder for every time the device is opened."""
    return partial(LineFramer, framing_of(profile))
