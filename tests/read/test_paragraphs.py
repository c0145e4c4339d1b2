"""Paragraphs: where one ends, in text wrapped by hand and in text that is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read.paragraphs import paragraphs


def parts(text: str, start: int = 0) -> list[str]:
    """The paragraphs' words."""
    return [span.cut(text) for span in paragraphs(text, start)]


def test_a_line_is_a_paragraph_where_nothing_is_wrapped() -> None:
    """Outer white space is left out."""
    text = "Title\r\n  Calm in the valley.\n\n\nBuses left. \n"
    assert parts(text) == ["Title", "Calm in the valley.", "Buses left."]


def test_the_front_matter_is_left_out() -> None:
    """Lines before the start belong to no paragraph."""
    assert parts("---\na: b\n---\nCalm.", 13) == ["Calm."]


WRAPPED = (
    "The elders of the two banks met in the school and\n"
    "spoke for hours about the road, the bridge and the\n"
    "mill, while the drivers waited outside in the cold\n"
    "for an answer."
)


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    """A line end is a gap where the next word would not have fitted."""
    assert parts(WRAPPED) == [WRAPPED]


def test_a_blank_line_ends_a_wrapped_paragraph() -> None:
    """Always."""
    assert parts(f"{WRAPPED}\n\n{WRAPPED}") == [WRAPPED, WRAPPED]


ENDS = [
    ("room-for-the-word", "and all went home."),
    ("bullet", "- the mill, which is still in the hands of the army"),
    ("numbered", "2) the mill, which is still in the hands of the army"),
    ("table", "the mill\t5"),
    ("row-of-blanks", "the mill      5    of them in the hands of the army"),
    ("lettered", "b) the mill, which is still in the hands of the army"),
    ("roman", "(iv) the mill, which is still in the hands of the army"),
    ("new-sentence", "Nobody objected."),
]


@pytest.mark.parametrize("line", [c[1] for c in ENDS], ids=[c[0] for c in ENDS])
def test_a_wrapped_paragraph_ends_before_what_is_no_continuation(line: str) -> None:
    """Room for the next word, a bullet, a row or a new sentence ends it."""
    full = WRAPPED.rsplit("\n", 1)[0]
    last = (
        "out in the cold."
        if line.startswith("and")
        else "waited in the cold outside until they had it all."
    )
    assert parts(f"{full}\n{last}\n{line}")[-1] == line


GOES_ON = [
    ("title", "waited in the cold outside for Gen.", "Karam and his men"),
    ("title-in-capitals", "waited outside in the cold for MR.", "Karam and his men"),
]


@pytest.mark.parametrize(
    ("last", "line"), [c[1:] for c in GOES_ON], ids=[c[0] for c in GOES_ON]
)
def test_a_title_at_the_line_end_goes_on(last: str, line: str) -> None:
    """The stop shortens the title and ends no sentence."""
    full = WRAPPED.rsplit("\n", 1)[0]
    text = f"{full}\nwhile they all {last}\n{line}"
    assert parts(text) == [text]


@given(st.text(alphabet="ab .\n\r\t-|A1", max_size=300), st.integers(0, 300))
def test_paragraphs_lie_in_order_and_hold_every_word(text: str, start: int) -> None:
    """Nothing visible after the start is lost, nothing stands twice."""
    start = min(start, len(text))
    found = paragraphs(text, start)
    inside = [place for span in found for place in range(span.start, span.end)]
    assert inside == sorted(set(inside))
    assert all(place >= start for place in inside)
    missing = set(range(start, len(text))) - set(inside)
    assert all(text[place].isspace() for place in missing)
