"""What speaks for and against a stretch of words naming a place."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from trucewatch.locate.spans import Stretch, Token
from trucewatch.model.place import NameMatch, PlaceKind
from trucewatch.reference.lexicon import word_set

_WORDS = "toponyms"
_GIVEN = word_set(_WORDS, "given_names")
_SURNAMES = word_set(_WORDS, "surnames")
_TITLES = word_set(_WORDS, "titles")
_BODIES = word_set(_WORDS, "bodies")
_UNITS = word_set(_WORDS, "units")
_SAYING = word_set(_WORDS, "saying")
_WHERE = word_set(_WORDS, "where")
_SIDES = word_set(_WORDS, "sides")
_ENDS = frozenset({".", "!", "?", ":", ";", "”", "“", '"', "\n\n", "—"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """What a whole text says of its names.

    Args:
        lower: words that stand in lower case somewhere.
        surnames: words that end a run of names begun by a given name or a title.
        placed: words behind a preposition of place somewhere, with how often.
    """

    lower: frozenset[str]
    surnames: frozenset[str]
    placed: Counter[str] = field(default_factory=Counter)


def facts_of(tokens: Sequence[Token]) -> TextFacts:
    """The facts of a text."""
    lower = {t.text for t in tokens if t.text[0].islower()}
    surnames: set[str] = set()
    placed: Counter[str] = Counter()
    for n, token in enumerate(tokens):
        if not token.is_name:
            continue
        before = tokens[n - 1] if n else None
        if before is None:
            continue
        if before.text.rstrip(".") in _TITLES or (
            before.text in _GIVEN and before.is_name
        ):
            surnames.add(token.text)
        if before.text.lower() in _WHERE:
            placed[token.text] += 1
    return TextFacts(
        lower=frozenset(lower), surnames=frozenset(surnames), placed=placed
    )


def features(
    stretch: Stretch, tokens: Sequence[Token], facts: TextFacts
) -> Iterator[str]:
    """Names of the features that the stretch has."""
    yield "any"
    yield from _of_gazetteer(stretch)
    yield from _of_words(stretch, tokens, facts)
    yield from _before(stretch, tokens)
    yield from _behind(stretch, tokens)


def _of_gazetteer(stretch: Stretch) -> Iterator[str]:
    kinds = {c.kind for c in stretch.candidates}
    for kind in sorted(kinds - {PlaceKind.SETTLEMENT}):
        yield f"known:{kind}"
    if kinds == {PlaceKind.SETTLEMENT}:
        most = max(c.population or 0 for c in stretch.candidates)
        yield f"known:size {min(7, max(2, round(math.log10(most + 1))))}"
    if any(c.match is not NameMatch.NAME for c in stretch.candidates):
        yield "known:short"
    if len(stretch.candidates) > _MANY:
        yield "known:many"


_MANY = 3
"""Namesakes above which a name is a common one."""


def _of_words(
    stretch: Stretch, tokens: Sequence[Token], facts: TextFacts
) -> Iterator[str]:
    words = [t.text for t in tokens[stretch.first : stretch.last]]
    if len(words) > 1:
        yield "words:several"
    else:
        yield from (name for name, holds in _SINGLE.items() if holds(words[0], facts))
    if words[-1] in _UNITS or words[0] in _UNITS:
        yield "words:unit"
    if words[-1] in _BODIES:
        yield "words:body"
    here = _word(tokens, stretch.first - 1) in _WHERE
    if facts.placed[words[0]] > here:
        yield "words:placed elsewhere"


_SINGLE: dict[str, Callable[[str, TextFacts], bool]] = {
    "word:also lower": lambda word, facts: word.lower() in facts.lower,
    "word:given name": lambda word, _: word in _GIVEN,
    "word:surname": lambda word, _: word in _SURNAMES,
    "word:surname here": lambda word, facts: word in facts.surnames,
    "word:letters": lambda word, _: word.isupper() and len(word) < 5,
    "word:short form": lambda word, _: word.endswith("."),
    "word:side": lambda word, _: word.lower() in _SIDES,
}
"""Features of a name of one word."""


def _word(tokens: Sequence[Token], index: int) -> str:
    """The word there in lower case; empty beyond the text's ends."""
    return tokens[index].text.lower() if 0 <= index < len(tokens) else ""


def _before(stretch: Stretch, tokens: Sequence[Token]) -> Iterator[str]:
    at = stretch.first - 1
    if at < 0 or tokens[at].text in _ENDS:
        yield "before:start"
        return
    token = tokens[at]
    lower = token.text.lower()
    yield f"before:{_kind_before(token)}"
    if lower in _WHERE:
        yield f"before:{lower}"
    further = tokens[at - 1] if at else None
    if token.text == "," and further is not None and further.is_name:
        yield "before:name comma"
    if token.is_name and (token.text in _GIVEN or _INITIAL.fullmatch(token.text)):
        yield "before:given name"
    if token.is_name and token.text in _BODIES:
        yield "before:body"
    if lower == "of" and further is not None and further.text in _BODIES:
        yield "before:body of"


_INITIAL = re.compile(r"[A-Z]\.?")
_BEFORE = frozenset({"the", "and", "of", "or", "(", "-"})
_BEHIND = frozenset({"and", "to", ")", "-", "("})
_BEING = frozenset({"is", "was", "are", "were", "has", "had", "will", "would"})


def _kind_before(token: Token) -> str:
    lower = token.text.lower()
    if lower in _WHERE:
        return "where"
    if token.text.rstrip(".") in _TITLES:
        return "title"
    if token.text == ",":
        return "comma"
    if lower in _BEFORE:
        return lower
    return _shape(token)


def _shape(token: Token) -> str:
    if token.is_name:
        return "name"
    return "lower" if token.text[0].islower() else "mark"


def _behind(stretch: Stretch, tokens: Sequence[Token]) -> Iterator[str]:
    at = stretch.last
    if at >= len(tokens) or tokens[at].text in _ENDS:
        yield "behind:end"
        return
    token = tokens[at]
    yield f"behind:{_kind_behind(token)}"
    further = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.text == "," and further is not None and further.is_name:
        yield "behind:comma name"
    if token.is_name and token.text in _SURNAMES:
        yield "behind:surname"


def _kind_behind(token: Token) -> str:
    lower = token.text.lower()
    kinds = {
        "comma": lower == ",",
        "owner": lower in {"'s", "’s"},
        "saying": lower in _SAYING,
        "unit": token.text in _UNITS,
        "body": token.text in _BODIES,
        lower: lower in _BEHIND,
        "be": lower in _BEING,
    }
    return next((kind for kind, holds in kinds.items() if holds), _shape(token))
