"""Numbers: their values, their bounds and the role they play."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


VALUES = [
    ("word", "five posts burned", "five", 5),
    ("teen", "Nineteen posts burned", "Nineteen", 19),
    ("tens-and-unit", "fifty-five posts burned", "fifty-five", 55),
    ("tens-alone", "sixty posts burned", "sixty", 60),
    ("hundreds", "two hundred and fifty-five homes", "two hundred and fifty-five", 255),
    ("a-hundred", "a hundred homes", "a hundred", 100),
    ("a-hundred-and-one", "a hundred and one homes", "a hundred and one", 101),
    ("hundred-without-and", "three hundred ten homes", "three hundred ten", 310),
    ("a-dozen", "a dozen homes", "a dozen", 12),
    ("two-dozen", "two dozen homes", "two dozen", 24),
    ("half-a-dozen", "half a dozen homes", "half a dozen", 6),
    ("half-a-million", "half a million people", "half a million", 500_000),
    (
        "thousands",
        "three thousand two hundred homes",
        "three thousand two hundred",
        3200,
    ),
    ("scale-and-small", "a thousand and five homes", "a thousand and five", 1005),
    ("digits", "42 homes", "42", 42),
    ("comma", "1,042 homes", "1,042", 1042),
    ("two-commas", "1,042,300 homes", "1,042,300", 1_042_300),
    ("mixed-marks", "2.330,337 homes", "2.330,337", 2_330_337),
    ("comma-and-space", "2, 222 homes", "2, 222", 2222),
    ("space", "2 222 homes", "2 222", 2222),
    ("two-spaces", "1 042 300 homes", "1 042 300", 1_042_300),
    ("apostrophe", "1'042 homes", "1'042", 1042),
    ("arabic-digits", "۲۶ homes", "۲۶", 26),
    ("decimal-scale", "5.6 million people", "5.6 million", 5_600_000),
    ("three-decimals-scale", "2.330 million people", "2.330 million", 2_330_000),
    ("two-scales", "1 million 42 thousand people", "1 million 42 thousand", 1_042_000),
    ("and-a-half", "two and a half million people", "two and a half million", 2.5e6),
    ("billion", "3 bn people", "3 bn", 3e9),
    ("pair", "a pair of bridges", "a pair of", 2),
    ("zero", "zero breaches", "zero", 0),
]


@pytest.mark.parametrize(
    ("text", "words", "value"), [c[1:] for c in VALUES], ids=[c[0] for c in VALUES]
)
def test_a_count_has_the_value_of_its_words(
    text: str, words: str, value: float
) -> None:
    """Words, separators and scale words all give one exact number."""
    mention = one(text)
    quantity = mention.quantity
    assert (quantity.text, mention.role) == (words, COUNT)
    assert (quantity.low, quantity.best, quantity.high) == (value, value, value)
    assert not quantity.approximate


BOUNDS = [
    ("around", "around 40 homes", (None, 40, None, True)),
    ("nearly", "nearly 900 homes", (None, 900, None, True)),
    ("estimated", "an estimated 300 homes", (None, 300, None, True)),
    ("some-the", "about the 20 homes", (None, 20, None, True)),
    ("or-so", "20 or so homes", (None, 20, None, True)),
    ("more-than", "more than fifty homes", (50, None, None, True)),
    ("over", "over 50 homes", (50, None, None, True)),
    ("at-least", "at least 7 homes", (7, None, None, False)),
    ("no-fewer-than", "no fewer than 7 homes", (7, None, None, False)),
    ("or-more", "7 or more homes", (7, None, None, False)),
    ("plus", "7+ homes", (7, None, None, False)),
    ("fewer-than", "fewer than 9 homes", (None, None, 9, True)),
    ("under", "under 9 homes", (None, None, 9, True)),
    ("up-to", "up to 9 homes", (None, None, 9, False)),
    ("no-more-than", "no more than 9 homes", (None, None, 9, False)),
    ("or-fewer", "9 or fewer homes", (None, None, 9, False)),
    ("range-dash", "10-15 homes", (10, None, 15, False)),
    ("range-to", "ten to fifteen homes", (10, None, 15, False)),
    ("range-or", "two or three homes", (2, None, 3, False)),
    ("between", "between 3 and 5 homes", (3, None, 5, False)),
    ("between-dash", "between 3-5 homes", (3, None, 5, False)),
    ("shared-scale", "two to three thousand homes", (2000, None, 3000, False)),
    ("shared-dozen", "one or two dozen homes", (12, None, 24, False)),
    ("between-scale", "between 5 and 10 million", (5e6, None, 10e6, False)),
    ("scale-too-large", "500 to two thousand homes", (500, None, 2000, False)),
    ("scale-of-its-own", "one thousand to two million", (1e3, None, 2e6, False)),
    ("decimal-comma", "12,5 homes", (None, None, None, True)),
    ("couple", "a couple of homes", (None, 2, None, True)),
    ("dozens", "dozens of homes", (None, None, None, True)),
    ("several", "several homes", (None, None, None, True)),
    ("tens-of-thousands", "tens of thousands of homes", (None, None, None, True)),
    ("ambiguous-point", "2.330 homes", (None, None, None, True)),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in BOUNDS], ids=[c[0] for c in BOUNDS]
)
def test_words_around_a_number_bound_it(
    text: str, expected: tuple[float | None, float | None, float | None, bool]
) -> None:
    """Low, best, high and whether it is rounded follow the words beside it."""
    mention = one(text)
    got = mention.quantity
    assert mention.role is COUNT
    assert (got.low, got.best, got.high, got.approximate) == expected


def test_bounding_words_belong_to_the_mention() -> None:
    """The span holds the bound, the number and the scale."""
    text = "It holds around 400,000 people."
    mention = one(text)
    assert mention.span.cut(text) == "around 400,000"


NO_RANGES = [
    ("falling", "10-5 homes", [10, 5]),
    ("from-to", "from 3 to 5 homes", [3, 5]),
    ("glued-list", "2,5,7 homes", [2, 5, 7]),
    ("glued-list-then-space", "2,5, 7 homes", [2, 5, 7]),
    ("and", "3 and 5 homes", [3, 5]),
    ("list-after-spaced-group", "In Hama 2 105 in Idlib", [2, 105]),
    ("two-spaced-groups", "Cells 2 105 220 follow", [2, 105, 220]),
    ("dozen-ends-a-number", "a dozen six homes", [12, 6]),
    ("and-a-hundred", "a thousand and two hundred homes", [1000, 200]),
    ("thousand-then-digits", "a thousand 12 homes", [1000, 12]),
    ("thousand-then-thousand", "two thousand three thousand", [2000, 3000]),
    ("five-hundred-hundred", "five hundred two hundred homes", [500, 200]),
    ("scale-hyphen", "a thousand - five homes", [1000, 5]),
]


@pytest.mark.parametrize(
    ("text", "values"), [c[1:] for c in NO_RANGES], ids=[c[0] for c in NO_RANGES]
)
def test_numbers_side_by_side_stay_apart(text: str, values: list[float]) -> None:
    """What is no range and no larger number is two numbers."""
    assert [mention.quantity.best for mention in numbers(text)] == values


PARTS = st.sampled_from(
    [
        "2",
        "222",
        "1,042",
        "2.330",
        " ",
        " ",
        "-",
        "to",
        "and",
        "a",
        "half",
        "dozen",
        "million",
        "hundred",
        "five",
        "twenty",
        "third",
        "around",
        "at least",
        "or so",
        "May",
        "2017",
        "17:36",
        "No.",
        "M4",
        "%",
        "km",
        "between",
        "one",
        ",",
        "bn",
    ]
)


@given(st.lists(PARTS, max_size=14).map(" ".join), st.data())
def test_mentions_reproduce_the_text_in_order(text: str, data: st.DataObject) -> None:
    """Spans hold the quantity's words, lie inside and never overlap."""
    padded = f"{text} end"
    start = data.draw(st.integers(0, len(padded) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(padded))))
    found = find_numbers(padded, span)
    assert all(m.span.cut(padded) == m.quantity.text for m in found)
    assert all(span.covers(m.span) for m in found)
    edges = [m.span for m in found]
    assert all(a.end <= b.start for a, b in itertools.pairwise(edges))
