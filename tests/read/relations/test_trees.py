"""Trees without weekdays and datelines: the words left out, the offsets kept."""

from __future__ import annotations

import pytest

from trucewatch.read.relations.trees import trees_of
from trucewatch.text.parsing import open_parser

CASES = [
    ("weekday", "The army on Friday lifted its siege.", ["on", "Friday"]),
    ("today", "The mayor today lifted the curfew.", ["today"]),
    ("dateline", "NORTOWN (DPN) -- Police freed two men.", ["NORTOWN", "DPN"]),
    ("dash dateline", "NORTOWN – Police freed two men.", ["NORTOWN"]),
    ("weekday at the end", "Police freed two men on Friday.", []),
    ("plain", "Police freed two men.", []),
]


@pytest.mark.parametrize(
    ("text", "gone"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_offsets_are_those_of_the_whole_sentence(text: str, gone: list[str]) -> None:
    """Every token left stands in the sentence where it says."""
    tree = trees_of([text], open_parser())[0]
    assert tree.text == text
    for index, token in enumerate(tree.tokens):
        assert text[tree.starts[index] : tree.end(index)] == token
    assert not set(gone) & set(tree.tokens)


def test_a_weekday_in_between_does_not_part_subject_and_verb() -> None:
    """With the weekday left out the parser finds who lifted what."""
    tree = trees_of(
        ["The army on Friday lifted its siege of the town."], open_parser()
    )[0]
    verb = tree.tokens.index("lifted")
    assert [tree.tokens[i] for i in tree.children(verb, "nsubj")] == ["army"]
    assert [tree.tokens[i] for i in tree.children(verb, "obj")] == ["siege"]
