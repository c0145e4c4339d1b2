"""A claim stands in a document under a span, and its id is its content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given

from tests import factories as make
from tests.strategies import claims
from trucewatch.model.claim import (
    BODY_OF,
    KIND_OF,
    AgreementActType,
    Certainty,
    Claim,
    ClaimBody,
    ClaimKind,
    FigureUnit,
    Measure,
    Modality,
    PlacedClaim,
    Polarity,
    Reference,
    ResponseKind,
    StockOrFlow,
    make_claim,
)
from trucewatch.model.document import Span
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.place import Unplaced
from trucewatch.model.record import content_id, to_record
from trucewatch.model.source import UNNAMED_ORIGIN
from trucewatch.model.when import on_day

TEXT = "Shells hit Morek. Nobody was hurt."


def made(*spans: Span) -> Claim:
    """A claim of `TEXT` under those spans."""
    return make_claim(
        make.document(TEXT),
        spans=spans,
        body=EventBody(type=EventType.ARTILLERY),
        chain=(),
        time=on_day(make.DAY),
        coder="test/1",
    )


def test_the_codes_are_those_of_the_vocabulary() -> None:
    """Kinds of 2.1, polarity, modality and certainty of 2.2, answers of 2.11."""
    kinds = "event tally figure assessment commitment agreement_act talk_round response"
    assert [*ClaimKind] == kinds.split()
    assert [*Polarity] == ["affirmed", "negated", "denied"]
    modalities = (
        "asserted alleged hearsay possible planned threatened called_for conditional "
        "hypothetical historical"
    )
    assert [*Modality] == modalities.split()
    assert [*Certainty] == ["stated", "hedged", "confirmed_by_source"]
    answers = (
        "no_reply acknowledged denied explained counter_accused accepted action_taken"
    )
    assert [*ResponseKind] == answers.split()


def test_the_codes_of_figures_are_those_of_the_vocabulary() -> None:
    """Measures and units of 2.16, stock and flow."""
    measures = (
        "killed wounded missing detained displaced_new displaced_total idp_stock "
        "refugee_stock returned_refugee returned_idp people_in_need aid_tonnes "
        "aid_actions settlements_joined groups_joined infrastructure_unit"
    )
    assert [*Measure] == measures.split()
    units = "person fraction tonne action settlement group other"
    assert [*FigureUnit] == units.split()
    assert [*StockOrFlow] == ["stock", "flow"]


def test_the_acts_done_to_an_agreement_are_listed() -> None:
    """Those of 2.1, and the two that come before a signature."""
    acts = "agreed signed announced extended joined withdrew ended"
    assert [*AgreementActType] == acts.split()


def test_every_kind_has_its_body() -> None:
    """Kinds and bodies go one to one, and every body is of the union."""
    assert list(BODY_OF) == list(ClaimKind)
    assert set(BODY_OF.values()) == set(get_args(ClaimBody))
    assert [KIND_OF[BODY_OF[kind]] for kind in ClaimKind] == list(ClaimKind)


@pytest.mark.parametrize("kind", ClaimKind)
def test_the_body_decides_the_kind(kind: ClaimKind) -> None:
    """A claim made with a body is of the body's kind, and of no other."""
    claim = make.claim_of(kind)
    assert claim.kind is kind
    for other in set(ClaimKind) - {kind}:
        with pytest.raises(ValueError, match=f"{other} does not go with"):
            replace(claim, kind=other)


@pytest.mark.uncounted
@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda claim: replace(claim, document=""), id="no document"),
        pytest.param(lambda claim: replace(claim, spans=()), id="no span"),
    ],
)
@given(claims())
def test_no_claim_stands_without_span_and_document(
    spoil: Callable[[Claim], Claim], claim: Claim
) -> None:
    """Invariant 1, of any claim."""
    assert claim.document
    assert claim.spans
    with pytest.raises(ValueError, match="a document and at least one span"):
        spoil(claim)


@pytest.mark.parametrize("change", [-1, 1])
def test_the_quote_is_as_long_as_the_main_span(change: int) -> None:
    """A span one character shorter or longer than the quote is refused."""
    claim = made(Span(0, 17))
    with pytest.raises(ValueError, match="exactly"):
        replace(claim, spans=(Span(0, 17 + change),))


def test_the_quote_is_the_text_under_the_main_span() -> None:
    """The first span is the main one, wherever the others stand."""
    claim = made(Span(18, 34), Span(0, 17))
    assert claim.quote == "Nobody was hurt."
    assert claim.spans == (Span(18, 34), Span(0, 17))


def test_a_span_may_reach_the_end_of_the_text_and_no_further() -> None:
    """Every span lies in the document, not the main one only."""
    assert made(Span(18, 34)).quote == TEXT[18:]
    for spans in ((Span(18, 35),), (Span(0, 17), Span(18, 35)), ()):
        with pytest.raises(ValueError, match="no span, or a span outside"):
            made(*spans)


def test_a_claim_without_chain_has_an_unnamed_origin() -> None:
    """The origin is the first hop's, or says that there is none."""
    assert made(Span(0, 17)).origin == UNNAMED_ORIGIN
    assert make.claim(chain=(make.hop("Demo Council"),)).origin == "Demo Council"


def test_references_are_kept_with_the_claim() -> None:
    """A named text that is referred to stands beside the body, never in a number."""
    reference = Reference(text="Decree 5", span=Span(0, 8), id="decree-5")
    claim = make_claim(
        make.document("Decree 5 holds."),
        spans=(Span(0, 15),),
        body=make.BODIES[ClaimKind.ASSESSMENT],
        chain=(),
        time=on_day(make.DAY),
        coder="test/1",
        references=(reference,),
    )
    assert claim.references == (reference,)


@given(claims())
def test_the_id_is_the_hash_of_all_else(claim: Claim) -> None:
    """Invariant 11: the id can be computed from the claim's content alone."""
    assert claim.id == content_id("clm", to_record(replace(claim, id="")))
    assert len(claim.id) == len("clm_0123456789abcdef")


CHANGES: list[tuple[str, Claim]] = [
    ("words", make.claim(text="Shells hit the town on Monday.")),
    ("body", make.claim(EventBody(type=EventType.MORTAR))),
    ("origin", make.claim(chain=(make.hop("Demo Ministry"),))),
    ("time", make.claim(time=on_day(make.DAY.replace(day=6)))),
    ("polarity", make.claim(polarity=Polarity.NEGATED)),
    ("modality", make.claim(modality=Modality.ALLEGED)),
    ("certainty", make.claim(certainty=Certainty.HEDGED)),
    ("denier", make.claim(denied_by="Demo Ministry")),
    ("place", make.claim(places=(make.mention("town", start=15),))),
]


@pytest.mark.parametrize("other", [c[1] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_another_reading_has_another_id(other: Claim) -> None:
    """Whatever differs, the id differs; the same reading has the same."""
    assert make.claim().id == make.claim().id
    assert other.id != make.claim().id


def test_placements_answer_the_mentions_in_their_order() -> None:
    """One answer a mention: none missing, none more, none moved."""
    named = (make.mention("Shells"), make.mention("town", start=15))
    claim = make.claim(places=named)
    one, other = (Unplaced(mention=each, reason="no such name") for each in named)
    assert PlacedClaim(claim=claim, placements=(one, other)).claim is claim
    for wrong in ((), (one,), (other, one), (one, other, other)):
        with pytest.raises(ValueError, match="one placement a mention"):
            PlacedClaim(claim=claim, placements=wrong)
