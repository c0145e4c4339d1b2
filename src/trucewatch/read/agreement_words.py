"""Who does something to which agreement, as word order has it: no tree is asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import AgreementActType
from trucewatch.model.document import Span
from trucewatch.read.agent_lists import subjects
from trucewatch.read.agents import Agent, agents
from trucewatch.read.attributions import attributions
from trucewatch.read.clauses import VerbGroup, clause_around
from trucewatch.read.mentions import actor_mention
from trucewatch.read.occasions import times_in
from trucewatch.read.passage import Passage
from trucewatch.read.words import PhraseIndex, VerbIndex, Word, words_of
from trucewatch.reference.lexicon import live_set, load_lexicon, word_set
from trucewatch.text.numbers import find_numbers
from trucewatch.text.sieve import keys_of, sieve_of

SUBJECT_ACTS = frozenset({AgreementActType.ENDED, AgreementActType.EXTENDED})
"""Acts that an agreement may be the subject of: "the truce expired"."""
MATTER_ACTS = frozenset({AgreementActType.AGREED, AgreementActType.ANNOUNCED})
"""Acts that may have a matter of a ceasefire in the place of an agreement."""
MATTER = live_set("agreement_acts", "matter")
"""Words of what an agreement is about, where its name is not given."""
_OPENERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "years", "days"})
_REDUCED = frozenset({"in", "at", "on", "by", "between", "last", "earlier"})
_OTHER_DEALS = word_set("agreement_acts", "other_deals")

Range = tuple[int, int]
"""Half-open range of words of the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An act's two sides.

    Args:
        actors: those who do it; empty where nobody is named.
        instrument: the words that name the agreement, or None.
        object: what it is done to in the source's words, or None.
        turned: whether the agreement is its subject: nobody need act.
    """

    actors: tuple[ActorMention, ...]
    instrument: str | None
    object: str | None
    turned: bool


@cache
def _instruments() -> PhraseIndex:
    return PhraseIndex(load_lexicon("agreement_acts")["instruments"], plurals=True)


@cache
def _telling() -> tuple[VerbIndex, frozenset[str]]:
    """Verbs of acts on agreements, and the nouns that may tell of one."""
    table = load_lexicon("agreement_acts")
    verbs = VerbIndex(verb for kind in AgreementActType for verb in table[kind.value])
    nouns = {noun for row in table["nouns"].values() for noun in row}
    return verbs, frozenset({*nouns, *table["unbound"]})


@cache
def _binding() -> tuple[VerbIndex, frozenset[str], frozenset[str]]:
    """Verbs and nouns of promising, and words of a duty."""
    table = load_lexicon("agreement_acts")
    promises = VerbIndex(table["promise"])
    return promises, frozenset(table["promise_nouns"]), frozenset(table["duty_cues"])


def may_bind(text: str) -> bool:
    """Whether an act on an agreement, a promise or a duty may stand in the sentence."""
    if not sieve_of(text).holds(_binding_keys()):
        return False
    words = words_of(text)
    lowers = {word.lower for word in words}
    promise, nouns, duty = _binding()
    if promise.find(words) or lowers & nouns:
        return True
    agreed = bool(_instruments().find(words))
    if lowers & duty and (agreed or lowers & {"by", "before", "until", "within"}):
        return True
    verbs, telling = _telling()
    acts = bool(verbs.find(words)) or bool(lowers & telling)
    return acts and (agreed or bool(lowers & MATTER))


@cache
def _binding_keys() -> frozenset[str]:
    """What a text must hold to bind anyone (see `text.sieve`)."""
    promise, nouns, duty = _binding()
    verbs, telling = _telling()
    return promise.keys | verbs.keys | keys_of(nouns | duty | telling)


def named_in(text: str) -> str | None:
    """The words of `text` that name an agreement, or None."""
    words = words_of(text)
    part = _named(words, (0, len(words)))
    return text[words[part[0]].start : words[part[1] - 1].end] if part else None


def frame_in_words(
    passage: Passage, group: VerbGroup, kind: AgreementActType
) -> Frame | None:
    """The frame as word order has it."""
    words = words_of(passage.text)
    behind = (group.last, _sentence_end(passage, group.last))
    before = (clause_around(passage.text, group.head)[0], group.first)
    happens = kind in SUBJECT_ACTS and not _has_object(words, group)
    reduced = _is_reduced(words, group)
    turned = group.passive or reduced or (happens and not _named(words, behind))
    matter = before if turned else behind
    instrument = _named(words, matter)
    if instrument is None and not _about(words, matter, kind):
        return None
    found = actors_of(passage, group, behind=group.passive or reduced)
    return Frame(
        actors=tuple(actor_mention(passage, agent) for agent in found),
        instrument=_cut(passage, instrument),
        object=None if turned else _cut(passage, _undated(passage, behind)),
        turned=turned,
    )


def _has_object(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether the verb has an object of its own: "the truce ended two days of ..."."""
    if group.last >= len(words):
        return False
    behind = words[group.last].lower
    counted = find_numbers(behind, Span(0, len(behind)))
    return behind in _OPENERS or bool(counted)


def _is_reduced(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether it tells of the agreement right before it: "the truce signed in X"."""
    if group.before or group.last >= len(words):
        return False
    near = (max(0, group.first - 3), group.first)
    follows = words[group.last].lower in _REDUCED
    return follows and _named(words, near) is not None


def _sentence_end(passage: Passage, first: int) -> int:
    """Index at which the statement begun at `first` ends: a mark, or who says it."""
    words = words_of(passage.text)
    told = [a.first for a in attributions(passage.text) if a.trailing]
    marks = [n for n in range(first, len(words)) if words[n].text in {";", ":"}]
    return min((n for n in (*marks, *told) if n > first), default=len(words))


def _named(words: tuple[Word, ...], part: Range) -> Range | None:
    """Range of words that name an agreement in `part`, or None."""
    for _, first, last in _instruments().find(words):
        other = first > 0 and words[first - 1].lower in _OTHER_DEALS
        if part[0] <= first and last <= part[1] and not other:
            return first, last
    return None


def _about(words: tuple[Word, ...], part: Range, kind: AgreementActType) -> bool:
    """Whether what is agreed or announced is a matter of a ceasefire."""
    within = words[part[0] : part[1]]
    return kind in MATTER_ACTS and any(w.lower in MATTER for w in within)


def actors_of(passage: Passage, group: VerbGroup, *, behind: bool) -> tuple[Agent, ...]:
    """Those who act: the subject, or where it is turned those behind "by"."""
    if not behind:
        return subjects(passage.text, group)
    words = words_of(passage.text)
    by = [n for n in range(group.last, len(words)) if words[n].lower == "by"]
    if not by:
        return ()
    listed: list[Agent] = []
    position = by[0] + 1
    for agent in agents(passage.text):
        if agent.first < position:
            continue
        between = {word.lower for word in words[position : agent.first]}
        if not between <= {",", "and", "the"}:
            break
        listed.append(agent)
        position = agent.last
    return tuple(listed)


def _undated(passage: Passage, part: Range) -> Range | None:
    """The part before its first date, without closing marks; None if none is left."""
    words = words_of(passage.text)
    first, last = part
    dated = [m.span.start - passage.span.start for m in times_in(passage)]
    while last > first and any(
        words[first].start < at <= words[last - 1].start for at in dated
    ):
        last -= 1
    leads = {"on", "by", "in", "at", "before", "until"} if last < part[1] else set()
    while last > first and not (
        words[last - 1].is_word and words[last - 1].lower not in leads
    ):
        last -= 1
    return (first, last) if last > first else None


def _cut(passage: Passage, part: Range | None) -> str | None:
    if part is None:
        return None
    words = words_of(passage.text)
    return passage.text[words[part[0]].start : words[part[1] - 1].end]
