"""What a headline of the UCDP GED rows states of its row: place, sides, deaths.

Decided from the headline's words alone, without the reader, so that the reader is
asked only for what stands there.

* **A place** is stated where a name of the row occurs: some run of the headline's
  words and the name, both without accents, signs, leading article and class words
  ("town", "governorate"), are alike to 85 of 100 (rapidfuzz ratio of the letters run
  together, so that the many romanisations of a name pass) and begin alike.
* **A side** is stated where words for it occur (`SIDES`; sides without a line there,
  and "Civilians", are not scored). A row's side may list several groups; each counts.
* **Deaths** are stated where a number is of dead: the first word for death or for
  wounds among the six words behind it is one for death, or none of them is either and
  the nearest such word among the six before it is one for death. Numbers of hours,
  days and the like and years count nobody; "casualties" may be wounded. The deaths are
  *the row's own* where one such number is the row's best, low or high: many headlines
  give the total of a day.
"""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

ALIKE = 85.0
_SHORTEST = 4
_WORD = re.compile(r"[^\W_]+(?:['’`ʿʾ][^\W_]+)*")
_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ad",
        "an",
        "ar",
        "as",
        "ash",
        "at",
        "az",
        "ed",
        "er",
        "es",
        "ez",
        "the",
    ]
)
_CLASSES = frozenset(
    [
        "town",
        "city",
        "village",
        "governorate",
        "province",
        "district",
        "subdistrict",
        "area",
        "suburb",
        "neighbourhood",
        "neighborhood",
        "camp",
        "mountain",
        "mountains",
        "island",
        "desert",
        "plain",
        "countryside",
        "region",
        "township",
    ]
)
SIDES: dict[str, str] = {
    "Government of Syria": r"(?i:regime|government forces|loyalist|Assad|"
    r"Syrian (?:Arab )?(?:army|forces|troops|government))",
    "IS": r"(?i:Islamic State|da['’]?esh)|\bISI[SL]\b|\bIS\b",
    "SDF": r"(?i:Democratic Forces)|\bSDF\b|\bYPG\b",
    "HTS": r"(?i:Tahrir al[- ]?Sham)|\bHTS\b",
    "Jabhat Fateh al-Sham": r"(?i:Fate?h al[- ]?Sham|Nusra)",
    "Syrian insurgents": r"(?i:rebel|opposition|factions|insurgent)",
    "SNA": r"(?i:Syrian National Army)|\bSNA\b",
    "Ahrar al-Sham": r"(?i:Ahrar al[- ]?Sham)",
    "Jaysh al-Islam": r"(?i:ja[iy]sh al[- ]?Islam|Islam Army)",
    "Rahman Corps": r"(?i:Rahman (?:Corps|Legion)|fa[iy]laq al[- ]?Rahman)",
    "Government of Turkey": r"(?i:Turkish|Turkey)",
    "Government of Israel": r"(?i:Israel)",
    "Hezbollah": r"(?i:h[ei]zbollah|hizbullah|hezbullah)",
}
"""Pattern of the words that name a side."""
_DEATH = re.compile(
    r"kill\w*|dead|death|deaths|die[ds]?|martyr(?:s|ed)?|execut\w+|fatalit\w+|slain|"
    r"behead\w*"
)
_HARM = re.compile(rf"{_DEATH.pattern}|wound\w*|injur\w*|captur\w*|arrest\w*|detain\w*")
_MEASURE = re.compile(r"hours?|days?|weeks?|months?|years?|times?|km|st|nd|rd|th")
_YEARS = 1900
_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        1,
    )
}
_REACH = 6


def key(text: str) -> str:
    """The letters of a name, without what may differ between spellings of it."""
    words = [w for w in _words(text) if w not in _CLASSES]
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return "".join(words)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return [re.sub(r"[^\w]", "", word) for word in _WORD.findall(bare)]


def names(text: str, name: str | None) -> bool:
    """Whether `name` occurs in `text`, in any romanisation that is near enough."""
    wanted = [key(part) for part in re.split(r"[/(),]", name or "")]
    words = [w for w in _words(text) if w not in _CLASSES]
    runs = {
        key(" ".join(words[first:last]))
        for first in range(len(words))
        for last in range(first + 1, min(first + 4, len(words)) + 1)
    }
    return any(
        run[0] == want[0] and fuzz.ratio(run, want) >= ALIKE
        for want in wanted
        if len(want) >= _SHORTEST
        for run in runs
        if len(run) >= _SHORTEST
    )


def sides_of(row_sides: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The sides of `SIDES` among the row's that `text` names."""
    members = {part.strip() for side in row_sides for part in side.split(",")}
    return tuple(side for side in SIDES if side in members and names_side(text, side))


def names_side(text: str, side: str) -> bool:
    """Whether `text` has words for `side`."""
    return re.search(SIDES[side], text) is not None


def deaths_in(text: str) -> tuple[int, ...]:
    """The numbers of dead that the words of `text` state, in order."""
    words = [word.lower() for word in _WORD.findall(text)]
    found = []
    for at, word in enumerate(words):
        number = int(word) if word.isascii() and word.isdigit() else _NUMBERS.get(word)
        if number is not None and number < _YEARS and _is_of_dead(words, at):
            found.append(number)
    return tuple(found)


def _is_of_dead(words: list[str], at: int) -> bool:
    """Whether the number at `at` counts dead, by the nearest word that says so."""
    behind = words[at + 1 : at + 1 + _REACH]
    if behind and _MEASURE.fullmatch(behind[0]):
        return False
    before = reversed(words[max(0, at - _REACH) : at])
    nearest = next((w for w in (*behind, *before) if _HARM.fullmatch(w)), "")
    return _DEATH.fullmatch(nearest) is not None
