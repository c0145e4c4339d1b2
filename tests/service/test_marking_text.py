"""Text in pieces: every sign once, every claim where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.document import Span
from trucewatch.service.marking_text import cut_up, found_words

TEXT = "The town was shelled, and two men were hurt."


def test_nested_and_overlapping_spans() -> None:
    """The innermost claim is the last one of a piece; each starts once."""
    claims = [
        ("outer", (Span(0, 43),)),
        ("inner", (Span(4, 20),)),
        ("across", (Span(13, 34), Span(35, 39))),
    ]
    pieces = cut_up(TEXT, (Span(0, 43),), claims)
    assert "".join(piece.text for piece in pieces) == TEXT
    told = {piece.text: piece.claims for piece in pieces}
    assert told["The "] == ("outer",)
    assert told["town was "] == ("outer", "inner")
    assert told["shelled"] == ("outer", "across", "inner")
    assert told[", and two men "] == ("outer", "across")
    starts = [key for piece in pieces for key in piece.starts]
    assert starts == ["outer", "inner", "across"]
    assert [piece.text for piece in pieces if piece.outside] == ["."]


def test_equal_spans_and_no_spans() -> None:
    """Two claims of the same words; a text without any."""
    (piece,) = cut_up("Word", (), [("a", (Span(0, 4),)), ("b", (Span(0, 4),))])
    assert piece.claims == ("a", "b")
    assert piece.starts == ("a", "b")
    assert piece.outside
    (plain,) = cut_up("Word", (Span(0, 4),), [])
    assert (plain.claims, plain.outside) == ((), False)
    assert cut_up("", (), []) == ()


spans = st.tuples(st.integers(0, 30), st.integers(1, 14)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)


@pytest.mark.uncounted
@given(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=8))
def test_pieces_are_the_text_and_say_what_covers_them(given: list[list[Span]]) -> None:
    """Whatever the spans: each sign stands once, under just the claims over it."""
    claims = [(f"c{number}", tuple(each)) for number, each in enumerate(given)]
    pieces = cut_up(TEXT, (Span(0, 10),), claims)
    assert "".join(piece.text for piece in pieces) == TEXT
    at = 0
    for piece in pieces:
        over = {
            key
            for key, own in claims
            if any(
                span.start <= at and at + len(piece.text) <= span.end for span in own
            )
        }
        assert set(piece.claims) == over
        at += len(piece.text)
    starts = [key for piece in pieces for key in piece.starts]
    assert sorted(starts) == sorted(key for key, _ in claims)


def test_the_words_looked_for_are_marked_in_a_snippet() -> None:
    """Whatever their case; with an open ending, too."""
    runs = found_words("Shelling at Morek, shells.", "shell* morek")
    assert [text for text, hit in runs if hit] == ["Shelling", "Morek", "shells"]
    assert "".join(text for text, _ in runs) == "Shelling at Morek, shells."
    assert found_words("Nothing", "") == (("Nothing", False),)
