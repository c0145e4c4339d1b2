"""Named texts: resolutions and documents of the United Nations."""

from __future__ import annotations

import pytest

from tests.read.reading import claims_of
from trucewatch.model.document import Span
from trucewatch.read.references import find_references

CASES = [
    ("council", "Security Council Resolution 2254 asks for it.", ["S/RES/2254"]),
    ("plain", "They cited resolution No. 2401.", ["S/RES/2401"]),
    ("year", "Resolution 2254 (2015) holds.", ["S/RES/2254"]),
    (
        "several",
        "The envoy cited resolutions 2254, 2268 and 2401.",
        ["S/RES/2254", "S/RES/2268", "S/RES/2401"],
    ),
    ("assembly", "General Assembly resolution 71/248 set it up.", ["A/RES/71/248"]),
    ("assembly by slash", "Resolution 71/248 set it up.", ["A/RES/71/248"]),
    ("council, short", "UNSC resolution 2254 holds.", ["S/RES/2254"]),
    ("symbol", "See S/RES/2254 and A/71/768 for it.", ["S/RES/2254", "A/71/768"]),
    ("too long a number", "The screen has resolution 19200.", []),
    ("no number", "They passed a resolution.", []),
    ("a number alone", "They counted 2254 cases.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_resolution_is_named_by_its_symbol(text: str, expected: list[str]) -> None:
    """Each named text has an id, and its span holds exactly its words."""
    found = find_references(text, Span(0, len(text)))
    assert [reference.id for reference in found] == expected
    assert all(r.span.cut(text) == r.text for r in found)


def test_nothing_outside_the_span_is_found() -> None:
    """A resolution before the span stays out."""
    text = "Resolution 2254 holds. They met."
    assert find_references(text, Span(23, len(text))) == ()


def test_a_claim_carries_the_resolution_and_no_figure_of_it() -> None:
    """Pattern 34: the number of a resolution counts nothing."""
    (claim,) = claims_of("Turkey called for respect of Resolution 2254.")
    assert [reference.id for reference in claim.references] == ["S/RES/2254"]
