"""Commitments: who promises to do what by when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trucewatch.model.claim import Claim, Modality, make_claim
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.when import When
from trucewatch.read.agent_lists import subjects
from trucewatch.read.clauses import VerbGroup, verb_groups
from trucewatch.read.coding import Coding
from trucewatch.read.mentions import actor_mention, place_mentions
from trucewatch.read.modality import stance_of
from trucewatch.read.occasions import reported_time, times_in
from trucewatch.read.passage import CODER, Passage
from trucewatch.read.references import find_references
from trucewatch.read.words import VerbIndex, words_of
from trucewatch.reference.lexicon import load_lexicon

_WILL = frozenset({"will", "shall", "'ll"})
_LEADS = frozenset({"by", "before", "until", "till", "no later than", "not later than"})


@cache
def _promises() -> VerbIndex:
    return VerbIndex(load_lexicon("agreement_acts")["promise"])


def code_commitments(passages: tuple[Passage, ...]) -> Coding:
    """Every promise with a last day, in text order."""
    claims = [claim for passage in passages for claim in _in_passage(passage)]
    return Coding(claims=tuple(claims))


def _in_passage(passage: Passage) -> Iterator[Claim]:
    due = _due(passage)
    if due is None:
        return
    words = words_of(passage.text)
    promising = {hit.head for hit in _promises().find(words)}
    for group in verb_groups(passage.text):
        promised = group.head in promising and not group.passive
        if not promised and not group.before & _WILL:
            continue
        by = subjects(passage.text, group)
        if not by:
            continue
        yield _claim(passage, group, due)
        return


def _due(passage: Passage) -> When | None:
    """The last day that the sentence sets, or None."""
    set_ = [m.when for m in times_in(passage) if m.when and m.lead in _LEADS]
    return set_[0] if set_ else None


def _claim(passage: Passage, group: VerbGroup, due: When) -> Claim:
    words = words_of(passage.text)
    behind = words[group.first :]
    while len(behind) > 1 and not (behind[-1].is_word or behind[-1].text[0].isdigit()):
        behind = behind[:-1]
    by = subjects(passage.text, group)
    stance = stance_of(passage.text, group.first, groups=(group,))
    asserted = stance.modality in {Modality.PLANNED, Modality.ASSERTED}
    return make_claim(
        passage.document,
        spans=(passage.span,),
        body=CommitmentBody(
            by=tuple(actor_mention(passage, agent) for agent in by),
            what=passage.text[behind[0].start : behind[-1].end],
            due=due,
        ),
        chain=passage.chain,
        time=reported_time(passage.document),
        coder=CODER,
        polarity=stance.polarity,
        modality=Modality.ASSERTED if asserted else stance.modality,
        certainty=stance.certainty,
        places=place_mentions(passage),
        references=find_references(passage.document.text, passage.span),
    )
