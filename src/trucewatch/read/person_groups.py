"""Groups of people in a sentence: how many, of which class, part of what."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.model.document import Span
from trucewatch.model.quantity import PersonClass, Quantity, exactly
from trucewatch.read.casualty_lexicon import (
    BE,
    CLASS_ADJECTIVES,
    HAVE,
    KIN,
    LOSS_NOUNS,
    MODAL,
    PERSON_NOUNS,
    PLURALS,
    SINGULARS,
    SUBSET_WORDS,
    TRIGGERS,
    VAGUE,
)
from trucewatch.read.lexing import Token, TokenKind

_NOBODY = frozenset({"nobody", "none"})
_STOPS = (
    BE
    | HAVE
    | MODAL
    | frozenset(
        """in on at near of from by with and or but as than that who whom which where when
    while after before during since until for to into over the this these those his
    her their its it they he she we i said reported according including among""".split()
    )
)
_FOLLOWERS = _STOPS | frozenset({"more", "others", "other", "seriously", "critically"})
_MAX_MODIFIERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonGroup:
    """Some people, as a stretch of tokens names them.

    Args:
        first, last: indices of its tokens, half-open.
        quantity: how many; no numbers at all for "dozens" or a bare plural.
        person_class: what the noun says of them.
        trigger: index of a trigger word inside it ("12 wounded soldiers").
        part_of: words of the group that it is a part of, or None.
    """

    first: int
    last: int
    quantity: Quantity
    person_class: PersonClass
    trigger: int | None = None
    part_of: str | None = None

    def span(self, tokens: tuple[Token, ...]) -> Span:
        """Where it stands in the document."""
        return Span(tokens[self.first].start, tokens[self.last - 1].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Noun:
    last: int
    person_class: PersonClass
    word: str
    trigger: int | None


def person_groups(tokens: tuple[Token, ...]) -> tuple[PersonGroup, ...]:
    """Every group of people in the sentence, in order, never overlapping."""
    groups: list[PersonGroup] = []
    index = 0
    while index < len(tokens):
        group = _group(tokens, index)
        if group is None:
            index += 1
        elif _adds_kin(tokens, groups, group):
            index = group.last
            groups[-1] = _with_kin(tokens, groups[-1], group)
        else:
            index = group.last
            groups.append(group)
    return _mark_parts(tokens, groups)


def _group(tokens: tuple[Token, ...], index: int) -> PersonGroup | None:
    token = tokens[index]
    if token.kind is TokenKind.NUMBER and token.quantity is not None:
        return _counted(tokens, index, token.quantity)
    if token.kind is not TokenKind.WORD:
        return None
    word = token.lower
    if word in {"a", "an", "another"}:
        return _one(tokens, index)
    if word in {"his", "her"}:
        return _kin(tokens, index)
    if word == "no" or word in _NOBODY:
        return _nobody(tokens, index)
    if word in VAGUE:
        return _uncounted(tokens, index, index + 1)
    if word in PLURALS:
        return _uncounted(tokens, index, index)
    return None


def _noun(tokens: tuple[Token, ...], index: int) -> _Noun | None:
    """The noun for people that starts within a few modifiers of `index`."""
    trigger = None
    given: PersonClass | None = None
    for offset in range(_MAX_MODIFIERS + 1):
        here = index + offset
        if here >= len(tokens) or tokens[here].kind is not TokenKind.WORD:
            return None
        word = tokens[here].lower
        nxt = tokens[here + 1].lower if here + 1 < len(tokens) else ""
        compound = nxt in PERSON_NOUNS and word in CLASS_ADJECTIVES
        if word in PERSON_NOUNS and not compound and nxt not in KIN_HEADS:
            person = PERSON_NOUNS[word]
            person = given if given and person is PersonClass.UNKNOWN else person
            return _Noun(last=here + 1, person_class=person, word=word, trigger=trigger)
        if word in _STOPS and not (offset == 0 and word in {"of"}):
            return None
        given = CLASS_ADJECTIVES.get(word, given)
        trigger = here if word in TRIGGERS else trigger
    return None


KIN_HEADS = frozenset({"members", "member", "forces"})
"""Nouns that make the noun before them a modifier ("family members")."""


def _counted(
    tokens: tuple[Token, ...], index: int, quantity: Quantity
) -> PersonGroup | None:
    start = index + 1
    while start < len(tokens) and tokens[start].lower in {"more", "other", "of"}:
        start += 1
    noun = _noun(tokens, start)
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


def _one(tokens: tuple[Token, ...], index: int) -> PersonGroup | None:
    noun = _noun(tokens, index + 1)
    if noun is None or noun.word not in SINGULARS:
        return None
    written = " ".join(token.text for token in tokens[index : noun.last])
    return PersonGroup(
        first=index,
        last=noun.last,
        quantity=exactly(1, text=written),
        person_class=noun.person_class,
        trigger=noun.trigger,
    )


def _kin(tokens: tuple[Token, ...], index: int) -> PersonGroup | None:
    noun = _noun(tokens, index + 1)
    if noun is None or noun.word not in KIN:
        return None
    written = " ".join(token.text for token in tokens[index : noun.last])
    return PersonGroup(
        first=index,
        last=noun.last,
        quantity=exactly(1, text=written),
        person_class=noun.person_class,
    )


def _nobody(tokens: tuple[Token, ...], index: int) -> PersonGroup | None:
    word = tokens[index].lower
    if word in _NOBODY:
        last, person = index + 1, PersonClass.UNKNOWN
    elif index + 1 < len(tokens) and tokens[index + 1].lower == "one":
        last, person = index + 2, PersonClass.UNKNOWN
    else:
        noun = _noun(tokens, index + 1)
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
    noun = _noun(tokens, start)
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
    written = " ".join(token.text for token in tokens[head.first : kin.last])
    same = head.person_class is kin.person_class
    return replace(
        head,
        last=kin.last,
        quantity=exactly(count, text=written),
        person_class=head.person_class if same else PersonClass.UNKNOWN,
    )


def _mark_parts(
    tokens: tuple[Token, ...], groups: list[PersonGroup]
) -> tuple[PersonGroup, ...]:
    """Mark the groups that "including" or a bracket makes a part of another."""
    marked: list[PersonGroup] = []
    whole: PersonGroup | None = None
    for group in groups:
        between = tokens[marked[-1].last : group.first] if marked else ()
        words = {token.lower for token in between}
        ended = any(_ends_list(token) for token in between)
        opens = any(token.kind is TokenKind.OPEN for token in between)
        previous = marked[-1] if marked else None
        inside = whole is not None and not ended
        if previous is not None and (words & SUBSET_WORDS or opens) and not ended:
            whole = whole if inside else previous
        elif _is_suffixed(tokens, group) and previous is not None:
            whole = whole if inside else previous
        elif not inside:
            whole = None
        part = whole.quantity.text or None if whole is not None else None
        if whole is not None and part is None:
            part = " ".join(t.text for t in tokens[whole.first : whole.last])
        marked.append(replace(group, part_of=part))
    return tuple(marked)


def _ends_list(token: Token) -> bool:
    return (
        token.kind in {TokenKind.STOP, TokenKind.SEMICOLON, TokenKind.CLOSE}
        or token.lower in TRIGGERS
        or token.lower in BE
    )


def _is_suffixed(tokens: tuple[Token, ...], group: PersonGroup) -> bool:
    """Whether "of them" or "of whom" follows the group's number."""
    after = [token.lower for token in tokens[group.first + 1 : group.first + 4]]
    return after[:2] in (["of", "them"], ["of", "whom"], ["of", "these"])
