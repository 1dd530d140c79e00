"""Social-security cards, played: APDU in, answer out, in the ways that cards of three generations have. People are invented."""

from __future__ import annotations

from dataclasses import dataclass, field

APPLICATION = bytes.fromhex("73 78 31 2E 73 68 2E C9 E7 BB E1 B1 A3 D5 CF")
ATR = bytes.fromhex("3B 6D 00 00 00 81 4E 43 23 86 97 15 99 00 BF 7C 7A")
BANK_CARD_ATR = bytes.fromhex("3B 65 00 00 20 63 CB B8 00")
OK = b"\x90\x00"
SELECT, READ_RECORD, GET_RESPONSE = 0xA4, 0xB2, 0xC0


def tlv(tag: int, value: bytes) -> bytes:
    """One record."""
    return bytes([tag, len(value)]) + value


@dataclass
class SocialCard:
    """A card. Its habits are fields; `heard` keeps every command."""

    name: str = "王芳"
    number: str = "110101199003070134"
    version: bytes = b"2.00"
    region: bytes = bytes.fromhex("110100")
    application: bytes | None = APPLICATION
    knows_short_identifiers: bool = True
    select_p1: int = 0x00
    counts_records: bool = True
    wants_exact_length: bool = False  # 6Cxx
    answers_in_pieces: int | None = None  # 61xx, so many bytes each
    wants_pin: bool = False
    blocked: bool = False
    fails_with: int | None = None
    atr: bytes = ATR
    heard: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._open = False
        self._selected: int | None = None
        self._waiting = b""

    def reset(self) -> None:
        """Power off and on."""
        self._open, self._selected, self._waiting = False, None, b""

    def transmit(self, apdu: bytes) -> tuple[bytes, int]:
        """As a transport would give it."""
        answer = self.answer(apdu)
        return answer[:-2], int.from_bytes(answer[-2:], "big")

    def answer(self, apdu: bytes) -> bytes:
        """As the card sends it: data and status word."""
        self.heard.append(apdu)
        if self.fails_with is not None:
            return self.fails_with.to_bytes(2, "big")
        if apdu[1] == GET_RESPONSE:
            return self._piece(apdu[4])
        if apdu[1] == SELECT:
            return self._selects(apdu)
        if apdu[1] == READ_RECORD:
            return self._reads(apdu)
        return b"\x6d\x00"

    @property
    def files(self) -> dict[int, list[bytes]]:
        """The records of both files, in the order of the card's generation."""
        card = [
            (0x01, self.region + bytes(13)),
            (0x02, b"1"),
            (0x03, self.version),
            (0x04, bytes(12)),
            (0x05, bytes.fromhex("20160708")),
            (0x06, bytes.fromhex("20260708")),
            (0x07, b"X00000019"),
        ]
        holder = [(0x08, self.number.encode()), (0x09, self.name.encode("gbk").ljust(30, b"\0"))]
        if self.version[:1] != b"1":
            holder.append((0x4E, b"\0" * 20))  # room for a longer name
        holder += [(0x0A, b"2"), (0x0B, b"\x01"), (0x0C, bytes(3)), (0x0D, bytes.fromhex("19900307"))]
        return {5: [tlv(*one) for one in card if one[1]], 6: [tlv(*one) for one in holder if one[1]]}

    def _selects(self, apdu: bytes) -> bytes:
        if apdu[2] == 0x04:
            self._open = apdu[5 : 5 + apdu[4]] == self.application
            return self._gives(b"\x6f\x00") if self._open else b"\x6a\x82"
        if not self._open:
            return b"\x6a\x82"
        if apdu[2] != self.select_p1:
            return b"\x6a\x86"
        self._selected = apdu[6]
        return OK

    def _reads(self, apdu: bytes) -> bytes:
        by_number, sfi = apdu[3] & 0x04, apdu[3] >> 3
        if not self._open or (sfi and not self.knows_short_identifiers) or (by_number and not self.counts_records):
            return b"\x6a\x81"
        file = sfi or self._selected
        if file not in self.files:
            return b"\x6a\x82"
        if file == 6 and (self.wants_pin or self.blocked):
            return b"\x69\x83" if self.blocked else b"\x69\x82"
        found = [
            record
            for number, record in enumerate(self.files[file], 1)
            if apdu[2] == (number if by_number else record[0])
        ]
        if not found:
            return b"\x6a\x83"
        if self.wants_exact_length and apdu[4] != len(found[0]):
            return bytes([0x6C, len(found[0])])
        return self._gives(found[0])

    def _gives(self, data: bytes) -> bytes:
        if self.answers_in_pieces is None:
            return data + OK
        self._waiting = data
        return self._status()

    def _piece(self, length: int) -> bytes:
        piece, self._waiting = self._waiting[:length], self._waiting[length:]
        return piece + self._status()

    def _status(self) -> bytes:
        return bytes([0x61, min(len(self._waiting), self.answers_in_pieces or 0)]) if self._waiting else OK
