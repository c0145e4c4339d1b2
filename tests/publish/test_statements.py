"""Statements: one neutral sentence a claim, whatever the claim leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.publish import sample_claims, sample_documents, samples
from tests.publish.sample_documents import NEWS, RUSSIAN, a_claim
from trucewatch.model.claim import (
    AgreementActBody,
    AgreementActType,
    AssessmentBody,
    ClaimBody,
    FigureBody,
    FigureUnit,
    Measure,
    Modality,
    PlacedClaim,
    Polarity,
    ResponseBody,
    ResponseKind,
    StockOrFlow,
)
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.place import MentionRole
from trucewatch.model.quantity import PersonClass, exactly
from trucewatch.model.talks import TalkRoundBody
from trucewatch.model.tally import CountUnit, Period, TallyBody, TallyScope
from trucewatch.model.when import unknown_time
from trucewatch.publish.counts import tally_line
from trucewatch.publish.incidents import said_view
from trucewatch.publish.index import Index, index_of
from trucewatch.publish.statements import (
    figure_words,
    statement_view,
)

WORDS = "A spokeswoman called for aid convoys to be let into Idlib."
INDEX: Index = index_of(samples.sample_bulletin(), {})


def _sentence(placed: PlacedClaim) -> str:
    line = statement_view(placed, INDEX).line
    return "".join(part.text for part in line)


def _said(body: ClaimBody) -> str:
    return _sentence(a_claim(NEWS, WORDS, body))


BARE = (
    (
        AssessmentBody(subject="", statement="holding", rating="not_heard_before"),
        "Morning Paper: “holding” (noted as: not heard before).",
    ),
    (
        AgreementActBody(act=AgreementActType.EXTENDED, actors=()),
        "Extension of an agreement, as told by Morning Paper.",
    ),
    (
        AgreementActBody(act=AgreementActType.JOINED, actors=(), object="the truce"),
        "Joining of “the truce”, as told by Morning Paper.",
    ),
    (
        CommitmentBody(by=(), what="maps"),
        "Undertaking by a body not named: “maps”, no date given, as told by "
        "Morning Paper.",
    ),
    (TalkRoundBody(track=None), "Talks: mentioned, as told by Morning Paper."),
    (
        ResponseBody(response=ResponseKind.NO_REPLY, by=()),
        "A body not named: no reply, as told by Morning Paper.",
    ),
    (
        FigureBody(
            measure=Measure.WOUNDED,
            unit=FigureUnit.PERSON,
            quantity=exactly(1),
            stock_or_flow=StockOrFlow.FLOW,
        ),
        "1 person: wounded, said by Morning Paper.",
    ),
    (
        TallyBody(recorder=None, recorder_text="", unit=CountUnit.EXPLOSION, count=1),
        "1 explosion, one side's count; period not stated; reported by Morning Paper",
    ),
)


@pytest.mark.parametrize(("body", "expected"), BARE)
def test_claims_without_particulars_still_make_a_sentence(
    body: ClaimBody, expected: str
) -> None:
    """What is not given is left out or said to be missing, never filled in."""
    assert _said(body) == expected


def test_full_claims_name_everything_given() -> None:
    """Instrument, object, actors, capacity, day and places."""
    assert _sentence(sample_claims.SIGNED) == (
        "Signing of “the memorandum” on “zones” by “Three guarantors” as "
        "“guarantors”, 4 May 2017; places named: Astana, parts of Idlib, as told by "
        "Morning Paper."
    )
    assert _sentence(sample_claims.SIXTH) == (
        "Astana talks, round 6 in the source's count, 5 rounds so far: announced; "
        "taking part: “the guarantors”; subject: “the fourth zone”, as told by "
        "Morning Paper (planned)."
    )


def test_denied_and_hedged_statements_say_so() -> None:
    """Polarity and modality stand behind the sentence."""
    claim = replace(
        sample_claims.ASSESSMENT.claim,
        polarity=Polarity.NEGATED,
        modality=Modality.HEARSAY,
    )
    assert _sentence(PlacedClaim(claim=claim)) == (
        "Reconciliation Centre on “ceasefire”: “stable” (noted as: stable) "
        "(said not to have happened; at second hand)."
    )


@pytest.mark.parametrize(
    ("unit", "person_class", "number", "expected"),
    [
        (FigureUnit.PERSON, PersonClass.CHILD, 3, "3 children: killed"),
        (FigureUnit.PERSON, PersonClass.UNKNOWN, 3, "3 persons: killed"),
        (FigureUnit.TONNE, PersonClass.UNKNOWN, 1, "1 tonne: killed"),
        (FigureUnit.FRACTION, PersonClass.UNKNOWN, 0.25, "25 %: killed"),
    ],
)
def test_figures_carry_their_unit(
    unit: FigureUnit, person_class: PersonClass, number: float, expected: str
) -> None:
    """Persons by class, other units in singular and plural, shares in percent."""
    body = FigureBody(
        measure=Measure.KILLED,
        unit=unit,
        quantity=exactly(number),
        person_class=person_class,
        stock_or_flow=StockOrFlow.STOCK,
    )
    assert figure_words(body) == expected


@pytest.mark.parametrize(
    ("count", "scope", "expected"),
    [
        (0, TallyScope.SIDE, "reports none: cases (unit not stated), one side's"),
        (None, TallyScope.HEADLINE, "named without a number: cases"),
        (1200, TallyScope.CUMULATIVE, "1,200 cases (unit not stated), running total"),
    ],
)
def test_counts_apart_are_worded_by_scope(
    count: int | None, scope: TallyScope, expected: str
) -> None:
    """None stated and no number are words; running totals are called so."""
    body = TallyBody(
        recorder=None,
        recorder_text="",
        unit=CountUnit.UNKNOWN,
        count=count,
        scope=scope,
        period=Period(),
    )
    line = tally_line(a_claim(RUSSIAN, "The ceasefire is assessed", body), INDEX)
    assert "".join(part.text for part in line).startswith(expected)


def test_lines_on_counts_need_a_count() -> None:
    """An assessment is refused."""
    with pytest.raises(TypeError, match="wanted a tally claim"):
        tally_line(sample_claims.ASSESSMENT, INDEX)


def test_place_of_a_sentence_is_where_it_happened() -> None:
    """A place only named, or the place fired from, is not where it happened."""
    body = EventBody(type=EventType.MORTAR)
    named = sample_documents.mention(NEWS, "Idlib", role=MentionRole.FROM)
    placed = a_claim(
        NEWS,
        WORDS,
        body,
        placements=(sample_documents.placed_at(named, sample_documents.IDLIB),),
        time=unknown_time(),
    )
    line = said_view(placed, INDEX).line
    assert line[0].text == "Mortar fire is said by Morning Paper to have taken place."
