"""Our own multiplications give spaCy's trees, and white space is no word."""

from __future__ import annotations

import pytest
from spacy.language import Language

from trucewatch.text import token_vectors
from trucewatch.text.english import EnglishParser, build
from trucewatch.text.weights import load_weights

TEXTS = (
    "The minister told reporters that both sides had agreed to extend the truce.",
    "Isn't it theirs? They've refused.",
    "Villagers, whom nobody had warned, fled",
    "",
    "4,000 tonnes (of flour) reached al-Karama - the first in May 2017; none left.",
)


@pytest.fixture(scope="module", params=["standard", "fast"])
def pair(request: pytest.FixtureRequest) -> tuple[Language, EnglishParser]:
    """SpaCy's own pipeline and our parser of one variant."""
    weights = load_weights(request.param)
    nlp = build(weights)
    return nlp, EnglishParser(nlp, name="a", lemmas=weights.lemmas)


def test_trees_and_tags_are_those_that_spacy_gives(
    pair: tuple[Language, EnglishParser],
) -> None:
    """Heads, relations, parts of speech and features, sentence by sentence."""
    nlp, parser = pair
    for doc, tree in zip(nlp.pipe(TEXTS), parser.parse_all(TEXTS), strict=True):
        assert tree.tokens == tuple(token.text for token in doc)
        assert tree.head == tuple(token.head.i for token in doc)
        assert tree.upos == tuple(token.pos_ for token in doc)
        assert tree.feats == tuple(str(token.morph) for token in doc)
        named = tuple("root" if t.head == t else t.dep_ for t in doc)
        assert tree.deprel == named


def test_a_full_store_of_words_changes_no_tree(
    pair: tuple[Language, EnglishParser], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vectors of words are made afresh when too many are kept."""
    _, parser = pair
    before = parser.parse_all(TEXTS)
    monkeypatch.setattr(token_vectors, "WORDS_KEPT", 3)
    assert [parser.parse(text) for text in TEXTS] == before


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Talks began\nin May.", "Talks began in May."),
        ("\t They  met\u00a0\r\nagain,\n he said. ", "They met again, he said."),
    ],
    ids=["a broken line", "blanks everywhere"],
)
def test_white_space_is_no_word_and_breaks_no_tree(text: str, plain: str) -> None:
    """A sentence over two lines is read as on one; offsets are of the text given."""
    parser = EnglishParser.load("standard")
    broken, whole = parser.parse(text), parser.parse(plain)
    assert broken.tokens == whole.tokens
    assert (broken.head, broken.deprel) == (whole.head, whole.deprel)
    ends = [broken.end(n) for n in range(len(broken))]
    found = [text[a:b] for a, b in zip(broken.starts, ends, strict=True)]
    assert tuple(found) == broken.tokens
