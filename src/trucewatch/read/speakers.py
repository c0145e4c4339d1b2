"""From the words that name a speaker to a hop: person, office, body, outlet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from trucewatch.model.actor import Actor, ActorKind
from trucewatch.model.source import Hop, HopMode
from trucewatch.read.words import Word, words_of
from trucewatch.reference.actors import load_actors
from trucewatch.reference.lexicon import live_set, word_set

ROLES = live_set("speech", "words", "roles")
_BEFORE_ROLE = live_set("speech", "words", "role_before")
_BODIES = live_set("speech", "words", "bodies")
OUTLETS = live_set("speech", "words", "outlets")
_TITLES = live_set("speech", "words", "titles")
_GIVEN = live_set("speech", "words", "given")
PRONOUNS = frozenset({"he", "she", "they", "it"})
_LOWER_IN_NAMES = frozenset({"de", "al", "bin", "ibn", "van", "von", "el", "del", "da"})
_BEFORE_NO_NAME = frozenset({"in", "on", "of", "for", "at", "from", "the"})
_NO_NAME = frozenset({"Earlier", "Meanwhile", "Later", "However", "On", "In", "At"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A speaker as some words name it, not yet tied to earlier mentions.

    Args:
        hop: what the words say of it; for "she" or "the official", None.
        pronoun: the pronoun, or None.
        definite: role or body word of "the official", "the ministry", or None.
    """

    hop: Hop | None
    pronoun: str | None = None
    definite: str | None = None

    @property
    def is_outlet(self) -> bool:
        """Whether it is an agency, paper or channel and nobody else."""
        return self.hop is not None and self.hop.outlet is not None


def anyone(phrase: str, *, mode: HopMode = HopMode.INDIRECT) -> Speaker | None:
    """The speaker whom a phrase names by any noun: "drivers", "the diocese".

    For phrases that stand where only a speaker can stand; None for what cannot
    speak (figures, a plan) and for words that name nobody.
    """
    words = words_of(phrase)
    lowers = [word.lower for word in words]
    plain = [lower for lower in lowers if lower not in _SMALL]
    if not plain or len(words) > _LONGEST or set(lowers) & _MUTE:
        return None
    if not all(word.is_word or word.text == "'s" for word in words):
        return None
    return Speaker(hop=Hop(role=_stripped(phrase), mode=mode))


_SMALL = word_set("speech", "words", "small")
_MUTE = live_set("speech", "words", "mute")
_LONGEST = 9
"""Words of the longest phrase that names a speaker by any noun."""


_OF = frozenset({"of", "for", "at", "from", "with"})


@lru_cache(maxsize=4096)
def speaker_of(phrase: str, *, mode: HopMode = HopMode.INDIRECT) -> Speaker | None:
    """The speaker that `phrase` names, or None where it names none.

    Args:
        phrase: a noun phrase, appositions included, e.g. "Elif Demir, a
            spokeswoman for the Turkish Defence Ministry".
        mode: how the words are passed on.
    """
    words = words_of(phrase)
    if not words:
        return None
    lowers = [word.lower for word in words]
    if len(words) == 1 and lowers[0] in PRONOUNS:
        return Speaker(hop=None, pronoun=lowers[0])
    actor = _body_actor(phrase)
    name = _person(phrase, words)
    role = _role(words)
    definite = None if name else _definite(lowers)
    if actor is None and definite:
        return Speaker(hop=None, definite=definite)
    hop = _hop(phrase, actor=actor, name=name, role=role, mode=mode)
    return Speaker(hop=hop, definite=definite if role else None) if hop else None


def _hop(
    phrase: str,
    *,
    actor: Actor | None,
    name: str | None,
    role: str | None,
    mode: HopMode,
) -> Hop | None:
    if actor is not None and actor.kind is ActorKind.MEDIA and not (name or role):
        return Hop(outlet=_name_of(actor), mode=mode, side=actor.side)
    if actor is not None:
        side = side_of(actor)
        return Hop(speaker=name, role=role, body=_name_of(actor), mode=mode, side=side)
    lowers = {word.lower for word in words_of(phrase)}
    named = _stripped(phrase)
    if not role and lowers & OUTLETS and any(w.is_name for w in words_of(named)):
        return Hop(outlet=named, mode=mode)
    body = _employer(phrase) if role else None
    if not (role or name) and (lowers & _BODIES or _is_articled_name(phrase)):
        body = named
    if name or role or body:
        return Hop(speaker=name, role=role, body=body, mode=mode)
    return None


def _employer(phrase: str) -> str | None:
    """The body behind an office: "head of the Saraqib council", or None."""
    words = words_of(phrase)
    offices = [n for n, word in enumerate(words[:-1]) if word.lower in ROLES]
    for office in offices:
        if words[office + 1].lower not in _OF:
            continue
        rest = phrase[words[office + 2].start :] if office + 2 < len(words) else ""
        body = _stripped(rest.split(",")[0])
        if any(word.is_name for word in words_of(body)):
            return body
    return None


def _is_articled_name(phrase: str) -> bool:
    """Whether it is "the" and nothing but a name: persons take no article."""
    words = words_of(phrase)
    article, *rest = words
    return article.lower == "the" and len(rest) > 1 and all(w.is_name for w in rest)


def _name_of(actor: Actor) -> str:
    """The first name by which reports know the actor: one origin, one name."""
    return actor.names[0].name if actor.names else actor.name


def side_of(actor: Actor) -> str | None:
    """Actor code of the state or bloc whose side it is; a state is its own."""
    if actor.side is None and actor.kind is ActorKind.STATE:
        return actor.code
    return actor.side


def _body_actor(phrase: str) -> Actor | None:
    """The most telling actor named: no generic one, an organ before its state."""
    found = [actor for _, _, actor in load_actors().find(phrase, loose=True)]
    named = [a for a in found if a.kind is not ActorKind.GENERIC or "/" not in a.code]
    real = [a for a in named if not a.code.startswith("GENERIC/")]
    ranked = sorted(real, key=lambda a: (a.kind is ActorKind.MEDIA, "/" not in a.code))
    return ranked[0] if ranked else None


def _definite(lowers: list[str]) -> str | None:
    if len(lowers) > 1 and lowers[0] in {"the", "this", "that"}:
        last = lowers[-1]
        if len(lowers) <= 4 and (last in ROLES or last in _BODIES):
            return last
    return None


def _stripped(phrase: str) -> str:
    words = words_of(phrase)
    skip = 0
    while skip < len(words) and words[skip].lower in {"the", "a", "an", "its", "their"}:
        skip += 1
    return phrase[words[skip].start :].strip() if skip < len(words) else ""


def _role(words: tuple[Word, ...]) -> str | None:
    """The office: the first role noun with the words that belong before it."""
    for index, word in enumerate(words):
        if word.lower not in ROLES:
            continue
        if index + 1 < len(words) and words[index + 1].lower in ROLES:
            continue
        if word.lower in {"general", "colonel", "captain"} and word.is_name:
            continue
        first = index
        while first and words[first - 1].lower in _BEFORE_ROLE | ROLES:
            first -= 1
        return " ".join(w.text for w in words[first : index + 1])
    return None


def _person(phrase: str, words: tuple[Word, ...]) -> str | None:
    """The person's name: the last run of name words that names nothing else."""
    taken = [(start, end) for start, end, _ in load_actors().find(phrase, loose=True)]
    runs: list[list[Word]] = [[]]
    for word in words:
        inside = any(start <= word.start < end for start, end in taken)
        plain = word.text.rstrip(".") in _TITLES or word.lower in ROLES | _BEFORE_ROLE
        if word.is_name and not inside and not plain and word.text not in _NO_NAME:
            runs[-1].append(word)
        elif not (runs[-1] and word.lower in _LOWER_IN_NAMES):
            runs.append([])
    names = [run for run in runs if run and _is_person(run, words)]
    if not names:
        return None
    return phrase[names[-1][0].start : names[-1][-1].end]


def _opens_common_phrase(first: Word, words: tuple[Word, ...]) -> bool:
    """Whether a capital is the sentence's only: "Mortar rounds", "Heavy shelling"."""
    if first is not words[0] or first.lower in _MUTE:
        return first.lower in _MUTE
    if len(words) == 1 or first.text in _GIVEN:
        return False
    second = words[1]
    small = second.lower in _SMALL | ROLES | _BEFORE_ROLE | _SELF | _THEN
    adverb = second.lower.endswith("ly")
    return second.is_word and second.text.islower() and not (small or adverb)


_SELF = frozenset({"himself", "herself", "who", "of", "for", "from", "with", "and"})
_THEN = frozenset({"later", "earlier"})


def _is_person(run: list[Word], words: tuple[Word, ...]) -> bool:
    if any(
        w.lower in _BODIES or w.lower in OUTLETS or w.lower in {"the", "a", "an"}
        for w in run
    ):
        return False
    if not all(w.is_word for w in run) or (len(run) == 1 and run[0].text.isupper()):
        return False
    if len(run) == 1 and _opens_common_phrase(run[0], words):
        return False
    before = words[words.index(run[0]) - 1] if words.index(run[0]) else None
    if before is not None and before.lower in _BEFORE_NO_NAME:
        return run[0].text in _GIVEN
    dated = before is not None and before.text[0].isdigit()
    return len(run) <= 4 and not dated
