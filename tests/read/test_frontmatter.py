"""Front matter: what a text file states of itself."""

from __future__ import annotations

import pytest

from trucewatch.errors import UnreadableDocument
from trucewatch.model.document import Demonstration, Facts
from trucewatch.read.frontmatter import demonstration_of, split_front_matter

BLOCK = (
    '---\nTitle: "Road reopens"\npublished : 2017-05-04\ncolour: red\nagency:\n\n---\n'
)


def test_known_keys_of_the_block_are_its_values() -> None:
    """Quotation marks and blanks go; unknown and empty keys are passed over."""
    front = split_front_matter(f"{BLOCK}Calm.")
    assert front.values == {"title": "Road reopens", "published": "2017-05-04"}
    assert f"{BLOCK}Calm."[front.end :] == "Calm."


VALUES = [
    ("double", '"a"', "a"),
    ("single", "'a'", "a"),
    ("unlike", "\"a'", "\"a'"),
    ("one-sign", '"', '"'),
    ("colon", "a: b", "a: b"),
]


@pytest.mark.parametrize(
    ("written", "value"), [c[1:] for c in VALUES], ids=[c[0] for c in VALUES]
)
def test_only_a_pair_of_quotation_marks_is_taken_off(written: str, value: str) -> None:
    """What follows the first colon is the value."""
    assert split_front_matter(f"---\ntitle: {written}\n---\n").values["title"] == value


@pytest.mark.parametrize(
    "text",
    [
        "Calm.",
        "Calm.\n---\ntitle: a\n---\n",
        "---\ntitle: a\nCalm.",
        "---\nCalm\n---\n",
    ],
    ids=["none", "not-at-the-top", "not-closed", "no-key"],
)
def test_anything_else_is_no_front_matter(text: str) -> None:
    """Then the report begins with the text."""
    front = split_front_matter(text)
    assert (front.values, front.end) == ({}, 0)


def test_windows_line_ends_are_read_alike() -> None:
    """And a block may end the file."""
    text = "---\r\ntitle: a\r\n---"
    assert split_front_matter(text).values == {"title": "a"}
    assert split_front_matter(text).end == len(text)


MARKS = [
    ("none", {}, None),
    ("false", {"demo": "false", "facts": "invented"}, None),
    (
        "invented",
        {"demo": "True", "facts": "Invented"},
        Demonstration(facts=Facts.INVENTED),
    ),
    (
        "sourced",
        {"demo": "yes", "facts": "sourced", "facts_source": "valley-2017"},
        Demonstration(facts=Facts.SOURCED, source="valley-2017"),
    ),
]


@pytest.mark.parametrize(
    ("values", "expected"), [c[1:] for c in MARKS], ids=[c[0] for c in MARKS]
)
def test_a_demonstration_says_where_its_facts_come_from(
    values: dict[str, str], expected: Demonstration | None
) -> None:
    """Only what is marked is one."""
    assert demonstration_of(values, "demo.txt") == expected


@pytest.mark.parametrize(
    "values",
    [{"demo": "true"}, {"demo": "true", "facts": "sourced"}],
    ids=["no-facts", "no-source"],
)
def test_a_demonstration_that_hides_its_facts_is_refused(
    values: dict[str, str],
) -> None:
    """It could be taken for a report."""
    with pytest.raises(UnreadableDocument) as caught:
        demonstration_of(values, "demo.txt")
    assert caught.value.where == "demo.txt"
    assert caught.value.got == f"facts: {values.get('facts', '')}"
