"""Made-up words for the isolation test: who may see each of them, written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

SYLLABLES = [a + b for a in "bdfgklmnprtvz" for b in "aeiou"]
LOOKS = re.compile(r"x[a-z]{8}k")
"""What every planted word looks like, in small letters; no other word does."""

ROLES = {
    "V": "viewer",
    "W": "reporter",
    "R": "reviewer",
    "L": "liaison",
    "O": "officer_rus",
    "T": "officer_tur",
    "P": "publisher",
    "E": "agreement_editor",
    "D": "data_protection_officer",
    "A": "admin",
    "U": "auditor",
}
"""Visitors by letter, as in the table of `docs/reference/access.md`; T: of Türkiye."""

PUBLIC = "public"
DESK = "VWRLOTPEDAU"
TEAM = "WRLPEDA"

READERS = {
    "open": DESK,
    "late": TEAM,
    "partner": "VWRLOTPEDA",
    "partner_late": TEAM,
    "partner_rus": "VWRLOPEDA",
    "restricted": "WRLPDA",
    "for_rus": "WRLPDAO",
    "for_tur": "WRLPDAT",
    "own_rus": "WRLPDAO",
    "confidential": "RDA",
    "erased": "",
    "inside": "WRLPDA",
    "inside_late": TEAM,
    "inside_partner": "VWRLOTPEDA",
    "inside_rus": "WRLPDAO",
}
"""Kind of record to who may read it at all: `record.read` of the table by hand.

Late: shown after a delay that is not over, to the team at once. For: restricted and
shared with one guarantor by name. Rus: material of that party. Inside: public reports
of an incident that is marked; they go no further than it (decision 0022).
"""


def both(one: str, other: str) -> str:
    """The letters that stand in both."""
    return "".join(each for each in one if each in other)


@dataclass(frozen=True)
class Planted:
    """A word, where it stands and who may see it."""

    word: str
    where: str
    sees: frozenset[str]


@dataclass
class Garden:
    """Every planted word."""

    words: dict[str, Planted] = field(default_factory=dict)
    odd: set[str] = field(default_factory=set)

    def word(self, where: str, sees: str, *, public: bool = False) -> str:
        """A new word for `where`; `sees`: letters of `ROLES`."""
        return self._plant(_word(where), where, sees, public=public)

    def number(self, where: str, sees: str, *, public: bool = False) -> str:
        """Likewise nine digits, to be called by telephone."""
        digits = int(sha256(where.encode()).hexdigest(), 16) % 899_999_999
        return self._plant(str(100_000_000 + digits), where, sees, public=public)

    def existing(self, word: str, where: str, sees: str) -> str:
        """A word that was chosen elsewhere."""
        return self._plant(word, where, sees, public=False)

    def _plant(self, word: str, where: str, sees: str, *, public: bool) -> str:
        key = word.lower()
        assert key not in self.words, f"{where} and {self.words[key].where}: one word"
        people = {ROLES[letter] for letter in sees} | ({PUBLIC} if public else set())
        self.words[key] = Planted(key, where, frozenset(people))
        if not LOOKS.fullmatch(key) and not key.isdigit():
            self.odd.add(key)
        return word

    def restricted(self) -> list[Planted]:
        """Those that somebody may not see."""
        everyone = {*ROLES.values(), PUBLIC}
        return [each for each in self.words.values() if each.sees != everyone]

    def found_in(self, text: str) -> set[str]:
        """The planted words that stand in a text."""
        small = text.lower()
        known = {*LOOKS.findall(small), *_nines(small)} & self.words.keys()
        return known | {key for key in self.odd if key in small}


def _nines(text: str) -> Iterable[str]:
    """Every nine digits in a row, wherever a longer row begins or ends."""
    for found in re.finditer(r"\d{9,}", text):
        digits = found.group()
        yield from (digits[n : n + 9] for n in range(len(digits) - 8))


def _word(where: str) -> str:
    """A word of ten letters that stands nowhere else, always the same for `where`."""
    number = int(sha256(where.encode()).hexdigest(), 16)
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[rest]
    return f"X{letters}k"
