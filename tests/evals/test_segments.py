"""Sentence ends of treebanks: how documents are rebuilt and ends are counted."""

from __future__ import annotations

from evals.segments import naive, pages, score

from trucewatch.model.document import Span
from trucewatch.text.segment import sentences
from trucewatch.train.convert import Sentence, Word


def sentence(text: str, *, document: bool = False, paragraph: bool = False) -> Sentence:
    """A sentence of words with a gap after each, its stop glued to the last."""
    words = [
        Word(form=form, lemma="", upos="X", feats="_", head=0, deprel="root", space=gap)
        for word in text.split()
        for form, gap in (
            ((word[:-1], False), (".", True)) if word.endswith(".") else ((word, True),)
        )
    ]
    return Sentence(
        words=tuple(words), opens_document=document, opens_paragraph=paragraph
    )


BANK = [
    sentence("A headline", document=True, paragraph=True),
    sentence("Gen. Karam left.", paragraph=True),
    sentence("He slept."),
    sentence("Another one.", document=True, paragraph=True),
]


def test_documents_are_rebuilt_with_their_ends_and_paragraphs() -> None:
    """Text, ends and paragraphs of two documents."""
    first, second = pages(iter(BANK))
    assert first.text == "A headline Gen. Karam left. He slept. "
    assert first.ends == {10, 27, 37}
    assert [p.cut(first.text).strip() for p in first.paragraphs] == [
        "A headline",
        "Gen. Karam left. He slept.",
    ]
    assert second.text == "Another one. "


def test_ends_are_right_only_at_the_very_character() -> None:
    """The headline's end is known from its paragraph; the naive splitter trips."""
    found = list(pages(iter(BANK)))
    shares = {"precision": 100.0, "recall": 100.0, "f": 100.0, "ends": 4}
    assert score(found, sentences, apart=True) == shares
    run = score(found, sentences, apart=False)
    assert (run["precision"], run["recall"]) == (100.0, 75.0)
    assert score(found, naive, apart=False)["precision"] == 75.0


def test_the_naive_splitter_ends_at_every_stop_before_a_capital() -> None:
    """What it finds, trimmed."""
    text = "Gen. Karam left. he slept. "
    found = naive(text, (Span(0, len(text)),))
    assert [span.cut(text) for span in found] == ["Gen.", "Karam left. he slept."]
