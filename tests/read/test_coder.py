"""The coder as a whole: its order, its spans, and that it never breaks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.reading import claims_of, document_of
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.document import Document
from trucewatch.read.coder import CODERS, code_document

WORDS = [
    "the",
    "army",
    "Turkey",
    "Moscow",
    "Idlib",
    "Azaz",
    "Jaish",
    "al-Islam",
    "jets",
    "mortar",
    "shells",
    "shelled",
    "bombed",
    "bombing",
    "shelling",
    "was",
    "were",
    "not",
    "no",
    "will",
    "may",
    "if",
    "said",
    "claimed",
    "denied",
    "accused",
    "of",
    "called",
    "for",
    "on",
    "to",
    "a",
    "halt",
    "truce",
    "agreement",
    "signed",
    "extended",
    "by",
    "15",
    "May",
    "2018",
    "three",
    "civilians",
    "killed",
    "wounded",
    "and",
    ",",
    ".",
    ";",
    ":",
    "“",
    "”",
    '"',
    "'",
    "(",
    ")",
    "round",
    "talks",
    "Astana",
    "fourth",
    "situation",
    "calm",
    "is",
    "isn't",
    "confirmed",
    "declined",
    "comment",
    "efforts",
    "breach",
    "aid",
    "convoy",
    "let",
    "in",
    "from",
    "toward",
    "province",
    "countryside",
    "parts",
    "May",
    "Resolution",
    "2254",
    "he",
    "she",
    "it",
    "they",
    "official",
    "that",
    "who",
]

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)
noise = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]),
    min_size=1,
    max_size=80,
)


def check(document: Document, claims: tuple[Claim, ...]) -> None:
    """Every claim's spans lie in the body, and its quote is the text under it."""
    for claim in claims:
        assert claim.quote == claim.spans[0].cut(document.text)
        assert all(any(b.covers(s) for b in document.body) for s in claim.spans)
        for place in claim.places:
            assert place.span.cut(document.text) == place.text


@settings(max_examples=120, deadline=None)
@given(sentences)
def test_any_row_of_report_words_is_coded_within_the_body(text: str) -> None:
    """Words in any order break nothing, and all spans stay in the report."""
    document = document_of(f"{text}.")
    check(document, code_document(document).claims)


@pytest.mark.uncounted
@settings(max_examples=60, deadline=None)
@given(noise)
def test_noise_breaks_nothing(text: str) -> None:
    """Random characters give no error, and no span outside the report."""
    document = document_of(f"Shelling hit Azaz. {text}")
    check(document, code_document(document).claims)


@pytest.mark.uncounted
@settings(max_examples=40, deadline=None)
@given(st.lists(sentences, min_size=1, max_size=4).map(". ".join))
def test_the_same_document_gives_the_same_claims(text: str) -> None:
    """Invariant 11: same input, same claims, ids included."""
    assert code_document(document_of(text)) == code_document(document_of(text))


def test_claims_come_in_the_order_of_the_coders() -> None:
    """Tallies first, rounds of talks last."""
    text = (
        "The Turkish side registered five ceasefire violations in Hama. Jets bombed"
        " Binnish. Turkey accused the army of shelling Azaz. The fourth round of the"
        " Astana talks was held on 3 May. The truce is holding."
    )
    kinds = [claim.kind for claim in claims_of(text)]
    assert list(dict.fromkeys(kinds)) == [
        ClaimKind.TALLY,
        ClaimKind.EVENT,
        ClaimKind.ASSESSMENT,
        ClaimKind.TALK_ROUND,
    ]


def test_each_coder_runs_once() -> None:
    """No coder is listed twice: nothing is claimed twice by one run."""
    assert len(set(CODERS)) == len(CODERS)


def test_three_papers_that_carry_one_agency_are_one_origin() -> None:
    """Invariant 7: corroboration counts origins, not papers."""
    text = "Jets bombed the town of Binnish."
    origins = {
        claim.origin
        for paper in ("Demo Post", "Demo Courier", "Demo Herald")
        for claim in claims_of(text, publisher=paper, agency="Interfax")
    }
    assert origins == {"Interfax"}


def test_a_document_without_statements_gives_no_claims() -> None:
    """There is no default code."""
    assert claims_of("The weather was fine.") == ()
