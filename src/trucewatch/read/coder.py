"""The coder: runs every coder of claims over a document's sentences."""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.model.document import Document
from trucewatch.read.agreement_acts import code_agreement_acts
from trucewatch.read.assessments import code_assessments
from trucewatch.read.coding import Coding, join
from trucewatch.read.commitments import code_commitments
from trucewatch.read.events import code_events
from trucewatch.read.figures import code_figures
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
    of them told of, which take a parse.
    """
    passages = passages_of(document)
    coding = join(coder(passages) for coder in CODERS)
    return join((coding, code_relations(passages, coding.claims, parser=open_parser)))
