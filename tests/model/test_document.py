"""Spans are half-open and non-empty; a document's body lies in its text."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests import factories as make
from tests.strategies import spans
from trucewatch.model.document import (
    Demonstration,
    Document,
    Facts,
    Span,
    document_id,
    fingerprint,
)


def with_body(text: str, *body: Span) -> Document:
    """A document of `text` with those body spans."""
    return Document(
        id="doc_1",
        sha256="1",
        name="report.txt",
        media_type="text/plain",
        text=text,
        body=body,
    )


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 2), (3, 2), (-1, 2)])
def test_a_span_holds_at_least_one_character(start: int, end: int) -> None:
    """Empty, reversed and negative ranges are refused."""
    with pytest.raises(ValueError, match="non-empty"):
        Span(start, end)


def test_the_shortest_span_holds_one_character() -> None:
    """One character from the start of the text is a span."""
    assert Span(0, 1).cut("truce") == "t"


def test_a_span_ends_before_its_end() -> None:
    """The character at `end` is outside; code points are counted, not bytes."""
    assert Span(0, 2).cut("على") == "عل"


COVERS = [
    ("itself", Span(2, 6), True),
    ("inside", Span(3, 5), True),
    ("starts one before", Span(1, 6), False),
    ("ends one after", Span(2, 7), False),
]


@pytest.mark.parametrize(
    ("other", "expected"), [c[1:] for c in COVERS], ids=[c[0] for c in COVERS]
)
def test_a_span_covers_what_lies_wholly_inside(other: Span, *, expected: bool) -> None:
    """Edges belong to what they bound."""
    assert Span(2, 6).covers(other) is expected


@given(spans(), spans())
def test_spans_that_cover_each_other_are_the_same(one: Span, other: Span) -> None:
    """Covering is an order."""
    assert (one.covers(other) and other.covers(one)) is (one == other)


@given(spans())
def test_a_cut_is_as_long_as_its_span(span: Span) -> None:
    """A span inside the text cuts end minus start characters."""
    assert len(span.cut("x" * 500)) == span.end - span.start


@given(spans(), spans())
def test_spans_are_ordered_by_start_then_end(one: Span, other: Span) -> None:
    """Text order is the order of spans."""
    assert (one < other) is ((one.start, one.end) < (other.start, other.end))


def test_body_spans_may_touch_and_reach_the_end() -> None:
    """Two spans that meet do not overlap; the last may end with the text."""
    body = (Span(0, 2), Span(2, 5))
    assert with_body("truce", *body).body == body


@pytest.mark.parametrize(
    "body",
    [
        pytest.param((Span(0, 3), Span(2, 5)), id="overlap"),
        pytest.param((Span(2, 5), Span(0, 2)), id="out of order"),
        pytest.param((Span(0, 6),), id="one past the end"),
    ],
)
def test_body_spans_that_overlap_or_leave_the_text_are_refused(
    body: tuple[Span, ...],
) -> None:
    """Body spans are ordered, apart and inside the text."""
    with pytest.raises(ValueError, match="overlap or leave the text"):
        with_body("truce", *body)


def test_a_document_may_have_no_body() -> None:
    """A page of furniture only is a document without report text."""
    assert with_body("Menu").body == ()


def test_sourced_demonstration_facts_name_their_source() -> None:
    """Facts said to be published stand with where; made-up ones need none."""
    assert [*Facts] == ["sourced", "invented"]
    assert Demonstration(facts=Facts.INVENTED).source is None
    assert Demonstration(facts=Facts.SOURCED, source="key").source == "key"
    for source in (None, ""):
        with pytest.raises(ValueError, match="name their source"):
            Demonstration(facts=Facts.SOURCED, source=source)


def test_the_id_is_made_of_the_bytes() -> None:
    """``doc_`` and the first 16 hex digits of the SHA-256."""
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert fingerprint(b"abc") == digest
    assert document_id(digest) == "doc_ba7816bf8f01cfea"


def test_the_name_does_not_change_the_id() -> None:
    """The same bytes under another name are the same document."""
    one, other = make.document(name="a.txt"), make.document(name="b.txt")
    assert one.id == other.id
    assert make.document("Other words.").id != one.id
