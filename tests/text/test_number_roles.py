"""Roles of numbers: what counts things, and what names, orders or dates them."""

from __future__ import annotations

import pytest

from trucewatch.model.document import Span
from trucewatch.text.numbers import NumberMention, NumberRole, find_numbers

COUNT = NumberRole.COUNT
MEASURE = NumberRole.MEASURE
FRACTION = NumberRole.FRACTION


def numbers(text: str) -> tuple[NumberMention, ...]:
    """The numbers of the whole text."""
    return find_numbers(text, Span(0, len(text)))


def one(text: str) -> NumberMention:
    """The only number of the text."""
    (mention,) = numbers(text)
    return mention


ROLES = [
    ("ordinal-word", "the third round", "third", NumberRole.ORDINAL, 3),
    ("ordinal-tens", "the twenty-first week", "twenty-first", NumberRole.ORDINAL, 21),
    ("ordinal-digits", "the 5th round", "5th", NumberRole.ORDINAL, 5),
    ("round-number", "Round 8 was short", "8", NumberRole.ORDINAL, 8),
    ("resolution", "Resolution 2254 says so", "2254", NumberRole.IDENTIFIER, 2254),
    ("road", "the M4 was cut", "M4", NumberRole.IDENTIFIER, 4),
    ("gun", "a D-44 fired", "D-44", NumberRole.IDENTIFIER, 44),
    ("number-sign", "zone No. 1 was calm", "1", NumberRole.IDENTIFIER, 1),
    ("symbol", "see S/2016/1133 for it", "S/2016/1133", NumberRole.IDENTIFIER, 2016),
    ("calibre", "an 85-mm gun", "85", MEASURE, 85),
    ("distance", "10 km away", "10", MEASURE, 10),
    ("hours", "for six hours", "six", MEASURE, 6),
    ("money", "$40 was paid", "40", MEASURE, 40),
    ("clock", "It began at 17:36 there", "17:36", NumberRole.TIME_OF_DAY, 17),
    ("clock-point", "It began at 8.50 am", "8.50 am", NumberRole.TIME_OF_DAY, 8),
    ("military-clock", "It ended at 2200 GMT", "2200", NumberRole.TIME_OF_DAY, 2200),
    ("year", "since 2011 they fled", "2011", NumberRole.YEAR_OR_DATE, 2011),
    ("years", "the 2016-17 winter", "2016-17", NumberRole.YEAR_OR_DATE, 2016),
    ("year-at-end", "It was 2016.", "2016", NumberRole.YEAR_OR_DATE, 2016),
    ("count-like-year", "They moved 2017 people", "2017", COUNT, 2017),
    ("percent", "30 percent of them", "30", FRACTION, 0.3),
    ("half", "half of them", "half", FRACTION, 0.5),
    ("one-third", "a third of them", "a third", FRACTION, 1 / 3),
    ("two-thirds", "two-thirds of them", "two-thirds", FRACTION, 2 / 3),
]


@pytest.mark.parametrize(
    ("text", "words", "role", "value"),
    [c[1:] for c in ROLES],
    ids=[c[0] for c in ROLES],
)
def test_only_what_counts_things_is_a_count(
    text: str, words: str, role: NumberRole, value: float
) -> None:
    """Names, orders, measures, clocks, years and shares have roles of their own."""
    mention = one(text)
    assert mention.quantity.text.startswith(words)
    assert mention.role is role
    assert mention.quantity.best == pytest.approx(value)


def test_a_range_of_shares_is_no_count() -> None:
    """Both ends are shares of the whole, and the sign belongs to the words."""
    mention = one("5-10 percent of them")
    assert mention.role is FRACTION
    assert (mention.quantity.low, mention.quantity.high) == (0.05, 0.1)
    assert mention.quantity.text == "5-10 percent"


def test_the_digits_of_a_date_are_date_digits() -> None:
    """Day and year of a date count nothing; the number after does."""
    found = numbers("On 4 May 2017 they logged 12 breaches")
    assert [(m.quantity.best, m.role) for m in found] == [
        (4, NumberRole.YEAR_OR_DATE),
        (2017, NumberRole.YEAR_OR_DATE),
        (12, COUNT),
    ]


def test_an_identifier_may_name_two_things() -> None:
    """Both numbers after the noun are names."""
    found = numbers("under articles 5 and 6 of it")
    assert [(m.quantity.best, m.role) for m in found] == [
        (5, NumberRole.IDENTIFIER),
        (6, NumberRole.IDENTIFIER),
    ]


NONE = [
    ("pronoun", "the fourth"),
    ("this-one", "this one held"),
    ("one-another", "they shelled one another"),
    ("one-sided", "a one-sided view"),
    ("three-way", "a three-way deal"),
    ("word-inside", "often weighty words"),
    ("a-alone", "a number"),
]


@pytest.mark.parametrize("text", [c[1] for c in NONE], ids=[c[0] for c in NONE])
def test_words_that_count_nothing_are_no_count(text: str) -> None:
    """Pronouns and compounds give no count."""
    assert [m for m in numbers(text) if m.role is COUNT] == []


def test_one_before_its_noun_is_a_count() -> None:
    """The pair of the pronoun: "one" that counts."""
    assert one("one post burned").quantity.best == 1


def test_a_share_above_the_whole_is_no_fraction() -> None:
    """More parts than there are make no share."""
    assert all(m.role is not FRACTION for m in numbers("six fifths of them"))
