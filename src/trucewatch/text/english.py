"""The trained English parser; import it only to parse (it is heavy).

Tokens, states and weights are spaCy's; what multiplies them is our own
(`text.token_vectors`, `text.arcs`): a report gives a handful of sentences only, and
on so few spaCy's pipes spend half their time between the multiplications.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import Any, NamedTuple, Self, cast

from spacy import util
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from thinc.api import use_ops

from trucewatch.text.arcs import ArcSearch
from trucewatch.text.lemmas import Table, lemma_of
from trucewatch.text.parsed import Parsed
from trucewatch.text.token_vectors import Matrix, TokenVectors, parameters
from trucewatch.text.weights import Weights, load_weights

MAX_TOKENS = 250
"""Tokens parsed as one tree: a longer run is no sentence, and is parsed in pieces."""

_BATCH = 128
_LEMMAS_KEPT = 30_000
"""Words whose lemmas are kept, the latest."""
_UNEVEN = re.compile(r"[^\S ]|  |\A ")


class EnglishParser:
    """Parts of speech, features and dependencies of English sentences."""

    def __init__(self, nlp: Language, *, name: str, lemmas: Table) -> None:
        self.name = name
        self._nlp = nlp
        of_table = partial(lemma_of, table=lemmas)
        self._lemma_of = lru_cache(maxsize=_LEMMAS_KEPT)(of_table)
        self._names: dict[int, str] = {}
        self._vectors = TokenVectors(cast(TrainablePipe, nlp.get_pipe("tok2vec")).model)
        self._tagger = _Tagger(nlp.get_pipe("morphologizer"))
        self._arcs = ArcSearch(nlp.get_pipe("parser"))

    @classmethod
    def load(cls, variant: str, *, blis: bool = True) -> Self:
        """The parser with the packaged weights of `variant` (`blis`: see `build`)."""
        weights = load_weights(variant)
        return cls(build(weights, blis=blis), name=weights.name, lemmas=weights.lemmas)

    def parse(self, text: str) -> Parsed:
        """The tree of one sentence."""
        return self.parse_all([text])[0]

    def parse_all(self, texts: Sequence[str]) -> list[Parsed]:
        """The trees of many sentences, in order."""
        cuts = [_pieces(self._nlp.make_doc(_even(text))) for text in texts]
        pieces = [piece for cut in cuts for piece in cut]
        trees: list[_Tree] = []
        for first in range(0, len(pieces), _BATCH):
            trees += self._trees(pieces[first : first + _BATCH])
        done = iter(trees)
        return [
            self._parsed(text, list(islice(done, len(cut))))
            for text, cut in zip(texts, cuts, strict=True)
        ]

    def _trees(self, pieces: list[_Piece]) -> Iterator[_Tree]:
        docs = [piece.doc for piece in pieces]
        vectors = self._vectors.of(docs)
        self._arcs.annotate(docs, vectors)
        tags = iter(self._tagger.tags(vectors))
        for piece in pieces:
            rows = piece.doc.to_array(_COLUMNS).astype("int64").tolist()
            yield _Tree(piece.offset, rows, list(islice(tags, len(rows))))

    def _parsed(self, text: str, trees: list[_Tree]) -> Parsed:
        """The pieces' trees side by side as one."""
        places = _places(text)
        starts: list[int] = []
        forms: list[str] = []
        heads: list[int] = []
        relations: list[str] = []
        for offset, rows, _ in trees:
            first = len(forms)
            for index, (head, relation, at, length) in enumerate(rows, first):
                place = at + offset if places is None else places[at + offset]
                starts.append(place)
                forms.append(text[place : place + length])
                heads.append(index + head)
                relations.append(self._name(relation) if head else "root")
        tags = [tag for tree in trees for tag in tree.tags]
        upos = tuple([tag.upos for tag in tags])
        return Parsed(
            text=text,
            tokens=tuple(forms),
            starts=tuple(starts),
            upos=upos,
            feats=tuple([tag.feats for tag in tags]),
            lemma=tuple(map(self._lemma_of, forms, upos)),
            head=tuple(heads),
            deprel=tuple(relations),
        )

    def _name(self, key: int) -> str:
        """The relation of that key (with a sign: the keys fill 64 bits)."""
        known = self._names.get(key)
        if known is None:
            known = self._names[key] = self._nlp.vocab.strings[key % 2**64]
        return known


_COLUMNS: list[int | str] = ["HEAD", "DEP", "IDX", "LENGTH"]


class _Piece(NamedTuple):
    """A run of tokens to parse as one tree, and where in the sentence it begins."""

    doc: Doc
    offset: int


class _Tree(NamedTuple):
    """A parsed piece: `_COLUMNS` and the tag of each of its tokens."""

    offset: int
    rows: list[list[int]]
    tags: list[_Tag]


class _Tag(NamedTuple):
    """Universal part of speech and features."""

    upos: str
    feats: str


class _Tagger:
    """Tells parts of speech and features from the tokens' vectors."""

    def __init__(self, pipe: Any) -> None:  # noqa: ANN401 - spaCy's morphologizer
        softmax = pipe.model.layers[-1].layers[0]
        self._ops = softmax.ops
        self._weights, self._bias = parameters(softmax)
        self._tags = [_tag(label) for label in pipe.labels]

    def tags(self, vectors: Matrix) -> list[_Tag]:
        """The likeliest tag of each token."""
        scores = self._ops.gemm(vectors, self._weights, trans2=True) + self._bias
        return [self._tags[best] for best in scores.argmax(axis=1).tolist()]


def _tag(label: str) -> _Tag:
    """The tag that a label names: ``Number=Sing|POS=NOUN``."""
    parts = label.split("|")
    (upos,) = (part for part in parts if part.startswith("POS="))
    parts.remove(upos)
    return _Tag(upos.removeprefix("POS="), "|".join(parts))


def _pieces(doc: Doc) -> list[_Piece]:
    """The document itself, or its runs of `MAX_TOKENS` where it is longer."""
    if len(doc) <= MAX_TOKENS:
        return [_Piece(doc, 0)]
    cuts = range(0, len(doc), MAX_TOKENS)
    return [_Piece(doc[n : n + MAX_TOKENS].as_doc(), doc[n].idx) for n in cuts]


def _even(text: str) -> str:
    """The text on one line: white space is no token of the treebanks."""
    if _UNEVEN.search(text) is None:
        return text
    return "".join(" " if text[n].isspace() else text[n] for n in _kept(text))


def _places(text: str) -> list[int] | None:
    """Where each code point of `_even` stands in the text; None where unchanged."""
    return None if _UNEVEN.search(text) is None else _kept(text)


def _kept(text: str) -> list[int]:
    """The places of all but white space, and of the first blank between words."""
    blank = [sign.isspace() for sign in text]
    return [n for n in range(len(text)) if not (blank[n] and (n == 0 or blank[n - 1]))]


def build(weights: Weights, *, blis: bool = True) -> Language:
    """The spaCy pipeline with these weights.

    Args:
        weights: of a variant.
        blis: multiply with BLIS; else with NumPy, which on one thread is nearly
            three times as fast (see `threads`). The trees are the same.
    """
    with use_ops("numpy", use_blis=blis):
        nlp = util.load_model_from_config(weights.config, auto_fill=True)
    for label in weights.strings:
        nlp.vocab.strings.add(label)
    for name, part in weights.parts.items():
        pipe = cast(TrainablePipe, nlp.get_pipe(name))
        pipe.from_bytes(part, exclude=["vocab"])
    return nlp
