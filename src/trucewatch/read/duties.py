"""Duties in a sentence's tree: laid down by an agreement, or with a last day.

"Under the deal rebels must leave", "is to leave by 5 May", "the deal requires them to
leave", "has ten days in which to leave".
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.model.actor import ActorMention
from trucewatch.read.agents import agents
from trucewatch.read.passage import Passage
from trucewatch.read.relations.actors import mentions_of
from trucewatch.read.relations.arguments import (
    by_agents,
    is_passive,
    own_subjects,
    subjects,
)
from trucewatch.read.undertakings import (
    Undertaking,
    bound_by,
    made,
    names_agreement,
    openings_under,
    words_below,
)
from trucewatch.reference.lexicon import word_set
from trucewatch.text.parsed import Parsed

_DUTY = word_set("agreement_acts", "duty")
_DUTY_WORDS = word_set("agreement_acts", "duty_words")
_BINDING = word_set("agreement_acts", "binding")


def duties(passage: Passage, tree: Parsed) -> Iterator[Undertaking]:
    """Every duty; one that no agreement lays down wants a last day to count."""
    openings = openings_under(tree)
    for verb in range(len(tree)):
        if tree.upos[verb] not in {"VERB", "AUX"}:
            continue
        yield from _demanded(passage, tree, verb)
        under = bool(openings) and _is_under(tree, verb, openings)
        mark = _duty_mark(tree, verb, under=under)
        if mark is None:
            continue
        passive = is_passive(tree, verb)
        who = by_agents(tree, verb) if passive else _doers(tree, verb, mark)
        by = bound_by(passage, tree, who, anyone=under)
        by = by if under else _known(passage, by)
        firm = _is_laid_down(tree, mark)
        if by or (under and passive and firm):
            yield made(passage, tree, mark, verb, by=by, free=under, firm=under or firm)


def _doers(tree: Parsed, verb: int, mark: int) -> tuple[int, ...]:
    """Heads of those whose duty it is: of a verb that "has ten days" for it, too."""
    having = tree.lemma[mark] == "have" and mark != verb
    return own_subjects(tree, mark) if having else subjects(tree, verb)


def _duty_mark(tree: Parsed, verb: int, *, under: bool) -> int | None:
    """The word that makes the verb a duty: "must", "is to", "obliged to"."""
    for child in tree.children(verb, "aux"):
        lemma = tree.lemma[child].lower()
        own = lemma == "would" and (under or _of_himself(tree, verb))
        if lemma in _DUTY or (under and lemma in _FUTURE) or own:
            return child
    if not any(tree.tokens[n].lower() == "to" for n in tree.children(verb, "mark")):
        return None
    above = tree.head[verb]
    if tree.deprel[verb] == "xcomp" and tree.lemma[above].lower() in _DUTY_WORDS:
        return above
    have = above if tree.lemma[above] == "have" else tree.head[above]
    if tree.lemma[have] == "have" and _is_period(tree, have):
        return have
    be = [n for n in tree.children(verb, "aux", "cop") if tree.lemma[n] == "be"]
    first = min(tree.children(verb, "mark"))
    return next((n for n in be if n < first), None)


_FUTURE = frozenset({"will", "shall", "'ll"})
_PRONOUNS = frozenset({"it", "he", "she", "they", "we"})


def _of_himself(tree: Parsed, verb: int) -> bool:
    """Whether a speaker tells what he would do: "the army said it would leave"."""
    own = own_subjects(tree, verb) if tree.deprel[verb] == "ccomp" else ()
    return any(
        tree.tokens[n].lower() in _PRONOUNS for n in tree.children(verb, "nsubj")
    ) and bool(own)


def _is_period(tree: Parsed, have: int) -> bool:
    """Whether someone "has ten days" or "has until Friday" for something."""
    below = tree.children(have, "obj", "obl")
    held = {tree.lemma[n].lower() for n in below}
    held |= {tree.tokens[n].lower() for b in below for n in tree.children(b, "case")}
    return bool(held & {"day", "week", "month", "hour", "until", "till"})


def _demanded(passage: Passage, tree: Parsed, verb: int) -> Iterator[Undertaking]:
    """What an agreement requires of someone: "the deal obliges X to leave"."""
    if tree.lemma[verb].lower() not in _BINDING or is_passive(tree, verb):
        return
    who = own_subjects(tree, verb)
    if not any(names_agreement(words_below(tree, head)) for head in who):
        return
    bound = tree.children(verb, "obj", "iobj")
    for head in tree.children(verb, "xcomp", "advcl", "ccomp", "acl"):
        sides = bound or own_subjects(tree, head)
        by = mentions_of(passage, tree, sides)
        if by:
            yield made(passage, tree, verb, head, by=by, free=True)


def _is_under(tree: Parsed, verb: int, openings: tuple[int, ...]) -> bool:
    """Whether it is told as "under the deal", "in line with the memorandum"."""
    above = {verb, *tree.ancestors(verb)}
    return any(
        tree.deprel[head] == "root"
        or (tree.head[head] in above and (head < verb or tree.head[head] == verb))
        for head in openings
    )


def _is_laid_down(tree: Parsed, mark: int) -> bool:
    """Whether it is "must" or "is to", not a "will" that may only foretell."""
    return tree.lemma[mark].lower() not in _FUTURE | {"would"}


def _known(
    passage: Passage, mentions: tuple[ActorMention, ...]
) -> tuple[ActorMention, ...]:
    """Those of the mentions that name a party, a state or a body as such."""
    spans = [passage.span_of(agent.start, agent.end) for agent in agents(passage.text)]
    return tuple(
        mention
        for mention in mentions
        if mention.span is None
        or any(mention.span.covers(span) or span.covers(mention.span) for span in spans)
    )
