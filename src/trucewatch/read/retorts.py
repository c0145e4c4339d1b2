"""Answers told otherwise than by a verb of denying: silence, retorts, own inquiries.

Silence stands in phrases ("there was no comment from X", "X could not be reached").
An accusation answers one that was made right before it, by the other side.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trucewatch.model.trace import DropReason
from trucewatch.read.agent_lists import subjects
from trucewatch.read.agents import Agent, agents
from trucewatch.read.clauses import BE, VerbGroup, verb_group
from trucewatch.read.words import PhraseIndex, VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set

_FROM = frozenset({"from", "by"})
_NEAR = 6


@cache
def _phrases(key: str) -> PhraseIndex:
    return PhraseIndex(load_lexicon("responses")[key])


@cache
def _accusing() -> VerbIndex:
    return VerbIndex(load_lexicon("modality")["accuse"])


def silences(text: str) -> Iterator[tuple[Agent, ...]]:
    """Who is silent, for each phrase that says so of someone."""
    words = words_of(text)
    for key in ("silences", "unreached"):
        for phrase, first, last in _phrases(key).find(words):
            who = _behind(text, words, last) or _before(text, first)
            if who and not (phrase.endswith("word") and not _is_from(words, last)):
                yield who


def _is_from(words: tuple[Word, ...], last: int) -> bool:
    return any(w.lower in _FROM for w in words[last : last + 3])


def _behind(text: str, words: tuple[Word, ...], last: int) -> tuple[Agent, ...]:
    """Who is silent, as "no comment from X" has it."""
    marks = [
        n for n in range(last, min(last + 3, len(words))) if words[n].lower in _FROM
    ]
    if not marks:
        return ()
    near = [a for a in agents(text) if marks[0] < a.first <= marks[0] + 4]
    return tuple(near[:1])


def _before(text: str, first: int) -> tuple[Agent, ...]:
    """Who is silent, as "X could not be reached" has it."""
    near = [a for a in agents(text) if a.last <= first and first - a.last <= _NEAR]
    return tuple(near[-1:])


def _turns_back(text: str, group: VerbGroup, before: str) -> bool:
    """Whether an accusation answers one: it says so, or its maker was just accused.

    Args:
        text: the sentence.
        group: the verb that accuses.
        before: the sentence before it, or "".
    """
    words = words_of(text)
    near = words[max(0, group.first - 8) : group.last + 14]
    if _phrases("in_turn").find(tuple(near)) and (
        _charges(before) or _charged(text, group)
    ):
        return True
    own = {_name(agent) for agent in subjects(text, group)}
    return bool(own & {_name(a) for a in (*_charges(before), *_charged(text, group))})


def _name(agent: Agent) -> str:
    return agent.actor or agent.text.lower()


def _was_accused(before: str) -> bool:
    """Whether someone is accused in the sentence `before`."""
    words = words_of(before)
    return bool(before) and bool(_accusing().find(words))


def _charges(before: str) -> tuple[Agent, ...]:
    """Those accused in the sentence `before`."""
    return _accused(before, len(words_of(before))) if before else ()


def _charged(text: str, group: VerbGroup) -> tuple[Agent, ...]:
    """Those accused earlier in the same sentence."""
    return _accused(text, group.first)


def _accused(text: str, last: int) -> tuple[Agent, ...]:
    words = words_of(text)
    found: list[Agent] = []
    for hit in _accusing().find(words):
        group = verb_group(words, hit, after_subject=True)
        if group is None or group.last > last:
            continue
        if group.passive:
            found += subjects(text, group)
        else:
            found += [
                a for a in agents(text) if group.last <= a.first <= group.last + 4
            ][:1]
    return tuple(found)


def no_retort(text: str, group: VerbGroup, *, before: str) -> DropReason | None:
    """Why an accusation is no answer to one, or None where it is."""
    if group.passive or not group.finite or group.before & {"not", "never"}:
        return DropReason.NOT_SAID
    if group.lemma == "say/said/said it was":
        words = words_of(text)
        behind = {word.lower for word in words[group.last : group.last + 8]}
        told = _was_accused(before) and behind & {"who", "that", "which"}
        return None if told else DropReason.NO_ACCUSATION
    if group.lemma.startswith(("trade", "exchange")) or _turns_back(
        text, group, before
    ):
        return None
    return DropReason.NO_ACCUSATION


def looks_into(text: str, group: VerbGroup) -> bool:
    """Whether someone has opened an inquiry, or looks into what happened."""
    words = words_of(text)
    if not group.finite or group.before & _UNDONE or not _is_own(words, group):
        return False
    behind = [word.lower for word in words[group.last : group.last + 6]]
    if group.lemma in _LOOKING:
        ongoing = words[group.head].lower.endswith("ing") and group.before & BE
        return bool(ongoing)
    opened = next((n for n, word in enumerate(behind) if word in _INQUIRIES), None)
    return opened is not None and not {",", "to", "that"} & set(behind[:opened])


def _is_own(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether a party looks into its own act, no court into another's."""
    armed = any(word.lower in _PARTIES for word in words[: group.first])
    behind = {word.lower for word in words[group.last :] if word.is_word}
    return armed and bool(behind & _INCIDENTS or len(behind) <= _BRIEF)


_BRIEF = 3
"""Words behind "opened" that only name the inquiry: "an internal investigation"."""


_PARTIES = word_set("responses", "parties")
_INCIDENTS = word_set("modality", "denied_deeds") | word_set("responses", "incidents")
_INQUIRIES = word_set("responses", "inquiries")
_LOOKING = word_set("responses", "action_taken")
_UNDONE = frozenset({"not", "never", "will", "would", "may", "might", "should", "must"})
