"""Treebanks: words, spacing, documents, and what is wrong with a file."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from trucewatch.errors import BrokenTreebank
from trucewatch.text.english import build
from trucewatch.text.weights import load_weights
from trucewatch.train.convert import convert, documents, read_treebank
from trucewatch.train.measure import measure
from trucewatch.train.release import lemma_table

SENTENCE = """# newdoc id = {name}
# sent_id = {name}-1
1	They	they	PRON	PRP	Case=Nom	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	attack	attack	VERB	VB	VerbForm=Inf	0	root	_	_
4.1	it	it	PRON	PRP	_	_	_	_	_
5	towns	town	NOUN	NNS	Number=Plur	4	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	4	punct	_	_

"""


def bank(folder: Path, names: str = "ab", *, rest: str = "") -> Path:
    """A treebank of one sentence a document."""
    path = folder / "tiny.conllu.gz"
    text = "".join(SENTENCE.format(name=name) for name in names) + rest
    path.write_bytes(gzip.compress(text.encode()))
    return path


def test_spacing_is_true_within_multiword_tokens(tmp_path: Path) -> None:
    """A joined form is two words with no space between; empty nodes are no words."""
    first, _ = read_treebank(bank(tmp_path))
    assert first.text == "They don't attack towns."
    forms = [word.form for word in first.words]
    assert forms == ["They", "do", "n't", "attack", "towns", "."]


def test_documents_and_paragraphs_are_marked_where_they_begin(tmp_path: Path) -> None:
    """A document begins a paragraph; a paragraph begins no document."""
    rest = SENTENCE.format(name="c").replace("# newdoc id", "# newpar id")
    rest += SENTENCE.format(name="d").replace("# newdoc", "# other")
    found = list(read_treebank(bank(tmp_path, "a", rest=rest)))
    assert [one.opens_document for one in found] == [True, False, False]
    assert [one.opens_paragraph for one in found] == [True, True, False]


def test_runs_never_cross_a_document(tmp_path: Path) -> None:
    """Two documents of one sentence give two runs."""
    runs = list(documents(read_treebank(bank(tmp_path))))
    assert [len(run) for run in runs] == [1, 1]


def test_gold_annotation_reaches_the_training_data(tmp_path: Path) -> None:
    """Heads, labels and features are those of the file."""
    target = tmp_path / "out" / "tiny.spacy"
    assert convert((bank(tmp_path),), target) == 12
    docs = list(DocBin().from_disk(target).get_docs(Vocab()))
    assert [token.dep_ for token in docs[0]][:4] == ["nsubj", "aux", "advmod", "ROOT"]
    assert docs[0][4].head.text == "attack"
    assert str(docs[0][4].morph) == "Number=Plur"


@pytest.mark.parametrize(
    ("rest", "what"),
    [("1\tonly\n", "ten columns"), ("x\ta\ta\tX\t_\t_\t0\troot\t_\t_\n", "no number")],
)
def test_a_broken_line_is_named(tmp_path: Path, rest: str, what: str) -> None:
    """File and line are told, not a half-read treebank."""
    path = bank(tmp_path, rest=rest)
    with pytest.raises(BrokenTreebank, match=what) as caught:
        list(read_treebank(path))
    assert caught.value.where == "tiny.conllu.gz:23"


def test_only_what_rules_get_wrong_is_in_the_lemma_table(tmp_path: Path) -> None:
    """Regular forms are left to the rules; rare function words are not kept."""
    rest = "1\tshot\tshoot\tVERB\tVBD\t_\t0\troot\t_\t_\n\n"
    assert lemma_table((bank(tmp_path, rest=rest),)) == {
        "PART": {"n't": "not"},
        "VERB": {"shot": "shoot"},
    }


def test_the_measure_counts_labelled_edges(tmp_path: Path) -> None:
    """One sentence read rightly scores a hundred; another gold label costs it."""
    nlp = build(load_weights("standard"))
    right = bank(tmp_path, "a")
    assert measure(nlp, right).las == 100
    assert measure(nlp, right).roles == 100
    wrong = tmp_path / "wrong.conllu"
    gold = SENTENCE.format(name="a").replace("4\tobj", "4\tiobj")
    wrong.write_text(gold, encoding="utf-8")
    found = measure(nlp, wrong)
    assert found.las == pytest.approx(80)
    assert found.roles == pytest.approx(200 / 3)
    assert found.by_relation["iobj"] == 0
