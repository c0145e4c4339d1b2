"""What differs between two agreements is told key by key, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from trucewatch.model.term import Distance, Measured
from trucewatch.publish.agreement_diff import diff_lines
from trucewatch.reference.agreement_files import packaged_agreement


def test_an_agreement_has_no_difference_with_itself() -> None:
    """Not one line."""
    memorandum = packaged_agreement("SY-2017-05-04")
    assert list(diff_lines(memorandum, memorandum)) == []


def test_differences_are_named_entry_by_entry() -> None:
    """Changed, gone and new; the id tells which."""
    memorandum = packaged_agreement("SY-2017-05-04")
    first, *rest = memorandum.provisions
    terms = tuple(term for term in memorandum.terms if term.provision != first.id)
    zone = replace(memorandum.zones[0], shapes=())
    other = replace(
        memorandum,
        version="2",
        signed=date(2017, 5, 5),
        provisions=(*rest, replace(first, id="P99", text="Something else.")),
        terms=tuple(
            replace(term, note="new" if term.id == "T3" else term.note, exceptions=())
            for term in terms
        ),
        zones=(zone, *memorandum.zones[1:]),
        not_defined=memorandum.not_defined[1:],
    )
    lines = list(diff_lines(memorandum, other))
    assert "~ signed: 2017-05-04 -> 2017-05-05" in lines
    assert f"- provisions[{first.id}]: {first.text}"[:100] in "\n".join(lines)
    assert "+ provisions[P99]: Something else." in lines
    assert "~ terms[T3].note: nothing -> new" in lines
    assert "~ zones[Z1].shapes: another outline" in lines
    assert any(line.startswith("- not_defined: ") for line in lines)


def test_a_long_value_is_cut_in_a_difference() -> None:
    """A line stays a line."""
    memorandum = packaged_agreement("SY-2017-05-04")
    other = replace(memorandum, source="x" * 500)
    (line,) = diff_lines(memorandum, other)
    assert line.endswith("x…")
    assert len(line) < 400


MEMORANDUM = packaged_agreement("SY-2017-05-04")
TERM, *TERMS = MEMORANDUM.terms
VALIDITY = MEMORANDUM.validity
WITHOUT_END = replace(VALIDITY, first_period_ends=None)
FAR = Distance(metres=50000.0, measured=Measured.FROM_LINE)

CHANGES: list[tuple[str, dict[str, Any], list[str]]] = [
    (
        "a key of a table",
        {"validity": WITHOUT_END},
        ["~ validity.first_period_ends: 2017-11-05 -> nothing"],
    ),
    ("yes and no", {"written": False}, ["~ written: yes -> no"]),
    (
        "codes in a list",
        {"tracks": ("Astana", "Geneva")},
        ["~ tracks: Astana -> Astana, Geneva"],
    ),
    ("a list that is emptied", {"tracks": ()}, ["~ tracks: Astana -> nothing"]),
    (
        "a table where none was",
        {"terms": (replace(TERM, distance=FAR), *TERMS)},
        ["~ terms[T1].distance: nothing -> metres 50000, measured from_line"],
    ),
    (
        "a sentence of a list",
        {"not_defined": (*MEMORANDUM.not_defined, "who pays for it")},
        ["+ not_defined: who pays for it"],
    ),
]


@pytest.mark.parametrize(
    ("changed", "lines"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES]
)
def test_a_difference_is_told_in_words(
    changed: dict[str, Any], lines: list[str]
) -> None:
    """No braces, no None: what a person would write."""
    assert list(diff_lines(MEMORANDUM, replace(MEMORANDUM, **changed))) == lines


def test_long_texts_are_cut_around_their_first_difference() -> None:
    """The word that differs is seen on both sides."""
    before = replace(MEMORANDUM, source="a " * 200 + "old" + " b" * 200)
    after = replace(MEMORANDUM, source="a " * 200 + "new" + " b" * 200)
    (line,) = diff_lines(before, after)
    one, two = line.split(" -> ")
    assert "a old b" in one
    assert "a new b" in two
    assert len(line) < 400
    assert (two[0], two[-1]) == ("…", "…")
