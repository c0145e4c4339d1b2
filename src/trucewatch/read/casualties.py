"""Who was killed and who was injured, as a stretch of text says it.

Used by the coder of events for the toll of one incident and by the coder of
figures for totals. Rules: patterns 25, 27-29 of the phrasing catalogue.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from trucewatch.model.claim import Measure
from trucewatch.model.document import Span
from trucewatch.model.quantity import Casualties, Quantity
from trucewatch.read.casualty_lexicon import (
    BE,
    LOSS_NOUNS,
    MODAL,
    NEGATION,
    NOMINAL,
    SUBSET_WORDS,
    TAKES_AFTER,
    TRIGGERS,
)
from trucewatch.read.casualty_lists import (
    SKIPPED,
    connects,
    has_own,
    list_from,
    object_start,
)
from trucewatch.read.casualty_mentions import (
    DEATH_WORDS,
    CasualtyMention,
    CasualtyReading,
    is_death,
    is_no_survival,
    measure_at,
    no_losses,
)
from trucewatch.read.casualty_tolls import among_them, toll
from trucewatch.read.lexing import Token, TokenKind, is_parsable, lex
from trucewatch.read.person_groups import person_groups
from trucewatch.read.person_nouns import PersonGroup, is_household, words_of
from trucewatch.read.person_parts import is_of_them
from trucewatch.read.wordset import word_set
from trucewatch.text.sieve import keys_of, sieve_of

_OPENS_OBJECT = word_set("the a an its his her their this that these those some")
"""Words that open an object: what stands before "killed the mayor" did it."""


_MEMBERSHIP = 6
"""Tokens that may say whose people they are."""

_LOSING = frozenset({"lost", "losing"})
"""Verbs of a force that take its dead after them ("lost 41 of its men")."""

_ACTIVE = TAKES_AFTER | NOMINAL | _LOSING

_REACH = 14
"""Tokens that may stand between the people and "were killed"."""


_KEYS = keys_of({*TRIGGERS, *LOSS_NOUNS, "damage", *DEATH_WORDS})
"""What a text must hold to tell of someone killed or hurt (see `text.sieve`)."""


@lru_cache(maxsize=1024)
def find_casualties(text: str, span: Span) -> CasualtyReading:
    """Killed and injured stated in `span`.

    Planned, possible and negated happenings give nothing; "no casualties" gives
    a zero for killed and injured; "did not report losses" gives nothing.

    Args:
        text: the document's text.
        span: stretch to read, code points, usually one sentence.
    """
    if not is_parsable(span) or not sieve_of(span.cut(text)).holds(_KEYS):
        return CasualtyReading()
    return read_casualties(lex(text, span))


def read_casualties(tokens: tuple[Token, ...]) -> CasualtyReading:
    """The same for tokens that are lexed already."""
    told = [
        index
        for index, token in enumerate(tokens)
        if (token.lower in TRIGGERS or is_death(tokens, index))
        and not _is_unreal(tokens, index)
    ]
    groups = person_groups(tokens) if told else ()
    groups = tuple(group for group in groups if not is_household(tokens, group))
    mentions = [*no_losses(tokens)]
    taken: set[int] = set()
    for index in told:
        found = _people_of(tokens, groups, index)
        fresh = [group for group in found if group.first not in taken]
        for group in fresh:
            taken.add(group.first)
            mentions.append(_mention(tokens, group, index))
        if not fresh and (pair := _joined_to(tokens, index, mentions)):
            mentions = [m for m in mentions if m is not pair]
            mentions += _either(pair, measure_at(tokens, index))
    return CasualtyReading(mentions=tuple(sorted(mentions, key=_order)))


def _order(mention: CasualtyMention) -> tuple[Span, str]:
    return mention.span, mention.measure


def _mention(
    tokens: tuple[Token, ...], group: PersonGroup, trigger: int
) -> CasualtyMention:
    first = min(group.first, trigger)
    last = max(group.last, trigger + 1)
    return CasualtyMention(
        span=Span(tokens[first].start, tokens[last - 1].end),
        measure=measure_at(tokens, trigger),
        casualties=Casualties(quantity=group.quantity, person_class=group.person_class),
        part_of=group.part_of,
    )


def _is_unreal(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the trigger is planned, possible, negated, or an attribute."""
    before = [token.lower for token in tokens[max(0, index - 4) : index]]
    if is_no_survival(tokens, index):
        return False
    if any(word in NEGATION for word in before):
        return True
    near = before[-3:]
    if _to_death(tokens, index):
        return False
    return any(word in MODAL for word in near) and "to have been" not in " ".join(near)


def _to_death(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "put to death", "burnt to death" ends at `index`."""
    return tokens[index].lower == "death" and tokens[index - 1].lower == "to"


def _people_of(
    tokens: tuple[Token, ...], groups: tuple[PersonGroup, ...], index: int
) -> list[PersonGroup]:
    inside = [group for group in groups if group.trigger == index]
    if inside:
        return inside
    word = tokens[index].lower
    passive = index > 0 and tokens[index - 1].lower in BE
    shot_dead = word == "dead" and tokens[index - 1].lower in {"shot", "shoots"}
    by = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    active = word in _ACTIVE or (shot_dead and by != "by")
    if active and not passive:
        after = list_from(tokens, groups, index + 1) or list_from(
            tokens, groups, object_start(tokens, index)
        )
        if after or (word in TAKES_AFTER and by in _OPENS_OBJECT):
            return after
    if told := toll(tokens, groups, index):
        return told
    if among := among_them(tokens, groups, index):
        behind = list_from(tokens, groups, among.start)
        return [replace(group, part_of=among.whole) for group in behind]
    if word.endswith("ing"):
        return []
    people = _list_before(tokens, groups, index, passive=passive)
    return [*people, *_parts_behind(tokens, groups, index, people)]


def _parts_behind(
    tokens: tuple[Token, ...],
    groups: tuple[PersonGroup, ...],
    index: int,
    people: list[PersonGroup],
) -> list[PersonGroup]:
    """Parts told after the verb ("12 were killed, among them four women")."""
    parts: list[PersonGroup] = []
    end = index + 1
    for group in groups:
        if not people or group.first < end:
            continue
        between = tokens[end : group.first]
        told = {token.lower for token in between} & SUBSET_WORDS
        marked = parts or told or is_of_them(tokens, group)
        if not (marked and connects(between)) or has_own(tokens, group.last):
            break
        parts.append(replace(group, part_of=words_of(tokens, people[-1])))
        end = group.last
    return parts


def _list_before(
    tokens: tuple[Token, ...],
    groups: tuple[PersonGroup, ...],
    index: int,
    *,
    passive: bool,
) -> list[PersonGroup]:
    near = index
    free = passive or tokens[index].lower in _OF_ITSELF
    if _to_death(tokens, index):
        near, free = index - 2, True
    elif _is_own_life(tokens, index) or is_no_survival(tokens, index):
        near, free = index - 1, True
    while near > 0 and (
        tokens[near - 1].lower in SKIPPED or tokens[near - 1].kind is TokenKind.DASH
    ):
        near -= 1
    before = [group for group in groups if group.last <= index]
    if not before:
        return []
    gap = tokens[before[-1].last : near]
    if gap and not ((free or _is_membership(gap)) and _reaches(gap)):
        return []
    found = [before[-1]]
    if not free and before[-1].part_of is not None and _is_bare(before[-1]):
        return found
    for group in reversed(before[:-1]):
        if not connects(tokens[group.last : found[0].first]):
            break
        if _taken_by_active(tokens, group.first):
            break
        found.insert(0, group)
    return found


_OF_ITSELF = word_set("died perished drowned lost succumbed suffocated fell")
"""Verbs whose subject dies, however far before it stands."""


def _is_own_life(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "(cost a nurse) her life" ends at `index`."""
    if tokens[index].lower not in {"life", "lives"}:
        return False
    return tokens[index - 1].lower in {"his", "her", "their", "its"}


def _is_membership(gap: tuple[Token, ...]) -> bool:
    """Whether the gap says whose people they are: "members of the regime forces"."""
    words = all(token.kind in {TokenKind.WORD, TokenKind.QUOTE} for token in gap)
    return words and gap[0].lower in {"of", "from"} and len(gap) <= _MEMBERSHIP


def _is_bare(group: PersonGroup) -> bool:
    """Whether it is a number alone, as in "3,019 casualties, including 961 killed"."""
    return group.last - group.first == 1


def _reaches(gap: tuple[Token, ...]) -> bool:
    return len(gap) <= _REACH and not any(
        token.kind in {TokenKind.STOP, TokenKind.SEMICOLON}
        or token.lower in TRIGGERS
        or token.lower == "that"
        or token.lower in BE
        for token in gap
    )


def _taken_by_active(tokens: tuple[Token, ...], first: int) -> bool:
    return first > 0 and tokens[first - 1].lower in TAKES_AFTER | {"lost"}


def _joined_to(
    tokens: tuple[Token, ...], index: int, mentions: list[CasualtyMention]
) -> CasualtyMention | None:
    """The mention whose trigger stands in "killed or/and" before this trigger."""
    if index < 2 or tokens[index - 1].lower not in {"or", "and"}:
        return None
    if tokens[index - 2].lower not in TRIGGERS:
        return None
    end = tokens[index - 2].end
    return next((m for m in mentions if m.span.end == end), None)


def _either(pair: CasualtyMention, other: Measure) -> list[CasualtyMention]:
    """As in "Five killed or injured": at most five of each; a zero is zero of each."""
    number = pair.casualties.quantity
    if number.best == 0:
        split = number
    else:
        split = Quantity(
            low=None,
            best=None,
            high=number.high if number.high is not None else number.best,
            approximate=True,
            text=number.text,
        )
    halved = replace(pair.casualties, quantity=split)
    first = replace(pair, casualties=halved)
    return [first, replace(first, measure=other)]
