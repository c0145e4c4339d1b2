"""Numbers of people who fled, returned, were detained, are missing or in need."""

from __future__ import annotations

from trucewatch.model.claim import Measure, StockOrFlow
from trucewatch.read.figure_lexicon import PREDICATES, UNREAL
from trucewatch.read.figure_nouns import Found
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.person_groups import person_groups
from trucewatch.read.person_nouns import PersonGroup
from trucewatch.read.wordset import word_set

_REFUGEES = frozenset({"refugee", "refugees"})
_IDPS = frozenset({"idp", "idps", "displaced"})
_STOCKS = {
    Measure.IDP_STOCK,
    Measure.REFUGEE_STOCK,
    Measure.PEOPLE_IN_NEED,
    Measure.DISPLACED_TOTAL,
    Measure.MISSING,
}
_RUNNING = word_set("since total conflict war population far")


def counted_people(tokens: tuple[Token, ...]) -> tuple[Found, ...]:
    """Figures of people in the sentence, parts marked with what they are part of.

    Args:
        tokens: the sentence without its time expressions.
    """
    found: list[Found] = []
    measure: Measure | None = None
    for group in person_groups(tokens):
        if group.part_of is None:
            measure = _measure(tokens, group)
        if measure is None or (not group.quantity.text and not group.quantity.is_known):
            continue
        found.append(_found(tokens, group, measure))
    return tuple(found)


def _found(tokens: tuple[Token, ...], group: PersonGroup, measure: Measure) -> Found:
    stock = StockOrFlow.STOCK if measure in _STOCKS else StockOrFlow.FLOW
    return Found(
        span=group.span(tokens),
        measure=measure,
        quantity=group.quantity,
        person_class=group.person_class,
        stock_or_flow=stock,
        part_of=group.part_of,
    )


def _measure(tokens: tuple[Token, ...], group: PersonGroup) -> Measure | None:
    words = [token.lower for token in _clause(tokens, group)]
    if UNREAL & set(words):
        return None
    inside = {token.lower for token in tokens[group.first : group.last + 1]}
    nearest = _predicate(tokens, group)
    if nearest is not None and not _is_attribute(nearest, words, inside):
        return _refined(nearest, words, inside, tokens)
    if inside & {"displaced", "idps", "idp"}:
        return Measure.IDP_STOCK
    return None


def _predicate(tokens: tuple[Token, ...], group: PersonGroup) -> Measure | None:
    """What the nearest word behind the people says of them, else before them."""
    behind = range(group.last, len(tokens))
    ahead = range(group.first - 1, -1, -1)
    for indices in (behind, ahead):
        for index in indices:
            if _ends_clause(tokens[index]):
                break
            for measure, predicate in PREDICATES:
                if tokens[index].lower in predicate:
                    return measure
    return None


def _is_attribute(measure: Measure, words: list[str], inside: set[str]) -> bool:
    """Whether "displaced" only describes the people ("12,000 displaced people")."""
    outside = [word for word in words if word == "displaced"]
    return (
        measure is Measure.DISPLACED_NEW
        and "displaced" in inside
        and len(outside) == 1
        and not {"were", "been", "was"} & set(words)
    )


def _refined(
    measure: Measure, words: list[str], inside: set[str], tokens: tuple[Token, ...]
) -> Measure:
    everything = {token.lower for token in tokens}
    if measure is Measure.RETURNED_IDP:
        abroad = _REFUGEES & set(words) or {"lebanon", "jordan", "abroad"} & everything
        return Measure.RETURNED_REFUGEE if abroad else Measure.RETURNED_IDP
    if measure is Measure.DISPLACED_NEW and _RUNNING & everything:
        return Measure.DISPLACED_TOTAL
    if measure is Measure.REFUGEE_STOCK and not (inside & _REFUGEES):
        return Measure.IDP_STOCK if inside & _IDPS else Measure.REFUGEE_STOCK
    return measure


def _clause(tokens: tuple[Token, ...], group: PersonGroup) -> tuple[Token, ...]:
    """The tokens around the group up to the next semicolon or clause word."""
    first = group.first
    while first > 0 and not _ends_clause(tokens[first - 1]):
        first -= 1
    last = group.last
    while last < len(tokens) and not _ends_clause(tokens[last]):
        last += 1
    return tokens[first:last]


def _ends_clause(token: Token) -> bool:
    return token.kind in {TokenKind.SEMICOLON, TokenKind.COLON} or token.lower in {
        "while",
        "whereas",
        "but",
    }
