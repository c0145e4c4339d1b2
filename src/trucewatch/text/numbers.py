"""Numbers in running text, each with the role it plays.

Only a number of role `NumberRole.COUNT` counts things; the others name, order,
measure or date them, and no tally or figure may be made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.document import Span
from trucewatch.model.quantity import Quantity, exactly
from trucewatch.text import number_forms as forms
from trucewatch.text.approximators import bound_after, bound_before, bounded
from trucewatch.text.date_forms import explicit_dates
from trucewatch.text.numerals import TENS, UNITS, Numeral, lower_edge, numeral_at
from trucewatch.text.sieve import Sieve, sieve_of


class NumberRole(StrEnum):
    """What a number does in its sentence."""

    COUNT = "count"
    ORDINAL = "ordinal"
    IDENTIFIER = "identifier"
    MEASURE = "measure"
    TIME_OF_DAY = "time_of_day"
    YEAR_OR_DATE = "year_or_date"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """A number where it stands.

    Args:
        span: the number with the words that bound it ("around 400,000"); the
            quantity's ``text`` is exactly these words.
        quantity: its value; all unknown for "dozens" and for digits that can be
            read in two ways ("2.330"). Fractions and percentages run 0 to 1.
        role: what it does in the sentence.
    """

    span: Span
    quantity: Quantity
    role: NumberRole


_RANGE = re.compile(r"\s{0,3}(?:-|–|—)\s{0,3}|\s(?:to|or)\s")
_BETWEEN = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s\Z|(?:[aeo]se|en|wn?|ll|up|down) by\s\Z", re.IGNORECASE)
_DIGIT_RUN = re.compile(r"\d+")


def find_numbers(text: str, span: Span) -> tuple[NumberMention, ...]:
    """Numbers in `span` of `text`, in order, without overlap.

    Digits of dates, times of day and identifiers come first and keep what they
    cover; then words and digits are read as quantities.

    Args:
        text: working text of the document.
        span: where to look, usually one sentence, code points of `text`.
    """
    sieve = sieve_of(span.cut(text))
    if not sieve.digits and not sieve.holds(forms.WORDS):
        return ()
    reserved = _reserved(text, span, sieve) if sieve.digits else []
    found = list(reserved)
    found += _free_numbers(text, span, reserved)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _free_numbers(
    text: str, span: Span, reserved: list[NumberMention]
) -> Iterator[NumberMention]:
    """Numbers outside the reserved spans."""
    position = span.start
    for taken in [*(mention.span for mention in reserved), None]:
        end = span.end if taken is None else taken.start
        yield from _between(text, position, end)
        position = span.end if taken is None else taken.end


def _between(text: str, start: int, end: int) -> Iterator[NumberMention]:
    floor = position = start
    while (opening := forms.START.search(text, position, end)) is not None:
        mention = _mention_at(text, opening.start(), end=end, floor=floor)
        if mention is None:
            position = opening.end()
            continue
        yield mention
        floor = position = mention.span.end


def _mention_at(text: str, at: int, *, end: int, floor: int) -> NumberMention | None:
    if text[at].isdigit():
        return _ordinal(text, at, end) or _cardinal(text, at, end=end, floor=floor)
    return (
        _vague(text, at, end)
        or _half_scale(text, at, end=end, floor=floor)
        or _fraction(text, at, end=end, floor=floor)
        or _ordinal(text, at, end)
        or _cardinal(text, at, end=end, floor=floor)
    )


def _vague(text: str, at: int, end: int) -> NumberMention | None:
    match = forms.VAGUE.match(text, at, end)
    if match is not None:
        quantity = Quantity(
            low=None, best=None, high=None, approximate=True, text=match.group()
        )
        return _mention(match.span(), quantity, NumberRole.COUNT)
    couple = forms.COUPLE.match(text, at, end)
    if couple is None:
        return None
    rounded = couple["exact"].lower() == "couple"
    quantity = exactly(2.0, text=couple.group(), approximate=rounded)
    return _mention(couple.span(), quantity, NumberRole.COUNT)


def _half_scale(text: str, at: int, *, end: int, floor: int) -> NumberMention | None:
    match = forms.HALF_OF.match(text, at, end)
    if match is None:
        return None
    value = forms.HALF_SCALES[match["scale"].lower()] / 2
    return _counted(text, at, Numeral(value, match.end()), end=end, floor=floor)


def _fraction(text: str, at: int, *, end: int, floor: int) -> NumberMention | None:
    match = forms.FRACTION.match(text, at, end)
    if match is None:
        return None
    value = 0.5
    if match["one"] is not None:
        value = 1 / forms.PARTS[match["one"].lower()]
    elif match["part"] is not None:
        top = UNITS[match["top"].lower()]
        value = top / forms.PARTS[match["part"].lower()]
    if not 0 < value <= 1:
        return None
    return _bounded(text, (at, match.end()), value, NumberRole.FRACTION, floor=floor)


def _ordinal(text: str, at: int, end: int) -> NumberMention | None:
    match = forms.ORDINAL.match(text, at, end)
    if match is None:
        return None
    if match["digits"] is not None:
        value = int(match["digits"])
    else:
        value = forms.ORDINAL_WORDS[match["word"].lower()]
        value += TENS[match["tens"].lower()] if match["tens"] is not None else 0
    quantity = exactly(float(value), text=match.group())
    return _mention(match.span(), quantity, NumberRole.ORDINAL)


def _cardinal(text: str, at: int, *, end: int, floor: int) -> NumberMention | None:
    if forms.is_pronoun(text, at):
        return None
    numeral = numeral_at(text, at, end)
    if numeral is None or forms.COMPOUND_TAIL.match(text, numeral.end, end):
        return None
    percent = forms.PERCENT_AFTER.match(text, numeral.end, end)
    if percent is not None and numeral.value is not None:
        edges = (at, percent.end())
        share = numeral.value / 100
        return _bounded(text, edges, share, NumberRole.FRACTION, floor=floor)
    return _counted(text, at, numeral, end=end, floor=floor)


def _counted(
    text: str, at: int, numeral: Numeral, *, end: int, floor: int
) -> NumberMention:
    """A count or a measure, alone or as a range, with its bounds."""
    first, last = numeral.value, numeral
    second = _range_end(text, at, numeral, end=end, floor=floor)
    if second is not None:
        last = second
    money = forms.CURRENCY_BEFORE.search(text[max(floor, at - 4) : at])
    unit = forms.UNITS_AFTER.match(text, last.end, end)
    role = NumberRole.COUNT if money is None and unit is None else NumberRole.MEASURE
    if second is not None:
        return _range(text, at, numeral, second, role=role, end=end)
    if first is None:
        unread = Quantity(
            low=None, best=None, high=None, approximate=True, text=text[at : last.end]
        )
        return _mention((at, last.end), unread, role)
    return _bounded(text, (at, last.end), first, role, floor=floor, limit=end)


def _range(
    text: str, at: int, first: Numeral, last: Numeral, *, role: NumberRole, end: int
) -> NumberMention:
    low, high = lower_edge(text, first, last), last.value
    percent = forms.PERCENT_AFTER.match(text, last.end, end)
    edges = (at, last.end)
    if percent is not None and low is not None and high is not None:
        low, high, role = low / 100, high / 100, NumberRole.FRACTION
        edges = (at, percent.end())
    words = text[slice(*edges)]
    return _mention(edges, Quantity(low=low, best=None, high=high, text=words), role)


def _range_end(
    text: str, at: int, numeral: Numeral, *, end: int, floor: int
) -> Numeral | None:
    """The upper number of "10-15", "two or three", "between 3 and 5"."""
    before = text[max(floor, at - 16) : at]
    joint = _RANGE.match(text, numeral.end, end)
    if _BETWEEN.search(before):
        joint = re.compile(r"\sand\s").match(text, numeral.end, end) or joint
    if joint is None or numeral.value is None or _FROM.search(before):
        return None
    second = numeral_at(text, joint.end(), end)
    if second is None or second.value is None or second.value <= numeral.value:
        return None
    return second


def _bounded(
    text: str,
    edges: tuple[int, int],
    value: float,
    role: NumberRole,
    *,
    floor: int,
    limit: int | None = None,
) -> NumberMention:
    bound, start = bound_before(text, edges[0], floor=floor)
    end = edges[1]
    if bound is None and limit is not None:
        bound, end = bound_after(text, end, limit=limit)
    quantity = bounded(value, bound, text=text[start:end])
    return _mention((start, end), quantity, role)


def _mention(
    edges: tuple[int, int], quantity: Quantity, role: NumberRole
) -> NumberMention:
    return NumberMention(span=Span(*edges), quantity=quantity, role=role)


def _reserved(text: str, span: Span, sieve: Sieve) -> list[NumberMention]:
    """Digits of dates, clocks and identifiers, first come first served."""
    claimed: list[tuple[int, int, NumberRole]] = []
    for _, match in explicit_dates(text, span.start, span.end):
        claimed += [
            (run.start(), run.end(), NumberRole.YEAR_OR_DATE)
            for run in _DIGIT_RUN.finditer(text, match.start(), match.end())
        ]
    runs = [run.start() for run in _DIGIT_RUN.finditer(text, span.start, span.end)]
    for shape in forms.CLOCKS:
        claimed += [
            (*clock.span(), NumberRole.TIME_OF_DAY)
            for clock in forms.starting_at(runs, shape, text, span.end)
        ]
    for keys, shape in forms.IDENTIFIERS:
        if keys is None or sieve.holds(keys):
            claimed += [
                (*edges, NumberRole.IDENTIFIER)
                for edges in forms.named_edges(shape, text, span)
            ]
    if sieve.holds(forms.ROUND_KEYS):
        claimed += [
            (*edges, NumberRole.ORDINAL)
            for edges in forms.named_edges(forms.ROUND_NUMBER, text, span)
        ]
    claimed += [
        (*year.span(), NumberRole.YEAR_OR_DATE)
        for year in forms.starting_at(runs, forms.YEARS, text, span.end)
        if _is_year(text, year)
    ]
    return _without_overlap(text, claimed)


def _is_year(text: str, year: re.Match[str]) -> bool:
    if len(year.group()) > len("2017"):
        return True
    before = text[max(0, year.start() - 16) : year.start()]
    if forms.YEAR_LEADS.search(before):
        return True
    return forms.COUNTED_NOUN.match(text, year.end()) is None


def _without_overlap(
    text: str, claimed: list[tuple[int, int, NumberRole]]
) -> list[NumberMention]:
    """Mentions of the claimed edges; where two overlap, the earlier rule's stays."""
    taken: list[NumberMention] = []
    position = -1
    for start, end, role in sorted(claimed, key=lambda edges: (edges[0], -edges[1])):
        if start < position:
            continue
        words = text[start:end]
        digits = _DIGIT_RUN.search(words)
        value = float(digits.group()) if digits else 0.0
        taken.append(_mention((start, end), exactly(value, text=words), role))
        position = end
    return taken
