"""Numbers of people who fled, returned, were detained, are missing or in need."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from trucewatch.model.claim import FigureUnit, Measure, StockOrFlow
from trucewatch.read.casualty_lexicon import BE, HAVE
from trucewatch.read.figure_lexicon import (
    AID_NOUNS,
    CROSSING,
    HOMES,
    HOMEWARD,
    LEAVING,
    MOVES,
    PREDICATES,
    REFUGE,
    REFUGEES,
    SEEKING,
    UNREAL,
    WITH_AID,
)
from trucewatch.read.figure_nouns import Found
from trucewatch.read.figure_shares import share_of
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.person_groups import person_groups
from trucewatch.read.person_nouns import PersonGroup, is_household
from trucewatch.read.tally_lexicon import COUNTRIES
from trucewatch.read.wordset import word_set

_IDPS = frozenset({"idp", "idps", "displaced"})
_ABROAD = word_set(
    """lebanon jordan abroad iraq egypt ethiopia uganda kenya chad pakistan iran
    bangladesh poland germany cameroon tanzania border frontier"""
)
_CAPTIVES = word_set("detainee detainees prisoner prisoners hostage hostages captives")
_KEEPING = word_set("lists listed counts holds hold keeps keep registered names still")
_MANY = 10_000
"""From so many on, refugees of whom nothing else is said are a level."""

_STAYING = word_set(
    """live lives living hosts hosted host taken took registered register shelter
    shelters camp camps are were there stay staying remain accommodates absorbed"""
)
_STAY = word_set("live lives lived living remain remained remains still are")
_REGISTERED = _STAY | word_set("registered recognised recognized listed counted")
_STOCKS = {
    Measure.IDP_STOCK,
    Measure.REFUGEE_STOCK,
    Measure.PEOPLE_IN_NEED,
    Measure.DISPLACED_TOTAL,
    Measure.MISSING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """A group of people, and how far its words reach: half-open, tokens."""

    group: PersonGroup
    first: int
    last: int


def counted_people(
    tokens: tuple[Token, ...], *, long: bool, taken: frozenset[int] = frozenset()
) -> tuple[Found, ...]:
    """Figures of people in the sentence, parts marked with what they are part of.

    Args:
        tokens: the sentence without its time expressions.
        long: whether its numbers run over the conflict or from a year on.
        taken: where numbers start that are read already.
    """
    found: list[Found] = []
    measure: Measure | None = None
    groups = tuple(g for g in person_groups(tokens) if not g.is_definite(tokens))
    for order, group in enumerate(groups):
        if group.part_of is None:
            ahead = groups[order - 1].last if order else 0
            others = (g.first for g in groups[order + 1 :] if g.part_of is None)
            behind = next(others, len(tokens))
            scope = _Scope(group=group, first=ahead, last=behind)
            measure = _measure(tokens, scope, long=long)
        if measure is None or not _says_how_many(tokens, group):
            continue
        if share_of(tokens, group.first) is not None:
            continue
        if tokens[group.first].start not in taken:
            found.append(_found(tokens, group, measure))
    return tuple(found)


def _says_how_many(tokens: tuple[Token, ...], group: PersonGroup) -> bool:
    """Whether a number counts the people, not "thousands" or a bare plural."""
    word = tokens[group.first].lower
    single = word in {"a", "an", "another", "his", "her"}
    return group.quantity.is_known and not single


def _is_bare(tokens: tuple[Token, ...], group: PersonGroup) -> bool:
    """Whether the number has no noun: then only a verb beside it says of whom."""
    alone = group.last - group.first == 1
    return alone and tokens[group.first].kind is TokenKind.NUMBER


def _found(tokens: tuple[Token, ...], group: PersonGroup, measure: Measure) -> Found:
    stock = StockOrFlow.STOCK if measure in _STOCKS else StockOrFlow.FLOW
    return Found(
        span=group.span(tokens),
        measure=measure,
        quantity=group.quantity,
        person_class=group.person_class,
        unit=FigureUnit.OTHER if is_household(tokens, group) else None,
        stock_or_flow=stock,
        part_of=group.part_of,
    )


def _measure(tokens: tuple[Token, ...], scope: _Scope, *, long: bool) -> Measure | None:
    group = scope.group
    words = [token.lower for token in _clause(tokens, group)]
    if UNREAL & set(words):
        return None
    inside = {token.lower for token in tokens[group.first : group.last + 1]}
    nearest = _predicate(tokens, scope)
    if nearest is not None and not _is_attribute(nearest, words, inside):
        return _refined(nearest, words, inside, tokens, long=long)
    if inside & {"missing", "disappeared"}:
        return Measure.MISSING
    if inside & {"displaced", "idps", "idp"}:
        return Measure.IDP_STOCK
    if inside & {"returnee", "returnees"}:
        abroad = _ABROAD & {token.lower for token in tokens}
        return Measure.RETURNED_REFUGEE if abroad else Measure.RETURNED_IDP
    before = [token.lower for token in tokens[max(0, group.first - 2) : group.first]]
    if before == ["fate", "of"]:
        return Measure.MISSING
    if inside & _CAPTIVES and _KEEPING & set(words):
        return Measure.DETAINED
    staying = _STAYING & set(words) or (group.quantity.best or 0) >= _MANY
    return Measure.REFUGEE_STOCK if inside & REFUGEES and staying else None


def _predicate(tokens: tuple[Token, ...], scope: _Scope) -> Measure | None:
    """What the nearest word behind the people says of them, else before them."""
    group = scope.group
    bare = _is_bare(tokens, group)
    for index in range(max(group.first + 1, group.last - 1), scope.last):
        if _ends_clause(tokens[index]):
            break
        measure = _says(tokens, index)
        if measure is not None:
            return _lasting(tokens, index, measure)
        if bare and tokens[index].lower not in _BESIDE:
            break
    for index in range(group.first - 1, max(scope.first, group.first - _AHEAD) - 1, -1):
        if _ends_clause(tokens[index]):
            break
        measure = _says(tokens, index)
        if measure is not None:
            return None if measure in _BEHIND_ONLY else measure
        if bare:
            break
    return None


_BEHIND_ONLY = frozenset({Measure.PEOPLE_IN_NEED, Measure.MISSING})
"""Said of the people before the word: a museum that needs 20 volunteers is none."""

_AHEAD = 8
"""Tokens before the people in which the verb may stand ("forced nearly 300 ...")."""

_BESIDE = (
    BE
    | HAVE
    | word_set(
        "since already also now still more others left gone by remain remains to"
    )
)
"""Words between a number without noun and its verb."""


def _says(tokens: tuple[Token, ...], index: int) -> Measure | None:
    """What the word at `index`, with those behind it, says of people."""
    word = tokens[index].lower
    after = [token.lower for token in tokens[index + 1 : index + 4]]
    if word in MOVES and HOMEWARD & set(after[:2]):
        return Measure.RETURNED_IDP
    if word in LEAVING and HOMES & set(after) and {"their", "his", "her"} & set(after):
        return Measure.DISPLACED_NEW
    if word == "held" and tokens[index - 1].lower in BE | {"still", "being"}:
        return Measure.DETAINED
    if (driven := _says_driven_out(tokens, index)) is not None:
        return driven
    if word in SEEKING and REFUGE & set(after[:2]):
        return Measure.DISPLACED_NEW
    if word in CROSSING and after[:1] == ["into"]:
        return Measure.DISPLACED_NEW
    if word in _REGISTERED and {("as", "refugees")} & {*pairwise(after)}:
        return Measure.REFUGEE_STOCK
    if word in _STAY and after[:2] == ["in", "displacement"]:
        return Measure.IDP_STOCK
    if word in WITH_AID and AID_NOUNS & {t.lower for t in tokens[index : index + 6]}:
        return Measure.PEOPLE_IN_NEED
    return next((measure for measure, said in PREDICATES if word in said), None)


def _says_driven_out(tokens: tuple[Token, ...], index: int) -> Measure | None:
    """As in "drove 4,000 people out", "had to leave", "families in shelters"."""
    word = tokens[index].lower
    before = [token.lower for token in tokens[max(0, index - 2) : index]]
    if word in _DRIVING and _OUT & {t.lower for t in tokens[index + 1 : index + 9]}:
        return Measure.DISPLACED_NEW
    if word in _LEAVE and before[-1:] == ["to"] and before[0] in _COMPELLED:
        return Measure.DISPLACED_NEW
    return Measure.IDP_STOCK if [*before, word][-2:] == ["in", "shelters"] else None


_DRIVING = word_set("drove drives driving driven pushed chased")
_OUT = frozenset({"out", "from", "away"})
_LEAVE = frozenset({"leave", "quit"})
_COMPELLED = frozenset({"had", "forced", "compelled", "obliged"})
"""Verbs before "to leave" that say flight."""

_LASTING = frozenset({"are", "is", "remain", "remains", "still", "as"})


def _lasting(tokens: tuple[Token, ...], index: int, measure: Measure) -> Measure:
    """Displaced people as a level: "are displaced", "remain displaced"."""
    moved = measure is Measure.DISPLACED_NEW
    if moved and tokens[index - 1].lower == "internally":
        return Measure.IDP_STOCK
    lasting = tokens[index - 1].lower in _LASTING
    return Measure.DISPLACED_TOTAL if moved and lasting else measure


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
    measure: Measure,
    words: list[str],
    inside: set[str],
    tokens: tuple[Token, ...],
    *,
    long: bool,
) -> Measure:
    everything = {token.lower for token in tokens}
    if measure is Measure.RETURNED_IDP:
        across = any(one == "from" and two in COUNTRIES for one, two in pairwise(words))
        abroad = REFUGEES & set(words) or _ABROAD & everything or across
        return Measure.RETURNED_REFUGEE if abroad else Measure.RETURNED_IDP
    if measure is Measure.DISPLACED_NEW and long:
        return Measure.DISPLACED_TOTAL
    if measure is Measure.REFUGEE_STOCK and not (inside & REFUGEES):
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
