"""A trace as text and as a page: complete, escaped, self-contained."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest

from tests.factories import claim_of
from tests.publish.pages import read_page
from tests.publish.traces import (
    FIRST,
    FRAME,
    TREE,
    at,
    long_tree,
    sample_trace,
    tree_of,
)
from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import (
    AgreementActBody,
    AgreementActType,
    AssessmentBody,
    ClaimBody,
    ClaimKind,
    Modality,
    Polarity,
    ResponseBody,
    ResponseKind,
    make_claim,
)
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.talks import TalkRoundBody
from trucewatch.model.trace import DropReason, TracedClaim
from trucewatch.publish.codes_reading import CLAIM_KIND
from trucewatch.publish.trace_page import render_trace
from trucewatch.publish.trace_text import trace_lines, tree_lines
from trucewatch.publish.trace_view import sentence_views
from trucewatch.publish.trace_words import CODER, DROP_REASON, claim_words, frame_facts
from trucewatch.publish.tree_drawing import WIDEST
from trucewatch.read.coder import CODERS
from trucewatch.read.explain import RELATIONS


def test_every_reason_and_every_coder_has_words() -> None:
    """A trace never shows a bare code, and never fails for want of a word."""
    assert set(DROP_REASON) == set(DropReason)
    names = {coder.__module__.rpartition(".")[2] for coder in CODERS}
    assert set(CODER) == names | {RELATIONS}


@pytest.mark.parametrize("kind", list(ClaimKind))
def test_a_claim_of_every_kind_has_words(kind: ClaimKind) -> None:
    """Its kind first, then what it says."""
    words = claim_words(claim_of(kind))
    assert words.startswith(f"{CLAIM_KIND[kind]}: ")
    assert not re.search(r"None|; ;|: ;|;\Z|: \Z", words)


def test_a_claim_says_how_it_is_said_only_where_it_is_no_plain_statement() -> None:
    """Denied and alleged are shown; affirmed and asserted go without saying."""
    plain = claim_of(ClaimKind.EVENT)
    denied = replace(plain, polarity=Polarity.DENIED, modality=Modality.ALLEGED)
    assert "denied" not in claim_words(plain)
    assert claim_words(denied) == f"{claim_words(plain)}; denied; alleged"


def test_a_frame_tells_the_act_before_and_after_its_operators() -> None:
    """And that it is said not to be done; an empty side says so."""
    facts = dict(frame_facts(FRAME))
    assert facts["Chain of words"] == "refused → aid"
    assert facts["Operators"] == "refuse"
    assert facts["Act"] == "aid → reject, said not to be done"
    assert (facts["Who acts"], facts["Acted upon"]) == ("Turkey", "no one")


def test_the_runs_of_a_sentence_joined_are_its_words() -> None:
    """Marks cut the sentence and lose nothing of it."""
    first, second = sentence_views(sample_trace())
    assert "".join(run.text for run in first.runs) == FIRST
    marks = {run.text: run.marks for run in first.runs}
    assert marks["Turkey"] == ("claim", "who")
    assert marks["accused"] == ("claim", "led", "drop")
    assert [run.marks for run in second.runs] == [()]


BY = ActorMention(text="Turkey", span=at("Turkey"), actor="TUR")


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        pytest.param(
            AgreementActBody(act=AgreementActType.SIGNED, actors=(BY,)), True, id="act"
        ),
        pytest.param(TalkRoundBody(track=None, participants=(BY,)), True, id="talks"),
        pytest.param(CommitmentBody(by=(BY,), what="go"), True, id="commitment"),
        pytest.param(
            ResponseBody(response=ResponseKind.DENIED, by=(BY,)), True, id="response"
        ),
        pytest.param(AssessmentBody(subject="it", statement="calm"), False, id="none"),
    ],
)
def test_those_who_act_are_marked_in_claims_of_every_kind(
    body: ClaimBody, marked: bool
) -> None:
    """Whoever the claim names, wherever its body keeps them."""
    trace = sample_trace()
    first = trace.sentences[0]
    claim = make_claim(
        trace.document,
        spans=(first.span,),
        body=body,
        chain=(),
        time=first.claims[0].claim.time,
        coder="test/1",
    )
    told = TracedClaim(coder="talks", words=(), claim=claim)
    only = replace(trace, sentences=(replace(first, claims=(told,)),))
    (view,) = sentence_views(only)
    who = [run.text for run in view.runs if "who" in run.marks]
    assert who == (["Turkey"] if marked else [])


def test_each_coder_that_looked_says_what_came_of_it() -> None:
    """Claims, drops or nothing; what found nothing is no dropped candidate."""
    first, _ = sentence_views(sample_trace())
    assert [(p.words, p.outcome) for p in first.passed] == [
        (("accused",), "1 claim"),
        ((), "nothing found"),
        (("accused",), "1 dropped"),
    ]
    (drop,) = first.dropped
    assert (drop.words, drop.told_by) == ("accused", 1)


def test_the_text_is_complete_and_in_order() -> None:
    """Sentence, tests, claims, drops with their frame, tree; then the next."""
    lines = list(trace_lines(sample_trace()))
    text = "\n".join(lines)
    parts = [
        "A & B <i>",
        f"1. {FIRST}",
        "speech acts by “accused”: 1 claim",
        "claim 1   event: accusation; by Turkey (TUR); to Russia (RUS)",
        "told already by another claim (claim 1)",
        "operators: refuse",
        "tree      accused (root, X)",
        "2. It rained.",
        "by no test",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_a_tree_as_text_stands_below_its_heads() -> None:
    """Each word deeper than the one that governs it, in text order."""
    tree = tree_of(("the", 1, "det"), ("men", 2, "nsubj"), ("met", 2, "root"))
    assert list(tree_lines(tree)) == [
        "met (root, X)",
        "  men (nsubj, X)",
        "    the (det, X)",
    ]
    assert list(tree_lines(())) == []


@pytest.fixture
def page() -> str:
    return render_trace([sample_trace(), sample_trace()])


def test_the_page_is_well_formed_with_unique_ids_and_live_links(page: str) -> None:
    """Also with the same document twice."""
    read = read_page(page)
    assert len(read.ids) == len(set(read.ids))
    targets = {link.removeprefix("#") for link in read.links}
    assert targets <= set(read.ids)
    assert set(read.labelled) <= set(read.ids)
    steps = itertools.pairwise(read.headings)
    assert all(deeper - level <= 1 for level, deeper in steps)


def test_the_page_shows_words_of_the_text_as_words(page: str) -> None:
    """Markup in a report, its title or a tree is text, never markup of the page."""
    read = read_page(page)
    assert {"b", "i", "script"}.isdisjoint(read.tags)
    assert FIRST in read.text
    assert "A & B <i>" in read.text


def test_the_page_needs_nothing_beside_it(page: str) -> None:
    """No script, no request, and a policy that allows none."""
    read = read_page(page)
    assert {"script", "link", "img", "iframe"}.isdisjoint(read.tags)
    assert read.sources == []
    assert "@import" not in page
    assert not re.findall(r"url\((?!#)", page)
    assert "default-src 'none'" in page
    assert re.findall(r'\son\w+="', page) == []


@pytest.mark.parametrize(
    ("count", "drawn"),
    [(WIDEST, True), (WIDEST + 1, False), (400, False)],
    ids=["just drawn", "too long", "very long"],
)
def test_a_long_sentence_keeps_its_table_and_loses_its_drawing(
    count: int, drawn: bool
) -> None:
    """What is drawn stands in a box that scrolls; the table has every word."""
    page = render_trace([sample_trace(long_tree(count))])
    assert ("<svg" in page) is drawn
    boxes = re.findall(r'<div class="tree-box"[^>]*tabindex="0"[^>]*>\s*<svg', page)
    assert len(boxes) == page.count("<svg")
    assert page.count('<th scope="row">') == count


def test_the_same_traces_give_the_same_page() -> None:
    """Byte for byte."""
    assert render_trace([sample_trace()]) == render_trace([sample_trace()])


def test_a_sentence_without_a_tree_shows_none() -> None:
    """No empty box, no empty table."""
    bare = render_trace([sample_trace(())])
    assert "<svg" not in bare
    assert "<table" not in bare
    assert "<table" in render_trace([sample_trace(TREE)])


COLOUR = re.compile(r"#[0-9a-f]{6}\b")


def test_every_text_colour_has_the_contrast_of_wcag_aa() -> None:
    """At least 4.5 to 1 on white, on the mark and on the box of a tree."""
    page = render_trace([sample_trace()])
    texts = {"#1c1c1c", "#565656", "#0b4a7d", "#6d1a1a"}
    assert texts <= set(COLOUR.findall(page))
    for text in texts:
        for ground in ("#ffffff", "#fff1b8", "#fcfbf8"):
            assert _contrast(text, ground) >= 4.5


def _contrast(one: str, other: str) -> float:
    """Source: WCAG 2.2, definition of contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
