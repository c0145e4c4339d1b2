"""CoNLL-U treebanks as training documents, with their true spacing."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from trucewatch.errors import BrokenTreebank

SENTENCES_PER_DOC = 8
"""Sentences joined into one training document, so that ends are learned too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One syntactic word of a treebank.

    Args:
        form: the word as written.
        lemma: its dictionary form.
        upos: universal part of speech.
        feats: universal features, ``_`` for none.
        head: 1-based position of its head in the sentence, 0 for the root.
        deprel: universal relation to the head, with its subtype.
        space: whether white space follows.
    """

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a treebank; marked where a document or a paragraph begins."""

    words: tuple[Word, ...]
    opens_document: bool
    opens_paragraph: bool = False

    @property
    def text(self) -> str:
        """The sentence as it was written, without the white space after it."""
        return "".join(w.form + " " * w.space for w in self.words).rstrip()


def read_treebank(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file (gzip or plain), in order.

    Raises:
        BrokenTreebank: a line has not ten columns, or a head is no number.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    marks: set[str] = set()
    rows: list[tuple[int, list[str]]] = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, raw in enumerate(lines, start=1):
            line = raw.rstrip("\n")
            if line.startswith("#"):
                marks.add(line[: len("# newdoc")])
            elif line:
                rows.append((number, line.split("\t")))
            elif rows:
                yield _sentence(path, rows, marks)
                marks, rows = set(), []
    if rows:
        yield _sentence(path, rows, marks)


def _sentence(
    path: Path, rows: list[tuple[int, list[str]]], marks: set[str]
) -> Sentence:
    opens = "# newdoc" in marks
    return Sentence(
        words=_words(path, rows),
        opens_document=opens,
        opens_paragraph=opens or "# newpar" in marks,
    )


def _words(path: Path, rows: list[tuple[int, list[str]]]) -> tuple[Word, ...]:
    """The words of one sentence; a multiword token's spacing holds for its last."""
    words: list[Word] = []
    glued_until, token_space = 0, True
    for number, columns in rows:
        if len(columns) != 10:
            raise BrokenTreebank(
                "line of a treebank has not ten columns",
                where=f"{path.name}:{number}",
                got=f"{len(columns)} columns",
                wanted="10, separated by tabs",
            )
        index, form, lemma, upos, _, feats, head, deprel, _, misc = columns
        space = "SpaceAfter=No" not in misc
        if "-" in index:
            glued_until, token_space = int(index.partition("-")[2]), space
            continue
        if "." in index:
            continue
        if not (index.isdigit() and head.isdigit()):
            raise BrokenTreebank(
                "word of a treebank has no number",
                where=f"{path.name}:{number}",
                got=f"id {index}, head {head}",
                wanted="whole numbers",
            )
        position = int(index)
        if position < glued_until:
            space = False
        elif position == glued_until:
            space = token_space
        words.append(
            Word(
                form=form,
                lemma=lemma,
                upos=upos,
                feats=feats,
                head=int(head),
                deprel=deprel,
                space=space,
            )
        )
    return tuple(words)


def documents(sentences: Iterator[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """The sentences in runs of `SENTENCES_PER_DOC` that never cross a document."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and (sentence.opens_document or len(run) == SENTENCES_PER_DOC):
            yield tuple(run)
            run = []
        run.append(sentence)
    if run:
        yield tuple(run)


def to_doc(vocab: Vocab, run: tuple[Sentence, ...]) -> Doc:
    """The sentences as one spaCy document with gold annotation."""
    words = [word for sentence in run for word in sentence.words]
    heads, offset = [], 0
    for sentence in run:
        for index, word in enumerate(sentence.words):
            heads.append(offset + (word.head - 1 if word.head else index))
        offset += len(sentence.words)
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        pos=[w.upos for w in words],
        morphs=["" if w.feats == "_" else w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=["ROOT" if w.deprel == "root" else w.deprel for w in words],
    )


def convert(paths: tuple[Path, ...], target: Path) -> int:
    """Write the treebanks as spaCy training data; the number of words written."""
    vocab, count = Vocab(), 0
    box = DocBin(attrs=["POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"])
    for path in paths:
        for run in documents(read_treebank(path)):
            doc = to_doc(vocab, run)
            count += len(doc)
            box.add(doc)
    target.parent.mkdir(parents=True, exist_ok=True)
    box.to_disk(target)
    return count
