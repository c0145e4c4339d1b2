"""Noun phrases of any kind beside a verb: "the bandits", "a lawyer", "three drivers".

Only for entries that allow any noun (`Entry.people`), and only where no listed
agent stands: the words beside the verb name who did it or to whom.
"""

from __future__ import annotations

from trucewatch.read.agents import Agent, AgentKind
from trucewatch.read.clauses import VerbGroup, clause_around
from trucewatch.read.words import Word, words_of
from trucewatch.reference.lexicon import word_set

_PREPOSITIONS = word_set("grammar", "prepositions") | {
    "off",
    "outside",
    "along",
    "without",
    "throughout",
    "hostage",
    "captive",
}
_ENDS = (
    _PREPOSITIONS
    | word_set("grammar", "hard")
    | word_set("grammar", "soft")
    | {"that", "and", "or", "then", "there", "here", "late", "early"}
)
_OPENERS = frozenset({",", ";", ":", "and", "but", "then", "that", "while", "when"})
_NEVER = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "who"}
    | {"which", "this", "these", "those", "one", "nobody", "none", "both", "himself"}
    | {"there", "what", "all", "some", "many", "others", "more", "most", "such"}
)
_DETERMINERS = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "some", "two", "three", "another"}
)
_LONGEST = 8


def phrase_before(text: str, group: VerbGroup) -> tuple[Agent, ...]:
    """The noun phrase that opens the clause of the verb, its subject; or nothing."""
    words = words_of(text)
    first = clause_around(text, group.head)[0]
    while first < group.first and words[first].lower in _OPENERS:
        first += 1
    marks = [n for n in range(first, group.first) if words[n].text in ",;:"]
    if words[first].lower in _PREPOSITIONS:
        if not marks:
            return ()
        first = marks[-1] + 1
    return _phrase(text, words, first, group.first)


def phrase_after(text: str, first: int, last: int) -> tuple[Agent, ...]:
    """The noun phrase that begins at word `first`, an object; or nothing."""
    return _phrase(text, words_of(text), first, last)


def _phrase(
    text: str, words: tuple[Word, ...], first: int, last: int
) -> tuple[Agent, ...]:
    end = first
    while end < last and words[end].lower not in _ENDS and words[end].is_word:
        end += 1
    kept = [word.lower for word in words[first:end] if word.lower not in _DETERMINERS]
    if not kept or set(kept) & _NEVER or end - first > _LONGEST:
        return ()
    start, stop = words[first].start, words[end - 1].end
    return (
        Agent(
            first=first,
            last=end,
            start=start,
            end=stop,
            text=text[start:stop],
            actor=None,
            kind=AgentKind.CIVIL,
        ),
    )
