"""The coder: runs every coder of claims over a document's sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

from trucewatch.model.claim import Claim, FigureBody, Measure, StockOrFlow
from trucewatch.model.document import Document
from trucewatch.model.event import EventBody, EventType
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
    level over the conflict stays a figure.
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

    kept = tuple(claim for claim in coding.claims if not is_told(claim))
    return replace(coding, claims=kept)


_CARRIED_OFF = frozenset({EventType.ABDUCTION, EventType.HOSTAGE_TAKING})
"""Events that are told with whom they took; how many were arrested is a figure."""


def _tolls(event: EventBody) -> set[Measure]:
    """What the event counts already."""
    killed = {Measure.KILLED} if event.killed else set()
    wounded = {Measure.WOUNDED} if event.injured else set()
    taken = {Measure.DETAINED} if event.type in _CARRIED_OFF else set()
    return killed | wounded | taken
