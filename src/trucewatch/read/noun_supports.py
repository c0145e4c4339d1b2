"""The verbs that make a noun happen: "airstrikes hit", "jets carried out strikes"."""

from __future__ import annotations

from trucewatch.read.clauses import VerbGroup, verb_group, verb_groups
from trucewatch.read.event_lexicon import event_lexicon
from trucewatch.read.words import Form, Word

_SUPPORT_REACH = 14
"""Words between a noun and the verb that makes it happen."""


def is_gerund(words: tuple[Word, ...], index: int) -> bool:
    """Whether the noun is a verb with an object: "accused of shelling the town"."""
    hit = event_lexicon().verbs.at(words, index)
    if hit is None or Form.ING not in hit.forms:
        return False
    group = verb_group(words, hit)
    return group is not None and not _is_plain_noun(words, index)


def _is_plain_noun(words: tuple[Word, ...], index: int) -> bool:
    """Whether what follows is a verb, so that the word was its subject."""
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None:
        return True
    lexicon = event_lexicon()
    made, hit = (
        verbs.at(words, index + 1) for verbs in (lexicon.active, lexicon.happen)
    )
    if made is not None and Form.PARTICIPLE in made.forms:
        return True
    return hit is not None and bool(hit.forms & {Form.PAST, Form.PRESENT})


def support_of(
    text: str,
    words: tuple[Word, ...],
    first: int,
    last: int,
    *,
    clause: tuple[int, int],
) -> tuple[VerbGroup | None, bool]:
    """The verb that makes a noun happen, and whether its subject is who acts."""
    lexicon = event_lexicon()
    groups = [g for g in verb_groups(text) if clause[0] <= g.head < clause[1]]
    before = [g for g in groups if g.last <= first]
    after = [g for g in groups if g.first >= last]
    if before and first - before[-1].last <= 7 and not before[-1].passive:
        hit = lexicon.active.at(words, before[-1].head)
        under = lexicon.under.at(words, before[-1].head)
        if (hit or under) and _joined(words, before[-1].last, first):
            received = lexicon.received.at(words, before[-1].head)
            return before[-1], under is None and received is None
    if after and after[0].first - last <= _SUPPORT_REACH:
        group = after[0]
        made = group.passive and lexicon.active.at(words, group.head) is not None
        if made or (lexicon.happen.at(words, group.head) and not group.passive):
            return group, False
    return None, False


def _joined(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether only determiners, numbers and adjectives stand between."""
    between = [word.lower for word in words[first:last]]
    barred = {",", ";", "in", "by", "to", "from", "that", "on", "at", "for"}
    return not set(between) & barred
