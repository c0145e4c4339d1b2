"""Properties of the tally grammar on generated bulletins and on noise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.tally_case import body, passages, read, tallies
from trucewatch.model.document import Span
from trucewatch.model.tally import SUM_MISMATCH, CellBy
from trucewatch.read.figures import code_figures
from trucewatch.read.lexing import lex
from trucewatch.read.tallies import code_tallies
from trucewatch.read.tally_statements import statements
from trucewatch.read.tally_symbolise import may_state, symbolise

pytestmark = pytest.mark.uncounted


def listed(text: str) -> list[str]:
    """The words of `text`."""
    return text.split()


PLACES = (
    "Idlib",
    "Hama",
    "al-Quneitra",
    "Deir ez-Zor",
    "Eastern Ghouta",
    "Marib",
    "Luhansk",
    "Askeran",
    "Rif Dimashq",
    "Kafr Zita",
)
WORDS = listed(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen twenty"""
)
SIDES = (
    ("The Russian side", "RUS"),
    ("The Turkish part of the commission", "TUR"),
    ("Turkish observers", "TUR"),
    ("Russia", "RUS"),
    ("The Ukrainian side", "UKR"),
)
VERBS = ("registered", "recorded", "documented", "counted", "logged", "noted")
NOUNS = ("ceasefire violations", "breaches", "cases of opening fire", "truce breaches")

counts = st.integers(min_value=1, max_value=40)
cells = st.lists(
    st.tuples(st.sampled_from(PLACES), counts),
    min_size=2,
    max_size=5,
    unique_by=lambda cell: cell[0],
)


@st.composite
def numerals(draw: st.DrawFn, number: int) -> str:
    """The number in digits or, where short, in words."""
    if number <= 20 and draw(st.booleans()):
        return WORDS[number]
    return str(number)


@st.composite
def breakdowns(draw: st.DrawFn, parts: list[tuple[str, int]]) -> str:
    """The cells as one of the lists that bulletins use."""
    style = draw(st.sampled_from(["bracket", "dash", "first", "dash-first"]))
    space = draw(st.sampled_from(["", " "]))
    items = []
    for place, count in parts:
        number = draw(numerals(count))
        items.append(
            {
                "bracket": f"{place}{space or ' '}({space}{number})",
                "dash": f"{place} – {number}",
                "first": f"{number} in {place}",
                "dash-first": f"{number} – in {place} province",
            }[style]
        )
    last = draw(st.sampled_from([", ", " and ", ", and "]))
    return ", ".join(items[:-1]) + last + items[-1]


@st.composite
def bulletins(draw: st.DrawFn) -> tuple[str, str]:
    """A sentence and the line that it must be read as."""
    words, code = draw(st.sampled_from(SIDES))
    parts = draw(cells)
    total = sum(count for _, count in parts)
    noun = draw(st.sampled_from(NOUNS))
    listing = draw(breakdowns(parts))
    link = draw(st.sampled_from([": ", ", including ", " – "]))
    verb = draw(st.sampled_from(VERBS))
    number = draw(numerals(total))
    text = f"{words} {verb} {number} {noun}{link}{listing}."
    shown = " + ".join(f"{place} {count}" for place, count in parts)
    return text, f"{code} {total} = {shown}"


@given(bulletins())
def test_generated_bulletins_are_read_exactly(bulletin: tuple[str, str]) -> None:
    """Any counts, places, order and style of list."""
    text, expected = bulletin
    assert read(text) == [expected]


@given(cells, st.integers(min_value=-3, max_value=3))
def test_sums_are_flagged_exactly_where_they_disagree(
    parts: list[tuple[str, int]], off: int
) -> None:
    """A full list that misses the total by any number is flagged, else not."""
    total = max(1, sum(count for _, count in parts) + off)
    listing = ", ".join(f"{place} ({count})" for place, count in parts)
    (claim,) = tallies(f"Turkey counted {total} breaches in {listing}.")
    odd = total != sum(count for _, count in parts)
    assert (SUM_MISMATCH in body(claim).flags) == odd
    assert body(claim).count == total


@given(cells, cells)
def test_the_order_of_the_sides_changes_no_count(
    first: list[tuple[str, int]], second: list[tuple[str, int]]
) -> None:
    """Two sentences read the same in either order."""
    sentences = [
        f"The {side} side counted breaches: "
        + ", ".join(f"{place} – {count}" for place, count in parts)
        + "."
        for side, parts in (("Russian", first), ("Turkish", second))
    ]
    assert sorted(read(" ".join(sentences))) == sorted(read(" ".join(sentences[::-1])))


NOISE = st.lists(
    st.sampled_from(
        [
            *PLACES,
            *WORDS,
            *VERBS,
            *NOUNS,
            *listed(
                """( ) , ; : – - . and or in of each including no not any none more"""
            ),
            *listed("""Russia Turkey by the Russian side according to another since"""),
            *listed(
                """12 2017 14 killed wounded displaced people tonnes half them times"""
            ),
        ]
    ),
    max_size=40,
).map(" ".join)


@given(st.one_of(NOISE, st.text(max_size=120)))
def test_no_text_breaks_the_readers_and_every_quote_is_exact(text: str) -> None:
    """Random words never crash; spans, cells and quotes always hold."""
    sentences = passages(text) if text.strip() else ()
    for claim in (*code_tallies(sentences).claims, *code_figures(sentences).claims):
        assert claim.spans[0].cut(text) == claim.quote
        assert all(m.span.cut(text) == m.text for m in claim.places)


@given(NOISE)
def test_cells_of_places_are_the_claims_places(text: str) -> None:
    """One mention a place cell, in order."""
    for claim in tallies(text) if text.strip() else ():
        by_place = [c for c in body(claim).cells if c.by is CellBy.PLACE]
        assert len(by_place) == len(claim.places)


SOUP = listed(
    """The Turkish side Russia army registered recorded reported heard not no any none
    nothing a an single lone even one twice times breached broke fired opening fire
    violations breaches truce ceasefire shelling cases in of Idlib Hama and , ( ) : 4"""
)


@given(st.lists(st.sampled_from(SOUP), min_size=1, max_size=14))
def test_a_sentence_that_may_state_no_count_states_none(words: list[str]) -> None:
    """The cheap look at the tokens never keeps a count from being read."""
    text = " ".join(words)
    tokens = lex(text, Span(0, len(text)))
    assert may_state(tokens) or not statements(symbolise(tokens, (), text))
