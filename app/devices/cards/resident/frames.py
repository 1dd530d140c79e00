"""SAM_V frames: what is sent, and what comes back however it is cut.

    out  AA AA AA 96 69 | length | CMD PARA        [data] | XOR
    in   AA AA AA 96 69 | length | SW1 SW2 SW3     [data] | XOR

Length: two bytes, high first, counts everything after itself. XOR: over everything from the length to the last byte before
it. Source: the public SAM_V module protocol; all sums recomputed from recorded frames.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import reduce
from operator import xor

PREAMBLE = bytes.fromhex("AAAAAA9669")
HEADER_BYTES = len(PREAMBLE) + 2
SHORTEST = 4  # three status bytes and the sum
LONGEST = 4096  # text, photo and two fingers make 2321


class Command(Enum):
    """CMD and PARA."""

    RESET = b"\x10\xff"
    STATUS = b"\x11\xff"
    MODULE_ID = b"\x12\xff"
    FIND = b"\x20\x01"
    SELECT = b"\x20\x02"
    READ = b"\x30\x01"  # text and photo
    READ_NEW_ADDRESS = b"\x30\x03"


@dataclass(frozen=True, slots=True)
class Answer:
    """One whole frame from the module. status: SW3. card_status: SW1 and SW2, zero unless the card itself complained."""

    status: int
    data: bytes = b""
    card_status: int = 0

    def __repr__(self) -> str:
        """Without what was read: it is a person."""
        return f"Answer({self.status:02X}, {len(self.data)} bytes, {self.card_status:04X})"


def frame(command: Command, data: bytes = b"") -> bytes:
    """The bytes to send."""
    return _framed(command.value + data)


def answer_frame(answer: Answer) -> bytes:
    """An answer as a module sends it."""
    return _framed(answer.card_status.to_bytes(2, "big") + bytes([answer.status]) + answer.data)


def body_bytes(header: bytes | bytearray) -> int:
    """How many bytes follow a whole header, sum included."""
    return int.from_bytes(header[len(PREAMBLE) : HEADER_BYTES], "big")


class Frames:
    """Finds answers in a stream of bytes. Anything before a preamble is skipped.

    After a frame whose sum or length is wrong the search goes on right behind its preamble, so that a good frame behind
    half a broken one is not lost. `broken` counts them.
    """

    def __init__(self) -> None:
        self._pending = bytearray()
        self.broken = 0

    def feed(self, data: bytes) -> list[Answer]:
        """Take bytes; the answers they finish, in order."""
        self._pending += data
        found = []
        while self._skip_to_header():
            length = body_bytes(self._pending)
            if not SHORTEST <= length <= LONGEST:
                self._drop_preamble()
            elif len(self._pending) < HEADER_BYTES + length:
                break
            elif (answer := _opened(self._pending[len(PREAMBLE) : HEADER_BYTES + length])) is None:
                self._drop_preamble()
            else:
                found.append(answer)
                del self._pending[: HEADER_BYTES + length]
        return found

    def _skip_to_header(self) -> bool:
        """Whether a whole header now stands at the beginning."""
        at = self._pending.find(PREAMBLE)
        kept = at if at >= 0 else max(0, len(self._pending) - len(PREAMBLE) + 1)
        del self._pending[:kept]
        return at >= 0 and len(self._pending) >= HEADER_BYTES

    def _drop_preamble(self) -> None:
        self.broken += 1
        del self._pending[: len(PREAMBLE)]


def _framed(body: bytes) -> bytes:
    summed = (len(body) + 1).to_bytes(2, "big") + body
    return PREAMBLE + summed + bytes([_sum(summed)])


def _opened(summed: bytearray) -> Answer | None:
    """The frame from its length to its sum as an answer; None where the sum is wrong."""
    if _sum(summed) != 0:
        return None
    return Answer(summed[4], bytes(summed[5:-1]), int.from_bytes(summed[2:4], "big"))


def _sum(data: bytes | bytearray) -> int:
    return reduce(xor, data, 0)
