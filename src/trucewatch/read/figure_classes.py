"""The class of people whom a bare number leaves unnamed ("and 9,000 injured")."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from trucewatch.model.quantity import PersonClass
from trucewatch.read.casualty_lexicon import BE, HAVE, TRIGGERS
from trucewatch.read.casualty_mentions import CasualtyMention
from trucewatch.read.lexing import Token, TokenKind


def of_one_class(
    mentions: tuple[CasualtyMention, ...], tokens: tuple[Token, ...]
) -> list[CasualtyMention]:
    """The mentions, a bare "and 9,000 injured" of the class named before it."""
    after = {t.start: n for t, n in pairwise(tokens) if t.kind is TokenKind.NUMBER}
    settled: list[CasualtyMention] = []
    for mention in mentions:
        people = mention.casualties
        behind = after.get(mention.span.start)
        bare = behind is not None and behind.lower in _NOT_NAMED
        if bare and people.person_class is PersonClass.UNKNOWN:
            known = _class_before(settled, mention, tokens)
            settled.append(
                replace(mention, casualties=replace(people, person_class=known))
            )
        else:
            settled.append(mention)
    return settled


def _class_before(
    settled: list[CasualtyMention],
    mention: CasualtyMention,
    tokens: tuple[Token, ...],
) -> PersonClass:
    """The class of the people before, or of "138 civilian casualties: 24 killed"."""
    if not settled:
        pairs = {(one.lower, two.lower) for one, two in pairwise(tokens)}
        civil = ("civilian", "casualties") in pairs
        return PersonClass.CIVILIAN if civil else PersonClass.UNKNOWN
    last = settled[-1]
    ends = any(
        token.kind is TokenKind.SEMICOLON
        for token in tokens
        if last.span.end <= token.start < mention.span.start
    )
    apart = ends or last.part_of is not None
    return PersonClass.UNKNOWN if apart else last.casualties.person_class


_NOT_NAMED = BE | HAVE | frozenset(TRIGGERS)
"""Words behind a number that leaves its noun out."""
