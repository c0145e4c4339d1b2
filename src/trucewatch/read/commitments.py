"""Commitments: who promises to do what by when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim, Modality, make_claim
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.when import When
from trucewatch.read.agent_lists import subjects
from trucewatch.read.clauses import VerbGroup, verb_groups
from trucewatch.read.coding import Coding
from trucewatch.read.mentions import actor_mention, place_mentions
from trucewatch.read.modality import stance_of
from trucewatch.read.occasions import reported_time, times_in
from trucewatch.read.passage import Passage, coder_name
from trucewatch.read.references import find_references
from trucewatch.read.words import VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set

_WILL = frozenset({"will", "shall", "'ll"})
_IS = frozenset({"is", "are", "was", "were"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_LINKS = word_set("agreement_acts", "undated_links")
_GIVERS = frozenset({"promise", "pledge"})
_MENACE = word_set("agreement_acts", "menace")
_PROBE = word_set("agreement_acts", "probe")
_LEADS = frozenset({"by", "before", "until", "till", "no later than", "not later than"})


@cache
def _promises() -> VerbIndex:
    return VerbIndex(load_lexicon("agreement_acts")["promise"])


@cache
def _undated() -> VerbIndex:
    return VerbIndex(load_lexicon("agreement_acts")["undated"])


def code_commitments(passages: tuple[Passage, ...]) -> Coding:
    """Every promise in text order; one told with "will" needs a last day."""
    claims = [claim for passage in passages for claim in _in_passage(passage)]
    return Coding(claims=tuple(claims))


def _in_passage(passage: Passage) -> Iterator[Claim]:
    due = _due(passage)
    words = words_of(passage.text)
    if due is None and not _undated().find(words):
        return
    promising = {hit.head for hit in _promises().find(words)}
    for group in verb_groups(passage.text):
        promised = group.head in promising and not group.passive
        if promised and due is None:
            promised = _binds(words, group)
        bound = due is not None and _is_to_do(words, group)
        if not promised and not bound:
            continue
        by = _by(passage, group, stated=promised)
        if not by:
            continue
        day = due or (_day_behind(passage, group) if promised else None)
        yield _claim(passage, group, day, by=by)
        return


def _is_to_do(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether it is "will leave" or "is to leave": with a day, an undertaking."""
    if group.before & _WILL:
        return True
    marked = [n for n in range(group.first, group.head) if words[n].lower == "to"]
    at = marked[0] if marked else group.first - 1
    return at > 0 and words[at].lower == "to" and words[at - 1].lower in _IS


def _binds(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether a promise without a day says what is to be done, and threatens none."""
    if group.head not in {hit.head for hit in _undated().find(words)}:
        return False
    behind = [word.lower for word in words[group.last : group.last + 5]]
    if set(behind[:3]) & _MENACE:
        return False
    linked = bool(behind) and behind[0] in _LINKS
    return linked or (group.lemma in _GIVERS and bool(set(behind[:4]) & _PROBE))


def _by(
    passage: Passage, group: VerbGroup, *, stated: bool
) -> tuple[ActorMention, ...]:
    """Who binds himself: the agents, else, of a stated promise, its subject."""
    found = subjects(passage.text, group)
    if found or not stated:
        return tuple(actor_mention(passage, agent) for agent in found)
    words = words_of(passage.text)
    at = group.first - 1
    if at < 0 or words[at].lower not in _PRONOUNS:
        return ()
    span = passage.span_of(words[at].start, words[at].end)
    return (ActorMention(text=words[at].text, span=span),)


def _due(passage: Passage) -> When | None:
    """The last day that the sentence sets, or None."""
    set_ = [m.when for m in times_in(passage) if m.when and m.lead in _LEADS]
    return set_[0] if set_ else None


def _day_behind(passage: Passage, group: VerbGroup) -> When | None:
    """The day that a promise names for its act: "to begin patrols on 15 March"."""
    start = passage.span.start + words_of(passage.text)[group.last - 1].end
    behind = [m for m in times_in(passage) if m.when and m.span.start >= start]
    return behind[0].when if behind else None


def _claim(
    passage: Passage,
    group: VerbGroup,
    due: When | None,
    *,
    by: tuple[ActorMention, ...],
) -> Claim:
    words = words_of(passage.text)
    behind = words[group.first :]
    while len(behind) > 1 and not (behind[-1].is_word or behind[-1].text[0].isdigit()):
        behind = behind[:-1]
    stance = stance_of(passage.text, group.first, groups=(group,))
    asserted = stance.modality in {Modality.PLANNED, Modality.ASSERTED}
    return make_claim(
        passage.document,
        spans=(passage.span,),
        body=CommitmentBody(
            by=by,
            what=passage.text[behind[0].start : behind[-1].end],
            due=due,
        ),
        chain=passage.chain,
        time=reported_time(passage.document),
        coder=coder_name(),
        polarity=stance.polarity,
        modality=Modality.ASSERTED if asserted else stance.modality,
        certainty=stance.certainty,
        places=place_mentions(passage),
        references=find_references(passage.document.text, passage.span),
    )
