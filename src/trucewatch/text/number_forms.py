"""Words and shapes around numbers that say what a number is, or is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trucewatch.model.document import Span
from trucewatch.text.numerals import SCALES, TENS, UNITS
from trucewatch.text.sieve import keys_of

_STRONG = """resolution resolutions unscr article articles art. paragraph paragraphs
para paras para. paras. annex annexes chapter clause section item decree flight highway
route channel page regiment number serial protocol"""
_WEAK = """zone zones area areas phase stage post point checkpoint district unit base
brigade battalion division group road law camp"""
_ROUNDS = ("round", "meeting", "session", "edition")
_ABBREVIATED = ("no", "nos", "nr")
_NUMBER_SIGN = rf"(?:(?:{'|'.join(_ABBREVIATED)})\.?|№|#)"


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


_IDS = (
    r"\s{0,4}(?P<id>\d[\d/-]{0,20}(?<![/-]))(?:\s(?:and|or)\s(?P<id2>\d{1,5})(?!\w))?"
)

IDENTIFIERS: tuple[tuple[frozenset[str] | None, re.Pattern[str]], ...] = (
    (None, re.compile(r"(?<![\w/])[AS]/(?:RES/|PV\.)?\d[\d/()]{0,20}(?<![(/])")),
    (
        None,
        re.compile(
            r"(?<![\w-])(?:[A-Z][A-Za-z]{0,2}-?\d{1,4}[A-Za-z]?|COVID-19)(?![\w-])"
        ),
    ),
    (
        keys_of((*_STRONG.split(), *_ABBREVIATED)),
        re.compile(
            rf"(?i:\b(?:{_any(_STRONG.split())})\s{{0,4}}{_NUMBER_SIGN}?|"
            rf"(?<!\w){_NUMBER_SIGN}){_IDS}"
        ),
    ),
    (None, re.compile(rf"(?<!\w)[№#]{_IDS}")),
    (
        keys_of(_WEAK.split()),
        re.compile(
            rf"(?i:\b(?:{_any(_WEAK.split())}))\s(?P<id>\d{{1,4}})"
            r"(?=\s?(?:[.,;:)]|$)|"
            r"\s(?:in|of|and|or|was|were|is|on|at|to|near|under|by)\b)"
        ),
    ),
)
"""Shapes whose digits name a thing: the group ``id`` where only part of it does.

Beside each stands what a text must hold to hold one (see `text.sieve`), or None.
"""

ROUND_KEYS = keys_of(_ROUNDS)
"""What a text must hold to hold a numbered meeting."""
ROUND_NUMBER = re.compile(
    rf"(?i:\b(?:{_any(_ROUNDS)}))\s(?:(?:no|nr)\.?\s?)?(?P<id>\d{{1,3}})"
    r"(?=\s?(?:[.,;:)]|$)|\s(?:in|of|and|was|is|on|at|to|with)\b)"
)
"""A numbered meeting: the digits tell its place in a row."""

ZONE = (
    r"(?:GMT|UTC|EES?T|MSK|hours|hrs|local|Zulu|"
    r"[A-Z][a-z]{2,12}(?:\s[A-Z][a-z]+)?\stime)"
)
CLOCKS = (
    re.compile(
        r"(?<![\w.,:/])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"
        r"(?:\s?(?:[ap]\.?m\b\.?))?(?!\w|:\d)"
    ),
    re.compile(
        r"(?<![\w.,:/])(?:[01]?\d|2[0-4])\.[0-5]\d"
        rf"(?:\s?(?:[ap]\.m\.|[ap]m\b)|(?=\s{ZONE}\b))"
    ),
    re.compile(
        r"(?<=\bat )(?:[01]?\d|2[0-4])\.[0-5]\d"
        r"(?![\d%]|\s[a-z]+s\b|\s(?:[mb]illion|thousand|per)\b)"
    ),
    re.compile(r"(?<![\w.,:/])(?:0?\d|1[0-2])\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock\b)"),
    re.compile(rf"(?<![\w.,:/-])(?:[01]\d|2[0-4])[0-5]\d(?=\s?{ZONE}\b)"),
)
"""Times of day as clocks show them; each begins where digits do."""

YEARS = re.compile(
    r"(?<![\w.,:/$€£-])(?:19|20)\d\d(?:s\b|(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?"
    r"(?![\w:]|[.,]\d|\s?%))"
)
YEAR_LEADS = re.compile(
    r"(?:\b(?:in|since|by|from|until|till|during|to|before|after|early|late|mid|year|"
    r"spring|summer|autumn|fall|winter|end of|start of|beginning of|course of)[\s-]|"
    r"\()\Z",
    re.IGNORECASE,
)
COUNTED_NOUN = re.compile(r"\s[a-z]")
"""What follows a four-digit count but rarely a year: a noun of its own."""

UNITS_AFTER = re.compile(
    r"(?:\s?-\s?|\s{0,3})(?:"
    r"mm|cm|km2|km|kms|kg|kilomet(?:er|re)s?|kilograms?|millimet(?:er|re)s?|"
    r"centimet(?:er|re)s?|met(?:er|re)s?|m|miles?|feet|foot|inch(?:es)?|yards?|"
    r"hectares?|acres?|square\s(?:km|kilomet(?:er|re)s?|met(?:er|re)s?|miles?)|"
    r"lit(?:er|re)s?|degrees?|°C?|calib(?:er|re)|"
    r"seconds?|minutes?|min|hours?|hrs?|days?|nights?|weeks?|months?|years?|decades?|"
    r"(?:US\s)?dollars?|euros?|rubles?|roubles?|lira"
    r")(?![A-Za-z])(?:-old\b)?"
)
PERCENT_AFTER = re.compile(r"\s{0,2}(?:%|per\s?cent\b|percent\b|-percent\b)")
CURRENCY_BEFORE = re.compile(r"(?:[$€£₽]|\b(?:USD|EUR|US\$))\s?\Z")

PRONOUN_ONE = re.compile(
    r"(?:\b(?:this|that|the|each|no|any|every|another|which|new|last|next|some|"
    r"other|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s)\Z",
    re.IGNORECASE,
)
"""Before "one" that stands for a noun ("the fourth one")."""
ONE_PHRASE = re.compile(r"one(?:\s(?:another|day\b)|-sided|-way|['’]s)", re.IGNORECASE)
COMPOUND_TAIL = re.compile(r"-(?:sided|way|fold|party|storey|story|star|wheel)\b")

_ONES = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh
twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""
_ROUND_ONES = "twentieth thirtieth fortieth fiftieth sixtieth seventieth"
ORDINAL_WORDS = {word: n for n, word in enumerate(_ONES.split(), start=1)} | {
    word: 10 * n for n, word in enumerate(_ROUND_ONES.split(), start=2)
}
_ORDINAL = "|".join(sorted(ORDINAL_WORDS, key=len, reverse=True))
_TENS = "|".join(TENS)
ORDINAL = re.compile(
    rf"(?:(?P<digits>\d{{1,4}})(?:st|nd|rd|th)|"
    rf"(?:(?P<tens>{_TENS})[-\s])?(?P<word>{_ORDINAL}))(?![\w])",
    re.IGNORECASE,
)

_PARTS = {"half": 2, "halves": 2, "quarter": 4, "third": 3, "fourth": 4, "fifth": 5}
_PARTS |= {"sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
PARTS = _PARTS | {f"{name}s": value for name, value in _PARTS.items()}
_SMALL = "|".join(word for word, value in UNITS.items() if 0 < value < 10)
FRACTION = re.compile(
    rf"(?:(?P<top>{_SMALL})[-\s](?P<part>{'|'.join(sorted(PARTS, key=len)[::-1])})\b"
    r"(?!\s(?:time|round|meeting|day|week|month|year)\b)|"
    r"a\s(?P<one>third|quarter)(?=\sof\b)|"
    r"(?:one[-\s])?half\b(?![-\s](?:a\s|an\s)?(?:hour|day|year|dozen|million|thousand|"
    r"billion|brother|time|hundred)|\s(?:past|way)))",
    re.IGNORECASE,
)
HALF_OF = re.compile(
    r"(?:half|a half)[-\s](?:a\s|an\s)?"
    r"(?P<scale>dozen|hundred|thousand|million|billion)(?!\w)",
    re.IGNORECASE,
)
HALF_SCALES = {**SCALES, "hundred": 100.0}

VAGUE = re.compile(
    r"(?:(?:tens|hundreds|thousands|dozens|scores|millions|billions)"
    r"(?:\sof\s(?:thousands|millions|billions))?|several(?:\s(?:dozen|hundred|thousand|"
    r"million)s?)?|numerous|a\sfew(?:\s(?:dozen|hundred|thousand))?|"
    r"a\s(?:large\s|small\s|great\s)?number(?=\sof\b))(?![\w-])",
    re.IGNORECASE,
)
"""Words that name a number and give none."""

COUPLE = re.compile(r"a\s(?P<exact>pair|couple)\sof(?![\w])", re.IGNORECASE)

_FIRSTS = "".join(
    sorted({word[0] for word in (*UNITS, *TENS, *ORDINAL_WORDS)} | set("ahtmbsdn"))
)
START = re.compile(
    rf"(?<!\w)(?=[\d{_FIRSTS}{_FIRSTS.upper()}ſ])"
    r"(?:\d|(?i:a\s(?:half|dozen|hundred|thousand|million|billion|few|third|"
    r"quarter|pair|couple|number|large|small|great)|half|"
    rf"{'|'.join(UNITS)}|{_TENS}|{_ORDINAL}|tens|hundreds|thousands|dozens|scores|"
    r"millions|billions|several|numerous)(?![A-Za-z]))"
)
"""Where a number can begin: one cheap pass over the text."""
_AFTER_A = "few pair couple number large small great third quarter hundred"
_VAGUE_WORDS = (
    "tens hundreds thousands dozens scores millions billions several numerous"
)
WORDS = frozenset({*UNITS, *TENS, *ORDINAL_WORDS, *SCALES, "half"}).union(
    _AFTER_A.split(), _VAGUE_WORDS.split()
)
"""Words one of which stands at the beginning of every number in words."""


def is_pronoun(text: str, at: int) -> bool:
    """Whether the word at `at` is a "one" that counts nothing ("this one")."""
    if text[at : at + 3].lower() != "one" or text[at + 3 : at + 4].isalpha():
        return False
    if ONE_PHRASE.match(text, at):
        return True
    return PRONOUN_ONE.search(text[max(0, at - 12) : at]) is not None


def starting_at(
    runs: list[int], shape: re.Pattern[str], text: str, end: int
) -> Iterator[re.Match[str]]:
    """What a search for `shape` finds, where it begins with a run of digits.

    Args:
        runs: where the digits of the stretch begin.
        shape: a shape that begins with digits.
        text: any text.
        end: code point after the stretch.
    """
    position = 0
    for start in runs:
        match = shape.match(text, start, end) if start >= position else None
        if match is not None:
            position = match.end()
            yield match


def named_edges(
    shape: re.Pattern[str], text: str, span: Span
) -> Iterator[tuple[int, int]]:
    """Edges of what `shape` finds: of its named groups where some of them stand."""
    for match in shape.finditer(text, span.start, span.end):
        named = [name for name, part in match.groupdict().items() if part is not None]
        yield from [match.span(name) for name in named] or [match.span()]
