"""The nouns that tallies count, found in tokens: "ceasefire violations"."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.model.tally import CountUnit
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.tally_lexicon import (
    CASE_NOUNS,
    DESCRIBERS,
    KIND_NOUNS,
    OF_FIRE,
    STRONG_NOUNS,
    TRUCE_WORDS,
    UNIT_NOUNS,
    UNITS,
)
from trucewatch.read.tally_symbols import Unit
from trucewatch.read.wordset import word_set

_REACH = 4
"""Modifiers that may stand between a number and its noun."""

OPENING = frozenset({"opening", "openings"})
"""Nouns of "cases of opening fire", which make a tally by themselves."""


def unit_at(tokens: tuple[Token, ...], index: int) -> tuple[int, Unit] | None:
    """The noun counted that starts at `index`, with the index after it.

    Args:
        tokens: tokens of the sentence.
        index: first token of the noun phrase, behind the number if there is one.
    """
    for head in range(index, min(index + _REACH, len(tokens))):
        token = tokens[head]
        if token.kind is not TokenKind.WORD:
            return None
        if _modifies_noun(tokens, head):
            continue
        if token.lower in UNIT_NOUNS or token.lower in OPENING:
            return None if _is_foreign(tokens, head) else _unit(tokens, index, head)
        if not _may_modify(token, first=head == index):
            return None
    return None


def _modifies_noun(tokens: tuple[Token, ...], head: int) -> bool:
    """Whether "rocket" is a part of "rocket launches"."""
    following = tokens[head + 1].lower if head + 1 < len(tokens) else ""
    word = tokens[head].lower
    return word in UNIT_NOUNS and following in UNIT_NOUNS and not word.endswith("s")


def _is_foreign(tokens: tuple[Token, ...], head: int) -> bool:
    """Whether it is a case of something else: of cholera, of human rights broken."""
    near = {token.lower for token in tokens[max(0, head - 2) : head + 4]}
    if near & _OTHER_RULES:
        return True
    followed = head + 1 < len(tokens) and tokens[head + 1].lower == "of"
    if tokens[head].lower in {"round", "rounds"} and followed:
        return head + 2 < len(tokens) and tokens[head + 2].lower in _TALKS
    if tokens[head].lower in STRONG_NOUNS and followed:
        return _breaks_other_rule(tokens, head + 2)
    names_none = _complement_end(tokens, head + 1) == head + 1
    them = head + 2 < len(tokens) and tokens[head + 2].lower in {"them", "which"}
    return tokens[head].lower in CASE_NOUNS and followed and names_none and not them


def _breaks_other_rule(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether what is broken is named and is no truce: a code, a helmet rule."""
    words = {token.lower for token in tokens[first : first + 6]}
    return bool(words & _CIVIL_RULES) and not words & TRUCE_WORDS


_TALKS = word_set("talks negotiations consultations meetings discussions dialogue")

_CIVIL_RULES = word_set(
    """code codes rule rules regulation regulations law laws standards ordinance bylaw
    bylaws privacy copyright contract contracts ethics anti-doping doping curfew
    conduct rights constitution charter quota quotas permit permits licence"""
)
"""Nouns of rules that no ceasefire makes."""

_ALLEGED = word_set("allegation allegations claim claims complaint complaints reports")


def alleged_at(tokens: tuple[Token, ...], index: int) -> tuple[int, Unit] | None:
    """A number of complaints of breaches, which counts as many breaches alleged."""
    words = [token.lower for token in tokens[index : index + 2]]
    if len(words) < 2 or words[0] not in _ALLEGED or words[1] not in {"of", "about"}:
        return None
    start = index + 2
    start += start < len(tokens) and tokens[start].lower in {"a", "the"}
    found = unit_at(tokens, start)
    if found is None or not found[1].strong:
        return None
    text = " ".join(token.text for token in tokens[index : found[0]])
    return found[0], replace(found[1], text=text)


_OTHER_RULES = word_set("rights law laws traffic sanctions constitution labour labor")


def _may_modify(token: Token, *, first: bool) -> bool:
    word = token.lower
    if word in TRUCE_WORDS or word in DESCRIBERS:
        return True
    if word in _BREAKS:
        return False
    return not token.is_name or first


_BREAKS = word_set(
    """in at on by of and or with from to for the a an were was are is have has had been
    which who that during over while but as people civilians soldiers"""
)


def _unit(tokens: tuple[Token, ...], first: int, head: int) -> tuple[int, Unit]:
    while first < head and tokens[first].lower in DESCRIBERS:
        first += 1
    end = _complement_end(tokens, head + 1)
    words = [token.lower for token in tokens[first:end]]
    text = " ".join(token.text for token in tokens[first:end])
    strong = bool(STRONG_NOUNS & set(words)) or bool(OPENING & set(words))
    noun = tokens[head].lower
    return end, Unit(
        text=text,
        head=noun,
        strong=strong,
        kind=noun in KIND_NOUNS and not strong,
    )


def _complement_end(tokens: tuple[Token, ...], index: int) -> int:
    """End of "of opening fire", "of the ceasefire regime", "of violations of it"."""
    if index >= len(tokens) or tokens[index].lower not in {"of", "when", "involving"}:
        return index
    end = index
    for at in range(index + 1, min(index + 8, len(tokens))):
        word = tokens[at].lower
        if word in OF_FIRE or word in TRUCE_WORDS:
            end = at + 1
        elif word not in _COMPLEMENT_WORDS and not (
            end == index
            and not tokens[at].is_name
            and not (word in _BREAKS or word in CASE_NOUNS)
        ):
            break
        if tokens[at].kind is not TokenKind.WORD:
            break
    return end if end > index else index


_ARMS = word_set(
    """fire firing gunfire shelling shellings shooting shootings mortar mortars
    artillery sniper snipers small-arms drone drones rocket rockets mine mines
    bombing bombings bombardment tank tanks howitzer howitzers arms grenade
    grenades machine-gun air overflight overflights infiltration infiltrations"""
)
"""Words that tell a kind of act behind "30 of"."""

_LONGEST_KIND = 4
_NOT_KINDS = word_set(
    "them these those which whom its their his her our all this that such each both it"
)
"""Words behind "12 of" that name no kind."""
_BY = frozenset({"of", "by", "from", "involving"})


def kind_at(tokens: tuple[Token, ...], index: int) -> tuple[int, Unit] | None:
    """The kind told of a bare number: "13 were mortar attacks", "30 of sniper fire".

    Args:
        tokens: tokens of the sentence.
        index: the token behind the number.
    """
    word = tokens[index].lower if index < len(tokens) else ""
    if word in {"was", "were", "being"}:
        at = index + 1
        at += at < len(tokens) and tokens[at].lower in {"a", "an"}
        found = unit_at(tokens, at)
        if found is None or found[1].strong:
            return None
        return found[0], replace(found[1], kind=True)
    return _kind_of(tokens, index + 1) if word in _BY else None


def _kind_of(tokens: tuple[Token, ...], first: int) -> tuple[int, Unit] | None:
    end = first
    while (
        end < min(first + _LONGEST_KIND, len(tokens))
        and tokens[end].kind is TokenKind.WORD
        and not tokens[end].is_name
        and tokens[end].lower not in _BREAKS
    ):
        end += 1
    words = [token.lower for token in tokens[first:end]]
    owns = tokens[first - 1].lower == "of" and words and words[0] not in _NOT_KINDS
    if not (owns or _ARMS & set(words)):
        return None
    text = " ".join(token.text for token in tokens[first:end])
    return end, Unit(text=text, head=words[-1], strong=False, kind=True)


def thing_at(tokens: tuple[Token, ...], index: int) -> Unit | None:
    """A noun that makes no tally, for it may be a part by kind ("three salvoes")."""
    end = index
    while (
        end < min(index + _LONGEST_KIND, len(tokens))
        and tokens[end].kind is TokenKind.WORD
        and not tokens[end].is_name
        and tokens[end].lower not in _BREAKS
    ):
        end += 1
    if end == index:
        return None
    text = " ".join(token.text for token in tokens[index:end])
    head = tokens[end - 1].lower
    return Unit(text=text, head=head, strong=False, kind=True)


_COMPLEMENT_WORDS = word_set("the of opening to a")


def count_unit(unit: Unit | None) -> CountUnit:
    """The code of what one count is a count of; bare "violations" are `UNKNOWN`."""
    if unit is None:
        return CountUnit.UNKNOWN
    words = set(unit.text.lower().split())
    fire = {"fire", "firing"} & words
    if fire and (words & (OPENING | CASE_NOUNS)) and "ceasefire" not in words:
        return CountUnit.CASE_OF_OPENING_FIRE
    for heads, code in UNITS:
        if unit.head in heads and not unit.strong:
            return code
    return CountUnit.UNKNOWN
