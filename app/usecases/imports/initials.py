"""拼音码: the initials of a Chinese name, by which people search."""

from __future__ import annotations

from functools import lru_cache

LONGEST = 100


@lru_cache(maxsize=65_536)
def initials_of(name: str) -> str:
    """`阿莫西林胶囊` → `amxljn`; letters and digits stay, everything else goes. The commonest reading is taken."""
    from pypinyin import Style, lazy_pinyin  # half a megabyte of dictionaries, only loaded for this

    letters = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return "".join(letter for letter in letters.lower() if letter.isascii() and letter.isalnum())[:LONGEST]
