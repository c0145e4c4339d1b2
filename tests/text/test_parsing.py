"""Trees: their navigation, and what the packaged parsers give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from trucewatch.errors import InvalidReference
from trucewatch.text.english import MAX_TOKENS
from trucewatch.text.parsed import Parsed
from trucewatch.text.parsing import open_parser, parse


def small_tree() -> Parsed:
    """One sentence as a tree made by hand."""
    return Parsed(
        text="Rebels shelled the town.",
        tokens=("Rebels", "shelled", "the", "town", "."),
        starts=(0, 7, 15, 19, 23),
        upos=("NOUN", "VERB", "DET", "NOUN", "PUNCT"),
        feats=("Number=Plur", "Tense=Past", "", "Number=Sing", ""),
        lemma=("rebel", "shell", "the", "town", "."),
        head=(1, 1, 3, 1, 1),
        deprel=("nsubj:pass", "root", "det", "obj", "punct"),
    )


def test_children_can_be_asked_by_relation_or_subtype() -> None:
    """A relation also names its subtypes; a subtype only itself."""
    tree = small_tree()
    assert tree.children(1) == (0, 3, 4)
    assert tree.children(1, "nsubj") == (0,)
    assert tree.children(1, "nsubj:pass", "obj") == (0, 3)
    assert tree.children(1, "nsubj:outer") == ()


def test_subtrees_and_ancestors_follow_the_heads() -> None:
    """A phrase is its head with all below it, less what is left out."""
    tree = small_tree()
    assert tree.subtree(3) == {2, 3}
    assert tree.subtree(1, without=frozenset({"obj"})) == {0, 1, 4}
    assert list(tree.ancestors(2)) == [3, 1]
    assert list(tree.ancestors(1)) == []


def test_code_points_find_tokens_and_the_head_of_a_phrase() -> None:
    """A span touches tokens by half-open ranges; its head governs the rest."""
    tree = small_tree()
    assert tree.at(15, 23) == (2, 3)
    assert tree.at(6, 7) == ()
    assert tree.topmost((2, 3)) == 3
    assert tree.end(3) == 23
    assert len(tree) == 5


@pytest.mark.parametrize("variant", ["standard", "fast"])
def test_the_packaged_parsers_tell_who_did_what(variant: str) -> None:
    """A plain active sentence: subject, object, and where."""
    tree = open_parser(variant).parse("The army attacked a village near the border.")
    verb = tree.tokens.index("attacked")
    assert tree.deprel[verb] == "root"
    assert [tree.tokens[i] for i in tree.children(verb, "nsubj")] == ["army"]
    assert [tree.tokens[i] for i in tree.children(verb, "obj")] == ["village"]
    assert tree.lemma[verb] == "attack"
    assert open_parser(variant).name == f"trucewatch-en-{variant}/1"


def test_many_sentences_are_parsed_like_one() -> None:
    """Batches change nothing, whatever stands beside a sentence."""
    texts = ["Talks began in May.", "", "They met  again,\n he said.", "No."]
    assert open_parser().parse_all(texts) == [parse(text) for text in texts]


def test_a_run_without_end_is_parsed_in_pieces() -> None:
    """Offsets stay right behind the cut, and each piece has a root."""
    text = "fire and " * MAX_TOKENS
    tree = parse(text)
    assert len(tree) == 2 * MAX_TOKENS
    assert tree.deprel.count("root") >= 2
    assert tree.starts[-1] == len(text) - len("and ")


def test_an_unknown_variant_is_an_error() -> None:
    """There is no parser but those packaged."""
    with pytest.raises(InvalidReference, match="no such weights"):
        open_parser("huge")


@given(st.text(max_size=200))
@hypothesis_settings(max_examples=50)
def test_tokens_reproduce_the_text(text: str) -> None:
    """Every token stands where it says, in order, and heads stay in the tree."""
    tree = parse(text)
    for index, token in enumerate(tree.tokens):
        assert text[tree.starts[index] : tree.end(index)] == token
    assert list(tree.starts) == sorted(tree.starts)
    assert all(0 <= head < len(tree) for head in tree.head)
