"""Hostile documents: read or refused without a hang, every quote where it says.

How time grows with length is measured in `bench.mutants`, not here.
"""

from __future__ import annotations

import random
from datetime import date

import pytest
from bench.hostile import ENCODINGS, FRONT, GATED, ODD, UNITS, damaged, grown, shape
from bench.mutants import limited, untrue
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.errors import ItemError
from trucewatch.model.claim import Reading
from trucewatch.model.document import Span
from trucewatch.pipeline import read_report
from trucewatch.text.segment import LONGEST, pieces, sentences

pytestmark = pytest.mark.uncounted
DAY = date(2020, 1, 1)
HANG_S = 60.0
"""Seconds of the processor behind which reading has hung, on any machine."""


def dice(seed: int) -> random.Random:
    """Repeatable chance."""
    return random.Random(seed)  # noqa: S311 - not secret


def read(raw: bytes) -> Reading | None:
    """What is read of a document, or None where it is refused; a hang fails."""
    try:
        with limited(HANG_S):
            return read_report(raw, name="hostile", as_of=DAY)
    except ItemError:
        return None


@pytest.mark.parametrize("name", UNITS)
def test_a_hostile_shape_is_read_with_true_quotes(name: str) -> None:
    """Each shape, long enough that work on every pair of signs would show."""
    reading = read(shape(name, 6_000, dice(3)).encode())
    assert reading is None or list(untrue(reading)) == []


def test_hostile_sentences_reach_the_parser() -> None:
    """The shape of acts passes the gate: claims come from dependency trees."""
    reading = read(shape("acts", 1500, dice(3)).encode())
    assert reading is not None
    assert any("relations" in claim.coder for claim in reading.claims)


def test_a_sentence_of_a_hundred_thousand_characters_is_read() -> None:
    """It is read in pieces, none longer than a sentence may be."""
    reading = read(shape("one sentence", 100_000, dice(3)).encode())
    assert reading is not None
    assert len(reading.claims) > 100
    assert [i.code for i in reading.issues].count("sentence_too_long") == 1
    assert list(untrue(reading)) == []
    assert max(len(claim.quote) for claim in reading.claims) <= LONGEST


NESTED = [
    ("capitals-are-no-dateline", "RUSSIA ACCUSED TURKEY OF SHELLING " + "AB" * 400),
    ("initials-are-no-dateline", "Russia accused Turkey. " + "A.B.C.D." * 200 + "x"),
    ("json-nested-too-deep", "[" * 100_000),
]


@pytest.mark.parametrize("text", [c[1] for c in NESTED], ids=[c[0] for c in NESTED])
def test_a_text_that_once_hung_or_crashed_is_read(text: str) -> None:
    """Found by the mutation run; kept."""
    script = f'<script type="application/ld+json">{text}</script>'
    page = f'<html lang="en"><head>{script}</head><body><p>{text} left.</p></body>'
    assert read(f"{FRONT}{text}\n\nRussia accused Turkey.".encode()) is not None
    reading = read(page.encode())
    assert reading is not None
    assert reading.document.published is None


@pytest.mark.parametrize(
    "charset", ["unicode_escape", "utf-7", "idna", "punycode", "undefined", "rot13"]
)
def test_a_charset_that_no_page_is_written_in_is_not_used(charset: str) -> None:
    """A page that names a codec of Python's own is read without it."""
    page = (
        f'<html><head><meta charset="{charset}"></head><body><p>Caf\xe9 \\ud83d left.'
    )
    reading = read(page.encode("latin-1"))
    assert reading is not None
    assert "Caf\xe9 \\ud83d left." in reading.document.text


snippets = st.one_of(
    st.sampled_from(ODD),
    st.sampled_from(sorted(UNITS)).map(lambda name: grown(UNITS[name], 90, dice(4))),
    st.text(max_size=12),
)


@settings(max_examples=40)
@given(st.lists(snippets, min_size=1, max_size=12).map("".join), st.integers(0, 99))
def test_whatever_is_written_no_quote_is_untrue(text: str, seed: int) -> None:
    """Odd signs and shapes in any order, in any encoding, as text or as a page."""
    rng = dice(seed)
    opening = rng.choice((FRONT, '<html lang="en"><body><p>', ""))
    reading = read(rng.choice(ENCODINGS)(opening + text) or b"x")
    assert reading is None or list(untrue(reading)) == []


@settings(max_examples=40)
@given(st.sampled_from(GATED), st.integers(0, 10_000))
def test_damage_to_a_parsed_sentence_moves_no_quote(name: str, seed: int) -> None:
    """Spans that come from dependency trees are as true as the others."""
    rng = dice(seed)
    body = damaged(grown(UNITS[name], 300, rng), rng)
    reading = read((FRONT + body).encode("utf-8", "replace"))
    assert reading is None or list(untrue(reading)) == []


@given(st.text(alphabet=" \nab;,.\u0301\u200d“", max_size=60), st.integers(1, 400))
def test_long_text_is_cut_into_sentences_that_lose_nothing(text: str, n: int) -> None:
    """Pieces are bounded, in order, and hold every visible character."""
    whole = text * n
    wholes = sentences(whole, (Span(0, len(whole)),)) if whole else ()
    found = [part for one in wholes for part in pieces(whole, one)]
    assert all(one.end - one.start <= LONGEST for one in found)
    kept = "".join(one.cut(whole) for one in found)
    assert "".join(kept.split()) == "".join(whole.split())
