"""The coder: runs every coder of claims over a document's sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

from trucewatch.model.claim import Claim, FigureBody, Measure, Polarity, StockOrFlow
from trucewatch.model.document import Document
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.tally import TallyBody
from trucewatch.read.agreement_acts import code_agreement_acts
from trucewatch.read.assessments import code_assessments
from trucewatch.read.coding import Coding, join
from trucewatch.read.commitments import code_commitments
from trucewatch.read.events import code_events
from trucewatch.read.figures import code_figures, sums_up
from trucewatch.read.home import at_home
from trucewatch.read.parsing import with_trees
from trucewatch.read.passage import Passage, passages_of
from trucewatch.read.relations.coder import code_relations
from trucewatch.read.responses import code_responses
from trucewatch.read.speech_acts import code_speech_acts
from trucewatch.read.talks import code_talks
from trucewatch.read.tallies import code_tallies
from trucewatch.read.tally_lexicon import ATTACK_VERBS, BREAK_VERBS, KIND_NOUNS
from trucewatch.text.parsing import open_parser

CODERS: tuple[Callable[[tuple[Passage, ...]], Coding], ...] = (
    code_tallies,
    code_figures,
    code_events,
    code_speech_acts,
    code_responses,
    code_assessments,
    code_agreement_acts,
    code_commitments,
    code_talks,
)
"""Every coder of claims, in the order in which their claims are listed."""


def code_document(document: Document) -> Coding:
    """Every claim in `document`, with the Issues met.

    First what `CODERS` read, in their order, then the acts between actors that none
    of them told of.
    """
    passages = with_trees(passages_of(document), parser=open_parser)
    coding = _once(join(coder(passages) for coder in CODERS), passages)
    acts = code_relations(passages, coding.claims)
    return at_home(join((coding, acts)), document)


def _once(coding: Coding, passages: tuple[Passage, ...]) -> Coding:
    """The claims without the figures that an event of the same sentence tells of.

    The toll of one incident belongs to the event, whatever word tells of it; a
    level over the conflict stays a figure. And without the events that a tally of
    the sentence only counts: "shelled the zone 31 times" is no shelling of its own.
    """
    starts = [passage.span.start for passage in passages]
    told = {
        (bisect_right(starts, claim.spans[0].start), measure)
        for claim in coding.claims
        if isinstance(claim.body, EventBody)
        for measure in _tolls(claim.body)
    }

    def is_told(claim: Claim) -> bool:
        body = claim.body
        if not isinstance(body, FigureBody) or body.stock_or_flow is StockOrFlow.STOCK:
            return False
        sentence = bisect_right(starts, claim.spans[0].start)
        return (sentence, body.measure) in told and not sums_up(passages[sentence - 1])

    tallies = [claim for claim in coding.claims if isinstance(claim.body, TallyBody)]
    kept = tuple(
        claim
        for claim in coding.claims
        if not (is_told(claim) or _is_counted(claim, tallies))
    )
    return replace(coding, claims=kept)


_COUNTABLE = KIND_NOUNS | ATTACK_VERBS | BREAK_VERBS
"""Words of acts that a tally may count."""


def _is_counted(claim: Claim, tallies: list[Claim]) -> bool:
    """Whether the event is an act that a tally beside it counts, and no more.

    An event with people harmed, or one that did not happen, says something of its own.
    """
    body = claim.body
    if not isinstance(body, EventBody) or body.killed or body.injured:
        return False
    told = set(body.summary.lower().split())
    if claim.polarity is not Polarity.AFFIRMED or not told & _COUNTABLE:
        return False
    spans = [tally.spans[0] for tally in tallies]
    inside = [span for span in spans if claim.spans[0].covers(span)]
    text = claim.quote
    return any(
        body.summary
        in text[span.start - claim.spans[0].start :][: span.end - span.start]
        for span in inside
    )


_CARRIED_OFF = frozenset({EventType.ABDUCTION, EventType.HOSTAGE_TAKING})
"""Events that are told with whom they took; how many were arrested is a figure."""


def _tolls(event: EventBody) -> set[Measure]:
    """What the event counts already."""
    killed = {Measure.KILLED} if event.killed else set()
    wounded = {Measure.WOUNDED} if event.injured else set()
    taken = {Measure.DETAINED} if event.type in _CARRIED_OFF else set()
    return killed | wounded | taken
