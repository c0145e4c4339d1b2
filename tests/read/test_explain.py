"""The trace of a reading: what it shows is what the coders did."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.read.reading import document_of
from trucewatch.model.document import Document
from trucewatch.model.trace import DropReason, SentenceTrace, TracedDrop
from trucewatch.read.coder import code_document
from trucewatch.read.document import read_document
from trucewatch.read.explain import RELATIONS, explain_document, letting_runs
from trucewatch.read.triggering import may_count, may_tell_of_event
from trucewatch.text.parsed import Parser
from trucewatch.text.sieve import sieve_of


def traced(text: str) -> tuple[Document, tuple[SentenceTrace, ...]]:
    document = document_of(text)
    return document, explain_document(document).sentences


def sample_reports() -> list[bytes]:
    """Every seventh report of the sample mission."""
    folder = files("trucewatch.reference") / "missions" / "astana" / "reports"
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    return [path.read_bytes() for path in paths if path.is_file()][::7]


def test_the_trace_holds_the_claims_of_the_coder_each_once() -> None:
    """On reports as they come: nothing is added, lost or read in another way."""
    total = 0
    for number, raw in enumerate(sample_reports()):
        document = read_document(raw, name=f"{number}.txt")
        told = code_document(document).claims
        trace = explain_document(document)
        shown = [each.claim for s in trace.sentences for each in s.claims]
        assert sorted(claim.id for claim in shown) == sorted(c.id for c in told)
        assert set(shown) == set(told)
        total += len(told)
    assert total > 40


def test_the_trace_holds_every_sentence_once_in_order() -> None:
    """With its words exactly, whether it passed a test or not."""
    document, found = traced("It rained. Turkey accused Russia of shelling Idlib.")
    assert [each.text for each in found] == [
        "It rained.",
        "Turkey accused Russia of shelling Idlib.",
    ]
    assert all(each.span.cut(document.text) == each.text for each in found)


def test_a_sentence_that_passes_no_test_has_an_empty_trace() -> None:
    """No tree is made for it and nothing is dropped."""
    _, (quiet,) = traced("Sheep grazed.")
    assert (quiet.passed, quiet.tree, quiet.claims, quiet.dropped) == ((), (), (), ())


def test_nothing_is_parsed_where_no_two_may_act() -> None:
    """The parser is not even opened."""

    def refuse() -> Parser:
        raise AssertionError("opened a parser")

    document = document_of("The weather was condemned.")
    (sentence,) = explain_document(document, parser=refuse).sentences
    (dropped,) = sentence.dropped
    assert (dropped.coder, dropped.dropped.reason) == (RELATIONS, DropReason.NO_PAIR)


def test_a_claim_names_its_coder_and_the_words_that_led_to_it() -> None:
    """The word of the event, not every word that let the sentence pass."""
    document, (sentence,) = traced("Jets bombed Idlib, and shells hit Hama.")
    (bombed, *_) = sentence.claims
    assert bombed.coder == "events"
    assert [span.cut(document.text) for span in bombed.words] == ["bombed"]


def test_an_act_shows_its_chain_its_sense_and_both_sides() -> None:
    """The frame is what the relation was read from."""
    document, (sentence,) = traced("Germany condemned Turkey.")
    (act,) = (each for each in sentence.claims if each.coder == RELATIONS)
    frame = act.frame
    assert frame is not None
    assert (frame.chain, frame.sense) == (("condemned",), "condemn")
    assert (frame.sources, frame.targets) == (("Germany",), ("Turkey",))
    assert frame.own == frame.act
    assert [span.cut(document.text) for span in act.words] == ["condemned"]


def test_operators_of_an_act_are_shown_with_what_they_make_of_it() -> None:
    """A promise of aid is aid by its word and an agreement by its operator."""
    _, (sentence,) = traced("Germany promised to send aid to Turkey.")
    frames = [each.frame for each in sentence.claims]
    frames += [each.frame for each in sentence.dropped]
    (frame,) = (each for each in frames if each and "promise" in each.operators)
    assert (frame.own, frame.act) == ("aid", "agree")


def test_a_tree_is_shown_word_by_word() -> None:
    """Each word's span is where it stands; one word is its own head."""
    document, (sentence,) = traced("Germany condemned Turkey.")
    assert [word.text for word in sentence.tree][:2] == ["Germany", "condemned"]
    assert all(word.span.cut(document.text) == word.text for word in sentence.tree)
    roots = [w.text for n, w in enumerate(sentence.tree) if w.head == n]
    assert roots == ["condemned"]
    assert sentence.tree[0].relation == "nsubj"


CASES = [
    ("events", "advanced", DropReason.UNARMED, "The slow train advanced."),
    ("events", "was met", DropReason.NO_ACTOR, "It was met with anger."),
    ("events", "clash", DropReason.BARE_NOUN, "There was a clash."),
    ("responses", "did not deny", DropReason.NEGATED, "Moscow did not deny it."),
    (
        "responses",
        "denied",
        DropReason.NO_ACCUSATION,
        "Turkey denied entry to a convoy of trucks.",
    ),
    (
        "speech_acts",
        "will accuse",
        DropReason.NOT_SAID,
        "Turkey will accuse Russia of shelling Idlib.",
    ),
    (
        "speech_acts",
        "did not accuse",
        DropReason.NEGATED,
        "Turkey did not accuse Russia of shelling Idlib.",
    ),
    ("speech_acts", "urged", DropReason.NO_CONTENT, "Turkey urged patience."),
    (
        "agreement_acts",
        "signed",
        DropReason.NO_AGREEMENT,
        "The truce held while Turkey signed letters.",
    ),
    (
        "agreement_acts",
        "signed",
        DropReason.NO_ACTOR,
        "Later someone signed the ceasefire agreement.",
    ),
    (
        RELATIONS,
        "accused",
        DropReason.REPEATED,
        "Turkey accused Russia of shelling Idlib.",
    ),
    (
        RELATIONS,
        "condemned",
        DropReason.NO_KNOWN_SOURCE,
        "They condemned the weather.",
    ),
    (
        RELATIONS,
        "visited",
        DropReason.NO_KNOWN_TARGET,
        "Germany visited the mountains, and Turkey condemned Russia.",
    ),
    (RELATIONS, "condemn", DropReason.NEGATED, "Germany did not condemn Turkey."),
    (
        RELATIONS,
        "condemnation",
        DropReason.NO_VERB,
        "Germany's condemnation of Turkey angered Moscow, but Iran praised it.",
    ),
    (
        RELATIONS,
        "denied that Turkey helped",
        DropReason.ELSEWHERE,
        "Moscow denied that Turkey helped rebels.",
    ),
    (RELATIONS, "condemned", DropReason.NO_PAIR, "The weather was condemned."),
    (
        RELATIONS,
        "protects",
        DropReason.WEAK_WORD,
        "Germany protects Turkey, and Russia condemned France.",
    ),
    (
        RELATIONS,
        "opened",
        DropReason.ONE_SIDED,
        "Turkey condemned Russia and Germany opened.",
    ),
    (
        RELATIONS,
        "clashes",
        DropReason.NO_SIDES,
        "There were clashes when Turkey condemned Russia.",
    ),
    (
        "assessments",
        "The army said that a journalist confirmed the weather.",
        DropReason.NOTHING_FOUND,
        "The army said that a journalist confirmed the weather.",
    ),
]


@pytest.mark.parametrize(
    ("coder", "words", "reason", "text"),
    CASES,
    ids=[f"{case[0]}-{case[2].value}" for case in CASES],
)
def test_a_dropped_candidate_says_why(
    coder: str, words: str, reason: DropReason, text: str
) -> None:
    """The coder, its words and the reason, for each thing a coder asks for."""
    document, (sentence,) = traced(text)
    found = [(d.coder, d.dropped.reason, _words(document, d)) for d in sentence.dropped]
    assert (coder, reason, words) in found


def test_every_reason_has_a_case() -> None:
    """But for the echo, which takes two sentences and has a test of its own."""
    assert {case[2] for case in CASES} == set(DropReason) - {DropReason.ECHO}


def _words(document: Document, drop: TracedDrop) -> str:
    return drop.dropped.span.cut(document.text)


def test_what_goes_on_about_the_sentence_before_is_dropped_as_an_echo() -> None:
    """The attack is the shelling just told of."""
    document, (_, second) = traced("Rebels shelled Hama. The attack killed three men.")
    found = [(d.dropped.reason, _words(document, d)) for d in second.dropped]
    assert (DropReason.ECHO, "attack") in found


def test_a_repeated_act_names_the_claim_that_tells_it() -> None:
    """So that a reader can go from the one to the other."""
    _, (sentence,) = traced("Turkey accused Russia of shelling Idlib.")
    ids = {each.claim.id for each in sentence.claims}
    told = [d.dropped.told_by for d in sentence.dropped if d.dropped.told_by]
    assert told
    assert set(told) <= ids


def test_a_coder_that_told_something_is_not_said_to_have_found_nothing() -> None:
    """Also where its claim begins in the sentence before and ends here."""
    text = "Jets bombed the market in Idlib. Five civilians were killed."
    _, sentences = traced(text)
    for sentence in sentences:
        silent = {
            d.coder
            for d in sentence.dropped
            if d.dropped.reason is DropReason.NOTHING_FOUND
        }
        assert silent.isdisjoint(each.coder for each in sentence.claims)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("They shelled it and bombed it.", {"shelled", "bombed"}, id="two"),
        pytest.param("Sheep grazed on the road.", set(), id="none"),
    ],
)
def test_every_word_that_lets_a_sentence_pass_is_named(
    text: str, runs: set[str]
) -> None:
    """Each of two words that could do it alone; none where it does not pass."""
    assert letting_runs(may_tell_of_event, sieve_of(text)) == runs


def test_words_that_pass_only_together_are_named_together() -> None:
    """A verb of recording and its noun; what does not matter is left out."""
    sieve = sieve_of("The centre recorded 14 shellings near the valley")
    assert may_count(sieve)
    found = letting_runs(may_count, sieve)
    assert {"recorded", "shellings"} <= found
    assert found.isdisjoint({"near", "valley", "the"})


def test_a_trace_is_the_same_every_time() -> None:
    """Same document, same trace."""
    document = document_of("Turkey accused Russia of shelling Idlib.")
    assert explain_document(document) == explain_document(document)
