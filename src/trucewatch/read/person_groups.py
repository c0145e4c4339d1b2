"""Groups of people in a sentence: how many, of which class, part of what."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.model.quantity import PersonClass, Quantity, exactly
from trucewatch.read.casualty_lexicon import BE, HAVE, LOSS_NOUNS, TRIGGERS, VAGUE
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.person_lexicon import KIN, PERSON_NOUNS, PLURALS, SINGULARS
from trucewatch.read.person_nouns import STOPS, PersonGroup, noun_at, words_in
from trucewatch.read.person_parts import mark_parts
from trucewatch.read.wordset import word_set

_OWNING = frozenset({"his", "her", "their", "its", "the"})
_NOBODY = frozenset({"nobody", "none"})


_FOLLOWERS = STOPS | word_set(
    """critically more other others seriously lives homeless missing captured detained
    arrested displaced unaccounted remain remains remained abducted kidnapped"""
)


def person_groups(tokens: tuple[Token, ...]) -> tuple[PersonGroup, ...]:
    """Every group of people in the sentence, in order, never overlapping."""
    groups: list[PersonGroup] = []
    index = 0
    while index < len(tokens):
        group = _group(tokens, index) if _may_open(tokens[index]) else None
        if index == 0 and group is None:
            group = _headlined(tokens)
        if group is None:
            index += 1
        elif _adds_kin(tokens, groups, group):
            index = group.last
            groups[-1] = _with_kin(tokens, groups[-1], group)
        else:
            index = group.last
            groups.append(group)
    return mark_parts(tokens, groups)


_HEADLINE = 4
"""Words of the longest name for a person that opens a headline."""


def _headlined(tokens: tuple[Token, ...]) -> PersonGroup | None:
    """One person without an article, as headlines have it: "Driver wounded in ..."."""
    for at, token in enumerate(tokens[: _HEADLINE + 1]):
        if at and token.lower in TRIGGERS and tokens[at - 1].lower in SINGULARS:
            written = words_in(tokens[:at])
            return PersonGroup(
                first=0,
                last=at,
                quantity=exactly(1, text=written),
                person_class=PERSON_NOUNS[tokens[at - 1].lower],
            )
        if token.kind is not TokenKind.WORD or token.lower in STOPS:
            return None
    return None


_OPENERS = VAGUE | PLURALS | _OWNING | _NOBODY | {"a", "an", "another", "no"}
"""Words one of which opens every group without a number."""


def _may_open(token: Token) -> bool:
    return token.kind is TokenKind.NUMBER or token.lower in _OPENERS


def _group(tokens: tuple[Token, ...], index: int) -> PersonGroup | None:
    token = tokens[index]
    if token.kind is TokenKind.NUMBER and token.quantity is not None:
        return _counted(tokens, index, token.quantity)
    if token.kind is not TokenKind.WORD:
        return None
    word = token.lower
    if word in {"a", "an", "another", "the"}:
        return _single(tokens, index, SINGULARS)
    if word in {"his", "her"}:
        return _single(tokens, index, KIN)
    if word in {"its", "their"}:
        return _single(tokens, index, SINGULARS)
    if word == "no" or word in _NOBODY:
        return _nobody(tokens, index)
    if word in VAGUE:
        return _uncounted(tokens, index, index + 1)
    if word in PLURALS:
        return _uncounted(tokens, index, index)
    return None


_BEFORE_NOUN = frozenset({"more", "other", "of", "names"})
"""Words between a number and the people."""


def _counted(
    tokens: tuple[Token, ...], index: int, quantity: Quantity
) -> PersonGroup | None:
    start = index + 1
    while start < len(tokens) and (
        tokens[start].lower in _BEFORE_NOUN
        or (tokens[start - 1].lower == "of" and tokens[start].lower in _OWNING)
    ):
        start += 1
    noun = noun_at(tokens, start)
    if noun is not None:
        return PersonGroup(
            first=index,
            last=noun.last,
            quantity=quantity,
            person_class=noun.person_class,
            trigger=noun.trigger,
        )
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    free = (
        after is None
        or after.kind is not TokenKind.WORD
        or after.lower in _FOLLOWERS
        or after.lower in TRIGGERS
    )
    if not free:
        return None
    return PersonGroup(
        first=index,
        last=index + 1,
        quantity=quantity,
        person_class=PersonClass.UNKNOWN,
    )


def _single(
    tokens: tuple[Token, ...], index: int, nouns: frozenset[str]
) -> PersonGroup | None:
    """One person behind "a" or "her", where one of `nouns` names the person."""
    noun = noun_at(tokens, index + 1)
    if noun is None or noun.word not in nouns:
        return None
    written = words_in(tokens[index : noun.last])
    return PersonGroup(
        first=index,
        last=noun.last,
        quantity=exactly(1, text=written),
        person_class=noun.person_class,
        trigger=noun.trigger,
    )


def _nobody(tokens: tuple[Token, ...], index: int) -> PersonGroup | None:
    word = tokens[index].lower
    if word in _NOBODY:
        last, person = index + 1, PersonClass.UNKNOWN
    elif index + 1 < len(tokens) and tokens[index + 1].lower == "one":
        last, person = index + 2, PersonClass.UNKNOWN
    else:
        noun = noun_at(tokens, index + 1)
        losses = index + 1 < len(tokens) and _is_loss(tokens[index + 1])
        if noun is None and not losses:
            return None
        last = noun.last if noun is not None else index + 1
        person = noun.person_class if noun is not None else PersonClass.UNKNOWN
    return PersonGroup(
        first=index,
        last=last,
        quantity=exactly(0, text=tokens[index].text),
        person_class=person,
    )


def _is_loss(token: Token) -> bool:
    return token.lower in TRIGGERS or token.lower in LOSS_NOUNS


def _uncounted(tokens: tuple[Token, ...], index: int, start: int) -> PersonGroup | None:
    while start > index and start < len(tokens) and tokens[start].lower == "of":
        start += 1
    noun = noun_at(tokens, start)
    vague = start > index
    if noun is None and not (vague and _stands_alone(tokens, start)):
        return None
    last = noun.last if noun is not None else start
    written = " ".join(token.text for token in tokens[index:last])
    return PersonGroup(
        first=index,
        last=last,
        quantity=Quantity(low=None, best=None, high=None, text=written),
        person_class=noun.person_class if noun else PersonClass.UNKNOWN,
        trigger=noun.trigger if noun else None,
    )


def _stands_alone(tokens: tuple[Token, ...], index: int) -> bool:
    after = tokens[index] if index < len(tokens) else None
    return (
        after is None
        or after.kind is not TokenKind.WORD
        or after.lower in TRIGGERS
        or after.lower in BE | HAVE | {"and", "more", "others"}
    )


def _adds_kin(
    tokens: tuple[Token, ...], groups: list[PersonGroup], group: PersonGroup
) -> bool:
    """Whether `group` is "and his wife" right after another group."""
    return (
        bool(groups)
        and tokens[group.first].lower in {"his", "her"}
        and groups[-1].last == group.first - 1
        and tokens[group.first - 1].lower == "and"
    )


def _with_kin(
    tokens: tuple[Token, ...], head: PersonGroup, kin: PersonGroup
) -> PersonGroup:
    count = (head.quantity.best or 0) + 1
    written = words_in(tokens[head.first : kin.last])
    same = head.person_class is kin.person_class
    return replace(
        head,
        last=kin.last,
        quantity=exactly(count, text=written),
        person_class=head.person_class if same else PersonClass.UNKNOWN,
    )
