"""The trained English parser, run by spaCy; import it only to parse (it is heavy)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self, cast

from spacy import util
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from thinc.api import use_ops

from trucewatch.text.lemmas import Table, lemma_of
from trucewatch.text.parsed import Parsed
from trucewatch.text.weights import Weights, load_weights

MAX_TOKENS = 250
"""Tokens parsed as one tree: a longer run is no sentence, and is parsed in pieces."""

_BATCH = 128


class EnglishParser:
    """Parts of speech, features and dependencies of English sentences."""

    def __init__(self, nlp: Language, *, name: str, lemmas: Table) -> None:
        self.name = name
        self._nlp = nlp
        self._lemmas = lemmas
        self._strings: dict[int, str] = {}

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
        docs = [self._nlp.make_doc(text) for text in texts]
        cuts = [_pieces(doc) for doc in docs]
        pieces: Iterator[Doc] = (piece for cut in cuts for piece in cut)
        for _, pipe in self._nlp.pipeline:
            pieces = cast(TrainablePipe, pipe).pipe(pieces, batch_size=_BATCH)
        done = iter(list(pieces))
        return [
            self._parsed(text, [next(done) for _ in cut])
            for text, cut in zip(texts, cuts, strict=True)
        ]

    def _parsed(self, text: str, pieces: list[Doc]) -> Parsed:
        """The pieces as one tree each, tokens of white space left out."""
        rows: list[_Row] = []
        offset = 0
        for doc in pieces:
            rows += self._rows(doc, text, offset=offset, first=len(rows))
            offset += len(doc.text_with_ws)
        lemmas = (lemma_of(row.form, row.upos, self._lemmas) for row in rows)
        return Parsed(
            text=text,
            tokens=tuple(row.form for row in rows),
            starts=tuple(row.start for row in rows),
            upos=tuple(row.upos for row in rows),
            feats=tuple(row.feats for row in rows),
            lemma=tuple(lemmas),
            head=tuple(row.head for row in rows),
            deprel=tuple(row.deprel for row in rows),
        )

    def _rows(self, doc: Doc, text: str, *, offset: int, first: int) -> list[_Row]:
        table = doc.to_array(list(_COLUMNS)).astype("int64").tolist()
        kept = [n for n, row in enumerate(table) if row[_POS] != _SPACE]
        places = {index: first + place for place, index in enumerate(kept)}
        found = []
        for index in kept:
            pos, dep, _, morph, start, length = table[index]
            head = _visible_head(table, index)
            found.append(
                _Row(
                    form=text[offset + start : offset + start + length],
                    start=offset + start,
                    upos=self._string(pos),
                    feats=self._string(morph),
                    head=places.get(head, places[index]),
                    deprel="root" if head == index else self._string(dep),
                )
            )
        return found

    def _string(self, key: int) -> str:
        known = self._strings.get(key)
        if known is None:
            known = self._strings[key] = self._nlp.vocab.strings[key % _UNSIGNED]
        return known


class _Row(NamedTuple):
    """One token, on its way into `Parsed`."""

    form: str
    start: int
    upos: str
    feats: str
    head: int
    deprel: str


_COLUMNS = ["POS", "DEP", "HEAD", "MORPH", "IDX", "LENGTH"]
_POS, _HEAD = 0, 2
_SPACE = 103
"""Number of the part of speech ``SPACE`` (spacy.symbols)."""
_UNSIGNED = 2**64


def _visible_head(table: list[list[int]], index: int) -> int:
    """Index of the nearest ancestor that is not white space; itself for a root."""
    head = index + table[index][_HEAD]
    while table[head][_POS] == _SPACE and table[head][_HEAD]:
        head += table[head][_HEAD]
    return head if table[head][_POS] != _SPACE else index


def _pieces(doc: Doc) -> list[Doc]:
    """The document itself, or its runs of `MAX_TOKENS` where it is longer."""
    if len(doc) <= MAX_TOKENS:
        return [doc]
    cuts = range(0, len(doc), MAX_TOKENS)
    return [doc[cut : cut + MAX_TOKENS].as_doc() for cut in cuts]


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
